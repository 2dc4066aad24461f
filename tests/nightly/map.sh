# The map step by itself: the same records however the reports are dealt out, and
# the commands of scripts/cluster.md that need no cluster.
. "$top/tests/nightly/night.bash"

# Slurm, as far as an array of one machine goes: the tasks, last one first.
fake_sbatch() {
	mkdir -p fake
	cat >fake/sbatch <<-'END'
		#!/bin/bash
		for word; do
			case $word in --array=1-*) last=${word#--array=1-} ;; esac
		done
		for ((i = last; i > 0; i--)); do
			SLURM_ARRAY_TASK_ID=$i bash "${@: -1}" || exit
		done
	END
	chmod +x fake/sbatch
}

if why=$(night_lacks); then
	skip nightly/map "$why"
else
	fake_sbatch
	mkdir reports
	cp "$samples"/[fls]*.txt "$samples/inbox/枫溪县/2022/水利局.txt" "$samples/inbox/枫溪县/2023/林业和草原局.txt" reports/
	awk '/^```sh here$/ { on = 1; next } /^```/ { on = 0 } on' "$top/scripts/cluster.md" >commands
	(jixiao=$top reports=$PWD/reports PATH=$PWD/fake:$PATH bash -eu commands) >said 2>&1
	status_is 'nightly/map the commands of cluster.md' 0 $?
	[ -d out-slurm ] || head_of said
	same_text 'nightly/map more than one batch' 2 "$(ls batches | wc -l)"

	# All in one stream is what they must equal.
	mkdir whole all
	(cd reports && find . -name '*.txt' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 tail -v -n +1 --) >stream
	"$top/scripts/night/map" -l <stream >whole/1
	"$top/scripts/night/join" all whole/1
	for kind in meta sections required figures findings tables facts; do
		[ -s "all/$kind.tsv" ] && ok "nightly/map $kind" || fail "nightly/map $kind" 'no records'
		for by in out out-parallel out-slurm; do
			same "nightly/map $kind of $by" "all/$kind.tsv" "$by/$kind.tsv"
		done
	done
	"$top/scripts/night/map" <stream | tar -xOf - findings >got
	same 'nightly/map the tar has the same' all/findings.tsv got

	# A batch that was cut off is named, not joined.
	head -c 5000 whole/1 >records/cut
	"$top/scripts/night/join" all records/* 2>err
	status_is 'nightly/map a batch that is cut off' 1 $?
	has 'nightly/map and which' records/cut err
fi
