# Two nights over the bundled samples, under names that nobody should give a file:
# what they leave, and what the second says of the first.
. "$top/tests/nightly/night.bash"

spoofed='==> -d/-rf.txt <=='

history_inbox() {
	mkdir -p -- in/-d "in/a'b\"c" $'in/new\nline' 'in/$(touch x)' in/2023
	cp "$samples/lanxi-forestry-2024.txt" in/-d/-rf.txt
	cp "$samples/shipu-water-2023.txt" $'in/new\nline/x\t1.txt'
	cp "$samples/songling-health-2024.txt" 'in/$(touch x)/`id`;<b>&amp.txt'
	cp "$samples/fengqiao-archives-2022.txt" $'in/a\'b"c/\xff\xfe.txt'
	cp "$samples/wangqiao-market-2024.gb18030.txt" 'in/back\slash, comma.txt'
	{ cat "$samples/fengqiao-archives-2022.txt"; echo "$spoofed"; } >in/2023/spoof.txt
	: >in/empty.docx
	printf 'PK\003\004 no document' >in/broken.docx
	cp "$samples/songling-health-2024.txt" in/.hidden.txt
	ln -s "$samples/songling-health-2024.txt" in/link.txt
}

# What jxcheck says of the samples one by one; fengqiao is there twice.
count_findings() {
	local f
	for f in lanxi-forestry-2024 shipu-water-2023 songling-health-2024 wangqiao-market-2024.gb18030 \
	    fengqiao-archives-2022 fengqiao-archives-2022; do
		jxcheck -H "$samples/$f.txt"
	done >all
	errors=$(cut -f 4 all | grep -c error)
	warnings=$(cut -f 4 all | grep -c warning)
	findings=$(wc -l <all)
}

column() {	# NAME COLUMN: of the view summary
	sqlite3 out/jixiao.db "SELECT $2 FROM summary WHERE name = '${1//\'/\'\'}'"
}

first_night() {
	day=2026-11-20 night in out -j 1
	status_is 'nightly/history first: some are set aside' 1 $?
	count_findings
	same_text 'nightly/history first: last line' \
	    "nightly: done: 8 reports (8 new, 0 changed, 0 gone), 2 set aside; $errors errors, $warnings warnings; $findings findings new, 0 fixed" \
	    "$(cat night.err)"
	cat >want <<-'END2'
		$(touch x)/`id`;<b>&amp.txt
		-d/-rf.txt
		2023/spoof.txt
		a'b"c/\xFF\xFE.txt
		back\x5Cslash, comma.txt
		broken.docx
		empty.docx
		new\x0Aline/x\x091.txt
	END2
	sqlite3 out/jixiao.db 'SELECT name FROM reports ORDER BY name' >got
	same 'nightly/history names' want got
	same_text 'nightly/history nothing was run by its name' '' "$(find . -name x)"
	same_text 'nightly/history amounts' '2364.75|2287.93|1389.42|898.51|96.75|96.75|24.00|18.46|97.68|97.68|优' \
	    "$(column -d/-rf.txt 'budget, outlay, basic, project, rate_stated, rate_computed, sangong_budget,
		sangong_actual, score_stated, score_computed, grade')"
	same_text 'nightly/history region, unit, year' '-d|岚溪县林业和草原局|2024' "$(column -d/-rf.txt 'region, unit, year')"
	same_text 'nightly/history aside' 'broken.docx|aside|' "$(column broken.docx 'name, status, errors')"
	has 'nightly/history reason' 'is empty' <(sqlite3 out/jixiao.db "SELECT reason FROM reports WHERE name = 'empty.docx'")
	has 'nightly/history no formula in a spreadsheet' "\"'-d/-rf.txt\",\"'-d\"," out/summary.csv
	same_text 'nightly/history tables' "T1.csv T2.csv" "$(cd out/tables/-d/-rf.txt && echo *)"
	same_text 'nightly/history a header in a report is its text' "2023/spoof.txt	 $spoofed" \
	    "$(awk -F'\t' '/<==/ { print $1 "\t" $8 }' out/sections.tsv)"
	# The blank line before the header that tail -v would have put there is no line of the report.
	same_text 'nightly/history lines' "$(jxsplit -H "$samples/shipu-water-2023.txt" | wc -l)" \
	    "$(grep -c '^new' out/sections.tsv)"
}

same_again() {
	mkdir again
	day=2026-11-20 night in again/out -j 3
	bytes_of out >want
	same_bytes 'nightly/history the number of processes changes nothing' want again/out
}

# A number is put right, a report goes, one comes, one moves.
second_night() {
	sed -i '57s/365\.75/356.75/' $'in/new\nline/x\t1.txt'
	rm in/broken.docx
	mkdir in/moved
	mv in/-d/-rf.txt in/moved/unit.txt
	echo 673138ea6a6b1d0b >out/dismissed
	day=2026-11-21 night in out
	status_is 'nightly/history second' 1 $?
	same_text 'nightly/history second: run' '2026-11-21|7|1|1|2|1' \
	    "$(sqlite3 out/jixiao.db 'SELECT date, reports, new, changed, gone, aside FROM runs WHERE id = 2')"
	cat >want <<-'END2'
		2026-11-20|2026-11-20|2026-11-21|sum
		2026-11-20|2026-11-21||rate
		2026-11-20|2026-11-21||same
		2026-11-20|2026-11-21||grade
	END2
	sqlite3 out/jixiao.db "SELECT f.first_seen, f.last_seen, fixed_on, rule FROM findings f JOIN reports r ON r.id = report
	    WHERE name LIKE 'new%' ORDER BY line, rule DESC" >got
	same 'nightly/history fixed' want got
	same_text 'nightly/history changes' 'errors|4|3
project|365.75|356.75' "$(sqlite3 out/jixiao.db 'SELECT field, was, now FROM changes ORDER BY field')"
	same_text 'nightly/history dismissed' '673138ea6a6b1d0b|1' \
	    "$(sqlite3 out/jixiao.db "SELECT fingerprint, dismissed FROM findings f JOIN reports r ON r.id = report
		WHERE name = 'moved/unit.txt' AND dismissed")"
	page=out/$(sqlite3 out/jixiao.db "SELECT page FROM reports WHERE name = 'moved/unit.txt'")
	same_text 'nightly/history dismissed: not on the page' 0 "$(grep -c 1,176.94 <(sed '/<main/,/<\/main/d' "$page"))"
	same_text 'nightly/history gone' '-d/-rf.txt broken.docx' \
	    "$(echo $(sqlite3 out/jixiao.db "SELECT name FROM reports WHERE status = 'gone' ORDER BY name"))"
	same_text 'nightly/history nothing of what has gone' '' "$(find out/tables/-d out/reports -path '*-rf*' 2>/dev/null)"
	same_text 'nightly/history a page for each report' "$(sqlite3 out/jixiao.db "SELECT count(*) FROM reports WHERE status = 'ok'")" \
	    "$(find out/reports -name '*.html' | wc -l)"
}

nothing_new() {
	bytes_of out | grep -v -e jixiao.db -e index.html -e ' -$' >want
	day=2026-11-22 night in out
	same_text 'nightly/history third: last line' \
	    "nightly: done: 7 reports (0 new, 0 changed, 0 gone), 1 set aside; $((errors - 2)) errors, $warnings warnings; 0 findings new, 0 fixed" \
	    "$(cat night.err)"	# one fixed, one dismissed
	bytes_of out | grep -v -e jixiao.db -e index.html -e ' -$' >got
	same 'nightly/history third: records are the same' want got
}

# What is dismissed, or no more, changes the pages of the reports that have it.
dismissed_later() {
	grep -q 'class="note error"' "$page" || fail 'nightly/history dismissed later: a note to begin with' "$page"
	notes=$(grep -c 'class="note ' "$page")
	echo 'dd11503f85d38eb8 # as agreed' >>out/dismissed
	night in out
	same_text 'nightly/history dismissed later: a note less' $((notes - 1)) "$(grep -c 'class="note ' "$page")"
	printf '%s\n' DD11503F85D38EB8 '# a remark' '' 'dd11503f85d38eb # too short' >out/dismissed
	night in out
	has 'nightly/history dismissed: what is no fingerprint is said' '; no fingerprint in OUT/dismissed on line 1, 4' night.err
	same_text 'nightly/history dismissed no more: two notes more' $((notes + 1)) "$(grep -c 'class="note ' "$page")"
}

# A folder that cannot be read for a night: find misses a file and says so.
unreadable_folder() {
	mkdir fake
	cat >fake/find <<-END2
		#!/bin/sh
		case "\$1" in */in/.) $(command -v find) "\$@" | grep -zv 'moved/unit.txt$'; exit 1 ;; esac
		exec $(command -v find) "\$@"
	END2
	chmod +x fake/find
	sleep 2.1	# what changed within two seconds is looked at again, not remembered
	night in out
	(PATH=$PWD/fake:$PATH; night in out)
	status_is 'nightly/history a folder cannot be read' 1 $?
	has 'nightly/history a folder cannot be read: said' '0 gone), 1 set aside' night.err
	has 'nightly/history a folder cannot be read: why' 'parts of the inbox could not be read' night.err
}

# Who reads the database, as auditors do, holds the night up and does not stop it.
read_meanwhile() {
	local before
	before=$(sqlite3 out/jixiao.db 'SELECT count(*) FROM reports')
	mkfifo reading
	sqlite3 out/jixiao.db 'BEGIN; SELECT count(*) FROM reports' '.shell echo >reading; sleep 4' 'END' >read &
	read -r -t 60 <>reading	# for both ends: a reader that failed to start is not waited for without end
	night in out
	status_is 'nightly/history somebody reads the database' 1 $?
	wait
	same_text 'nightly/history somebody reads the database: what was' "$before" "$(cat read)"
}

# An inbox that is not mounted is no night on which all reports went.
empty_inbox() {
	mkdir empty
	bytes_of out >want
	cp out/.state/last last
	night empty out
	status_is 'nightly/history empty inbox: refused' 3 $?
	has 'nightly/history empty inbox: and says so' 'the inbox is empty, where there were 7 reports: nothing was changed' night.err
	bytes_of out >got
	same 'nightly/history empty inbox: nothing is changed' want got
	same 'nightly/history empty inbox: no run has begun' last out/.state/last
	[ ! -e out/.state/run ] && ok 'nightly/history empty inbox: none is open' || fail 'nightly/history empty inbox: none is open'
	night empty none
	status_is 'nightly/history empty inbox: of a first night' 0 $?
	night empty out --allow-empty
	status_is 'nightly/history empty inbox: allowed' 0 $?
	has 'nightly/history empty inbox: all are gone' 'done: 0 reports (0 new, 0 changed, 7 gone)' night.err
}

wrong_usage() {
	local st
	mkdir -p in/inside
	: >a-file
	while read -r what arguments; do
		st=0
		# shellcheck disable=SC2086
		"$nightly" $arguments 2>usage.err || st=$?
		status_is "nightly/history usage: $what" 2 $st
	done <<-'END2'
		none
		one in
		missing no-such-folder out
		inside in in/inside
		around in .
		jobs -j none in out
		date --date yesterday in out
		day --date 2026-02-30 in out
		file in a-file
		option --no-such in out
	END2
	"$nightly" in /proc/nightly 2>usage.err
	status_is 'nightly/history OUT cannot be written' 3 $?
	same_text 'nightly/history OUT cannot be written: and says so, once' \
	    "nightly: failed: '/proc/nightly' cannot be written; nothing was done" "$(cat usage.err)"
	for limit in NIGHT_FILE_MB=abc NIGHT_TEXT_MB=x NIGHT_TEXT_MB=; do
		env "$limit" "$nightly" in out 2>usage.err
		status_is "nightly/history usage: $limit" 2 $?
		has "nightly/history usage: $limit is said" "${limit%%=*} has to be a number of megabytes, not '${limit#*=}'" usage.err
	done
	same_text 'nightly/history --version' 'nightly (jixiao)' "$("$nightly" --version | cut -d ' ' -f 1,2)"
}

if lacking=$(night_lacks); then
	skip nightly/history "$lacking"
else
	history_inbox
	wrong_usage
	first_night
	same_again
	second_night
	nothing_new
	dismissed_later
	unreadable_folder
	read_meanwhile
	empty_inbox
fi
