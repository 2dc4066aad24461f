/* table_columns: tables whose columns are aligned by blanks (pdftotext -layout,
 * browsers' dumps).
 *
 * Lines of several runs, with the short ones between them, are tried as a
 * table, page by page (columns.h); the pages of one table are laid over each
 * other.  What has not two columns over a few rows stays text. */
#include "report/table_form.h"
#include "report/table_spread.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/columns.h"
#include "report/label.h"

enum {
	LONG_RULE = 12,		/* dashes */
	SHORT_RULE = 6,		/* of several columns; two —— that docx2txt wrote have four */
	NAME_BYTES = 64,	/* of the first cell of a line, at most */
	FAR_INDENT = 12,	/* a line that begins this far right is no running text */
	BLANKS = 5,		/* lines inside a table */
	SINGLES = 40,		/* lines of one run between two of several */
	PLACES = 512,
	CLAUSE_GAP = 3,
	HEADINGS = 4,		/* one below the other, at most */
	FEW_RUNS = 6,		/* tell nothing about how even they are */
	PADDED = 4, WIDE_GAP = 3,
	CLOSED = 6,		/* one in so many */
	BROKEN = 8,		/* one in so many lines broken: nothing can be trusted */
	CELL_LINES = 8,		/* between the paragraphs of a cell */
	LIST_LINES = 64,	/* between items of a list in the rows */
	FEW_NAMES = 3, FEW_ROWS = 3, RARE = 4,
	TITLE_LINES = 6, TITLE_GAP = 16,	/* above a table, from the top of a page */
	HEAD_LINES = 4,		/* of one run above the first of several */
	HEAD_INDENT = 4, HEAD_CHARACTERS = 20, HEAD_NAMES = 3,
	/* costs of laying pages over each other */
	SKIP_COLUMN = 2, OTHER_KIND = 8, OTHER_NAME = 30,
	EMPTY_COLUMN = 20
};

/* Two blanks with text on both sides, the first ones not far behind the
 * beginning. */
static bool
has_gap(struct span text)
{
	const char *p = text.p, *end = text.p + text.n, *stop;

	while (p < end && *p == ' ')
		p++;
	stop = end - p > NAME_BYTES ? p + NAME_BYTES : end;
	while ((p = memchr(p, ' ', (size_t)(stop - p))) != NULL) {
		if (p + 1 < end && p[1] == ' ')
			break;
		p++;
	}
	if (p == NULL)
		return false;
	while (p < end && *p == ' ')
		p++;
	return p < end;
}

/* A rule of a table: dashes, from where the columns begin to where they end, or
 * from end to end. */
static bool
is_rule(struct span text)
{
	size_t words = 0, dashes = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '-' && text.p[i] != ' ')
			return false;
		dashes += text.p[i] == '-';
		words += text.p[i] == '-' && (i == 0 || text.p[i - 1] == ' ');
	}
	return (words > 1 && dashes >= SHORT_RULE) || (words == 1 && text.n >= LONG_RULE);
}

static bool
is_dashes(struct span text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '-' && text.p[i] != ' ')
			return false;
	return true;
}

static bool
is_far_in(struct span text)
{
	for (size_t i = 0; i < FAR_INDENT; i++)
		if (text.p[i] != ' ')
			return false;
	return text.n > FAR_INDENT;
}

/* Nearly every line has no blank within reach. */
static bool
columns_touch(struct span text, unsigned flags)
{
	size_t n = text.n < NAME_BYTES ? text.n : NAME_BYTES;

	if ((flags & LINE_DENSE) && n != 0 && text.p[0] != '-' && text.p[0] != ' ')
		return false;
	if (n < 3 || ((unsigned char)text.p[0] == 0xE3 &&
	    (unsigned char)text.p[1] == 0x80 && (unsigned char)text.p[2] == 0x80))
		return false;
	if (text.p[0] == '-')
		return is_rule(text);
	if (memchr(text.p, ' ', n) == NULL || text.n > COLUMNS_BYTES)
		return false;
	return (n > FAR_INDENT && is_far_in(text)) || has_gap(text) ||
	    (text.p[n - 1] == '-' && is_rule(text));
}

/* Dashes and no rule, " --  -- ", are a cell without a value and no gap between two. */
static bool
columns_own(struct span text)
{
	return text.n <= COLUMNS_BYTES && text.n > 2 &&
	    ((has_gap(text) && !is_dashes(text)) || is_rule(text)) &&
	    memchr(text.p, '\t', text.n) == NULL &&
	    memchr(text.p, '|', text.n) == NULL &&
	    span_find(text, SPAN("│")) == SIZE_MAX;
}

/* --- candidates --------------------------------------------------------- */

static enum column_class
class_of(const struct columns *c, size_t i)
{
	return (enum column_class)c->lines[i].class;
}

static bool
is_page(const struct columns *c, size_t i)
{
	return c->region->lines[i].flags & LINE_PAGE;
}

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
		if (n == 0 || n > NAME_BYTES / 2)
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

	if (class_of(c, i) != LINE_IS_SINGLE || run->label)
		return false;
	if (run->right[BY_CHARACTER] - run->left[BY_CHARACTER] > HEAD_CHARACTERS)
		return run->left[BY_CHARACTER] >= FAR_INDENT && is_name_row(columns_text(c, run));
	return run->left[BY_CHARACTER] >= HEAD_INDENT || is_head_word(c, run);
}

/* The line above line at, perhaps behind a blank one, if it is a known name that stands
 * alone; at if there is none. */
static size_t
name_above(const struct columns *c, size_t at, size_t least)
{
	if (at < least + 2 || class_of(c, at - 1) != LINE_IS_BLANK || is_page(c, at) ||
	    is_page(c, at - 1) || class_of(c, at - 2) != LINE_IS_SINGLE ||
	    !is_head_word(c, &c->runs[c->lines[at - 2].first]))
		return at;
	return at - 2;
}

static size_t
candidate_start(const struct columns *c, size_t at, size_t least)
{
	size_t from = at;

	while (from > least && at - from < HEAD_LINES && !is_page(c, from) &&
	    is_head(c, from - 1))
		from--;
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

	if (c->lines[i].runs != 1 || is_page(c, i) ||
	    run->left[BY_CHARACTER] < HEAD_INDENT)
		return false;
	for (size_t back = 1; back <= i && back <= CELL_LINES; back++) {
		const struct column_line *above = &c->lines[i - back];

		if (begins_inside(c, above, run) || begins_sentence(c, above, run))
			return true;
		if (is_page(c, i - back))
			break;
	}
	return false;
}

/* A numbered line, perhaps several, with running text below: a heading. */
static bool
begins_section(const struct columns *c, size_t i, size_t n)
{
	if (n - i > HEADINGS)
		n = i + HEADINGS;
	for (; i < n && class_of(c, i) == LINE_IS_SINGLE &&
	    c->runs[c->lines[i].first].label; i++)
		if (i + 1 < c->region->nlines && class_of(c, i + 1) == LINE_IS_PROSE)
			return true;
	return false;
}

/* Lines of one run right below the last one of several belong to it, and the
 * paragraphs of its cells. */
static size_t
with_tail(const struct columns *c, size_t end, size_t to)
{
	for (size_t i = end, blanks = 0; i < to && !is_page(c, i); i++) {
		enum column_class class = class_of(c, i);

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

/* The line of the item before this one in a list of the table, 八、… above 九、卫生健康支出,
 * with the same indent; NULL: it is none of a list. */
static const struct column_line *
item_before(const struct columns *c, size_t i, size_t least, size_t far,
    const struct label *label)
{
	uint16_t left = c->runs[c->lines[i].first].left[BY_CHARACTER];

	for (size_t at = i, lines = 0; at > least && lines < far; at--) {
		const struct column_line *line = &c->lines[at - 1];

		lines += line->runs != 0;
		for (size_t k = 0; k < line->runs; k++) {
			const struct run *run = &c->runs[line->first + k];
			struct label above;

			if (run->label && run->left[BY_CHARACTER] == left &&
			    label_read(columns_text(c, run), &above) != 0)
				return above.form == label->form &&
				    above.ordinal + 1 == label->ordinal ? line : NULL;
		}
	}
	return NULL;
}

/* Is it the item that comes next in a list of the table?  In the right half of a table
 * the indent varies. */
static bool
is_next_item(const struct columns *c, size_t i, size_t least, const struct label *label)
{
	uint16_t left = c->runs[c->lines[i].first].left[BY_CHARACTER];

	return (left >= FAR_INDENT && label->ordinal > 1) ||
	    item_before(c, i, least, CELL_LINES, label) != NULL;
}

/* Are most cells of a line names that stand in headers? */
static bool
has_names(const struct columns *c, const struct column_line *line)
{
	size_t known = 0;

	for (size_t k = 0; k < line->runs; k++)
		known += head_words_kind(c->words,
		    columns_text(c, &c->runs[line->first + k])) != HEAD_UNKNOWN;
	return known * 2 > line->runs;
}

/* Does a row below begin with the item that comes next? */
static bool
goes_on_below(const struct columns *c, size_t i, size_t n, const struct label *label)
{
	for (size_t at = i + 1; at < n && at - i <= LIST_LINES; at++) {
		const struct column_line *line = &c->lines[at];
		struct label below;

		if (line->class == LINE_IS_MULTI && c->runs[line->first].label &&
		    label_read(columns_text(c, &c->runs[line->first]), &below) != 0 &&
		    below.form == label->form)
			return below.ordinal == label->ordinal + 1;
	}
	return false;
}

/* May the line head what stands below, behind rows of amounts?  It is no item of a list
 * in the rows, or has none of the amounts that the item before has in its row. */
static bool
leaves_rows(const struct columns *c, size_t i, size_t least, size_t n,
    const struct label *label)
{
	const struct column_line *item = item_before(c, i, least, LIST_LINES, label);
	size_t above = i;

	while (above > least && class_of(c, above - 1) == LINE_IS_BLANK)
		above--;
	return above > least && c->lines[above - 1].numbers &&
	    c->runs[c->lines[i].first].left[BY_CHARACTER] < FAR_INDENT &&
	    (item == NULL || item->numbers) && !goes_on_below(c, i, n, label);
}

/* Does the header of another table stand right below, or below further headings?  Known
 * names say so; others when numbers stand right below them. */
static bool
heads_table(const struct columns *c, size_t i, size_t n)
{
	const struct column_line *head;
	size_t at = i + 1;

	while (at + 1 < n && at - i < HEADINGS && class_of(c, at) == LINE_IS_SINGLE &&
	    c->runs[c->lines[at].first].label)
		at++;
	head = &c->lines[at];
	return head->class == LINE_IS_MULTI && !head->numbers && at + 1 < n &&
	    (has_names(c, head) || (head->runs >= FEW_NAMES && c->lines[at + 1].numbers));
}

/* 一、部门概况 alone between blank lines: a heading below the fields of a cover, though
 * numbers stand on lines of their own further down.  Behind a blank line and right
 * above the header of a table: a heading between two tables. */
static bool
is_heading(const struct columns *c, size_t i, size_t least, size_t n)
{
	struct span s = columns_text(c, &c->runs[c->lines[i].first]);
	struct label label;

	if (class_of(c, i) != LINE_IS_SINGLE || c->lines[i].numbers || i == 0 || i + 1 >= n ||
	    class_of(c, i - 1) != LINE_IS_BLANK || !label_possible(s) ||
	    label_read(s, &label) == 0 || label.form != LABEL_CHINESE)
		return false;
	return class_of(c, i + 1) == LINE_IS_BLANK ? !is_next_item(c, i, least, &label) :
	    heads_table(c, i, n) && leaves_rows(c, i, least, n, &label);
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

	while (top > from && !is_page(c, top) && i - top < TITLE_LINES)
		top--;
	if (top <= from || !is_page(c, top))
		return false;
	for (size_t k = from; k > 0 && from - k < TITLE_GAP && lines < TITLE_LINES; k--) {
		if (class_of(c, k - 1) == LINE_IS_BLANK)
			continue;
		if (c->lines[k - 1].numbers)
			break;		/* the table before */
		if (are_same(c, k - 1, i))
			return true;
		lines++;
	}
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
	if (is_page(c, i))
		*seen = (struct seen){ 0 };
	seen->blanks += class_of(c, i) == LINE_IS_BLANK;
	seen->numbered += c->lines[i].numbers;
}

/* Behind the only blank line for long, names of columns with numbers right below: the
 * header of another table. */
static bool
begins_other(const struct columns *c, size_t i, size_t n, const struct seen *seen)
{
	return class_of(c, i) == LINE_IS_MULTI && !c->lines[i].numbers &&
	    c->lines[i].runs >= FEW_NAMES && i > 0 && i + 1 < n &&
	    class_of(c, i - 1) == LINE_IS_BLANK && !is_page(c, i) && c->lines[i + 1].numbers &&
	    seen->numbered >= FEW_ROWS && seen->blanks * RARE <= seen->numbered;
}

/* The line behind a candidate whose first line of several runs is from, and whose header
 * begins at top. */
static size_t
candidate_end(struct columns *c, size_t top, size_t from, size_t n)
{
	size_t last = from, blanks = 0, singles = 0, i;
	struct seen seen = { 0 };

	for (i = from; i < n; i++) {
		enum column_class class = class_of(c, i);

		see_line(c, i, &seen);
		if (class != LINE_IS_BLANK && is_repeated(c, i, top)) {
			drop_line(c, i);
			continue;
		}
		if (class == LINE_IS_PROSE && is_in_cell(c, i))
			class = LINE_IS_SINGLE;
		blanks = class == LINE_IS_BLANK ? blanks + 1 : 0;
		if (class == LINE_IS_PROSE || class == LINE_IS_CAPTION ||
		    class == LINE_IS_RULE || begins_other(c, i, n, &seen) ||
		    blanks > BLANKS || singles > SINGLES || is_heading(c, i, from, n))
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

/* --- pages of one table ------------------------------------------------- */

static bool
is_numeric(const struct column *column)
{
	return column->numbers > column->texts;
}

/* What it costs that column b of a page is column a of the table.  One that is empty on
 * the widest page is most likely so on the others. */
static uint32_t
place_cost(const struct column *a, const struct column *b)
{
	bool numbers = is_numeric(a) && is_numeric(b);
	int distance = numbers ? a->right - b->right : a->left - b->left;

	if (a->name != 0 && b->name != 0)
		return a->name == b->name ? 0 : OTHER_NAME;
	return (uint32_t)(distance < 0 ? -distance : distance) +
	    (is_numeric(a) != is_numeric(b) ? OTHER_KIND : 0) +
	    (a->lines == 0 ? EMPTY_COLUMN : 0);
}

/* Which of the table's columns is each column of this page?  The cheapest way
 * to lay them over each other in order; no new ones are made. */
static bool
lay_over(const struct column *table, size_t n, const struct column *page,
    size_t m, uint8_t *place)
{
	static const uint32_t never = UINT32_MAX / 2;
	uint32_t cost[COLUMNS_MAX + 1][COLUMNS_MAX + 1];

	if (m > n)
		return false;
	for (size_t j = 0; j <= m; j++)
		for (size_t i = 0; i <= n; i++) {
			uint32_t skip, take;

			if (j == 0 || i < j) {
				cost[j][i] = j == 0 ? (uint32_t)i * SKIP_COLUMN : never;
				continue;
			}
			skip = cost[j][i - 1] + SKIP_COLUMN;
			take = cost[j - 1][i - 1] +
			    place_cost(&table[i - 1], &page[j - 1]);
			cost[j][i] = take <= skip ? take : skip;
		}
	for (size_t j = m, i = n; j > 0; i--)
		if (i == j || cost[j][i] != cost[j][i - 1] + SKIP_COLUMN)
			place[--j] = (uint8_t)(i - 1);
	return true;
}

static void
move_runs(struct columns *c, size_t from, size_t to, const uint8_t *place)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			run->column = place[run->column];
		}
}

static bool
same_line(const struct columns *c, size_t a, size_t b)
{
	const struct column_line *x = &c->lines[a], *y = &c->lines[b];

	if (x->runs != y->runs || x->runs == 0 || x->numbers)
		return false;
	for (size_t k = 0; k < x->runs; k++)
		if (!span_eq(columns_text(c, &c->runs[x->first + k]),
		    columns_text(c, &c->runs[y->first + k])))
			return false;
	return true;
}

/* Where the rows of a page begin: behind the header that the first page has. */
static size_t
skip_header(const struct columns *c, size_t first, size_t from, size_t to)
{
	size_t a = first, at = from;

	for (;;) {
		while (a < from && class_of(c, a) == LINE_IS_BLANK)
			a++;
		while (at < to && class_of(c, at) == LINE_IS_BLANK)
			at++;
		if (a == from || at == to || !same_line(c, a, at))
			return at;
		a++;
		at++;
	}
}

/* The line behind the page that begins at from. */
static size_t
page_end(const struct columns *c, size_t from, size_t to)
{
	size_t i = from + 1;

	while (i < to && !is_page(c, i) && i - from < COLUMNS_PAGE)
		i++;
	return i;
}

/* --- is it one? --------------------------------------------------------- */

/* What speaks for a table and against it. */
struct evidence {
	size_t rows;		/* with several cells */
	size_t numbered;	/* of them with a number */
	size_t forms;		/* of them that read 负责人： */
	size_t columns;		/* with cells in several rows */
	size_t clauses;		/* whose gap stands behind a comma or full stop */
	size_t contents;	/* lines of a heading and a page number */
	size_t broken;		/* lines with half a character: cells wrote over others */
	size_t padded;		/* rows with a gap that is wider than it needs to be */
	size_t closed;		/* lines whose columns have only one blank between them */
	size_t even, runs;	/* of those behind the first of a line: that stand
				 * exactly above others, and all */
};

/* How many runs begin, end and have their middle at a place. */
struct places {
	uint32_t at[3][PLACES];
};

static bool
is_form_line(const struct columns *c, const struct column_line *line)
{
	size_t n = 0;

	for (size_t k = 0; k < line->runs; k++) {
		struct span s = columns_text(c, &c->runs[line->first + k]);

		n += span_find(s, SPAN("：")) != SIZE_MAX || memchr(s.p, ':', s.n);
	}
	return n * 2 > line->runs;
}

/* Is a gap right behind a comma or full stop? */
static bool
is_clause_line(const struct columns *c, const struct column_line *line)
{
	for (size_t k = 0; k + 1 < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k];
		struct span s = columns_text(c, run);

		if (run[1].left[BY_CHARACTER] - run->right[BY_CHARACTER] <= CLAUSE_GAP &&
		    (span_ends(s, SPAN("，")) || span_ends(s, SPAN("。")) ||
			span_ends(s, SPAN("；"))))
			return true;
	}
	return false;
}

/* A heading and the page it is on. */
static bool
is_contents_line(const struct columns *c, const struct column_line *line)
{
	const struct run *run = &c->runs[line->first];
	struct span last;

	if (line->runs != 2 || !run[1].number)
		return false;
	last = columns_text(c, &run[1]);
	return run[0].label && last.n <= 3 && memchr(last.p, '.', last.n) == NULL &&
	    memchr(last.p, '%', last.n) == NULL;
}

static bool
is_padded(const struct columns *c, const struct column_line *line)
{
	for (size_t k = 1; k < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k];

		if (run->left[BY_CHARACTER] - run[-1].right[BY_CHARACTER] >= WIDE_GAP)
			return true;
	}
	return false;
}

/* Does a text end in a number of its own?  Then it is several cells. */
static bool
is_closed_up(const struct columns *c, const struct column_line *line)
{
	for (size_t k = 0; k < line->runs; k++) {
		struct span s = columns_text(c, &c->runs[line->first + k]);
		size_t n = s.n;

		while (n > 0 && ((s.p[n - 1] >= '0' && s.p[n - 1] <= '9') ||
		    s.p[n - 1] == '.' || s.p[n - 1] == ',' || s.p[n - 1] == '%'))
			n--;
		if (n > 1 && n < s.n && s.p[n - 1] == ' ')
			return true;
	}
	return false;
}

static void
places_of(const struct run *run, enum measure m, size_t at[3])
{
	at[0] = run->left[m];
	at[1] = run->right[m];
	at[2] = ((size_t)run->left[m] + run->right[m]) / 2;
}

static void
count_places(const struct columns *c, size_t from, size_t to, enum measure m,
    struct places *places)
{
	*places = (struct places){ .at = { { 0 } } };
	for (size_t i = from; i < to; i++)
		for (size_t k = 1; k < c->lines[i].runs; k++) {
			size_t at[3];

			places_of(&c->runs[c->lines[i].first + k], m, at);
			for (size_t n = 0; n < 3; n++)
				places->at[n][at[n] % PLACES]++;
		}
}

/* Does it stand exactly above another run, or a character beside? */
static bool
is_even(const struct places *places, const struct run *run, enum measure m)
{
	size_t at[3];

	places_of(run, m, at);
	for (size_t n = 0; n < 3; n++) {
		const uint32_t *count = places->at[n];

		if (count[(at[n] + PLACES - 1) % PLACES] + count[at[n] % PLACES] +
		    count[(at[n] + 1) % PLACES] > 1)
			return true;
	}
	return false;
}

static bool
has_several_rows(const struct columns *c, size_t from, size_t to)
{
	size_t rows = 0;

	for (size_t i = from; i < to && rows < 2; i++)
		rows += c->lines[i].runs > 1;
	return rows > 1;
}

/* By the better of both measures; not in the header, whose cells often stand
 * above several columns.  One row below it says nothing. */
static void
look_even(const struct columns *c, size_t from, size_t to, struct evidence *e)
{
	from = columns_body(c, from, to);
	if (!has_several_rows(c, from, to))
		return;
	for (size_t m = 0; m < MEASURES; m++) {
		struct places places;
		size_t even = 0, runs = 0;

		count_places(c, from, to, (enum measure)m, &places);
		for (size_t i = from; i < to; i++)
			for (size_t k = 1; k < c->lines[i].runs; k++) {
				even += is_even(&places,
				    &c->runs[c->lines[i].first + k], (enum measure)m);
				runs++;
			}
		if (even >= e->even)
			e->even = even;
		e->runs = runs;
	}
}

static bool
is_table(const struct columns *c, size_t from, size_t to)
{
	struct evidence e = { 0 };
	uint32_t cells[COLUMNS_MAX] = { 0 };

	for (size_t i = from; i < to; i++) {
		const struct column_line *line = &c->lines[i];

		if (line->runs == 0)
			continue;
		for (size_t k = 0; k < line->runs; k++)
			cells[c->runs[line->first + k].column]++;
		e.rows += line->runs > 1;
		e.numbered += line->runs > 1 && line->numbers;
		if (line->runs > 1 && is_form_line(c, line))
			e.forms++;
		else
			e.clauses += is_clause_line(c, line);
		e.contents += is_contents_line(c, line);
		e.closed += is_closed_up(c, line);
		e.padded += is_padded(c, line);
		e.broken += span_find(form_line(c->region, i), SPAN("\uFFFD")) != SIZE_MAX;
	}
	for (size_t k = 0; k < COLUMNS_MAX; k++)
		e.columns += cells[k] > 1;
	look_even(c, from, to, &e);
	if (e.columns < 2 || e.padded * PADDED < e.rows || (e.forms + e.clauses) * 2 > e.rows || e.contents * 2 > e.rows ||
	    e.broken * BROKEN > e.rows || e.closed * CLOSED > e.rows || (e.runs >= FEW_RUNS && e.even * 2 < e.runs))
		return false;
	return e.rows >= 3 || (e.rows >= 2 && e.numbered >= 1);
}

/* --- plan --------------------------------------------------------------- */

static bool
fit_page(struct columns *c, size_t from, size_t to)
{
	columns_codes(c, from, to);
	columns_edges(c, from, to);
	columns_list(c, from, to);
	columns_heads(c, from, to);
	return from < to && columns_fit(c, from, to) &&
	    (!columns_split(c, from, to) || columns_fit(c, from, to));
}

/* The columns of the page that has most. */
static size_t
widest_page(struct columns *c, size_t from, size_t to, struct column *table)
{
	size_t n = 0;

	columns_list_end(c);
	for (size_t at = from, end; at < to; at = end) {
		end = page_end(c, at, to);
		if (!fit_page(c, at, end) || c->ncolumns <= n)
			continue;
		n = c->ncolumns;
		memcpy(table, c->column, n * sizeof *table);
	}
	return n;
}

/* Makes the one text at the top of a page, no item, part of the last row before, which
 * was torn; rows from..next are the page's. */
static uint32_t
join_rest(struct columns *c, size_t from, size_t to, uint32_t row, uint32_t next)
{
	size_t top = from;

	while (top < to && c->lines[top].runs == 0)
		top++;
	if (row == 0 || top == to || c->lines[top].runs != 1 || c->lines[top].numbers ||
	    c->runs[c->lines[top].first].label || c->runs[c->lines[top].first].row != row)
		return next;
	for (size_t i = top + 1; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++)
			if (c->runs[c->lines[i].first + k].row == row)
				return next;
	c->runs[c->lines[top].first].row = row - 1;
	for (size_t i = top + 1; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++)
			if (c->runs[c->lines[i].first + k].row != NO_ROW)
				c->runs[c->lines[i].first + k].row--;
	return next - 1;
}

/* Columns and rows of lines from..to, page by page. */
static size_t
read_pages(struct columns *c, size_t from, size_t to)
{
	struct column table[COLUMNS_MAX];
	uint8_t place[COLUMNS_MAX];
	size_t n;
	uint32_t row = 0;

	c->letters = 0;
	columns_list_end(c);
	if (fit_page(c, from, page_end(c, from, to)) && c->heads.rows != 0)
		c->letters = c->heads.letters;
	n = widest_page(c, from, to, table);
	columns_list_end(c);
	for (size_t at = from, end; at < to; at = end) {
		size_t start;

		end = page_end(c, at, to);
		if (!fit_page(c, at, end))
			continue;
		start = at == from ? at :
		    c->heads.rows != 0 && c->heads.letters == c->letters ? c->heads.body :
		    skip_header(c, from, at, end);
		row = join_rest(c, start, end, row, columns_rows(c, start, end, row));
		if (lay_over(table, n, c->column, c->ncolumns, place))
			move_runs(c, start, end, place);
	}
	return n;
}

static void
mark_table(struct plan *plan, struct columns *c, size_t from, size_t to, size_t n)
{
	for (size_t i = from; i < to; i++) {
		plan->marks[i] = c->lines[i].runs == 0 ? MARK_GAP : MARK_ROW;
		c->width[i] = (uint8_t)n;
	}
	plan->marks[from] |= MARK_TABLE;
}

static bool
plan_table(struct plan *plan, struct columns *c, size_t from, size_t to)
{
	size_t n = read_pages(c, from, to);

	if (n < 2 || (!plan->given && !is_table(c, from, to)))
		return false;
	mark_table(plan, c, from, to, n);
	return true;
}

static void
columns_plan(struct plan *plan)
{
	struct columns *c;
	size_t least = 0, n = plan->region->nlines;

	if (plan->columns == NULL)
		plan->columns = mem_zeroed(1, sizeof *plan->columns);
	c = plan->columns;
	columns_read(c, plan->region);
	for (size_t i = 0; i < n;) {
		size_t from, to, columns;

		if (class_of(c, i) == LINE_IS_RULE &&
		    (to = columns_ruled(c, i, least, &from, &columns)) != 0) {
			mark_table(plan, c, from, to, columns);
			i = least = to;
			continue;
		}
		if (class_of(c, i) != LINE_IS_MULTI || (i + 1 < n &&
		    class_of(c, i + 1) == LINE_IS_RULE &&
		    columns_ruled(c, i + 1, least, &from, &columns) != 0)) {
			i++;
			continue;
		}
		from = candidate_start(c, i, least);
		to = candidate_end(c, from, i, n);
		if (plan_table(plan, c, from, to))
			least = to;
		i = to;
	}
}

/* --- grid --------------------------------------------------------------- */

static int
by_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* A run's place in the grid and in the lines, as a number. */
enum { KEY_RUN = 7, KEY_LINE = 20, KEY_COLUMN = 7 };

/* The runs of the block's lines, by row, column and line. */
static size_t
sort_runs(struct columns *c, size_t at, size_t n)
{
	size_t nkeys = 0;

	for (size_t i = at; i < at + n; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			uint64_t key = (uint64_t)run->row << KEY_COLUMN | run->column;

			if (run->row == NO_ROW)
				continue;
			c->keys = mem_grow(c->keys, nkeys, &c->keys_cap,
			    sizeof *c->keys);
			c->keys[nkeys++] = (key << KEY_LINE | (i - at)) << KEY_RUN | k;
		}
	qsort(c->keys, nkeys, sizeof *c->keys, by_key);
	return nkeys;
}

static const struct run *
run_of(const struct columns *c, size_t at, uint64_t key)
{
	size_t line = at + (key >> KEY_RUN & ((1U << KEY_LINE) - 1));

	return &c->runs[c->lines[line].first + (key & ((1U << KEY_RUN) - 1))];
}

static void
fill_row(struct table *t, size_t cells)
{
	while (t->rows[t->nrows - 1].cells < cells)
		table_add_cell(t);
}

static void
columns_build(const struct plan *plan, size_t at, struct block *b)
{
	struct columns *c = plan->columns;
	size_t nkeys = sort_runs(c, at, b->nlines), width = c->width[at];
	uint32_t row = NO_ROW;

	for (size_t i = 0; i < nkeys; i++) {
		const struct run *run = run_of(c, at, c->keys[i]);
		size_t line = run->line - at, start = b->lines[line].start;

		if (run->row != row) {
			if (row != NO_ROW)
				fill_row(&b->table, width);
			row = run->row;
			table_add_row(&b->table, line);
		}
		fill_row(&b->table, (size_t)run->column + 1);
		table_add_torn(&b->table, start + run->start, start + run->end);
	}
	fill_row(&b->table, width);
	table_centre(&b->table);
}

const struct table_form table_columns = {
	"columns", columns_touch, columns_own, columns_plan, columns_build
};
