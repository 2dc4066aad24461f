# Sentences as reports of many provinces write them, each as it should be and with
# each of its {right|wrong} figures wrong (patterns.rows).
here=$top/tests/pipe
awk -v mode=expand -f "$here/patterns.awk" "$here/patterns.rows" >stream
jxcheck --all stream >found 2>err
same_text pipe/patterns\ messages '' "$(cat err)"
awk -v mode=judge -f "$here/patterns.awk" "$here/patterns.rows" found >judged
while IFS="$(printf '\t')" read -r verdict text why; do
	case $verdict in
	ok*) ok "pipe/patterns row ${verdict#ok }" ;;
	*) fail "pipe/patterns row ${verdict#fail }" "$text" "$why" ;;
	esac
done <judged

# No figure is told twice to be made of the same figures in the same way.
jxfigures stream | awk -F'\t' '$15 != "" { n = split($16, of, ","); delete told
    for (i = 1; i <= n; i++) if (told[of[i]]++) print $1, $13, $15, $16 }' >twice
same_text pipe/patterns\ once '' "$(cat twice)"
