-- page.sql: the body of index.html, out of jixiao.db (schema.sql); run by page.
-- h(X) is X as text of HTML: everything that a report, its name or a message
-- says stands in it, or in JSON with every "<" escaped.  m(X) big(X) unit(X)
-- are amounts of X fen; see page.sed.

CREATE TEMP TABLE words (key TEXT PRIMARY KEY, zh TEXT);
-- words
INSERT INTO words VALUES ('k.whole', '部门整体'), ('k.project', '项目'), ('k.transfer', '转移支付'),
	('k.accounts', '决算'), ('k.budget', '预算'),
	('f.budget', '预算'), ('f.outlay', '支出'), ('f.basic', '基本支出'), ('f.project', '项目支出'),
	('f.rate_stated', '执行率'), ('f.rate_computed', '计算的执行率'), ('f.sangong_budget', '三公预算'),
	('f.sangong_actual', '三公决算'), ('f.score_stated', '得分'), ('f.score_computed', '计算的得分'),
	('f.grade', '等级'), ('f.unit', '单位'), ('f.year', '年度'), ('f.kind', '类别'), ('f.title', '标题'),
	('f.sections_missing', '缺少章节'), ('f.errors', '错误'), ('f.warnings', '提醒'), ('f.roundings', '舍入');

-- One row a report that is there; amounts in fen.
CREATE TEMP TABLE units AS
WITH counts AS (
	SELECT report, sum(severity = 'error') AS errors, sum(severity = 'warning') AS warnings
	FROM findings WHERE fixed_on IS NULL AND NOT dismissed GROUP BY report),
lacking AS (
	SELECT report, count(*) AS missing FROM required WHERE problem = 'missing' GROUP BY report)
SELECT id, name, region, coalesce(nullif(unit, ''), name) AS unit, year, kind, status,
	CASE WHEN status = 'ok' AND page <> '' THEN './' || page END AS href,
	budget, outlay, sangong_budget, sangong_actual, grade,
	CASE WHEN budget > 0 AND outlay >= 0 THEN round(outlay * 100.0 / budget, 2)
		WHEN rate_stated GLOB '[0-9]*' THEN CAST(rate_stated AS REAL) END AS rate,
	CASE WHEN score GLOB '[0-9]*' THEN CAST(score AS REAL) END AS score,
	coalesce(missing, 0) AS missing, coalesce(errors, 0) AS errors, coalesce(warnings, 0) AS warnings
FROM reports LEFT JOIN counts ON counts.report = id LEFT JOIN lacking ON lacking.report = id
WHERE status <> 'gone';

-- The year that most reports are about: the figures at the top are its.
CREATE TEMP TABLE main AS
SELECT year FROM units WHERE status = 'ok' AND kind = 'whole' AND year IS NOT NULL
GROUP BY year ORDER BY count(*) DESC, year DESC LIMIT 1;

CREATE TEMP VIEW links AS
SELECT r.id AS report, iif(r.page <> '' AND r.status = 'ok',
	'<a href="./' || h(r.page) || '">' || h(coalesce(nullif(r.unit, ''), r.name)) || '</a>',
	h(coalesce(nullif(r.unit, ''), r.name))) ||
	'<span class="soft"> ' || h(r.name) || '</span>' AS link,
	r.name
FROM reports r;

-- --- head and totals ---------------------------------------------------------

SELECT '<body>' || char(10) || '<header><h1>预算绩效自评报告核对总表</h1><p class="soft">' ||
	coalesce('数据截至 ' || h(date) || ' · 第 ' || id || ' 次运行', '还没有运行过') || '</p></header>'
FROM (SELECT max(id) AS id, date FROM runs);

SELECT '<dl class="totals">';
WITH sums AS (
	SELECT count(*) AS n, sum(budget) AS budget, sum(outlay) AS outlay,
		sum(iif(budget IS NOT NULL AND outlay IS NOT NULL, budget, 0)) AS both_budget,
		sum(iif(budget IS NOT NULL AND outlay IS NOT NULL, outlay, 0)) AS both_outlay,
		sum(budget IS NOT NULL AND outlay IS NOT NULL) AS both_n,
		sum(budget IS NOT NULL OR outlay IS NOT NULL) AS any_n,
		sum(sangong_budget) AS sb, sum(sangong_actual) AS sa, avg(score) AS score
	FROM units JOIN main USING (year) WHERE status = 'ok' AND kind = 'whole'),
alls AS (
	SELECT sum(status = 'ok') AS ok, sum(status = 'aside') AS aside, sum(errors) AS errors,
		sum(errors > 0) AS bad, sum(warnings) AS warnings FROM units),
tiles(at, name, value, unit, note) AS (
	SELECT 1, '已读报告', printf('%,d', coalesce(ok, 0)), '份', iif(aside > 0, '另有 ' || printf('%,d', aside) || ' 份读不出', '全部读出') FROM alls
	UNION ALL SELECT 2, '对不上的数字', printf('%,d', coalesce(errors, 0)), '处', printf('涉及 %,d 份报告；另有提醒 %,d 处', coalesce(bad, 0), coalesce(warnings, 0)) FROM alls
	UNION ALL SELECT 3, year || ' 年预算', big(budget), unit(budget), printf('部门整体 %,d 份', n) FROM sums, main WHERE budget IS NOT NULL
	UNION ALL SELECT 4, year || ' 年支出', big(outlay), unit(outlay), iif(both_budget > 0, printf('总执行率 %.2f%%', both_outlay * 100.0 / both_budget) || iif(both_n < any_n, printf('（预算、支出都有的 %,d 份）', both_n), ''), '') FROM sums, main WHERE outlay IS NOT NULL
	UNION ALL SELECT 5, year || ' 年三公经费决算', big(sa), unit(sa), iif(sb > 0, '预算 ' || big(sb) || ' ' || unit(sb), '') FROM sums, main WHERE sa IS NOT NULL
	UNION ALL SELECT 6, year || ' 年平均得分', printf('%.2f', score), '分', '自评得分，未加权' FROM sums, main WHERE score IS NOT NULL)
SELECT printf('<div><dt>%s</dt><dd><b>%s</b> %s</dd><dd class="soft">%s</dd></div>', name, value, unit, note) FROM tiles ORDER BY at;
SELECT '</dl>';

-- --- what changed ------------------------------------------------------------

CREATE TEMP TABLE kinds (what TEXT PRIMARY KEY, at INTEGER, zh TEXT, unit TEXT, open TEXT);
INSERT INTO kinds VALUES ('new', 1, '新收到', '份', ''), ('changed', 2, '有改动', '份', ''), ('gone', 3, '已撤走', '份', ''),
	('opened', 4, '新发现的问题', '处', ''), ('fixed', 5, '已改正的问题', '处', '');

-- What cannot be true comes first.
CREATE TEMP TABLE news AS
SELECT what, report, message, severity,
	row_number() OVER (PARTITION BY what ORDER BY severity IS NOT 'error', severity IS 'rounding', name, message) AS n,
	count(*) OVER (PARTITION BY what) AS of
FROM last_changes JOIN reports ON reports.id = report;

-- What a report says otherwise, in the order of the columns; what was computed only where
-- that is not what is stated.
CREATE TEMP TABLE changed AS
WITH of_run AS MATERIALIZED (
	SELECT c.*, iif(field IN ('budget', 'outlay', 'basic', 'project', 'sangong_budget', 'sangong_actual'), ' 万元', '') AS unit
	FROM changes c JOIN news USING (report)
	WHERE run = (SELECT max(id) FROM runs) AND what = 'changed' AND news.n <= 100)
SELECT report, group_concat('<span class="change">' || name || ' ' || was || ' → ' || now, '；</span>') || '</span>' AS html
FROM (SELECT report, coalesce(zh, h(field)) AS name,
		h(coalesce(was || sign, '无')) AS was, h(coalesce(now || sign || unit, '无')) AS now
	FROM (SELECT report, field, iif(unit = '', was, commas(was)) AS was, iif(unit = '', now, commas(now)) AS now,
			unit, iif(field LIKE 'rate%', '%', '') AS sign
		FROM of_run) a LEFT JOIN words ON key = 'f.' || field
	WHERE NOT EXISTS (SELECT 1 FROM of_run b WHERE b.report = a.report AND a.field LIKE '%_computed'
		AND b.field = replace(a.field, 'computed', 'stated') AND b.was IS a.was AND b.now IS a.now)
	ORDER BY report, words.rowid)
GROUP BY report;

SELECT '<section id="changes"><h2>本次变化</h2>';
SELECT '<p class="soft">与上次相比没有变化。</p>' WHERE NOT EXISTS (SELECT 1 FROM news);
SELECT iif(n = 1, printf('<details%s><summary>%s <b>%,d</b> %s</summary><ul>', iif(of <= 10, ' open', ''), kinds.zh, of, unit), '') ||
	'<li>' || coalesce('<span class="badge ' || words.key || '">' || words.zh || '</span> ', '') || link || coalesce(' ' || h(message), '') ||
	iif(what = 'changed', coalesce((SELECT '：' || html FROM changed WHERE changed.report = news.report), ''), '') || '</li>' ||
	iif(n = min(of, 100), iif(of > 100, printf('<li class="soft">还有 %,d %s，见 jixiao.db 的视图 last_changes</li>', of - 100, unit), '') || '</ul></details>', '')
FROM news JOIN kinds USING (what) JOIN links USING (report) LEFT JOIN words ON what = 'opened' AND words.key = severity
WHERE n <= 100 ORDER BY at, n;

SELECT iif(n = 1, printf('<details class="aside"%s><summary>读不出、已搁置 <b>%,d</b> 份</summary><ul>', iif(of <= 10, ' open', ''), of), '') ||
	'<li>' || h(name) || '：' || h(coalesce(reason, '原因不明')) || '</li>' ||
	iif(n = min(of, 200), iif(of > 200, printf('<li class="soft">还有 %,d 份，见 summary.csv</li>', of - 200), '') || '</ul></details>', '')
FROM (SELECT name, reason, row_number() OVER (ORDER BY name) AS n, count(*) OVER () AS of
	FROM summary WHERE status = 'aside')
WHERE n <= 200 ORDER BY n;

SELECT iif(n = 1, printf('<details class="aside"%s><summary>单位、年度、类别相同的报告 <b>%,d</b> 份</summary><ul>', iif(of <= 10, ' open', ''), of), '') ||
	'<li>' || link || '：' || h(said) || '</li>' ||
	iif(n = min(of, 200), iif(of > 200, printf('<li class="soft">还有 %,d 份，见 summary.csv</li>', of - 200), '') || '</ul></details>', '')
FROM (SELECT report, said, row_number() OVER (ORDER BY t.claim, name) AS n, count(*) OVER () AS of
	FROM twice t JOIN reports ON reports.id = report) JOIN links USING (report)
WHERE n <= 200 ORDER BY n;
SELECT '</section>';

-- --- distributions -----------------------------------------------------------

CREATE TEMP TABLE bins (chart TEXT, at INTEGER, low REAL, high REAL, label TEXT);	-- low <= x < high
INSERT INTO bins VALUES
	('rate', 0, -1, 80, '不足80'), ('rate', 1, 80, 85, '80–85'), ('rate', 2, 85, 90, '85–90'), ('rate', 3, 90, 92, '90–92'),
	('rate', 4, 92, 94, '92–94'), ('rate', 5, 94, 96, '94–96'), ('rate', 6, 96, 98, '96–98'), ('rate', 7, 98, 100, '98–100'),
	('rate', 8, 100, 100.005, '100'), ('rate', 9, 100.005, 9e99, '超过100'),
	('score', 0, -1, 60, '不足60'), ('score', 1, 60, 70, '60–70'), ('score', 2, 70, 80, '70–80'), ('score', 3, 80, 85, '80–85'),
	('score', 4, 85, 90, '85–90'), ('score', 5, 90, 92, '90–92'), ('score', 6, 92, 94, '92–94'), ('score', 7, 94, 96, '94–96'),
	('score', 8, 96, 98, '96–98'), ('score', 9, 98, 9e99, '98以上');

-- Values are few, however many the reports.
CREATE TEMP TABLE bars AS
WITH measured(chart, x, n) AS MATERIALIZED (
	SELECT 'rate', rate, count(*) FROM units WHERE status = 'ok' AND kind = 'whole' AND rate IS NOT NULL GROUP BY rate
	UNION ALL SELECT 'score', score, count(*) FROM units WHERE status = 'ok' AND score IS NOT NULL GROUP BY score)
SELECT chart, at, label,
	(SELECT coalesce(sum(n), 0) FROM measured WHERE measured.chart = bins.chart AND x >= low AND x < high) AS n,
	count(*) OVER (PARTITION BY chart) AS bars
FROM bins;

CREATE TEMP TABLE charts (chart TEXT PRIMARY KEY, at INTEGER, title TEXT, unit TEXT, note TEXT);
INSERT INTO charts VALUES ('rate', 1, '预算执行率', '%', '部门整体，支出÷预算，缺数时用报告所写；区间不等宽'),
	('score', 2, '自评得分', '分', '报告所写得分；区间不等宽');

-- 600 wide; bars up to 170 high above y = 200.
SELECT '<section id="charts"><h2>分布</h2><div class="charts">';
SELECT iif(b.at = 0, printf('<figure><figcaption><b>%s</b>（%s）<span class="soft">%,d 份。%s</span></figcaption><svg viewBox="0 0 600 232" role="img" aria-label="%s分布"><path class="axis" d="M0 200.5H600"/>',
		title, c.unit, sum(n) OVER (PARTITION BY chart), note, title), '') ||
	printf('<g><title>%s%s：%,d 份</title><rect x="%.1f" y="%.1f" width="%.1f" height="%.1f"/><text x="%.1f" y="%.1f">%s</text><text class="label" x="%.1f" y="222">%s</text></g>',
		label, c.unit, n, b.at * 600.0 / bars + 4, 200 - h, 600.0 / bars - 8, h,
		(b.at + 0.5) * 600 / bars, 192 - h, iif(n > 0, printf('%,d', n), ''), (b.at + 0.5) * 600 / bars, label) ||
	iif(b.at = bars - 1, '</svg></figure>', '')
FROM (SELECT *, n * 170.0 / max(max(n) OVER (PARTITION BY chart), 1) AS h FROM bars) b JOIN charts c USING (chart)
ORDER BY c.at, b.at;
SELECT '</div></section>';

-- --- by kind of finding ------------------------------------------------------

SELECT '<div class="pair"><section id="findings"><h2>核对结果分类</h2><div class="scroll" role="region" aria-label="核对结果分类" tabindex="0"><table class="data"><thead><tr><th scope="col">类别</th><th scope="col">错误</th><th scope="col">提醒</th><th scope="col">舍入</th><th scope="col">涉及报告</th></tr></thead><tbody>';
SELECT printf('<tr><th scope="row">%s</th><td class="%s">%,d</td><td>%,d</td><td>%,d</td><td>%,d</td></tr>', coalesce(zh, h(rule)),
	iif(errors > 0, 'bad', ''), errors, warnings, roundings, n)
FROM (SELECT rule, sum(severity = 'error') AS errors, sum(severity = 'warning') AS warnings, sum(severity = 'rounding') AS roundings,
	count(DISTINCT report) AS n FROM open_findings GROUP BY rule) LEFT JOIN words ON key = rule
ORDER BY errors DESC, warnings DESC, rule;
SELECT '</tbody></table></div></section>';

-- --- the lowest rates ---------------------------------------------------------

SELECT '<section id="lowest"><h2>' || coalesce((SELECT year || '年' FROM main), '') || '执行率最低的单位</h2><div class="scroll" role="region" aria-label="执行率最低的单位" tabindex="0"><table class="data"><thead><tr><th scope="col">单位</th><th scope="col">年度</th><th scope="col">预算</th><th scope="col">支出</th><th scope="col">执行率</th></tr></thead><tbody>';
SELECT printf('<tr><th scope="row">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%.2f%%</td></tr>',
	iif(href IS NULL, h(unit), '<a href="' || h(href) || '">' || h(unit) || '</a>'), year, m(budget), m(outlay), rate)
FROM units JOIN main USING (year) WHERE status = 'ok' AND kind = 'whole' AND rate IS NOT NULL ORDER BY rate, name LIMIT 10;
SELECT '</tbody></table></div></section></div>';

-- --- by region ---------------------------------------------------------------

-- The year that most reports are about in sight, the others folded up below.
CREATE TEMP TABLE region_rows AS
WITH one AS MATERIALIZED (	-- of whole units
	SELECT 0 AS last, region, year, count(*) AS n, sum(budget) AS budget, sum(outlay) AS outlay,
		sum(iif(budget IS NOT NULL AND outlay IS NOT NULL, budget, 0)) AS bb, sum(iif(budget IS NOT NULL AND outlay IS NOT NULL, outlay, 0)) AS bo,
		sum(sangong_budget) AS sb, sum(sangong_actual) AS sa, sum(score) AS scores, count(score) AS scored,
		sum(errors) AS errors, sum(warnings) AS warnings
	FROM units WHERE status = 'ok' AND kind = 'whole' GROUP BY region, year),
regions AS (
	SELECT *, scores / nullif(scored, 0) AS score FROM (
		SELECT * FROM one
		UNION ALL SELECT 1, '', year, sum(n), sum(budget), sum(outlay), sum(bb), sum(bo), sum(sb), sum(sa),
			sum(scores), sum(scored), sum(errors), sum(warnings) FROM one GROUP BY year))
SELECT year IS NOT (SELECT year FROM main) AS folded, row_number() OVER (ORDER BY year DESC, last, region) AS n,
	printf('<tr%s><th scope="row">%s</th><td>%s</td><td>%,d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td class="%s">%,d</td><td>%,d</td></tr>',
	iif(last, ' class="sum"', ''), iif(last, '合计', h(coalesce(nullif(region, ''), '未分地区'))), coalesce(year, ''), n, m(budget), m(outlay),
	iif(bb > 0, printf('%.2f%%', bo * 100.0 / bb), ''), m(sb), m(sa),
	iif(score IS NULL, '', printf('%.2f', score)), iif(errors > 0, 'bad', ''), errors, warnings) AS row
FROM regions ORDER BY n LIMIT 1000;
CREATE TEMP TABLE region_head AS SELECT '<div class="scroll" role="region" aria-label="分地区" tabindex="0"><table class="data"><thead><tr><th scope="col">地区</th><th scope="col">年度</th><th scope="col">份数</th><th scope="col">预算</th><th scope="col">支出</th><th scope="col">执行率</th><th scope="col">三公预算</th><th scope="col">三公决算</th><th scope="col">平均得分</th><th scope="col">错误</th><th scope="col">提醒</th></tr></thead><tbody>' AS html;

SELECT '<section id="regions"><h2>分地区</h2><p class="soft">部门整体支出报告；金额单位：万元。</p>' || html FROM region_head;
SELECT row FROM region_rows WHERE NOT folded ORDER BY n;
SELECT '</tbody></table></div>';
SELECT '<details><summary>其他年度</summary>' || replace(html, '"分地区"', '"分地区，其他年度"') FROM region_head WHERE EXISTS (SELECT 1 FROM region_rows WHERE folded);
SELECT row FROM region_rows WHERE folded ORDER BY n;
SELECT '</tbody></table></div></details>' WHERE EXISTS (SELECT 1 FROM region_rows WHERE folded);
SELECT '</section>';

-- --- the reports -------------------------------------------------------------

-- What comes first is what has most to look at; only ranks are sorted, not all they stand for.
CREATE TEMP TABLE ranks AS
SELECT rowid AS unit FROM units WHERE status = 'ok' ORDER BY errors DESC, warnings DESC, missing DESC, name LIMIT :rows;
CREATE TEMP VIEW listed AS
SELECT u.*, r.rowid AS n FROM ranks r CROSS JOIN units u ON u.rowid = r.unit;

SELECT printf('<section id="reports"><h2>各单位</h2><p class="soft">金额单位：万元。%s<span id="shown"></span></p>',
	iif(count(*) > :rows, printf('共 %,d 份，这里列出问题最多的 %,d 份；全部见 summary.csv 和 jixiao.db。', count(*), :rows), printf('共 %,d 份。', count(*))))
FROM units WHERE status = 'ok';
SELECT '<div class="tools" hidden><label>查找 <input id="find" type="search" placeholder="单位、地区、文件名" autocomplete="off"></label></div>
<div class="scroll" role="region" aria-label="各单位" tabindex="0"><table class="data" id="units"><thead><tr><th scope="col">单位</th><th scope="col">地区</th><th scope="col">年度</th><th scope="col">类别</th><th scope="col">预算</th><th scope="col">支出</th><th scope="col">执行率</th><th scope="col">三公预算</th><th scope="col">三公决算</th><th scope="col">得分</th><th scope="col">等级</th><th scope="col">缺章节</th><th scope="col">错误</th><th scope="col">提醒</th></tr></thead><tbody>';
SELECT printf('<tr><th scope="row">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td class="%s">%,d</td><td>%s</td></tr>',
	iif(href IS NULL, h(unit), '<a href="' || h(href) || '">' || h(unit) || '</a>'), h(region), coalesce(year, ''),
	coalesce(zh, h(coalesce(kind, ''))), m(budget), m(outlay),
	iif(rate IS NULL, '', printf('%.2f%%', rate)), m(sangong_budget), m(sangong_actual),
	iif(score IS NULL, '', printf('%.2f', score)), h(coalesce(grade, '')), iif(missing > 0, missing, ''), iif(errors > 0, 'bad', ''), errors, warnings)
FROM listed LEFT JOIN words ON key = 'k.' || kind WHERE n <= 100 ORDER BY n;
SELECT '</tbody></table></div><p class="tools" hidden><button type="button" id="more">再显示一些</button></p>';
-- What page.js makes rows of again, in few bytes: what many rows say stands once; the
-- rest is in the view lines, and was in most reports' case before, in the table shown.
CREATE TEMP TABLE region_at AS
SELECT region, row_number() OVER (ORDER BY region) - 1 AS region_n FROM (SELECT DISTINCT region FROM units);
CREATE TEMP TABLE kind_at AS
SELECT kind, coalesce(zh, kind) AS zh, row_number() OVER (ORDER BY kind) - 1 AS kind_n
FROM (SELECT DISTINCT kind FROM units WHERE kind IS NOT NULL) LEFT JOIN words ON key = 'k.' || kind;
SELECT '<script type="application/json" id="data">{"regions":' || (SELECT replace(json_group_array(region), '<', '\u003c') FROM region_at) ||
	',"kinds":' || (SELECT replace(json_group_array(zh), '<', '\u003c') FROM kind_at) || ',"rows":[';
SELECT iif(n = 1, '', ',') || coalesce(head, (SELECT head FROM lines WHERE lines.report = id)) ||
	region_n || ',' || coalesce(year, 'null') || ',' || coalesce(kind_n, 'null') || coalesce(tail, (SELECT tail FROM lines WHERE lines.report = id))
FROM listed CROSS JOIN region_at USING (region) LEFT JOIN kind_at USING (kind) LEFT JOIN shown USING (name) ORDER BY n;
SELECT ']}</script></section>';
SELECT '<footer>由 jixiao 根据报告文本自动识别、核对，结论以原件为准。“错误”指各数不可能同时为真，“提醒”请人工看一看。</footer>' || char(10) || '</body>';
