/* blank: white space at the ends of text; see blank.h. */
#include "text/blank.h"

static bool
is_narrow(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of the blank that s begins with, ends with; 0: none.  As blank_is says. */
static size_t
first_bytes(struct span s)
{
	if (s.n == 0 || !blank_may_begin(s))
		return 0;
	if (is_narrow(s.p[0]))
		return 1;
	return span_starts(s, SPAN("\u3000")) ? 3 : span_starts(s, SPAN("\u00A0")) ? 2 : 0;
}

static size_t
last_bytes(struct span s)
{
	if (s.n == 0 || !blank_may_end(s))
		return 0;
	if (is_narrow(s.p[s.n - 1]))
		return 1;
	return span_ends(s, SPAN("\u3000")) ? 3 : span_ends(s, SPAN("\u00A0")) ? 2 : 0;
}

struct span
blank_trim_ends(struct span s)
{
	size_t n;

	while ((n = first_bytes(s)) != 0)
		s = (struct span){ s.p + n, s.n - n };
	while ((n = last_bytes(s)) != 0)
		s.n -= n;
	return s;
}
