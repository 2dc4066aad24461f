/* decimals: numbers of test cases, as they are written there. */
#ifndef UNIT_DECIMALS_H
#define UNIT_DECIMALS_H

#include "language/decimal.h"
#include "unit.h"

/* What s says; that it is no decimal is a failure. */
static inline struct decimal
dec(const char *s)
{
	struct decimal d = { 0, 0 };

	CHECK(decimal_parse(span_of(s), &d));
	return d;
}

#endif
