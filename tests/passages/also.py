"""The same subjects in other wordings."""
from decimal import Decimal

from passages.dice import joined, passage, rounded, rows, tika
from passages.results import grade


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
