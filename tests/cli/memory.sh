# Endless input: memory stays flat.  A program that grows meets the ceiling and
# ends with "out of memory"; one that does not is still running when time is up.
# Reports are named, so that jxcheck can forget one at the next.
if [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip cli/memory 'sanitizers and valgrind need more than the ceiling'
else
	endless() {	# PROGRAM FILE…: reports in turn for ever, each with a name of its own
		p=$1 n=0
		shift
		for f in "$@"; do jxfigures "$f" | sed 1d >"figures-${f##*/}"; done
		while :; do
			for f in "$@"; do
				if [ "$p" = jxcheck ]; then
					sed "s/^[^	]*/r$((n += 1))/" "figures-${f##*/}"
				else
					echo "==> r$((n += 1)) <==" && cat "$f"
				fi || return
			done
		done 2>/dev/null
	}

	for p in $(built); do
		endless "$p" "$samples"/{lanxi-forestry-2024,shipu-water-2023,fengqiao-archives-2022}.txt |
		    (ulimit -v 48000; exec timeout 2 "$p" >/dev/null 2>err)
		status_is "cli/memory $p endless reports" 124 $?
	done
	# One report that never ends, and one table.
	for p in $(built); do
		[ "$p" != jxcheck ] || continue
		yes '全年支出685.98万元，其中：项目支出87.45万元。' | (ulimit -v 48000; exec timeout 2 "$p" >/dev/null 2>err)
		status_is "cli/memory $p endless report" 124 $?
	done
fi
