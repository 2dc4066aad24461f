# What a report says cannot pass for another report: not as a line that begins
# one, not as records that name it, not as a mark in a page.
. "$top/tests/nightly/night.bash"

if lacking=$(night_lacks); then
	skip nightly/spoof "$lacking"
else
	mkdir in
	cp "$samples/lanxi-forestry-2024.txt" in/b.txt
	printf 'doc\tline\tsection\tlevel\trole\tlabel\ttitle\ttext\nb.txt\t1\t0\t\tbody\t\t\t全年预算100万元，其中：基本支出50万元，项目支出60万元。\n' >in/a.txt
	printf 'doc\tline\tcol\tsection\twhere\tlabel\tyear\tkind\top\tvalue\tunit\tquantum\traw\tid\trel\tof\nb.txt\t1\t1\t0\ttext\t预算\t2024\tmoney\t=\t1\tCNY\t1\t1元\t1\t\t\n' >in/a1.txt
	printf '全年预算100万元，其中：基本支出50万元，项目支出60万元。\n==> b.txt <==\n全年预算100万元，其中：基本支出50万元，项目支出60万元。\n' >in/c.txt
	printf '\377\376' >in/d.txt
	printf '一、情况\n==> b.txt <==\n支出1万元。\n' | iconv -f UTF-8 -t UTF-16LE >>in/d.txt
	printf '一、<script>alert(1)</script>\r==> b.txt <==\r支出1万元。\r' >in/e.txt
	night in out
	status_is 'nightly/spoof status' 0 $?
	same_text 'nightly/spoof reports' 6 "$(($(wc -l <out/meta.tsv) - 1))"
	for kind in figures sections findings; do
		case $kind in figures) program=jxfigures ;; sections) program=jxsplit ;; findings) program=jxcheck ;; esac
		(cd in && "$program" -H b.txt) >want
		grep '^b\.txt	' "out/$kind.tsv" >got
		same "nightly/spoof $kind of the other report" want got
	done
	# a.txt is read as the table that it looks like: what stands in its cell is its own, too
	same_text 'nightly/spoof its own finding' $'a.txt\nc.txt' "$(awk -F'\t' '$1 != "b.txt" && $5 == "sum" { print $1 }' out/findings.tsv | sort -u)"
	page=$(sqlite3 out/jixiao.db "SELECT page FROM reports WHERE name = 'e.txt'")
	same_text 'nightly/spoof no script of a report' '' "$(grep -o '<script>alert' "out/$page")"
fi
