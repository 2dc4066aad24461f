/* para: joins hard-wrapped lines; see para.h. */
#include "input/para.h"

#include "text/glyph.h"

enum {
	LEAST = 40,		/* columns of the narrowest wrapped text */
	MOST = 120,		/* of a line broken by hand */
	STUB = 20,		/* shorter lines are never continued */
	SPREAD = 5,		/* full lines differ by up to this */
	SLACK = 4,		/* proportional fonts: this close is full */
	ENOUGH = 3,		/* full lines make a width known … */
	SHARE = 3,		/* … if they are one line in this many … */
	BEYOND = 6,		/* … and at most one in this many is wider */
	NAME_MAX_BYTES = 24,	/* of a list item's name before its colon */
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

/* Columns of text, eight bytes at a time: characters, those of three bytes
 * and more twice (quotes and dashes are wide in Chinese fonts), blanks not at
 * all (in PDF they stand for the narrow gaps around ASCII digits). */
static size_t
columns_of(struct span s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t columns = 0, at = 0;

	for (; s.n - at >= 8; at += 8) {
		uint64_t w, other;

		memcpy(&w, s.p + at, 8);
		other = w ^ ones * ' ';		/* then bit 7: not a blank */
		other |= (other & ones * 0x7F) + ones * 0x7F;
		columns -= (size_t)__builtin_popcountll(~other & ones * 0x80);
		columns += 8 - (size_t)__builtin_popcountll(w >> 7 & ~w >> 6 & ones);
		columns += (size_t)__builtin_popcountll(w >> 7 & w >> 6 & w >> 5 & ones);
	}
	for (; at < s.n; at++) {
		unsigned char c = (unsigned char)s.p[at];

		columns += ((c & 0xC0) != 0x80) + (c >= 0xE0) - (c == ' ');
	}
	return columns;
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
	if (line->text.n < LEAST || line->text.p[0] == '\t')
		return;
	columns = line->text.n >= 3 * PARA_WIDTHS ? PARA_WIDTHS : columns_of(line->text);
	if (columns < LEAST)
		return;
	state->counted++;
	if (columns < PARA_WIDTHS)
		state->seen[columns]++;
}

/* The width that lines of this document are wrapped at; 0: none is known. */
static size_t
wrap_of(const struct para_state *state)
{
	size_t full = 0, best = 0, wrap = 0, wider = state->counted;

	for (size_t w = LEAST; w < PARA_WIDTHS; w++) {
		full += state->seen[w];
		if (w >= LEAST + SPREAD)
			full -= state->seen[w - SPREAD];
		if (full > best || (full == best && state->seen[w] > 0)) {
			best = full;
			wrap = w;
		}
	}
	for (size_t w = LEAST; w <= wrap + SPREAD && w < PARA_WIDTHS; w++)
		wider -= state->seen[w];
	if (best < ENOUGH || best * SHARE < state->counted ||
	    wider * BEYOND > state->counted)
		return 0;
	return wrap;
}

static bool
is_one_of(uint32_t c, const char *set)
{
	struct span s = span_of(set);
	struct glyph g;

	for (size_t at = 0; at < s.n; at += g.n) {
		g = glyph_at(s, at);
		if (g.c == c)
			return true;
	}
	return false;
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
	while (g.n != 0 && is_one_of(g.c, "”’\"）)》」』】]")) {
		s.n -= g.n;
		g = glyph_before(s, s.n);
	}
	if (is_one_of(g.c, "。！？!?…"))
		return ENDS_OVER;
	return closing.c == g.c && is_one_of(g.c, "：；:;") ? ENDS_PAUSED : ENDS_OPEN;
}

static bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool
is_numeral(uint32_t c)
{
	return is_digit(c) || is_one_of(c, "一二三四五六七八九十百");
}

/* Bytes of a run of up to three numerals at byte at. */
static size_t
numerals(struct span s, size_t at)
{
	size_t from = at;

	for (int n = 0; n < 3 && is_numeral(glyph_at(s, at).c); n++)
		at += glyph_at(s, at).n;
	return at - from;
}

/* A label: 1. 1、 一、 （一） (1) 第一章 附件; a decimal number is none. */
static bool
is_label(struct span s)
{
	struct glyph g = glyph_at(s, 0);
	bool bracket = g.c == '(' || g.c == 0xFF08;
	bool ordinal = g.c == 0x7B2C; /* 第 */
	size_t at = bracket || ordinal ? g.n : 0, n = numerals(s, at);
	struct glyph mark = glyph_at(s, at + n), then = glyph_at(s, at + n + mark.n);

	if (span_starts(s, SPAN("附件")) || span_starts(s, SPAN("附表")))
		return true;
	if (n == 0)
		return false;
	if (bracket)
		return mark.c == ')' || mark.c == 0xFF09;
	if (ordinal)
		return is_one_of(mark.c, "章节部条编");
	return is_one_of(mark.c, "、.．)）") && !is_digit(then.c);
}

/* Bullets, circled numbers, rules and bars of tables, Markdown headings. */
static bool
is_mark(uint32_t c)
{
	return (c >= 0x2460 && c <= 0x25FF) || is_one_of(c, "|+#*•★☆※");
}

/* Cells aligned by blanks: a wide gap inside the line. */
static bool
has_columns(struct span s)
{
	size_t indent = para_indent(s);

	s = span_slice(s, indent, s.n);
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return span_find(s, SPAN("   ")) != SIZE_MAX;
}

static bool
begins_anew(struct span last, struct span next)
{
	size_t indent = para_indent(next), before = para_indent(last);
	struct span rest = span_slice(next, indent, next.n);

	if (next.p[0] == '\t' || last.p[0] == '\t' || indent > before + 1 ||
	    span_starts(next, SPAN("\u3000")))
		return true;
	return is_label(rest) || is_mark(glyph_at(rest, 0).c) ||
	    is_mark(glyph_at(last, before).c) || has_columns(last) || has_columns(next);
}

/* A character that no line begins with, or the rest of a number. */
static bool
begins_inside(struct span paragraph, struct span next)
{
	size_t at = para_indent(next);
	struct glyph g = glyph_at(next, at), then = glyph_at(next, at + g.n);

	if (is_one_of(g.c, "，。、；：！？）”’》」』】〕％%‰,;)]"))
		return true;
	return (g.c == '.' || g.c == 0xFF0E) && is_digit(then.c) &&
	    is_digit(glyph_before(paragraph, paragraph.n).c);
}

static struct span
tail_of(struct span s)
{
	return span_slice(s, s.n > TAIL ? s.n - TAIL : 0, s.n);
}

/* Clauses, not a title, a caption or a row of cells. */
static bool
is_prose(struct span s)
{
	return span_find(s, SPAN("，")) != SIZE_MAX ||
	    span_find(s, SPAN("。")) != SIZE_MAX || span_find(s, SPAN("；")) != SIZE_MAX;
}

/* Does a bracket or quote stay open at the end of s? */
static bool
is_bracket_open(struct span s)
{
	struct glyph g;

	for (size_t at = s.n; at > 0; at -= g.n) {
		g = glyph_before(s, at);
		if (is_one_of(g.c, "（(“《〔「『"))
			return true;
		if (is_one_of(g.c, "）)”》〕」』"))
			return false;
	}
	return false;
}

/* Does s begin inside a bracket: is one closed before any is opened? */
static bool
is_bracket_closed(struct span s)
{
	struct glyph g;

	for (size_t at = 0; at < s.n; at += g.n) {
		g = glyph_at(s, at);
		if (is_one_of(g.c, "（(“《〔「『"))
			return false;
		if (is_one_of(g.c, "）)”》〕」』"))
			return true;
	}
	return false;
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
	while (at < next.n && is_one_of(glyph_at(next, at).c, "，。、；：！？）”》％"))
		at += glyph_at(next, at).n;
	return columns_of(span_slice(next, from, at));
}

static bool
is_full(size_t wrap, size_t columns, struct span next)
{
	return wrap != 0 && columns <= wrap + SPREAD &&
	    columns + first_word(next) + SLACK > wrap;
}

/* An item of a list without labels: 资金管理：… (but 其中：… goes on). */
static bool
begins_with_name(struct span next)
{
	size_t from = para_indent(next), at = from;
	struct glyph g;

	do {
		g = glyph_at(next, at);
		at += g.n;
	} while (g.c >= 0x4E00 && g.c <= 0x9FFF && at - from <= NAME_MAX_BYTES);
	return (g.c == ':' || g.c == 0xFF1A) && at - from > 6 &&
	    !span_starts(span_slice(next, from, next.n), SPAN("其中"));
}

/* Without a known width: was last broken by hand or by an unknown wrapper? */
static bool
reads_on(size_t columns, struct span last, struct span paragraph, struct span next)
{
	if (columns < LEAST || columns > MOST)
		return false;
	if (is_bracket_open(last))
		return is_prose(next) || is_bracket_closed(next);
	if (begins_with_name(next))
		return false;
	return is_prose(paragraph) &&
	    (is_prose(next) || columns_of(next) + SLACK >= columns);
}

/* Nearly full lines that stop inside a sentence, where lines are wrapped. */
static bool
is_nearly_full(size_t wrap, size_t columns, struct span paragraph, struct span next)
{
	return wrap != 0 && columns * 7 >= wrap * 6 && columns <= wrap + SPREAD &&
	    is_prose(paragraph) &&
	    (is_prose(next) || ending_of(next) == ENDS_OVER);
}

/* What the widths and the language of two lines say, when the punctuation and
 * the beginning of next leave it open. */
static bool
joins(const struct para_state *state, struct span last, struct span paragraph,
    struct span next, bool page)
{
	size_t columns = columns_of(last), wrap = wrap_of(state);
	bool open = ending_of(paragraph) == ENDS_OPEN;
	bool adjacent = state->gap == 0 || page;

	if (is_full(wrap, columns, next) && (is_prose(paragraph) ||
	    is_prose(next) || is_bracket_open(last)))
		return true;
	if (!open)
		return false;
	if (is_nearly_full(wrap, columns, paragraph, next))
		return true;
	if (!adjacent && !is_bracket_open(last))
		return false;
	return (wrap == 0 || page || is_bracket_open(last)) &&
	    reads_on(columns, last, paragraph, next);
}

bool
para_continues(const struct para_state *state, const struct line *last,
    struct span paragraph, const struct line *next)
{
	bool page = state->page || (next->flags & LINE_PAGE) != 0;

	paragraph = tail_of(paragraph);
	if (span_ends(paragraph, SPAN("。")) || last->text.n < STUB ||
	    paragraph.n == 0 || next->text.n == 0 ||
	    state->gap > GAP_MAX || (state->gap > 1 && !page))
		return false;
	if (ending_of(paragraph) == ENDS_OVER || begins_anew(last->text, next->text) ||
	    columns_of(last->text) < STUB)
		return false;
	if (begins_inside(paragraph, next->text) && (state->gap == 0 || page))
		return true;
	return joins(state, last->text, paragraph, next->text, page);
}

bool
para_waits(const struct para_state *state, const struct line *last,
    struct span paragraph)
{
	paragraph = tail_of(paragraph);
	return state->gap <= GAP_MAX && last->text.n >= LEAST &&
	    last->text.p[0] != '\t' && ending_of(paragraph) == ENDS_OPEN &&
	    columns_of(last->text) >= LEAST && is_prose(paragraph);
}

size_t
para_indent(struct span next)
{
	size_t at = 0;

	for (;;) {
		if (at < next.n && (next.p[at] == ' ' || next.p[at] == '\t'))
			at++;
		else if (span_starts(span_slice(next, at, next.n), SPAN("\u3000")))
			at += 3;
		else
			return at;
	}
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
para_needs_blank(struct span paragraph, struct span next)
{
	size_t skip = para_indent(next);

	return paragraph.n != 0 && skip < next.n &&
	    is_letter(paragraph.p[paragraph.n - 1]) && is_letter(next.p[skip]);
}
