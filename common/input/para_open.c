/* para_open: brackets, quotes and names of accounts over lines; see para_open.h. */
#include "input/para_open.h"

#include "input/line_words.h"
#include "input/para.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { NAME_BYTES = 120 };	/* of one level of an account, or more */

/* Where the ideographs (lead bytes E4 to E9) that end before byte at begin. */
static inline size_t
before_ideographs(struct span s, size_t at)
{
	while (at >= 3 && (unsigned char)s.p[at - 3] - 0xE4u <= 0xE9 - 0xE4 &&
	    glyph_continue_two(s.p + at - 2))
		at -= 3;
	return at;
}

/* Bytes of （类） or (类) in front of byte at; 0: something else stands there. */
static size_t
level_before(struct span s, size_t at)
{
	if (at == 0 || !character_closes(glyph_before(s, at).c))
		return 0;		/* nearly always */
	return word_table_at_end(&line_words, "upper", span_slice(s, 0, at));
}

bool
para_account_open(struct span s)
{
	size_t at = s.n;

	for (struct glyph g = { U'一', 0 }; g.c >= 0x3400 && g.c <= 0x9FFF; at -= g.n) {
		at = before_ideographs(s, at);
		if (s.n - at > NAME_BYTES)
			return false;
		if (level_before(s, at) != 0)
			return true;
		g = glyph_before(s, at);
	}
	return false;			/* no part of a name */
}

bool
para_account_goes_on(struct span next)
{
	struct glyph g;

	for (size_t at = 0; at <= NAME_BYTES && (g = glyph_at(next, at)).n != 0; at += g.n) {
		if (character_is_mark_of(g.c, PUNCT_BREAKS))
			return false;
		if ((character_opens(g.c) &&
		    word_table_starts(&line_words, "lowest", span_slice(next, at, next.n))) ||
		    level_before(next, at + g.n) != 0)
			return true;
	}
	return false;
}

enum bracket { NO_BRACKET, OPENING, CLOSING };

static inline enum bracket
bracket_of(uint32_t c)
{
	switch (c) {
	case 0xFF08: case '(': case 0x201C: case 0x300A: case 0x3014: case 0x300C: case 0x300E:
		return OPENING;		/* （ ( “ 《 〔 「 『 */
	case 0xFF09: case ')': case 0x201D: case 0x300B: case 0x3015: case 0x300D: case 0x300F:
		return CLOSING;		/* ） ) ” 》 〕 」 』 */
	default:
		return NO_BRACKET;
	}
}

bool
para_bracket_open(struct span s)
{
	enum bracket bracket = NO_BRACKET;
	struct glyph g;

	for (size_t at = s.n; bracket == NO_BRACKET && (at = before_ideographs(s, at)) > 0;
	    at -= g.n) {
		g = glyph_before(s, at);
		bracket = bracket_of(g.c);
	}
	return bracket == OPENING;
}

bool
para_bracket_closes(struct span s)
{
	enum bracket bracket = NO_BRACKET;
	struct glyph g;

	for (size_t at = 0; bracket == NO_BRACKET && at < s.n; at += g.n) {
		g = glyph_at(s, at);
		bracket = bracket_of(g.c);
	}
	return bracket == CLOSING;
}

/* Is mark all of s, which converters put on a line of its own where it was set in another font? */
static bool
is_alone(struct span s, struct span mark)
{
	return span_eq(span_trim(s), mark);
}

bool
para_about_quote_read(struct span last, struct span paragraph, struct span next)
{
	const struct span open = SPAN("“"), close = SPAN("”");

	return is_alone(next, close) || is_alone(last, open) || is_alone(last, close) ||
	    (is_alone(next, open) && paragraph.n != 0 && !para_is_over(paragraph));
}
