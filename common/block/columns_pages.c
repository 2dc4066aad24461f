/* columns_pages: the pages of one table in columns.
 *
 * Columns are fitted page by page, for a converter sets each page anew; then every page is
 * laid over the widest one, at the least cost. */
#include "block/columns_pages.h"

#include "block/columns_narrow.h"

enum {
	/* costs of laying pages over each other */
	SKIP_COLUMN = 2, OTHER_KIND = 8, OTHER_NAME = 30,
	EMPTY_COLUMN = 20
};

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
		while (a < from && columns_class(c, a) == LINE_IS_BLANK)
			a++;
		while (at < to && columns_class(c, at) == LINE_IS_BLANK)
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

	while (i < to && !columns_is_page(c, i) && i - from < COLUMNS_PAGE)
		i++;
	return i;
}

static bool
fit_page(struct columns *c, size_t from, size_t to)
{
	columns_serials(c, from, to);
	columns_codes(c, from, to);
	columns_edges(c, from, to);
	columns_part_weights(c, from, to);
	columns_part_seams(c, from, to);
	columns_list(c, from, to);
	columns_heads(c, from, to);
	return from < to && columns_fit(c, from, to) &&
	    (!columns_split(c, from, to) || columns_fit(c, from, to));
}

/* Nothing goes on from the page before. */
static void
begin_pages(struct columns *c)
{
	columns_list_end(c);
	c->serial = 0;
}

/* The columns of the page that has most. */
static size_t
widest_page(struct columns *c, size_t from, size_t to, struct column *table)
{
	size_t n = 0;

	begin_pages(c);
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
size_t
columns_pages(struct columns *c, size_t from, size_t to)
{
	struct column table[COLUMNS_MAX];
	uint8_t place[COLUMNS_MAX];
	size_t n;
	uint32_t row = 0;

	c->letters = 0;
	c->at_top = c->hanging = false;
	begin_pages(c);
	if (fit_page(c, from, page_end(c, from, to)) && c->heads.rows != 0)
		c->letters = c->heads.letters;
	n = widest_page(c, from, to, table);
	begin_pages(c);
	for (size_t at = from, end, before = from; at < to; before = at, at = end) {
		size_t start;

		end = page_end(c, at, to);
		if (!fit_page(c, at, end))
			continue;
		start = at == from ? at :
		    c->heads.rows != 0 && c->heads.letters == c->letters ? c->heads.body :
		    skip_header(c, from, at, end);
		if (row > 0 && c->at_top && lay_over(table, n, c->column, c->ncolumns, place))
			columns_join_rest(c, &(struct torn_row){
				before, start, end, row - 1, place, n
			});
		row = join_rest(c, start, end, row, columns_rows(c, start, end, row));
		columns_part_narrow(c, start, end);
		if (lay_over(table, n, c->column, c->ncolumns, place))
			move_runs(c, start, end, place);
	}
	columns_totals(c, from, to, n);
	return n;
}
