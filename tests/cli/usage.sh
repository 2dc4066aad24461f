# --help, --version and mistakes on the command line, for every program.
for p in $(built); do
	"$p" --help >help 2>err
	status_is "cli/usage $p --help status" 0 $?
	same_text "cli/usage $p --help is silent on standard error" '' "$(cat err)"
	has "cli/usage $p --help usage" "usage: $p " help
	has "cli/usage $p --help examples" 'Examples:' help
	same_text "cli/usage $p -h" "$(cat help)" "$("$p" -h 2>&1)"
	lines=$(wc -l <help)
	[ "$lines" -le 40 ] && ok "cli/usage $p --help screen" ||
	    fail "cli/usage $p --help screen" "expected at most 40 lines" "got $lines"
	wide=$(awk 'length > 80' help)
	same_text "cli/usage $p --help width" '' "$wide"
	same_text "cli/usage $p --version" "$p (jixiao)" "$("$p" --version | cut -d' ' -f1,2)"

	"$p" --no-such-option >out 2>err </dev/null
	status_is "cli/usage $p unknown option status" 2 $?
	same_text "cli/usage $p unknown option" \
	    "$p: unknown option '--no-such-option'; try '$p --help'" "$(cat err)"
	same_text "cli/usage $p unknown option prints nothing" '' "$(cat out)"

	"$p" --help >/dev/full 2>err
	status_is "cli/usage $p --help to a full disk" 2 $?
	same_text "cli/usage $p --help to a full disk says so" \
	    "$p: standard output: No space left on device" "$(cat err)"
done
has 'cli/usage what cannot be left out stands without brackets' 'usage: jxread -d DIR [--pages=DIR]' <(jxread --help)
version=$(sed -n 's/^VERSION = //p' "$top/Makefile")
for p in report2text nightly annotate page ask; do
	same_text "cli/usage $p --version" "$p (jixiao) $version" "$("$top/scripts/$p" --version)"
	"$top/scripts/$p" -h >help 2>err
	status_is "cli/usage $p -h status" 0 $?
	has "cli/usage $p -h" "$p " help
	same_text "cli/usage $p -h is silent on standard error" '' "$(cat err)"
done
jxfigures -k '' </dev/null >out 2>err
status_is 'cli/usage no kind' 2 $?
has 'cli/usage no kind is said' "option '--kind': '' is none of money" err
