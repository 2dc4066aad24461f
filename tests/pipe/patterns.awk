# Sentences with a right and a wrong figure, and what jxcheck --all says of
# them: patterns.sh, patterns.rows.
#
#   awk -v mode=expand -f patterns.awk ROWS          the reports, one stream
#   awk -v mode=judge -f patterns.awk ROWS FINDINGS  "ok NAME" or "fail NAME<TAB>why"

# The text with its which-th {right|wrong} wrong, all others right; 0: all right.
function variant(text, which,    out, n, cut, pair)
{
	while ((cut = index(text, "{")) > 0) {
		out = out substr(text, 1, cut - 1)
		text = substr(text, cut + 1)
		cut = index(text, "}")
		split(substr(text, 1, cut - 1), pair, "|")
		out = out (++n == which ? pair[2] : pair[1])
		text = substr(text, cut + 1)
	}
	return out text
}

# Is word, "severity|severity rule|rule xN", met by what was said of doc?
function met(doc, word,    part, s, r, i, j, ns, nr, sum, least)
{
	split(word, part, " ")
	least = part[3] == "" ? 1 : substr(part[3], 2) + 0
	ns = split(part[1], s, "|")
	nr = split(part[2], r, "|")
	for (i = 1; i <= ns; i++)
		for (j = 1; j <= nr; j++) {
			sum += said[doc, s[i], r[j]]
			if (s[i] != "ok")
				expected[doc] += said[doc, s[i], r[j]]
		}
	return sum >= least
}

function judge(doc, want, text, silent,    words, n, i, why)
{
	n = split(want, words, " ; ")
	expected[doc] = 0
	for (i = 1; i <= n; i++)
		if (words[i] != "-" && !met(doc, words[i]) && !silent)
			why = why " missing: " words[i] ";"
	if (alarms[doc] > expected[doc])
		why = why " unwanted;"
	print (why == "" ? "ok " doc : "fail " doc "\t" text "\t" why heard[doc])
}

BEGIN { FS = "\t" }
FNR == 1 { file++ }
file == 1 {
	if (/^#/ || $0 == "")
		next
	rows++
	silent[rows] = sub(/^~ /, "")
	n = split($0, cell, " → ")
	count[rows] = n - 1
	for (i = 0; i < n - 1; i++) {
		text[rows, i] = variant(cell[1], i)
		want[rows, i] = cell[i + 2]
		if (mode == "expand") {
			t = text[rows, i]
			gsub(/ \/ /, "\n", t)
			gsub(/\\t/, "\t", t)
			print "==> " rows "." i " <==\n" t "\n"
		}
	}
	next
}
$4 != "" && FNR > 1 {
	split($9, stated, " ; ")
	said[$1, $4, $5]++
	heard[$1] = heard[$1] " [" $4 " " $5 " " stated[1] "]"
	if ($4 == "error" || $4 == "warning")
		alarms[$1]++
}
END {
	if (mode == "judge")
		for (r = 1; r <= rows; r++)
			for (i = 0; i < count[r]; i++)
				judge(r "." i, want[r, i], text[r, i], silent[r])
}
