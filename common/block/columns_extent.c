/* columns_extent: the lines that may be one table in columns, from the first line of its
 * header to the last one of its tail.
 *
 * Around a line of several runs stand lines of one: names of columns above, the rest of
 * cells below.  Titles that are repeated at the top of a page are dropped. */
#include "block/columns_extent.h"

#include <stdlib.h>

#include "block/table_form.h"
#include "text/character.h"
#include "text/punct.h"

enum {
	NAME_BYTES = 32,	/* of a word of such a line, at most */
	BLANKS = 5,		/* lines inside a table */
	SINGLES = 40,		/* lines of one run between two of several */
	FEW_ROWS = 3, RARE = 4,
	TITLE_LINES = 6, TITLE_GAP = 16,	/* above a table, from the top of a page */
	TITLE_OFF = 3,		/* characters from the middle of a title to that of its end */
	HEAD_LINES = 4,		/* of one run above the first of several */
	HEAD_INDENT = 4, HEAD_CHARACTERS = 20, HEAD_NAMES = 3
};

/* Is the line names of columns with single blanks between, most of them torn, 年初预算 本年收
 * 上级补助?  A sentence has no blank so often. */
static bool
is_name_row(struct span s)
{
	size_t words = 0, n = 0;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != ' ') {
			n++;
			continue;
		}
		if (n == 0 || n > NAME_BYTES)
			return false;
		words++;
		n = 0;
	}
	return words >= HEAD_NAMES;
}

static bool
is_head_word(const struct columns *c, const struct run *run)
{
	enum head_kind kind = head_words_kind(c->words, columns_text(c, run));

	return kind != HEAD_UNKNOWN && kind != HEAD_FORM;
}

/* A line of one run that may stand above the first row: further in, or a name of the
 * column at the left, 项目. */
static bool
is_head(const struct columns *c, size_t i)
{
	const struct run *run = &c->runs[c->lines[i].first];

	if (columns_class(c, i) != LINE_IS_SINGLE || run->label)
		return false;
	if (run->right[BY_CHARACTER] - run->left[BY_CHARACTER] > HEAD_CHARACTERS)
		return run->left[BY_CHARACTER] >= COLUMNS_FAR_IN &&
		    is_name_row(columns_text(c, run));
	return run->left[BY_CHARACTER] >= HEAD_INDENT || is_head_word(c, run);
}

/* The line above line at, perhaps behind a blank one, if it is a known name that stands
 * alone; at if there is none. */
static size_t
name_above(const struct columns *c, size_t at, size_t least)
{
	if (at < least + 2 || columns_class(c, at - 1) != LINE_IS_BLANK || columns_is_page(c, at) ||
	    columns_is_page(c, at - 1) || columns_class(c, at - 2) != LINE_IS_SINGLE ||
	    !is_head_word(c, &c->runs[c->lines[at - 2].first]))
		return at;
	return at - 2;
}

/* （2023年度） alone: of what year the table above which it stands is. */
static bool
is_year(const struct columns *c, size_t i)
{
	struct span s = columns_text(c, &c->runs[c->lines[i].first]);
	size_t open = punct_starts(s, '('), close = punct_ends(s, ')');
	char year[NAME_BYTES];
	size_t n = 0;

	if (open == 0 || close == 0 || s.n > sizeof year)
		return false;
	for (size_t at = open; at < s.n - close; at++)
		if (s.p[at] != ' ')
			year[n++] = s.p[at];
	return n != 0 && byte_is_digit(year[0]) &&
	    head_words_kind(c->words, (struct span){ year, n }) != HEAD_UNKNOWN;
}

static bool
ends_clause(struct span s)
{
	return span_ends(s, SPAN("。")) || punct_ends(s, ':') != 0 || punct_ends(s, ';') != 0 ||
	    punct_ends(s, ',') != 0;
}

/* Is the line the end of a title in the line right above, which was too long for that, 综合评 over
 * 分表?  Both have one middle. */
static bool
ends_title(const struct columns *c, size_t i)
{
	const struct run *run = &c->runs[c->lines[i].first], *title;
	int off;

	if (i == 0 || c->lines[i].runs != 1 || c->lines[i - 1].runs != 1 || is_head_word(c, run))
		return false;
	title = run - 1;
	off = title->left[BY_CHARACTER] + title->right[BY_CHARACTER] -
	    run->left[BY_CHARACTER] - run->right[BY_CHARACTER];
	return title->line == run->line - 1 &&
	    title->right[BY_CHARACTER] - title->left[BY_CHARACTER] > HEAD_CHARACTERS &&
	    !ends_clause(columns_text(c, title)) && abs(off) <= 2 * TITLE_OFF;
}

size_t
columns_begin(const struct columns *c, size_t at, size_t least)
{
	size_t from = at;

	while (from > least && at - from < HEAD_LINES && !columns_is_page(c, from) &&
	    is_head(c, from - 1))
		from--;
	while (from < at && (is_year(c, from) || ends_title(c, from)))
		from++;
	return name_above(c, from, least);
}

static bool
begins_inside(const struct columns *c, const struct column_line *above,
    const struct run *run)
{
	for (size_t k = 1; k < above->runs; k++)
		for (size_t m = 0; m < MEASURES; m++)
			if (c->runs[above->first + k].left[m] == run->left[m])
				return true;
	return false;
}

/* Does the line above begin with a sentence there, beside which other cells stand? */
static bool
begins_sentence(const struct columns *c, const struct column_line *above,
    const struct run *run)
{
	const struct run *first = &c->runs[above->first];

	return above->class == LINE_IS_MULTI && span_ends(columns_text(c, first), SPAN("。")) &&
	    (first->left[BY_CHARACTER] == run->left[BY_CHARACTER] ||
		first->left[BY_WIDTH] == run->left[BY_WIDTH]);
}

/* Does a line of one run begin where a line above has a second or later one, or a
 * sentence?  Then it is a paragraph of a cell. */
static bool
is_in_cell(const struct columns *c, size_t i)
{
	const struct run *run = &c->runs[c->lines[i].first];

	if (c->lines[i].runs != 1 || columns_is_page(c, i) ||
	    run->left[BY_CHARACTER] < HEAD_INDENT)
		return false;
	for (size_t back = 1; back <= i && back <= EXTENT_CELL_LINES; back++) {
		const struct column_line *above = &c->lines[i - back];

		if (begins_inside(c, above, run) || begins_sentence(c, above, run))
			return true;
		if (columns_is_page(c, i - back))
			break;
	}
	return false;
}

/* A numbered line, perhaps several, with running text below: a heading. */
static bool
begins_section(const struct columns *c, size_t i, size_t n)
{
	if (n - i > EXTENT_HEADINGS)
		n = i + EXTENT_HEADINGS;
	for (; i < n && columns_class(c, i) == LINE_IS_SINGLE &&
	    c->runs[c->lines[i].first].label; i++)
		if (i + 1 < c->region->nlines && columns_class(c, i + 1) == LINE_IS_PROSE)
			return true;
	return false;
}

/* Lines of one run right below the last one of several belong to it, and the
 * paragraphs of its cells. */
static size_t
with_tail(const struct columns *c, size_t end, size_t to)
{
	for (size_t i = end, blanks = 0; i < to && !columns_is_page(c, i); i++) {
		enum column_class class = columns_class(c, i);

		blanks += class == LINE_IS_BLANK;
		if (class == LINE_IS_BLANK)
			continue;
		if ((blanks != 0 ? !is_in_cell(c, i) : class != LINE_IS_SINGLE) ||
		    begins_section(c, i, c->region->nlines))
			break;
		end = i + 1;
	}
	return end;
}

/* Have lines a and b the same characters, blanks left out? */
static bool
are_same(const struct columns *c, size_t a, size_t b)
{
	struct span x = form_line(c->region, a), y = form_line(c->region, b);
	size_t i = 0, k = 0;

	for (;;) {
		while (i < x.n && x.p[i] == ' ')
			i++;
		while (k < y.n && y.p[k] == ' ')
			k++;
		if (i == x.n || k == y.n)
			return i == x.n && k == y.n;
		if (x.p[i++] != y.p[k++])
			return false;
	}
}

/* Does the line say again what stands above the table, on a new page? */
static bool
is_repeated(const struct columns *c, size_t i, size_t from)
{
	size_t top = i, lines = 0;

	while (top > from && !columns_is_page(c, top) && i - top < TITLE_LINES)
		top--;
	if (top <= from || !columns_is_page(c, top))
		return false;
	for (size_t k = from; k > 0 && from - k < TITLE_GAP && lines < TITLE_LINES; k--) {
		if (columns_class(c, k - 1) == LINE_IS_BLANK)
			continue;
		if (c->lines[k - 1].numbers)
			break;		/* the table before */
		if (are_same(c, k - 1, i))
			return true;
		lines++;
	}
	return false;
}

/* Is the line the running head of a page: alone at its top, with much room below, or the same
 * as at the top of a page before? */
static bool
is_running_head(const struct columns *c, size_t i, size_t n)
{
	if (!columns_is_page(c, i) || columns_class(c, i) != LINE_IS_SINGLE ||
	    c->lines[i].numbers || c->runs[c->lines[i].first].label || i + 2 >= n ||
	    columns_class(c, i + 1) != LINE_IS_BLANK)
		return false;
	if (columns_class(c, i + 2) == LINE_IS_BLANK)
		return true;
	for (size_t k = i; k > 0 && i - k < COLUMNS_PAGE; k--)
		if (columns_is_page(c, k - 1) && are_same(c, k - 1, i))
			return true;
	return false;
}

/* The titles of the table that stand again on its pages say nothing new. */
static void
drop_line(struct columns *c, size_t i)
{
	c->lines[i].runs = 0;
	c->lines[i].class = LINE_IS_BLANK;
}

/* Blank lines and lines with numbers of a page, so far. */
struct seen {
	size_t blanks, numbered;
};

static void
see_line(const struct columns *c, size_t i, struct seen *seen)
{
	if (columns_is_page(c, i))
		*seen = (struct seen){ 0 };
	seen->blanks += columns_class(c, i) == LINE_IS_BLANK;
	seen->numbered += c->lines[i].numbers;
}

/* Behind the only blank line for long, names of columns with numbers right below: the
 * header of another table. */
static bool
begins_other(const struct columns *c, size_t i, size_t n, const struct seen *seen)
{
	return columns_class(c, i) == LINE_IS_MULTI && !c->lines[i].numbers &&
	    c->lines[i].runs >= EXTENT_NAMES && i > 0 && i + 1 < n &&
	    columns_class(c, i - 1) == LINE_IS_BLANK && !columns_is_page(c, i) &&
	    c->lines[i + 1].numbers &&
	    seen->numbered >= FEW_ROWS && seen->blanks * RARE <= seen->numbered;
}

/* The line behind a candidate whose first line of several runs is from, and whose header
 * begins at top. */
size_t
columns_end(struct columns *c, size_t top, size_t from, size_t n)
{
	size_t last = from, blanks = 0, singles = 0, i;
	struct seen seen = { 0 };

	for (i = from; i < n; i++) {
		enum column_class class = columns_class(c, i);

		see_line(c, i, &seen);
		if (class != LINE_IS_BLANK &&
		    (is_repeated(c, i, top) || is_running_head(c, i, n))) {
			drop_line(c, i);
			blanks = 0;
			continue;
		}
		if (class == LINE_IS_PROSE && is_in_cell(c, i))
			class = LINE_IS_SINGLE;
		blanks = class == LINE_IS_BLANK ? blanks + 1 : 0;
		if (class == LINE_IS_PROSE || class == LINE_IS_CAPTION ||
		    class == LINE_IS_RULE || begins_other(c, i, n, &seen) ||
		    blanks > BLANKS || singles > SINGLES || columns_is_heading(c, i, from, n))
			break;
		if (class == LINE_IS_SINGLE)
			singles++;
		if (class == LINE_IS_MULTI ||
		    (class == LINE_IS_SINGLE && c->lines[i].numbers)) {
			last = i;
			singles = 0;
		}
	}
	return with_tail(c, last + 1, i);
}
