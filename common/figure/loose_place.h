/* loose_place: which column a number can stand in, for loose.c.
 *
 * By what it looks like: marks are no more than a hundred, amounts have decimals, whole
 * ones only where the row or the table tells them from codes.  The further columns of
 * the row come first; behind the last, a column that goes on below its title.
 */
#ifndef FIGURE_LOOSE_PLACE_H
#define FIGURE_LOOSE_PLACE_H

#include "figure/loose.h"

static inline bool
loose_is_whole(const struct quantity *q)
{
	return decimal_cmp(q->quantum, decimal_of(1)) >= 0;
}

static inline bool
loose_is_rate(const struct loose_column *column)
{
	return column->role == LOOSE_UNIT && column->hint.kind == KIND_PERCENT;
}

/* The column that q, written as raw, stands in: l->column is behind it.  NULL: none. */
const struct loose_column *loose_place(struct loose *l, const struct quantity *q, struct span raw);

/* The same of an amount right behind its name, 其他资金：30.00, which is in no column. */
const struct loose_column *loose_filled_in(const struct loose *l, const struct quantity *q,
    struct span raw);

#endif
