# Endless input: memory stays flat.  A program that grows meets the ceiling and
# ends with "out of memory"; one that does not is still running when time is up.
# Reports are named, so that jxcheck can forget one at the next.
if [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip cli/memory 'sanitizers and valgrind need more than the ceiling'
else
	for p in $(built); do
		for f in lanxi-forestry-2024.txt shipu-water-2023.txt fengqiao-archives-2022.txt; do
			in=$samples/$f
			[ "$p" != jxcheck ] || { jxfigures "$samples/$f" >figures; in=figures; }
			(
				n=0
				while { [ "$p" = jxcheck ] || echo "==> $((n += 1)) <=="; } && cat "$in"; do :; done 2>/dev/null |
				    (ulimit -v 48000; exec timeout 2 "$p" >/dev/null 2>err)
			)
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
