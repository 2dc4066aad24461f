# shellcheck shell=bash disable=SC2034,SC2154 # variables of nightly
# log: what happens, for the log and the person before the screen; and how a run ends.  Sourced by nightly.

log() {
	printf '%(%Y-%m-%d %H:%M:%S)T %s\n' -1 "$*" >>"$out/nightly.log"
}

# The last line, on the log and on standard error (standard output stays free).
ended() {	# STATUS MESSAGE
	stop_progress
	log "$2" 2>/dev/null || :
	echo "$me: $2" >&3
	finished=yes
	exit "$1"
}

# A line with the share that is done and the time left, while a step goes on.
progress() {	# WHAT TOTAL FUNCTION: prints how many are done
	[ -t 3 ] || return 0
	stop_progress
	(
		begun=$SECONDS
		while sleep 1; do
			n=$("$3" 2>/dev/null) left='--:--'
			if [ "${n:=0}" -gt 0 ]; then
				rest=$(((SECONDS - begun) * ($2 - n) / n))
				left=$(printf '%02d:%02d' $((rest / 60)) $((rest % 60)))
			fi
			printf '\r\033[K%s: %s %d/%d, %s left' "$me" "$1" "$n" "$2" "$left" >&3
		done
	) 9>&- &
	ticker=$!
}

stop_progress() {
	[ -n "$ticker" ] || return 0
	kill "$ticker" 2>/dev/null || true
	wait "$ticker" 2>/dev/null || true
	ticker=''
	printf '\r\033[K' >&3
}

cleanup() {
	local status=$?
	[ "$finished" = no ] || exit "$status"
	trap '' HUP INT TERM
	log "ended by status $status" 2>/dev/null || :
	ended 3 "failed while $step$(why_failed), see $out/nightly.log; what is done is kept, the next run goes on from there"
}

# What can be mended without reading the log, which has no room itself on a full disk.
why_failed() {
	local said
	said=$(awk '/ run [0-9]+ of / { said = "" } { said = said $0 "\n" } END { print said }' "$out/nightly.log" 2>/dev/null) || :
	if ! has_room 1000 2>/dev/null || grep -qiE 'no space left|disk is full|quota exceeded' <<<"$said"; then
		echo ': the disk is full'
	elif [[ $said == *"$too_full"* ]]; then
		echo ": $too_full"
	fi
}

# What the step has taken, by the clock and of processors here, on the log.
tell_cost() {
	local t took=0
	times >"$tonight/times"
	for t in $(<"$tonight/times"); do	# 1m2.345s
		t=${t//[.s]/}
		took=$((took + ${t%m*} * 60000 + 10#${t#*m}))
	done
	log "$step: took $((SECONDS - step_begun)) s, $((took - spent)) ms of processors"
	step_begun=$SECONDS spent=$took
}

begin() {	# STEP
	stop_progress
	tell_cost
	step=$1
	log "$step"
	[ ! -t 3 ] || printf '\r\033[K%s: %s' "$me" "$step" >&3
}
