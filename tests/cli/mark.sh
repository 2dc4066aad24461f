# shellcheck shell=bash disable=SC2154
# jxmark: where pages go, what they are called, what is left out of them.
t=cli/mark
cat >a.txt <<'END'
一、基本情况
2024年支出合计100.00万元，其中：基本支出60.50万元，项目支出39.40万元。
END
sed 's/39.40/39.50/' a.txt >b.txt

notes() {	# how many notes a page has
	grep -c '<aside' "$1"
}

jxmark -d pages a.txt b.txt >out 2>err
status_is "$t -d" 0 $?
same "$t -d prints nothing" /dev/null out
same_text "$t -d" 'a.html
b.html' "$(ls pages)"
same_text "$t what is wrong has a note" 1 "$(notes pages/a.html)"
same_text "$t what is right has none" 0 "$(notes pages/b.html)"
jxmark a.txt >out
same "$t standard output is the same page" pages/a.html out

jxcheck a.txt | tail -n 1 >dismissed
jxmark --ignore dismissed a.txt >out
same_text "$t --ignore" 0 "$(notes out)"
printf 'rule 至少\n  scope report\n  figure base /基本支出/\n  check base >= 1000000\n' >rules
jxmark -r rules b.txt >out 2>err
status_is "$t -r" 0 $?
has "$t -r names the rule" '至少</span>' out
jxmark -r no-such b.txt >out 2>err
status_is "$t -r of no file" 2 $?
echo "<style>p{}</style>" >head.html
jxmark --head head.html a.txt >out
has "$t --head" '<style>p{}</style>' out

# --- every figure that is a record is marked, and no other

for f in "$samples"/*.txt "$shared"/seeds/*.txt "$shared"/fixtures/report-a/*.txt; do
	[ -f "$f" ] || continue
	jxmark "$f" 2>/dev/null | grep -o '<data ' | grep -c . >got
	jxfigures -H "$f" 2>/dev/null | grep -c . >want
	same "$t figures of ${f##*/}" want got
done
[ -d "$shared/seeds" ] || skip "$t figures of real reports" 'they are not here'
jxmark "$samples"/*.txt | sed -n 's/.*<li><a href="#\([^"]*\)">.*<\/a> .*<\/li>/\1/p' | grep -v '^f' >got
same "$t every operand is a marked figure" /dev/null got

# --- files named by a list

stream() {
	printf '==> x/"a"\\1.docx <==\n'
	cat a.txt
	printf '\n==> <b>.pdf <==\n'
	cat b.txt
}
printf 'x/"a"\\\\1.docx\t1f03\n<b>.pdf\tab-_Z9\n' >ids
stream | jxmark -d shelf --names ids --index ../../index.html >out 2>err
status_is "$t --names" 0 $?
same_text "$t --names makes" 'shelf/1f/1f03.html
shelf/ab/ab-_Z9.html' "$(find shelf -type f | sort)"
has "$t --names shows names" '<dd>x/&quot;a&quot;\1.docx</dd>' shelf/1f/1f03.html
has "$t --index" 'href="../../index.html"' shelf/1f/1f03.html
cp -r shelf was
stream | jxmark -d shelf --names ids --index ../../index.html
same_text "$t --names again" '' "$(diff -r was shelf)"

refused() {	# NAME MESSAGE: the list in ids
	stream | jxmark -d never --names ids >out 2>err
	status_is "$t $1" 2 $?
	has "$t $1 is said" "$2" err
}
printf 'x/"a"\\\\1.docx\t1f03\n' >ids
refused 'a list that ends early' "ids:1: does not name '<b>.pdf', the next report"
printf '<b>.pdf\tab-_Z9\nx/"a"\\\\1.docx\t1f03\n' >ids
refused 'a list of another order' "ids:1: does not name 'x/\"a\"\\1.docx', the next report"
for bad in ../../etc a /x .ab 'a b' ''; do
	printf 'x/"a"\\\\1.docx\t%s\n' "$bad" >ids
	rm -rf never
	refused "the file name '$bad'" 'ids:1: is no name, TAB and file name'
	same_text "$t the file name '$bad' makes nothing" '' "$(ls never 2>/dev/null)"
done
printf 'x/"a"\\\\1.docx\t1f03\n<b>.pdf\t..\nmore\tabcd\n' >ids
refused 'a bad line among good ones' 'ids:2: is no name, TAB and file name'
echo no-tab >ids
refused 'a line without TAB' 'ids:1: is no name, TAB and file name'
jxmark --names ids a.txt >out 2>err
status_is "$t --names alone" 2 $?
has "$t --names alone is said" "option '--names' needs '-d'" err

# --- more figures than a page holds

awk 'BEGIN { for (i = 0; i < 31000; i++) print "支出" i ".00万元。" }' >long.txt
jxmark -d long long.txt 2>err
status_is "$t a long report" 0 $?
has "$t a long report is said" 'too long for one page' err
same_text "$t a long report goes on" 'long-2.html
long.html' "$(ls long)"
has "$t a long report, first page" '<p id="1">' long/long.html
has "$t a long report, second page" '<p id="31000">' long/long-2.html

ways() {	# FILE: the links to other pages of the report
	grep -o '<a rel=[^>]*>' "$1"
}
on='<a rel="next" href="long-2.html">' back='<a rel="prev" href="long.html">'
same_text "$t a long report leads on above and below" "$on
$on" "$(ways long/long.html)"
same_text "$t a long report leads back, not on" "$back
$back" "$(ways long/long-2.html)"
jxmark -d long a.txt
same_text "$t a short report leads nowhere" '' "$(ways long/a.html)"
mkdir x
cp long.txt x
jxmark -d twice long.txt x/long.txt 2>err
same_text "$t two long reports of one name lead on" '<a rel="next" href="long-4.html">
<a rel="next" href="long-4.html">' "$(ways twice/long-3.html)"
{ cat long.txt; sed 's/^/年初/' long.txt; sed 's/^/年末/' long.txt; } >年.txt
jxmark -d three 年.txt 2>err
same_text "$t the second of three pages, in letters that addresses have" \
    '<a rel="prev" href="%E5%B9%B4.html">
<a rel="next" href="%E5%B9%B4-3.html">' "$(ways three/年-2.html | head -n 2)"
jxmark long.txt >out 2>err
same_text "$t pages on standard output have no address" '' "$(ways out)"
printf 'long.txt\tabcd\nb.txt\tabce\n' >ids
tail -v -n +1 long.txt b.txt | jxmark -d shelved --names ids 2>err
status_is "$t a long report on a list" 0 $?
same_text "$t a long report on a list makes" 'shelved/ab/abcd-2.html
shelved/ab/abcd.html
shelved/ab/abce.html' "$(find shelved -type f | LC_ALL=C sort)"
has "$t a long report on a list, second page" '<p id="31000">' shelved/ab/abcd-2.html
same_text "$t a long report on a list leads on" '<a rel="next" href="abcd-2.html">' \
    "$(ways shelved/ab/abcd.html | uniq)"
same_text "$t a long report on a list leads back" '<a rel="prev" href="abcd.html">' \
    "$(ways shelved/ab/abcd-2.html | uniq)"
same_text "$t the report behind a long one leads nowhere" '' "$(ways shelved/ab/abce.html)"
same_text "$t a long report on a list, the next" 1 "$(grep -c '<dd>b.txt</dd>' shelved/ab/abce.html)"
printf 'b.txt\tabce\n' >ids
tail -v -n +1 b.txt long.txt | jxmark -d never --names ids 2>err
status_is "$t a long report that is not on the list" 2 $?
has "$t a long report that is not on the list is said" "ids:1: does not name 'long.txt', the next report" err
