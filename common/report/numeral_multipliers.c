/* numeral_multipliers: 百 千 万 亿 多 余 几 behind a number; see numeral_parts.h. */
#include "report/numeral_parts.h"

#include "report/context.h"
#include "text/character.h"

/* 千瓦 千克 千米 and 百分点 are units of their own. */
static bool
begins_unit(struct span text, size_t at, uint32_t c)
{
	uint32_t next = glyph_at(text, at).c;

	if (c == 0x5343)
		return next == 0x74E6 || next == 0x514B || next == 0x7C73 || next == 0x4F0F ||
		    next == 0x5361;
	return c == 0x767E && next == 0x5206;
}

static bool
is_vague(uint32_t c)
{
	return c == 0x591A || c == 0x4F59 || c == 0x51E0;	/* 多 余 几 */
}

/* 20来天, 十来个; but not 3来源: g stands at at. */
static inline bool
is_about(struct span text, size_t at, struct glyph g)
{
	if (g.c != 0x6765)		/* 来 */
		return false;
	switch (glyph_at(text, at + g.n).c) {
	case 0x4E2A: case 0x5929: case 0x4EBA: case 0x5E74: case 0x6B21:	/* 个 天 人 年 次 */
	case 0x6237: case 0x5BB6: case 0x4EA9: case 0x5C81: case 0x4E07:	/* 户 家 亩 岁 万 */
	case 0x4EF6: case 0x540D: case 0x5206: case 0x5143: case 0x79CD:	/* 件 名 分 元 种 */
		return true;
	default:
		return false;
	}
}

/* PDF text has a blank before them too: 40 余场, but not 40 余额. */
static bool
is_vague_apart(struct span text, size_t at, struct glyph g)
{
	uint32_t next = glyph_at(text, at + g.n).c;

	return g.c != 0x51E0 && next >= 0x4E00 && next <= 0x9FFF && next != 0x989D &&
	    next != 0x4E0B && next != 0x6B3E && next != 0x6570;
}

/* 2个亿, 2个多亿: what stands between the digits and 亿, where nothing that could be counted
 * (2个亿元村, 3个亿级产业) is behind it; else 0.  Adds to *flags. */
static inline size_t
counted_length(struct span text, size_t at, unsigned *flags)
{
	struct glyph g = glyph_at(text, at);
	size_t end = at + g.n, billion;
	bool vague;

	if (g.c != 0x4E2A)		/* 个 */
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

/* 百 千 万 亿 after digits, 多 余 几 before or after them; returns the power. */
int
numeral_read_multipliers(struct span text, struct numeral *n)
{
	int power = 0, last = 0;

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
