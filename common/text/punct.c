/* punct: punctuation of either width; see punct.h. */
#include "text/punct.h"

enum { WIDE = 3 };		/* bytes of U+FF0C and its kin */

/* The full-width forms follow one another as ASCII does: EF BC 80 is U+FF00, the
 * place of the blank. */
static void
widen(char mark, char wide[WIDE])
{
	wide[0] = '\xef';
	wide[1] = '\xbc';
	wide[2] = (char)(mark - ' ' + 0x80);
}

size_t
punct_starts(struct span s, char mark)
{
	char wide[WIDE];

	if (s.n != 0 && s.p[0] == mark)
		return 1;
	widen(mark, wide);
	return s.n >= WIDE && memcmp(s.p, wide, WIDE) == 0 ? WIDE : 0;
}

size_t
punct_ends(struct span s, char mark)
{
	char wide[WIDE];

	if (s.n != 0 && s.p[s.n - 1] == mark)
		return 1;
	widen(mark, wide);
	return s.n >= WIDE && memcmp(s.p + s.n - WIDE, wide, WIDE) == 0 ? WIDE : 0;
}

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
	char bytes[WIDE];
	size_t narrow = find_narrow(s, mark), wide;

	widen(mark, bytes);
	wide = span_find(span_slice(s, 0, narrow), (struct span){ bytes, WIDE });
	return wide != SIZE_MAX ? wide : narrow < s.n ? narrow : SIZE_MAX;
}
