/* para: joins hard-wrapped lines; see para.h. */
#include "input/para.h"

#include "input/line_words.h"
#include "input/para_begins.h"
#include "input/para_columns.h"
#include "input/para_hang.h"
#include "input/para_label.h"
#include "input/para_open.h"
#include "input/para_title.h"
#include "input/para_torn.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	LEAST = 40,		/* columns of the narrowest wrapped text */
	MOST = 140,		/* of a line broken by hand */
	STUB = 20,		/* shorter lines are never continued */
	SPREAD = 5,		/* full lines differ by up to this */
	SLACK = 4,		/* proportional fonts: this close is full */
	ENOUGH = 3,		/* full lines make a width known … */
	SHARE = 3,		/* … if they are one line in this many … */
	BEYOND = 6,		/* … and at most one in this many is wider */
	GAP_MAX = 8,		/* blank lines and a footer at a page break */
	TAIL = 384		/* bytes of a paragraph that are searched */
};

void
para_init(struct para_state *state)
{
	*state = (struct para_state){ .gap = 0 };
}

void
para_document(struct para_state *state)
{
	para_init(state);
}

/* One more line of this many columns. */
static void
count(struct para_state *state, size_t columns)
{
	size_t end = columns + SPREAD < PARA_WIDTHS ? columns + SPREAD : PARA_WIDTHS;

	state->seen[columns]++;
	for (size_t w = columns; w < end; w++) {
		size_t full = ++state->full[w];

		if (full < state->best || state->seen[w] == 0)
			continue;	/* nearly always */
		if (full > state->best || w > state->wrap) {
			state->best = full;
			state->wrap = w;
		}
	}
}

/* Hardly any line begins with a blank, and few with U+3000 or another mark. */
static inline bool
may_indent(struct span s)
{
	return s.n != 0 && (s.p[0] == ' ' || s.p[0] == '\xE3');
}

/* Does s end with an amount behind a blank, as rows of tables do that lost their
 * form (行政运行 83.20 79.60), or with a page's number behind dots, as a contents does?  They
 * say nothing of the width of text. */
static inline bool
ends_as_row(struct span s)
{
	size_t at = s.n;

	if (!character_is_digit((unsigned char)s.p[s.n - 1]))
		return false;		/* nearly always */
	while (at > 0 && (character_is_digit((unsigned char)s.p[at - 1]) || s.p[at - 1] == '.' ||
	    s.p[at - 1] == ','))
		at--;
	if (at == 0)
		return false;
	return s.p[at - 1] == ' ' || span_starts(span_slice(s, at, s.n), SPAN("...")) ||
	    span_ends(span_slice(s, 0, at), SPAN("…"));
}

void
para_line(struct para_state *state, const struct line *line)
{
	size_t columns;

	if (line->flags & LINE_BLANK) {
		state->gap++;
		state->page |= (line->flags & (LINE_FOOTER | LINE_PAGE)) != 0;
		return;
	}
	state->gap = 0;
	state->page = false;
	state->bytes = 0;
	state->indent = may_indent(line->text) ? para_indent(line->text) : 0;
	if (line->text.n < LEAST || line->text.p[0] == '\t' || ends_as_row(line->text))
		return;
	columns = line->text.n >= 3 * PARA_WIDTHS ? PARA_WIDTHS :
	    para_columns(line->text, PARA_WIDTHS);
	state->bytes = columns < PARA_WIDTHS ? line->text.n : 0;
	state->columns = columns;
	if (columns < LEAST)
		return;
	state->counted++;
	state->wide += columns > MOST;
	if (columns < PARA_WIDTHS)
		count(state, columns);
}

/* Are there too few full lines for a width to be known? */
static inline bool
is_unwrapped(const struct para_state *state)
{
	return state->best < ENOUGH || state->best * SHARE < state->counted;
}

/* The width that lines of this document are wrapped at; 0: none is known. */
static size_t
wrap_of(const struct para_state *state)
{
	size_t wider = state->counted;

	if (is_unwrapped(state))
		return 0;
	for (size_t w = LEAST; w <= state->wrap + SPREAD && w < PARA_WIDTHS; w++)
		wider -= state->seen[w];
	return wider * BEYOND > state->counted ? 0 : state->wrap;
}

enum ending { ENDS_OPEN, ENDS_PAUSED, ENDS_OVER };

/* How a paragraph's text stops; closing quotes and brackets are passed over. */
static enum ending
ending_of(struct span s)
{
	struct glyph g = glyph_before(s, s.n);
	struct glyph closing;

	while (g.c == ' ' || g.c == 0x3000) {
		s.n -= g.n;
		g = glyph_before(s, s.n);
	}
	closing = g;
	while (g.n != 0 && character_is_mark_of(g.c, U"”’\"）)》」』】]")) {
		s.n -= g.n;
		g = glyph_before(s, s.n);
	}
	if (character_is_mark_of(g.c, U"。！？!?…"))
		return ENDS_OVER;
	return closing.c == g.c && character_is_mark_of(g.c, U"：；:;") ? ENDS_PAUSED : ENDS_OPEN;
}

/* Bullets, circled numbers, rules and bars of tables, Markdown headings. */
static bool
is_mark(uint32_t c)
{
	return (c >= 0x2460 && c <= 0x25FF) || character_is_mark_of(c, U"|+#*•★☆※");
}

/* Cells aligned by blanks: a wide gap inside the line. */
static bool
has_columns(const struct line *line)
{
	struct span s = line->text;
	size_t indent;

	if (line->flags & LINE_DENSE)
		return false;		/* nearly always */
	indent = para_indent(s);
	s = span_slice(s, indent, s.n);
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return span_has(s, SPAN("   "));
}

/* That next begins with a label at once has been asked before. */
static bool
begins_anew(const struct line *last_line, const struct line *next_line, size_t last_indent)
{
	struct span last = last_line->text, next = next_line->text;
	size_t indent = para_indent(next), before = para_indent(last);
	struct span rest = span_slice(next, indent, next.n);

	if (next.p[0] == '\t' || last.p[0] == '\t' ||
	    indent > (before > last_indent ? before : last_indent) + 1 ||
	    span_starts(next, SPAN("\u3000")))
		return true;
	return (indent != 0 && para_label(rest)) || is_mark(glyph_at(rest, 0).c) ||
	    is_mark(glyph_at(last, before).c) || has_columns(last_line) ||
	    has_columns(next_line);
}

static struct span
tail_of(struct span s)
{
	return span_slice(s, s.n > TAIL ? s.n - TAIL : 0, s.n);
}

/* Columns of what a wrapper would not have torn off the start of next: one
 * Chinese character or ASCII word with the closing marks behind it. */
static size_t
first_word(struct span next)
{
	size_t from = para_indent(next), at = from;
	struct glyph g = glyph_at(next, at);

	if (g.c >= 0x80)
		at += g.n;
	else
		while (at < next.n && next.p[at] > ' ' && (unsigned char)next.p[at] < 0x80)
			at++;
	while (at < next.n && character_is_mark_of(glyph_at(next, at).c, PUNCT_CLINGS))
		at += glyph_at(next, at).n;
	return para_columns(span_slice(next, from, at), SIZE_MAX);
}

/* Columns of the gaps around digits, which are half as wide as a digit. */
static size_t
gaps_in(struct span last)
{
	size_t gaps = 0;

	for (size_t at = 0; at < last.n; at++)
		gaps += last.p[at] == ' ';
	return gaps / 2;
}

static bool
is_full(size_t wrap, size_t columns, struct span last, struct span next)
{
	size_t least;

	if (wrap == 0 || columns > wrap + SPREAD)
		return false;
	least = columns + first_word(next) + SLACK;
	return least > wrap || (least + SLACK > wrap && least + gaps_in(last) > wrap);
}

/* 机构组成：内设综合股、灌 over 溉股、工程股，: does a list behind a colon, which no title has, go
 * on with next? */
static bool
is_list_going_on(struct span paragraph, struct span next)
{
	size_t colon = span_find(paragraph, SPAN("：")), at = 0;
	struct glyph g;

	if (colon == NONE || !span_has(span_slice(paragraph, colon, paragraph.n), SPAN("、")))
		return false;
	while ((g = glyph_at(next, at)).n != 0 && !character_is_mark_of(g.c, PUNCT_CLINGS))
		at += g.n;
	return g.c == U'、';
}

/* Without a known width: was last, of LEAST to MOST columns, broken by hand or by
 * an unknown wrapper? */
static bool
reads_on(size_t columns, struct span last, struct span paragraph, struct span next)
{
	size_t behind;
	bool wide;

	if (para_bracket_open(last))
		return para_is_prose(next) || para_bracket_closes(next);
	behind = para_columns(next, SIZE_MAX);
	if (paragraph.n == last.n && behind * 2 > columns * 3)
		return false;		/* no wrapper leaves so much of a line empty */
	wide = behind + SLACK >= columns;
	if (para_begins_with_name(next) && !(wide && paragraph.n > last.n))
		return false;		/* 实际支出少于预⏎算的原因：… is wrapped as others */
	return (para_is_prose(paragraph) || is_list_going_on(paragraph, next)) &&
	    (para_is_prose(next) || wide);
}

/* Nearly full lines that stop inside a sentence, where lines are wrapped. */
static bool
is_nearly_full(size_t wrap, size_t columns, struct span paragraph, struct span next)
{
	return wrap != 0 && columns * 7 >= wrap * 6 && columns <= wrap + SPREAD &&
	    para_is_prose(paragraph) &&
	    (para_is_prose(next) || ending_of(next) == ENDS_OVER);
}

/* 主要用于：, 主要原因：: a clause follows the colon, and no list of paragraphs. */
static bool
announces_clause(struct span paragraph)
{
	return word_table_ends(&line_words, "clause", paragraph);
}

/* Columns of last, the line that para_line has seen before this: not counted again if it is
 * still as long, nothing having been dropped. */
static size_t
columns_of(const struct para_state *state, struct span last)
{
	return last.n == state->bytes ? state->columns : para_columns(last, SIZE_MAX);
}

/* What the widths and the language of two lines say, when the punctuation and
 * the beginning of next leave it open. */
static bool
joins(const struct para_state *state, struct span last, struct span paragraph,
    struct span next, bool page)
{
	size_t columns = columns_of(state, last), wrap = wrap_of(state);
	bool adjacent = state->gap == 0 || page;

	if (columns > MOST && columns > wrap + SPREAD)
		return false;		/* wider than any line that is broken */
	if (state->gap == 0 && paragraph.n == last.n && para_title_ends(last, next))
		return false;
	if (is_full(wrap, columns, last, next) && (para_is_prose(paragraph) ||
	    para_is_prose(next) || para_bracket_open(last) ||
	    para_rest_of_title(state->indent, last, next)))
		return true;
	if (ending_of(paragraph) != ENDS_OPEN &&
	    (state->gap > 0 || !announces_clause(paragraph)))
		return false;
	if (is_nearly_full(wrap, columns, paragraph, next))
		return paragraph.n > last.n || !para_title_of_clauses(last);
	if (state->gap == 0 && paragraph.n == last.n && para_torn_heading(columns, last, next))
		return true;
	if (columns < LEAST || columns > MOST || (!adjacent && !para_bracket_open(last)))
		return false;
	if (paragraph.n == last.n && state->wide > 0 && state->gap == 0 &&
	    para_title_of_clauses(last) && span_ends(span_trim(next), SPAN("。")))
		return false;
	return (wrap == 0 || page || para_bracket_open(last)) &&
	    reads_on(columns, last, paragraph, next);
}

/* Has last, the line that para_line has seen before this, fewer columns?  Not counted again
 * if it is still as long: nothing has been dropped. */
static bool
is_narrow(const struct para_state *state, const struct line *last, size_t columns)
{
	if (last->text.n < columns)
		return true;		/* no character has more columns than bytes */
	if (last->text.n == state->bytes)
		return state->columns < columns;
	return para_columns(last->text, columns) < columns;
}

/* Does next not continue the short line last, whatever else the two hold?  No
 * width is known, last is too narrow to have been broken by hand, and next
 * does not begin inside anything: most lines below a heading. */
static bool
is_behind_short(const struct para_state *state, const struct line *last,
    struct span paragraph, const struct line *next)
{
	return is_unwrapped(state) && is_narrow(state, last, LEAST) &&
	    !para_begins_inside(paragraph, next->text);
}

/* Is next one more line of an item of a browser's list, none of both a row of cells? */
static bool
hangs(const struct line *last, struct span paragraph, const struct line *next)
{
	return para_hangs(paragraph, last->text, next->text) && !para_is_over(paragraph) &&
	    !has_columns(last) && !has_columns(next);
}

bool
para_continues(const struct para_state *state, const struct line *last,
    struct span paragraph, const struct line *next)
{
	bool page = state->page || (next->flags & LINE_PAGE) != 0;

	if (para_label(next->text))
		return false;		/* half of all that is asked */
	if (state->gap == 0 && (para_about_quote(last->text, paragraph, next->text) ||
	    hangs(last, paragraph, next)))
		return true;
	if (state->gap <= 1 && paragraph.n == last->text.n &&
	    para_label_is_torn(last->text, next->text))
		return true;
	if (state->gap <= 1 && para_is_torn(last->text, next->text) &&
	    (state->gap == 0 || para_torn_waits(last->text)))
		return true;
	if (state->gap == 0 && para_is_split(last->text, next->text))
		return true;
	paragraph = tail_of(paragraph);
	if (last->text.n < STUB || paragraph.n == 0 || para_is_over(paragraph) ||
	    next->text.n == 0 || state->gap > GAP_MAX || (state->gap > 1 && !page))
		return false;
	if (is_behind_short(state, last, paragraph, next))
		return false;
	if (ending_of(paragraph) == ENDS_OVER || begins_anew(last, next, state->indent) ||
	    is_narrow(state, last, STUB))
		return false;
	if ((para_begins_inside(paragraph, next->text) ||
	    (para_account_open(paragraph) && para_account_goes_on(next->text))) &&
	    (state->gap == 0 || page))
		return true;
	return joins(state, last->text, paragraph, next->text, page);
}

bool
para_waits(const struct para_state *state, const struct line *last,
    struct span paragraph)
{
	if (state->gap <= 1 && (para_label_waits(last->text) ||
	    (para_torn_may(last->text) && para_torn_waits(last->text))))
		return true;
	paragraph = tail_of(paragraph);
	return state->gap <= GAP_MAX && last->text.n >= LEAST &&
	    last->text.p[0] != '\t' && ending_of(paragraph) == ENDS_OPEN &&
	    !is_narrow(state, last, LEAST) && para_is_prose(paragraph);
}

size_t
para_indent(struct span next)
{
	size_t at = 0;

	if (next.n != 0 && (unsigned char)next.p[0] > 0xE3)
		return 0;		/* nearly always */
	for (;;) {
		if (at < next.n && (next.p[at] == ' ' || next.p[at] == '\t'))
			at++;
		else if (span_starts(span_slice(next, at, next.n), SPAN("\u3000")))
			at += 3;
		else
			return at;
	}
}

bool
para_needs_blank(struct span paragraph, struct span next)
{
	size_t skip = para_indent(next);

	return paragraph.n != 0 && skip < next.n &&
	    character_is_letter((unsigned char)paragraph.p[paragraph.n - 1]) &&
	    character_is_letter((unsigned char)next.p[skip]);
}
