# Every planted mistake of the samples is found on its line; where nothing is
# planted, no error is raised.
jxcheck "$samples"/*.txt >found 2>err
same_text pipe/planted\ messages '' "$(cat err)"
while IFS="$(printf '\t')" read -r file line kind figures why; do
	[ "$kind" = kind ] && continue
	if awk -F'\t' -v f="$samples/$file" -v l="$line" '
	    $1 == f && $4 != "ok" && ($2 == l || index(" " $9, " " l ":")) { hit = 1 }
	    END { exit !hit }' found; then
		ok "pipe/planted $file:$line $kind"
	else
		fail "pipe/planted $file:$line $kind" "planted: $figures" "$why"
	fi
done <"$samples/PLANTED.tsv"
awk -F'\t' -v planted="$samples/PLANTED.tsv" -v dir="$samples/" '
    BEGIN { while ((getline row < planted) > 0) { split(row, c, "\t"); at[dir c[1] ":" c[2]] = 1 } }
    $4 == "error" {
	    n = split($9, part, " ; ")
	    known = at[$1 ":" $2]
	    for (i = 1; i <= n; i++) { sub(/:.*/, "", part[i]); known = known || at[$1 ":" part[i]] }
	    if (!known) print $1 ":" $2 ": " $10
    }' found >false_alarms
: >none
same pipe/planted\ 'no other errors' none false_alarms
