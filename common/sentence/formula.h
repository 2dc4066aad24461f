/* formula: what the columns rel and of of a figure record say (figure.h).
 *
 * rel is a list of relation names, of a list of as many expressions, both
 * separated by commas.  An expression may offer several readings, separated
 * by |, likeliest first.  One reading is a formula over figure ids.
 *
 * Checks of texts read them, too, not only those of records: what jxfigures prints is the
 * only form of a relation, so that jxcheck cannot find in a text what it would miss in its
 * records.
 */
#ifndef SENTENCE_FORMULA_H
#define SENTENCE_FORMULA_H

#include "sentence/relation.h"

/* The relations of one figure, one after the other. */
struct relations {
	struct span rel, of;		/* what is left of both columns */
	enum relation relation;		/* the one taken last … */
	struct span expression;		/* … and its readings; empty: it has none */
};

enum shape {
	SHAPE_ONE,		/* A, or A#2: group is 2 */
	SHAPE_SUM,		/* A+B+C, A+B-C */
	SHAPE_DIFFERENCE,	/* A-B */
	SHAPE_RATIO,		/* A/B */
	SHAPE_PRODUCT,		/* A*B, A*B*12: the number is no id but times */
	SHAPE_GROWTH,		/* A/B-1 */
	SHAPE_DECREASE,		/* 1-A/B */
	SHAPE_RISE,		/* A/(B-A): what A was on top of */
	SHAPE_FALL,		/* A/(B+A): what A was taken from */
	SHAPE_TOGETHER,		/* A/(B+C): of what was there and what came; (A+B)/C, (A+B)/(C+D):
				 * of several together.  times: so many ids are above the line */
	SHAPE_BILL,		/* A*B+C*D, (A*B+C*D)*12: ids in pairs, times; A*B+C: and alone */
	SHAPE_YEARLY,		/* A/B^N: what grew from B to A in so many years; times */
	SHAPE_EVEN,		/* A/=12: spread evenly over so many months; the number is times;
				 * A+B/=2: the mean of two */
	SHAPE_SCALED		/* A/B*100: so much for each hundred; the number is times */
};

/* Is a quotient's base worked out from what is above the line? */
static inline bool
shape_joins(enum shape shape)
{
	return shape == SHAPE_RISE || shape == SHAPE_FALL;
}

enum { FORMULA_SIGNED = 64 };	/* so many of the first ids may be taken away */

struct formula {
	enum shape shape;
	size_t group;		/* 1 unless #N says otherwise */
	size_t times;		/* SHAPE_PRODUCT: 1 unless *N says otherwise; of others */
	size_t alone;		/* SHAPE_BILL: so many ids at the end are no pairs */
	uint64_t minus;		/* SHAPE_SUM: bit i is set if ids[i] is taken away */
	size_t *ids;
	size_t n, cap;
};

/* Is ids[i] of a SHAPE_SUM taken away? */
static inline bool
formula_takes_away(const struct formula *f, size_t i)
{
	return i < FORMULA_SIGNED && (f->minus >> i & 1) != 0;
}

/* Frees the ids; f is empty then, as one of zeros is. */
void formula_release(struct formula *f);

static inline struct relations
relations_in(struct span rel, struct span of)
{
	return (struct relations){ .rel = rel, .of = of };
}

/* What relations_next does when there are more. */
void relations_take(struct relations *r);

/* Takes the next relation; false when there are no more. */
static inline bool
relations_next(struct relations *r)
{
	if (r->rel.n == 0)
		return false;
	relations_take(r);
	return true;
}

/* Takes the next reading off *expression; false when there are no more.
 * A reading that cannot be understood is passed over. */
bool formula_next(struct span *expression, struct formula *f);

/* The id that expression begins with; 0: with none. */
size_t formula_first_id(struct span expression);

#endif
