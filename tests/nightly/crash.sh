# A night that is killed at any moment and started again, that meets another, or
# a full disk, ends with the same bytes as one that nothing disturbed.
. "$top/tests/nightly/night.bash"

crash_inbox() {
	local reports=40
	[ -z "$LONG" ] || reports=400
	"$top/scripts/mkcorpus" -p 30 "$reports" corpus
	mkdir -p corpus/inbox/more
	cp "$samples"/inbox/*/2023/*.html corpus/inbox/more/
	printf 'PK\003\004 no document' >corpus/inbox/more/broken.docx
}

undisturbed() {	# two nights: what the second leaves, and how long the first takes
	local begun
	begun=$(now_ms)
	night corpus/inbox calm
	status_is 'nightly/crash undisturbed: one is set aside' 1 $?
	took=$(($(now_ms) - begun))
	cp -a calm between
	"$top/scripts/mkcorpus" -p 30 -e 60 "$(($(wc -l <corpus/totals.tsv) - 1))" changed
	rsync_like changed/inbox corpus/inbox
	rm -f corpus/inbox/more/*.html
	night corpus/inbox calm
	bytes_of calm >want.2
}

# Only what differs is copied, as people do.
rsync_like() {	# FROM TO
	(cd "$1" && find . -type f -print0) | while IFS= read -r -d '' f; do
		cmp -s "$1/$f" "$2/$f" || cp "$1/$f" "$2/$f"
	done
}

# Killed so often, each time later than before or at any moment, then finished.
killed_and_finished() {	# NAME WANT OUT TIMES
	local i hit=0 when
	for i in $(seq "$4"); do
		when=$(moment "$took")
		! killed_after "$when" "$nightly" --date "$day" corpus/inbox "$3" || hit=$((hit + 1))
	done
	night corpus/inbox "$3"
	status_is "$1: status of the run that finishes" 1 $?
	same_bytes "$1: same bytes" "$2" "$3"
	[ "$hit" -gt 0 ] || fail "$1: killed while at work" "none of $4 (seed $SEED)"
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
	same_bytes 'nightly/crash two at once: same bytes' want.fresh both
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
	done
	mount -o remount,size=500m none small
	night corpus/inbox small/out
	status_is 'nightly/crash disk full, then larger' 1 $?
	same_bytes 'nightly/crash disk full, then larger: same bytes' want.fresh small/out
	umount -l small
}

if why=$(night_lacks); then
	skip nightly/crash "$why"
elif [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip nightly/crash 'takes too long under sanitizers and valgrind'
else
	crash_inbox
	undisturbed
	# The second night, over what the first left.
	if [ -n "$LONG" ]; then
		for k in $(seq 10); do
			rm -rf disturbed
			cp -a between disturbed
			killed_and_finished "nightly/crash second night, once ($k)" want.2 disturbed 1
		done
	fi
	cp -a between again
	killed_and_finished 'nightly/crash second night, killed three times' want.2 again 3
	# From nothing to the inbox as it is now.
	night corpus/inbox fresh
	bytes_of fresh >want.fresh
	if [ -n "$LONG" ]; then
		for k in $(seq 10); do
			rm -rf disturbed
			killed_and_finished "nightly/crash first night, once ($k)" want.fresh disturbed 1
		done
	fi
	killed_and_finished 'nightly/crash first night, killed three times' want.fresh other 3
	two_at_once
	disk_sizes='200k 1m'
	[ -z "$LONG" ] || disk_sizes='64k 200k 500k 1m 2m 4m'
	disk_full
fi
