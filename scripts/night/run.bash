# shellcheck shell=bash disable=SC2034,SC2154 # variables of nightly
# run: beginning and end of a run, and what is kept of it: its number, versions, the lock.  Sourced by nightly.

# One run at a time: the lock goes with the process, however it ends.
lock() {
	exec 9>"$state/lock"
	flock -n 9 || { finished=yes; echo "$me: another run is at work on $out" >&2; exit 4; }
}

# Number and date of the run stay those of its beginning until it is complete.
open_run() {
	opened=no
	if ! [ -s "$state/run" ]; then
		local last=0
		opened=yes
		[ ! -s "$state/last" ] || read -r last _ <"$state/last"
		printf '%d\t%s\n' $((last + 1)) "${date:-$(date +%F)}" >"$state/run.new"
		sync "$state/run.new"
		mv "$state/run.new" "$state/run"
	fi
	IFS=$'\t' read -r run date _ <"$state/run"
}

# Converters of a run that was killed may still be writing: their folders go by another
# name, under which nothing finds them, and what cannot be removed yet goes next time.
drop() {	# FOLDER…
	local folder
	rm -rf "$tonight"/dropped.* 2>/dev/null || :
	for folder; do
		folder=${folder%/}
		[ ! -e "$folder" ] || mv "$folder" "$tonight/dropped.$$.${folder##*/}"
	done
	rm -rf "$tonight"/dropped.* 2>/dev/null || :
}

# What an interrupted run has left: work that names itself by its content stays.
clear_tonight() {
	drop "$tonight/tmp" "$tonight/convert" "$tonight/load" "$tonight/tables" "$tonight/pages" "$tonight"/made.*
	find "$out" "$state" -maxdepth 1 -name '*.new' -type f -delete
	find "$state/batches" -maxdepth 1 -name '*.new' -exec rm -rf {} +
	find "$state/texts" "$state/aside" "$tonight" -maxdepth 2 \( -name '*.new' -o -name '*.part' \) -delete
	mkdir -p "$tonight/tmp" "$tonight/convert" "$tonight/lists" "$tonight/pages"
}

# Records are kept as long as they come from the same programs.  These are large: they are
# read when one is not the file of last time.
version() {
	local stamps known=() files=("$night"/{map,facts.awk,facts.tsv} "$bin"/jx{clean,read,mark})
	stamps=$(stat -Lc '%n %i %s %y %z' "${files[@]}")
	stamps=${stamps//$'\n'/ }
	[ ! -s "$state/programs" ] || mapfile -t known <"$state/programs"
	if [ "$stamps" != "${known[0]:-}" ]; then
		known[1]=$(cat "${files[@]}" | sha256sum | cut -c 1-16)
		printf '%s\n' "$stamps" "${known[1]}" >"$state/programs.new"
		mv "$state/programs.new" "$state/programs"
	fi
	echo "${known[1]}"
}

# The first line of each kind of records, as these programs write it.
keep_headers() {
	local headers=$state/headers
	[ ! -d "$headers/$programs" ] || return 0
	rm -rf "$headers"
	mkdir -p "$headers/new"
	"$night/map" -b "$bin" </dev/null | tar -xf - -C "$headers/new"
	sed -s -i '2,$d' "$headers/new"/*
	sync "$headers/new"/*
	mv "$headers/new" "$headers/$programs"
}

# What somebody has looked at and need not look at again.
list_dismissed() {
	local unusable
	unusable=$(sed 's/#.*//' "$out/dismissed" 2>/dev/null | grep -nEv '\<[0-9a-f]{16}\>|^[[:space:]]*$' | cut -d : -f 1 | paste -s -d ' ') || :
	[ -z "$unusable" ] || remarks+="; no fingerprint in OUT/dismissed on line ${unusable// /, }"
	{ sed 's/#.*//' "$out/dismissed" 2>/dev/null | grep -Eo '\<[0-9a-f]{16}\>' || true; } | sort -u >"$tonight/dismissed"
}

# What all that a run leaves follows from, but for the inbox and the date.
ingredients() {
	(cd "$here" && cat nightly annotate* page* schema.sql night/* ../common/data/messages.tsv "$tonight/dismissed" && echo "$programs") |
	    sha256sum | cut -c 1-16
}

# Nothing can have changed since the last run, which was complete.
same_as_last() {
	local last made_by f
	[ $opened = yes ] && [ $retry = no ] && cmp -s "$tonight/scanned" "$state/seen" || return
	IFS=$'\t' read -r last _ made_by <"$state/last"
	[ "$made_by" = "$(ingredients)" ] || return
	for f in sections.tsv figures.tsv findings.tsv meta.tsv required.tsv summary.csv index.html jixiao.db .state/assembled; do
		[ -s "$out/$f" ] || return
	done
	[ "$(sqlite3 -readonly "$out/jixiao.db" 'SELECT max(id) FROM runs')" = "$last" ]
}

# An inbox with nothing in it is more often a disk that was not mounted.
refuse_empty() {
	local before
	[ ! -s "$tonight/scanned" ] && [ $may_be_empty = no ] && [ -s "$state/assembled" ] || return 0
	before=$(($(wc -l <"$state/assembled") - 1))	# its first line is no report
	[ "$before" -gt 0 ] || return 0
	[ $opened = no ] || rm -f "$state/run"
	ended 3 "the inbox is empty, where there were $before reports: nothing was changed (if that is meant: --allow-empty)"
}

open_out() {
	# A machine that is gone without a word must not hold the night up.
	export PARALLEL_SSH="${PARALLEL_SSH:-ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=10 -o ServerAliveCountMax=3}"

	state=$out/.state
	tonight=$state/tonight
	made=$tonight/made.$$ page_options=()
	finished=no unread='' remarks='' ticker='' background='' step=starting step_begun=$SECONDS spent=0
	mkdir -p "$state/batches" "$state/texts" "$state/aside" "$tonight" 2>/dev/null || {
		echo "nightly: failed: '$out' cannot be written; nothing was done" >&2
		exit 3
	}
	lock
	exec 3>&2 2>>"$out/nightly.log"	# messages of the programs; ours go to 3
	trap cleanup EXIT
	trap 'exit 129' HUP
	trap 'exit 130' INT
	trap 'exit 143' TERM
	export TMPDIR=$tonight/tmp PARALLEL_SHELL=$BASH
	[ "$(stat -c %s "$out/nightly.log")" -lt 10000000 ] || mv "$out/nightly.log" "$out/nightly.log.1"
	exec 2>>"$out/nightly.log"
	open_run
	log "run $run of $date: $inbox"
	clear_tonight
	programs=$(version)
	keep_headers
	[ $retry = no ] || rm -rf "${state:?}/aside"/*
}

# Batches that no report of tonight stands in are not needed any more.  Where nothing was
# assembled, nothing has left one.
drop_batches() {
	[ -e "$tonight/in-use" ] || return 0
	find "$state/batches" -mindepth 1 -maxdepth 1 -printf '%f\n' | sort | comm -23 - "$tonight/in-use" |
	    while read -r batch; do rm -rf "${state:?}/batches/$batch"; done
}

close_run() {
	begin 'clearing up'
	drop_batches
	printf '%d\t%s\t%s\n' "$run" "$date" "$(ingredients)" >"$state/run.new"
	sync "$state/run.new"
	mv "$state/run.new" "$state/run"
	mv "$state/run" "$state/last"
	[ ! -e "$tonight/unread" ] || unread='; parts of the inbox could not be read'
	drop "$tonight"/*/ "$state/texts"
	tell_cost
	rm -rf "$tonight" 2>/dev/null || :
	sync "$state"
}

# The last line of a run that is complete, and its status.
tell_what_came() {
	local aside said
	IFS='|' read -r aside said < <(sqlite3 -list "$out/jixiao.db" "
	SELECT aside, printf('%d reports (%d new, %d changed, %d gone), %d set aside; %d errors, %d warnings; %d findings new, %d fixed',
		reports, new, changed, gone, aside, errors, warnings, opened, fixed)
	FROM runs WHERE id = $run")
	ended $((aside > 0 || ${#unread} > 0)) "done: $said$unread$remarks"
}
