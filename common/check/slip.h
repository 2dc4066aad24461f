/* slip: numbers that one slip of the hand may have made of one another, told cheaply.
 *
 * A digit changed leaves a difference of one digit and zeros, two neighbours swapped or a
 * point moved a multiple of nine.  So most pairs are told apart by a division or two; the
 * others hint_edit looks at.  Says yes too often, never no to a pair that hint_edit calls
 * EDIT_DIGIT, EDIT_SWAP, EDIT_TEN or EDIT_TEN_THOUSAND (tests/unit/test_slip.c).
 */
#ifndef CHECK_SLIP_H
#define CHECK_SLIP_H

#include "language/decimal.h"

enum { SLIP_PLACES = 4 };

/* d in ten-thousandths; 0 if d is not positive, too large, or has more places. */
static inline int64_t
slip_fixed(struct decimal d)
{
	decimal_coefficient c = d.c;

	if (d.scale > SLIP_PLACES || c <= 0 || c > INT64_MAX / 10000)
		return 0;
	for (int i = d.scale; i < SLIP_PLACES; i++)
		c *= 10;
	return c > INT64_MAX / 10000 ? 0 : (int64_t)c;
}

/* May one slip have made b of a, or a of b?  Both by slip_fixed, and not 0. */
static inline bool
slip_may_be(int64_t a, int64_t b)
{
	uint64_t left = (uint64_t)(a > b ? a - b : b - a);

	if (left == 0)
		return true;
	if (left % 1000000 == 0)	/* hundredths of 万元, as most are */
		left /= 1000000;
	if (left % 9 != 0 && left > 9 && left % 10 != 0)
		return false;
	while (left % 10 == 0)
		left /= 10;
	return left < 10 || (left % 9 == 0 && (left <= 81 || a == 10 * b || b == 10 * a ||
	    a == 10000 * b || b == 10000 * a));
}

#endif
