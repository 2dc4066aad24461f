# The questions of scripts/ask, answered by three tools alike, and rightly.
. "$top/tests/nightly/night.bash"

# Two years of a unit: 三公 rise, and a report whose amounts are last year's.
report() {	# UNIT YEAR BUDGET OUTLAY BASIC PROJECT SANGONG SCORE
	cat <<-END2
		$1$2年度部门整体支出绩效自评报告
		一、部门基本情况
		二、部门整体支出情况
		$2年全年预算$3万元。$2年实际支出$4万元，其中：基本支出$5万元，项目支出$6万元。
		$2年“三公”经费支出$7万元。
		三、自评结论
		部门整体支出绩效自评得分$8分。
	END2
}

answer() {	# NAME QUESTION EXPECTED…
	local question=$1 tool
	shift
	printf '%s\n' "$@" >want
	# On a fresh Debian awk is mawk.
	(PATH=$PWD/mawk:$PATH; "$top/scripts/ask" "$question" out) >got 2>&1
	same "nightly/ask $question by mawk" want got
	for tool in awk mlr sqlite3; do
		command -v $tool >/dev/null || { skip "nightly/ask $question" "no $tool"; continue; }
		"$top/scripts/ask" -t $tool "$question" out >got 2>&1
		same "nightly/ask $question by $tool" want got
	done
}

if lacking=$(night_lacks); then
	skip nightly/ask "$lacking"
else
	"$top/scripts/ask" totals none >got 2>&1
	status_is 'nightly/ask no such folder' 2 $?
	same_text 'nightly/ask no such folder is said' "ask: 'none' has no summary.csv: name the folder that nightly wrote" "$(cat got)"
	"$top/scripts/ask" rates none 0 >got 2>&1
	status_is 'nightly/ask none of them' 2 $?
	same_text 'nightly/ask none of them is said' "ask: N is a number from 1, not '0'" "$(cat got)"
	mkdir mawk && ln -s "$(command -v mawk)" mawk/awk
	mkdir -p in/甲县/2023 in/甲县/2024 in/乙县/2024
	report 甲县水利局 2023 100.00 90.00 60.00 30.00 1.20 89.5 >in/甲县/2023/水利局.txt
	report 甲县水利局 2024 100.00 90.00 60.00 30.00 1.20 89.5 >in/甲县/2024/水利局.txt
	report 甲县教育局 2023 300.10 299.80 200.00 99.80 2.50 96 >in/甲县/2023/教育局.txt
	report 甲县教育局 2024 300.20 250.05 200.00 50.05 10.00 94 >in/甲县/2024/教育局.txt
	report 乙县档案馆 2024 0.30 0.10 0.10 0 0.05 78.25 >in/乙县/2024/档案馆.txt
	report 乙县档案馆 2024 0.30 0.10 0.10 0 0.05 78.25 >in/乙县/2024/档案馆-重报.txt
	night in out
	status_is 'nightly/ask night' 0 $?
	# What the man page asks of the database, as it stands there.
	sed -n '/^\.Dl sqlite3 /{ s///; s/^/sqlite3 /; s/\\(dq/"/g; p; }' "$top/tools/nightly.1" >asked
	same_text 'nightly/ask lines of the man page' 2 "$(wc -l <asked)"
	bash -eu asked >got 2>&1
	status_is 'nightly/ask man page' 0 $?
	has 'nightly/ask what is missing' '乙县/2024/档案馆.txt|' got
	answer totals $'region\tyear\treports\tbudget\toutlay\trate\ttwice' \
	    $'乙县\t2024\t2\t0.600000\t0.200000\t33.33\t2' $'甲县\t2023\t2\t400.100000\t389.800000\t97.43\t0' \
	    $'甲县\t2024\t2\t400.200000\t340.050000\t84.97\t0'
	answer rates $'rate\tname' $'33.33\t乙县/2024/档案馆-重报.txt' $'33.33\t乙县/2024/档案馆.txt' $'83.29\t甲县/2024/教育局.txt' $'90.00\t甲县/2023/水利局.txt' \
	    $'90.00\t甲县/2024/水利局.txt' $'99.90\t甲县/2023/教育局.txt'
	answer scores $'score\treports' $'75-80\t2' $'85-90\t2' $'90-95\t1' $'95-100\t1'
	answer sangong $'region\tunit\tyear\tbefore\tnow' $'甲县\t甲县教育局\t2024\t2.50\t10.00'
	answer same $'name\tsame_as' $'甲县/2024/水利局.txt\t甲县/2023/水利局.txt'
	printf '%s\n' $'rate\tname' $'33.33\t乙县/2024/档案馆-重报.txt' >want
	for order in '-t sqlite3 rates out 1' 'rates -t sqlite3 out 1' 'rates out -t sqlite3 1' 'rates out 1 -t sqlite3' 'rates out 1 -tsqlite3' \
	    '-t awk -- rates out 1'; do
		# shellcheck disable=SC2086
		"$top/scripts/ask" $order >got 2>&1
		same "nightly/ask $order" want got
	done
	for order in 'rates out 1 2' 'rates out -x' 'rates out -t'; do
		# shellcheck disable=SC2086
		"$top/scripts/ask" $order >got 2>&1
		status_is "nightly/ask $order" 2 $?
	done
	"$top/scripts/ask" -t awk nothing out 2>said
	status_is 'nightly/ask usage' 2 $?
fi
