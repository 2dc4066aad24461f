"""Income and outlay."""
from decimal import Decimal

from passages.dice import joined, passage, rounded


@passage
def income_by_source(d):
    t = d.amount()
    a, b, c = d.split(t, 3)
    return (f"{d.year}年度收入总计{d.wan(t)}，其中：一般公共预算财政拨款收入{d.wan(a)}，占{d.pct(a, t)}；"
            f"事业收入{d.wan(b)}，占{d.pct(b, t)}；其他收入{d.wan(c)}，占{d.pct(c, t)}。")


@passage
def outlay_with_changes(d):
    now, then = d.amount(), d.amount()
    basic = d.split(now, 2)
    return (f"{d.year}年度支出合计{d.wan(now)}，与上年相比{d.change(now, then)}，主要原因是人员变动。"
            f"其中：基本支出{d.wan(basic[0])}，占{d.pct(basic[0], now)}；项目支出{d.wan(basic[1])}，占{d.pct(basic[1], now)}。")


@passage
def basic_outlay_in_detail(d):
    t = d.amount()
    staff, office = d.split(t, 2, 500)
    s = d.split(staff, 4)
    o = d.split(office, 3)
    return (f"全年基本支出{d.wan(t)}，其中：人员经费{d.wan(staff)}，主要包括：基本工资{d.wan(s[0])}、津贴补贴{d.wan(s[1])}、"
            f"绩效工资{d.wan(s[2])}、社会保障缴费{d.wan(s[3])}；公用经费{d.wan(office)}，主要包括：办公费{d.wan(o[0])}、"
            f"差旅费{d.wan(o[1])}、维修（护）费{d.wan(o[2])}。")


@passage
def budget_adjusted_spent(d):
    start, added = d.amount(), d.amount(20, 400)
    whole = start + added
    spent = d.near(whole, .8, 1)
    return (f"{d.year}年年初预算{d.wan(start)}，年中追加{d.wan(added)}，全年预算{d.wan(whole)}，全年实际支出{d.wan(spent)}，"
            f"预算执行率{d.pct(spent, whole)}，结余{d.wan(whole - spent)}。")


@passage
def added_in_parts(d):
    start, added = d.amount(), d.amount(20, 400)
    a, b = d.split(added, 2)
    return (f"年初预算{d.wan(start)}，年中追加{d.wan(added)}，其中人员经费{d.wan(a)}、项目经费{d.wan(b)}，"
            f"全年预算{d.wan(start + added)}。")


@passage
def carry_over(d):
    opening, income = d.amount(5, 300), d.amount()
    spent = d.near(income, .7, 1)
    return (f"年初结转和结余{d.wan(opening)}，本年收入{d.wan(income)}，收入总计{d.wan(opening + income)}；"
            f"本年支出{d.wan(spent)}，年末结转和结余{d.wan(opening + income - spent)}，支出总计{d.wan(opening + income)}。")


@passage
def year_books(d):
    own, grant, moved, over = (d.amount(3000, 90000) for _ in range(4))
    total = own + grant + moved + over
    spent, up = d.near(total, .7, .8), d.near(total, .05, .1)
    left = total - spent - up
    return (f"{d.year}年，全县一般公共预算收入{d.wan(own)}，加上上级补助收入{d.wan(grant)}、调入资金{d.wan(moved)}、上年结转{d.wan(over)}，"
            f"收入总计{d.wan(total)}。一般公共预算支出{d.wan(spent)}，加上上解支出{d.wan(up)}，支出总计{d.wan(spent + up)}。"
            f"收支相抵，结转下年{d.wan(left)}。")


@passage
def basic_against_last_year(d):
    now, then = [d.amount() for _ in range(2)], [d.amount() for _ in range(2)]
    return (f"本年人员经费{d.wan(now[0])}、公用经费{d.wan(now[1])}（上年分别为{d.wan(then[0])}、{d.wan(then[1])}）。")


@passage
def two_things_spent_apart(d):
    a, b = d.places_of(2)
    p = [d.amount(), d.amount()]
    s = [d.near(x, .7, 1) for x in p]
    return (f"{a}镇预算{d.wan(p[0])}、{b}镇预算{d.wan(p[1])}，实际支出分别为{d.wan(s[0])}、{d.wan(s[1])}，"
            f"执行率分别为{d.pct(s[0], p[0])}、{d.pct(s[1], p[1])}。")


@passage
def several_funds_and_their_rates(d):
    n = [d.amount() for _ in range(3)]
    s = [d.near(x, .6, 1) for x in n]
    names = d.projects_of(3)
    return "。".join(f"{name}项目预算{d.wan(x)}，实际支出{d.wan(y)}，执行率{d.pct(y, x)}"
                    for name, x, y in zip(names, n, s)) + f"。三个项目预算合计{d.wan(sum(n))}，支出合计{d.wan(sum(s))}，总体执行率{d.pct(sum(s), sum(n))}。"


@passage
def funds_from_three_levels(d):
    t = d.amount()
    a, b, c = d.split(t, 3)
    spent = d.near(t, .7, 1)
    return (f"项目总投资{d.wan(t)}，其中：中央资金{d.wan(a)}，省级资金{d.wan(b)}，县级配套{d.wan(c)}。截至{d.year}年12月31日，"
            f"资金全部到位，到位率100%；累计支出{d.wan(spent)}，支付进度{d.pct(spent, t)}。")


@passage
def of_which_over_paragraphs(d):
    t = d.amount()
    parts = d.split(t, 3)
    names = d.projects_of(3)
    return (f"{d.year}年项目支出{d.wan(t)}，具体如下：\n" +
            "\n".join(f"{i}.{name}项目{d.wan(p)}，主要用于购买材料。" for i, (name, p) in enumerate(zip(names, parts), 1)))


@passage
def total_behind_its_parts(d):
    parts = [d.amount(5, 90) for _ in range(4)]
    names = d.projects_of(4)
    return f"{d.year}年，" + joined(zip((n + "经费" for n in names), map(d.wan, parts)), "、") + f"，合计{d.wan(sum(parts))}。"


@passage
def quarters(d):
    q = [d.amount() for _ in range(4)]
    return (f"全年支出{d.wan(sum(q))}，其中一季度{d.wan(q[0])}、二季度{d.wan(q[1])}、三季度{d.wan(q[2])}、四季度{d.wan(q[3])}；"
            f"上半年支出{d.wan(q[0] + q[1])}，占全年支出的{d.pct(q[0] + q[1], sum(q))}。")


@passage
def cumulative_quarters(d):
    whole = d.amount()
    c = sorted(d.sample(range(whole // 10, whole), 3))
    return (f"全年预算{d.wan(whole)}，截至3月底累计支出{d.wan(c[0])}，支出进度{d.pct(c[0], whole)}；截至6月底累计支出{d.wan(c[1])}，"
            f"支出进度{d.pct(c[1], whole)}；截至9月底累计支出{d.wan(c[2])}，支出进度{d.pct(c[2], whole)}。")


@passage
def yuan_and_wan(d):
    parts = [d.amount(5, 90) for _ in range(3)]
    t = sum(parts)
    return (f"“三公”经费支出{d.yuan(t)}（{d.wan(t)}），其中：因公出国（境）费{d.yuan(parts[0])}，公务接待费{d.yuan(parts[1])}，"
            f"公务用车运行维护费{d.yuan(parts[2])}。")


@passage
def yi_with_parts_in_wan(d):
    t = d.amount(30000, 90000)
    a, b = d.split(t, 2)
    return f"全县教育支出{d.yi(t)}，其中：义务教育支出{d.wan(a)}，高中教育支出{d.wan(b)}。"


@passage
def parts_rounded_to_wan(d):
    parts = [d.amount(100, 900) for _ in range(4)]
    whole = [int(rounded(Decimal(p) / 100, 0)) for p in parts]
    return (f"支出合计{int(rounded(Decimal(sum(parts)) / 100, 0))}万元，其中：人员经费{whole[0]}万元，公用经费{whole[1]}万元，"
            f"专项经费{whole[2]}万元，其他支出{whole[3]}万元。")


@passage
def outlay_by_function(d):
    parts = [d.amount() for _ in range(4)]
    t = sum(parts)
    names = ("一般公共服务支出", "社会保障和就业支出", "卫生健康支出", "住房保障支出")
    return (f"{d.year}年度财政拨款支出{d.wan(t)}，主要用于以下方面：" +
            "；".join(f"{n}{d.wan(p)}，占{d.pct(p, t)}" for n, p in zip(names, parts)) + "。")


@passage
def outlay_by_account(d):
    budget = [d.amount() for _ in range(3)]
    spent = [d.near(b, .7, .99) for b in budget]
    names = ("行政运行（项）", "一般行政管理事务（项）", "机关服务（项）")
    return "\n".join(f"{i}.一般公共服务支出（类）财政事务（款）{n}。年初预算为{d.wan(b)}，支出决算为{d.wan(s)}，完成年初预算的{d.pct(s, b)}，"
                     f"决算数{'大于' if s > b else '小于'}年初预算数的主要原因是工作安排变化。"
                     for i, (n, b, s) in enumerate(zip(names, budget, spent), 1))


@passage
def fund_without_outlay(d):
    t = d.amount()
    return (f"本单位{d.year}年一般公共预算财政拨款支出{d.wan(t)}，占本年支出的100%。政府性基金预算支出0万元，国有资本经营预算支出0万元，"
            f"社会保险基金预算支出0万元。")


@passage
def outlay_of_each_body(d):
    own, sub = d.split(d.amount(), 2)
    a, b = d.split(own, 2), d.split(sub, 2)
    return (f"本级：支出{d.wan(own)}，其中人员经费{d.wan(a[0])}，公用经费{d.wan(a[1])}。\n\n"
            f"二级机构：支出{d.wan(sub)}，其中人员经费{d.wan(b[0])}，公用经费{d.wan(b[1])}。")


@passage
def bodies_in_sections(d):
    text = []
    for i, name in zip("一二三", ("局机关", "综合执法大队", "服务中心")):
        t = d.amount()
        a, b = d.split(t, 2)
        text.append(f"（{i}）{name}\n{d.year}年支出{d.wan(t)}，其中基本支出{d.wan(a)}，项目支出{d.wan(b)}。在职人员{d.randrange(5, 60)}人。")
    return "\n".join(text)


@passage
def projects_in_sections(d):
    text = []
    for i, name in zip("一二三", d.projects_of(3)):
        t = d.amount()
        s = d.near(t, .7, 1)
        text.append(f"（{i}）{name}项目\n项目预算{d.wan(t)}，实际支出{d.wan(s)}，执行率{d.pct(s, t)}。自评得分{d.randrange(850, 1000) / 10}分。")
    return "\n".join(text)


@passage
def spent_in_three_years(d):
    a, b, c = (d.amount() for _ in range(3))
    y = d.year
    return (f"{y - 2}年、{y - 1}年、{y}年分别投入资金{d.wan(a)}、{d.wan(b)}、{d.wan(c)}，三年累计投入{d.wan(a + b + c)}，"
            f"年均投入{d.number(Decimal(a + b + c) / 300, 2)}万元。")


@passage
def average_growth(d):
    n = d.choice((2, 3))
    then = d.amount()
    now = d.near(then, 1.1, 1.6)
    rate = rounded(((Decimal(now) / Decimal(then)) ** (Decimal(1) / n) - 1) * 100, 1)
    return (f"村集体收入从{d.year - n}年的{d.wan(then)}增加到{d.year}年的{d.wan(now)}，年均增长{rate}%。")


@passage
def growth_of_receipts(d):
    tax, other = d.amount(1000, 20000), d.amount(500, 9000)
    was = [d.near(tax, .8, .98), d.near(other, .8, .98)]
    t, w = tax + other, sum(was)
    return (f"全年完成一般公共预算收入{d.wan(t)}，同比增长{d.pct(t - w, w)}，增收{d.wan(t - w)}。其中：税收收入{d.wan(tax)}，"
            f"同比增长{d.pct(tax - was[0], was[0])}，占{d.pct(tax, t)}；非税收入{d.wan(other)}，同比增长{d.pct(other - was[1], was[1])}，占{d.pct(other, t)}。")


@passage
def completion_of_budget(d):
    b = d.amount(1000, 20000)
    s = d.near(b, .8, 1.1)
    then = d.near(s, .8, 1.2)
    return (f"一般公共预算支出完成{d.wan(s)}，为调整预算{d.wan(b)}的{d.pct(s, b)}，较上年{d.change(s, then)}。")
