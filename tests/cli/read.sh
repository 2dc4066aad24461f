# jxread: what the other programs print of the same files, byte by byte.

records_of() {	# FILE…: by the programs one by one, to want/; status that of jxfigures
	mkdir -p want
	jxmeta "$@" >want/meta.tsv
	jxsplit "$@" >want/sections.tsv
	jxsplit -r known "$@" >want/required.tsv
	jxtables --tsv "$@" >want/tables.tsv
	jxcheck -i records <(jxfigures "$@") >want/findings.tsv
	jxfigures "$@" >want/figures.tsv
}

compare() {	# NAME FILE…
	local name=$1 kind
	shift
	rm -rf want got
	records_of "$@" 2>err
	st=$?
	mkdir got
	jxread -d got "$@" >out 2>err
	status_is "cli/read $name: status" $st $?
	same_text "cli/read $name: standard output is empty" '' "$(cat out)"
	for kind in meta sections required tables figures findings; do
		same "cli/read $name: $kind" "want/$kind.tsv" "got/$kind.tsv"
	done
}

cp "$samples"/*.txt .
compare samples [a-z]*.txt
tail -v -n +1 f*.txt l*.txt s*.txt q*.txt >stream
compare stream stream
printf '==> a <==\n\n==> b <==\n部门\n' >short
: >nothing
compare 'reports without anything' short nothing
if [ -d "$shared/fixtures" ]; then
	compare fixtures $(find "$shared/fixtures" "$shared/seeds" -type f | sort | head -n 60)
else
	skip cli/read 'no fixtures beside the tree'
fi
mkdir dir
for a in '' '-d dir' 'short' '-d no/such short' '-d dir no-such' '--no-such -d dir short'; do
	# shellcheck disable=SC2086
	jxread $a >out 2>err </dev/null
	status_is "cli/read usage '$a'" 2 $?
	[ -s err ] && ok "cli/read usage '$a': says why" || fail "cli/read usage '$a': says why"
done
if [ -w /dev/full ]; then
	mkdir full
	ln -s /dev/full full/figures.tsv
	jxread -d full short stream 2>err
	status_is 'cli/read a full disk' 2 $?
	has 'cli/read a full disk: which file' full/figures.tsv err
fi
