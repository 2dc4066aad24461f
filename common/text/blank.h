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

/* May s begin (end) with a blank?  Asked before decoding: U+3000 is E3 80 80, U+00A0 C2 A0, and
 * many characters begin or end with such a byte. */
static inline bool
blank_may_begin(struct span s)
{
	unsigned char b = (unsigned char)s.p[0];

	return b <= ' ' || ((b == 0xE3 || b == 0xC2) && s.n > 1 &&
	    (unsigned char)s.p[1] == (b == 0xE3 ? 0x80 : 0xA0));
}

static inline bool
blank_may_end(struct span s)
{
	unsigned char b = (unsigned char)s.p[s.n - 1];

	return b <= ' ' || ((b == 0x80 || b == 0xA0) && s.n > 1 &&
	    (unsigned char)s.p[s.n - 2] == (b == 0x80 ? 0x80 : 0xC2));
}

/* What blank_trim does where there may be blanks. */
struct span blank_trim_ends(struct span s);

/* s without white space at its ends; most has none. */
static inline struct span
blank_trim(struct span s)
{
	if (s.n == 0 || (!blank_may_begin(s) && !blank_may_end(s)))
		return s;
	return blank_trim_ends(s);
}

#endif
