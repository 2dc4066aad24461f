# jxcheck --years: last year's amounts in this year's report against last year's
# own; reports are invented.
report() {	# FILE YEAR UNIT SENTENCES: a report of four lines
	printf '%s年度%s部门整体支出绩效自评报告\n\n一、收支情况\n\n%s\n' "$2" "$3" "$4" >"$1"
}
prior() { jxcheck --years "$@" | awk -F'\t' '$5 == "prior"' | cut -f 1,2,4,6-9; }
unit=云岭县水务局

report 2021.txt 2021 $unit '2021年支出合计798.15万元，其中：基本支出512.30万元，项目支出285.85万元。年末结转结余14.25万元。“三公”经费支出9.36万元，其中：公务接待费2.16万元，公务用车运行维护费7.20万元。'
report 2022.txt 2022 $unit '年初结转结余14.25万元。2022年支出合计851.05万元，比上年的798.15万元增加52.90万元，其中：基本支出530.60万元，项目支出320.45万元。年末结转结余8.40万元。“三公”经费支出8.95万元，比上年9.63万元减少0.68万元。'
report 2023.txt 2023 $unit '年初结转结余8.40万元。2023年支出合计898.30万元，比上年的851.05万元增加47.25万元。'
printf '%s\n' '' '附件1：基础数据表' '' '单位：万元' '' >>2023.txt
printf '\t%s\n\t%s\n\t%s\n\n' 经费控制情况 2022年决算数 2023年决算数 基本支出 530.60 541.20 项目支出 302.45 357.10 三公经费 89500 8.72 >>2023.txt
# Another unit of a similar name, all of whose amounts are others, but near.
report other.txt 2022 ${unit}灌区管理中心 '2022年支出合计852.05万元，其中：基本支出531.60万元，项目支出320.45万元。“三公”经费支出8.59万元。'

# 9.63-9.36=0.27; 302.45-320.45=-18.00; 89500万元-8.95万元=89491.05万元.
cat >want <<'END2'
2022.txt	5	warning	96300	93600	2700	5:9.63万元 ; 2021.txt:5:9.36万元
2023.txt	20	warning	3024500	3204500	-180000	20:302.45 ; 2022.txt:5:320.45万元
2023.txt	24	warning	895000000	89500	894910500	24:89500 ; 2022.txt:5:8.95万元
END2
prior 2021.txt 2022.txt other.txt 2023.txt | sort >got
same 'years: planted' want got
prior 2023.txt other.txt 2021.txt 2022.txt | sort >got
same 'years: any order' want got
prior -j 4 2021.txt 2022.txt other.txt 2023.txt | sort >got
same 'years: several processes' want got
tail -v -n +1 2021.txt other.txt 2022.txt 2023.txt | prior | sort >got
same 'years: one stream' want got
jxcheck 2021.txt 2022.txt other.txt 2023.txt | awk -F'\t' '$5 == "prior"' >got
same_text 'years: only when asked for' '' "$(cat got)"
jxcheck --years 2021.txt 2022.txt >got
status_is 'years: no error' 0 $?

# The whole outlay by a name that may mean less: 806.40 is one digit from 860.40; a
# difference that no slip explains may be of another scope.
report plain21.txt 2021 $unit '2021年全年支出860.40万元，其中：基本支出540.20万元，项目支出320.20万元。'
report plain22.txt 2022 $unit '2022年支出902.50万元，比2021年的806.40万元增加96.10万元。'
printf '%s\n' 'plain22.txt	5	warning	8064000	8604000	-540000	5:806.40万元 ; plain21.txt:5:860.40万元' >want2
prior plain21.txt plain22.txt >got
same 'years: plain names' want2 got
sed -i 's/806.40/712.60/; s/96.10/189.90/' plain22.txt
prior plain21.txt plain22.txt >got
same_text 'years: plain names of another scope' '' "$(cat got)"
rm plain2?.txt

# Records name no unit: that two amounts of 2022 agree tells whose they are; one amount
# of 2021 beside one that does not would not be enough, the balance makes two.
jxfigures 2021.txt 2022.txt other.txt 2023.txt | prior | sort >got
same 'years: records' want got
jxfigures other.txt 2023.txt | prior >got
same_text 'years: records of strangers' '' "$(cat got)"

# What holds: outlay and balance of 2021; outlay, balance and 基本支出 of 2022.
jxcheck --years --all 2021.txt 2022.txt 2023.txt | awk -F'\t' '$5 == "prior" && $4 == "ok"' |
	cut -f 1,6 | sort >got
printf '%s\n' '2022.txt	142500' '2022.txt	7981500' '2023.txt	5306000' '2023.txt	84000' \
	'2023.txt	8510500' >want
same 'years: what holds' want got

# The same file twice is one report.
jxcheck --years 2021.txt 2022.txt >want
jxcheck --years 2021.txt 2022.txt 2021.txt 2022.txt >got 2>err
same 'years: given twice' want got
printf 'jxcheck: %s: given twice; read once\n' 2021.txt 2022.txt >want
same 'years: given twice is said' want err

# A fingerprint dismisses the finding in text and in records, in any order.
mark=$(jxcheck --years 2021.txt 2022.txt | awk -F'\t' '$5 == "prior" { print $NF }')
echo "$mark" >dismissed
jxfigures 2022.txt 2021.txt | jxcheck --years --ignore dismissed | awk -F'\t' '$5 == "prior"' >got
same_text 'years: dismissed' '' "$(cat got)"

jxcheck --years --explain "$mark" 2021.txt 2022.txt >got
has 'years: the later line' '9.63万元减少0.68万元' got
has 'years: the earlier line' '2021.txt第5行““三公”经费支出”9.36万元' got
has 'years: its text' '“三公”经费支出9.36万元，其中' got
jxcheck --years --lang=en 2021.txt 2022.txt >got
has 'years: English' '"三公经费" of 2021 is 9.63万元 here but' got

# Silent: budget against outlay; what was restated; a scope of its own; a unit whose
# name only begins alike; a project's report; years that do not follow one another.
silent() {	# NAME UNIT SENTENCE [YEAR]
	report later.txt "${4:-2023}" "$2" "$3"
	prior 2022.txt later.txt >got
	same_text "years: silent: $1" '' "$(cat got)"
}
silent budget $unit '2023年支出合计900.00万元。2022年项目支出预算302.45万元。'
silent restated $unit '2023年项目支出357.10万元，上年项目支出（调整后）302.45万元。'
restated() { printf '\n单位：万元\n\n项目\t2022年决算数%s\t2023年决算数\n项目支出\t302.45\t357.10\n' "$1" >>later.txt; }
report later.txt 2023 $unit ''
restated '（调整后）'
prior 2022.txt later.txt >got
same_text 'years: silent: restated column' '' "$(cat got)"
report later.txt 2023 $unit ''
restated ''
prior 2022.txt later.txt >got
same_text 'years: told of the column otherwise' 1 "$(wc -l <got)"
silent scope $unit '2023年支出合计900.00万元。2022年一般公共预算财政拨款支出810.40万元。'
silent name ${unit}灌区管理中心 '2023年项目支出357.10万元，比上年的302.45万元增加54.65万元。'
silent 'two years on' $unit '2024年项目支出357.10万元，比上年的302.45万元增加54.65万元。' 2024
report later.txt 2023 $unit '2023年项目支出357.10万元，比上年的302.45万元增加54.65万元。'
prior 2022.txt later.txt >got
same_text 'years: the same is told of the unit itself' 1 "$(wc -l <got)"
sed 's/部门整体支出绩效/节水改造项目支出绩效/' later.txt >project.txt
prior 2022.txt project.txt >got
same_text 'years: silent: project' '' "$(cat got)"

# 851.05 and 851.1: each at its own place; 0.05 is half a unit of the coarser.
report later.txt 2023 $unit '2023年支出合计898.30万元，比上年的851.1万元增加47.2万元。'
prior 2022.txt later.txt | cut -f 3 >got
same_text 'years: rounding' rounding "$(cat got)"
