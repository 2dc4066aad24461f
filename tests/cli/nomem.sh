# Memory that runs out at any allocation (tests/nomem.c): one message and status 2, or,
# where a library does without, the output there always is.  Never less of it.
if [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip cli/nomem 'sanitizers and valgrind have an allocator of their own'
elif [ ! -f "$B/nomem.so" ]; then
	skip cli/nomem "no $B/nomem.so: make units"
else
	printf '==> a.txt <==\n' | cat - "$samples/lanxi-forestry-2024.txt" >report.txt
	cat >page.html <<-'HTML'
		<!DOCTYPE html><html><head><title>t</title></head><body><h1>一、概况</h1>
		<p>全年预算12万元，支出11.4万元，执行率95%。&nbsp;</p>
		<table><tr><th>项目</th><th>金额（万元）</th></tr><tr><td>合计</td><td>23</td></tr></table>
		</body></html>
	HTML
	iconv -f UTF-8 -t GB18030 report.txt >legacy.txt
	printf '%s\n' 'rule sum' 'figure whole /支出合计|全年支出/' 'figure part /基本支出/ each' 'check whole >= part' >one.rules
	jxfigures report.txt >figures.tsv
	jxfigures --csv report.txt >figures.csv

	moments() {	# every allocation at first, then fewer of them (LONG=1: more)
		awk -v parts="${LONG:+40}" 'BEGIN {
			for (n = 1; n < 30000; n += 1 + int(n / (parts ? parts : 6)))
				print n
		}'
	}

	# The dynamic linker ends a program itself, with 127.  It and iconv_open cannot
	# always tell that memory was the reason why a library could not be opened.
	is_told() {	# PROGRAM STATUS
		case $2 in
		2) grep -qE "^$1: (out of memory|.*[Cc]annot allocate|cannot read HTML|unknown encoding)" err ;;
		127) grep -qx 'out of memory' err ;;
		*) false ;;
		esac
	}

	dwindling() {	# NAME PROGRAM ARGUMENT…: at every moment
		name="cli/nomem $1"
		shift
		"$@" >want 2>want.err
		st=$?
		rm -rf told && mkdir told
		for n in $(moments); do
			NOMEM_AT=$n LD_PRELOAD=$B/nomem.so timeout 10 "$@" >got 2>err
			ended=$?
			if [ "$ended" -eq "$st" ] && cmp -s want got && cmp -s want.err err; then
				continue
			elif ! is_told "$1" "$ended"; then
				fail "$name" "allocation $n refused: status $ended, message:"
				head_of err
				return
			fi
			: >told/"$n"
		done
		[ -n "$(ls told)" ] && ok "$name" || fail "$name" 'no allocation was refused'
	}

	for once in '' 1; do
		[ -z "$once" ] || export NOMEM_ONCE=1
		how=${once:+once}
		for p in jxclean jxsplit jxtables jxfigures jxmeta jxmark; do
			for in in report.txt page.html legacy.txt; do
				dwindling "${how:-for good}: $p $in" "$p" "$in"
			done
		done
		dwindling "${how:-for good}: jxcheck" jxcheck -r one.rules figures.tsv
		dwindling "${how:-for good}: jxcheck csv" jxcheck --explain figures.csv
		dwindling "${how:-for good}: jxread" jxread -d out report.txt
	done
	unset NOMEM_ONCE
fi
