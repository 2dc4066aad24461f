# shellcheck shell=bash disable=SC2034,SC2154 # variables of nightly
# reading: what is new in the inbox becomes batches of records.  Sourced by nightly.

# The files of the inbox: rows of scan.
look() {
	begin 'looking for what is new'
	rm -f "$tonight/unread"
	child "$night/scan" "$inbox" "$state" >"$tonight/scanned"
}

# The hashes of what has none yet: by all processors, where that is much.
hash() {
	local bytes
	bytes=$(awk -F'\t' '{ n += $2 } END { printf "%.0f", n }' "$tonight/unknown")
	if [ "$bytes" -lt 30000000 ]; then
		child "$night/hash" "$inbox" <"$tonight/unknown" >"$tonight/hashed"
	else
		in_parallel -k --pipe --block 2M "$(quoted "$night/hash" "$inbox")" <"$tonight/unknown" >"$tonight/hashed"
	fi
}

slice() {	# [-1]: rows to lists, whose names are printed
	child "$night/slice" "$@" lists "$programs"
}

gather() {	# LISTS
	for_each "$1" --halt now,fail=1 "$(quoted "$night/gather" "$inbox" "$state") {}"
}

converted() {
	echo $(($(wc -l <"$tonight/keys") - $(find "$tonight/convert" -type f ! -name '*.said' | wc -l)))
}

convert() {
	find "$tonight/convert" -type f -printf '%f\n' | sort >"$tonight/keys"
	[ -s "$tonight/keys" ] || return 0
	begin "converting $(wc -l <"$tonight/keys") files"
	progress converting "$(wc -l <"$tonight/keys")" converted
	for_each "$tonight/keys" --halt soon,fail=1 "$(quoted "$night/convert" "$state" "$seconds") {}"
}

# Rows of the lists that waited for a converter.  A run that was killed may have left others,
# of lists that hold the same reports.
pending() {	# LISTS
	local list
	while read -r list; do
		[ ! -e "$tonight/$list.pending" ] || echo "$tonight/$list.pending"
	done < <(sort "$1") | xargs -rd '\n' cat
}

# The reports that were converted; their lists are printed.
gather_converted() {	# LISTS
	pending "$1" >"$tonight/pending"
	[ -s "$tonight/pending" ] || return 0
	begin 'gathering what was converted'
	slice <"$tonight/pending" >"$tonight/lists.converted"
	gather "$tonight/lists.converted"
	cat "$tonight/lists.converted"
}

mapped() {
	tail -n +2 "$tonight/joblog" | wc -l
}

# That jxread leaves pages, too, which saves publish a reading: of this run only, since they
# are without what is dismissed today.  Who is left of a run that was killed writes elsewhere.
ask_for_pages() {
	[ ! -x "$here/annotate" ] || {
		child "$here/annotate" --print-head >"$tonight/head"
		page_options=(--pages "$made" --head "$tonight/head" --index ../../index.html --ignore "$tonight/dismissed")
	}
}

# Texts to records, here or on other machines, each list a job, in any order.
# A job that fails leaves no .tar; commit sees that.
map() {	# LISTS
	local machines=() each=(for_each "$1") pages=''
	[ -s "$1" ] || return 0
	cmp -s "$1" "$tonight/joblist" || rm -f "$tonight/joblog"
	cp "$1" "$tonight/joblist"
	if [ ${#logins[@]} -gt 0 ]; then
		each=(in_parallel)
		machines=("${logins[@]}" --transferfile '{}.text' --return '{}.tar' --cleanup --retries 4)
	elif [ ${#page_options[@]} -gt 0 ]; then
		pages="-- $(quoted "${page_options[@]}") --names \"\$PWD\"/{}.names"
	fi
	begin "reading $(wc -l <"$1") batches"
	progress reading "$(wc -l <"$1")" mapped
	"${each[@]}" "${machines[@]}" --joblog joblog --resume-failed --timeout 1800 \
	    "$(quoted "$night/map" -b "$bin")$pages <{}.text >{}.\$\$.part && mv {}.\$\$.part {}.tar" <"$1" ||
		log 'some batches could not be read'
}

# The lists that were read become batches, numbered on; the others are printed.
commit() {	# LISTS
	local list n
	n=$(find "$state/batches" -mindepth 1 -maxdepth 1 -name '[0-9]*' ! -name '*.new' -printf '%f\n' | sort -n | tail -n 1)
	n=$((10#${n:-0}))
	while read -r list; do
		[ ! -s "$tonight/$list.text" ] || [ ! -s "$tonight/$list.tar" ] || printf '%06d=%s\n' $((++n)) "$list"
	done <"$1" >"$tonight/numbered"
	for_each "$tonight/numbered" "$(quoted "$night/commit" "$state" "$programs") {}" ||
		log 'some batches are not whole'
	while read -r list; do
		[ -s "$tonight/$list.text" ] || continue
		rm -f "$tonight/$list.tar"
		echo "$list"
	done <"$1"
}

# What was not read may be the fault of other machines, or of a page: it is read on this one,
# without pages.
once_more() {	# LISTS
	[ $((${#logins[@]} + ${#page_options[@]})) -gt 0 ] && [ -s "$1" ] || return 0
	log 'reading once more, here and without pages'
	logins=() page_options=()
	map "$1"
	commit "$1" >"$tonight/failed.again"
	mv "$tonight/failed.again" "$1"
}

# What the programs fail on is read again, each report alone; what fails then is
# set aside.
again_alone() {	# LISTS
	local list
	[ -s "$1" ] || return 0
	has_room
	(cd "$tonight" && xargs cat <"$1") >"$tonight/rows.alone"
	slice -1 <"$tonight/rows.alone" >"$tonight/alone"
	gather "$tonight/alone"
	map "$tonight/alone"
	commit "$tonight/alone" >"$tonight/failing"
	has_room
	while read -r list; do
		child "$night/set-aside" "$state" "$tonight/$list" 'the programs fail on it'
	done <"$tonight/failing"
}

read_reports() {	# ROWS of plan
	slice <"$1" >"$tonight/lists.all"
	gather "$tonight/lists.all"
	convert
	gather_converted "$tonight/lists.all" >"$tonight/lists.more"
	cat "$tonight/lists.more" >>"$tonight/lists.all"
	ask_for_pages
	map "$tonight/lists.all"
	commit "$tonight/lists.all" >"$tonight/failed"
	once_more "$tonight/failed"
	again_alone "$tonight/failed"
}

read_inbox() {
	hash
	child "$night/plan" "$state" "$programs" >"$tonight/rows"
	[ ! -s "$tonight/rows" ] || read_reports "$tonight/rows"
	begin 'listing the reports'
	child "$night/rows" "$state" "$out" "$programs"
}
