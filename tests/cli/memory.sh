# Endless input: memory stays flat.  A program that grows meets the ceiling and
# ends with "out of memory"; one that does not is still running when time is up.
# Reports are named, so that jxcheck can forget one at the next.
if [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip cli/memory 'sanitizers and valgrind need more than the ceiling'
else
	endless() {	# PROGRAM FILE: reports for ever, each with a name of its own
		n=0
		if [ "$1" = jxcheck ]; then
			jxfigures "$2" | sed 1d >figures
			while sed "s/^[^	]*/r$((n += 1))/" figures; do :; done
		else
			while echo "==> r$((n += 1)) <==" && cat "$2"; do :; done
		fi 2>/dev/null
	}

	for p in $(built); do
		for f in lanxi-forestry-2024.txt shipu-water-2023.txt fengqiao-archives-2022.txt; do
			endless "$p" "$samples/$f" |
			    (ulimit -v 48000; exec timeout 2 "$p" >/dev/null 2>err)
			status_is "cli/memory $p endless $f" 124 $?
		done
	done
	# One report that never ends, and one table.
	for p in $(built); do
		[ "$p" != jxcheck ] || continue
		yes '全年支出685.98万元，其中：项目支出87.45万元。' | (ulimit -v 48000; exec timeout 2 "$p" >/dev/null 2>err)
		status_is "cli/memory $p endless report" 124 $?
	done
fi
