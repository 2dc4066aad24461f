# A pipeline gives the figures and findings that direct reading gives, whatever
# converter wrote the text.  Columns of line and col are left out: a record says
# one line for a row of word boxes, and a cleaned line has columns of its own.
what_figures() {
	cut -f 4,5,8-13 | sed 's/==.*==//'
}

what_findings() {	# what they compare, not on which line
	cut -f 4-9 | sed -E 's/(\t| ; )[0-9]+:/\1/g'
}

# NAME FILE: three pipelines.
pipelines() {
	jxfigures "$2" 2>/dev/null | what_figures >want
	jxclean "$2" 2>/dev/null | jxfigures | what_figures >got
	same "pipe/forms $1: jxclean | jxfigures" want got
	jxsplit "$2" 2>/dev/null | jxfigures | what_figures >got
	same "pipe/forms $1: jxsplit | jxfigures" want got
	jxcheck "$2" 2>/dev/null | what_findings >want
	jxclean "$2" 2>/dev/null | jxcheck | what_findings >got
	same "pipe/forms $1: jxclean | jxcheck" want got
	jxsplit "$2" 2>/dev/null | jxfigures | jxcheck | what_findings >got
	same "pipe/forms $1: jxsplit | jxfigures | jxcheck" want got
}

# Every way to write a table, one file each.  Form feeds, which say that the columns
# of a page are its own, go when a text is cleaned.
feed=$(printf '\f')
for f in "$top"/tests/tables/*.txt; do
	name=${f##*/}
	if grep -q "$feed" "$f"; then
		skip "pipe/forms $name" 'needs its form feed'
	else
		pipelines "${name%.txt}" "$f"
	fi
done

# Every converter's output of one report.
if [ -d "$shared/fixtures/report-a" ]; then
	for f in "$shared"/fixtures/report-a/*.txt "$shared"/fixtures/report-a/*.md; do
		pipelines "${f##*/}" "$f"
	done
else
	skip 'pipe/forms report-a' 'no ../shared/fixtures'
fi

# Records for other programs are no text.
for option in --csv --jsonl; do
	jxsplit $option "$samples/shipu-water-2023.txt" >records
	jxfigures records >got 2>message
	same_text "pipe/forms jxsplit $option | jxfigures: status" 2 $?
	has "pipe/forms jxsplit $option | jxfigures: message" "use 'jxsplit' without --csv or --jsonl" message
done
