/* check_quotient_parts: what the files share that test quotients; included by
 * check_quotient*.c alone.
 *
 *   check_quotient       which figures are said to be quotients, and what is found
 *   check_quotient_test  whether one can be
 */
#ifndef CHECK_CHECK_QUOTIENT_PARTS_H
#define CHECK_CHECK_QUOTIENT_PARTS_H

#include "check/check_rules.h"

enum { QUOTIENT_OPERANDS = 20 };	/* as many as may be taken together, and what they are of */

/* A figure said to be a quotient. */
struct tested {
	enum rule rule;
	size_t stated;
	size_t at[QUOTIENT_OPERANDS];	/* the entries it is made of */
	size_t over, n;		/* how many are above the line; are there */
	enum shape shape;
	size_t scale;		/* SHAPE_SCALED: so much for each so many, a power of ten */
	bool likely;		/* nothing but labels says what is divided by what */
};

struct quotient {
	enum verdict verdict;
	struct decimal computed, difference;
	bool rough;
	bool wide;	/* only a whole number that was rounded explains it */
};

/* Tests t; verdict is VERDICT_NONE if that cannot be told. */
struct quotient quotient_examine(struct check *c, const struct tested *t);

#endif
