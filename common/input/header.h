/* header: the line "==> NAME <==" that begins a document in a stream, as
 * head -v and tail -v print it. */
#ifndef INPUT_HEADER_H
#define INPUT_HEADER_H

#include "base/buf.h"

/* Is line (no line end) such a header?  Then *name is what stands in it, a view of
 * line. */
static inline bool
header_read(struct span line, struct span *name)
{
	if (line.n < 9 || line.p[0] != '=' || !span_starts(line, SPAN("==> ")) ||
	    !span_ends(line, SPAN(" <==")))
		return false;
	*name = span_slice(line, 4, line.n - 4);
	return true;
}

#endif
