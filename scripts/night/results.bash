# shellcheck shell=bash disable=SC2034,SC2154 # variables of nightly
# results: what is left in OUT: tables and pages, the database, the summary, index.html.  Sourced by nightly.

# The records of all, in one file a kind.  That waits for the disk most of its time, so the
# next steps go on meanwhile; but they read findings.tsv, of whatever night.
assemble() {
	# Its buffers are huge pages, where there are such: of small ones each costs for itself.
	in_background env GLIBC_TUNABLES=glibc.malloc.hugetlb=1 "$night/assemble" "$state" "$out" "$programs"
	[ -e "$out/findings.tsv" ] || finish_assembling
}

finish_assembling() {
	begin 'assembling the records'
	[ -z "$background" ] || wait "$background"
	background=''
}

paged() {
	echo $(($(wc -l <"$tonight/parts") - $(find "$tonight/pages" -name 'part.????' | wc -l)))
}

# What tables and pages, or the database, were made of is on the list LIST now: rows come first.
keep() {	# LIST
	local to=$state/${1##*/}
	if [ "$1.rows" -ef "$to.rows" ]; then	# mv would not
		rm "$1.rows"
	else
		mv "$1.rows" "$to.rows"
	fi
	mv "$1" "$to"
}

# Pages and tables of what is new; the others are there.
publish() {
	begin 'writing tables and pages'
	child "$night/publish" "$state" "$out" "$programs" "$made" >"$tonight/pages/all"
	if [ -x "$here/annotate" ] && [ -s "$tonight/pages/all" ]; then
		(cd "$tonight/pages" && split -a 4 -l 250 all part.)
		find "$tonight/pages" -name 'part.*' -printf 'pages/%f\n' >"$tonight/parts"
		progress 'writing pages,' "$(wc -l <"$tonight/parts")" paged
		for_each "$tonight/parts" --halt now,fail=1 "$(quoted "$night/pages" "$state" "$out") {}"
	fi
	keep "$tonight/published"
	rm -f "$state/unpublished"
}

# A database made before figures had a scope or a paragraph, or reports a claim, or while a claim was
# one of a region: a reason that none has makes load look at each report again.
widen() {
	local columns look_again="UPDATE reports SET reason = 'not looked at yet' WHERE status = 'ok'"
	[ -s "$out/jixiao.db" ] || return 0
	columns=$(sqlite3 -cmd '.timeout 300000' "$out/jixiao.db" "
	    SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_table_info('figures') UNION SELECT name FROM pragma_table_info('reports')
		UNION SELECT 'claim-of-region' FROM sqlite_master WHERE name = 'twice' AND sql NOT LIKE '%PARTITION BY r.claim, region%')")
	case " $columns " in
	'  ' | *' scope '*) ;;
	*) widen_by 'ALTER TABLE figures ADD COLUMN scope TEXT' ;;
	esac
	case " $columns " in
	'  ' | *' para '*) ;;
	*) widen_by 'ALTER TABLE figures ADD COLUMN para INTEGER' ;;
	esac
	case " $columns " in
	'  ' | *' claim '*) ;;
	*) widen_by "ALTER TABLE reports ADD COLUMN claim TEXT; $look_again" ;;
	esac
	case " $columns " in
	*' claim-of-region '*) widen_by "$look_again" ;;
	esac
}

widen_by() {	# SQL
	rm -f "$state/loaded"
	sqlite3 -bail -cmd '.timeout 300000' "$out/jixiao.db" "BEGIN IMMEDIATE; $1; COMMIT"
}

load() {	# [-s]: nothing has changed but the date
	begin 'loading the database'
	widen
	child "$night/load" "$@" "$state" "$out" "$programs" "$run" "$date"
	[ -s "$tonight/load/sql" ] || return 0
	cp "$here/schema.sql" "$night/shown.sql" "$tonight/load/"
	cp "$tonight/dismissed" "$tonight/load/"
	child env -C load sqlite3 -bail "$out/jixiao.db" <"$tonight/load/sql"
	keep "$tonight/load/loaded"
	rm -rf "$tonight/load"
}

summarise() {
	begin 'writing the summary'
	replaced "$out/summary.csv" sqlite3 -bail "$out/jixiao.db" <"$night/summary.sql"
}

show() {
	begin 'writing the page'
	[ ! -x "$here/page" ] || replaced "$out/index.html" env -C "$out" "$here/page" jixiao.db
}
