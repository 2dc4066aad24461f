# Long input is read by several processes (input/crew.h): what they write is what
# one would, byte for byte, in records, messages and status.
stream() {	# MEGABYTES: sample reports one after the other, as tail -v prints them
	perl -e '
		use strict; use warnings;
		my ($want, @texts) = (1e6 * shift);
		for my $file (@ARGV) { open my $in, "<", $file or die; local $/; push @texts, <$in> }
		for (my ($n, $size) = (0, 0); $size < $want; $n++) {
			my $text = $texts[$n % @texts];
			print "\n" if $n;
			print "==> report $n.txt <==\n", $text;
			$size += length $text;
		}' "$1" "$samples"/*.txt
}

both() {	# NAME PROGRAM ARGUMENT…: one process and several, on the same operands
	name=$1
	shift
	"$1" --jobs=1 "${@:2}" >one 2>one.err
	one=$?
	"$1" --jobs=3 "${@:2}" >three 2>three.err
	status_is "$name: status" "$one" $?
	same "$name: records" one three
	same "$name: messages" one.err three.err
}

stream 4 >long
head -c 1500000 long >cut		# ends in mid-document, in mid-character or not
printf '\xFF\n' >>cut
sed 's/$/\r/' long >crlf
{ cat long; printf '\n==> last <==\n'; } >empty-last
# One document that no header cuts, and lines that only look like one.
printf '支出情况\n自评结论\n' >template
grep -av '^==> ' long | sed 's/^一、/==> 一、/' >single

for p in jxsplit jxtables jxfigures jxcheck; do
	both "crew: $p stream" "$p" long
done
both 'crew: outline' jxsplit --outline long
both 'crew: CRLF' jxsplit crlf
both 'crew: an empty document at the end' jxsplit empty-last
both 'crew: one document' jxtables single
both 'crew: operands, one missing' jxsplit "$samples"/*.txt cut missing long "$samples"/*.txt
both 'crew: list of tables' jxtables --list long cut
both 'crew: required sections' jxsplit --require template cut long
jxsplit long >records
both 'crew: line records' jxfigures records
jxfigures long >figures
both 'crew: figure records' jxcheck figures
# A record that cannot be read is told by its line of the file.
awk -F'\t' -v OFS='\t' 'NR == 20011 { $8 = "heavy" } 1' figures >spoilt
both 'crew: a bad record' jxcheck spoilt
has 'crew: a bad record: its line' 'spoilt:20011:' three.err

jxfigures --jobs=1 long >one
jxfigures --jobs=3 <long >three
same 'crew: standard input that is a file' one three
{ read -r _; jxfigures --jobs=3; } <long >three
{ read -r _; jxfigures --jobs=1; } <long >one
same 'crew: a file whose first line is read already' one three
jxfigures --jobs=3 - "$samples"/*.txt <long >three
jxfigures --jobs=1 - "$samples"/*.txt <long >one
same 'crew: standard input among operands' one three

# The texts of the processes must not overtake one another: many pieces, few lines.
grep -a '^==> ' long | awk '{ print; for (i = 0; i < 3000; i++) print "支出" i "万元。" }' >many
both 'crew: many figures' jxfigures many

for header in '' -H; do	# the first write fails, or each process's
	jxfigures --jobs=3 $header long >/dev/full 2>err
	status_is "crew: full disk $header, status" 2 $?
	same_text "crew: full disk $header is said once" \
	    'jxfigures: standard output: No space left on device' "$(cat err)"
done
(set -o pipefail; timeout 60 jxfigures --jobs=3 long 2>err | head -n 1 >first)
status_is 'crew: a reader that goes away, status' 2 $?
same_text 'crew: a reader that goes away is no news' '' "$(cat err)"

# A process that is killed leaves a hole: that is said, and the rest stop.
if command -v pgrep >/dev/null; then
	mkfifo hold
	jxfigures --jobs=3 many many many many >hold 2>err &
	parent=$!
	exec 8<hold
	for _ in $(seq 100); do
		child=$(pgrep -P "$parent" | tail -n 1)
		[ -n "$child" ] && break
		sleep 0.02
	done
	kill -9 "$child"
	cat <&8 >part
	exec 8<&-
	wait "$parent"
	status_is 'crew: a killed process, status' 2 $?
	has 'crew: a killed process is said' 'ended early: the output is not complete' err
else
	skip 'crew: a killed process' 'pgrep is not installed'
fi
