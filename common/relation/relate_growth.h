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

/* 比上年80万元增长7.5%（上年增长2%）: does m, right behind a change of this year, tell the one of
 * the year before?  Then the amounts beside it are none of its. */
bool relate_growth_of_before(const struct mentions *ms, const struct mention *m);

/* Links the amount i by which something changed, or the percentage before it that it
 * explains. */
void relate_delta(struct mentions *ms, size_t i, const struct recall *recall);

#endif
