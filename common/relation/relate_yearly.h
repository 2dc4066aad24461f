/* relate_yearly: 由2019年的3,000万元增加到2021年的3,630万元，年均增长10%: a change per year, of the
 * last amount over the first (domain.md §2, row 7).
 */
#ifndef RELATION_RELATE_YEARLY_H
#define RELATION_RELATE_YEARLY_H

#include "relation/relate.h"

/* How many years words speak of: 3 of 近三年, 2021年至2023年, 2021—2023年三年; 0: of none, or now
 * of so many, now of others. */
size_t relate_years_in(struct span words);

/* Links the yearly changes of one paragraph, as A/B^N: N years lie between both. */
void relate_yearly(struct mentions *ms);

#endif
