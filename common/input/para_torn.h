/* para_torn: quantities that narrow cells tear over two lines, where the table around
 * them is lost: ≧35万人 over 次, 1.8万 over 元/场, 3.2公 over 里；, ≥155 over 批,
 * 1307.6 over 3.
 *
 * The lines are cells' lines: what stands below the number is the rest of its unit or
 * of its decimals and nothing else, or a pause follows.  data/units.tsv knows the units
 * (domain.md §3: a line end inside a quantity).
 */
#ifndef INPUT_PARA_TORN_H
#define INPUT_PARA_TORN_H

#include "base/buf.h"
#include "base/lanes.h"

/* Does last end with a number and the beginning of a unit, 1.86万 or 47.5公, so that an
 * empty line may stand before the rest? */
bool para_torn_waits(struct span last);

/* What para_is_torn does where last ends with a number or a short word behind one. */
bool para_torn_read(struct span last, struct span next);

/* Does s end with a number, or with a short word behind one? */
static inline bool
para_torn_may(struct span s)
{
	enum { UNIT = 9, LOOKED_AT = UNIT + 2 };	/* bytes: of the word, and a digit before */
	size_t n = s.n < LOOKED_AT ? s.n : LOOKED_AT;
	lanes v = lanes_load_few(s.p + s.n - n, n);

	return lanes_any((lanes)(v - '0' <= 9) | (lanes)(v == '.'));
}

/* Does next, the line below last, begin with the rest of the quantity that last
 * ends with?  Digits are the rest only in a line as short as a cell's. */
static inline bool
para_is_torn(struct span last, struct span next)
{
	enum { REST = 60 };	/* bytes of cells' lines; most lines of text are longer */

	return next.n != 0 && (next.n <= REST || next.p[0] < '0' || next.p[0] > '9') &&
	    para_torn_may(last) && para_torn_read(last, next);
}

/* What para_is_split does where digits stand on both sides. */
bool para_split_read(struct span last, struct span next);

/* 年末结转2 over 71.53万元，: does a number stand in both lines, with no unit in the first, where
 * the words before it say that an amount follows, or it ends in its point (34. over 38万元，), and
 * with a unit and a pause in the second? */
static inline bool
para_is_split(struct span last, struct span next)
{
	size_t end = last.n;

	if (next.n == 0 || next.p[0] < '0' || next.p[0] > '9')
		return false;		/* nearly always */
	while (end > 0 && last.p[end - 1] == ' ')
		end--;
	return end > 0 && ((last.p[end - 1] >= '0' && last.p[end - 1] <= '9') ||
	    last.p[end - 1] == '.') && para_split_read(last, next);
}

#endif
