# Output that fails: a full disk is a message and status 2, a reader that goes
# away is status 2 without one.
for p in $(built); do
	in=$samples/lanxi-forestry-2024.txt
	[ "$p" != jxcheck ] || { jxfigures "$in" >figures; in=figures; }
	for f in '' --csv --jsonl; do
		case $p$f in jxclean--* | jxmark--*) continue ;; esac
		"$p" $f "$in" >/dev/full 2>err
		status_is "cli/output $p $f full disk" 2 $?
		same_text "cli/output $p $f full disk says so" \
		    "$p: standard output: No space left on device" "$(cat err)"
	done
	yes "$in" | head -n 300 | { set +m; xargs "$p" 2>err; echo $? >status; } | head -n 1 >/dev/null
	st=$(cat status)
	# xargs: 123 if the program ended with 1 … 125, 125 if a signal killed it
	[ "$st" = 123 ] && ok "cli/output $p closed pipe" ||
	    fail "cli/output $p closed pipe" 'expected status: 2 (123 from xargs)' "got: $st"
	same_text "cli/output $p closed pipe is quiet" '' "$(cat err)"
	"$p" "$in" >&- 2>err
	status_is "cli/output $p no standard output" 2 $?
done
