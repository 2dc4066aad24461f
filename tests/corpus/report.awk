# The reports themselves.  scripts/mkcorpus runs this with random.awk,
# amounts.awk and paper.awk over words.tsv and phrases.tsv, in the inbox;
# variables: seed, count, edition, before (the edition that is there, or -1),
# planting (percent of reports with a mistake), documents (percent that are not
# text), totals (the file to say it all in).
#
# A mistake is planted in one place of a report, and never in a number that the
# totals name without saying so: totals hold what the report states.

BEGIN { FS = "\t" }

/^#/ || !NF { next }
$1 == "bureau" {
	body_name[++bodies] = $2
	learn(bodies, $3, $4, $5)
	next
}
$1 == "township" { body_name[++bodies] = $2 "人民政府"; next }
$1 == "town" {
	for (body = 1; body <= bodies; body++)
		if (!((body, "duties") in known))
			learn(body, $3, $4, $5)
	next
}
$1 ~ /^place/ { place[substr($1, 6)] = $2; next }
{ phrase[$1, ++phrases[$1]] = $2 }

function learn(body, duties, projects, counted) {
	known[body, "duties"] = duties
	known[body, "projects"] = projects
	known[body, "counted"] = counted
}

# --- phrases ----------------------------------------------------------------------

# v[…]: what <…> stands for in one paragraph.
function fill_in(can_slip,    n, less, pair) {
	v["D"] = one_of(duties, duty_count)
	v["P"] = one_of(projects, project_count)
	split(one_of(counted, counted_count), pair, "/")
	v["T"] = pair[1]
	v["U"] = pair[2]
	n = between(60, 900)
	v["N"] = n
	less = n - chance(int(n / 9))
	v["M"] = less
	v["Q"] = rate(slipped("quotient", can_slip, percent(less, n)))
	n = between(40, 400)
	v["A"] = n
	less = n + between(1, 30) * (chance(2) ? 1 : -1)
	v["B"] = less
	v["C"] = change(n - less)
	v["G"] = growth(slipped("rise", can_slip, percent(n > less ? n - less : less - n, less)), n - less)
	v["K"] = between(2, 9)
	v["W"] = between(1000, 9800)
}

function change(d) {
	return d < 0 ? "减少" (-d) : "增加" d
}

function growth(p, d) {
	return (d < 0 ? "下降" : "增长") rate(p)
}

# The phrase with its places filled; a planted slip is made where it can show.
function filled(part, i,    s, n, k, piece, text) {
	text = phrase[part, i]
	fill_in(plant == "quotient" && text ~ /<Q>/ || plant == "rise" && text ~ /<G>/)
	n = split(text, piece, /[<>]/)
	s = piece[1]
	for (k = 2; k < n; k += 2)
		s = s v[piece[k]] piece[k + 1]
	return s
}

# Some phrases of a part, each once, in an order of chance.
function phrases_of(part, most, prefix,    order, i, j, k, n) {
	n = phrases[part]
	for (i = 1; i <= n; i++)
		order[i] = i
	for (i = 1; i <= n && i <= most; i++) {
		j = between(i, n)
		k = order[j]
		order[j] = order[i]
		paragraph((prefix ? i prefix : "") filled(part, k))
	}
}

# The value as it is printed: with a slip if this is where one is planted.
function slipped(kind, here, value) {
	if (!here || plant != kind || planted_at)
		return value
	planted_at = lines + 1
	return slip(value)
}

# --- parts of a report --------------------------------------------------------------

function opening() {
	title(year "年度" region body_title)
	title("部门整体支出绩效自评报告")
	blank()
	paragraph("填报单位：" region body_title "（盖章）")
	paragraph("填报日期：" (year + 1) "年" between(3, 5) "月" between(1, 28) "日")
	paragraph("根据《" region "财政局关于开展" year "年度预算绩效自评工作的通知》要求，我单位成立绩效自评工作小组，对" \
	    year "年度部门整体支出开展了绩效自评，现将有关情况报告如下。")
}

function duties_part() {
	paragraph(region body_title "是县人民政府工作部门，主要职责为：")
	phrases_of("duty", between(5, 8), ".")
}

function staff_part() {
	paragraph("截至" year "年12月31日，核定编制" q["posts"] "名，其中行政编制" \
	    office_posts() "名、事业编制" q["other posts"] "名；实有在职人员" q["staff"] \
	    "人，财政供养人员控制率" rate(percent(q["staff"], q["posts"])) "；另有退休人员" q["retired"] "人。")
}

function office_posts() {
	if (plant != "posts")
		return q["office posts"]
	planted_at = lines + 1
	return q["office posts"] + between(1, 4)
}

function goals_part() {
	paragraph("围绕县委、县政府的中心工作，全年设定以下绩效目标：")
	phrases_of("goal", between(2, 4), ".")
}

function budget_part(    d) {
	paragraph(year "年年初预算" money(q["first"]) "，年中追加" money(q["added"]) "，全年预算" money(q["budget"]) \
	    "，其中：基本支出" money(q["basic budget"]) "，项目支出" money(q["project budget"]) "。")
	paragraph("全年实际支出" money(q["outlay"]) "，其中：基本支出" money(q["basic"]) "，占" \
	    rate(slipped("share", 1, percent(q["basic"], q["outlay"]))) "；项目支出" money(q["project"]) "，占" \
	    rate(percent(q["project"], q["outlay"])) "。预算执行率" rate(rate_stated()) "。")
	d = q["outlay"] - last["outlay"]
	paragraph("与" year - 1 "年支出" money(last["outlay"]) "相比，" (d < 0 ? "减少" : "增加") \
	    money(slipped("delta", 1, d < 0 ? -d : d)) "，" \
	    (d < 0 ? "下降" : "增长") rate(slipped("growth", 1, percent(d < 0 ? -d : d, last["outlay"]))) "。")
}

function rate_stated() {
	stated["rate"] = slipped("rate", 1, percent(q["outlay"], q["budget"]))
	return stated["rate"]
}

function basic_part() {
	paragraph("全年基本支出" money(q["basic"]) "，其中：人员经费" money(slipped("parts", 1, q["people"])) \
	    "，公用经费" money(q["running"]) "。")
	paragraph("基本支出主要用于在职人员工资、津贴补贴、社会保障缴费等人员经费，以及办公费、印刷费、水电费、差旅费、维修（护）费等日常公用经费。")
}

function projects_part(    i) {
	paragraph("全年项目支出" money(q["project"]) "，具体如下：")
	for (i = 1; i <= q["items"]; i++)
		paragraph(i "." projects[i] "项目。预算" money(q["item budget", i]) "，实际支出" \
		    money(i == 2 ? slipped("item", 1, q["item", i]) : q["item", i]) "，执行率" \
		    rate(percent(q["item", i], q["item budget", i])) "。")
}

function hospitality_part(    d, p) {
	paragraph("全年“三公”经费支出" money(q["three"]) "，占年度预算" money(q["three budget"]) "的" \
	    rate(percent(q["three"], q["three budget"])) "，其中：公务接待费" money(slipped("guests", 1, q["guests"])) \
	    "，公务用车运行维护费" money(q["driving"]) "，公务用车购置费" money(q["buying"]) \
	    "，因公出国（境）费" money(q["abroad"]) "。")
	d = q["three"] - last["three"]
	p = d < 0 ? -d : d
	if (d)
		paragraph("“三公”经费比上年的" money(last["three"]) (d < 0 ? "减少" : "增加") money(p) "，" \
		    (d < 0 ? "下降" : "增长") rate(percent(p, last["three"])) "。")
}

function none_part(text) {
	heading(1, text)
	paragraph("本单位无此项支出。")
}

function score_part() {
	paragraph("对照评价指标体系逐项打分，" year "年度部门整体支出绩效自评得分" points(stated["score"]) \
	    "分，评价等级为“" stated["grade"] "”。")
}

function work_part() {
	phrases_of("done", between(20, 30))
}

function problems_part() {
	phrases_of("problem", between(2, 4), "、")
}

function measures_part() {
	phrases_of("measure", between(2, 4), "、")
}

# --- families -----------------------------------------------------------------------

function hunan() {
	heading(1, "部门（单位）基本情况")
	heading(2, "单位职能"); duties_part()
	heading(2, "机构设置与人员情况"); staff_part()
	heading(2, "单位绩效目标"); goals_part()
	heading(1, "一般公共预算支出情况"); budget_part()
	heading(2, "基本支出情况"); basic_part()
	heading(2, "项目支出情况"); projects_part()
	heading(2, "“三公”经费情况"); hospitality_part()
	none_part("政府性基金预算支出情况")
	none_part("国有资本经营预算支出情况")
	none_part("社会保险基金预算支出情况")
	heading(1, "部门整体支出绩效情况"); score_part()
	heading(2, "预算和资产管理方面"); phrases_of("manage", 5)
	heading(2, "履职产出方面"); work_part()
	heading(2, "履职效益方面"); phrases_of("effect", 4)
	heading(2, "满意度方面"); phrases_of("satisfy", 1)
	heading(1, "存在的问题及原因分析"); problems_part()
	heading(1, "下一步改进措施"); measures_part()
	if (missing != "公开") {
		heading(1, "绩效自评结果拟应用和公开情况")
		paragraph("自评结果作为编制下年度预算和调整项目安排的依据，并按要求在县政府门户网站公开。")
	}
	heading(1, "其他需要说明的情况")
	paragraph("无。")
}

function older() {
	heading(1, "部门概况")
	heading(2, "部门基本情况"); duties_part(); staff_part()
	heading(2, "年度绩效目标"); goals_part()
	heading(1, "部门整体支出管理及使用情况"); budget_part()
	heading(2, "基本支出情况"); basic_part()
	heading(2, "项目支出情况"); projects_part()
	heading(2, "“三公”经费情况"); hospitality_part()
	heading(1, "资产管理情况"); phrases_of("manage", 5)
	heading(1, "部门整体支出绩效情况"); score_part()
	heading(2, "主要工作完成情况"); work_part()
	heading(2, "效益情况"); phrases_of("effect", 4)
	heading(2, "满意度情况"); phrases_of("satisfy", 1)
	heading(1, "存在的主要问题及原因分析"); problems_part()
	heading(1, "改进措施和有关建议"); measures_part()
}

function hebei() {
	heading(1, "部门基本情况")
	heading(2, "部门概况"); duties_part(); staff_part()
	heading(2, "部门收支预决算情况")
	budget_part(); basic_part(); projects_part(); hospitality_part()
	heading(2, "部门绩效目标"); goals_part()
	heading(1, "绩效自评工作开展情况")
	heading(2, "自评的组织工作")
	paragraph("成立由主要领导任组长的绩效自评工作小组，下设办公室，明确各股室职责，制定自评方案，按时间节点推进。")
	heading(2, "自评的方法和过程"); phrases_of("manage", 5)
	heading(1, "绩效目标实现情况及指标分析")
	heading(2, "总体绩效目标实现情况"); work_part()
	heading(2, "分项绩效目标实现情况及指标分析"); phrases_of("effect", 4); phrases_of("satisfy", 1)
	heading(1, "评价结论和评价等级"); score_part()
	heading(1, "存在的问题及改进措施")
	heading(2, "存在的主要问题"); problems_part()
	heading(2, "改进措施"); measures_part()
}

# --- tables -------------------------------------------------------------------------

function unit_caption() {
	return in_yuan ? "（元）" : "（万元）"
}

function spending_row(name, key, here) {
	row(name "|" amount(last[key]) "|" amount(q[key " budget"]) "|" amount(here ? slipped("cell", 1, q[key]) : q[key]))
}

function basics_table(    i) {
	paragraph("附件1")
	paragraph(year "年度部门整体支出绩效评价基础数据表")
	row("经费控制情况" unit_caption() "|" year - 1 "年决算数|" year "年预算数|" year "年决算数")
	spending_row("三公经费", "three")
	spending_row("1、公务用车购置和维护经费", "cars")
	spending_row("其中：公车购置", "buying")
	spending_row("公车运行维护", "driving")
	spending_row("2、出国经费", "abroad")
	spending_row("3、公务接待", "guests", 1)
	# The place of a slip in a table is known when the table is put out.
	planted_in_table("cell")
	table()
	row("项目支出" unit_caption() "|" year "年预算数|" year "年决算数|执行率")
	for (i = 1; i <= q["items"]; i++)
		row(i "、" projects[i] "|" amount(q["item budget", i]) "|" amount(q["item", i]) "|" \
		    rate(percent(q["item", i], q["item budget", i])))
	row("合计|" amount(q["project budget"]) "|" amount(q["project"]) "|" \
	    rate(percent(q["project"], q["project budget"])))
	table()
}

function planted_in_table(kind) {
	if (plant == kind && planted_at)
		planted_at = lines + 1
}

function marks_table(    i) {
	paragraph("附件2")
	paragraph(year "年度部门整体支出绩效自评表")
	row("预算执行情况" unit_caption() "|年初预算数|全年预算数|全年执行数|分值|执行率|得分")
	row("年度资金总额|" amount(q["first"]) "|" amount(q["budget"]) "|" amount(q["outlay"]) "|10|" \
	    rate(stated["rate"]) "|" points(mark[0]))
	# Most forms are one table with a second header inside; some are two.
	if (!chance(10))
		table()
	row("一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因")
	for (i = 1; i <= indicators; i++)
		row(indicator[i, "first"] "|" indicator[i, "second"] "|" indicator[i, "third"] "|" indicator[i, "target"] "|" \
		    indicator[i, "actual"] "|" indicator[i, "weight"] "|" points(mark[i]) "|" indicator[i, "why"])
	row("总分|||||100|" points(stated["score"]) "|")
	planted_in_table("target")
	table()
}

function indicator_add(first, second, third, target, actual, weight, got,    i) {
	i = ++indicators
	indicator[i, "first"] = first
	indicator[i, "second"] = second
	indicator[i, "third"] = third
	indicator[i, "target"] = target
	indicator[i, "actual"] = actual
	indicator[i, "weight"] = weight
	indicator[i, "why"] = got < weight * 100 ? "力量不足，进度偏慢" : "无"
	mark[i] = got
}

# A count with a target; how often it is missed depends on the body's luck.
function indicator_count(first, second, third, unit, weight,    target, actual) {
	target = between(4, 60) * 5
	if (chance(100) < luck) {
		actual = target + chance(int(target / 5) + 1)
		indicator_add(first, second, third, "≥" target unit, actual unit, weight, weight * 100)
		return
	}
	actual = int(target * between(50, 95) / 100)
	indicator_add(first, second, third, "≥" target unit, actual unit, weight, int(weight * 100 * actual / target))
	if (plant == "target" && !planted_at) {
		planted_at = 1
		mark[indicators] = weight * 100
	}
}

function indicators_choose(    pair, i) {
	indicators = 0
	luck = between(20, 98)
	mark[0] = int(percent(q["outlay"], q["budget"]) / 10 + 0.5)
	for (i = 1; i <= 3; i++) {
		split(counted[i], pair, "/")
		indicator_count("产出指标", "数量指标", duties[i] "任务完成数量", pair[2], i == 1 ? 8 : 6)
	}
	indicator_count("产出指标", "质量指标", duties[1] "达标点位", "处", 8)
	indicator_count("产出指标", "质量指标", duties[2] "合格批次", "批", 6)
	indicator_add("产出指标", "时效指标", "年度任务按期完成", year "年12月31日前", year "年12月20日", 8, 800)
	indicator_add("产出指标", "成本指标", "支出控制在预算以内", "≤" money(q["budget"]), money(q["outlay"]), 8, 800)
	indicator_add("效益指标", "经济效益指标", "促进相关产业发展", "明显", "明显", 8, 800)
	indicator_count("效益指标", "社会效益指标", "受益群众", "户", 8)
	indicator_add("效益指标", "生态效益指标", "节能降耗", "明显", "明显", 7, 700)
	indicator_add("效益指标", "可持续影响指标", "长效机制", "健全", chance(3) ? "健全" : "基本健全", 7, 700)
	if (indicator[indicators, "actual"] == "基本健全") {
		mark[indicators] = 600
		indicator[indicators, "why"] = "制度仍需完善"
	}
	indicator_add("满意度指标", "服务对象满意度指标", "社会公众满意度", "≥90%", between(90, 98) "%", 10, 1000)
	score_up()
}

function score_up(    i) {
	stated["sum"] = 0
	for (i = 0; i <= indicators; i++)
		stated["sum"] += mark[i]
	stated["score"] = plant == "score" ? slip(stated["sum"]) : stated["sum"]
	if (stated["score"] > 10000)
		stated["score"] = stated["sum"] - 50
	stated["grade"] = grade(stated["score"])
	if (plant == "grade")
		stated["grade"] = stated["score"] >= 9000 ? "中" : stated["score"] >= 8500 ? "差" : "优"
	if (plant == "score" || plant == "grade")
		planted_at = -1
}

function grade(score) {
	return score >= 9000 ? "优" : score >= 8000 ? "良" : score >= 6000 ? "中" : "差"
}

# --- which report, and what is said of it -------------------------------------------

# Report k: its place, year and body; neighbours are the years of one body.
function choose(k,    r) {
	year = 2020 + k % 5
	body = int(k / 5) % bodies + 1
	r = int(k / 5 / bodies)
	region = substr(place[1], r % 24 * 3 + 1, 3) substr(place[2], int(r / 24) % 10 * 3 + 1, 3) \
	    substr(place[3], int(r / 240) % 2 * 3 + 1, 3)
	if (r >= 480)
		region = region "第" int(r / 480) + 1 "区"
	body_title = body_name[body]
	duty_count = split(known[body, "duties"], duties, "、")
	project_count = split(known[body, "projects"], projects, "、")
	counted_count = split(known[body, "counted"], counted, "、")
	who = r * 100 + body
}

# In which edition report k, as it is in this one, was last corrected: each
# corrects one in a hundred.
function corrected_in(k, edition,    e) {
	for (e = edition; e > 0; e--)
		if (mixed(k, e, 99) % 100 == 0)
			return e
	return 0
}

function plant_choose(    n) {
	n = split("item parts rate share growth delta guests cell score grade target posts quotient rise", kinds, " ")
	plant = chance(100) < planting ? kinds[1 + chance(n)] : ""
	planted_at = 0
}

# The file that report k goes to; one that is there already is not written again.
function place_of(name, k, e) {
	if (before >= 0 && corrected_in(k, before) == e)
		return "/dev/null"
	if (!((region, year) in made)) {
		made[region, year] = 1
		system("mkdir -p " region "/" year)
	}
	return name
}

function write_report(k, e,    name) {
	html = chance(100) < documents
	name = region "/" year "/" body_title (!html ? ".txt" : chance(2) ? ".html" : ".docx")
	file = place_of(name ~ /docx$/ ? name ".html" : name, k, e)
	paper_choose()
	plant_choose()
	indicators_choose()
	missing = chance(20) ? "" : "公开"
	if (html)
		put("<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>" body_title "</title></head><body>")
	opening()
	family = one_of(families, 4)
	if (family == "hunan")
		hunan()
	else if (family == "older")
		older()
	else
		hebei()
	basics_table()
	marks_table()
	if (html)
		put("</body></html>")
	close(file)
	say_totals(name)
}

function in_wan(v) {
	return int(v / 100) sprintf(".%02d", v % 100)
}

function say_totals(name,    planted) {
	planted = planted_at ? plant : ""
	print name, region, body_title, year, family, form, damage, lines, in_wan(q["budget"]), in_wan(q["outlay"]), \
	    in_wan(q["basic"]), in_wan(q["project"]), in_wan(stated["rate"]), in_wan(percent(q["outlay"], q["budget"])), \
	    in_wan(q["three budget"]), in_wan(q["three"]), in_wan(stated["score"]), in_wan(stated["sum"]), stated["grade"], \
	    planted, (planted_at > 0 ? planted_at : "") >totals
}

function all_reports(    k, e) {
	for (k = 0; k < count; k++) {
		choose(k)
		e = corrected_in(k, edition)
		books(who, year - 1, 0, last)
		books(who, year, e, q)
		state(mixed(k, e, 1))
		write_report(k, e)
	}
}

END {
	paper_begin()
	split("hunan hunan older hebei", families, " ")
	OFS = "\t"
	print "name", "region", "unit", "year", "family", "form", "damage", "lines", "budget", "outlay", "basic", "project", \
	    "rate_stated", "rate_computed", "sangong_budget", "sangong_actual", "score_stated", "score_computed", "grade", \
	    "planted", "line" >totals
	all_reports()
}
