/* numeral_multipliers: 百 千 万 亿 多 余 几 behind a number; see numeral_parts.h. */
#include "language/numeral_parts.h"

#include "language/context.h"
#include "language/grammar.h"
#include "text/character.h"

/* 千瓦 千克 千米 and 百分点 are units of their own. */
static bool
begins_unit(struct span text, size_t at, uint32_t c)
{
	if (c == U'千')
		return word_table_starts(&number_words, "kilo", span_slice(text, at, text.n));
	return c == U'百' && glyph_at(text, at).c == U'分';
}

static bool
is_vague(uint32_t c)
{
	return c == U'多' || c == U'余' || c == U'几';
}

/* 20来天, 十来个; but not 3来源: g stands at at. */
static inline bool
is_about(struct span text, size_t at, struct glyph g)
{
	return g.c == U'来' &&
	    word_table_starts(&number_words, "about", span_slice(text, at + g.n, text.n));
}

/* PDF text has a blank before them too: 40 余场, but not 40 余额. */
static bool
is_vague_apart(struct span text, size_t at, struct glyph g)
{
	uint32_t next = glyph_at(text, at + g.n).c;

	return g.c != U'几' && next >= 0x4E00 && next <= 0x9FFF &&
	    !word_table_starts(&number_words, "remnant", span_slice(text, at + g.n, text.n));
}

/* 2个亿, 2个多亿: what stands between the digits and 亿, where nothing that could be counted
 * (2个亿元村, 3个亿级产业) is behind it; else 0.  Adds to *flags. */
static inline size_t
counted_length(struct span text, size_t at, unsigned *flags)
{
	struct glyph g = glyph_at(text, at);
	size_t end = at + g.n, billion;
	bool vague;

	if (g.c != U'个')
		return 0;
	vague = is_vague(glyph_at(text, end).c);
	if (vague)
		end += glyph_at(text, end).n;
	if (!span_starts(span_slice(text, end, text.n), SPAN("亿")))
		return 0;
	billion = end + strlen("亿");
	if (character_is_han(glyph_at(text, billion).c) && bound_after(text, billion).op == OP_EQ)
		return 0;
	*flags |= NUMERAL_COUNTED | (vague ? NUMERAL_VAGUE : 0u);
	return end - at;
}

/* May what is read here begin with c?  Behind most numbers a unit does. */
static inline bool
may_multiply(uint32_t c)
{
	return numeral_multiplier(c) > 1 || is_vague(c) || c == U'个' || c == U'来' ||
	    numeral_is_blank(c);
}

/* 百 千 万 亿 after digits, 多 余 几 before or after them; returns the power. */
int
numeral_read_multipliers(struct span text, struct numeral *n)
{
	int power = 0, last = 0;

	if (!may_multiply(glyph_at(text, n->end).c))
		return 0;
	n->end += counted_length(text, n->end, &n->flags);
	for (;;) {
		size_t at = n->flags & NUMERAL_VAGUE ? n->end : numeral_blanks(text, n->end);
		struct glyph g = glyph_at(text, at);
		int p = numeral_multiplier(g.c);

		if (p > 1 && !begins_unit(text, at + g.n, g.c) && (last == 0 || p > last)) {
			power += p;
			last = p;
			n->end = n->solid = at + g.n;
		} else if (!(n->flags & NUMERAL_VAGUE) && ((is_vague(g.c) &&
		    (at == n->end || is_vague_apart(text, at, g))) ||
		    (at == n->end && is_about(text, at, g)))) {
			n->flags |= NUMERAL_VAGUE;
			n->end = at + g.n;
		} else {
			return power;
		}
	}
}

bool
numeral_is_multiplied(struct span text, const struct numeral *n)
{
	struct glyph g = glyph_at(text, n->end);
	unsigned flags = n->flags;

	return (!(flags & NUMERAL_VAGUE) && (is_vague(g.c) || is_about(text, n->end, g))) ||
	    counted_length(text, n->end, &flags) != 0;
}
