/* relate_names: counts that the text names one by one: 五个科室：A、B、C、D、E;
 * A、B、C三个科室; 3个科室（A、B、C） (domain.md §2, row 19).
 *
 * As many names as announced are always told.  Another number of names is only
 * where the list leaves no doubt: names may hold 、 and 和 themselves, lists may
 * break off with 等, and words before the first name may be no part of it.
 */
#ifndef RELATION_RELATE_NAMES_H
#define RELATION_RELATE_NAMES_H

#include "relation/relate.h"

/* The counts of one paragraph. */
void relate_names(const struct relate_words *w, struct mentions *ms, struct span text);

/* 存在三个问题：一是…；二是…；三是…: counts and the points behind them. */
void relate_points(const struct relate_words *w, struct mentions *ms, struct span text);

/* 48个，包括局机关和16个事业单位、31个区县局: is a total of things, which is more than the n parts
 * by residue, one more than they are, and do words before them name a member that has no
 * number? */
bool relate_misses_one(const struct mentions *ms, const size_t *parts, size_t n,
    const struct decimal *residue);

#endif
