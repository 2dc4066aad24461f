/* amount: printed amounts torn over lines; see amount.h. */
#include "text/amount.h"

#include <string.h>

#include "text/character.h"

enum {
	DECIMALS = 2,
	GROUP = 3,		/* digits between separators */
	BYTES = 24		/* of an amount */
};

static size_t
digits_at_end(struct span s)
{
	size_t n = 0;

	while (n < s.n && byte_is_digit(s.p[s.n - 1 - n]))
		n++;
	return n;
}

/* 12,860.40, 641.89 */
static bool
is_whole(struct span s)
{
	bool grouped = false;
	size_t n;

	if (digits_at_end(s) != DECIMALS || s.n <= DECIMALS + 1 || s.p[s.n - 1 - DECIMALS] != '.')
		return false;
	s.n -= DECIMALS + 1;
	while ((n = digits_at_end(s)) == GROUP && s.n > n && s.p[s.n - 1 - n] == ',') {
		s.n -= n + 1;
		grouped = true;
	}
	return n == s.n && n > 0 && (n <= GROUP || !grouped);
}

/* What shows that the upper line goes on: a group begun, a point at the end, or any
 * point when the lower line ends the number as a percentage. */
static bool
is_begun(struct span upper, bool percent)
{
	return memchr(upper.p, ',', upper.n) != NULL || upper.p[upper.n - 1] == '.' ||
	    (percent && memchr(upper.p, '.', upper.n) != NULL);
}

bool
amount_is_torn_read(struct span upper, struct span lower)
{
	bool percent = span_ends(lower, SPAN("%"));
	char text[BYTES];

	lower.n -= percent;
	if (upper.n + lower.n > BYTES || digits_at_end(lower) == 0 ||
	    is_whole(upper) || !is_begun(upper, percent))
		return false;
	memcpy(text, upper.p, upper.n);
	memcpy(text + upper.n, lower.p, lower.n);
	return is_whole((struct span){ text, upper.n + lower.n });
}
