/* closure: does a reading of a sentence or table add up?
 *
 * relate uses arithmetic to choose among the readings that the words admit:
 * a reading that closes is what the author meant.  The tests here are on the
 * generous side (rounding, truncation); the verdict on what does not close is
 * check's.
 */
#ifndef LANGUAGE_CLOSURE_H
#define LANGUAGE_CLOSURE_H

#include "language/interval.h"

/* A number and one unit in its last written place, in base units. */
struct term {
	struct decimal value;
	struct decimal quantum;
	bool exact;		/* a count: not rounded */
};

/* total = sum of parts[0..n-1] within (n+1)/2 units of the finest last place
 * among them; counts exactly. */
bool closure_sum(const struct term *total, const struct term *parts, size_t n);

/* total - sum of parts; false on overflow. */
bool closure_residue(const struct term *total, const struct term *parts,
    size_t n, struct decimal *residue);

/* How well one wrong digit, two swapped digits or a shifted point explain
 * what is missing; the better, the greater. */
enum closure_slip {
	SLIP_NONE,	/* they do not */
	SLIP_WEAK,	/* they do, but among numbers of so few digits that says little */
	SLIP_TELLING,	/* they do, and by chance they would in less than 1 of 100 */
	SLIP_NEEDLESS	/* nothing is missing; of closure_fit alone */
};

/* The same total and parts as in closure_sum, which they do not fulfil. */
enum closure_slip closure_slip(const struct term *total, const struct term *parts,
    size_t n);

/* SLIP_NEEDLESS where closure_sum holds, else what closure_slip says. */
enum closure_slip closure_fit(const struct term *total, const struct term *parts, size_t n);

/* The same of a - b = d. */
enum closure_slip closure_fit_difference(const struct term *a, const struct term *b,
    const struct term *d);

/* Digits of the total down to the last place that any of them fills: how little an
 * accident explains. */
int closure_digits(const struct term *total, const struct term *parts, size_t n);

/* 肉类320吨，其中猪肉210吨、禽肉60吨: are the parts two at most, and all in numbers of so few
 * digits that by chance a slip would explain what is missing? */
bool closure_may_be_chance(const struct term *total, const struct term *parts, size_t n);

/* A test of 100·a/b = rate.  closure_rate is the narrowest; where it holds, so do _edit and
 * _misprint, and _edit wherever _slip or _misprint does: who asks the wider need not ask the
 * narrower. */
typedef bool closure_rate_test(const struct term *a, const struct term *b,
    const struct term *rate);

/* 100·a/b = rate within one unit of rate's last place and half a unit of the
 * operands'. */
bool closure_rate(const struct term *a, const struct term *b, const struct term *rate);

/* Does 100·a/b = rate hold, or would it but for one digit, or two neighbours swapped, in one
 * of the three?  Only told of rates of four digits: by chance it would in less than 1 of 100. */
bool closure_rate_slip(const struct term *a, const struct term *b, const struct term *rate);

/* The same of any rate: only where words leave no doubt of what it is made of. */
bool closure_rate_edit(const struct term *a, const struct term *b, const struct term *rate);

/* The same of rate alone, whatever its digits: where a and b are known to be right. */
bool closure_rate_misprint(const struct term *a, const struct term *b, const struct term *rate);

/* SLIP_NEEDLESS where closure_rate holds; SLIP_TELLING where closure_rate_slip does, SLIP_WEAK
 * where only closure_rate_edit does; else SLIP_NONE. */
enum closure_slip closure_rate_fit(const struct term *a, const struct term *b,
    const struct term *rate);

/* Would it hold if the point of rate were moved by one place, or by four (元 for 万元)? */
bool closure_rate_shifted(const struct term *a, const struct term *b, const struct term *rate);

struct closure_rate_terms {
	struct term a, b, rate;
};

/* Where a number that is not known, and not below 0, has to lie if closure_rate is to hold of
 * what it makes of a, b and rate: at[0] says what these are if it is 0, at[1] if it is 1, and
 * they grow with it evenly, rate not together with b.  It need not hold there.  The ends have
 * scale places; false: it holds nowhere. */
bool closure_rate_window(const struct closure_rate_terms at[2], int scale,
    struct interval *window);

/* a - b = d, likewise. */
bool closure_difference(const struct term *a, const struct term *b, const struct term *d);

/* Where of[x], if not below 0, has to lie if closure_difference is to hold of of[0], of[1] and
 * of[2]; false: it holds nowhere. */
bool closure_difference_window(const struct term of[3], size_t x, struct interval *window);

#endif
