# A pipe that goes quiet: records of what came before are out while the
# program waits (of two reports that are over, from jxmeta).
for p in $(built); do
	lines=5
	[ "$p" = jxmeta ] && lines=2
	in=$samples/lanxi-forestry-2024.txt
	{
		for n in 1 2 3; do echo "==> report-$n <==" && cat "$in"; done
		sleep 60 &
		echo $! >sleeper
		wait
	} 2>/dev/null | "$p" >out 2>/dev/null &
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		sleep 0.2
		[ "$(wc -l <out)" -gt $lines ] && break
	done
	[ "$(wc -l <out)" -gt $lines ] && ok "pipe/prompt $p" ||
	    fail "pipe/prompt $p" 'nothing came out while the input was quiet'
	kill "$(cat sleeper)" 2>/dev/null
	wait
done
