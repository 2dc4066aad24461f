# What jxfigures and jxcheck together make of small reports, row by row
# (relations.rows).  Every row is a report of its own in one stream.
awk '/^#/ || !NF { next }
    { n++; at = index($0, " → "); if (at == 0) { print "no arrow: " $0 >"bad"; next }
      print substr($0, at + length(" → ")) >("want." n)
      text = substr($0, 1, at - 1); gsub(/ \/ /, "\n", text); gsub(/\\t/, "\t", text)
      print "==> row" n " <==\n" text "\n"
      print text >("text." n) }' "$top/tests/pipe/relations.rows" >stream
jxfigures stream | jxcheck --all >found 2>err
same_text pipe/relations\ messages '' "$(cat err)"
same_text pipe/relations\ rows '' "$(cat bad 2>/dev/null)"
n=1
while [ -e "want.$n" ]; do
	awk -F'\t' -v n="$n" -v want="$(cat "want.$n")" '
	    NR > 1 && $1 == "row" n { split($9, part, " ; "); raw = part[1]; sub(/^[0-9]*:/, "", raw)
		said[$4 " " $5 " " raw] = 1; rules[$5] = 1; if ($4 != "ok" && $4 != "rounding") bad[$4 " " $5 " " raw] = 1 }
	    END { k = split(want, w, " ; ")
		for (i = 1; i <= k; i++) {
			if (w[i] == "-") continue
			if (w[i] ~ /^no /) { if (substr(w[i], 4) in rules) print "unwanted rule: " substr(w[i], 4); continue }
			if (!(w[i] in said)) print "missing: " w[i]
			delete bad[w[i]]
		}
		for (b in bad) print "unwanted: " b }' found >misses
	if [ -s misses ]; then
		fail "pipe/relations row $n" "$(cat "text.$n")" "wanted: $(cat "want.$n")" "$(cat misses)"
		grep "^row$n	" found | cut -f4,5,9 | sed 's/^/    /'
	else
		ok "pipe/relations row $n"
	fi
	n=$((n + 1))
done
