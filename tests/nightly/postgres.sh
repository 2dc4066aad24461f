# The records of a night load into PostgreSQL with \copy: into a server of our own
# if there is one to start, else the columns are held against the tables.
. "$top/tests/nightly/night.bash"

# psql on a server that lives in this directory; it refuses to run as root.
as_user=()
[ "$(id -u)" -ne 0 ] || as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)

server_up() {
	PATH=$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)
	command -v initdb >/dev/null && command -v pg_ctl >/dev/null || return
	pg=$(mktemp -d "${TMPDIR:-/tmp}/jixiao-pg.XXXXXX")
	[ ${#as_user[@]} -eq 0 ] || chown 65534:65534 "$pg"
	HOME=$pg "${as_user[@]}" initdb -D "$pg/data" -E UTF8 --no-locale -A trust -U tester >"pg.log" 2>&1 &&
	    "${as_user[@]}" pg_ctl -s -w -D "$pg/data" -o "-c listen_addresses='' -k $pg -c fsync=off" -l "$pg/log" start >>pg.log 2>&1
}

sql() {
	psql -X -q -A -t -h "$pg" -U tester -d postgres "$@"
}

loaded() {
	local table
	(cd out && sql -f "$top/scripts/postgres.sql") >said 2>&1
	same_text 'nightly/postgres copy' '0 ' "$? $(grep -v NOTICE said)"
	for table in meta sections required figures findings; do
		same_text "nightly/postgres rows of $table" "$(($(wc -l <out/$table.tsv) - 1))" "$(sql -c "SELECT count(*) FROM $table")"
	done
	same_text 'nightly/postgres text' 'tab	and \' "$(sql -c "SELECT text FROM sections WHERE line = 2 AND doc = 'odd.txt'")"
	same_text 'nightly/postgres sums' "$(sqlite3 out/jixiao.db "SELECT printf('%.2f', sum(budget) / 1e6) FROM reports")" \
	    "$(sql -c 'SELECT sum(budget) FROM summary')"
}

# Without a server: every file has the columns that its table has.
columns_agree() {
	local table
	for table in meta sections required figures findings; do
		awk -v table=$table '
		/^CREATE TABLE/ { on = $3 == table; next }
		on { gsub(/--.*|\(|\)|;|"/, ""); n = split($0, c, ","); for (i = 1; i <= n; i++) if (split(c[i], w, " ")) print w[1] }
		/;/ { on = 0 }' "$top/scripts/postgres.sql" >want
		head -n 1 out/$table.tsv | tr '\t' '\n' >got
		same "nightly/postgres columns of $table" want got
	done
}

if lacking=$(night_lacks); then
	skip nightly/postgres "$lacking"
else
	mkdir in
	cp "$samples"/*-202?.txt in
	printf '一、基本情况\ntab\tand \\\n' >in/odd.txt
	night in out
	columns_agree
	if ! command -v psql >/dev/null; then
		skip nightly/postgres 'no psql'
	elif ! server_up; then
		skip nightly/postgres "no server to start: $(tail -n 1 pg.log 2>/dev/null)"
	else
		loaded
		(cd / && "${as_user[@]}" pg_ctl -s -m immediate -D "$pg/data" stop)
	fi
	[ -z "${pg:-}" ] || rm -rf "$pg"
fi
