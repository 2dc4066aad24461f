# shellcheck shell=bash disable=SC2154
# page and annotate: totals that were worked out by hand, reports and names that
# try to be markup, and both kinds of page in a browser.
t=nightly/page
command -v sqlite3 >/dev/null || { skip "$t" 'no sqlite3'; return 0; }
scripts=$top/scripts

# --- the pages of reports

cat >hostile.txt <<'END'
2024年度<script>window.pwned=1</script>局部门整体支出绩效自评报告
一、"><svg onload=window.pwned=2>概况</h2></main>
2024年支出100.00万元，其中：基本支出60.00万元，'"><script>window.pwned=3</script>支出30.00万元。
	<td onclick=window.pwned=4>项目
	预算</table><script>window.pwned=5</script>
	--><!--

	合计
	10.00
	</title><style>*{display:none}</style>

	javascript:window.pwned=6
	&#60;script&#62;window.pwned=7&lt;/script&gt;
	12.00
END
mkdir -p OUT
printf 'a.txt\taa01\n<img src=x onerror=window.pwned=8>.txt\tbb02\n' >ids
{
	printf '==> a.txt <==\n'
	cat "$samples/shipu-water-2023.txt"
	printf '\n==> <img src=x onerror=window.pwned=8>.txt <==\n'
	cat hostile.txt
} | "$scripts/annotate" -d OUT/reports --names ids --index ../../index.html 2>err
status_is "$t annotate" 0 $?
same_text "$t annotate is silent" '' "$(cat err)"
has "$t a policy is in the page" "default-src 'none'; style-src 'sha256-" OUT/reports/aa/aa01.html
tags='a aside b body data dd details div dl dt footer h1 h2 h3 h4 head header html i li main meta nav ol p pre script span style summary table td th title tr ul'
for f in OUT/reports/aa/aa01.html OUT/reports/bb/bb02.html; do
	same_text "$t no other tags in ${f##*/}" '' "$(sed '/<style>/,/<\/script>/d' "$f" |
	    grep -oE '<[/?]?[A-Za-z][A-Za-z0-9]*' | tr -d '</' | sort -u | grep -vxF "$(tr ' ' '\n' <<<"$tags")")"
done

# --- the page of the database

sqlite3 db <"$scripts/schema.sql"
# Amounts in fen: 1,000.00 and 2,000.00万元 planned, 900.00 and 1,900.00 spent: 93.33 %.
sqlite3 db <<'END'
INSERT INTO runs VALUES (1, '2025-04-01', 3, 3, 0, 0, 0, 1, 0, 0, 1, 0), (2, '2025-04-02', 6, 2, 1, 1, 1, 3, 1, 0, 2, 1);
INSERT INTO reports (id, name, region, unit, year, kind, title, score, grade, programs, sha256, status, reason, page, budget, outlay, sangong_budget, sangong_actual, rate_stated, first_seen, last_seen, first_run, changed_run) VALUES
	(1, '甲县/2024/水.docx', '甲县', '甲县水利局', 2024, 'whole', '', '95.5', '优', '', '', 'ok', NULL, 'reports/aa/aa01.html', 1000000000, 900000000, 10000000, 8000000, NULL, '2025-04-01', '2025-04-02', 1, 1),
	(2, '乙县/2024/<img src=x onerror=window.pwned=9>.docx', '<script>window.pwned=10</script>', '乙县"''<b onmouseover=window.pwned=11>局</b>', 2024, 'whole', '', '88', '良', '', '', 'ok', NULL, 'reports/bb/bb02.html', 2000000000, 1900000000, NULL, NULL, NULL, '2025-04-01', '2025-04-02', 1, 2),
	(3, '乙县/2024/乙县财政局项目.docx', '乙县', '乙县财政局', 2024, 'project', '', NULL, NULL, '', '', 'ok', NULL, 'reports/aa/aa01.html', NULL, NULL, NULL, NULL, NULL, '2025-04-02', '2025-04-02', 2, 2),
	(4, '乙县/2024/坏.docx', '乙县', '坏', 2024, NULL, NULL, NULL, NULL, '', '', 'aside', '加密</li><script>window.pwned=12</script>', NULL, NULL, NULL, NULL, NULL, NULL, '2025-04-02', '2025-04-02', 2, 2),
	(5, '乙县/2023/𠀋档案馆.docx', '乙县', '乙县𠀋档案馆', 2023, 'whole', '', '99', '优', '', '', 'ok', NULL, 'reports/aa/aa01.html', 500000000, 600000000, NULL, NULL, NULL, '2025-04-01', '2025-04-02', 1, 1),
	(6, '丙县/2024/去.docx', '丙县', '丙县局', 2024, 'whole', '', '99', '优', '', '', 'gone', NULL, NULL, 999900000000, 999900000000, NULL, NULL, NULL, '2025-04-01', '2025-04-01', 1, 2);
INSERT INTO reports (id, name, region, unit, sha256, programs, status, reason, first_seen, last_seen, first_run, changed_run) VALUES
	(7, '甲县/2024/锁.docx', '甲县', '锁', '', '', 'aside', 'is encrypted; open it with its password', '2025-04-01', '2025-04-02', 1, 1);
INSERT INTO findings (report, fingerprint, n, line, severity, rule, message, first_seen, last_seen, fixed_on, dismissed, first_run, fixed_run) VALUES
	(1, 'a', 1, 25, 'error', 'sum', '合计不符', '2025-04-01', '2025-04-02', NULL, 0, 1, NULL),
	(1, 'b', 1, 26, 'error', 'rate', '执行率不符', '2025-04-02', '2025-04-02', NULL, 0, 2, NULL),
	(1, 'c', 1, 27, 'error', 'rate', '不再看', '2025-04-02', '2025-04-02', NULL, 1, 1, NULL),
	(1, 'd', 1, 28, 'error', 'rate', '已改好的问题', '2025-04-01', '2025-04-01', '2025-04-02', 0, 1, 2),
	(2, 'e', 1, 29, 'error', 'rule</td><script>window.pwned=13</script>', '<img src=x onerror=window.pwned=14>', '2025-04-02', '2025-04-02', NULL, 0, 2, NULL),
	(2, 'f', 1, 30, 'warning', 'same', '请看', '2025-04-01', '2025-04-02', NULL, 0, 2, NULL);
INSERT INTO changes VALUES (2, 2, 'score_stated', '<i>87</i>', '88'), (2, 2, 'score_computed', '<i>87</i>', '88'),
	(2, 2, 'rate_stated', '95', '96.5'), (2, 2, 'rate_computed', '95', '96.49'), (2, 2, 'outlay', '1234567.89', '999.00'),
	(2, 2, 'budget', NULL, '-1000.50'), (2, 2, 'basic', '-0.501234', NULL);
END
"$scripts/page" db >OUT/index.html 2>err
status_is "$t page" 0 $?
same_text "$t page is silent" '' "$(cat err)"
"$scripts/page" db >again
same "$t page again" OUT/index.html again
# Lines that are kept say what is computed, and whatever changes is no longer kept.
cp db kept
{ cat "$scripts/schema.sql" "$scripts/night/shown.sql"; } | sqlite3 kept
same_text "$t lines are kept" 6 "$(sqlite3 kept 'SELECT count(*) FROM shown')"
"$scripts/page" kept >again
same "$t of lines that are kept" OUT/index.html again
for change in "UPDATE reports SET unit = '另一单位', score = '77' WHERE id = 1" "UPDATE findings SET dismissed = 0 WHERE fingerprint = 'c'" \
	"UPDATE findings SET fixed_on = '2025-04-03' WHERE fingerprint = 'f'" "DELETE FROM findings WHERE fingerprint = 'e'" \
	"INSERT INTO required (report, n, problem) VALUES (5, 1, 'missing')" "DELETE FROM required" \
	"UPDATE reports SET status = 'gone' WHERE id = 1" "DELETE FROM reports WHERE id = 3" "UPDATE shown SET csv = 'as older views say'; UPDATE shown_by SET sql = 'older'"; do
	sqlite3 kept "$change"
	"$scripts/page" kept >again 2>err
	cp kept computed
	sqlite3 computed 'DELETE FROM shown'
	"$scripts/page" computed >want 2>err
	same "$t kept, then: $change" want again
	cat "$scripts/schema.sql" "$scripts/night/shown.sql" | sqlite3 kept
	same_text "$t shown again after: $change" '0 0' "$(sqlite3 -separator ' ' kept 'SELECT (SELECT count(*) FROM unshown),
		(SELECT count(*) FROM lines l LEFT JOIN shown s ON s.name = l.name AND s.report = l.report AND s.csv IS l.csv AND s.head IS l.head AND s.tail IS l.tail
		WHERE s.name IS NULL)')"
done
flat() {	# the text of the page, a blank for every tag
	sed '/<style>/,/<\/script>/d; /<script/,/<\/script>/d; s/<[^>]*>/ /g' OUT/index.html | tr -s '\n ' ' '
}
flat >text
has "$t reports read" ' 已读报告 4 份 另有 2 份读不出' text
has "$t errors" ' 对不上的数字 3 处 涉及 2 份报告；另有提醒 1 处' text
has "$t budget of the year" ' 2024 年预算 3,000.00 万元 部门整体 2 份' text
has "$t outlay of the year" ' 2024 年支出 2,800.00 万元 总执行率 93.33%' text
has "$t 三公" ' 年三公经费决算 8.00 万元 预算 10.00 万元' text
has "$t mean score" ' 年平均得分 91.75 分' text
has "$t region" ' 甲县 2024 1 1,000.00 900.00 90.00% 10.00 8.00 95.50 2 0 ' text
has "$t sum of the year" ' 合计 2024 2 3,000.00 2,800.00 93.33% 10.00 8.00 91.75 3 1 ' text
has "$t sum of another year" ' 合计 2023 1 500.00 600.00 120.00% 99.00 0 0 ' text
has "$t kinds of findings" ' 完成率 1 0 0 1 ' text
has "$t new" ' 新收到 2 份 乙县财政局 乙县/2024/乙县财政局项目.docx 坏 乙县/2024/坏.docx' text
has "$t changed" '： 预算 无 → -1,000.50 万元； 支出 1,234,567.89 → 999.00 万元； 基本支出 -0.501234 → 无； 执行率 95% → 96.5%； 计算的执行率 95% → 96.49%； 得分 &lt;i&gt;87&lt;/i&gt; → 88 ' text
has "$t gone" ' 已撤走 1 份 丙县局' text
has "$t opened" ' 新发现的问题 3 处 错误 乙县' text
has "$t opened, the worst first" ' 执行率不符 提醒 乙县' text
has "$t fixed" ' 已改正的问题 1 处 甲县水利局 甲县/2024/水.docx 已改好的问题' text
has "$t set aside" '乙县/2024/坏.docx：加密&lt;/li&gt;&lt;script&gt;' text
has "$t bars of rates, the lowest of a bar" '90–92%：1 份' text
has "$t bars of rates" '94–96%：1 份' text
has "$t bars above 100" '超过100%：1 份' text
has "$t bars of scores" '94–96分：1 份' text
same_text "$t a reason in summary, too" '已加密，请去掉密码另存后重报' "$(sqlite3 db "SELECT reason FROM summary WHERE unit = '锁'")"
has "$t a reason that is known" '甲县/2024/锁.docx：已加密，请去掉密码另存后重报' text
same_text "$t names are no markup" 0 "$(sed '/<style>/,/<\/script>/d' OUT/index.html | grep -ciE '<(img|svg[^ ]|b on|i>87|script>)')"
same_text "$t nor in the data" 1 "$(sed -n '/id="data"/,$p' OUT/index.html | grep -c '</script>')"
"$scripts/page" -n 2 db >few
same_text "$t -n" 2 "$(sed -n '/id="data"/,$p' few | grep -c '^,\{0,1\}\[')"
# A row says the unit by a count of characters where the name begins with it, one of which UTF-16 has as two.
same_text "$t rows are short" "-5 4" "$(sed -n '/id="data"/,$p' OUT/index.html | grep -oE 'docx",-?[0-9]+' | cut -d, -f 2 | sort -n | xargs)"
has "$t -n is said" '共 4 份，这里列出问题最多的 2 份' few
# A hundred thousand rows have to open: no more than 150 bytes each.
cp db many
sqlite3 many <<'END'
WITH RECURSIVE k(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM k WHERE i < 2009)
INSERT INTO reports (id, name, region, unit, year, kind, score, grade, programs, sha256, status, page, budget, outlay, sangong_budget,
	sangong_actual, first_seen, last_seen, first_run, changed_run)
SELECT i, '柚坪县/2023/' || i || '号水利工程管理所.docx', '柚坪县', '柚坪县' || i || '号水利工程管理所', 2023, 'whole', '95.25', '优', '', '', 'ok',
	printf('reports/ab/ab%030d.html', i), 227704110000 + i * 10000, 224116220000 + i * 10000, 1653000000, 1397000000,
	'2025-04-01', '2025-04-02', 1, 1
FROM k;
END
"$scripts/page" many >out
same_text "$t 2,004 rows" 2004 "$(sed -n '/id="data"/,$p' out | grep -c '^,\{0,1\}\[')"
bytes=$(sed -n '/id="data"/,$p' out | wc -c)
same_text "$t in so many bytes or fewer" 300000 "$((bytes > 300000 ? bytes : 300000))"
sqlite3 empty <"$scripts/schema.sql"
"$scripts/page" empty >out 2>err
status_is "$t an empty database" 0 $?
has "$t an empty database is said" 还没有运行过 out
for a in 'no-such' '' '-n x db' '-x db' 'db db'; do
	# shellcheck disable=SC2086
	"$scripts/page" $a >out 2>err
	status_is "$t usage '$a'" 2 $?
	same "$t usage '$a' prints nothing" /dev/null out
done

# --- in a browser

for p in chromedriver chromium python3; do
	command -v $p >/dev/null || { skip "$t in a browser" "no $p"; return 0; }
done
timeout 300 python3 "$top/tests/nightly/browser.py" OUT reports/aa/aa01.html reports/bb/bb02.html >said 2>err
st=$?
status_is "$t the browser" 0 $st
[ $st -eq 0 ] || tail -n 3 err
while read -r verdict what; do
	case $verdict in
	ok) ok "$t $what" ;;
	*) fail "$t ${what%%: expected *}" "expected ${what#*: expected }" ;;
	esac
done <said
[ -s said ] || { fail "$t the browser" 'said nothing'; head_of err; }

# Without the outlay of one report the rate is that of the other, 1,900 of 2,000, and says so.
cp db one
sqlite3 one 'UPDATE reports SET outlay = NULL WHERE id = 1'
"$scripts/page" one >OUT/index.html
flat >text
has "$t rate of those with both" '总执行率 95.00%（预算、支出都有的 1 份）' text
