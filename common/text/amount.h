/* amount: printed amounts, 12,860.40, that narrow columns tear over lines (domain.md §3: blanks
 * or a line end inside digits). */
#ifndef TEXT_AMOUNT_H
#define TEXT_AMOUNT_H

#include "base/buf.h"

/* Are upper and lower, which stand in two lines of one cell, an amount with groups or a
 * point in upper and two decimals in the end that neither is without the other: 12,860.4
 * over 0, 9,86 over 4.30, 641. over 89?  Or a percentage with a point: 98.1 over 7%? */
bool amount_is_torn(struct span upper, struct span lower);

#endif
