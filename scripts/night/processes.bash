# shellcheck shell=bash disable=SC2034,SC2154 # variables of nightly
# processes: other programs, one or many at a time, and what they write.  Sourced by nightly.

# A program that writes, in STATE/tonight; it dies with us, whatever ends us, so
# that the next run meets nobody.  Called from no subshell, which would survive.
child() {
	(cd "$tonight" && exec setpriv --pdeathsig KILL "$@") 9>&-
}

# The same, while we go on; who needs what it does waits for $background.
in_background() {
	(cd "$tonight" && exec setpriv --pdeathsig KILL "$@") 9>&- &
	background=$!
}

in_parallel() {
	child parallel --will-cite --tmpdir "$tonight/tmp" -j "$jobs" "$@"
}

few=8	# lists

# The command, in which {} is a line of LIST, for every line; a few are done without
# parallel, which takes longer to start than most nights' few batches to read.
for_each() {	# LIST [OPTION OF parallel…] COMMAND
	local list=$1 command=${!#}
	shift
	if [ "$(wc -l <"$list")" -gt $few ]; then
		in_parallel "$@" <"$list"
	else
		child xargs -r -d '\n' -P "$jobs" -I '{}' timeout 1800 bash -c "$command" <"$list"
	fi
}

quoted() {
	printf '%q ' "$@"
}

replaced() {	# FILE COMMAND…: what it prints, whole or not at all
	local to=$1
	shift
	child "$@" >"$to.new"
	sync "$to.new"
	mv "$to.new" "$to"
}

# A full disk says nothing about a report.
too_full='less than 300 MB of the disk are free'
has_room() {	# [KILOBYTES]
	[ "$(df -Pk -- "$state" | awk 'NR == 2 { print $4 }')" -gt "${1:-300000}" ] || { log "$too_full"; return 1; }
}
