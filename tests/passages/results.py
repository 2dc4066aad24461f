"""How many, to what effect, and the marks for it."""
from decimal import Decimal

from passages.dice import joined, passage, rounded


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
