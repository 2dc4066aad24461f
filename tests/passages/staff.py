"""Receptions and cars, purchases, what is owned, who works there."""
from decimal import Decimal

from passages.dice import passage, rounded


@passage
def three_publics(d):
    abroad, buy, run, host = 0, d.amount(5, 40), d.amount(3, 30), d.amount(1, 20)
    car = buy + run
    budget = [d.near(x, 1, 1.4) for x in (car, host)]
    return (f"{d.year}年度“三公”经费财政拨款支出预算为{d.wan(sum(budget))}，支出决算为{d.wan(car + host)}，完成预算的{d.pct(car + host, sum(budget))}，其中："
            f"因公出国（境）费支出预算为0万元，支出决算为0万元；公务用车购置及运行费支出预算为{d.wan(budget[0])}，支出决算为{d.wan(car)}，完成预算的{d.pct(car, budget[0])}，"
            f"其中公务用车购置费{d.wan(buy)}，公务用车运行维护费{d.wan(run)}；公务接待费支出预算为{d.wan(budget[1])}，支出决算为{d.wan(host)}，完成预算的{d.pct(host, budget[1])}。")


@passage
def three_publics_against_last_year(d):
    now, then = [d.amount(1, 30) for _ in range(2)], [d.amount(1, 30) for _ in range(2)]
    return (f"“三公”经费支出决算{d.wan(sum(now))}，比上年{d.change(sum(now), sum(then))}。其中：公务用车运行维护费{d.wan(now[0])}，比上年{d.change(now[0], then[0])}；"
            f"公务接待费{d.wan(now[1])}，比上年{d.change(now[1], then[1])}；未发生因公出国（境）费用，与上年持平。")


@passage
def reception(d):
    batches = d.randrange(5, 90)
    people = batches * d.randrange(4, 12)
    cost = d.randrange(people * 60, people * 120)
    return (f"全年公务接待费支出{d.number(Decimal(cost) / 10000, 2)}万元，国内公务接待{batches}批次、{people}人次，"
            f"人均{d.number(rounded(Decimal(rounded(Decimal(cost) / 10000, 2)) * 10000 / people, 2), 2)}元。")


@passage
def cars(d):
    k = [d.randrange(1, 6) for _ in range(3)]
    return (f"截至{d.year}年12月31日，本单位共有车辆{sum(k)}辆，其中：应急保障用车{k[0]}辆、执法执勤用车{k[1]}辆、其他用车{k[2]}辆；"
            f"单价100万元以上的设备{d.randrange(0, 4)}台（套）。")


@passage
def procurement(d):
    t = d.amount()
    a, b, c = d.split(t, 3)
    mid = d.near(t, .6, 1)
    small = d.near(mid, .4, 1)
    return (f"{d.year}年度政府采购支出总额{d.wan(t)}，其中：政府采购货物支出{d.wan(a)}、政府采购工程支出{d.wan(b)}、政府采购服务支出{d.wan(c)}。"
            f"授予中小企业合同金额{d.wan(mid)}，占政府采购支出总额的{d.pct(mid, t)}，其中：授予小微企业合同金额{d.wan(small)}，占授予中小企业合同金额的{d.pct(small, mid)}。")


@passage
def staff(d):
    a, b, c = (d.randrange(4, 60) for _ in range(3))
    gone = d.randrange(1, 30)
    return (f"本单位编制{a + b + c + 5}名，其中行政编制{a + 2}名、事业编制{b + 2}名、工勤编制{c + 1}名。实有在职人员{a + b + c}人，"
            f"其中行政人员{a}人、事业人员{b}人、工勤人员{c}人。离退休人员{gone}人。")


@passage
def staff_of_two_kinds(d):
    men, women = d.randrange(10, 60), d.randrange(10, 60)
    n = men + women
    high = d.randrange(2, n // 3)
    mid = d.randrange(2, n // 3)
    return (f"全院共有职工{n}人，其中男职工{men}人、女职工{women}人；高级职称{high}人，中级职称{mid}人，初级及以下{n - high - mid}人；"
            f"党员{d.randrange(3, n)}人，占职工总数的比例逐年提高。")


@passage
def staff_control(d):
    posts = d.randrange(20, 90)
    real = d.randrange(10, posts)
    return f"编制人数{posts}人，实际在职人数{real}人，在职人员控制率{d.pct(real, posts)}。"


@passage
def assets(d):
    a, b, c = (d.amount() for _ in range(3))
    t = a + b + c
    debt = d.near(t, .1, .5)
    return (f"年末资产总额{d.wan(t)}，其中流动资产{d.wan(a)}、固定资产{d.wan(b)}、无形资产{d.wan(c)}。负债总额{d.wan(debt)}，净资产{d.wan(t - debt)}，"
            f"资产负债率{d.pct(debt, t)}。")


@passage
def fixed_assets(d):
    cost = d.amount()
    worn = d.near(cost, .2, .7)
    return f"固定资产原值{d.wan(cost)}，累计折旧{d.wan(worn)}，净值{d.wan(cost - worn)}，成新率{d.pct(cost - worn, cost)}。"


@passage
def running_costs(d):
    now, then = d.amount(), d.amount()
    return (f"本部门{d.year}年度机关运行经费支出{d.wan(now)}，比上年{d.change(now, then)}，主要原因是办公费和差旅费变化。本年开支会议费{d.wan(d.amount(1, 9))}，"
            f"用于召开会议，人数{d.randrange(20, 300)}人；开支培训费{d.wan(d.amount(1, 9))}，用于开展培训，人数{d.randrange(20, 300)}人。")
