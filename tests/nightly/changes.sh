# What a night finds touched, changed, moved, gone or to be read by other programs: it does
# as much as that takes, and leaves what a night over the same inbox from nothing leaves.
. "$top/tests/nightly/night.bash"

changes_inbox() {
	mkdir -p in/x in/y
	cp "$samples/lanxi-forestry-2024.txt" in/x/kept.txt
	cp "$samples/lanxi-forestry-2024.txt" in/x/touched.txt
	cp "$samples/shipu-water-2023.txt" in/x/figure.txt
	cp "$samples/shipu-water-2023.txt" in/x/line.txt
	cp "$samples/fengqiao-archives-2022.txt" in/x/rows.txt
	cp "$samples/songling-health-2024.txt" in/x/moved.txt
	cp "$samples/songling-health-2024.txt" in/x/gone.txt
	cp "$samples/songling-health-2024.txt" in/x/emptied.txt
	: >in/x/filled.txt
	sleep 2.1	# what changed within two seconds is looked at again, not remembered
}

change() {
	touch in/x/touched.txt
	sed -i '57s/365\.75/356.75/' in/x/figure.txt
	sed -i '30a 全年“收入”100万元，其中：\\n甲50万元，乙40万元。' in/x/line.txt
	sed -i '$d' in/x/rows.txt
	sed -i '0,/基本支出/{/基本支出/d}' in/x/rows.txt
	mv in/x/moved.txt in/y/moved.txt
	rm in/x/gone.txt
	: >in/x/emptied.txt
	cp "$samples/lanxi-forestry-2024.txt" in/x/filled.txt
}

# What the database says of reports, whatever their numbers are.
contents_of() {	# OUT
	local table
	for table in sections required figures cells; do
		echo "$table"
		sqlite3 "$1/jixiao.db" "SELECT name, t.* FROM $table t JOIN reports r ON r.id = report WHERE status <> 'gone'" |
		    sed 's/|[0-9]*|/|/' | LC_ALL=C sort
	done
	sqlite3 "$1/jixiao.db" "SELECT name, fingerprint, n, line, col, section, severity, rule, stated, computed, difference, figures, message
	    FROM open_findings ORDER BY 1, 2, 3"
	sqlite3 "$1/jixiao.db" "SELECT name, region, unit, year, kind, title, score, sha256, status, reason, page, tables, budget, outlay
	    FROM reports WHERE status <> 'gone' ORDER BY name"
}

as_from_nothing() {	# NAME
	rm -rf fresh
	night in fresh
	contents_of fresh >want
	contents_of out >got
	same "$1: the database" want got
	bytes_of fresh | grep -v -e jixiao.db -e index.html -e ' -$' >want
	bytes_of out | grep -v -e jixiao.db -e index.html -e ' -$' >got
	same "$1: the files" want got
}

last_log() {	# OUT: of the last run
	tac "$1/nightly.log" | sed '/ run [0-9]* of /q'
}

# The scripts as installed, with other rules for the facts.
other_version() {
	mkdir -p other
	cp -R "$top/scripts" "$top/common" other/
	echo '# another version' >>other/scripts/night/facts.tsv
	nightly=$PWD/other/scripts/nightly
}

if lacking=$(night_lacks); then
	skip nightly/changes "$lacking"
else
	changes_inbox
	night in out
	status_is 'nightly/changes first' 1 $?
	touch in/x/kept.txt
	night in out
	has 'nightly/changes touched: nothing has changed' '9 reports (0 new, 0 changed, 0 gone), 1 set aside' night.err
	same_text 'nightly/changes touched: nothing is read' '' "$(last_log out | grep 'reading ')"
	as_from_nothing 'nightly/changes touched'
	change
	night in out
	has 'nightly/changes what has changed' '8 reports (1 new, 5 changed, 2 gone), 1 set aside' night.err
	as_from_nothing 'nightly/changes changed'
	ls out/.state/batches >before
	other_version
	night in out
	has 'nightly/changes other programs: no report has changed' '8 reports (0 new, 0 changed, 0 gone)' night.err
	has 'nightly/changes other programs: all are read' 'reading ' <(last_log out)
	same_text 'nightly/changes other programs: no record of the old ones is kept' '' "$(ls out/.state/batches | comm -12 before -)"
	as_from_nothing 'nightly/changes other programs'
fi
