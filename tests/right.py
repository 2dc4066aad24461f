"""Writes passages of reports in which every figure is right, and counts what jxcheck finds in them.

usage: tests/right [-lqv] [-n N] [-s SEED] [DIR [NAME...]]

Each template below is filled in N times (20) with invented names and numbers that add up; every finding
of the levels error and warning on them is false.  -l: prints the passages; -v: the first finding of each
kind, with its passage; -q: the total alone.  Exit status 1 when there is an error, or more than one
warning in a thousand passages.
"""
import getopt
import os
import random
import subprocess
import sys
from decimal import Decimal, ROUND_HALF_UP

PLACES = "清溪 云岭 石坪 枫林 长桥 白沙 南塘 柳河 东山 青石".split()
PROJECTS = "道路维修 档案数字化 校园安保 河道清淤 病虫害防治 设备更新 业务培训 宣传引导 信息系统运维 垃圾清运".split()
TEMPLATES = []
SEVERITY, RULE, MESSAGE = 3, 4, 9  # columns of findings


def passage(f):
    TEMPLATES.append(f)
    return f


def rounded(value, places):
    return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


class Dice(random.Random):
    """Random numbers, and how this passage writes numbers."""

    def settle(self):
        self.commas = self.random() < .3
        self.zeros = self.random() < .7
        self.percent_places = self.choice((2, 2, 2, 1))
        self.year = self.choice((2021, 2022, 2023, 2024))

    def amount(self, low=50, high=3000):
        """Hundredths of 万元."""
        return self.randrange(low * 100, high * 100)

    def split(self, total, n, least=1):
        """Total in n parts of at least least."""
        cuts = sorted(self.sample(range(1, total - n * least), n - 1)) if n > 1 else []
        return [b - a + least for a, b in zip([0] + cuts, cuts + [total - n * least])]

    def number(self, value, places):
        text = f"{rounded(value, places):{',' if self.commas else ''}f}"
        if not self.zeros and "." in text:
            text = text.rstrip("0").rstrip(".")
        return text

    def bare(self, c):
        return self.number(Decimal(c) / 100, 2)

    def wan(self, c):
        return self.bare(c) + "万元"

    def yuan(self, c):
        """The same in 元."""
        return self.number(Decimal(c) * 100, 2) + "元"

    def yi(self, c):
        return self.number(Decimal(c) / 1000000, 2) + "亿元"

    def pct(self, a, b, places=None):
        places = self.percent_places if places is None else places
        return f"{rounded(Decimal(a) * 100 / Decimal(b), places):f}%"

    def change(self, now, then):
        """增加12.30万元，增长4.10%"""
        up = now >= then
        return (f"{'增加' if up else '减少'}{self.wan(abs(now - then))}，"
                f"{'增长' if up else '下降'}{self.pct(abs(now - then), then)}")

    def places_of(self, n):
        return self.sample(PLACES, n)

    def projects_of(self, n):
        return self.sample(PROJECTS, n)

    def near(self, c, low=.7, high=1.3):
        return max(1, int(c * self.uniform(low, high)))


def joined(pairs, mark="，"):
    return mark.join(a + b for a, b in pairs)


def rows(*lines):
    return "\n".join("\t".join(str(c) for c in line) for line in lines)


def tika(*lines):
    """The cells of a row each on a line that begins with a tab, as Tika writes tables."""
    return "\n" + "\n\n".join("\n".join("\t" + str(c) for c in line) for line in lines) + "\n"


# --- 收入和支出


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


# --- 三公、采购、资产、人员


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


# --- 数量和效果


@passage
def targets_and_results(d):
    aim = d.randrange(20, 200)
    done = d.randrange(aim, aim * 2)
    return (f"计划培训{aim}人次，实际培训{done}人次，完成率{d.pct(done, aim)}；计划检查企业{aim // 2}家，实际检查{aim // 2}家，完成率100%。")


@passage
def below_target(d):
    aim = d.randrange(50, 200)
    done = d.randrange(aim // 2, aim)
    return (f"年度目标为新建公厕{aim}座，实际完成{done}座，未完成{aim - done}座，完成率{d.pct(done, aim)}，该指标分值10分，得{rounded(Decimal(done) * 10 / aim, 2)}分。")


@passage
def cases(d):
    got = d.randrange(100, 400)
    taken = d.randrange(50, got)
    closed = d.randrange(20, taken)
    return (f"全年共接到举报{got}件，立案{taken}件，立案率{d.pct(taken, got)}；办结{closed}件，办结率{d.pct(closed, taken)}，尚有{taken - closed}件正在办理。")


@passage
def proposals(d):
    a, b, c = (d.randrange(3, 60) for _ in range(3))
    n = a + b + c
    return (f"全年收到提案{n + d.randrange(1, 20)}件，立案{n}件，其中：已解决{a}件，占{d.pct(a, n)}；正在解决{b}件，占{d.pct(b, n)}；列入计划{c}件，占{d.pct(c, n)}。")


@passage
def survey(d):
    sent = d.randrange(100, 400)
    back = d.randrange(80, sent)
    k = [d.randrange(1, back // 3) for _ in range(3)]
    best = back - sum(k)
    return (f"发放问卷{sent}份，收回有效问卷{back}份，回收率{d.pct(back, sent)}。其中：非常满意{best}份，满意{k[0]}份，基本满意{k[1]}份，不满意{k[2]}份，"
            f"满意度为{d.pct(back - k[2], back)}。")


@passage
def inspected(d):
    n = d.randrange(200, 900)
    good = d.randrange(n // 2, n)
    return f"共抽检食品{n}批次，合格{good}批次，不合格{n - good}批次，合格率{d.pct(good, n)}。"


@passage
def towns_one_by_one(d):
    n = [d.randrange(20, 300) for _ in range(4)]
    return (f"改造农村危房{sum(n)}户，其中" + joined(zip((p + "镇" for p in d.places_of(4)), (f"{x}户" for x in n)), "、") +
            f"，发放补助{d.wan(sum(n) * 140)}，户均{d.number(Decimal('1.4'), 2)}万元。")


@passage
def per_head(d):
    n = d.randrange(20, 900)
    each = d.choice((300, 480, 650, 1200))
    return f"为{n}名困难学生发放生活补助，每人每年{each}元，共发放{Decimal(n * each) / 10000}万元。"


@passage
def monthly_allowance(d):
    n = d.randrange(20, 300)
    each = d.choice((200, 350, 500))
    return f"聘用护林员{n}名，每人每月补助{each}元，全年发放补助资金{Decimal(n * each * 12) / 10000}万元。"


@passage
def prices(d):
    n, p = d.randrange(10, 80), d.randrange(20, 90) * 100
    m, q = d.randrange(10, 80), d.randrange(2, 19) * 100
    return (f"购置电脑{n}台，单价{p}元，计{Decimal(n * p) / 10000}万元；购置办公桌{m}张，单价{q}元，计{Decimal(m * q) / 10000}万元，"
            f"两项合计{Decimal(n * p + m * q) / 10000}万元。")


@passage
def ages(d):
    a, b, c = (d.randrange(3, 50) for _ in range(3))
    return f"在职职工{a + b + c}人，其中35岁以下{a}人、36至50岁{b}人、51岁以上{c}人，平均年龄{d.randrange(35, 48)}岁。"


@passage
def overlapping_parts(d):
    n = d.randrange(40, 90)
    return (f"现有干部职工{n}人，其中党员{d.randrange(n // 2, n)}人，女职工{d.randrange(5, n // 2)}人，少数民族{d.randrange(2, 10)}人，"
            f"本科以上学历{d.randrange(n // 2, n)}人。")


@passage
def some_of_many(d):
    n = d.randrange(30, 90)
    return f"全年开展各类活动{n}场次，其中主题宣讲{d.randrange(3, n // 3)}场、文艺演出{d.randrange(3, n // 3)}场等，参与群众{d.randrange(2000, 9000)}余人次。"


@passage
def rates_of_two_years(d):
    a = d.randrange(8000, 9500)
    b = a + d.randrange(10, 400)
    return (f"{d.year}年群众满意度为{Decimal(b) / 100}%，较上年的{Decimal(a) / 100}%提高{Decimal(b - a) / 100}个百分点。")


@passage
def share_changed(d):
    t, u = d.amount(), d.amount()
    x, y = d.near(t, .2, .5), d.near(u, .2, .5)
    a, b = rounded(Decimal(x) * 100 / t, 2), rounded(Decimal(y) * 100 / u, 2)
    return (f"项目支出{d.wan(x)}，占支出总额{d.wan(t)}的{a}%，比上年的{b}%{'提高' if a >= b else '下降'}{abs(a - b)}个百分点。")


@passage
def villages(d):
    n, m = d.randrange(4, 12), d.randrange(50, 200)
    done = d.randrange(20, m)
    return (f"全县辖{n}个乡镇、{m}个行政村，其中已完成人居环境整治的行政村{done}个，占{d.pct(done, m)}，惠及群众{d.randrange(3, 9)}.{d.randrange(1, 9)}万人。")


@passage
def visitors(d):
    a, b = d.randrange(300, 900), d.randrange(100, 900)
    x, y = d.near(a, .7, .98), d.near(b, .7, .98)
    return (f"全年接待游客{a}万人次，同比增长{d.pct(a - x, x)}（上年{x}万人次）；实现旅游收入{b}亿元，同比增长{d.pct(b - y, y)}（上年{y}亿元）。")


@passage
def length_of_roads(d):
    k = [d.randrange(20, 400) for _ in range(3)]
    t = sum(k)
    return (f"新建改建农村公路{Decimal(t) / 10}公里，其中县道{Decimal(k[0]) / 10}公里、乡道{Decimal(k[1]) / 10}公里、村道{Decimal(k[2]) / 10}公里，"
            f"完成投资{d.wan(t * 800)}，平均每公里投资80万元。")


@passage
def meetings_listed(d):
    a, b, c = (d.randrange(2, 20) for _ in range(3))
    return f"组织召开各类会议{a + b + c}次。其中：党组会议{a}次，局务会议{b}次，专题会议{c}次；形成会议纪要{a + b + c}份。"


@passage
def three_things_named(d):
    p = d.places_of(3)
    return f"在{p[0]}、{p[1]}、{p[2]}等3个乡镇开展试点，组织培训{d.randrange(3, 30)}期，每期{d.randrange(2, 6)}天。"


@passage
def drop_of_water(d):
    a = d.randrange(300, 900)
    b = d.randrange(100, a)
    return (f"单位用水量由上年的{a}立方米降至{b}立方米，下降{d.pct(a - b, a)}；用电量{a * 30}千瓦时，比上年减少{a}千瓦时，下降{d.pct(a, a * 31)}。")


# --- 得分


@passage
def marks_of_parts(d):
    full = (20, 30, 30, 20)
    got = [Decimal(f * 10 - d.randrange(0, 30)) / 10 for f in full]
    names = ("项目决策", "项目过程", "项目产出", "项目效益")
    return (f"经评价，该项目综合得分{sum(got)}分，评价等级为“{grade(sum(got))}”。其中：" +
            "；".join(f"{n}指标分值{f}分，得分{g}分" for n, f, g in zip(names, full, got)) + "。")


def grade(mark):
    return "优" if mark >= 90 else "良" if mark >= 80 else "中" if mark >= 60 else "差"


@passage
def marks_and_rates(d):
    full = (15, 25, 40, 20)
    got = [Decimal(f * 100 - d.randrange(0, 300)) / 100 for f in full]
    names = ("决策", "过程", "产出", "效益")
    return ("；".join(f"{n}类指标满分{f}分，得{g}分，得分率{d.pct(g, f)}" for n, f, g in zip(names, full, got)) +
            f"；合计得分{sum(got)}分。")


@passage
def mark_of_execution(d):
    b = d.amount()
    s = d.near(b, .7, .99)
    return (f"全年预算数{d.wan(b)}，全年执行数{d.wan(s)}，预算执行率{d.pct(s, b, 2)}，该项指标分值10分，得分{rounded(Decimal(s) * 10 / b, 2)}分。")


@passage
def marks_taken_off(d):
    a, b = Decimal(d.randrange(5, 30)) / 10, Decimal(d.randrange(5, 30)) / 10
    return (f"自评总分100分，扣{a + b}分，最终得分{100 - a - b}分。扣分原因：预算执行率偏低扣{a}分，绩效目标设置不够细化扣{b}分。")


@passage
def average_mark(d):
    m = [Decimal(d.randrange(800, 999)) / 10 for _ in range(4)]
    names = d.projects_of(4)
    return (f"四个项目平均得分{rounded(sum(m) / 4, 2)}分，其中：" + joined(zip((n + "项目" for n in names), (f"{x}分" for x in m)), "、") + "。")


@passage
def marks_of_bodies(d):
    m = [Decimal(d.randrange(800, 999)) / 10 for _ in range(3)]
    return "\n".join(f"（{i}）{p}镇\n自评得分{x}分，等级为{grade(x)}。" for i, p, x in zip("一二三", d.places_of(3), m))


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


# --- 更多写法


@passage
def sum_in_words_and_digits(d):
    n = d.randrange(3, 12)
    return f"全年召开学习会{n}次，其中集中学习{n - 2}次、专题研讨2次，党员参学率100%，撰写心得体会{n * 7}篇。"


@passage
def arrears_and_new(d):
    old, new = d.randrange(3, 30), d.randrange(20, 90)
    done = d.randrange(10, old + new)
    return (f"上年结转案件{old}件，本年新收{new}件，合计{old + new}件；审结{done}件，结案率{d.pct(done, old + new)}，未结{old + new - done}件。")


@passage
def before_brackets_after(d):
    b, s = d.amount(), 0
    s = d.near(b, .7, 1)
    return (f"项目资金到位{d.wan(b)}（其中中央资金{d.wan(b - b // 3)}、县级资金{d.wan(b // 3)}），实际支出{d.wan(s)}（含质保金{d.wan(s // 20)}），"
            f"资金使用率{d.pct(s, b)}。")


@passage
def by_source_and_by_use(d):
    t = d.amount()
    a, b = d.split(t, 2)
    x, y, z = d.split(t, 3)
    return (f"{d.year}年支出{d.wan(t)}。按资金来源分：财政拨款{d.wan(a)}，其他资金{d.wan(b)}；按支出用途分：工资福利{d.wan(x)}，商品和服务{d.wan(y)}，"
            f"资本性支出{d.wan(z)}。")


@passage
def budget_cut(d):
    start = d.amount(300, 3000)
    cut = d.near(start, .05, .2)
    spent = d.near(start - cut, .8, 1)
    return (f"年初预算安排{d.wan(start)}，年中调减{d.wan(cut)}，调整后预算{d.wan(start - cut)}，全年支出{d.wan(spent)}，"
            f"完成调整预算的{d.pct(spent, start - cut)}，为年初预算的{d.pct(spent, start)}。")


@passage
def increase_of_parts(d):
    a, b = [d.amount(100, 900) for _ in range(2)], [d.amount(100, 900) for _ in range(2)]
    up = sum(a) - sum(b)
    word = "增加" if up >= 0 else "减少"
    part = lambda n, x, y: f"{n}{'增加' if x >= y else '减少'}{d.wan(abs(x - y))}"
    return (f"本年支出{d.wan(sum(a))}，较上年{d.wan(sum(b))}{word}{d.wan(abs(up))}，主要原因是{part('人员经费', a[0], b[0])}，{part('公用经费', a[1], b[1])}。")


@passage
def increase_explained_in_part(d):
    now, then = d.amount(500, 900), d.amount(100, 400)
    return (f"项目支出{d.wan(now)}，比上年增加{d.wan(now - then)}，增长{d.pct(now - then, then)}，主要是新增设备购置{d.wan((now - then) // 2)}、"
            f"房屋维修{d.wan((now - then) // 5)}。")


@passage
def two_years_side_by_side(d):
    y = d.year
    a, b, c, e = (d.amount() for _ in range(4))
    return (f"{y}年收入{d.wan(a)}、支出{d.wan(b)}，{y - 1}年收入{d.wan(c)}、支出{d.wan(e)}，收入{'增加' if a >= c else '减少'}{d.wan(abs(a - c))}，"
            f"支出{'增加' if b >= e else '减少'}{d.wan(abs(b - e))}。")


@passage
def saved_against_budget(d):
    b = d.amount(20, 90)
    s = d.near(b, .5, .95)
    return f"公务接待费年初预算{d.wan(b)}，实际支出{d.wan(s)}，较预算节约{d.wan(b - s)}，节约率{d.pct(b - s, b)}。"


@passage
def contract_saved(d):
    b = d.amount(200, 900)
    s = d.near(b, .8, .98)
    return f"项目概算投资{d.wan(b)}，招标控制价{d.wan(b - 100)}，中标价{d.wan(s)}，节约资金{d.wan(b - 100 - s)}。" if b - 100 > s else f"项目概算投资{d.wan(b)}。"


@passage
def audit_cut(d):
    a = d.amount(200, 900)
    cut = d.near(a, .02, .1)
    return f"送审金额{d.wan(a)}，审定金额{d.wan(a - cut)}，审减{d.wan(cut)}，审减率{d.pct(cut, a)}。"


@passage
def paid_in_stages(d):
    t = d.amount(200, 900)
    a = t * 3 // 10
    b = t * 5 // 10
    return (f"合同金额{d.wan(t)}，已支付{d.wan(a + b)}，其中首付款{d.wan(a)}、进度款{d.wan(b)}，剩余{d.wan(t - a - b)}待验收后支付。")


@passage
def grants_in_batches(d):
    k = [d.amount(100, 900) for _ in range(3)]
    return (f"{d.year}年分三批下达资金{d.wan(sum(k))}，第一批{d.wan(k[0])}，第二批{d.wan(k[1])}，第三批{d.wan(k[2])}。")


@passage
def to_towns_and_left(d):
    t = d.amount(500, 3000)
    k = d.split(t * 9 // 10, 3)
    p = d.places_of(3)
    return (f"下达资金{d.wan(t)}，已拨付{d.wan(sum(k))}，其中" + joined(zip((x + "镇" for x in p), map(d.wan, k)), "、") +
            f"，拨付率{d.pct(sum(k), t)}，尚未拨付{d.wan(t - sum(k))}。")


@passage
def pupils_and_teachers(d):
    a, b = d.randrange(200, 900), d.randrange(200, 900)
    t = d.randrange(40, 90)
    return (f"学校现有学生{a + b}人，其中男生{a}人、女生{b}人；教师{t}人，生师比{rounded(Decimal(a + b) / t, 1)}:1。")


@passage
def hospital_work(d):
    out, inn = d.randrange(20000, 90000), d.randrange(2000, 9000)
    was = [d.near(out, .8, .98), d.near(inn, .8, .98)]
    days = d.randrange(60, 95)
    return (f"全年门急诊{out}人次，同比增长{d.pct(out - was[0], was[0])}；出院{inn}人次，同比增长{d.pct(inn - was[1], was[1])}；"
            f"平均住院日{Decimal(days) / 10}天，床位使用率{d.randrange(70, 99)}%。")


@passage
def subsidies_by_class(d):
    k = [d.randrange(20, 90) for _ in range(3)]
    each = (1000, 2000, 3000)
    t = sum(x * y for x, y in zip(k, each))
    return (f"发放奖补资金{Decimal(t) / 10000}万元，其中一类{k[0]}户，每户{each[0]}元；二类{k[1]}户，每户{each[1]}元；三类{k[2]}户，每户{each[2]}元。")


@passage
def area_and_yield(d):
    a, b = d.randrange(20, 90), d.randrange(20, 90)
    return (f"完成高标准农田建设{a + b}万亩，其中新建{a}万亩、改造提升{b}万亩，亩均投资{d.randrange(1000, 3000)}元，受益农户{d.randrange(2, 9)}万余户。")


@passage
def indicators_met(d):
    n = d.randrange(12, 30)
    bad = d.randrange(1, 5)
    return (f"共设置绩效指标{n}个，完成{n - bad}个，未完成{bad}个，完成率{d.pct(n - bad, n)}。其中产出指标{n - 6}个、效益指标5个、满意度指标1个。")


@passage
def projects_by_mark(d):
    a, b, c = (d.randrange(1, 12) for _ in range(3))
    n = a + b + c
    return (f"对{n}个项目开展绩效自评，涉及资金{d.wan(d.amount())}，自评覆盖率100%。其中：评价等级为“优”的{a}个，占{d.pct(a, n)}；“良”的{b}个，占{d.pct(b, n)}；“中”的{c}个，占{d.pct(c, n)}。")


@passage
def execution_by_month(d):
    t = d.amount(500, 3000)
    a = d.near(t, .3, .4)
    b = d.near(t, .6, .75)
    return (f"全年预算{d.wan(t)}，上半年支出{d.wan(a)}，执行率{d.pct(a, t)}；前三季度支出{d.wan(b)}，执行率{d.pct(b, t)}；全年支出{d.wan(t)}，执行率100%。")


@passage
def debt(d):
    general, special = d.amount(10000, 90000), d.amount(10000, 90000)
    over = d.near(general + special, 1.02, 1.2)
    return (f"年末政府债务余额{d.wan(general + special)}，其中：一般债务{d.wan(general)}，专项债务{d.wan(special)}，控制在债务限额{d.wan(over)}以内。")


@passage
def debt_moved(d):
    old, new, paid = d.amount(10000, 90000), d.amount(1000, 9000), d.amount(100, 900)
    return f"年初债务余额{d.wan(old)}，当年新增债券{d.wan(new)}，偿还本金{d.wan(paid)}，年末债务余额{d.wan(old + new - paid)}。"


@passage
def approximate_figures(d):
    n = d.randrange(3, 9)
    return f"全县{n}个乡镇约{n * 2}.5万人受益，带动就业近{n}000人，户均增收超过{n}00元，其中脱贫户{n}00余户。"


@passage
def threshold_and_value(d):
    v = d.randrange(960, 999)
    return f"受益群众满意度目标值≥95%，实际调查满意度为{Decimal(v) / 10}%，达到预期目标；投诉处理率目标100%，实际100%。"


@passage
def share_of_each_year(d):
    y = d.year
    a, b = d.amount(500, 900), d.amount(500, 900)
    x, w = d.near(a, .2, .4), d.near(b, .2, .4)
    return f"{y - 1}年民生支出{d.wan(x)}，占总支出{d.wan(a)}的{d.pct(x, a)}；{y}年民生支出{d.wan(w)}，占总支出{d.wan(b)}的{d.pct(w, b)}。"


@passage
def three_shares(d):
    k = [d.amount() for _ in range(3)]
    t = sum(k)
    p = d.percent_places
    return (f"工资福利支出、商品和服务支出、资本性支出分别为{d.wan(k[0])}、{d.wan(k[1])}、{d.wan(k[2])}，分别占支出总额{d.wan(t)}的"
            f"{d.pct(k[0], t, p)}、{d.pct(k[1], t, p)}、{d.pct(k[2], t, p)}。")


@passage
def changes_of_both_sides(d):
    a, b = d.amount(500, 3000), d.amount(500, 3000)
    x, y = d.near(a, .8, .98), d.near(b, .8, .98)
    return (f"{d.year}年收入、支出总计分别为{d.wan(a)}、{d.wan(b)}，与上年相比分别增加{d.wan(a - x)}、{d.wan(b - y)}，"
            f"分别增长{d.pct(a - x, x)}、{d.pct(b - y, y)}。")


@passage
def staff_moved(d):
    a, i, o = d.randrange(30, 90), d.randrange(1, 9), d.randrange(1, 9)
    return f"年初在职人员{a}人，年内调入{i}人、调出{o}人，年末在职人员{a + i - o}人，其中女性{(a + i - o) // 3}人。"


@passage
def posts_and_staff_by_body(d):
    k = [(d.randrange(5, 30), d.randrange(1, 5)) for _ in range(3)]
    names = ("办公室", "业务科", "监察大队")
    return ("；".join(f"{n}编制{a}名，实有{a - b}人" for n, (a, b) in zip(names, k)) +
            f"；合计编制{sum(a for a, _ in k)}名，实有{sum(a - b for a, b in k)}人。")


@passage
def retired(d):
    a, b, c = d.randrange(10, 90), d.randrange(1, 40), d.randrange(1, 6)
    return f"年末财政供养人员{a + b + c}人，其中：在职人员{a}人，退休人员{b}人，离休人员{c}人；另有编外聘用人员{d.randrange(1, 20)}人。"


@passage
def energy(d):
    e = d.randrange(20000, 90000)
    n = d.randrange(30, 90)
    return f"全年用电{e}千瓦时，人均用电{d.number(Decimal(e) / n, 2)}千瓦时（按{n}人计）；用水{n * 12}吨，人均12吨。"


@passage
def meetings_cost(d):
    n, days = d.randrange(30, 200), d.choice((1, 2, 3))
    return f"举办培训班1期，参训{n}人，培训{days}天，人均每天400元，支出培训费{Decimal(n * days * 400) / 10000}万元。"


@passage
def marks_by_section(d):
    full = ((20, (5, 5, 10)), (40, (15, 15, 10)), (40, (20, 20)))
    text = []
    total = Decimal(0)
    for i, name, (f, parts) in zip("一二三", ("投入", "产出", "效果"), full):
        got = [Decimal(p * 10 - d.randrange(0, 20)) / 10 for p in parts]
        total += sum(got)
        text.append(f"（{i}）{name}情况\n{name}指标满分{f}分，得分{sum(got)}分。\n" +
                    "\n".join(f"{j}.指标{j}，分值{p}分，得分{g}分。" for j, (p, g) in enumerate(zip(parts, got), 1)))
    return f"综合得分{total}分，评价等级为“{grade(total)}”。\n" + "\n".join(text)


@passage
def indicator_met_in_full(d):
    n = d.randrange(10, 90)
    return f"数量指标：培训期数，年度指标值{n}期，实际完成{n}期，分值5分，得分5分。质量指标：培训合格率，年度指标值≥95%，实际完成{d.randrange(95, 100)}%，分值5分，得分5分。"


@passage
def table_units_in_header(d):
    n = d.projects_of(3)
    b = [d.amount() for _ in n]
    k = [d.randrange(3, 90) for _ in n]
    return rows(("序号", "项目名称", "金额（万元）", "数量（个）", "平均（万元/个）"),
                *((i, x, d.bare(y), z, d.number(Decimal(y) / 100 / z, 2)) for i, (x, y, z) in enumerate(zip(n, b, k), 1)),
                ("", "合计", d.bare(sum(b)), sum(k), d.number(Decimal(sum(b)) / 100 / sum(k), 2)))


@passage
def table_in_yuan_and_text_in_wan(d):
    n = ("人员经费", "公用经费")
    k = [d.amount() for _ in n]
    return (f"{d.year}年基本支出{d.wan(sum(k))}，其中人员经费{d.wan(k[0])}，公用经费{d.wan(k[1])}。\n基本支出明细表\n单位：元\n" +
            rows(("项目", "金额"), *((x, d.number(Decimal(y) * 100, 2)) for x, y in zip(n, k)), ("基本支出合计", d.number(Decimal(sum(k)) * 100, 2))))


@passage
def table_rounded_shares(d):
    k = [d.amount() for _ in range(4)]
    t = sum(k)
    return ("单位：万元\n" + rows(("支出项目", "金额", "占比"), *((n, d.bare(x), d.pct(x, t)) for n, x in zip(("工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出"), k)),
            ("合计", d.bare(t), "100%")))


@passage
def table_of_staff(d):
    k = [(d.randrange(2, 30), d.randrange(2, 30)) for _ in range(3)]
    return rows(("单位", "编制数", "实有数", "其中：行政", "事业"), *((n, a + b + 3, a + b, a, b) for n, (a, b) in zip(("局机关", "服务中心", "执法大队"), k)),
                ("合计", sum(a + b + 3 for a, b in k), sum(a + b for a, b in k), sum(a for a, _ in k), sum(b for _, b in k)))


@passage
def table_of_own_form(d):
    b = d.amount(100, 900)
    s = d.near(b, .7, .99)
    mark = rounded(Decimal(s) * 10 / b, 2)
    got = (mark, 48, 29, 10)
    return tika(("项目名称", f"{d.projects_of(1)[0]}项目"), ("项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
                ("", "年度资金总额", d.bare(b), d.bare(b), d.bare(s), 10, d.pct(s, b, 2), mark),
                ("", "其中：当年财政拨款", d.bare(b), d.bare(b), d.bare(s), "-", d.pct(s, b, 2), "-"),
                ("", "上年结转资金", 0, 0, 0, "-", "", "-"), ("", "其他资金", 0, 0, 0, "-", "", "-"),
                ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
                ("", "产出指标", "数量指标", "检查次数", "≥12次", "12次", 50, got[1]), ("", "效益指标", "社会效益", "知晓率", "≥90%", "92%", 30, got[2]),
                ("", "满意度指标", "满意度", "群众满意度", "≥95%", "96%", 10, got[3]), ("总分", "", "", "", "", "", 100, sum(got)))


@passage
def table_by_year(d):
    y = d.year
    a = [d.amount() for _ in range(3)]
    line = lambda i: (f"{y - 2 + i}年", d.bare(a[i]), d.bare(a[i] - a[i - 1]) if i else "-", d.pct(a[i] - a[i - 1], a[i - 1]) if i else "-")
    return "单位：万元\n" + rows(("年度", "收入", "增减额", "增减率"), *(line(i) for i in range(3)))


@passage
def table_of_balances(d):
    k = [(d.amount(5, 90), d.amount(100, 900), d.amount(5, 90)) for _ in range(3)]
    line = lambda n, a, b, e: (n, d.bare(a), d.bare(b), d.bare(a + b - e), d.bare(e))
    return ("单位：万元\n" + rows(("项目", "上年结转", "本年收入", "本年支出", "年末结余"), *(line(n, *v) for n, v in zip(d.projects_of(3), k)),
            line("合计", *(sum(v) for v in zip(*k)))))


@passage
def table_of_months_with_balance(d):
    left = start = d.amount(500, 900)
    lines = []
    for i in range(1, 7):
        x = d.amount(5, 60)
        left -= x
        lines.append((f"{i}月", d.bare(x), d.bare(left)))
    return f"年初余额{d.wan(start)}。\n单位：万元\n" + rows(("月份", "支出", "余额"), *lines, ("合计", d.bare(start - left), d.bare(left)))


@passage
def table_of_top_rows(d):
    k = sorted((d.amount() for _ in range(3)), reverse=True)
    t = sum(k) + d.amount()
    return (f"全年项目支出{d.wan(t)}，支出较大的前三个项目如下：\n单位：万元\n" + rows(("项目", "金额", "占比"), *((n, d.bare(x), d.pct(x, t)) for n, x in zip(d.projects_of(3), k))))


@passage
def list_with_dots(d):
    n = d.projects_of(4)
    k = [d.amount(5, 90) for _ in n]
    return (f"（二）项目支出情况\n全年项目支出{d.wan(sum(k))}。其中：\n" + "\n".join(f"（{i}）{x}{d.wan(y)}；" for i, (x, y) in enumerate(zip(n, k), 1)))


@passage
def others_included(d):
    t = d.amount(500, 900)
    a = t * 4 // 10
    b = t * 3 // 10
    return f"商品和服务支出{d.wan(t)}，主要包括办公费{d.wan(a)}、印刷费{d.wan(b)}、差旅费等其他支出{d.wan(t - a - b)}。"


@passage
def includes_one(d):
    t = d.amount(500, 900)
    return f"本年支出{d.wan(t)}（含上年结转支出{d.wan(t // 7)}），年末结转{d.wan(t // 9)}，其中项目结转{d.wan(t // 12)}。"


@passage
def goal_over_years(d):
    t = d.amount(5000, 9000)
    a, b, c = d.split(t, 3)
    y = d.year
    return (f"项目总投资{d.wan(t)}，实施期限{y}—{y + 2}年，分年度计划为：{y}年{d.wan(a)}、{y + 1}年{d.wan(b)}、{y + 2}年{d.wan(c)}。"
            f"{y}年实际到位{d.wan(a)}，实际支出{d.wan(d.near(a, .8, 1))}。")


@passage
def half_price(d):
    n = d.randrange(20, 60) * 100
    return f"办理时限由{n // 100}个工作日压缩至{n // 200}个工作日，申请材料由12份减少到5份，减少7份；跑动次数由3次减为1次。"


@passage
def law_cases(d):
    a, b, c = (d.randrange(5, 60) for _ in range(3))
    fine = d.amount(5, 90)
    return (f"出动执法人员{a * 40}人次，检查企业{a * 9}家次，立案查处{a + b + c}起，其中一般程序{a}起、简易程序{b}起、移送司法机关{c}起，罚款{d.wan(fine)}，"
            f"案均罚款{d.number(Decimal(fine) / 100 / (a + b + c), 2)}万元。")


@passage
def jobs(d):
    aim = d.randrange(1000, 5000)
    done = d.near(aim, 1, 1.3)
    a = d.near(done, .2, .5)
    return (f"城镇新增就业{done}人，完成年度目标任务{aim}人的{d.pct(done, aim)}，其中失业人员再就业{a}人，就业困难人员就业{a // 3}人，城镇登记失业率控制在4%以内。")


@passage
def forest(d):
    a, b, c = (d.randrange(100, 900) for _ in range(3))
    return (f"完成营造林{a + b + c}公顷，其中人工造林{a}公顷、封山育林{b}公顷、森林抚育{c}公顷，森林覆盖率由{d.randrange(400, 500) / 10}%提高到{d.randrange(500, 600) / 10}%。")


def fill(f, seed, i):
    d = Dice(f"{seed} {f.__name__} {i}")
    d.settle()
    return f(d)


def check(directory, stream):
    figures = subprocess.run([os.path.join(directory, "jxfigures")], input=stream, capture_output=True, text=True, check=True)
    return subprocess.run([os.path.join(directory, "jxcheck"), "-H"], input=figures.stdout, capture_output=True, text=True).stdout


def report(false, texts, n, verbose):
    """A line for each template that has false findings, by name."""
    for name, cells in false.items():
        errors = sum(c[SEVERITY] == "error" for c in cells)
        print(f"right     {name}: {errors} errors, {len(cells) - errors} warnings "
              f"in {len({c[0] for c in cells})} of {n}")
        seen = set()
        for c in cells if verbose else []:
            if (c[SEVERITY], c[RULE]) not in seen:
                print(f"    {c[SEVERITY]} {c[RULE]} {c[MESSAGE]}\n{texts[c[0]]}\n")
            seen.add((c[SEVERITY], c[RULE]))


def main():
    options, operands = getopt.getopt(sys.argv[1:], "lqvn:s:")
    options = dict(options)
    directory, wanted = operands[0] if operands else "build/bin", operands[1:]
    n, seed = int(options.get("-n", 20)), options.get("-s", "1")
    templates = [f for f in TEMPLATES if not wanted or f.__name__ in wanted]
    texts = {f"{f.__name__}.{i}": fill(f, seed, i) for f in templates for i in range(n)}
    stream = "".join(f"==> {name} <==\n{text}\n" for name, text in texts.items())
    if "-l" in options:
        print(stream)
        return 0
    false = {}
    for line in check(directory, stream).splitlines():
        cell = line.split("\t")
        if cell[SEVERITY] in ("error", "warning"):
            false.setdefault(cell[0].split(".")[0], []).append(cell)
    if "-q" not in options:
        report(false, texts, n, "-v" in options)
    found = sum(map(len, false.values()))
    errors = sum(c[SEVERITY] == "error" for cells in false.values() for c in cells)
    print(f"right     {len(texts)} passages of {len(templates)} templates: "
          f"{errors} errors, {found - errors} warnings")
    return errors != 0 or (found - errors) * 1000 > len(texts)


if __name__ == "__main__":
    sys.exit(main())
