/* para_torn: quantities that narrow cells tear over two lines, where the table around
 * them is lost: ≧35万人 over 次, 1.8万 over 元/场, 3.2公 over 里；, ≥155 over 批,
 * 1307.6 over 3.
 *
 * The lines are cells' lines: what stands below the number is the rest of its unit or
 * of its decimals and nothing else, or a pause follows.  data/units.tsv knows the units.
 */
#ifndef INPUT_PARA_TORN_H
#define INPUT_PARA_TORN_H

#include "base/buf.h"

/* What para_is_torn does where last ends with a number or a short word behind one. */
bool para_torn_read(struct span last, struct span next);

/* Does next, the line right below last, begin with the rest of the quantity that last
 * ends with? */
static inline bool
para_is_torn(struct span last, struct span next)
{
	enum { UNIT = 9, REST = 60 };	/* bytes: of the begun unit; of cells' lines */

	if (next.n > REST || last.n == 0)
		return false;		/* most lines of text */
	for (size_t i = 1; i <= last.n && i <= UNIT + 2; i++) {
		char c = last.p[last.n - i];

		if ((c >= '0' && c <= '9') || c == '.')
			return para_torn_read(last, next);
	}
	return false;
}

#endif
