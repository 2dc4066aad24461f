# A night of many reports: what summary.csv says is what the generator says, its
# memory is bounded, and the next night costs as much as has changed.
# REPORTS=100000 for the whole of it; 300 without, 2000 with LONG.
. "$top/tests/nightly/night.bash"

# Lines NAME COLUMN EXPECTED GOT where summary.csv and the totals disagree.
disagree() {	# TOTALS SUMMARY
	sqlite3 -noheader -separator $'\t' :memory: ".import --csv $2 s" "
	SELECT name, budget, outlay, basic, project, rate_stated, rate_computed, sangong_budget, sangong_actual,
		score_stated, score_computed, grade FROM s" >summary.tsv
	mawk -F'\t' '
	BEGIN { split("budget outlay basic project rate_stated rate_computed sangong_budget sangong_actual score_stated score_computed", column, " ") }
	FNR == NR { if (FNR > 1) want[$1] = $0; next }
	{
		split(want[$1], w, "\t")
		for (i = 2; i <= 11; i++)
			if ($i == "" || w[i + 7] + 0 != $i + 0)
				print $1 "\t" column[i - 1] "\t" w[i + 7] "\t" $i
		if (w[19] != $12)
			print $1 "\tgrade\t" w[19] "\t" $12
		delete want[$1]
	}
	END { for (d in want) print d "\tmissing" }' "$1" summary.tsv
}

# The sum of a column must be that of the generator; where a report may be read
# in two ways, one in a thousand may differ.
totals_agree() {	# NAME
	local n bad
	n=$(($(wc -l <corpus/totals.tsv) - 1))
	disagree corpus/totals.tsv out/summary.csv >differ
	bad=$(wc -l <differ)
	if [ "$bad" -le $((n / 1000)) ]; then
		ok "$1"
	else
		fail "$1" "$bad values of $n reports differ:"
		head_of differ
	fi
}

# The seconds of processors of all steps of the last run, in thousandths, by its log.
spent_in() {	# OUT
	tac "$1/nightly.log" | sed '/ run [0-9]* of /q' | awk '/ took [0-9]+ s, / { n += $(NF - 3) } END { print n + 0 }'
}

# The resident memory of all that belongs to session $1, at its height, in KB.
peak_of() {
	local most=0 now
	while kill -0 "$1" 2>/dev/null; do
		now=$(ps -eo sid=,rss= | mawk -v s="$1" '$1 == s { n += $2 } END { print n + 0 }')
		[ "$now" -le "$most" ] || most=$now
		sleep 0.2
	done
	echo "$most"
}

measured() {	# night's arguments; sets $took (ms) and $peak (KB)
	local begun pid
	begun=$(date +%s%N)
	setsid "$nightly" --date "$day" "$@" 2>night.err &
	pid=$!
	peak=$(peak_of "$pid")
	wait "$pid"
	st=$?
	took=$((($(date +%s%N) - begun) / 1000000))
	return "$st"
}

# What a night makes of each report, whatever nights were before it.
made_of() {	# OUT
	(
		cd "$1" || exit
		find tables reports -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
		sqlite3 jixiao.db "
		CREATE TEMP VIEW present AS SELECT * FROM reports WHERE status <> 'gone';
		SELECT name, sha256, status, reason, page, tables, claim FROM present ORDER BY name;
		SELECT r.name, n, line, col, section, label, value, f.unit, raw, f.id, rel, of, scope
		FROM figures f JOIN present r ON r.id = report ORDER BY 1, 2;
		SELECT name, tbl, row, col, text FROM cells JOIN present r ON r.id = report ORDER BY 1, 2, 3, 4;
		SELECT name, line, section, level, role, label, s.title FROM sections s JOIN present r ON r.id = report ORDER BY 1, 2, 3;
		SELECT name, n, problem, q.title FROM required q JOIN present r ON r.id = report ORDER BY 1, 2"
	)
}

# Over what was there, and from nothing: the same.
as_from_nothing() {	# NAME
	local f
	rm -rf afresh
	night corpus/inbox afresh
	for f in sections.tsv figures.tsv findings.tsv meta.tsv required.tsv summary.csv; do
		same "$1: $f" "afresh/$f" "out/$f"
	done
	made_of afresh >want
	made_of out >got
	same "$1: tables, pages and database" want got
}

if why=$(night_lacks); then
	skip nightly/size "$why"
elif [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip nightly/size 'takes too long under sanitizers and valgrind'
else
	reports=${REPORTS:-300}
	[ -z "$LONG" ] || reports=${REPORTS:-2000}
	"$top/scripts/mkcorpus" "$reports" corpus
	measured corpus/inbox out
	status_is 'nightly/size the first night' 0 $?
	[ -z "$LONG" ] || echo "size: $reports reports, first night $took ms, $(spent_in out) ms of processors, peak $peak KB"
	totals_agree 'nightly/size totals of the first night'
	[ "$peak" -gt 1000 ] && [ "$peak" -lt 1000000 ] && ok 'nightly/size memory' || fail 'nightly/size memory' "$peak KB"

	"$top/scripts/mkcorpus" -e 1 "$reports" corpus
	full=$(spent_in out)
	measured corpus/inbox out
	status_is 'nightly/size the second night' 0 $?
	[ -z "$LONG" ] || echo "size: second night, $(sqlite3 -noheader out/jixiao.db 'SELECT changed FROM runs ORDER BY id DESC LIMIT 1') changed, $(spent_in out) ms of processors, peak $peak KB"
	totals_agree 'nightly/size totals of the second night'
	# A run that has nothing to do takes about a second, for its programs to start.
	spent=$(spent_in out)
	[ "$spent" -gt 0 ] && [ "$spent" -lt $((full / 20 + 1500)) ] && ok 'nightly/size only what has changed' ||
	    fail 'nightly/size only what has changed' "$spent ms of processors after $full ms"
	as_from_nothing 'nightly/size two nights and one'
	# A report goes, one comes under another name, one gives way to a folder of its name, and
	# one that was set aside comes to be one: each where another stands beside.
	# And somebody has written into a file of records, which is no source of the next.
	echo 'a line of somebody' >>out/figures.tsv
	mapfile -t four < <(cd corpus/inbox && find . -type f | LC_ALL=C sort | head -4)
	printf 'PK\003\004 no document' >corpus/inbox/broken.docx
	night corpus/inbox out
	cd corpus/inbox || exit
	rm "${four[0]}"
	mv "${four[1]}" "${four[1]%.txt}又.txt"
	mv "${four[2]}" was
	mkdir "${four[2]}"
	mv was "${four[2]}/报告.txt"
	mv "${four[3]}" broken.docx
	cd ../..
	night corpus/inbox out
	status_is 'nightly/size a night of reports that move' 0 $?
	as_from_nothing 'nightly/size after reports have moved'
	# A batch of which less than half is left is read again, and goes.
	find corpus/inbox -name '*.txt' -type f | LC_ALL=C sort | head -$((reports * 6 / 10)) | while IFS= read -r f; do
		echo '补充说明：以上数据已经复核。' >>"$f"
	done
	night corpus/inbox out
	status_is 'nightly/size a night that wears batches out' 0 $?
	same_text 'nightly/size a worn batch goes' '' "$(find out/.state/batches -name 000001)"
	as_from_nothing 'nightly/size after a batch was worn out'
fi
