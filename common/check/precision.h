/* precision: what a printed figure stands for inside one relation.
 *
 * A figure stands for every value within half a unit of its last place (XBRL
 * Calculations 1.1).  Writers drop trailing zeros, so the last place is that
 * of the relation: the finest among its operands of one unit as written (万元
 * with 万元, 亿元 with 亿元), but where a total is told finer than each of
 * its parts; one whose last place holds a 0 behind the point (657.0亿元) has
 * dropped none, and keeps to it.  Counts, whole marks, zero, amounts to the fen and targets of
 * whole per cent are exact.  See domain.md §2.
 */
#ifndef CHECK_PRECISION_H
#define CHECK_PRECISION_H

#include "check/ledger.h"

enum { PRECISION_GROUPS = 6 };

/* The finest place of each written unit among the operands noted so far. */
struct precision {
	struct {
		const struct entry *like;	/* the first of its unit and scale */
		struct decimal finest;
	} group[PRECISION_GROUPS];
	size_t n;
	bool own;	/* each operand keeps to its own last place */
};

/* Half of the place that e stands on.  wide: at its own last place if it was
 * written whole, to two places or more, in 亿, or two places shorter than the finest, and as far
 * as 约 or 余 reach if it is rough. */
struct precision_reach {
	struct decimal half;
	struct decimal wide;
};

/* No operand noted: a new relation. */
void precision_reset(struct precision *p);
/* e is an operand; units beyond PRECISION_GROUPS keep to their own last place. */
void precision_note(struct precision *p, const struct entry *e);

/* False if the arithmetic overflows. */
bool precision_reach(const struct precision *p, const struct entry *e,
    struct precision_reach *out);

/* Is part, which has decimals, told to fewer places of one unit than total is?  Where all parts of
 * a total are, they were rounded: exact ones would make a total as short as they are. */
bool precision_is_coarser(const struct entry *part, const struct entry *total);

/* Does e stand for itself alone? */
bool precision_exact(const struct entry *e);

#endif
