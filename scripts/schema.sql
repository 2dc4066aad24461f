-- schema.sql: the tables and views of jixiao.db, which scripts/nightly keeps.
-- For SQLite 3.35 or later; postgres.sql has the same records in PostgreSQL.
-- Running it again changes nothing in the tables and renews the views.
--
-- Amounts are integers in fen (0.01 yuan), so that sums are exact; the views
-- show them in 万元.  Dates are those of runs (YYYY-MM-DD), runs are counted
-- from 1.  A value that a report does not give is NULL.

-- One row a run that ended.  errors, warnings, roundings: open findings, of the
-- reports that are there.
CREATE TABLE IF NOT EXISTS runs (
	id INTEGER PRIMARY KEY,
	date TEXT NOT NULL,
	reports INTEGER NOT NULL,	-- files in the inbox, those set aside among them
	new INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	gone INTEGER NOT NULL,		-- since the run before
	aside INTEGER NOT NULL,
	errors INTEGER NOT NULL,
	warnings INTEGER NOT NULL,
	roundings INTEGER NOT NULL,
	opened INTEGER NOT NULL,	-- findings that were not there in the run before
	fixed INTEGER NOT NULL		-- findings that were, and are no more
);

-- One row a file of the inbox, also after it has gone.
CREATE TABLE IF NOT EXISTS reports (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,	-- path below the inbox; odd bytes and \ as \xHH
	region TEXT NOT NULL,		-- first folder of the name, or ''
	unit TEXT NOT NULL,		-- by jxmeta, else by the file's name
	year INTEGER,			-- by jxmeta, else by a folder or the file's name
	kind TEXT, title TEXT, score TEXT, grade TEXT,	-- by jxmeta
	claim TEXT,			-- whose, of which year and kind it says it is: see the view twice
	sha256 TEXT NOT NULL,
	programs TEXT NOT NULL,		-- which version read it
	status TEXT NOT NULL CHECK (status IN ('ok', 'aside', 'gone')),
	reason TEXT,			-- why it was set aside
	page TEXT,			-- its annotated text, relative to jixiao.db, for href
	tables INTEGER,			-- how many it has: tables/NAME/T1.csv …
	budget INTEGER, outlay INTEGER, basic INTEGER, project INTEGER,	-- fen
	sangong_budget INTEGER, sangong_actual INTEGER,			-- fen
	rate_stated TEXT,		-- per cent, as written, without the sign
	score_computed TEXT,		-- sum of the marks of the self-evaluation form
	first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
	first_run INTEGER NOT NULL,
	changed_run INTEGER NOT NULL	-- the last in which it came, changed or went
);

-- Headings, by jxsplit.
CREATE TABLE IF NOT EXISTS sections (
	report INTEGER NOT NULL REFERENCES reports,
	line INTEGER NOT NULL,
	section TEXT NOT NULL,		-- path of ordinals: 2.1.3, A1
	level INTEGER, role TEXT, label TEXT, title TEXT,
	PRIMARY KEY (report, line, section)
) WITHOUT ROWID;

-- What jxsplit --require says: sections 'missing', out of 'order', 'empty';
-- 'fits' names the template that was used.
CREATE TABLE IF NOT EXISTS required (
	report INTEGER NOT NULL REFERENCES reports,
	n INTEGER NOT NULL,
	line INTEGER, section TEXT,
	problem TEXT NOT NULL, title TEXT,
	PRIMARY KEY (report, n)
) WITHOUT ROWID;

-- By jxfigures; n counts the records of a report, "of" names ids, which stale
-- dates have not.
CREATE TABLE IF NOT EXISTS figures (
	report INTEGER NOT NULL REFERENCES reports,
	n INTEGER NOT NULL,
	line INTEGER NOT NULL, col INTEGER, section TEXT, place TEXT, label TEXT,
	year INTEGER, kind TEXT, op TEXT, value TEXT, unit TEXT, quantum TEXT,
	raw TEXT, id INTEGER, rel TEXT, of TEXT, scope TEXT, para INTEGER,
	PRIMARY KEY (report, n)
) WITHOUT ROWID;

-- Cells of tables that are not empty, by jxtables.
CREATE TABLE IF NOT EXISTS cells (
	report INTEGER NOT NULL REFERENCES reports,
	tbl INTEGER NOT NULL, row INTEGER NOT NULL, col INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (report, tbl, row, col)
) WITHOUT ROWID;

-- By jxcheck; n tells findings of one fingerprint in one report apart.  A
-- finding stays when it is fixed, with the date of the run that missed it.
CREATE TABLE IF NOT EXISTS findings (
	report INTEGER NOT NULL REFERENCES reports,
	fingerprint TEXT NOT NULL,
	n INTEGER NOT NULL,
	line INTEGER, col INTEGER, section TEXT,
	severity TEXT NOT NULL,		-- error, warning, rounding
	rule TEXT NOT NULL,
	stated TEXT, computed TEXT, difference TEXT,
	figures TEXT,			-- the operands: LINE:RAW ; LINE:RAW …
	message TEXT NOT NULL,
	first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
	fixed_on TEXT,			-- NULL: it is still there
	dismissed INTEGER NOT NULL DEFAULT 0,	-- listed in the file "dismissed"
	first_run INTEGER NOT NULL,	-- of its present time: set again when it returns
	fixed_run INTEGER,
	PRIMARY KEY (report, fingerprint, n)
) WITHOUT ROWID;

-- What a new version of a report says otherwise: a column of the view summary,
-- before and after.
CREATE TABLE IF NOT EXISTS changes (
	run INTEGER NOT NULL REFERENCES runs,
	report INTEGER NOT NULL REFERENCES reports,
	field TEXT NOT NULL,
	was TEXT, now TEXT,
	PRIMARY KEY (run, report, field)
) WITHOUT ROWID;

-- What the reasons of report2text and nightly mean to those who sent the report;
-- the longest pattern that fits counts, and others are shown as they are.
CREATE TABLE IF NOT EXISTS reasons (pattern TEXT PRIMARY KEY, zh TEXT NOT NULL) WITHOUT ROWID;
INSERT OR REPLACE INTO reasons VALUES
	('is encrypted%', '已加密，请去掉密码另存后重报'),
	('is a spreadsheet%', '是电子表格，请报送文字报告'),
	('is a presentation%', '是幻灯片，请报送文字报告'),
	('is an OFD%', '是OFD版式文件，请报送Word或PDF文件'),
	('is an archive%', '是压缩包或不是Word文件，请解开后重报'),
	('is a picture%', '是图片，请报送可复制文字的文件'),
	('is in an old format%', '是旧版WPS格式，请另存为.docx后重报'),
	('is of no format%', '格式无法识别，请另存为.docx或PDF后重报'),
	('is empty%', '是空文件'),
	('is cut off%', '文件不完整，请重新报送'),
	('is damaged%', '文件已损坏，请重新报送'),
	('is scanned%', '是扫描件，没有可读的文字，请报送电子版'),
	('holds no text%', '没有可读的文字（可能是扫描件），请报送电子版'),
	('is a link%', '是失效的链接（快捷方式），请报送文件本身'),
	('is no text%', '不是文本文件'),
	('cannot be read%', '文件读不了，请检查权限或磁盘'),
	('cannot be read as%', '无法打开，可能已损坏或加密'),
	('unpacks to more%', '解压后过大，疑似异常文件'),
	('is larger than%', '文件过大'),
	('its text is larger%', '文字过多'),
	('gave more than%', '转换结果过大'),
	('needs too much%', '转换所需内存过大'),
	('took longer%', '转换超时'),
	('takes more than%', '转换超时'),
	('the converter failed%', '转换程序出错'),
	('%for which no converter is installed%', '本机没有能读这种格式的转换程序，请管理员安装'),
	('the programs fail on it%', '读取程序出错，请联系管理员'),
	('changed while%', '读取时文件正在变化，下次再读');

CREATE INDEX IF NOT EXISTS reports_by_unit ON reports (region, year, unit);
CREATE INDEX IF NOT EXISTS reports_by_claim ON reports (claim, name) WHERE claim IS NOT NULL AND status = 'ok';

-- What summary.csv and the list of index.html say of a report, as the view lines has it, for most
-- reports say tonight what they said last night; triggers make what changes unshown, and
-- load.sql shows it again.  shown_by: the views by which that was made.
CREATE TABLE IF NOT EXISTS shown (
	name TEXT PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports,
	why TEXT, csv TEXT NOT NULL, head TEXT, tail TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unshown (report INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS shown_by (sql TEXT);

DROP VIEW IF EXISTS lines;
DROP VIEW IF EXISTS summary;
DROP VIEW IF EXISTS stated;
DROP VIEW IF EXISTS open_findings;
DROP VIEW IF EXISTS totals;
DROP VIEW IF EXISTS last_changes;
DROP VIEW IF EXISTS twice;

-- Findings that somebody should look at: most reports have none, so these come first.
CREATE VIEW open_findings AS
SELECT f.*, r.name, r.region, r.unit, r.year, r.page
FROM findings f CROSS JOIN reports r ON r.id = f.report
WHERE f.fixed_on IS NULL AND NOT f.dismissed AND r.status = 'ok';

-- Reports that claim what another does, too, and what is to be said of it: where both stand
-- in one region, or have the same amounts, too; cities have districts of one name.
CREATE VIEW twice AS
WITH several AS (
	SELECT claim FROM reports WHERE claim IS NOT NULL AND status = 'ok' GROUP BY claim HAVING count(*) > 1),
others AS MATERIALIZED (
	SELECT r.id AS report, r.claim, name, budget, outlay,
		count(*) OVER here AS n, first_value(name) OVER here AS first, nth_value(name, 2) OVER here AS second,
		count(*) OVER alike AS n_alike, first_value(name) OVER alike AS first_alike, nth_value(name, 2) OVER alike AS second_alike
	FROM several CROSS JOIN reports r ON r.claim = several.claim AND r.claim IS NOT NULL AND r.status = 'ok'
	WINDOW here AS (PARTITION BY r.claim, region ORDER BY name ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
		alike AS (PARTITION BY r.claim, budget, outlay ORDER BY name ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)),
told AS (
	SELECT report, claim, name, n, first, second FROM others WHERE n > 1
	UNION ALL
	SELECT report, claim, name, n_alike, first_alike, second_alike FROM others WHERE n = 1 AND n_alike > 1 AND budget > 0 AND outlay > 0)
SELECT report, claim, '与“' || iif(name = first, second, first) || '”' || iif(n > 2, printf('等%d份报告', n - 1), '') ||
	'单位、年度、类别相同，请核对是否重复报送' AS said
FROM told;

-- One row a report that is there: what it says and what was found, amounts in 万元.  Findings are
-- counted for each report by itself, since often a few are asked for; why is the reason as it was given.
CREATE VIEW stated AS
SELECT id, name, region, unit, year, kind,
	CASE WHEN budget IS NOT NULL THEN printf(iif(budget % 10000, '%s%d.%06d', '%s%d.%02d'), iif(budget < 0, '-', ''),
		abs(budget) / 1000000, abs(budget) % 1000000 / iif(budget % 10000, 1, 10000)) END AS budget,
	CASE WHEN outlay IS NOT NULL THEN printf(iif(outlay % 10000, '%s%d.%06d', '%s%d.%02d'), iif(outlay < 0, '-', ''),
		abs(outlay) / 1000000, abs(outlay) % 1000000 / iif(outlay % 10000, 1, 10000)) END AS outlay,
	CASE WHEN basic IS NOT NULL THEN printf(iif(basic % 10000, '%s%d.%06d', '%s%d.%02d'), iif(basic < 0, '-', ''),
		abs(basic) / 1000000, abs(basic) % 1000000 / iif(basic % 10000, 1, 10000)) END AS basic,
	CASE WHEN project IS NOT NULL THEN printf(iif(project % 10000, '%s%d.%06d', '%s%d.%02d'), iif(project < 0, '-', ''),
		abs(project) / 1000000, abs(project) % 1000000 / iif(project % 10000, 1, 10000)) END AS project,
	rate_stated,
	CASE WHEN budget > 0 AND outlay >= 0 THEN printf('%d.%02d',	-- half up, in integers
		(outlay * 20000 + budget) / (budget * 2) / 100,
		(outlay * 20000 + budget) / (budget * 2) % 100) END AS rate_computed,
	CASE WHEN sangong_budget IS NOT NULL THEN printf(iif(sangong_budget % 10000, '%s%d.%06d', '%s%d.%02d'), iif(sangong_budget < 0, '-', ''),
		abs(sangong_budget) / 1000000, abs(sangong_budget) % 1000000 / iif(sangong_budget % 10000, 1, 10000)) END AS sangong_budget,
	CASE WHEN sangong_actual IS NOT NULL THEN printf(iif(sangong_actual % 10000, '%s%d.%06d', '%s%d.%02d'), iif(sangong_actual < 0, '-', ''),
		abs(sangong_actual) / 1000000, abs(sangong_actual) % 1000000 / iif(sangong_actual % 10000, 1, 10000)) END AS sangong_actual,
	score AS score_stated, score_computed, grade,
	iif(status = 'ok', (SELECT count(*) FROM required WHERE report = id AND problem = 'missing'), NULL) AS sections_missing,
	iif(status = 'ok', (SELECT count(*) FROM findings WHERE report = id AND fixed_on IS NULL AND NOT dismissed AND severity = 'error'), NULL) AS errors,
	iif(status = 'ok', (SELECT count(*) FROM findings WHERE report = id AND fixed_on IS NULL AND NOT dismissed AND severity = 'warning'), NULL) AS warnings,
	iif(status = 'ok', (SELECT count(*) FROM findings WHERE report = id AND fixed_on IS NULL AND NOT dismissed AND severity = 'rounding'), NULL) AS roundings,
	status, page, reason AS why
FROM reports
WHERE status <> 'gone';

-- The same with the reason as people are told: what summary.csv holds.
CREATE VIEW summary AS
SELECT name, region, unit, year, kind, budget, outlay, basic, project, rate_stated, rate_computed, sangong_budget,
	sangong_actual, score_stated, score_computed, grade, sections_missing, errors, warnings, roundings, status, page,
	CASE WHEN why IS NOT NULL THEN coalesce((SELECT zh FROM reasons
		WHERE why LIKE pattern ORDER BY length(pattern) DESC LIMIT 1), why) ELSE said END AS reason
FROM stated LEFT JOIN twice ON twice.report = stated.id
ORDER BY name;

-- The same but for the reason as a line of CSV, as sqlite3 would quote it; a spreadsheet program
-- would compute a text that begins like a formula, so it gets an apostrophe in front.  And what
-- page.js makes a row of: its beginning, and its end after the numbers of region and kind, whose
-- fields are the name without REGION/YEAR/, or with "/" in front; the unit, which is often the
-- beginning of that, as many characters as a number says, below 0 without the region; the page,
-- which may be its id; amounts in 100 元, rates and scores in hundredths.
CREATE VIEW lines AS
WITH plain AS (
	SELECT id, why,
		iif(name GLOB '[=+@-]*', '''' || name, name) AS a, iif(region GLOB '[=+@-]*', '''' || region, region) AS b,
		iif(unit GLOB '[=+@-]*', '''' || unit, unit) AS c,
		year, kind AS k, coalesce(budget, '') || ',' || coalesce(outlay, '') || ',' || coalesce(basic, '') || ',' || coalesce(project, '') AS amounts,
		rate_stated AS d, coalesce(rate_computed, '') || ',' || coalesce(sangong_budget, '') || ',' || coalesce(sangong_actual, '') AS more,
		score_stated AS e, score_computed AS f, grade AS g,
		coalesce(sections_missing, '') || ',' || coalesce(errors, '') || ',' || coalesce(warnings, '') || ',' ||
		coalesce(roundings, '') || ',' || status || ',' || coalesce(page, '') AS last,
		coalesce(sections_missing, 0) AS missing, coalesce(errors, 0) AS errors, coalesce(warnings, 0) AS warnings
	FROM stated),
shorter AS (
	SELECT id, name, region, coalesce(nullif(unit, ''), name) AS unit, iif(page <> '', './' || page, NULL) AS href,
		iif(substr(name, 1, length(region) + 6) = region || '/' || year || '/', substr(name, length(region) + 7), NULL) AS rest,
		budget, outlay, sangong_budget AS sb, sangong_actual AS sa, grade,
		CASE WHEN budget > 0 AND outlay >= 0 THEN round(outlay * 100.0 / budget, 2)
			WHEN rate_stated GLOB '[0-9]*' THEN CAST(rate_stated AS REAL) END AS rate,
		CASE WHEN score GLOB '[0-9]*' THEN CAST(score AS REAL) END AS score
	FROM reports)
SELECT id AS report, name, why,
	coalesce(iif(a = '' OR a GLOB '*[^!#-&(-+.-~-]*', '"' || replace(a, '"', '""') || '"', a), '') || ',' ||
	coalesce(iif(b = '' OR b GLOB '*[^!#-&(-+.-~-]*', '"' || replace(b, '"', '""') || '"', b), '') || ',' ||
	coalesce(iif(c = '' OR c GLOB '*[^!#-&(-+.-~-]*', '"' || replace(c, '"', '""') || '"', c), '') || ',' ||
	coalesce(year, '') || ',' || coalesce(iif(k = '' OR k GLOB '*[^!#-&(-+.-~-]*', '"' || replace(k, '"', '""') || '"', k), '') || ',' ||
	amounts || ',' || coalesce(iif(d = '' OR d GLOB '*[^!#-&(-+.-~-]*', '"' || replace(d, '"', '""') || '"', d), '') || ',' || more || ',' ||
	coalesce(iif(e = '' OR e GLOB '*[^!#-&(-+.-~-]*', '"' || replace(e, '"', '""') || '"', e), '') || ',' ||
	coalesce(iif(f = '' OR f GLOB '*[^!#-&(-+.-~-]*', '"' || replace(f, '"', '""') || '"', f), '') || ',' ||
	coalesce(iif(g = '' OR g GLOB '*[^!#-&(-+.-~-]*', '"' || replace(g, '"', '""') || '"', g), '') || ',' || last AS csv,
	rtrim(replace(json_array(
		iif(rest IS NULL, '/' || name, rest),
		iif(unit = region || substr(rest, 1, length(unit) - length(region)), length(unit) - length(region),
			iif(unit = substr(rest, 1, length(unit)), -length(unit), unit)),
		iif(href GLOB './reports/??/*.html' AND substr(href, 11, 2) = substr(href, 14, 2), substr(href, 14, length(href) - 18), href)),
		'<', '\u003c'), ']') || ',' AS head,
	',' || substr(replace(json_array(
		iif(budget % 10000, budget / 10000.0, budget / 10000), iif(outlay % 10000, outlay / 10000.0, outlay / 10000),
		CAST(round(rate * 100) AS INTEGER), iif(sb % 10000, sb / 10000.0, sb / 10000), iif(sa % 10000, sa / 10000.0, sa / 10000),
		CAST(round(score * 100) AS INTEGER), grade, missing, errors, warnings), '<', '\u003c'), 2) AS tail
FROM plain JOIN shorter USING (id);

-- What is said of a report changes with these columns, with its findings, and with what it lacks:
-- then it is unshown, once, and its lines go.  Before a report changes, while it has the name by
-- which they are kept.
DROP TRIGGER IF EXISTS unshown_by_insert;
CREATE TRIGGER unshown_by_insert AFTER INSERT ON unshown BEGIN
	DELETE FROM shown WHERE name = (SELECT name FROM reports WHERE id = new.report);
END;
DROP TRIGGER IF EXISTS reports_unshown_by_insert;
CREATE TRIGGER reports_unshown_by_insert AFTER INSERT ON reports
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = new.id) BEGIN INSERT INTO unshown VALUES (new.id); END;
DROP TRIGGER IF EXISTS reports_unshown_by_update;
CREATE TRIGGER reports_unshown_by_update BEFORE UPDATE OF name, region, unit, year, kind, score, grade, status, reason, page, budget, outlay, basic, project,
	sangong_budget, sangong_actual, rate_stated, score_computed ON reports
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = old.id) BEGIN INSERT INTO unshown VALUES (old.id); END;
DROP TRIGGER IF EXISTS reports_unshown_by_delete;
CREATE TRIGGER reports_unshown_by_delete BEFORE DELETE ON reports
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = old.id) BEGIN INSERT INTO unshown VALUES (old.id); END;
DROP TRIGGER IF EXISTS findings_unshown_by_insert;
CREATE TRIGGER findings_unshown_by_insert AFTER INSERT ON findings
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = new.report) BEGIN INSERT INTO unshown VALUES (new.report); END;
DROP TRIGGER IF EXISTS findings_unshown_by_update;
CREATE TRIGGER findings_unshown_by_update AFTER UPDATE OF severity, fixed_on, dismissed ON findings
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = old.report) BEGIN INSERT INTO unshown VALUES (old.report); END;
DROP TRIGGER IF EXISTS findings_unshown_by_delete;
CREATE TRIGGER findings_unshown_by_delete AFTER DELETE ON findings
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = old.report) BEGIN INSERT INTO unshown VALUES (old.report); END;
DROP TRIGGER IF EXISTS required_unshown_by_insert;
CREATE TRIGGER required_unshown_by_insert AFTER INSERT ON required
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = new.report) BEGIN INSERT INTO unshown VALUES (new.report); END;
DROP TRIGGER IF EXISTS required_unshown_by_update;
CREATE TRIGGER required_unshown_by_update AFTER UPDATE ON required
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = old.report) BEGIN INSERT INTO unshown VALUES (old.report); END;
DROP TRIGGER IF EXISTS required_unshown_by_delete;
CREATE TRIGGER required_unshown_by_delete AFTER DELETE ON required
WHEN NOT EXISTS (SELECT 1 FROM unshown WHERE report = old.report) BEGIN INSERT INTO unshown VALUES (old.report); END;

-- By region and year, whole units only: a project is part of its unit.  In fen.
CREATE VIEW totals AS
SELECT region, year, count(*) AS reports, sum(budget) AS budget, sum(outlay) AS outlay,
	sum(basic) AS basic, sum(project) AS project,
	sum(sangong_budget) AS sangong_budget, sum(sangong_actual) AS sangong_actual
FROM reports WHERE status = 'ok' AND kind = 'whole'
GROUP BY region, year;

-- What the last run found new, changed or gone, and findings opened and fixed.
CREATE VIEW last_changes AS
WITH last(run) AS (SELECT max(id) FROM runs)
SELECT iif(status = 'gone', 'gone', iif(first_run = run, 'new', 'changed')) AS what, id AS report,
	NULL AS fingerprint, NULL AS message, NULL AS severity
FROM reports, last WHERE changed_run = run
UNION ALL
SELECT 'opened', report, fingerprint, message, severity FROM findings, last WHERE first_run = run AND fixed_on IS NULL
UNION ALL
SELECT 'fixed', report, fingerprint, message, severity FROM findings, last WHERE fixed_run = run;
