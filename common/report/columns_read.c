/* columns_read: lines cut into runs, and what a line is; see columns.h. */
#include "report/columns.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/caption.h"
#include "report/label.h"
#include "report/table_form.h"
#include "text/utf8.h"
#include "text/width.h"

enum {
	PROSE_INDENT = 8,	/* running text does not begin further right */
	PROSE_CHARACTERS = 36,	/* of one run that is hardly a cell */
	CLAUSE_CHARACTERS = 12,	/* with a comma or full stop inside */
	PROSE_GAP = 4,		/* blanks that running text never has */
	NOTE_BYTES = 9,		/* 备注 alone is a header */
	FEW_LINES = 3,
	NEAR = 2,		/* blanks between a heading and its column */
	LABEL_BYTES = 16,
	LEAST_DASHES = 6,	/* of a rule; two —— that docx2txt wrote have four */
	LEAST_NAME = 4,		/* two characters */
	NAME_BYTES = 48		/* before a colon */
};

/* A word: bytes without a blank, and the blanks before it. */
struct word {
	uint32_t start, end;
	size_t left[MEASURES], right[MEASURES];
	size_t gap;		/* characters … */
	size_t gap_bytes;
};

/* Where reading has come to in a line. */
struct at {
	size_t byte;
	size_t column[MEASURES];
};

static bool
is_blank(uint32_t character)
{
	return character == ' ' || character == 0x3000 || character == 0xA0;
}

/* One character further; returns it. */
static uint32_t
step(struct span text, struct at *at)
{
	uint32_t character = UTF8_REPLACEMENT;
	size_t n;

	if ((unsigned char)text.p[at->byte] < 0x80) {
		character = (unsigned char)text.p[at->byte];
		n = 1;
	} else if ((n = utf8_decode(text.p + at->byte, text.n - at->byte,
	    &character)) == 0)
		n = 1;
	at->byte += n;
	at->column[BY_CHARACTER] += 1;
	at->column[BY_WIDTH] += width_of(character);
	return character;
}

static bool
next_word(struct span text, struct at *at, struct word *word)
{
	struct at before = *at;
	size_t start = at->byte;

	word->gap = 0;
	while (at->byte < text.n && is_blank(step(text, at))) {
		before = *at;
		word->gap++;
	}
	if (before.byte == text.n)
		return false;
	word->start = (uint32_t)before.byte;
	word->gap_bytes = before.byte - start;
	memcpy(word->left, before.column, sizeof word->left);
	*at = before;
	while (at->byte < text.n) {
		before = *at;
		if (is_blank(step(text, at))) {
			*at = before;
			break;
		}
	}
	word->end = (uint32_t)at->byte;
	memcpy(word->right, at->column, sizeof word->right);
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits, with a sign, commas, points and a percent sign; or a dash alone. */
static bool
is_number(struct span s)
{
	size_t i = 0, digits = 0;

	if (span_eq(s, SPAN("—")) || span_eq(s, SPAN("－")) ||
	    span_eq(s, SPAN("-")) || span_eq(s, SPAN("——")) ||
	    span_eq(s, SPAN("--")))
		return true;
	if (s.n != 0 && (s.p[0] == '-' || s.p[0] == '+'))
		i = 1;
	for (; i < s.n && (is_digit(s.p[i]) || s.p[i] == ',' || s.p[i] == '.'); i++)
		digits += is_digit(s.p[i]);
	if (i == 0 || (!is_digit(s.p[i - 1]) && memchr(s.p, ',', i) == NULL))
		return false;		/* 1. is a label, 1,250. the top of a number */
	if (i < s.n && s.p[i] == '%')
		i++;
	else if (i < s.n && span_eq(span_slice(s, i, s.n), SPAN("％")))
		i = s.n;
	return digits != 0 && i == s.n;
}

/* 一、 （二） 3. and what ends in a colon, but not the 1. of 1.75. */
static bool
is_item(struct span s)
{
	struct label label;

	size_t colon = span_find(s, SPAN("："));

	if (span_starts(s, SPAN("……")))
		return true;
	if (colon != SIZE_MAX && colon > 0 && colon <= NAME_BYTES)
		return true;
	return label_possible(s) && label_read(s, &label) != 0 &&
	    (label.text >= s.n || !is_digit(s.p[label.text]) ||
		label.form == LABEL_CHINESE || label.form == LABEL_CHINESE_PAREN);
}

static void
add_run(struct columns *c, size_t line, const struct word *word, bool number)
{
	struct run *run;

	c->runs = mem_grow(c->runs, c->nruns, &c->runs_cap, sizeof *c->runs);
	run = &c->runs[c->nruns++];
	*run = (struct run){
		.line = (uint32_t)line, .start = word->start, .end = word->end,
		.size = (uint16_t)(word->right[BY_WIDTH] - word->left[BY_WIDTH]),
		.number = number, .row = NO_ROW
	};
	for (size_t m = 0; m < MEASURES; m++) {
		run->left[m] = (uint16_t)word->left[m];
		run->right[m] = (uint16_t)word->right[m];
	}
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
	add_run(c, line, word, true);
}

/* The word goes on with the run before it. */
static void
extend_run(struct run *run, const struct word *word)
{
	run->end = word->end;
	run->size += (uint16_t)(word->right[BY_WIDTH] - word->left[BY_WIDTH]);
	run->number = false;
	for (size_t m = 0; m < MEASURES; m++)
		run->right[m] = (uint16_t)word->right[m];
}

/* One blank parts two numbers only, and then also the texts at both ends of
 * them.  False: too many runs. */
static bool
read_runs(struct columns *c, size_t i, struct span text)
{
	struct column_line *line = &c->lines[i];
	struct at at = { 0 };
	struct word word, before = { .gap = 0 };
	bool was_number = false;
	size_t numbers = 0;		/* in a row, up to the last word */

	line->first = (uint32_t)c->nruns;
	while (next_word(text, &at, &word)) {
		bool number = is_number(span_slice(text, word.start, word.end));
		struct run *last = c->nruns > line->first ?
		    &c->runs[c->nruns - 1] : NULL;

		if (c->nruns - line->first + 2 > COLUMNS_MAX)
			return false;
		if (last != NULL && word.gap < 2 && !(number && was_number) &&
		    !(numbers > 1 && was_number))
			extend_run(last, &word);
		else {
			if (last != NULL && word.gap < 2 && before.start > last->start)
				part_word(c, i, &before);
			add_run(c, i, &word, number);
		}
		numbers = !number ? 0 : was_number && word.gap < 2 ? numbers + 1 : 1;
		was_number = number;
		before = word;
	}
	line->runs = (uint8_t)(c->nruns - line->first);
	return true;
}

/* --- what a line is ----------------------------------------------------- */

static size_t
characters(const struct run *run)
{
	return (size_t)(run->right[BY_CHARACTER] - run->left[BY_CHARACTER]);
}

static bool
has_clause(struct span s)
{
	return span_find(s, SPAN("。")) != SIZE_MAX ||
	    span_find(s, SPAN("，")) != SIZE_MAX ||
	    span_find(s, SPAN("；")) != SIZE_MAX;
}

/* A line of a table that is drawn with bars: another form's. */
static bool
is_barred(struct span s)
{
	return s.p[0] == '|' || span_starts(s, SPAN("+-")) ||
	    span_starts(s, SPAN("+=")) || span_starts(s, SPAN("│"));
}

/* 1. or - and one text behind it: an item of a list. */
static bool
is_list(const struct columns *c, const struct column_line *line)
{
	const struct run *run = &c->runs[line->first];
	struct span s = columns_text(c, run), both = s;
	struct label label;

	if (line->runs != 2 || s.n > LABEL_BYTES || run->number)
		return false;
	if (s.n == 1 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '+'))
		return true;
	both.n = run[1].end - run->start;
	return label_possible(both) && label_read(both, &label) != 0 &&
	    label.end == s.n;
}

static bool
is_prose(const struct columns *c, const struct column_line *line)
{
	const struct run *run = &c->runs[line->first];
	struct span s = columns_text(c, run);

	if (is_list(c, line) || is_barred(s))
		return true;
	if (run->left[BY_CHARACTER] > PROSE_INDENT)
		return false;
	if (line->runs == 1)
		return characters(run) >= PROSE_CHARACTERS ||
		    span_ends(s, SPAN("。")) || span_ends(s, SPAN("；")) ||
		    (characters(run) >= CLAUSE_CHARACTERS * 2 && has_clause(s));
	for (size_t i = 1; i < line->runs; i++)
		if (run[i].left[BY_CHARACTER] - run[i - 1].right[BY_CHARACTER] >=
		    PROSE_GAP)
			return false;
	return characters(run) >= CLAUSE_CHARACTERS && has_clause(s);
}

/* The text of a run without its 一、, which a row may have as well. */
static struct span
without_item(struct span s)
{
	struct label label;

	if (label_possible(s) && label_read(s, &label) != 0 &&
	    (label.form == LABEL_CHINESE || label.form == LABEL_CHINESE_PAREN))
		return span_slice(s, label.text, s.n);
	return s;
}

static bool
is_attachment(struct span s)
{
	struct label label;

	return label_possible(s) && label_read(s, &label) != 0 &&
	    (label.form == LABEL_ATTACHMENT || label.form == LABEL_ANNEX);
}

static bool
is_rule(const struct columns *c, const struct column_line *line)
{
	size_t dashes = 0;

	for (size_t k = 0; k < line->runs; k++) {
		struct span s = columns_text(c, &c->runs[line->first + k]);

		if (s.p[0] != '-' || s.n < 2)
			return false;
		for (size_t i = 0; i < s.n; i++)
			if (s.p[i] != '-' && s.p[i] != ' ')
				return false;
		dashes += s.n;
	}
	return dashes >= LEAST_DASHES;
}

static bool
is_caption(const struct columns *c, const struct column_line *line)
{
	const struct run *run = &c->runs[line->first];
	struct span first = columns_text(c, run);
	struct span last = columns_text(c, &run[line->runs - 1]);

	if (first.n > NOTE_BYTES && caption_is_note(first))
		return true;
	if (line->runs == 1)
		return is_attachment(first) ||
		    (first.n > NOTE_BYTES && caption_parts(without_item(first)));
	return span_find(last, SPAN("单位")) != SIZE_MAX && caption_parts(last) &&
	    span_find(last, SPAN("：")) != SIZE_MAX;
}

void
columns_classify(struct columns *c, size_t i)
{
	struct column_line *line = &c->lines[i];

	if (line->runs == 0)
		return;
	for (size_t k = 0; k < line->runs; k++) {
		struct run *run = &c->runs[line->first + k];

		line->numbers |= run->number;
		line->texts |= !run->number;
		run->label = !run->number && is_item(columns_text(c, run));
	}
	line->class = is_rule(c, line) ? LINE_IS_RULE :
	    is_caption(c, line) ? LINE_IS_CAPTION :
	    is_prose(c, line) ? LINE_IS_PROSE :
	    line->runs == 1 ? LINE_IS_SINGLE : LINE_IS_MULTI;
}

/* --- single blanks ------------------------------------------------------ */

static size_t
word_overlap(const struct columns *c, const struct word *word, size_t column)
{
	const struct column *at = &c->column[column];
	size_t left = word->left[c->measure], right = word->right[c->measure];

	left = at->left > left ? at->left : left;
	right = at->right < right ? at->right : right;
	return right > left ? right - left : 0;
}

/* The column of a word behind others in column last (COLUMNS_MAX: none); last
 * itself unless most of the word stands outside and the next one is near. */
static size_t
column_of(const struct columns *c, const struct word *word, size_t last)
{
	size_t width = word->right[c->measure] - word->left[c->measure];
	size_t first = last == COLUMNS_MAX ? 0 : last + 1;

	if (last != COLUMNS_MAX && word_overlap(c, word, last) * 2 >= width)
		return last;
	for (size_t i = first; i < c->ncolumns; i++) {
		const struct column *at = &c->column[i];

		if (word_overlap(c, word, i) != 0)
			return i + 1 < c->ncolumns && word_overlap(c, word, i + 1) != 0 &&
			    word_overlap(c, word, i) < width ? last : i;
		if (at->left >= word->right[c->measure])
			return last != COLUMNS_MAX &&
			    at->left - word->right[c->measure] <= NEAR ? i : last;
	}
	return last;
}

/* Does a text follow behind one blank?  Then the number is in a sentence. */
static bool
text_follows(struct span text, const struct word *word)
{
	struct span rest = span_slice(text, word->end, text.n);

	return rest.n > 1 && rest.p[0] == ' ' && (unsigned char)rest.p[1] >= 0x80;
}

/* Does it begin or end exactly where a column of several lines does? */
static bool
is_at_edge(const struct columns *c, const struct word *word)
{
	for (size_t i = 0; i < c->ncolumns; i++)
		if (c->column[i].lines > 1 &&
		    (c->column[i].left == word->left[c->measure] ||
			c->column[i].right == word->right[c->measure]))
			return true;
	return false;
}

/* Is it an amount (with two decimals) that lies in a column of numbers?  Text that
 * fills its own column comes right up to it. */
static bool
is_in_numbers(const struct columns *c, struct span text, const struct word *word)
{
	size_t width = word->right[c->measure] - word->left[c->measure];

	if (word->end - word->start < 4 || text.p[word->end - 3] != '.')
		return false;
	for (size_t i = 1; i < c->ncolumns; i++)
		if (c->column[i].numbers > c->column[i].texts &&
		    c->column[i].numbers > FEW_LINES &&
		    word_overlap(c, word, i) * 2 > width)
			return true;
	return false;
}

/* Converters put a blank between Chinese and digits: nothing parts there
 * unless a column of several lines begins right there. */
static bool
is_boundary(const struct columns *c, struct span text, const struct run *last,
    const struct word *word)
{
	unsigned char a = (unsigned char)text.p[last->end - 1];
	unsigned char b = (unsigned char)text.p[word->start];

	if ((a < 0x80) == (b < 0x80))
		return true;
	if (is_number(span_slice(text, word->start, word->end)))
		return (is_at_edge(c, word) || is_in_numbers(c, text, word)) &&
		    !text_follows(text, word);
	for (size_t i = 0; i < c->ncolumns; i++)
		if (c->column[i].left == word->left[c->measure])
			return c->column[i].lines > FEW_LINES;
	return false;
}

/* Reads line i again; words that stand in different columns are runs. */
static bool
split_line(struct columns *c, size_t i)
{
	struct span text = form_line(c->region, i);
	struct column_line *line = &c->lines[i];
	size_t first = c->nruns, last_column = COLUMNS_MAX;
	struct at at = { 0 };
	struct word word;

	while (next_word(text, &at, &word)) {
		bool number = is_number(span_slice(text, word.start, word.end));
		struct run *last = c->nruns > first ? &c->runs[c->nruns - 1] : NULL;
		size_t column = last == NULL || word.gap > 1 ?
		    column_of(c, &word, COLUMNS_MAX) :
		    is_boundary(c, text, last, &word) ?
		    column_of(c, &word, last_column) : last_column;

		if (last != NULL && word.gap < 2 && !(number && last->number) &&
		    column == last_column)
			extend_run(last, &word);
		else if (c->nruns - first == COLUMNS_MAX)
			break;
		else
			add_run(c, i, &word, number);
		last_column = column;
	}
	if (at.byte < text.n || c->nruns - first <= line->runs) {
		c->nruns = first;
		return false;
	}
	line->first = (uint32_t)first;
	line->runs = (uint8_t)(c->nruns - first);
	columns_classify(c, i);
	return true;
}

/* Running text, in a cell over several columns: its blanks part no cells. */
static bool
has_clauses(struct span s)
{
	return span_find(s, SPAN("，")) != SIZE_MAX && span_find(s, SPAN(" ")) != SIZE_MAX;
}

static bool
is_over_several(const struct columns *c, const struct run *run)
{
	struct word word = {
		.left = { run->left[0], run->left[1] },
		.right = { run->right[0], run->right[1] }
	};
	size_t n = 0;

	for (size_t i = 0; i < c->ncolumns; i++)
		n += word_overlap(c, &word, i) != 0;
	return n > 1 && !run->number && !has_clauses(columns_text(c, run));
}

/* Are both Chinese and longer than the characters of a word spaced out? */
static bool
are_names(struct span text, const struct run *last, const struct word *word)
{
	return last->size >= LEAST_NAME && word->right[BY_WIDTH] - word->left[BY_WIDTH] >= LEAST_NAME &&
	    (unsigned char)text.p[last->end - 1] >= 0x80 && (unsigned char)text.p[word->start] >= 0x80;
}

/* Reads line i, which holds no number, again. */
static void
part_names(struct columns *c, size_t i)
{
	struct span text = form_line(c->region, i);
	struct column_line *line = &c->lines[i];
	size_t first = c->nruns;
	struct at at = { 0 };
	struct word word;

	while (next_word(text, &at, &word)) {
		struct run *last = c->nruns > first ? &c->runs[c->nruns - 1] : NULL;

		if (c->nruns - first == COLUMNS_MAX) {
			c->nruns = first;
			return;
		}
		if (last != NULL && word.gap < 2 && !are_names(text, last, &word)) {
			extend_run(last, &word);
			continue;
		}
		add_run(c, i, &word, false);
	}
	if (c->nruns - first == line->runs) {
		c->nruns = first;	/* nothing to part: it keeps what is known of it */
		return;
	}
	line->first = (uint32_t)first;
	line->runs = (uint8_t)(c->nruns - first);
	columns_classify(c, i);
}

void
columns_heads(struct columns *c, size_t from, size_t to)
{
	to = columns_body(c, from, to);
	for (size_t i = from; i < to; i++)
		if (c->lines[i].class == LINE_IS_MULTI || c->lines[i].class == LINE_IS_SINGLE)
			part_names(c, i);
}

bool
columns_split(struct columns *c, size_t from, size_t to)
{
	bool split = false;

	for (size_t i = from; i < to; i++) {
		bool several = false;

		for (size_t k = 0; k < c->lines[i].runs; k++)
			several |= is_over_several(c, &c->runs[c->lines[i].first + k]);
		if (several && split_line(c, i))
			split = true;
	}
	return split;
}

void
columns_cut(struct columns *c, size_t i)
{
	struct span text = form_line(c->region, i);
	struct column_line *line = &c->lines[i];
	struct at at = { 0 };
	struct word word;

	line->first = (uint32_t)c->nruns;
	while (next_word(text, &at, &word)) {
		bool number = is_number(span_slice(text, word.start, word.end));
		struct run *last = c->nruns > line->first ?
		    &c->runs[c->nruns - 1] : NULL;
		size_t column = last == NULL ? 0 : last->column;

		while (column + 1 < c->ncolumns &&
		    word.left[BY_WIDTH] + 1 >= c->column[column + 1].left)
			column++;
		if (last != NULL && last->column == column)
			extend_run(last, &word);
		else {
			add_run(c, i, &word, number);
			c->runs[c->nruns - 1].column = (uint8_t)column;
		}
	}
	line->runs = (uint8_t)(c->nruns - line->first);
}

/* --- all lines ----------------------------------------------------------- */

void
columns_read(struct columns *c, const struct block *region)
{
	if (c->words == NULL)
		c->words = head_words_open();
	c->region = region;
	c->nruns = 0;
	while (c->lines_cap < region->nlines)
		c->lines = mem_grow(c->lines, c->lines_cap, &c->lines_cap,
		    sizeof *c->lines);
	while (c->width_cap < region->nlines)
		c->width = mem_grow(c->width, c->width_cap, &c->width_cap, 1);
	for (size_t i = 0; i < region->nlines; i++) {
		struct span text = form_line(region, i);

		c->lines[i] = (struct column_line){ .class = LINE_IS_BLANK };
		if (region->lines[i].flags & LINE_BLANK)
			continue;
		if (text.n <= COLUMNS_BYTES && read_runs(c, i, text))
			columns_classify(c, i);
		else
			c->lines[i] = (struct column_line){ .class = LINE_IS_PROSE };
	}
}

void
columns_release(struct columns *c)
{
	free(c->runs);
	free(c->lines);
	free(c->width);
	free(c->masks);
	free(c->filled);
	free(c->kept);
	free(c->fit);
	free(c->keys);
	head_words_close(c->words);
}
