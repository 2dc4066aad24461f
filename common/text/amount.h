/* amount: printed amounts, 12,860.40, that narrow columns tear over lines (domain.md §3: blanks
 * or a line end inside digits). */
#ifndef TEXT_AMOUNT_H
#define TEXT_AMOUNT_H

#include "base/buf.h"

/* amount_is_torn where upper begins with a digit. */
bool amount_is_torn_read(struct span upper, struct span lower);

/* Are upper and lower, which stand in two lines of one cell, an amount with groups or a
 * point in upper and two decimals in the end that neither is without the other: 12,860.4
 * over 0, 9,86 over 4.30, 641. over 89?  Or a percentage with a point: 98.1 over 7%? */
static inline bool
amount_is_torn(struct span upper, struct span lower)
{
	return upper.n != 0 && (unsigned char)(upper.p[0] - '0') <= 9 &&
	    amount_is_torn_read(upper, lower);	/* most cells are texts */
}

#endif
