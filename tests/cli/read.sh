# jxread: what the other programs print of the same files, byte by byte.

records_of() {	# FILE…: by the programs one by one, to want/; status that of jxfigures
	mkdir -p want
	jxmeta "$@" >want/meta.tsv
	jxsplit "$@" >want/sections.tsv
	jxsplit -r known "$@" >want/required.tsv
	jxtables --tsv "$@" >want/tables.tsv
	jxcheck -i records <(jxfigures "$@") >want/findings.tsv
	jxfigures "$@" >want/figures.tsv 2>want/err
}

compare() {	# NAME FILE…
	local name=$1 kind
	shift
	rm -rf want got
	records_of "$@" 2>err
	st=$?
	mkdir got
	jxread -d got "$@" >out 2>got/err
	status_is "cli/read $name: status" $st $?
	same_text "cli/read $name: standard output is empty" '' "$(cat out)"
	sed -i 's/^jx[a-z]*: //' want/err got/err
	same "cli/read $name: messages, once" want/err got/err
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
printf '部门\xff自评\n支出12.34万元\n' >odd
compare 'what cannot be read' odd missing . short

# Standard input is read twice, too: a file, the rest of a file, a pipe.
records_of stream
mkdir input
jxread -d input <stream
sed -i 's/^-\t/stream\t/' input/*
rest() {	# NAME: input/ and want/ are the same
	for kind in meta sections required tables figures findings; do
		same "cli/read $1: $kind" "want/$kind.tsv" "input/$kind.tsv"
	done
	same_text "cli/read $1: nothing is left over" 6 "$(find input -type f | wc -l)"
}
rest 'standard input, a file'
cat stream | jxread -d input -
rest 'standard input, a pipe'
{ read -r _; jxread -d input; } < <(echo first; cat stream)
rest 'standard input, what is left of a pipe'
{ echo first; cat stream; } >longer
{ dd bs=6 count=1 status=none; jxread -d input; } <longer >/dev/null
rest 'standard input, what is left of a file'
printf 'short\nnothing\n' >list
: >out
while read -r f && [ "$(wc -l <out)" -lt 5 ]; do jxread -d input "$f"; echo "$f" >>out; done <list
same 'cli/read standard input is left alone' list out
jxread -d input <(cat stream) 2>err
status_is 'cli/read a pipe with a name' 2 $?
has 'cli/read a pipe with a name: what to do' 'give it as standard input' err

jxread -d made short
status_is 'cli/read a directory that is not there yet' 0 $?
same_text 'cli/read a directory that is not there yet: is made' 6 "$(find made -type f | wc -l)"

# Pages are those of jxmark, of all reports that need one alone.
sed -n 's/^==> \(.*\) <==$/\1/p' stream | awk '{ printf "%s\tp%03d\n", $0, NR }' >names
echo '<style>body { color: navy }</style>' >head
jxcheck stream | awk -F '\t' 'NR == 2 { print $NF }' >ignored
common=(--names names --head head --index ../../index.html --ignore ignored)
jxmark -d marked "${common[@]}" stream
jxread -d input --pages pages "${common[@]}" stream
status_is 'cli/read pages' 0 $?
diff -r marked pages >out 2>&1
: >none
same 'cli/read pages are those of jxmark' none out
same_text 'cli/read pages: as many as reports' "$(wc -l <names)" "$(find pages -name '*.html' | wc -l)"
rest 'with pages'
{
	printf '==> long <==\n'
	seq 30001 | awk '{ print "第" $1 "批购置设备" $1 "台。" }'
	printf '\n==> next <==\n支出12.34万元\n'
} >volume
printf 'long\tl1\nnext\tn1\n' >names
jxread -d input --pages volumes --names names volume 2>/dev/null
same_text 'cli/read pages: none of what needs more than one' n1.html "$(find volumes -name '*.html' -printf '%f\n')"
printf 'other\tl1\nnext\tn1\n' >names
jxread -d input --pages volumes --names names volume 2>err
status_is 'cli/read pages of another name' 2 $?
has 'cli/read pages of another name: which' "does not name 'long'" err

mkdir dir
for a in '-d dir --pages dir short' '-d dir --names names short' '-d dir --pages dir --names no-such short' \
    '-d dir --pages dir --names names --head no-such short' '' 'short' '-d no/such short' '-d dir no-such' '--no-such -d dir short'; do
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

# A report of more figures than are checked as one: that is said, as jxcheck says it.
{
	echo '2024年度部门整体支出绩效自评报告'
	seq 30001 | awk '{ print "第" $1 "批购置设备" $1 "台。" }'
} >long
jxread -d input long 2>err
same_text 'cli/read a long report is checked in pieces' 1 \
    "$(grep -c '^jxread: long:[0-9]*: more than 30000 figures for one report: checked in pieces' err)"
