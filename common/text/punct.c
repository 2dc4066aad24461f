/* punct: punctuation of either width; see punct.h. */
#include "text/punct.h"

static bool
is_digit(struct span s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

bool
punct_parts_digits(struct span s, size_t at)
{
	return at != 0 && is_digit(s, at - 1) && is_digit(s, at + 1);
}

/* The first in ASCII; s.n if there is none. */
static size_t
find_narrow(struct span s, char mark)
{
	for (size_t at = 0; at < s.n; at++) {
		const char *p = memchr(s.p + at, mark, s.n - at);

		if (p == NULL)
			break;
		at = (size_t)(p - s.p);
		if (!punct_parts_digits(s, at))
			return at;
	}
	return s.n;
}

size_t
punct_find(struct span s, char mark)
{
	char bytes[PUNCT_WIDE];
	size_t narrow = find_narrow(s, mark), wide;

	punct_widen(mark, bytes);
	wide = span_find(span_slice(s, 0, narrow), (struct span){ bytes, PUNCT_WIDE });
	return wide != NONE ? wide : narrow < s.n ? narrow : NONE;
}
