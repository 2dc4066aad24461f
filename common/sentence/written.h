/* written: computations that a text writes out: 168÷180×100%, （36.00-45.00）/45.00, 12+3.5-1.
 *
 * Only numbers stand in them, with or without their units.  ×100% turns a quotient into
 * per cent and is no operand.
 */
#ifndef SENTENCE_WRITTEN_H
#define SENTENCE_WRITTEN_H

#include "base/buf.h"

enum { WRITTEN_OPERANDS = 10 };

struct written_operand {
	size_t start, end;
	bool minus;
};

/* What is divided, or added up, or multiplied, and by what it is divided, in the order of
 * the text. */
struct written {
	size_t start, end;
	struct written_operand operand[WRITTEN_OPERANDS];
	size_t n;
	size_t over;		/* how many stand before ÷; n: none does */
	bool product;		/* those are multiplied */
	bool plain;		/* signs that have no other use: + × ÷, no - and no / */
	bool bracketed;		/* all of it stands in brackets of its own */
	size_t depth;		/* brackets open, while it is read */
	size_t result;		/* where what it makes begins, behind it; NONE: it
				 * is not said there */
};

/* May text hold one at all?  Of most it may not. */
bool written_may(struct span text);

/* The first computation that begins at or behind byte from: one that says what it makes
 * behind it, or that stands in brackets, perhaps behind that; false: there is none. */
bool written_next(struct span text, size_t from, struct written *out);

#endif
