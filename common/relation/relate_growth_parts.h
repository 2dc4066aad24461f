/* relate_growth_parts: what the files that relate changes share; included by relate_growth*.c
 * alone.
 *
 *   relate_growth            changes in percent
 *   relate_growth_changed    those that follow an amount
 *   relate_growth_what       what it is that changed by that
 *   relate_growth_named      the same by its name
 *   relate_growth_delta      changes in amount
 *   relate_growth_operands   which figures either may be of
 *   relate_growth_own        changes of something else, by their names
 *
 * Recalled figures belong to the recall and live as long as its paragraph.
 */
#ifndef RELATION_RELATE_GROWTH_PARTS_H
#define RELATION_RELATE_GROWTH_PARTS_H

#include "relation/operands.h"
#include "relation/relate_growth.h"

/* The nearest figure of a function in the sentence of m; NULL: none. */
const struct recalled *growth_in_sentence(const struct mention *m, const struct recall *recall,
    enum function function);

/* 上年公用经费: the prior figure by the name of this year's. */
struct span growth_without_last_year(struct span label);

/* 2020年比2016年增长: the year that the words of m hold something against, or those of the amount
 * of the change right before it (比2019年减少3.14亿元，同比下降57.1%); 0: none. */
int growth_year_held(const struct mentions *ms, const struct mention *m);

/* 本年收入100万元、支出90万元，上年收入80万元、支出85万元，收入增加20万元: what there was before
 * by the name of m, which changed; where none goes by it, the nearest.  NULL: the sentence has
 * none. */
const struct recalled *growth_prior(const struct mentions *ms, const struct mention *m,
    const struct recall *recall);

/* 分别由60万元、45万元压减为48万元和36万元，共压减21万元: is f one of several, and m, a change
 * behind them, is not, so that it is not the change of f alone? */
bool growth_is_of_several(const struct mentions *ms, const struct mention *m,
    const struct recalled *f);

/* 体检费18万元，人均1,500元，比上年人均1,450元增加50元，增长3.4%: does the change before m, which
 * went up or not, stand behind an average, which y is none, and not give m with y? */
bool growth_is_of_average(const struct mentions *ms, const struct mention *m,
    const struct recalled *y, bool up);

/* 死亡人数下降20%（上年5人）: the amount of the year before in brackets of its own right behind m,
 * so that m is of none before it; NULL: there is none. */
const struct mention *growth_told_behind(const struct mentions *ms, const struct mention *m);

/* 收入由267,000万元调减为238,000万元，调减29,000万元，下降9.7%: is delta how much a budget was
 * changed by, and the percentage, which says that it went up or not, not that of the change, so
 * that it is against last year?  y: what the budget was (held), or what it has become. */
bool growth_is_of_budget(const struct recalled *delta, const struct recalled *y, bool held,
    bool up, const struct term *rate);

/* Has a part of something been named since prior, or is m itself one by 其中 and its name?  Then
 * what changed is that part, and prior is another's. */
bool growth_part_since(const struct mentions *ms, const struct mention *m,
    const struct recall *recall, const struct recalled *prior);

/* 接待游客1,256万人次（上年1,117万人次）；旅游收入98.6亿元，增长15.2%: is prior what the
 * amount directly before it was, and something else named since, which m is about? */
bool growth_is_of_another(const struct mentions *ms, const struct mention *m,
    const struct recalled *prior, const struct recall *recall);

/* 第三产业增加值44.8亿元。2021年总量为97.3亿元，比上年增长9.6%: was now, which may be what prior
 * became, said in another sentence, of something else? */
bool growth_is_said_of_another(const struct recalled *now, const struct recalled *prior);

/* Is f of a kind that changes are told of: an amount, a rate, a share? */
bool growth_may_be_of(const struct recalled *f);

/* Adds to out what may have changed by m, in prior's unit: first those that the topic names;
 * only the very name reaches beyond the paragraph before. */
void growth_operands(const struct mentions *ms, const struct mention *m,
    const struct recalled *prior, const struct recall *recall, struct operands *out);

/* 全县党员21,836名，比上年末净增312名: is delta, held against what there was before, the change on
 * balance of the nearest of ys, the only one in its sentence?  One that came in anew is no such
 * (新登记1,200户，注销300户，净增900户). */
bool growth_is_balance_of(const struct mention *delta, const struct operands *ys);

/* The amount that delta is a change of by the name of its budget, which stands right before it in
 * this paragraph or one of the two before; NULL: none. */
const struct recalled *growth_since_budget(const struct recalled *delta,
    const struct recall *recall);

/* 余额4,238万元，比年初增加386万元，同比增长28.47%: is delta held against the first or last day of
 * a time, m against a year ago, and m not how much delta is of what y was before it? */
bool growth_is_since_other(const struct mentions *ms, const struct mention *m,
    const struct recalled *delta, const struct recalled *y);

/* Links m, a change in percent, to delta, the same change in an amount, and to what changed
 * by it; false: it is not known what did, or delta (may be NULL) is not right before m. */
bool growth_of_change(struct mentions *ms, struct mention *m, const struct recalled *delta,
    const struct recall *recall);

/* 较上年增加15万元，增长50%, and what it was last year is not printed: does delta, which went up or
 * down, over what there was before it, as y is what there is now, give the rate? */
bool growth_gives(const struct recalled *delta, const struct recalled *y, bool up,
    const struct term *rate);

/* 支出8.20万元，其中：…公务用车运行维护费7.00万元，比上年减少0.80万元: has delta the name of part,
 * the last of a list, only because it says none itself? */
bool growth_is_silent(const struct recalled *delta, const struct recalled *part);

/* 支出5.48万元，增长39%；公务接待费支出决算比预算无增减变化，比上年增加0.5万元: does a clause
 * before that of delta, and without a figure, name something that y is not? */
bool growth_is_of_unchanged(const struct recalled *delta, const struct recalled *y);

/* Which of ys changed by delta by its name: that which gives the rate, else the latest; NULL:
 * none has it. */
const struct recalled *growth_changed_named(const struct operands *ys,
    const struct recalled *delta, bool up, const struct term *rate);

/* Which changed by delta: what goes by its name; else what gives the rate, else the amount that
 * delta follows, in its sentence or directly; NULL: it is not known. */
const struct recalled *growth_changed(const struct operands *ys, const struct recalled *delta,
    bool up, const struct term *rate, const struct recall *recall);

/* 收入总计6,218.45万元。 / 与上年相比减少412.77万元，下降6.22%: the change opens its paragraph, so
 * that it is one of a total of the paragraphs before, or of what goes by its name; the nearest that
 * gives the rate but for one slip.  NULL: there is none. */
const struct recalled *growth_changed_above(const struct recalled *delta, bool up,
    const struct term *rate, const struct recall *recall);

/* 立案126件，比去年多21件，罚款额增长8.5%: does m go by the name of money or of a degree, and f is
 * a count? */
bool growth_is_of_uncounted(const struct mentions *ms, const struct mention *m,
    const struct recalled *f);

/* 内涝点由14处减至2处，投诉量下降63.7%: does m go by a name that is neither now's nor
 * prior's? */
bool growth_has_own_name(const struct mentions *ms, const struct mention *m,
    const struct recalled *now, const struct recalled *prior);

/* 支出320万元，比上年增加20万元，人员经费增长9%: does m, by such a name, not tell of what delta is
 * of y, or, where y is not what delta is held against, of what there was before, and not come out
 * of these? */
bool growth_is_of_own(const struct mentions *ms, const struct mention *m,
    const struct recalled *delta, const struct recalled *y, bool held);

#endif
