# jxsplit's other forms: sections picked, one file each, held against a template.
cat >report.txt <<'END'
2024年度石桥区档案馆部门整体支出绩效自评报告
一、基本情况
（一）单位职能
负责档案管理。
（2） 机构人员
在编18人。
二、支出情况
2、 政府性基金预算支出情况
无。
附件1
基础数据表
	编制数
	18

END

jxsplit --select 1 report.txt >got
sed -n 2,6p report.txt >want
same 'cli/split a path picks its section and those below' want got
jxsplit --select '机构|基金' report.txt >got
sed -n '5,6p;8,9p' report.txt >want
same 'cli/split a pattern is found in titles' want got
jxsplit --select 'A\d' report.txt >got
sed -n '10,$p' report.txt >want
same 'cli/split a pattern may match a whole path' want got
jxsplit --select 0 report.txt >got
sed -n 1p report.txt >want
same 'cli/split section 0 is what stands before the first heading' want got
jxsplit --select 9.9 report.txt >got 2>err
status_is 'cli/split nothing picked: status' 1 $?
printf '%s\n' "jxsplit: no section matches '9.9'; --outline lists them" >want
same 'cli/split nothing picked is said' want err
jxsplit --select '' report.txt >got 2>err
status_is 'cli/split an empty pattern: status' 2 $?
same 'cli/split an empty pattern: no text' /dev/null got
has 'cli/split an empty pattern' "jxsplit: option '--select' is empty; give a section's number" err
jxsplit --select '(' report.txt >got 2>err
status_is 'cli/split a wrong pattern: status' 2 $?
has 'cli/split a wrong pattern' "jxsplit: option '--select': cannot read '('" err

jxsplit -d sections report.txt
(cd sections && ls) >got
printf 'report.%s.txt\n' 0_2024年度石桥区档案馆部门整体支出绩效自评报告 1.1_单位职能 \
    1.2_机构人员 1_基本情况 2_支出情况 3_政府性基金预算支出情况 A1_基础数据表 |
    LC_ALL=C sort >want
LC_ALL=C sort -o got got
same 'cli/split one file a section' want got
cat sections/report.0_* sections/report.1_* sections/report.1.1_* sections/report.1.2_* \
    sections/report.2_* sections/report.3_* sections/report.A1_* >got
same 'cli/split the files together are the report' report.txt got

# Two reports of one file name: all files of the second go by a name of their own.
mkdir -p 东区 西区
printf '%s\n' 2024年度柳荫镇人民政府部门整体支出绩效自评报告 一、基本情况 在编21人。 三、存在问题 无。 >东区/r.txt
printf '%s\n' 2024年度杏林镇人民政府部门整体支出绩效自评报告 一、基本情况 在编34人。 二、支出情况 无。 \
    三、支出情况 支出52.40万元。 >西区/r.txt
jxsplit -d both 东区/r.txt 西区/r.txt
(cd both && ls) | LC_ALL=C sort >got
printf '%s\n' r.0_2024年度柳荫镇人民政府部门整体支出绩效自评报告.txt r.1_基本情况.txt r.3_存在问题.txt \
    r-2.0_2024年度杏林镇人民政府部门整体支出绩效自评报告.txt r-2.1_基本情况.txt r-2.2_支出情况.txt r-2.3_支出情况.txt |
    LC_ALL=C sort >want
same 'cli/split two reports of one name' want got
cat both/r-2.* >got
same 'cli/split the files of the second are the second' 西区/r.txt got

printf '科目\t金额\n水费\t7\n' >东区/t.txt
printf '科目\t金额\n电费\t9\n\n其他情况。\n\n名称\t数量\n桌子\t5\n' >西区/t.txt
jxtables -d both 东区/t.txt 西区/t.txt
same_text 'cli/split tables of two reports of one name' 't-2.T1.csv
t-2.T2.csv
t.T1.csv' "$(cd both && ls t*)"

cat >template <<'END'
# what the bureau asks for
部门（单位）基本情况
?国有资本经营预算支出情况
-政府性基金预算支出
支出情况
自评结论
END
jxsplit -H --require template report.txt >got
status_is 'cli/split a missing section: status' 1 $?
printf 'report.txt\t7\t2\torder\t支出情况\nreport.txt\t7\t2\tempty\t支出情况\nreport.txt\t\t\tmissing\t自评结论\n' >want
same 'cli/split missing, out of order, empty' want got
printf '基本情况\n?自评结论\n' >template
jxsplit -H --require template report.txt >got
status_is 'cli/split nothing missing: status' 0 $?
jxsplit --require nowhere report.txt >got 2>err
status_is 'cli/split no template: status' 2 $?
has 'cli/split no template' 'nowhere: cannot open: No such file' err

jxsplit report.txt >records
jxsplit records >got
same 'cli/split line records are read back as they are' records got
jxsplit -H report.txt | cut -f8 | sed 's/\\t/	/' >got
same 'cli/split the last column is the cleaned report' report.txt got

cat >answers.txt <<'EOT'
2024年度石桥区档案馆部门整体支出绩效自评报告
一、部门概况
在编18人。
二、一般公共预算支出情况
全年支出366.20万元。
三、政府性基金预算支出情况
本单位无此项支出。
四、资金使用及绩效情况
无。
五、存在的问题及原因分析
六、下一步改进措施
无偿提供查档服务，加强资产管理。
EOT
cat >templates <<'EOT'
[旧提纲]
部门概况
资产管理情况
[新提纲]
基本情况|部门概况
一般公共预算支出情况
-政府性基金预算支出情况
资金使用及绩效情况
存在的问题
下一步改进措施
?其他需要说明的情况
EOT
jxsplit -H --require templates answers.txt >got
status_is 'cli/split the template that fits: status' 0 $?
printf 'answers.txt\t%s\n' '		fits	新提纲' '8	4	none	资金使用及绩效情况' '10	5	empty	存在的问题' >want
same 'cli/split the template that fits, 无 and nothing at all' want got
jxsplit -H --require known answers.txt | cut -f 4- >got
printf '%s\n' 'fits	hunan' 'missing	国有资本经营预算支出情况' 'none	资金使用及绩效情况|整体支出绩效情况|履职产出情况' \
    'empty	存在的问题及原因分析|存在的主要问题' 'missing	绩效自评结果拟应用和公开情况|自评结果应用' \
    'missing	其他需要说明的情况|其他需要说明的问题' >want
same 'cli/split the built-in templates' want got
sed 1d want >rest
jxsplit -H --require hunan answers.txt | cut -f 4- >got
same 'cli/split one built-in template alone' rest got
jxsplit -H --require project answers.txt | cut -f 4- >got
has 'cli/split another built-in template' missing got
jxsplit --require hunna answers.txt >got 2>err
status_is 'cli/split neither file nor template: status' 2 $?
sed -n '/^for all of them:/,/^A file of such/s/^\.Ql \([a-z-]*\).*/\1/p' "$top/tools/jxsplit.1" >want
sed -n 's/.*the built-in templates are //p' err | tr ' ' '\n' >got
same 'cli/split neither file nor template: the message and the manual name them' want got
jxsplit --require answers.txt </dev/null >got 2>err
status_is 'cli/split a report for a template: status' 2 $?
same_text 'cli/split a report for a template: message' "jxsplit: answers.txt: looks like a report; \
give titles, one a line, or 'known' for the built-in templates" "$(head -n 1 err)"
printf '# nothing\n\n' >empty
jxsplit --require empty answers.txt >got 2>err
status_is 'cli/split a template that asks for nothing: status' 2 $?
has 'cli/split a template that asks for nothing' 'empty: names no section' err
same_text 'cli/split a template that asks for nothing: no records' '' "$(cat got)"

# A template is for reports of its kind: accounts have none, a project is not judged by hebei.
printf '%s\n' '2023年度青石镇卫生院部门决算公开说明' '一、部门概况' '本单位为二级预算单位。' \
    '二、收入决算情况说明' '收入合计100万元。' >accounts.txt
jxsplit -H --require known accounts.txt >got
status_is 'cli/split accounts have no template: status' 0 $?
same_text 'cli/split accounts have no template' '' "$(cat got)"
jxsplit -H --require hebei accounts.txt >got
status_is 'cli/split a template asked for by name is taken: status' 1 $?
printf '%s\n' '青石镇2023年街道绿化项目支出绩效评价报告' '一、项目概况' '绿化道路3条。' '二、自评工作开展情况' \
    '已开展。' '三、存在问题' '进度偏慢。' '四、有关建议' '加快进度。' >project.txt
jxsplit -H --require known project.txt >got
same_text 'cli/split a project is held against the template of projects' project \
    "$(sed -n 's/.*\tfits\t//p' got)"

# Titles of a known outline in other words: 部门（单位）基本情况 is 基本情况.
jxsplit -H --require known "$samples/lanxi-forestry-2024.txt" >got
status_is 'cli/split known outline: status' 0 $?
same_text 'cli/split known outline' fits "$(cut -f 4 got | sort -u | tr '\n' ' ' | sed 's/ $//')"

# --outline prints what the records of all lines say of headings, whatever stands
# between them and however it comes: lines that are taken many at a time, and
# those that are looked at one by one.
cat >kinds <<'END'
一、基本情况
二、部门整体支出绩效情况
（一）基本支出情况
　　（二） 项目支出情况
（3）“三公”经费。全年支出3.20万元，比上年减少0.50万元。
1.预算执行率
2、 政府性基金预算支出情况
附件1
表1 支出情况表
全年支出685.98万元，其中：项目支出87.54万元，基本支出598.53万元。
本次评价工作坚持“客观、公正、科学、规范”的原则，采
用业务处室自评与工作组复评相结合的方式进行，主要职责如下：
根据国家、省、市有关规定，负责全县造林绿化、森林防火、松材线虫病防治和自然保护地的管理工作。
，走进96个村
— 3 —
　　12
　
	编制数
	18
	合计	38
| 水费 | 3.00 |
项目          预算数          执行数
<b>注</b>：单位为万元
==> another <==
END
printf '\n\n  \n无\xE3\x80\n带回车的行\r\n\f5\n' >>kinds
cat >pick.awk <<'END'
{ kind[NR] = $0 }
END { state(1); for (i = 0; i < 1500; i++) print kind[1 + chance(NR)] }
END
for seed in 1 2 3 4 5; do
	LC_ALL=C awk -v seed="$seed" -f "$top/tests/corpus/random.awk" -f pick.awk kinds >random
	jxsplit random 2>err | awk -F'\t' 'NR == 1 || $5 == "heading" || $5 == "title"' >want
	jxsplit --outline random >got 2>err
	same "cli/split outline of lines at random $seed" want got
	perl -e '$| = 1; open F, "<", $ARGV[0]; while (read F, $b, 1) { syswrite STDOUT, $b }' random |
	    jxsplit --outline >got 2>err
	jxsplit --outline <random >want 2>err
	same "cli/split outline byte by byte $seed" want got
	perl -e '$| = 1; open F, "<", $ARGV[0]; while (read F, $b, 1) { syswrite STDOUT, $b }' random |
	    jxsplit >got 2>err
	jxsplit <random >want 2>err
	same "cli/split lines byte by byte $seed" want got
done
