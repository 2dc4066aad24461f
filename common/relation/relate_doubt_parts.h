/* relate_doubt_parts: what the table of doubts asks; included by relate_doubt*.c alone.
 *
 *   relate_doubt          the table, and the decision
 *   relate_doubt_guess    of a pair that nearness alone has found
 *   relate_doubt_rated    figures that have rates themselves, or of which others have
 *   relate_doubt_meant    what the rate is of instead
 *   relate_doubt_beside   figures of one rank
 *   relate_doubt_plan     plans of other things
 *   relate_doubt_named    what words say
 *   relate_doubt_else     what else its sentence tells
 *   relate_doubt_size     quite another number
 *
 * Each question is of the claim c alone, of a rate m that is said to be what a is of b; part and
 * base are a and b where the paragraph tells them.  How well the numbers agree is no matter of
 * theirs but of the table.
 */
#ifndef RELATION_RELATE_DOUBT_PARTS_H
#define RELATION_RELATE_DOUBT_PARTS_H

#include "relation/operands.h"
#include "relation/relate_doubt.h"
#include "relation/relate_rate_parts.h"

/* Money or a count of running text that stands for itself. */
static inline bool
doubt_is_amount(const struct mention *m)
{
	return mention_is_exact(m) && m->cell.row == 0 &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT);
}

/* Does m go on with a row (供水8,200万元、排水6,000万元)? */
static inline bool
doubt_goes_on(const struct mentions *ms, const struct mention *m)
{
	return m > ms->at && m[-1].sentence == m->sentence && m[-1].dimension == m->dimension &&
	    span_starts(mentions_text(ms, m->before), SPAN("、"));
}

/* What is divided, be it right behind the rate (质保金5%为10.84万元); NULL: the paragraph does not
 * tell it. */
static inline const struct mention *
doubt_part(const struct claim *c)
{
	const struct mention *next = c->m + 1;

	return c->part != NULL ? c->part :
	    next < c->ms->at + c->ms->n && next->id == c->a->id ? next : NULL;
}

/* --- relate_doubt.c ------------------------------------------------------ */

/* Does amount over whole make the percentage rate as it is printed: exactly, if that has no digit
 * behind the point? */
bool doubt_makes(struct decimal amount, struct decimal whole, const struct quantity *rate);

/* --- relate_doubt_guess.c ------------------------------------------------ */

/* 预算总额860万元。会议费支出1.5万元。整体执行率99.5%: is it by its name the rate of all, and what
 * is divided, by its own, something that the base does not speak of? */
bool doubt_joint_of_one(const struct claim *c);

/* 投资18亿元，占计划17.5亿元的102.9%。新建管网96公里，完成年度任务的120%: does the rate follow what
 * it is said of, in its clause, and is what is divided of another sentence and another unit? */
bool doubt_measure(const struct claim *c);

/* 乙项目预算200万元，支出180万元，执行率90%；综合执行率93.33%: has a rate before this one in its
 * sentence been told to be of these two, so that this, whose words say more than its name, is
 * of more? */
bool doubt_more(const struct claim *c);

/* 收入12,708万元，占年初预算18,000万元的70.6%。支出36,290万元，完成调整预算的93.4%: is the base, of
 * another sentence, one that something said with it has been divided by? */
bool doubt_base_elsewhere(const struct claim *c);

/* 按时结案706件，结案率100%; 到位资金523万元。第一批资金支出171万元，支出率45.31%: is what is
 * divided, by its words, only some of what the rate or its base speaks of? */
bool doubt_some(const struct claim *c);

/* 结算分别为84.72万元、215.60万元和139.25万元，核减率2.23%: is the base, unlike what is divided,
 * one of a row, so that the whole row may be meant, or none of it? */
bool doubt_row_base(const struct claim *c);

/* --- relate_doubt_rated.c ------------------------------------------------ */

/* 常住人口43.3万人，参保31.2万人，参保率96.8%; 设计能力5万吨/日，处理1,642万吨，日均4万吨，负荷率
 * 89.8%: are the two counts only what stands nearest, and may what it is over not have been told at
 * all? */
bool doubt_near_counts(const struct claim *c);

/* As doubt_is_told. */
bool doubt_told(const struct claim *c);

/* 上级补助640万元，配套应到160万元，实到128万元，配套到位率80%，总到位率96%: is what only a guess
 * divides the base of another rate of the sentence, which comes out? */
bool doubt_base_of_other(const struct claim *c);

/* --- relate_doubt_meant.c: puts it into ids, if it is meant ------------- */

/* 对150名对象调查，回收有效问卷144份，满意135人，占93.75%: the sheets between base and part; who
 * filled them in are those that part is some of. */
bool meant_answers(const struct claim *c, size_t ids[2]);

/* 在编60人，本科以上35人，女性22人，本科占比58.33%: the amount of the sentence before m, by whose
 * name m goes, that is not base and makes m over it as it is printed. */
bool meant_namesake(const struct claim *c, size_t ids[2]);

/* 治理21.6公里，其中护岸9.4公里、清淤12.2公里，完成任务20公里，完成率108%: what the last part is
 * one of, over the base, if that gives the rate or would but for one digit. */
bool meant_list(const struct claim *c, size_t ids[2]);

/* 比预算节支15.50万元（预算840.00万元、决算824.50万元），节支率1.58%: where what is divided is by
 * how much another amount exceeds the base, over that one, which it was saved of, if that makes the
 * rate but for a slip. */
bool meant_exceeding(const struct claim *c, size_t ids[2]);

/* 设备购置预算48.00万元；软件开发预算20万元，已付18万元，付款比例90%: what stands right before m, a
 * rate that names no base, or part, or what stands right behind it in its clause (费率4%，保费24元)
 * where it gives m over an amount of the sentence, or over the total that the sentence behind
 * tells.  Exactly, where m has no digit behind the point. */
bool meant_own(const struct claim *c, size_t ids[2]);

/* 40万人搬迁。…下达计划43.5万人，累计完成33.9万人，占总计划的84.8%: the amount before part in the
 * paragraph over which it makes m, a share that names its base, to a digit behind the point. */
bool meant_base(const struct claim *c, size_t ids[2]);

/* The total that the sentence behind m tells of what part is one of, and over which m is its share
 * but for one digit. */
bool meant_behind(const struct claim *c, size_t ids[2]);

/* 资金680万元，下达300万元、250万元、130万元。拨付612万元，拨付率90%: what the base is a part of,
 * or what stands before its row, if that gives the rate or would but for one digit. */
bool meant_total(const struct claim *c, size_t ids[2]);

/* --- relate_doubt_beside.c ----------------------------------------------- */

/* 甲865.14万元，占75.69%；乙142.30万元，占12.45%: is base, with a rate of its own, what another
 * clause tells right before part? */
bool doubt_item_before(const struct claim *c);

/* 开工15,214户、开工率98.6%，完工14,230户、完工率92.2%: does the rate of base, which is of nothing
 * that is told, say that there are more, or fewer, of which both may be? */
bool doubt_untold(const struct claim *c);

/* 新建开工362项，开工率100%；续建复工417项，复工率88%: is base what the rate m is told of by its
 * name, and part, with a rate of its own, what another clause tells, so that m is of neither over
 * the other? */
bool doubt_own_count(const struct claim *c);

/* --- relate_doubt_else.c ------------------------------------------------- */

/* 送审9.6亿元，审定8.64亿元，审定率90%；其中结算92.6%: does 其中 stand between both and m, and no
 * amount behind it, so that m is of a part that is not told? */
bool doubt_of_part(const struct claim *c);

/* 计划2,200亿元，完成1,980亿元，完成率90%。重大工程到位率93.5%，完成率91%: has a rate of a sentence
 * before come out of these two, so that m is of something else? */
bool doubt_told_before(const struct claim *c);

/* 建成区24.6平方公里，绿地9.8平方公里，绿化覆盖率41.2%，绿地率39.8%: does a rate behind m, in its
 * clause, come out of these two, to the places behind its point, so that m is of something else? */
bool doubt_told_behind(const struct claim *c);

/* 学生满意度92.6%（问卷500份，满意463份），家长满意度91.5%: do both stand in brackets right behind
 * another rate, which is of them? */
bool doubt_bracket_behind(const struct claim *c);

/* 预算18万元、支出16.4万元，完成预算的91.11%。 and then 6月底执行率51.8%: are both told in
 * paragraphs before, and is a rate told there what comes out of them, so that m is of something
 * else? */
bool doubt_told_above(const struct claim *c);

/* 毕业3,400人，升入高中1,900人，升入中职1,432人，升学率98%: is base a thing of the same rank right
 * before part, and m that of both together over what stands before them? */
bool doubt_both(const struct claim *c);

/* 债券3.5亿元，其中新增一般0.8亿元、新增专项2.2亿元、再融资0.5亿元。新增支出2.85亿元，进度95%: is m
 * over some of the parts of base, exactly? */
bool doubt_kinds(const struct claim *c);

/* 截至9月底进度71%，截至12月底支出1,080万元，占预算1,200万元的90%: is m told of another day than
 * what is divided, behind it? */
bool doubt_until(const struct claim *c);

/* 调查200人，满意和基本满意192人，其中满意160人，综合满意率96%: two amounts before m, of its
 * sentence or the one before, that give it, exactly if it has no digit behind the point. */
bool meant_beside(const struct claim *c, size_t ids[2]);

/* --- relate_doubt_plan.c ------------------------------------------------- */

/* 完成投资80.12亿元，完成计划的71.4%；…完成投资17.2亿元，完成计划的38.9%: do both go by one name,
 * and has each a rate of its own? */
bool doubt_namesake(const struct claim *c);

/* 计划640.5亿元，完成512.4亿元，占计划的80%；其中续建项目完成298.3亿元，占计划的86%: is base the
 * plan of another amount before part, or has it been rated itself, so that m is of what is not
 * told? */
bool doubt_plan(const struct claim *c);

/* --- relate_doubt_named.c ------------------------------------------------ */

/* 43个乡镇实现设施覆盖，覆盖率65%: do the words behind the count right before m say what m is of,
 * so that this is divided, and not part? */
bool doubt_count_before(const struct claim *c);

/* 已整改35个，正在整改19个，移送12个，整改率64%: has of base not yet been done what m is of? */
bool doubt_pending(const struct claim *c);

/* 新收4,260件，办结4,815件，结案率91.33%: is it said to be over what was done, which its own name
 * counts, and of what was not?  Those from before are done, too: what all came to is not told. */
bool doubt_turned(const struct claim *c);

/* 上半年抽检2,846批次，不合格率2.40%；第二季度不合格率2.49%: is m told of a part of the year of
 * which neither of the two is? */
bool doubt_time_told(const struct claim *c);

/* 签约率41.0%（常住人口36.24万人）: do brackets right behind m tell what it is over, an amount of
 * the unit of base and no less than part? */
bool doubt_bracketed(const struct claim *c);

/* 资金600万元，其中财政资金450万元、自筹150万元；到位570万元，财政资金到位率100%: does the name of
 * the rate begin with that of a part told before it in its sentence, of which neither of the two
 * speaks, so that it is that part's own? */
bool doubt_named_part(const struct claim *c);

/* 一类120公里、二类180公里、三类100公里，一、二类占比75%: do the words before it name the part and
 * something before it, and not the part alone?  参与面 joins nothing. */
bool doubt_joined(const struct claim *c);

/* 应发1,260万元，实发1,235万元，按时发放率100%; 预算280万元，支出63万元，预计执行率95%: does the
 * name of the rate say that it is of what was done in its time, or will be, and that of neither
 * figure? */
bool doubt_other_time(const struct claim *c);

/* As doubt_chooses. */
bool doubt_choice(const struct claim *c);

/* 占比61.19%，达到60%的要求: do the words behind the rate say that it was asked for? */
bool doubt_required(const struct claim *c);

/* 支出进度54%（除留抵退税资金）: do brackets behind the rate say what is left out of its base? */
bool doubt_set_aside(const struct claim *c);

/* --- relate_doubt_size.c ------------------------------------------------- */

/* 第一批260万元、第二批180万元，支出396万元，使用率90%: would the two, no money, make more than
 * twice what the rate says? */
bool doubt_twice_count(const struct claim *c);

/* The same of money, unless both stand right before it, so that no others can be meant. */
bool doubt_twice_money(const struct claim *c);

/* 非税收入8.83亿元，税收占比77.15%: is the rate that of all but the part, to the digit? */
bool doubt_rest(const struct claim *c);

/* 从基金预算资金调入15万元。 / 本年支出97,420万元，完成年初预算的52%; 争取投资1,000万元。支出
 * 20.42万元，支付率68.07%: is what is divided, of another sentence than the base, more than ten
 * times what it would be, or less than a tenth, where no point has moved? */
bool doubt_tenfold(const struct claim *c);

#endif
