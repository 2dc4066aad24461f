# Which figures of a report are its budget, outlay and so on: what a reader finds
# in a few sentences or a sample report.
. "$top/tests/nightly/night.bash"

facts_of() {	# FILE: budget outlay basic project rate 三公 budget 三公 score, fen
	jxmeta "$1" >meta
	jxfigures "$1" >figures
	mawk -f "$top/scripts/night/facts.awk" "$top/scripts/night/facts.tsv" meta figures | sed -n '2s/^[^	]*	//p' | tr '\t' ' '
}

facts() {	# NAME EXPECTED TEXT
	printf '2024年度某某县水利局部门整体支出绩效自评报告\n%b\n' "$3" >report.txt
	same_text "nightly/facts $1" "$2" "$(facts_of report.txt)"
}

if ! command -v mawk >/dev/null; then
	skip nightly/facts 'no mawk'
else
	facts 'a share of 项目支出 is not all of it' '  6000000 3000000    ' \
	    '基本支出6.00万元。\n项目支出3.00万元，分项如下：\n1.渠道维修。支出1.20万元，占项目支出的40.00%。'
	facts 'a share named after what is shared' '10000000 9000000 6000000 3000000    ' \
	    '全年预算10.00万元，全年支出9.00万元，其中：基本支出6.00万元，占66.67%；项目支出3.00万元，占33.33%。'
	facts 'outlay against the budget of the beginning' '10000000 9000000      ' \
	    '一般公共预算财政拨款支出年初预算为10.00万元，支出决算为9.00万元，完成年初预算的90.00%。\n绩效自评的项目4个，涉及预算金额5.98万元。'
	facts 'the item of a clause owns what is bare after it' '150000000 145000000      ' \
	    '政府采购预算300.00万元，实际支出280.00万元。\n部门预算总额150.00万元，支出总额145.00万元。'
	facts 'a rate of an item is none of the unit' ' 861000000 600000000 261000000    ' \
	    '校舍维修项目预算50万元，到位资金50万元，支出48万元，预算执行率96%。\n2024年决算支出861.00万元，其中基本支出600.00万元，项目支出261.00万元。'
	facts 'outlay of 三公经费, of which only the budget says so' '     10000000 8000000 ' \
	    '“三公”经费预算10万元，实际支出8万元。公务接待费减少。'
	facts 'the unit named after an item' '150000000 145000000      ' \
	    '政府采购预算30.00万元，部门预算总额150.00万元，支出145.00万元。'
	facts 'outlay of 三公经费 before that of the unit' '100000000 90000000   90 10000000 8000000 ' \
	    '三公经费全年预算10万元，全年支出8万元。\n2024年预算总额100万元，支出90万元，预算执行率90%。'
	facts 'the budget of a project is none for the outlay of the unit' ' 861000000 600000000 261000000    ' \
	    '2024年决算支出861.00万元，其中基本支出600.00万元，项目支出261.00万元。\n校舍维修项目：预算50万元，到位资金50万元，支出48万元，资金使用率96%。'
	facts 'nor are its outlay and rate under its heading' ' 861000000 600000000 261000000    ' \
	    '（一）校舍维修项目\n预算50万元，到位资金50万元，支出48万元，执行率96%。\n（二）收支\n2024年决算支出861.00万元，其中基本支出600.00万元，项目支出261.00万元。'
	facts 'a total of the year before a bare outlay' ' 861000000      ' \
	    '（一）校舍维修项目\n支出48万元。\n（二）收支\n2024年决算支出861.00万元。'
	facts 'a budget of the beginning that was exceeded' '10000000 30000000      ' \
	    '一般公共预算财政拨款支出年初预算为10.00万元，支出决算为30.00万元，完成年初预算的300.00%。'
	facts 'the total row of a table of 基本支出 and 项目支出' '98640000 97000000 58000000 39000000    ' \
	    '金额单位：万元\n\t项目\n\t调整预算数\n\t决算数\n\n\t基本支出\n\t58.64\n\t58.00\n\n\t项目支出\n\t40.00\n\t39.00\n\n\t合计\n\t98.64\n\t97.00\n'
	facts 'the total row of a table of anything else' '       ' \
	    '金额单位：万元\n\t项目\n\t调整预算数\n\t决算数\n\n\t公务接待费\n\t5.00\n\t4.00\n\n\t公务用车\n\t4.00\n\t4.00\n\n\t合计\n\t9.00\n\t8.00\n'
	facts 'income is no budget' ' 97000000      ' '2024年总收入98.64万元，其中：医疗收入90.00万元，财政补助收入8.64万元。总支出97.00万元。'
	facts 'nor is income from 财政拨款' ' 97000000      ' \
	    '2024年一般公共预算财政拨款收入98.64万元，一般公共预算财政拨款支出97.00万元。'
	facts 'outlay of one fund, of which what all funds paid is no part' '80000000 90000000      ' \
	    '一般公共预算财政拨款支出90.00万元，占本年支出合计的90.00%。\n2024年度支出合计100.00万元，其中：基本支出60.00万元，占60%；项目支出40.00万元，占40%。\n一般公共预算财政拨款支出年初预算为80.00万元，支出决算为90.00万元，完成年初预算的112.50%。'
	facts 'nor what the table of all funds says' '80000000 90000000      ' \
	    '一般公共预算财政拨款支出年初预算为80.00万元，支出决算为90.00万元，完成年初预算的112.50%。\n金额单位：万元\n\t项目\n\t年初预算数\n\t决算数\n\n\t基本支出\n\t55.64\n\t60.00\n\n\t项目支出\n\t44.00\n\t40.00\n'
	facts 'what the table says, where it makes up the outlay' '95000000 100000000 60000000 40000000    ' \
	    '一般公共预算财政拨款支出年初预算为95.00万元，支出决算为100.00万元，完成年初预算的105.26%。\n金额单位：万元\n\t项目\n\t年初预算数\n\t决算数\n\n\t基本支出\n\t55.64\n\t60.00\n\n\t项目支出\n\t39.36\n\t40.00\n'
	facts 'a bare outlay far below 基本支出 is that of an item' ' 10000000000 7000000000 3000000000    ' \
	    '2024年一般公共预算支出10000.00万元。\n基本支出7000.00万元。\n项目支出3000.00万元。\n1.办证业务费560.00万元，支出548.77万元。'
	facts 'what was spent, not the total that balances the income' '530000000 520000000      ' \
	    '2024年本年收入500万元，上年结转60万元，收入总计560万元。本年支出520万元，年末结转40万元，支出总计560万元。年初预算480万元，全年预算530万元。'
	facts 'a total of outlay that is made up of outlay' ' 560000000      ' \
	    '2024年支出总计560万元，其中：商品服务支出520万元，资本性支出40万元。'
	facts 'outlay of a hospital' '2900000000 2798270000      ' '医院总支出2,798.27万元，预算2,900万元。'
	facts 'income of a budget is one' '98640000       ' '2024年预算收入98.64万元。'
	facts 'a bare outlay far below the budget, elsewhere' '900000000       ' \
	    '2024年部门预算总额900.00万元。\n校舍维修项目：预算50万元，支出48万元。'
	facts 'a bare outlay far below the budget, beside it' '900000000 300000000      ' \
	    '2024年部门预算总额900.00万元，实际支出300.00万元。'
	facts 'a project within the budget owns nothing after it' '100000000 98000000      ' \
	    '2024年部门预算100.00万元，其中项目经费40万元，实际支出98.00万元。'
	facts 'both sides of 三公经费 and no other name' '     12000000 9860000 ' \
	    '2024年度“三公”经费财政拨款支出预算为12.00万元，支出决算为9.86万元，完成预算的82.17%。'
	facts 'the outlay that the final accounts show' ' 84981200000 10246800000 74734400000    ' \
	    '2024年决算报表本年支出合计84981.20万元，其中基本支出10246.80万元，项目支出74734.40万元。'
	printf '某局2024年度部门预算\n2024年支出总计100.00万元，其中基本支出60.00万元，项目支出40.00万元。\n' >report.txt
	same_text 'nightly/facts a budget has no outlay' '  60000000 40000000    ' "$(facts_of report.txt)"
	facts 'a budget in parts, and then the outlay' '100000000 98000000 59000000 39000000 98   ' \
	    '2024年预算100.00万元，其中基本支出预算60万元，项目支出预算40万元；全年支出98.00万元，其中基本支出59万元，项目支出39万元，预算执行率98%。'
	facts 'what a part of 三公经费 spent is its own' '     10000000 8000000 ' \
	    '“三公”经费预算10万元，决算8万元。其中公务接待费预算3万元，实际支出2万元。'
	facts 'marks of a form without weights' '       86.93' \
	    '部门整体支出绩效自评得分86.93分，评价等级为“良”。\n\t指标\n\t得分\n\n\t预算执行率\n\t9.61\n\n\t产出指标\n\t39.32\n\n\t效益指标\n\t38.00\n\n\t总分\n\t86.93\n'
	# 49 + 29 + 9.5 in the form, whose total leaves out the 9.66 for the execution rate.
	same_text 'nightly/facts a form of 90 marks, and ten above it' \
	    '3627500000 3505200000 1286450000 2218750000 96.63  16460000 97.16' "$(facts_of "$samples/qingxi-civil-2023.txt")"
	facts 'what a fund spent is not what its hospital did' ' 20988150000      ' \
	    '2024年总支出20,988.15万元。
改革补助资金预算300万元，支出276.60万元，执行率92.20%。'
	facts 'all that is used holds what is carried over' ' 2793150000 1316480000 1476670000    ' \
	    '支出总计2,846.37万元，其中：本年支出2,793.15万元，年末结转和结余53.22万元。
本年支出按支出性质分：基本支出1,316.48万元，占47.13%；项目支出1,476.67万元，占52.87%。'
	facts 'the heading of 三公, all outlay budgeted, outlay of what was granted' \
	    '1532600000 1500000000 1316480000 183520000  18000000 14760000 ' \
	    '（三）“三公”经费支出情况。2024年“三公”经费预算18.00万元，实际支出14.76万元。
2024年收入总预算1,532.60万元，支出总预算1,532.60万元。
2024年财政拨款支出1,500.00万元，其中：基本支出1,316.48万元，项目支出183.52万元。'
fi
