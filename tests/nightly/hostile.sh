# An inbox with all that mail brings: files that are not what their names say,
# that make converters hang or explode, and names that mean something to shells,
# HTML, CSV and file systems.  The rest is read as if they were not there.
. "$top/tests/nightly/night.bash"

report() {	# a small one, sound
	printf '2024年度岚溪县水利局部门整体支出绩效自评报告\n一、基本情况\n全年预算%s万元，全年实际支出90.00万元，其中：基本支出60.00万元，项目支出30.00万元。\n' "$1"
}

# Names of every kind, each a sound report: NUL after each.
odd_names() {
	printf '%s\0' 'with blanks .txt' ' leading.txt' '-rf' '--help.txt' '-.txt' $'new\nline.txt' $'tab\there.txt' $'cr\rhere.txt' \
	    $'\n==> other <==\n.txt' "single'quote.txt" 'double"quote.txt' '`touch canary`.txt' '$(touch canary).txt' \
	    ';touch canary;.txt' '|touch canary' '&touch canary&.txt' 'a=b.txt' '{}' '{.}.txt' '%s%n.txt' '*.txt' '?[a-z].txt' '\n.txt' '\x41.txt' \
	    '<script>alert(1).txt' '<img src=x onerror=alert(2)>.txt' '"><svg onload=alert(3)>.txt' \
	    'javascript:alert(4).txt' '=cmd|calc!A1.txt' "'); DROP TABLE reports; --.txt" $'\xff\xfe\x80.txt' $'cut\xe5\xb2.txt' $'\e[31mred.txt' \
	    '==> x <==' "$(printf 'y%.0s' {1..251}).txt" 'CON.txt' "$(printf 'x%.0s' {1..240}).txt" "$(printf '长%.0s' {1..80})" '#ref.txt' '?query=1.txt' \
	    '%2e%2e%2fup.txt' $'\xe2\x80\xae''txt.exe'
}

hostile_inbox() {
	local n=100 name
	mkdir -p inbox/岚溪县/2024 'inbox/odd names/;rm -rf x' inbox/many outside
	report 100.00 >inbox/岚溪县/2024/水利局.txt
	while IFS= read -r -d '' name; do
		n=$((n + 1))
		report "$n.00" >"inbox/odd names/;rm -rf x/$name"
	done < <(odd_names)
	names=$((n - 100))
	broken_files
	links
	burdens
	deep_folder
	: "${folder:=300}"
	[ -z "$LONG" ] || folder=10000
	seq "$folder" | mawk '{ f = "inbox/many/report-" $1 ".txt"; print "2024年度岚溪县水利局部门整体支出绩效自评报告\n全年预算" $1 ".00万元。" >f; close(f) }'
}

# What cannot be read: each is set aside.
broken_files() {
	mkdir -p inbox/broken
	(
		cd inbox/broken || exit
		: >empty.docx
		: >empty.txt
		mawk 'BEGIN { for (i = 0; i < 40000; i++) { x = (x * 16807 + 12345) % 2147483647; printf "%c", int(x / 8) % 256 } }' >random
		cp random random.docx
		{ printf '%%PDF-1.4\n'; cat random; } >random.pdf
		{ printf 'PK\003\004'; cat random; } >zip.docx
		{ printf '\320\317\021\340\241\261\032\341'; cat random; } >ole.doc
		head -c 3000 "$samples/inbox/岚溪县/2024/档案馆.docx" >half.docx
		bomb bomb.docx
		escaped HANG >hang.rtf
		escaped EXPLODE >explode.rtf
		mv random random.bin
		# Nothing but a size, which nobody should read.
		truncate -s 5G sparse.txt
		ls >../../broken.names
	)
}

# RTF that pandoc is the first to be asked for.
escaped() {	# WORD
	printf '{\\rtf1\\ansi{\\*\\generator LibreOffice}{\\listtext 1.}\\u20840?\\u24180? %s}' "$1"
}

# A document of a gigabyte in a megabyte.
bomb() {	# FILE
	python3 - "$1" <<-'END' 2>/dev/null || printf 'PK\003\004' >"$1"
		import sys, zipfile
		with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
		    z.writestr('[Content_Types].xml', '<Types/>')
		    with z.open('word/document.xml', 'w', force_zip64=True) as f:
		        for _ in range(1100):
		            f.write(b' ' * 1000000)
	END
}

# Links are not followed, and what is no file is left alone; a link to nothing was meant to be a report.
links() {
	ln -s ../nowhere/moved.txt inbox/broken/moved.txt
	ln -s nowhere inbox/broken/nowhere
	printf '%s\n' moved.txt nowhere >>broken.names
	report 7777.00 >outside/secret.txt
	ln -s ../../outside/secret.txt inbox/broken/link.txt
	ln -s ../outside inbox/linked
	ln -s . inbox/loop
	mkfifo inbox/pipe.txt
	mkdir inbox/folder.docx
}

# Sound reports that the pages of all have to get past: more figures than a page takes,
# more text, and one that the programs of pages fail on.
burdens() {
	mkdir inbox/burdens
	{ report 501.00; seq 31000 | sed 's/.*/第&批支出&.25万元。/'; } >inbox/burdens/figures.txt
	{ report 502.00; seq 90000 | sed "s/.*/&$(printf '的%.0s' {1..70})/"; } >inbox/burdens/long.txt
	{ report 503.00; echo 'UNMARKED <b>'; } >inbox/burdens/unmarked.txt
	mkdir -p fake
	printf '#!/bin/sh\nt=$(mktemp)\ncat >"$t"\n! grep -q UNMARKED "$t" || { rm "$t"; exit 2; }\n"%s" "$@" <"$t"\ns=$?\nrm "$t"\nexit $s\n' \
	    "$B/bin/jxmark" >fake/jxmark
	printf '#!/bin/sh\ncase "$*" in *--pages*) t=$(mktemp); cat >"$t"; ! grep -q UNMARKED "$t" || { rm "$t"; exit 2; }; exec <"$t"; rm "$t" ;; esac\nexec "%s" "$@"\n' \
	    "$B/bin/jxread" >fake/jxread
	chmod +x fake/jxmark fake/jxread
	ln -s "$B/bin/jxclean" fake/	# they are looked for where jxread is
}

# A folder so deep that one of the same name below another has too long a path.
deep_folder() {
	local deep
	deep=inbox/burdens$(printf "/$(printf 'd%.0s' {1..190})%.0s" {1..18})
	mkdir -p "$deep"
	report 504.00 >"$deep/deep.txt"
	printf '项目\t预算数\n甲\t1.00\n乙\t2.00\n' >>"$deep/deep.txt"
}

# A converter that misbehaves when the text says so.
bad_converter() {
	mkdir -p fake
	cat >fake/pandoc <<-'END'
		#!/bin/bash
		[ "$1" != --version ] || { echo 'pandoc 3.0'; exit; }
		text=$(cat)
		case $text in
		*HANG*) sleep 1000 & sleep 1000 ;;
		*EXPLODE*) yes '全年支出100.00万元。' ;;
		esac
		printf '%s\n' "$text"
	END
	chmod +x fake/pandoc
}

# Sentences of one paragraph: each finds figures, three facts and a finding.
many_figures() {	# SENTENCES
	printf '2024年度岚溪县水利局部门整体支出绩效自评报告\n\n'
	mawk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "预算%d.00万元，支出%d.00万元，执行率3%%。", 100 + i % 7, 90 + i % 5; print "" }'
}

query() {	# SQL
	sqlite3 -noheader out/jixiao.db "$1"
}

if why=$(night_lacks); then
	skip nightly/hostile "$why"
elif [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip nightly/hostile 'takes too long under sanitizers and valgrind'
else
	hostile_inbox
	bad_converter
	find . -path ./inbox -prune -o -print | sort >before
	begun=$SECONDS
	(PATH=$PWD/fake:$PATH; NIGHT_TIMEOUT=300 night inbox out -t 3)
	status_is 'nightly/hostile some are set aside, the rest goes on' 1 $?
	find . \( -path ./inbox -o -path ./out \) -prune -o -print | grep -v night.err | sort >after
	grep -v -e '^./before$' before >before.1
	grep -v -e '^./before$' -e '^./after$' after >after.1
	same 'nightly/hostile nothing is written outside OUT' before.1 after.1
	[ -z "$(find . "$top/scripts" -name canary; ls /canary ~/canary "$top/canary" /tmp/canary 2>/dev/null | head -n 1)" ] &&
	    ok 'nightly/hostile no name is executed' || fail 'nightly/hostile no name is executed'

	# Every report but those, by its own amount.
	query "SELECT count(*), sum(budget) FROM summary WHERE status = 'ok' AND name LIKE 'odd names/%'" >got
	echo "$names|$((names * 100 + names * (names + 1) / 2)).0" >want
	same 'nightly/hostile odd names: all are read' want got
	same_text 'nightly/hostile many in one folder' "$folder" \
	    "$(query "SELECT count(*) FROM summary WHERE status = 'ok' AND name LIKE 'many/%'")"
	query "SELECT substr(name, 8) FROM summary WHERE status = 'aside' AND name LIKE 'broken/%' ORDER BY 1" >got
	LC_ALL=C sort broken.names >want
	same 'nightly/hostile what is broken is set aside' want got
	same_text 'nightly/hostile each with its reason' 0 "$(query "SELECT count(*) FROM reports WHERE status = 'aside' AND ifnull(reason, '') = ''")"
	same_text 'nightly/hostile a link to nothing is called so' 2 \
	    "$(query "SELECT count(*) FROM reports WHERE reason = 'is a link to a file that is not there'")"
	same_text 'nightly/hostile links and pipes are left alone' 0 \
	    "$(query "SELECT count(*) FROM reports WHERE name LIKE 'link%' OR name LIKE 'loop%' OR name LIKE '%link.txt' OR name LIKE 'pipe%' OR budget = 777700")"

	# Rows stay rows, and tags text.
	rows=$((names + folder + 5 + $(wc -l <broken.names)))
	same_text 'nightly/hostile summary.csv: a row a report' "$((rows + 1))" "$(wc -l <out/summary.csv)"
	same_text 'nightly/hostile summary.csv: for other programs, too' "$rows" \
	    "$(sqlite3 -noheader :memory: ".import --csv out/summary.csv s" 'SELECT count(*) FROM s')"
	if grep -rqE '<script>alert|<img src=x|<svg onload|href="?javascript:' out --include='*.html'; then
		fail 'nightly/hostile no tag of a name is in a page' "$(grep -rnoE '.{60}(<script>alert|<img src=x|<svg onload|href="?javascript:).{20}' out --include='*.html' | head -n 3)"
	else
		ok 'nightly/hostile no tag of a name is in a page'
	fi
	same_text 'nightly/hostile pages are below OUT/reports' '' \
	    "$(query "SELECT page FROM reports WHERE page GLOB '*..*' OR page NOT GLOB 'reports/*'")"
	query "SELECT page FROM reports WHERE status = 'ok'" | while IFS= read -r page; do
		[ -f "out/$page" ] || echo "missing $page"
	done >got
	: >want
	same 'nightly/hostile every report has its page' want got
	query "SELECT substr(name, 9), budget, substr(page, 8) FROM reports WHERE name LIKE 'burdens/%' AND name NOT LIKE '%/deep.txt' ORDER BY name" >burdens
	cut -d '|' -f 1,2 burdens >got
	printf '%s\n' 'figures.txt|501000000' 'long.txt|502000000' 'unmarked.txt|503000000' >want
	same 'nightly/hostile what burdens pages is read' want got
	cut -d '|' -f 3 burdens | while IFS= read -r page; do
		pages=("out/reports${page%.html}"*.html)
		echo ${#pages[@]}
	done >got
	printf '%s\n' 2 2 1 >want
	same 'nightly/hostile what burdens pages has as many as it needs' want got
	find out/tables -path '*/burdens~*' -type f | wc -l >got
	echo 1 >want
	same 'nightly/hostile tables of a deep folder' want got
	has 'nightly/hostile the page of what cannot be marked is its text' 'UNMARKED &lt;b&gt;</span>' "out/reports$(tail -n 1 burdens | cut -d '|' -f 3)"
	has 'nightly/hostile what cannot be marked is in the log' 'annotate fails on burdens/unmarked.txt' out/nightly.log
	# What was set aside is not tried again, and nothing is left running.
	begun=$SECONDS
	(PATH=$PWD/fake:$PATH; night inbox out -t 3)
	[ $((SECONDS - begun)) -le 10 ] && ok 'nightly/hostile aside is not tried again' || fail 'nightly/hostile aside is not tried again' "$((SECONDS - begun)) s"
	same_text 'nightly/hostile no converter is left' '' "$(pgrep -f "$PWD/fake/pandoc")"

	# More figures than a page holds, in time that grows with them: no program may take long.
	rm -rf inbox out
	mkdir inbox
	many_figures 30000 >inbox/long.txt
	report 100.00 >inbox/next.txt
	(ulimit -t 20; night inbox out -j 1)
	status_is 'nightly/hostile a report of 90,000 figures' 0 $?
	same_text 'nightly/hostile each finding has its column' 30000 \
	    "$(query "SELECT count(*) FROM findings WHERE col > 0")"
	same_text 'nightly/hostile it has more pages than one' 5 "$(find out/reports -name '*.html' | wc -l)"
	first=$(find out/reports -name '*-2.html')
	first=${first%-2.html}
	grep -oh 'rel="next" href="[^"]*"' "$first.html" "$first-2.html" "$first-3.html" | uniq >ways
	same_text 'nightly/hostile each of them leads on' "rel=\"next\" href=\"${first##*/}-2.html\"
rel=\"next\" href=\"${first##*/}-3.html\"
rel=\"next\" href=\"${first##*/}-4.html\"" "$(cat ways)"
	report 101.00 >inbox/long.txt
	night inbox out
	same_text 'nightly/hostile they go when it is short' 2 "$(find out/reports -name '*.html' | wc -l)"
fi
