/* interval: what a printed number may stand for (XBRL Calculations 1.1).
 *
 * A closed interval [lo, hi] of exact decimals.  A rounded figure stands for
 * every value within half a unit of its last place, an exact count for
 * itself.  Relations are tested on intervals and hold when the intervals can
 * meet; nothing is divided, so nothing is rounded.
 *
 * Every function that computes returns false when 38 digits do not suffice
 * and leaves *out alone; the caller must then say so and decide nothing.
 * Invariant: lo <= hi, if it holds for the operands.
 */
#ifndef LANGUAGE_INTERVAL_H
#define LANGUAGE_INTERVAL_H

#include "language/decimal.h"

struct interval {
	struct decimal lo, hi;
};

/* [v, v]. */
struct interval interval_exact(struct decimal v);

/* {x + y}, {x - y} for every pair; these and the next return false when that is more
 * than a decimal holds, as the functions of decimal.h do. */
bool interval_add(struct interval a, struct interval b, struct interval *out);
bool interval_sub(struct interval a, struct interval b, struct interval *out);

/* {x·y}: the product of every pair. */
bool interval_mul(struct interval a, struct interval b, struct interval *out);

/* x × 10^power for every x. */
bool interval_shift(struct interval a, int power, struct interval *out);

/* Have a and b a number in common? */
bool interval_meets(struct interval a, struct interval b);

/* Can a/b × 10^power lie in target?  (power 2: target is in per cent.)  By
 * multiplication: is there x in a, y in b, t in target with x·10^power = t·y?
 * *meets says so.  False (undecided) if b is not above 0 or on overflow. */
bool interval_quotient_meets(struct interval a, struct interval b,
    struct interval target, int power, bool *meets);

#endif
