# A night that is killed at any moment and started again, that meets another, or
# a full disk, ends with the same bytes as one that nothing disturbed.
. "$top/tests/nightly/night.bash"

crash_inbox() {
	local reports=40
	[ -z "$LONG" ] || reports=120
	"$top/scripts/mkcorpus" -p 30 "$reports" corpus
	mkdir -p corpus/inbox/more
	cp "$samples"/inbox/*/2023/*.html corpus/inbox/more/
	printf 'PK\003\004 no document' >corpus/inbox/more/broken.docx
}

# Two nights, the second with corrections: what they leave, how long they take.
undisturbed() {
	timed night corpus/inbox calm
	took_first=$took
	cp -a calm between
	"$top/scripts/mkcorpus" -p 30 -e 60 "$(($(wc -l <corpus/totals.tsv) - 1))" changed
	renew changed/inbox corpus/inbox
	rm -f corpus/inbox/more/*.html
	timed night corpus/inbox calm
	took_second=$took
	bytes_of calm >want.second
	timed night corpus/inbox fresh
	status_is 'nightly/crash undisturbed: one is set aside' 1 $?
	bytes_of fresh >want.first
}

# Only what differs is copied, as people do.
renew() {	# FROM TO
	(cd "$1" && find . -type f -print0) | while IFS= read -r -d '' f; do
		cmp -s "$1/$f" "$2/$f" || cp "$1/$f" "$2/$f"
	done
}

# The run N is complete, so that another would be the next night's.
complete() {	# OUT N
	local last=0
	[ ! -s "$1/.state/last" ] || read -r last _ <"$1/.state/last"
	[ "$last" -ge "$2" ]
}

# Killed so often, then finished.
killed_and_finished() {	# NAME first|second OUT TIMES
	local i hit=0 run=1 took=$took_first
	[ "$2" = first ] || run=2 took=$took_second
	for i in $(seq "$4"); do
		complete "$3" $run || ! killed_after "$(moment "$took")" "$nightly" --date "$day" corpus/inbox "$3" ||
			hit=$((hit + 1))
	done
	if ! complete "$3" $run; then
		night corpus/inbox "$3"
		status_is "$1: status of the run that finishes" 1 $?
	fi
	same_bytes "$1: same bytes" "want.$2" "$3"
	hits=$((hits + hit))
}

# Only the driver is killed, and the converters it began live on for a while: what
# they come to is no verdict of the run that follows at once.
converters_live_on() {
	local driver said
	night "$samples/inbox" mail
	bytes_of mail >want.mail
	setsid "$nightly" --date "$day" "$samples/inbox" orphaned 2>orphaned.err &
	driver=$!
	for _ in $(seq 200); do
		said=$(compgen -G 'orphaned/.state/tonight/convert/*.said') && break
		sleep 0.05
	done
	sleep 0.5
	kill -9 "$driver"
	wait "$driver" 2>/dev/null
	[ -n "$said" ] && ok 'nightly/crash converters live on: killed while converting' ||
	    fail 'nightly/crash converters live on: killed while converting' 'nothing was converted'
	night "$samples/inbox" orphaned
	status_is 'nightly/crash converters live on: status of the next run' 1 $?
	same_bytes 'nightly/crash converters live on: same bytes' want.mail orphaned
}

# Killed while some reports wait for their converter and another was set aside: what is
# left to be read is less than before, and each of it is read once.
aside_and_killed() {
	local driver
	mkdir fake
	cat >fake/report2text <<-END2
		#!/bin/bash
		# waits for its end, but for what the real one refuses at once
		grep -q 'no document' "\${!#}" && exec "$top/scripts/report2text" "\$@"
		echo "\$\$" >>"$PWD/waiting"
		exec sleep 1000
	END2
	chmod +x fake/report2text
	mkdir letters
	cp "$samples"/inbox/*/2023/*.html letters/
	printf 'PK\003\004 no document' >letters/broken.docx
	night letters posted
	bytes_of posted >want.posted
	PATH=$PWD/fake:$PATH setsid "$nightly" --date "$day" -j 9 letters held 2>held.err &
	driver=$!
	for _ in $(seq 400); do
		[ -e waiting ] && compgen -G 'held/.state/aside/*' >said && break
		sleep 0.05
	done
	kill -9 "$driver"
	wait "$driver" 2>/dev/null
	xargs -r kill -9 <waiting
	[ -s said ] && ok 'nightly/crash killed when one is aside: it was' ||
	    fail 'nightly/crash killed when one is aside: it was' 'nothing was set aside'
	night letters held
	status_is 'nightly/crash killed when one is aside: status of the next run' 1 $?
	same_bytes 'nightly/crash killed when one is aside: same bytes' want.posted held
}

# A run ends in the middle of its tables and pages; before the next, the report is again what it
# was, one that was new is gone, and one that was gone is there again.
taken_back() {
	mkdir notes
	cp "$samples"/shipu-*.txt "$samples"/fengqiao-*.txt notes/
	set -- notes/*.txt
	night notes noted
	rm -rf undone
	cp -a noted undone
	night notes noted
	bytes_of noted >want.noted
	cp "$1" kept.txt
	cp "$1" notes/new.txt
	sed 's/[1-8]$/9/; s/[1-8]\t/9\t/' kept.txt >"$1"
	mv "$2" gone.txt
	mv undone/reports undone/reports.kept
	: >undone/reports	# no page can be put there, when the tables are
	night notes undone
	status_is 'nightly/crash taken back: the run fails' 3 $?
	rm undone/reports
	mv undone/reports.kept undone/reports
	diff -r noted/tables undone/tables >differing && fail 'nightly/crash taken back: tables were written' 'none' ||
	    ok 'nightly/crash taken back: tables were written'
	cp kept.txt "$1"
	mv gone.txt "$2"
	rm notes/new.txt
	night notes undone
	status_is 'nightly/crash taken back: status of the next run' 0 $?
	same_bytes 'nightly/crash taken back: same bytes' want.noted undone
}

two_at_once() {
	local first
	"$nightly" --date "$day" corpus/inbox both 2>first.err &
	first=$!
	for _ in $(seq 200); do
		[ ! -e both/.state/lock ] || break
		sleep 0.01
	done
	sleep 0.1
	night corpus/inbox both
	status_is 'nightly/crash two at once: the second gives way' 4 $?
	has 'nightly/crash two at once: and says so' 'another run' night.err
	wait "$first"
	status_is 'nightly/crash two at once: the first goes on' 1 $?
	same_bytes 'nightly/crash two at once: same bytes' want.first both
}

# A disk of a few blocks, which grows when the run has failed.
disk_full() {
	local size
	mkdir -p small
	if ! mount -t tmpfs -o size=64k none small 2>/dev/null; then
		skip 'nightly/crash disk full' 'tmpfs cannot be mounted here'
		return
	fi
	for size in $disk_sizes; do
		mount -o "remount,size=$size" none small
		night corpus/inbox small/out
		status_is "nightly/crash disk full at $size: the run fails" 3 $?
		grep -qE 'the disk is full|less than 300 MB of the disk are free' night.err && ok "nightly/crash disk full at $size: and says why" ||
		    fail "nightly/crash disk full at $size: and says why" "$(cat night.err)"
	done
	mount -o remount,size=500m none small
	night corpus/inbox small/out
	status_is 'nightly/crash disk full, then larger' 1 $?
	same_bytes 'nightly/crash disk full, then larger: same bytes' want.first small/out
	umount -l small
}

if why=$(night_lacks); then
	skip nightly/crash "$why"
elif [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip nightly/crash 'takes too long under sanitizers and valgrind'
else
	hits=0
	crash_inbox
	undisturbed
	# The second night, over what the first left.
	if [ -n "$LONG" ]; then
		for k in $(seq 10); do
			rm -rf disturbed
			cp -a between disturbed
			killed_and_finished "nightly/crash second night, once ($k)" second disturbed 1
		done
	fi
	cp -a between again
	killed_and_finished 'nightly/crash second night, killed three times' second again 3
	if [ -n "$LONG" ]; then
		for k in $(seq 10); do
			rm -rf disturbed
			killed_and_finished "nightly/crash first night, once ($k)" first disturbed 1
		done
	fi
	killed_and_finished 'nightly/crash first night, killed three times' first other 3
	# Where the machine was busier when the time was taken, all may have come too late.
	[ "$hits" -gt 0 ] || {
		took_first=$((took_first / 10))
		killed_and_finished 'nightly/crash first night, killed early' first early 3
	}
	[ "$hits" -gt 0 ] && ok 'nightly/crash killed while at work' || fail 'nightly/crash killed while at work' "never (seed $SEED)"
	converters_live_on
	aside_and_killed
	taken_back
	two_at_once
	disk_sizes='200k 1m'
	[ -z "$LONG" ] || disk_sizes='64k 200k 500k 1m 2m 4m'
	disk_full
fi
