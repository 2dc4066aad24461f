/* box_text: what words and runs of them say; see box_text.h. */
#include "input/box_text.h"

#include <string.h>

#include "input/line_words.h"
#include "input/para_open.h"
#include "text/character.h"
#include "text/data.h"
#include "text/glyph.h"

extern const struct data_table data_codecols, data_totals;

enum {
	BLANK_GAP = 20,		/* percent of an em: a blank, if neither side is ASCII */
	REMARK = 400,		/* percent of an em below its name */
	CLOSING = 190,		/* … a bracket closed below the line that opens it */
	TOTAL_BYTES = 24	/* of the longest word for a total */
};

struct span
box_word_text(const struct box_page *page, size_t word)
{
	const struct box_word *w = &page->words[word];

	return (struct span){ page->text.p + w->start, w->end - w->start };
}

/* What is neither ASCII nor a Latin letter needs no blanks around it. */
static bool
is_narrow(struct glyph g)
{
	return g.c > ' ' && g.c < 0x2000;
}

bool
box_blank_between(struct span before, struct span next)
{
	return is_narrow(glyph_before(before, before.n)) && is_narrow(glyph_at(next, 0));
}

/* A gap that is seen, between two words that are not single letters spread out. */
static bool
is_gap(const struct box_page *page, size_t i)
{
	const struct box_word *a = &page->words[i - 1], *b = &page->words[i];
	struct span before = box_word_text(page, i - 1), next = box_word_text(page, i);
	struct glyph left = glyph_before(before, before.n), right = glyph_at(next, 0);

	return ((int64_t)b->x0 - a->x1) * 100 > (int64_t)b->em * BLANK_GAP &&
	    left.c >= 0x2E80 && right.c >= 0x2E80 &&
	    (left.n < before.n || right.n < next.n);
}

bool
box_blank_before(const struct box_page *page, size_t i)
{
	return is_gap(page, i) ||
	    box_blank_between(box_word_text(page, i - 1), box_word_text(page, i));
}

void
box_chunk_text(const struct box_page *page, const struct box_chunk *chunk,
    struct buf *to)
{
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		if (i > chunk->first && box_blank_before(page, i))
			buf_add_char(to, ' ');
		buf_add_span(to, box_word_text(page, i));
	}
}

bool
box_is_number(struct span s)
{
	size_t digits = 0, group = 0,
	    at = s.n > 0 && character_is_one_of((unsigned char)s.p[0], U"+-(");
	bool grouped = false, point = false;

	for (; at < s.n; at++) {
		unsigned char c = (unsigned char)s.p[at];

		if (character_is_digit(c)) {
			digits++;
			group++;
		} else if (c == ',' && !point && (grouped ? group == 3 : group > 0 && group <= 3)) {
			grouped = true;
			group = 0;
		} else if (c == '.' && !point && group > 0 && (!grouped || group == 3)) {
			point = true;
			group = 0;
		} else
			break;
	}
	if (digits == 0 || group == 0 || (grouped && !point && group != 3))
		return false;
	return at == s.n || (at + 1 == s.n && character_is_one_of((unsigned char)s.p[at], U"%)"));
}

bool
box_is_amount(struct span s)
{
	return s.n > 3 && s.p[s.n - 3] == '.' && box_is_number(s);
}

bool
box_is_nil(struct span s)
{
	return word_table_is(&line_words, "nil", s);
}

bool
box_begins_chinese(struct span s)
{
	return glyph_at(s, 0).c >= 0x2E80;
}

bool
box_begins_with_unit(struct span s)
{
	return word_table_starts(&line_words, "amount", s);
}

/* The row of codecols that says just this; their number: none does. */
static size_t
code_level(struct span s)
{
	size_t i = 0;

	while (i < data_codecols.rows && !span_eq(s, span_of(DATA_CELL(&data_codecols, i, 0))))
		i++;
	return i;
}

bool
box_is_code_level(struct span s)
{
	return code_level(s) < data_codecols.rows;
}

bool
box_are_code_levels(struct span above, struct span below)
{
	size_t level = code_level(above);

	return level < data_codecols.rows && code_level(below) == level + 1 &&
	    !word_table_is(&line_words, "account", above);
}

bool
box_is_total(struct span s)
{
	for (size_t i = 0; s.n <= TOTAL_BYTES && i < data_totals.rows; i++) {
		struct span word = span_of(DATA_CELL(&data_totals, i, 0));

		if (span_eq(s, word) || (strcmp(DATA_CELL(&data_totals, i, 1), "end") == 0 &&
		    span_ends(s, word)))
			return true;
	}
	return false;
}

bool
box_is_middle_word(const struct box_page *page, const struct box_chunk *chunk)
{
	struct span last = box_word_text(page, chunk->first + chunk->n - 1);

	return box_is_total(last) || word_table_ends(&line_words, "sum", last) ||
	    word_table_is(&line_words, "middle", last);
}

bool
box_is_label(struct span s)
{
	struct glyph g = glyph_at(s, 0);
	bool bracket = g.c == '(' || g.c == 0xFF08;
	size_t at = bracket ? g.n : 0, n = 0;

	if (word_table_starts(&line_words, "parts", s))
		return true;
	for (g = glyph_at(s, at); n < 3 && (character_is_digit(g.c) ||
	    character_is_numeral(g.c)); g = glyph_at(s, at)) {
		at += g.n;
		n++;
	}
	if (n == 0)
		return false;
	if (bracket)
		return g.c == ')' || g.c == 0xFF09;
	return g.c == 0x3001 || g.c == 0xFF0E ||
	    (g.c == '.' && !character_is_digit(glyph_at(s, at + 1).c));
}

bool
box_is_remark(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	struct span s = box_word_text(page, chunk->first);
	size_t at = span_starts(s, SPAN("（")) ? 3 : span_starts(s, SPAN("("));

	return at > 0 && at < s.n && byte_is_digit(s.p[at]) && !box_is_label(s) &&
	    box_distance(above, chunk) < REMARK;
}

bool
box_closes_bracket(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	return box_is_chinese(page, chunk) && box_distance(above, chunk) <= CLOSING &&
	    para_bracket_open(box_word_text(page, above->first + above->n - 1)) &&
	    para_bracket_closes(box_word_text(page, chunk->first));
}

bool
box_is_figure(const struct box_page *page, const struct box_chunk *chunk)
{
	struct span s = box_word_text(page, chunk->first);

	return chunk->n == 1 && (box_is_number(s) || box_is_nil(s));
}

bool
box_is_chinese(const struct box_page *page, const struct box_chunk *chunk)
{
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		struct span s = box_word_text(page, i);

		if (glyph_at(s, 0).c >= 0x2E80 || glyph_before(s, s.n).c >= 0x2E80)
			return true;
	}
	return false;
}

/* 4、12、20: the rest of a date. */
static bool
is_list_of_digits(struct span s)
{
	struct glyph g;
	bool digit = false;

	for (size_t at = 0; at < s.n; at += g.n) {
		g = glyph_at(s, at);
		digit = character_is_digit(g.c);
		if (!digit && !character_is_one_of(g.c, U".、．"))
			return false;
	}
	return digit;
}

bool
box_begins_with_label(const struct box_page *page, const struct box_chunk *chunk)
{
	struct span first = box_word_text(page, chunk->first);

	return box_is_label(first) && !(chunk->n == 1 && is_list_of_digits(first));
}

bool
box_is_form_pair(const struct box_page *page, const struct box_chunk *chunk)
{
	const struct box_word *word = &page->words[chunk->first];

	return chunk->n > 1 && ((int64_t)word[1].x0 - word->x1) * 10 >= (int64_t)chunk->em * 3 &&
	    word_table_is(&line_words, "form", box_word_text(page, chunk->first));
}
