"""Tables, and several places of one report."""
from decimal import Decimal

from passages.dice import passage, rounded, rows, tika


# --- 表格


@passage
def table_of_budgets(d):
    n = d.projects_of(4)
    b = [d.amount() for _ in n]
    s = [d.near(x, .7, 1) for x in b]
    return ("项目支出情况表\n单位：万元\n" + rows(("项目名称", "年初预算数", "全年执行数", "执行率"),
            *((x, d.bare(y), d.bare(z), d.pct(z, y)) for x, y, z in zip(n, b, s)),
            ("合计", d.bare(sum(b)), d.bare(sum(s)), d.pct(sum(s), sum(b)))))


@passage
def table_of_two_header_rows(d):
    n = d.places_of(3)
    a, b, c = ([d.amount() for _ in n] for _ in range(3))
    t = [x + y + z for x, y, z in zip(a, b, c)]
    return ("资金分配表\n单位：万元\n" + rows(("乡镇", "合计", "资金来源", "", ""), ("", "", "中央", "省级", "县级"),
            *((x, *map(d.bare, v)) for x, *v in zip(n, t, a, b, c)), ("合计", *(d.bare(sum(v)) for v in (t, a, b, c)))))


@passage
def table_in_cells(d):
    n = d.projects_of(3)
    b = [d.amount() for _ in n]
    s = [d.near(x, .7, 1) for x in b]
    return ("单位：万元\n" + tika(("项目", "预算数", "决算数", "增减额"), *((x, d.bare(y), d.bare(z), d.bare(z - y)) for x, y, z in zip(n, b, s)),
            ("合计", d.bare(sum(b)), d.bare(sum(s)), d.bare(sum(s) - sum(b)))))


@passage
def table_by_months(d):
    m = [d.amount(5, 90) for _ in range(6)]
    c = [sum(m[:i + 1]) for i in range(6)]
    return ("单位：万元\n" + rows(("月份", "当月支出", "累计支出"), *((f"{i}月", d.bare(x), d.bare(y)) for i, (x, y) in enumerate(zip(m, c), 1)),
            ("合计", d.bare(sum(m)), d.bare(c[-1]))))


@passage
def table_of_marks_with_mean(d):
    n = d.places_of(4)
    m = [Decimal(d.randrange(800, 999)) / 10 for _ in n]
    return rows(("序号", "乡镇", "得分"), *((i, x + "镇", y) for i, (x, y) in enumerate(zip(n, m), 1)), ("", "平均", rounded(sum(m) / 4, 2)))


@passage
def table_of_marks_mean_as_total(d):
    n = d.projects_of(4)
    b = [d.amount() for _ in n]
    m = [Decimal(d.randrange(800, 999)) / 10 for _ in n]
    return ("单位：万元\n" + rows(("项目名称", "预算金额", "自评得分"), *((x, d.bare(y), z) for x, y, z in zip(n, b, m)),
            ("合计", d.bare(sum(b)), rounded(sum(m) / 4, 2))))


@passage
def table_of_weights(d):
    full = (10, 20, 30, 30, 10)
    got = [Decimal(f * 10 - d.randrange(0, 20)) / 10 for f in full]
    n = ("预算执行", "数量指标", "质量指标", "社会效益", "满意度")
    return rows(("指标", "权重分", "得分", "得分率"), *((x, f, g, d.pct(g, f)) for x, f, g in zip(n, full, got)),
                ("合计", 100, sum(got), d.pct(sum(got), 100)))


@passage
def table_of_several_marks(d):
    full = (10, 20, 40, 30)
    own = [Decimal(f * 10 - d.randrange(0, 20)) / 10 for f in full]
    again = [Decimal(f * 10 - d.randrange(0, 40)) / 10 for f in full]
    n = ("投入", "过程", "产出", "效果")
    return rows(("一级指标", "分值", "自评得分", "复评得分", "差异"), *((x, f, a, b, a - b) for x, f, a, b in zip(n, full, own, again)),
                ("总分", 100, sum(own), sum(again), sum(own) - sum(again)))


@passage
def table_of_three_publics(d):
    y = d.year
    col = []
    for _ in range(3):
        buy, run, host = d.amount(1, 30), d.amount(1, 30), d.amount(1, 30)
        col.append((buy + run + host, 0, buy + run, buy, run, host))
    n = ("三公经费合计", "1.因公出国（境）费", "2.公务用车购置及运行维护费", "其中：公务用车购置费", "公务用车运行维护费", "3.公务接待费")
    return ("单位：万元\n" + rows(("项目", f"{y - 1}年决算数", f"{y}年预算数", f"{y}年决算数"), *((x, *map(d.bare, v)) for x, *v in zip(n, *col))))


@passage
def table_of_books(d):
    inc = [d.amount() for _ in range(2)]
    total = sum(inc) + (over := d.amount(10, 90))
    left = d.near(total, .01, .1)
    out = d.split(total - left, 2)
    return ("收入支出决算总表\n单位：万元\n" + rows(("收入", "", "支出", ""), ("项目", "决算数", "项目", "决算数"),
            ("一、财政拨款收入", d.bare(inc[0]), "一、基本支出", d.bare(out[0])), ("二、其他收入", d.bare(inc[1]), "二、项目支出", d.bare(out[1])),
            ("本年收入合计", d.bare(sum(inc)), "本年支出合计", d.bare(sum(out))), ("年初结转和结余", d.bare(over), "年末结转和结余", d.bare(left)),
            ("总计", d.bare(total), "总计", d.bare(total))))


@passage
def table_against_last_year(d):
    n = ("人员经费", "公用经费", "项目支出")
    a, b = [d.amount() for _ in n], [d.amount() for _ in n]
    line = lambda x, u, v: (x, d.bare(u), d.bare(v), d.bare(v - u), d.pct(v - u, u))
    return ("单位：万元\n" + rows(("项目", "上年数", "本年数", "增减额", "增减率"), *(line(*v) for v in zip(n, a, b)), line("合计", sum(a), sum(b))))


@passage
def table_per_head(d):
    n = d.places_of(3)
    k = [d.randrange(20, 300) for _ in n]
    each = d.choice((300, 650, 1200))
    line = lambda x, u: (x, u, each, d.number(Decimal(u * each) / 10000, 4) if d.zeros else Decimal(u * each) / 10000)
    return rows(("乡镇", "人数（人）", "补助标准（元/人）", "补助金额（万元）"), *(line(*v) for v in zip((x + "镇" for x in n), k)), line("合计", sum(k)))


@passage
def table_of_targets(d):
    t = [d.randrange(5, 90) for _ in range(3)]
    return tika(("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
                ("产出指标", "数量指标", "培训人次", f"≥{t[0]}人次", f"{t[0] + 4}人次", 20, 20), ("产出指标", "数量指标", "检查次数", f"≥{t[1]}次", f"{t[1]}次", 20, 20),
                ("产出指标", "成本指标", "项目成本", f"≤{t[2]}万元", f"{t[2] - 1}万元", 20, 20), ("效益指标", "社会效益", "知晓率", "≥90%", "95%", 30, 30),
                ("满意度指标", "满意度", "群众满意度", "≥95%", "98%", 10, 10), ("总分", "", "", "", "", 100, 100))


@passage
def table_of_subtotals(d):
    a, b = [d.amount() for _ in range(2)], [d.amount() for _ in range(3)]
    p = d.projects_of(5)
    return ("单位：万元\n" + rows(("类别", "项目", "金额"), ("基础设施", p[0], d.bare(a[0])), ("", p[1], d.bare(a[1])), ("", "小计", d.bare(sum(a))),
            ("公共服务", p[2], d.bare(b[0])), ("", p[3], d.bare(b[1])), ("", p[4], d.bare(b[2])), ("", "小计", d.bare(sum(b))),
            ("合计", "", d.bare(sum(a) + sum(b)))))


@passage
def table_with_of_which(d):
    t = d.amount()
    a, b = d.split(t, 2, 1000)
    c = d.near(a, .2, .8)
    return ("单位：万元\n" + rows(("项目", "金额"), ("一、基本支出", d.bare(a)), ("其中：工资福利支出", d.bare(c)), ("二、项目支出", d.bare(b)), ("支出合计", d.bare(t))))


# --- 一份报告的几处


@passage
def twice_in_two_sections(d):
    t = d.amount()
    a, b = d.split(t, 2)
    return (f"一、基本情况\n{d.year}年度支出{d.wan(t)}，其中：基本支出{d.wan(a)}，项目支出{d.wan(b)}。\n二、一般公共预算支出情况\n（一）基本支出情况\n"
            f"{d.year}年基本支出{d.wan(a)}，主要用于保障机构正常运转。\n（二）项目支出情况\n{d.year}年项目支出{d.wan(b)}。")


@passage
def budget_and_account_sections(d):
    b = [d.amount(), d.amount()]
    s = [d.near(x, .8, 1) for x in b]
    return (f"（一）预算安排情况\n{d.year}年预算{d.wan(sum(b))}，其中基本支出{d.wan(b[0])}，项目支出{d.wan(b[1])}。\n（二）预算执行情况\n"
            f"{d.year}年实际支出{d.wan(sum(s))}，其中基本支出{d.wan(s[0])}，项目支出{d.wan(s[1])}，预算执行率{d.pct(sum(s), sum(b))}。")


@passage
def measured_before_and_after(d):
    a, b = d.randrange(50, 90), d.randrange(10, 40)
    return (f"通过治理，易涝点由{a}处减少到{b}处，减少{a - b}处，下降{d.pct(a - b, a)}；投诉量由{a * 3}件降至{b * 2}件，下降{d.pct(a * 3 - b * 2, a * 3)}。")


@passage
def next_year_planned(d):
    now, then = d.amount(), d.amount()
    return (f"{d.year}年部门预算支出{d.wan(now)}，比{d.year - 1}年预算{d.change(now, then)}。{d.year - 1}年执行数为{d.wan(d.near(then, .9, 1))}。")
