/* blank: white space of reports: ASCII, U+00A0 and U+3000, and text without it at its
 * ends.
 *
 * Where only a space can stand, or the ends are asked for with Markdown's marks:
 * span_trim (base/buf.h), label_blanks and shape_trim (language/).
 */
#ifndef TEXT_BLANK_H
#define TEXT_BLANK_H

#include "text/glyph.h"

static inline bool
blank_is(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000 || c == 0xA0;
}

/* What the byte at an end of text may be, asked before decoding: the first byte of a blank, the
 * last of one. */
enum { BLANK_STARTS = 1, BLANK_ENDS = 2 };

extern const unsigned char blank_bytes[256];

/* What blank_trim does where there may be blanks. */
struct span blank_trim_ends(struct span s);

/* s without white space at its ends; most has none. */
static inline struct span
blank_trim(struct span s)
{
	if (s.n == 0 || ((blank_bytes[(unsigned char)s.p[0]] & BLANK_STARTS) |
	    (blank_bytes[(unsigned char)s.p[s.n - 1]] & BLANK_ENDS)) == 0)
		return s;
	return blank_trim_ends(s);
}

#endif
