/* para_begins: beginnings that are none; see para_begins.h. */
#include "input/para_begins.h"

#include "input/line_words.h"
#include "input/para.h"
#include "input/para_label.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { BRACKET_CHARS = 4 };	/* in a bracket that the end of a sentence follows */

/* 项）。 behind a bracket: the end of 住房保障支出（类）…住房公积金（项）。, or 项）”312.40:
 * of what stands in quotes. */
static bool
closes_sentence(struct span s, size_t at)
{
	struct glyph g = glyph_at(s, at), close = glyph_at(s, at + g.n);

	if (word_table_starts(&line_words, "level", span_slice(s, at, s.n)) && close.c == 0xFF09)
		return true;
	for (int n = 0; n < BRACKET_CHARS && (g = glyph_at(s, at)).c >= 0x4E00 &&
	    g.c <= 0x9FFF && !para_numeral(g.c); n++)
		at += g.n;
	g = glyph_at(s, at);
	close = glyph_at(s, at + g.n);
	return g.c == 0xFF09 && (character_is_mark_of(close.c, PUNCT_LISTS) || close.c == U'”');
}

/* 62700.00 and then 元，: the unit of a number, and the sentence goes on. */
static bool
begins_with_unit(struct span paragraph, struct span next, size_t at)
{
	struct span unit = span_slice(next, at, next.n);

	while (word_table_starts(&line_words, "scale", unit))
		unit = word_table_behind(&line_words, "scale", unit);
	return word_table_starts(&line_words, "money", unit) &&
	    character_is_mark_of(glyph_at(word_table_behind(&line_words, "money", unit), 0).c,
	    PUNCT_CLINGS) &&
	    character_is_digit(glyph_before(paragraph, paragraph.n).c);
}

/* Does s begin with an ideograph that is no unit of money (元 E5 85 83, 万 E4 B8 87, 亿
 * E4 BA BF) and that does not begin with their bytes? */
static inline bool
begins_word(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n < 3 || p[0] < 0xE4 || p[0] > 0xE9)
		return false;
	return p[0] > 0xE5 || (p[0] == 0xE5 ? p[1] != 0x85 : p[1] > 0xBA);
}

bool
para_begins_inside(struct span paragraph, struct span next)
{
	size_t at = para_indent(next);
	struct glyph g, then;

	if (at == 0 && begins_word(next))
		return false;		/* nearly always */
	g = glyph_at(next, at);
	if (word_table_starts(&line_words, "amount", span_slice(next, at, next.n)))
		return begins_with_unit(paragraph, next, at);
	if (g.c >= 0x4E00 && g.c <= 0x9FFF)
		return false;
	then = glyph_at(next, at + g.n);
	if (character_is_mark_of(g.c, PUNCT_CLINGS))
		return true;
	if (g.c == 0xFF08 && closes_sentence(next, at + g.n))
		return true;
	return (g.c == '.' || g.c == 0xFF0E) && character_is_digit(then.c) &&
	    character_is_digit(glyph_before(paragraph, paragraph.n).c);
}
