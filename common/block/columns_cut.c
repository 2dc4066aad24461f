/* columns_cut: runs cut again at single blanks, when more is known: the names of a header, and
 * texts above several columns; see columns.h. */
#include "block/columns_words.h"

#include "block/items.h"
#include "block/table_form.h"

enum {
	FEW_LINES = 3,
	NEAR = 2,		/* blanks between a heading and its column */
	LEAST_NAME = 4		/* two characters */
};

static size_t
word_overlap(const struct columns *c, const struct word *word, size_t column)
{
	return column_overlap(&c->column[column], word->left[c->measure], word->right[c->measure]);
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
	if (columns_is_in_year(text, last, word))
		return false;
	if (columns_is_number(span_slice(text, word->start, word->end)))
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

	while (columns_next_word(text, &at, &word)) {
		bool number = columns_is_number(span_slice(text, word.start, word.end));
		struct run *last = c->nruns > first ? &c->runs[c->nruns - 1] : NULL;
		size_t column = last == NULL || word.gap > 1 ?
		    column_of(c, &word, COLUMNS_MAX) :
		    is_boundary(c, text, last, &word) ?
		    column_of(c, &word, last_column) : last_column;

		if (last != NULL && word.gap < 2 && !(number && last->number) &&
		    column == last_column)
			columns_extend_run(last, &word);
		else if (c->nruns - first == COLUMNS_MAX)
			break;
		else
			columns_add_run(c, i, &word, number);
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
	return span_has(s, SPAN(" ")) && (span_has(s, SPAN("，")) ||
	    (item_read(s).number > 0 && (span_ends(s, SPAN("。")) || span_ends(s, SPAN("；")))));
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
	return last->size >= LEAST_NAME &&
	    word->right[BY_WIDTH] - word->left[BY_WIDTH] >= LEAST_NAME &&
	    (unsigned char)text.p[last->end - 1] >= 0x80 &&
	    (unsigned char)text.p[word->start] >= 0x80;
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

	while (columns_next_word(text, &at, &word)) {
		struct run *last = c->nruns > first ? &c->runs[c->nruns - 1] : NULL;

		if (c->nruns - first == COLUMNS_MAX) {
			c->nruns = first;
			return;
		}
		if (last != NULL && word.gap < 2 && !are_names(text, last, &word)) {
			columns_extend_run(last, &word);
			continue;
		}
		columns_add_run(c, i, &word, false);
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
	while (columns_next_word(text, &at, &word)) {
		bool number = columns_is_number(span_slice(text, word.start, word.end));
		struct run *last = c->nruns > line->first ?
		    &c->runs[c->nruns - 1] : NULL;
		size_t column = last == NULL ? 0 : last->column;

		while (column + 1 < c->ncolumns &&
		    word.left[BY_WIDTH] + 1 >= c->column[column + 1].left)
			column++;
		if (last != NULL && last->column == column)
			columns_extend_run(last, &word);
		else {
			columns_add_run(c, i, &word, number);
			c->runs[c->nruns - 1].column = (uint8_t)column;
		}
	}
	line->runs = (uint8_t)(c->nruns - line->first);
}
