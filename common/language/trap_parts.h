/* trap_parts: what the files share that tell numbers which state no quantity; included by
 * trap*.c alone.
 *
 *   trap         document numbers, codes, editions, dates, and who is asked when
 *   trap_label   labels: 1、 （1） 1.1
 *
 * Each recogniser takes the number with the characters around it, and says whether it is its
 * kind; if so, it fills out.
 */
#ifndef LANGUAGE_TRAP_PARTS_H
#define LANGUAGE_TRAP_PARTS_H

#include "language/trap.h"
#include "text/glyph.h"

/* A number, where it stands, and the characters around it. */
struct number_at {
	struct span text;
	size_t at;
	const struct numeral *n;
	struct glyph before, after;
};

/* Behind the character after the number. */
static inline size_t
trap_behind(const struct number_at *x)
{
	return x->n->end + x->after.n;
}

/* Fills out; true, for the recognisers to return. */
static inline bool
trap_found(struct trap *out, size_t start, size_t end, enum kind kind)
{
	*out = (struct trap){ start, end, kind };
	return true;
}

/* Is the number a label at the start of a paragraph, of a clause or of an item? */
bool trap_label(const struct number_at *x, struct trap *out);

#endif
