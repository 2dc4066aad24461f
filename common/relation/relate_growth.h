/* relate_growth: changes against what was before (domain.md §2, rows 1 and 7):
 * 较上年增加15万元，增长50%.
 */
#ifndef RELATION_RELATE_GROWTH_H
#define RELATION_RELATE_GROWTH_H

#include "relation/relate.h"

/* Links the percentage i, and those listed behind it. */
void relate_growth(struct mentions *ms, size_t i, const struct recall *recall);

/* 比报告数49,500万元增加8万元，比2019年决算数下降24.8%: is m, behind a change, held against
 * something else than that by its name, so that it is not how much that change is in per cent? */
bool relate_growth_held_otherwise(const struct mentions *ms, const struct mention *m);

/* 分别下降23.51%、38.28%: is the percentage i the first of several, of two things, of which it is
 * not known which it is of? */
bool relate_growth_is_first(const struct mentions *ms, size_t i);

/* Does the clause say that something is held against what it names (较年初预算数)?  What is only
 * said to be much or good (较大事故) is not. */
bool relate_growth_says_held(struct span clause);

/* 比上年80万元增长7.5%（上年增长2%）: does m, right behind a change of this year, tell the one of
 * the year before?  Then the amounts beside it are none of its. */
bool relate_growth_of_before(const struct mentions *ms, const struct mention *m);

/* 比上年9,000万元下降4%，其中人员支出增长3%: is m, by a name that label does not end with, the
 * change of a part that is told since base, or of something else behind the change of what base is
 * of?  label is that of base, a figure before m in its sentence. */
bool relate_growth_of_part(const struct mentions *ms, const struct mention *m, size_t base,
    struct span label);

/* Links the amount i by which something changed, or the percentage before it that it
 * explains. */
void relate_delta(struct mentions *ms, size_t i, const struct recall *recall);

/* 原值2,915万元，年初2,741万元，本年增加206万元，减少32万元: does the sentence tell beside m, a
 * change, one of the same amount the other way, by no name of its own and against nothing else, so
 * that both make up the difference? */
bool relate_growth_is_one_of_both(const struct mentions *ms, const struct mention *m);

/* 能耗71.5千克，下降3.25%，水耗6.12吨，下降4.38%，上年分别为73.9千克和6.40吨: how many amounts
 * stand right before mention i, each with its change in percent, if as many of another year begin
 * with i, one for each; 0: none do. */
size_t relate_growth_in_turn(const struct mentions *ms, size_t i);

#endif
