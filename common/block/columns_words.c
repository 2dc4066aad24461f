/* columns_words: a line cut into words, and words joined to runs. */
#include "block/columns_words.h"

#include "base/mem.h"
#include "block/table_form.h"
#include "language/date.h"
#include "language/grammar.h"
#include "language/label.h"
#include "text/glyph.h"
#include "text/width.h"

enum { YEAR_DIGITS = 4 };

static bool
is_blank(uint32_t character)
{
	return character == ' ' || character == 0x3000 || character == 0xA0;
}

/* One character further. */
static inline void
pass(struct at *at, struct glyph g)
{
	at->byte += g.n;
	at->column[BY_CHARACTER] += 1;
	at->column[BY_WIDTH] += width_of(g.c);
}

bool
columns_next_word(struct span text, struct at *at, struct word *word)
{
	struct at here = *at;
	size_t from = here.byte;
	struct glyph g;

	word->gap = 0;
	for (; is_blank((g = glyph_at(text, here.byte)).c); pass(&here, g))
		word->gap++;
	*at = here;
	if (g.n == 0)
		return false;
	word->start = (uint32_t)here.byte;
	word->gap_bytes = here.byte - from;
	memcpy(word->left, here.column, sizeof word->left);
	for (; g.n != 0 && !is_blank(g.c); g = glyph_at(text, here.byte))
		pass(&here, g);
	word->end = (uint32_t)here.byte;
	memcpy(word->right, here.column, sizeof word->right);
	*at = here;
	return true;
}

bool
columns_is_in_year(struct span text, const struct run *last, const struct word *word)
{
	size_t from = last->end >= YEAR_DIGITS ? last->end - YEAR_DIGITS : 0;

	return date_year_in(span_slice(text, from, last->end)) != 0 &&
	    word_table_starts(&grammar, "year", span_slice(text, word->start, word->end));
}

/* Digits, with a sign, commas, points and a percent sign; or a dash alone. */
bool
columns_is_number(struct span s)
{
	size_t i = 0, digits = 0;

	if (span_eq(s, SPAN("—")) || span_eq(s, SPAN("－")) ||
	    span_eq(s, SPAN("-")) || span_eq(s, SPAN("——")) ||
	    span_eq(s, SPAN("--")))
		return true;
	if (s.n != 0 && (s.p[0] == '-' || s.p[0] == '+'))
		i = 1;
	for (; i < s.n && (byte_is_digit(s.p[i]) || s.p[i] == ',' || s.p[i] == '.'); i++)
		digits += byte_is_digit(s.p[i]);
	if (i == 0 || (!byte_is_digit(s.p[i - 1]) && memchr(s.p, ',', i) == NULL))
		return false;		/* 1. is a label, 1,250. the top of a number */
	if (i < s.n && s.p[i] == '%')
		i++;
	else if (i < s.n && span_eq(span_slice(s, i, s.n), SPAN("％")))
		i = s.n;
	return digits != 0 && i == s.n;
}

void
columns_push_run(struct columns *c, const struct run *run)
{
	c->runs = mem_grow(c->runs, c->nruns, &c->runs_cap, sizeof *c->runs);
	c->runs[c->nruns++] = *run;
}

void
columns_add_run(struct columns *c, size_t line, const struct word *word, bool number)
{
	struct run run = {
		.line = (uint32_t)line, .start = word->start, .end = word->end,
		.size = (uint16_t)(word->right[BY_WIDTH] - word->left[BY_WIDTH]),
		.number = number, .row = NO_ROW
	};
	for (size_t m = 0; m < MEASURES; m++) {
		run.left[m] = (uint16_t)word->left[m];
		run.right[m] = (uint16_t)word->right[m];
	}
	columns_push_run(c, &run);
}

/* The last word of a run becomes a run of its own. */
static void
part_word(struct columns *c, size_t line, const struct word *word)
{
	struct run *run = &c->runs[c->nruns - 1];

	run->end = word->start - (uint32_t)word->gap_bytes;
	run->size -= (uint16_t)(word->right[BY_WIDTH] - word->left[BY_WIDTH]);
	for (size_t m = 0; m < MEASURES; m++)
		run->right[m] = (uint16_t)(word->left[m] - word->gap);
	columns_add_run(c, line, word, true);
}

/* The word goes on with the run before it. */
void
columns_extend_run(struct run *run, const struct word *word)
{
	run->end = word->end;
	run->size += (uint16_t)(word->right[BY_WIDTH] - word->left[BY_WIDTH]);
	run->number = false;
	for (size_t m = 0; m < MEASURES; m++)
		run->right[m] = (uint16_t)word->right[m];
}

/* Bytes of a line up to what is called 附件 1 there, whose 1 is no number beside 2023 年度…; 0: it
 * is none. */
static size_t
attachment(struct span text)
{
	struct label label;

	return label_possible(text) && label_read(text, &label) != 0 &&
	    label.form == LABEL_ATTACHMENT ? label.text : 0;
}

/* 92. far behind other words at the end of a line: the top of a number, for a label has its text
 * behind it. */
static bool
is_number_begun(struct span text, const struct word *word, size_t runs)
{
	struct span s = span_slice(text, word->start, word->end);

	return runs > 0 && word->gap > 1 && word->end == text.n && s.n > 1 &&
	    s.p[s.n - 1] == '.' && span_is_digits(span_slice(s, 0, s.n - 1));
}

/* One blank parts two numbers only, and then also the texts at both ends of
 * them, but no date: 52800 2024 年 4 月.  False: too many runs. */
bool
columns_read_runs(struct columns *c, size_t i, struct span text)
{
	struct column_line *line = &c->lines[i];
	struct at at = { 0 };
	struct word word, before = { .gap = 0 };
	bool was_number = false;
	size_t numbers = 0;		/* in a row, up to the last word */
	size_t title = NONE;		/* where an attachment's ends, once a number asks for it */

	line->first = (uint32_t)c->nruns;
	while (columns_next_word(text, &at, &word)) {
		bool number = columns_is_number(span_slice(text, word.start, word.end)) ||
		    is_number_begun(text, &word, c->nruns - line->first);
		struct run *last = c->nruns > line->first ?
		    &c->runs[c->nruns - 1] : NULL;

		if (c->nruns - line->first + 2 > COLUMNS_MAX)
			return false;
		if (number && title == NONE)
			title = attachment(text);
		number = number && word.end > title;
		if (last != NULL && word.gap < 2 && !(number && was_number) && (numbers < 2 ||
		    !was_number || columns_is_in_year(text, last, &word)))
			columns_extend_run(last, &word);
		else {
			if (last != NULL && word.gap < 2 && before.start > last->start)
				part_word(c, i, &before);
			columns_add_run(c, i, &word, number);
		}
		numbers = !number ? 0 : was_number && word.gap < 2 ? numbers + 1 : 1;
		was_number = number;
		before = word;
	}
	line->runs = (uint8_t)(c->nruns - line->first);
	return true;
}
