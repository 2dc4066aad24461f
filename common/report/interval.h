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
#ifndef REPORT_INTERVAL_H
#define REPORT_INTERVAL_H

#include "report/quantity.h"

struct interval {
	struct decimal lo, hi;
};

/* [v, v]. */
struct interval interval_exact(struct decimal v);

/* value ± quantum/2: a figure rounded to its last written place. */
bool interval_of(struct decimal value, struct decimal quantum, struct interval *out);

/* [v, v + quantum] away from zero: a figure that was cut off, not rounded. */
bool interval_truncated(struct decimal value, struct decimal quantum, struct interval *out);

/* Widens a figure by its approximator.  A writer who says 近, 约 or 余 has
 * rounded to the last digit that is not 0: one unit of that place (step) is
 * the slack.  LEAN_BELOW (近300): [v - step, v]; LEAN_ABOVE (300余): [v, v + step];
 * LEAN_BOTH (约300): [v - step, v + step]; LEAN_NONE: [v, v].  step is never less
 * than quantum. */
bool interval_lean(struct decimal value, struct decimal quantum, enum lean lean,
    struct interval *out);

/* What q stands for: its range, lean, or rounding.  Counts without an
 * approximator are exact, everything else is ± quantum/2.  Bounds (>=, <, …)
 * are no statement of a value: the bound itself, rounded. */
bool interval_of_quantity(const struct quantity *q, struct interval *out);

bool interval_add(struct interval a, struct interval b, struct interval *out);
bool interval_sub(struct interval a, struct interval b, struct interval *out);
bool interval_scale(struct interval a, struct decimal by, struct interval *out);

/* {x·y}: the product of every pair. */
bool interval_mul(struct interval a, struct interval b, struct interval *out);

/* x × 10^power for every x. */
bool interval_shift(struct interval a, int power, struct interval *out);

bool interval_meets(struct interval a, struct interval b);
bool interval_holds(struct interval a, struct decimal v);

/* <0: all of a below b; >0: all above; 0: they meet. */
int interval_cmp(struct interval a, struct interval b);

/* The least distance between a point of a and one of b; 0 if they meet. */
bool interval_gap(struct interval a, struct interval b, struct decimal *out);

/* Can a/b × 10^power lie in target?  (power 2: target is in per cent.)  By
 * multiplication: is there x in a, y in b, t in target with x·10^power = t·y?
 * *meets says so.  False (undecided) if b is not above 0 or on overflow. */
bool interval_quotient_meets(struct interval a, struct interval b,
    struct interval target, int power, bool *meets);

/* The same for growth: can (a - b)/b × 10^power lie in target? */
bool interval_growth_meets(struct interval a, struct interval b,
    struct interval target, int power, bool *meets);

#endif
