/* punct: punctuation of either width; see punct.h. */
#include "text/punct.h"

#include "base/lanes.h"
#include "text/character.h"
#include "text/glyph.h"

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

/* May s hold the mark, of either width?  Mostly no, which a look at all bytes tells. */
static bool
may_hold(struct span s, char mark, const char wide[PUNCT_WIDE])
{
	enum { PAIR = LANES + 1 };	/* sixteen bytes, and those behind each of them */
	lanes found = { 0 }, v;

	if (s.n < PAIR) {
		for (size_t at = 0; at < s.n; at += LANES) {
			v = lanes_load_few(s.p + at, s.n - at < LANES ? s.n - at : LANES);
			found |= (lanes)((v == (unsigned char)mark) |
			    (v == (unsigned char)wide[0]));
		}
		return lanes_any(found);
	}
	for (size_t at = 0; at < s.n - 1; at += LANES) {
		if (at > s.n - PAIR)
			at = s.n - PAIR;
		v = lanes_load(s.p + at);
		found |= (lanes)((v == (unsigned char)mark) | ((v == (unsigned char)wide[1]) &
		    (lanes_load(s.p + at + 1) == (unsigned char)wide[2])));
	}
	return lanes_any(found) || s.p[s.n - 1] == mark;
}

size_t
punct_find(struct span s, char mark)
{
	char bytes[PUNCT_WIDE];
	size_t narrow, wide;

	punct_widen(mark, bytes);
	if (!may_hold(s, mark, bytes))
		return NONE;
	narrow = find_narrow(s, mark);
	wide = span_find(span_slice(s, 0, narrow), (struct span){ bytes, PUNCT_WIDE });
	return wide != NONE ? wide : narrow < s.n ? narrow : NONE;
}

struct span
punct_last_clause(struct span s)
{
	size_t from = 0;
	struct glyph g;

	for (size_t at = 0; at < s.n; at += g.n) {
		g = glyph_at(s, at);
		if (character_is_mark_of(g.c, PUNCT_CLAUSES))
			from = at + g.n;
	}
	return span_slice(s, from, s.n);
}
