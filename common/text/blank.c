/* blank: white space at the ends of text; see blank.h. */
#include "text/blank.h"

struct span
blank_trim_ends(struct span s)
{
	size_t start = 0, end = s.n;
	struct glyph g;

	while ((g = glyph_at(s, start)).n != 0 && blank_is(g.c))
		start += g.n;
	while (end > start && blank_is((g = glyph_before(s, end)).c))
		end -= g.n;
	return span_slice(s, start, end);
}
