# On a terminal a night says what it is at, on one line; the last line stays.
. "$top/tests/nightly/night.bash"

if lacking=$(night_lacks); then
	skip nightly/terminal "$lacking"
elif ! [ -x /usr/bin/script ]; then
	skip nightly/terminal 'no script'
else
	mkdir in
	cp "$samples"/lanxi*.txt in
	command script -qec "$(printf '%q ' "$nightly" --date "$day" in out)" typescript >/dev/null </dev/null
	tr '\r' '\n' <typescript >lines
	for step in 'looking for what is new' 'reading 1 batches' 'loading the database'; do
		has "nightly/terminal $step" "nightly: $step" lines
	done
	same_text 'nightly/terminal last line' 'done: 1 reports (1 new, 0 changed, 0 gone), 0 set aside' \
	    "$(grep -o 'done: .* set aside' lines)"
	night in quiet
	same_text 'nightly/terminal elsewhere only that' 1 "$(wc -l <night.err)"
fi
