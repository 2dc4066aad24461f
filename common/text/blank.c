/* blank: white space at the ends of text; see blank.h. */
#include "text/blank.h"

enum { BOTH = BLANK_STARTS | BLANK_ENDS };

const unsigned char blank_bytes[256] = {
	['\t'] = BOTH, ['\n'] = BOTH, ['\v'] = BOTH, ['\f'] = BOTH, ['\r'] = BOTH, [' '] = BOTH,
	[0xE3] = BLANK_STARTS, [0xC2] = BLANK_STARTS,	/* U+3000 is E3 80 80, U+00A0 C2 A0 */
	[0x80] = BLANK_ENDS, [0xA0] = BLANK_ENDS
};

/* Bytes of the blank that s begins with; 0: it begins with none. */
static size_t
blank_at_start(struct span s)
{
	if (s.n == 0 || (blank_bytes[(unsigned char)s.p[0]] & BLANK_STARTS) == 0)
		return 0;
	if ((unsigned char)s.p[0] < 0x80)
		return 1;
	if (span_starts(s, SPAN("\xE3\x80\x80")))
		return 3;
	return span_starts(s, SPAN("\xC2\xA0")) ? 2 : 0;
}

/* The same of its end. */
static size_t
blank_at_end(struct span s)
{
	if (s.n == 0 || (blank_bytes[(unsigned char)s.p[s.n - 1]] & BLANK_ENDS) == 0)
		return 0;
	if ((unsigned char)s.p[s.n - 1] < 0x80)
		return 1;
	if (span_ends(s, SPAN("\xE3\x80\x80")))
		return 3;
	return span_ends(s, SPAN("\xC2\xA0")) ? 2 : 0;
}

struct span
blank_trim_ends(struct span s)
{
	size_t n;

	while ((n = blank_at_start(s)) != 0)
		s = span_slice(s, n, s.n);
	while ((n = blank_at_end(s)) != 0)
		s.n -= n;
	return s;
}
