/* tally: whether a total equals its parts, how far it is off, and why that
 * may be rounding.
 */
#ifndef CHECK_TALLY_H
#define CHECK_TALLY_H

#include "check/precision.h"

enum verdict {
	VERDICT_NONE,		/* cannot be judged */
	VERDICT_HOLDS,
	VERDICT_ROUNDING,	/* off, but rounding or truncation explains it */
	VERDICT_FAILS
};

struct addend {
	size_t entry;		/* index into the ledger */
	int sign;		/* +1 or -1 */
};

struct addends {
	struct addend *list;
	size_t n, cap;
};

/* Adds entry, taken away if sign is below 0. */
void addends_add(struct addends *t, size_t entry, int sign);
void addends_release(struct addends *t);

struct tally {
	const struct addends *terms;	/* what was added up: the caller's */
	enum verdict verdict;
	struct decimal stated, computed, difference;	/* stated - computed */
	struct decimal slack;	/* how far rounding explains a difference */
	size_t rounded;		/* operands that may have been rounded */
	bool rough;		/* an operand is approximate */
	bool mixed;		/* operands differ in their unit */
	bool whole;		/* all operands are written without decimals */
	bool unitless;		/* whole numbers of no unit, a hundred and more, off as little as
				 * if they were measured and rounded: 公里 that a converter lost */
	bool overflow;
};

/* Compares the figure total with the sum of terms.  VERDICT_NONE if an operand
 * has no single value or another kind, or after an overflow. */
struct tally tally_sum(const struct ledger *l, size_t total, const struct addends *terms);
/* The same of a total that is a limit (≤500万元), taken by its number. */
struct tally tally_limit(const struct ledger *l, size_t total, const struct addends *terms);

#endif
