/* para_begins: beginnings that are none; see para_begins.h. */
#include "input/para_begins.h"

#include "input/line_words.h"
#include "input/para.h"
#include "input/para_label.h"
#include "text/blank.h"
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

/* Does a pause stand behind the unit of money that s begins with? */
static bool
is_unit_and_pause(struct span s)
{
	return character_is_mark_of(glyph_at(word_table_behind(&line_words, "money", s), 0).c,
	    PUNCT_CLINGS);
}

static struct span
behind_scale(struct span s)
{
	while (word_table_starts(&line_words, "scale", s))
		s = word_table_behind(&line_words, "scale", s);
	return s;
}

/* 62700.00 and then 元，: the unit of a number, and the sentence goes on. */
static bool
begins_with_unit(struct span paragraph, struct span next, size_t at)
{
	struct span unit = behind_scale(span_slice(next, at, next.n));

	return word_table_starts(&line_words, "money", unit) && is_unit_and_pause(unit) &&
	    character_is_digit(glyph_before(paragraph, paragraph.n).c);
}

/* 11月18 and then 日，: the end of a date, and the sentence goes on. */
static bool
begins_with_day(struct span paragraph, struct span next, size_t at)
{
	struct span day = span_slice(next, at, next.n);
	size_t end = blank_trim(paragraph).n, number = end;

	if (!word_table_starts(&line_words, "day", day))
		return false;
	while (number > 0 && character_is_digit((unsigned char)paragraph.p[number - 1]))
		number--;
	return number < end && word_table_ends(&line_words, "dated",
	    blank_trim(span_slice(paragraph, 0, number))) &&
	    character_is_mark_of(glyph_at(word_table_behind(&line_words, "day", day), 0).c,
	    PUNCT_CLINGS);
}

/* 其他支出 and then 1,204.60元，: an amount without a name, and a pause: what is said of it
 * ended the line above, in a paragraph of clauses. */
static bool
begins_with_amount(struct span paragraph, struct span next, size_t at)
{
	struct span s;
	struct glyph g;

	while (at < next.n && (character_is_digit((unsigned char)next.p[at]) ||
	    next.p[at] == ',' || next.p[at] == '.'))
		at++;
	s = behind_scale(blank_trim(span_slice(next, at, next.n)));
	g = glyph_at(s, 0);
	if (character_is_mark_of(g.c, U"%％"))
		s = span_slice(s, g.n, s.n);
	else if (word_table_starts(&line_words, "money", s))
		s = word_table_behind(&line_words, "money", s);
	else
		return false;
	return character_is_mark_of(glyph_at(s, 0).c, PUNCT_LISTS) &&
	    character_is_han(glyph_before(paragraph, paragraph.n).c) &&
	    span_has(paragraph, SPAN("，"));
}

/* Does s begin with an ideograph that is neither 日 (E6 97 A5) nor a unit of money (元 E5 85 83,
 * 万 E4 B8 87, 亿 E4 BA BF) and that does not begin with their bytes? */
static inline bool
begins_word(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n < 3 || p[0] < 0xE4 || p[0] > 0xE9)
		return false;
	if (p[0] == 0xE6)
		return p[1] != 0x97;
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
		return begins_with_day(paragraph, next, at);
	if (character_is_digit(g.c))
		return begins_with_amount(paragraph, next, at);
	then = glyph_at(next, at + g.n);
	if (character_is_mark_of(g.c, PUNCT_CLINGS))
		return true;
	if (g.c == 0xFF08 && closes_sentence(next, at + g.n))
		return true;
	return (g.c == '.' || g.c == 0xFF0E) && character_is_digit(then.c) &&
	    character_is_digit(glyph_before(paragraph, paragraph.n).c);
}
