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
