# What converters make of tables and headings, small cases worked out by hand.
figures() {	# FILE: where, value and unit of each
	jxfigures -H "$1" | cut -f 5,10,11 | tr '\t' ' '
}

# Two rows of a header: codes are codes, each column has its unit and year, and the
# percent sign of the lower row is that of its column alone.
cat >header.md <<'END'
单位：万元

| 科目编码 | 科目名称 | 预算数 | 决算数 | | 执行率 |
|---|---|---|---|---|---|
| | | | 基本支出 | 项目支出 | |
| 2130306 | 水利工程运行与维护 | 1,084.10 | 1,068.44 | 0.00 | 98.56% |
| 2130305 | 水利工程建设 | 2,660.00 | 0.00 | 2,515.80 | 94.58% |
END
cat >want <<'END'
T1R3C3 10841000 CNY
T1R3C4 10684400 CNY
T1R3C5 0 CNY
T1R3C6 98.56 %
T1R4C3 26600000 CNY
T1R4C4 0 CNY
T1R4C5 25158000 CNY
T1R4C6 94.58 %
END
figures header.md >got
same 'dumps: two header rows' want got

# Merged cells that left no trace: in the row below (a table of bars), or in the row
# above (Apache Tika, with TABs).
cat >short.md <<'END'
单位：万元

项目 | 2022年 | 2023年 | 增减情况
---|---|---|---
决算数 | 预算数 | 决算数 | 增减额 | 增减率（%）
公务接待费 | 6.20 | 6.50 | 4.34 | -1.86 | -30.00
公务用车费 | 24.60 | 26.00 | 23.52 | -1.08 | -4.39
END
cat >want <<'END'
T1R3C2 62000 CNY
T1R3C3 65000 CNY
T1R3C4 43400 CNY
T1R3C5 -18600 CNY
T1R3C6 -30 %
T1R4C2 246000 CNY
T1R4C3 260000 CNY
T1R4C4 235200 CNY
T1R4C5 -10800 CNY
T1R4C6 -4.39 %
END
figures short.md >got
same 'dumps: the lower row of a header is short' want got
row() {
	printf '\t%s\n' "$@"
	echo
}
{
	printf '单位：万元\n'
	row 科目编码 科目名称 决算数 执行率
	row '' '' 小计 项目支出 ''
	row 2130306 水利工程运行 1,068.44 0.00 98.56%
	row 2130305 水利工程建设 2,515.80 2,515.80 94.58%
} >tika.txt
cat >want <<'END'
T1R3C3 水利工程运行|小计 10684400 CNY
T1R3C4 水利工程运行|项目支出 0 CNY
T1R3C5 水利工程运行|执行率 98.56 %
T1R4C3 水利工程建设|小计 25158000 CNY
T1R4C4 水利工程建设|项目支出 25158000 CNY
T1R4C5 水利工程建设|执行率 94.58 %
END
jxfigures -H tika.txt | cut -f 5,6,10,11 | tr '\t' ' ' >got
same 'dumps: the upper row of a header is short' want got

# Names and numbers take turns under the unit of a group at the left.
cat >pairs.md <<'END'
| 单位名称 | 某中心 | | 填报日期 | 2024年3月28日 |
|---|---|---|---|---|
| 人员情况（人） | 编制数 | 62 | 在职人数 | 57 |
| 资产情况（万元） | 资产总额 | 12,846.37 | 流动资产 | 1,035.22 |
| | 无形资产 | 64.60 | 其他资产 | 0.00 |
END
cat >want <<'END'
T1R2C3 编制数 62 人
T1R2C5 在职人数 57 人
T1R3C3 资产总额 128463700 CNY
T1R3C5 流动资产 10352200 CNY
T1R4C3 无形资产 646000 CNY
T1R4C5 其他资产 0 CNY
END
jxfigures -H pairs.md | cut -f 5,6,10,11 | tr '\t' ' ' >got
same 'dumps: names and numbers take turns' want got

# A row of what is left of a cell heads nothing: the marks below keep their unit.
cat >torn.md <<'END'
| 三级指标 | 分值 | 评分标准 | 指标值 | 得分 |
|---|---|---|---|---|
| 控制率 | 6 | 控制率 | ≤100 | 6 |
| | | ≤100%得满分 | % | |
| 满意度 | 5 | 按比例计分 | 92% | 4 |
END
jxfigures -H torn.md | cut -f 5,10,11 | tr '\t' ' ' | grep R4 >got
printf '%s\n' 'T1R4C2 5 分' 'T1R4C4 92 %' 'T1R4C5 4 分' >want
same 'dumps: the rest of a cell is no header' want got

# One cell a line: codes begin rows, nobody knows which of two header rows' titles
# stand above which numbers, and the unit of the caption is that of the decimals.
cat >lines.txt <<'END'
表1 支出情况表
单位：万元
科目编码
科目名称
预算数
决算数
执行率
基本支出
项目支出
合计
3,744.10
1,068.44
2,515.80
95.73%
2130306
水利工程运行与维护
1,084.10
1,068.44
0.00
98.56%
2130305
水利工程建设
2,660.00
0.00
2,515.80
94.58%
END
cat >want <<'END'
T1R1C2 37441000 CNY
T1R1C3 10684400 CNY
T1R1C4 25158000 CNY
T1R1C5 95.73 %
T1R2C2 10841000 CNY
T1R2C3 10684400 CNY
T1R2C4 0 CNY
T1R2C5 98.56 %
T1R3C2 26600000 CNY
T1R3C3 0 CNY
T1R3C4 25158000 CNY
T1R3C5 94.58 %
END
figures lines.txt >got
same 'dumps: one cell a line with codes' want got

# Codes one blank before their names, amounts one blank behind a full cell, a heading
# right below the table.
cat >columns.txt <<'END'
科目编码   科目名称      预算数    决算数
2130306 水利工程运行 1,084.10  1,068.44
2130305 水利工程建设 2,660.00  2,515.80
2210201 住房公积金        80.00     77.90
2101102 事业单位医疗 42.30     41.87
（二）项目支出情况
    全年安排项目三个，实际支出2,515.80万元，比上年有所增加，主要用于水利工程的建设和维护。
END
cat >want <<'END'
科目编码,科目名称,预算数,决算数
2130306,水利工程运行,"1,084.10","1,068.44"
2130305,水利工程建设,"2,660.00","2,515.80"
2210201,住房公积金,80.00,77.90
2101102,事业单位医疗,42.30,41.87
END
jxtables -t 1 columns.txt | tr -d '\r' >got
same 'dumps: codes and amounts that touch their neighbours' want got

# Paragraphs between two tables of rows with TABs are text.
{
	printf '项目\t预算数\t决算数\n公务接待费\t6.50\t4.34\n培训费\t3.20\t3.10\n'
	printf '项目支出情况\n全年安排项目3个，实际支出2,515.80万元，执行率94.58%%。\n'
	printf '一级指标\t二级指标\t分值\t得分\n产出指标\t数量指标\t10\t10\n效益指标\t社会效益\t20\t19\n'
} >tabs.txt
jxtables -H --list tabs.txt | cut -f 2-5 | tr '\t' ' ' >got
printf '%s\n' '1 1 3 3' '2 6 3 4' >want
same 'dumps: text between two tables' want got

# A page without its head.
printf '<p><strong>一、基本情况</strong></p>\n<p>编制62名。</p>\n' >page.html
figures page.html >got
printf 'text 62 名\n' >want
same 'dumps: HTML without its head' want got

# A browser's 2. goes on with the 1. above its children; a table's caption is no
# heading.
cat >browser.txt <<'END'
1. 部门概况

    1. 机构职能

某中心为公益一类事业单位，主要承担水库和灌区的运行维护工作。

2. 人员情况

截至年末，核定编制62名，实有在编人员57人，离退休人员24人。

2. 部门预算执行情况

    1. 收支总体情况

全年预算3,980.25万元，实际支出3,802.16万元，执行率95.53%。
END
jxsplit -H --outline browser.txt | cut -f 3,7 | tr '\t' ' ' >got
printf '%s\n' '1 部门概况' '1.1 机构职能' '1.2 人员情况' '2 部门预算执行情况' '2.1 收支总体情况' >want
same 'dumps: the numbers of a browser' want got

# 附件1 and the title below it do not make 1部门.
printf '一、基本情况\n编制62名。\n附件1\n部门整体支出绩效自评表\n' >attached.txt
jxsplit attached.txt | jxfigures -H | cut -f 13 >got
printf '62名\n' >want
same 'dumps: a label and its title in records' want got

# Word boxes: the last row of a page goes on at the top of the next one, and a number
# is torn where its column is full.
word() {	# PAGE LEFT TOP WIDTH TEXT
	printf '5\t%d\t0\t0\t0\t0\t%s\t%s\t%s\t12\t100\t%s\n' "$1" "$2" "$3" "$4" "$5"
}
{
	printf 'level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n'
	word 1 50 100 60 指标名称内容; word 1 150 100 60 评分标准内容; word 1 250 100 20 分值
	word 1 50 130 60 预算执行比率; word 1 150 130 60 按照比例计分; word 1 250 130 15 10
	word 1 50 160 60 三公经费控制; word 1 150 160 60 不超过预算数; word 1 250 160 10 6
	word 2 50 60 10 率; word 2 150 60 40 的得满分
	word 2 50 90 60 结转结余比率; word 2 150 90 60 按照比例计分; word 2 250 90 10 5
} >boxes.tsv
cat >want <<'END'
指标名称内容,评分标准内容,分值
预算执行比率,按照比例计分,10
三公经费控制率,不超过预算数的得满分,6
结转结余比率,按照比例计分,5
END
jxtables -t 1 boxes.tsv | tr -d '\r' >got
same 'dumps: a row torn over a page break' want got
jxclean boxes.tsv | jxfigures -H | cut -f 10,11 >got
jxfigures -H boxes.tsv | cut -f 10,11 >want
same 'dumps: word boxes in a pipeline' want got
