# Functions for tests/run and the *.sh tests, which are sourced in an empty
# directory of their own with the programs on PATH.  Sourced, not run.
#
#   $top      the source tree          $samples  its sample reports
#   $shared   real reports and fixtures beside the tree; may be absent
#   $B        the build directory

top=${top:-$(pwd)}
samples=$top/tests/samples
shared=$top/../shared
programs='jxclean jxsplit jxtables jxfigures jxcheck jxmeta jxmark'

ok() {		# NAME
	echo "ok $1" >>"$tally"
}

fail() {	# NAME MESSAGE…
	echo "fail $1" >>"$tally"
	printf 'FAIL %s\n' "$1"
	shift
	[ $# -eq 0 ] || printf '  %s\n' "$@"
}

skip() {	# NAME WHY
	echo "skip $1" >>"$tally"
	printf 'skip %s: %s\n' "$1" "$2"
}

# The programs that were built; a test for all programs loops over them.
built() {
	for p in $programs; do
		[ -x "$B/bin/$p" ] && echo "$p"
	done
}

head_of() {	# FILE: enough of it to see what is wrong
	head -n 12 "$1" | cut -c1-300 | sed 's/^/    /'
}

same() {	# NAME EXPECTED-FILE GOT-FILE [WHAT]
	if cmp -s "$2" "$3"; then
		ok "$1"
		return
	fi
	fail "$1" "${4:-output} differs (- expected, + got):"
	diff -U1 "$2" "$3" | sed -n '3,22p' | cut -c1-300 | sed 's/^/    /'
	return 1
}

same_text() {	# NAME EXPECTED GOT
	[ "$2" = "$3" ] && { ok "$1"; return; }
	fail "$1" "expected: $2" "got:      $3"
}

has() {		# NAME NEEDLE FILE
	if grep -qF -- "$2" "$3"; then
		ok "$1"
	else
		fail "$1" "expected to contain: $2" "got:"
		head_of "$3"
	fi
}

status_is() {	# NAME EXPECTED GOT
	[ "$2" -eq "$3" ] && { ok "$1"; return; }
	fail "$1" "expected status: $2" "got status:      $3"
}

no_crash() {	# NAME STATUS: 0, 1 or 2 are answers; a signal or a hang is not
	case $2 in
	0 | 1 | 2) ok "$1" ;;
	124) fail "$1" 'did not end' ;;
	*) fail "$1" "ended with status $2" ;;
	esac
}
