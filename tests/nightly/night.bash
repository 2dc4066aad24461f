# Functions for the tests of scripts/nightly.  Sourced by each of them.
#
#   LONG=1   all of it: twenty kills, 10,000 files in a folder, more reports
#   SEED=N   the same moments as in a run that said so

day=2026-11-21
nightly=$top/scripts/nightly
LONG=${LONG:-}
SEED=${SEED:-$((RANDOM * 32768 + RANDOM))}
RANDOM=$((SEED % 32768))

# What a night needs; says what is missing.
night_lacks() {
	local tool
	for tool in mawk parallel sqlite3 flock perl; do
		command -v "$tool" >/dev/null || { echo "no $tool"; return 0; }
	done
	[[ $(parallel --version 2>/dev/null) == GNU* ]] || { echo 'parallel is not that of GNU'; return 0; }
	return 1
}

night() {	# INBOX OUT [OPTION…]: its messages to night.err
	local inbox=$1 out=$2
	shift 2
	timeout "${NIGHT_TIMEOUT:-600}" "$nightly" --date "$day" "$@" "$inbox" "$out" 2>night.err
}

timed() {	# COMMAND…: how long it takes, in $took milliseconds
	local begun st=0
	begun=$(date +%s%N)
	"$@" || st=$?
	took=$((($(date +%s%N) - begun) / 1000000))
	return "$st"
}

# All that a run leaves for people and programs: names and bytes, and what is in
# the database.  The log has times in it, .state is nobody's business.
bytes_of() {	# OUT
	(
		cd "$1" || exit
		find . \( -name .state -o -name nightly.log -o -name jixiao.db \) -prune -o -type f -print0 |
		    LC_ALL=C sort -z | xargs -0 -r sha256sum
		echo jixiao.db
		sqlite3 jixiao.db .dump | sha256sum
	)
}

same_bytes() {	# NAME WANT OUT
	bytes_of "$3" >got.bytes
	same "$1" "$2" got.bytes 'bytes (seed '"$SEED"')'
}

# COMMAND… is killed with everything it has begun, as when the power fails.  In a
# process namespace of its own, whose end no process survives; where that is not
# allowed, its process group is killed.
can_unshare=
unshare --pid --fork --kill-child --mount-proc true 2>/dev/null && can_unshare=yes

killed_after() {	# SECONDS COMMAND…: status 0 if it was still running
	local seconds=$1 pid alive=1
	shift
	if [ -n "$can_unshare" ]; then
		setsid unshare --pid --fork --kill-child --mount-proc "$@" >/dev/null 2>&1 &
	else
		setsid "$@" >/dev/null 2>&1 &
	fi
	pid=$!
	sleep "$seconds"
	kill -9 -- "-$pid" 2>/dev/null && alive=0
	wait "$pid" 2>/dev/null
	return "$alive"
}

moment() {	# MILLISECONDS: some moment before, in seconds
	local ms=$(((RANDOM * 32768 + RANDOM) % $1))
	printf '%d.%03d' $((ms / 1000)) $((ms % 1000))
}
