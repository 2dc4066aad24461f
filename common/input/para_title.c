/* para_title: lines that are titles, or the first half of one; see para_title.h. */
#include "input/para_title.h"

#include "input/line_words.h"
#include "input/para.h"
#include "input/para_label.h"
#include "input/para_open.h"
#include "text/character.h"
#include "text/glyph.h"

enum {
	HEADING = 48,		/* columns of a heading that does not end in its line */
	NAME_MAX_BYTES = 24	/* of a list item's name before its colon */
};

bool
para_is_prose(struct span s)
{
	for (const char *p = s.p; s.n != 0 && (p = memchr(p, ',', (size_t)(s.p + s.n - p))) != NULL;
	    p++)
		if (p > s.p && (unsigned char)p[-1] >= 0x80)
			return true;	/* a comma of the other width, behind a word */
	return span_has(s, SPAN("，")) ||
	    span_has(s, SPAN("。")) || span_has(s, SPAN("；"));
}

bool
para_begins_with_name(struct span next)
{
	size_t from = para_indent(next), at = from;
	struct glyph g;

	do {
		g = glyph_at(next, at);
		at += g.n;
	} while (g.c >= 0x4E00 && g.c <= 0x9FFF && at - from <= NAME_MAX_BYTES);
	return (g.c == ':' || g.c == 0xFF1A) && at - from > 6 &&
	    !word_table_starts(&line_words, "parts", span_slice(next, from, next.n));
}

bool
para_rest_of_title(size_t indent, struct span last, struct span next)
{
	if (word_table_ends(&line_words, "joint", last))
		return true;
	return indent > 0 && para_indent(next) == 0 && next.n * 2 < last.n;
}

bool
para_torn_heading(size_t columns, struct span last, struct span next)
{
	last = span_trim(last);
	next = span_trim(next);
	return columns >= HEADING && next.n < last.n && !span_has_digit(next) &&
	    para_label(last) &&
	    !para_is_prose(last) && !para_is_prose(next) && !para_begins_with_name(next) &&
	    word_table_ends(&line_words, "titled", next) &&
	    !word_table_ends(&line_words, "titled", last);
}

bool
para_title_of_clauses(struct span last)
{
	last = span_trim(last);
	return para_label(last) &&
	    !span_has(last, SPAN("。")) && !span_has(last, SPAN("；")) &&
	    !span_has(last, SPAN("：")) && !span_has_digit(last) && !para_bracket_open(last);
}

bool
para_title_ends(struct span last, struct span next)
{
	return word_table_ends(&line_words, "titled", span_trim(last)) &&
	    !word_table_starts(&line_words, "behind", span_trim(next)) &&
	    para_title_of_clauses(last);
}
