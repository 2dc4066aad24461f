# What is found in a document does not depend on those that were read before it: all texts of the
# tests in one run, in one order and in the other, give the same as each alone.
texts=("$top"/tests/outline/*.txt "$top"/tests/tables/*.txt "$samples"/*.txt)
[ ! -d "$shared/fixtures/report-a" ] || texts+=("$shared"/fixtures/report-a/*.*)
mkdir alone
for p in 'jxsplit -o' jxtables jxfigures jxcheck jxmeta; do
	forth=() back=() back_texts=()
	for i in "${!texts[@]}"; do
		$p -H --jsonl "${texts[i]}" >alone/"$i" 2>/dev/null
		forth+=("alone/$i")
		back=("alone/$i" "${back[@]}") back_texts=("${texts[i]}" "${back_texts[@]}")
	done
	cat "${forth[@]}" >want
	$p -H --jsonl "${texts[@]}" >got 2>/dev/null
	same "cli/together $p all in one run" want got
	cat "${back[@]}" >want
	$p -H --jsonl "${back_texts[@]}" >got 2>/dev/null
	same "cli/together $p the last first" want got
done
