# The programs fit together, and with what stands beside them.
tab=$(printf '\t')
for f in lanxi-forestry-2024.txt shipu-water-2023.txt fengqiao-archives-2022.txt songling-health-2024.txt; do
	cp "$samples/$f" report.txt

	# Dropping the other columns of jxsplit gives the cleaned report back.
	jxsplit -H report.txt | cut -f8 >got
	jxclean report.txt | sed 's/\\/\\\\/g; s/	/\\t/g' >want
	same "pipe/filters $f jxsplit | cut = jxclean" want got

	# Cleaning first changes nothing but where the bytes stand.
	jxclean report.txt | jxfigures | cut -f2,4- >got
	jxfigures report.txt | cut -f2,4- | sed 's/^report.txt/-/' >want
	same "pipe/filters $f jxclean | jxfigures = jxfigures" want got

	# Line records carry their sections along.
	jxsplit report.txt | awk -F'\t' 'NR == 1 || $3 ~ /^2/' | jxfigures |
	    cut -f1,2,4,5,8-11 | tail -n +2 >got
	jxfigures report.txt | cut -f1,2,4,5,8-11 | awk -F'\t' '$3 ~ /^2/' >want
	same "pipe/filters $f jxsplit | awk | jxfigures" want got
	jxsplit report.txt | jxfigures >got
	jxfigures report.txt >want
	same "pipe/filters $f jxsplit | jxfigures = jxfigures" want got

	# Findings are the same from the text and from figure records.
	jxcheck report.txt >want 2>/dev/null
	jxfigures report.txt | jxcheck >got 2>/dev/null
	same "pipe/filters $f jxfigures | jxcheck = jxcheck" want got
	jxfigures --csv report.txt | jxcheck >got 2>/dev/null
	same "pipe/filters $f jxfigures --csv | jxcheck" want got

	# Records survive other tools.
	if command -v mlr >/dev/null; then
		jxfigures report.txt | mlr --tsv reorder -f value,raw then reorder -e -f doc | jxcheck | cut -f2- >got 2>/dev/null
		cut -f2- want >want2
		same "pipe/filters $f columns in another order" want2 got
	fi
	jxfigures report.txt | sort -t"$tab" -k10,10 -s >sorted
	[ "$(wc -l <sorted)" -eq "$(jxfigures report.txt | wc -l)" ] && ok "pipe/filters $f sort" || fail "pipe/filters $f sort"
	jxfigures --jsonl report.txt >json
	if command -v python3 >/dev/null; then
		python3 -c '
import json, sys
for line in sys.stdin:
    r = json.loads(line)
    print(r["line"], r["value"], r["raw"])' <json >got 2>&1
		jxfigures -H report.txt | awk -F'\t' '{ print $2, $10, $13 }' | sed 's/\\n/\n/g' >want2
		sed 's/\\n/\n/g' got >got2
		same "pipe/filters $f JSON lines" want2 got2
	fi
done

# Two reports of one name, one after the other, are two reports.
a=$samples/fengqiao-archives-2022.txt b=$samples/shipu-water-2023.txt
{ jxcheck -H - <"$a"; jxcheck -H - <"$b"; } >want 2>/dev/null
{ jxfigures - <"$a"; jxfigures -H - <"$b"; } | jxcheck -H >got 2>/dev/null
same 'pipe/filters two reports of one name' want got

# What was read before says nothing of a report: behind lines with labels its outline is what
# it is alone.
text=$top/tests/outline/numbers-on-the-line-behind-their-titles.txt
jxsplit -H - <"$text" >want
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
	echo "$n、第$n项工作"
done >before
jxsplit -H before - <"$text" | grep -v '^before' >got
same 'pipe/filters an outline behind another' want got

# An archive without document lines is checked in pieces, and that is said.
yes '支出5万元。' | head -n 31000 | jxcheck -H >got 2>err
printf '%s\n' "jxcheck: -:30001: more than 30000 figures for one report: checked in pieces; give several reports as files, or with '==> NAME <==' lines between them" >want
same 'pipe/filters a report without end' want err

# 其中： without indentation goes on as long as it adds up; a digit wrong is still found.
printf '三公经费表\n单位：万元\n\t项目\t预算数\t决算数\n\t合计\t246\t167.37\n\t出国费\t0\t0\n\t接待费\t1\t2.14\n\t公务用车费\t245\t165.23\n\t其中：运行费\t165\t87.07\n\t购置费\t80\t78.16\n\n' >report.txt
jxfigures report.txt | jxcheck -H --all | cut -f 2,4-7 >got
printf '%s\n' '4 ok sum 2460000 2460000' '4 ok sum 1673700 1673700' \
    '7 ok sum 2450000 2450000' '7 ok sum 1652300 1652300' | tr ' ' '\t' >want
same 'pipe/filters a breakdown without indentation' want got
sed 's/87\.07/87.70/' report.txt | jxfigures | jxcheck -H | cut -f 2,4-7 >got
printf '7\terror\tsum\t1652300\t1658600\n' >want
same 'pipe/filters a breakdown without indentation, one number wrong' want got
