/* table_columns: tables whose columns are aligned by blanks (pdftotext -layout,
 * browsers' dumps).
 *
 * Lines of several runs, with the short ones between them, are tried as a
 * table, page by page (columns.h); the pages of one table are laid over each
 * other.  What has not two columns over a few rows stays text. */
#include "block/table_form.h"

#include <stdlib.h>

#include "base/mem.h"
#include "block/columns.h"
#include "block/columns_evidence.h"
#include "block/columns_extent.h"
#include "block/columns_pages.h"
#include "block/table_spread.h"

enum {
	LONG_RULE = 12,		/* dashes */
	SHORT_RULE = 6,		/* of several columns; two —— that docx2txt wrote have four */
	NAME_BYTES = 64		/* of the first cell of a line, at most */
};

/* A run's place in the grid and in the lines, as a number. */
enum { KEY_RUN = 7, KEY_LINE = 20, KEY_COLUMN = 7 };

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
	for (size_t i = 0; i < COLUMNS_FAR_IN; i++)
		if (text.p[i] != ' ')
			return false;
	return text.n > COLUMNS_FAR_IN;
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
	return (n > COLUMNS_FAR_IN && is_far_in(text)) || has_gap(text) ||
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
	    !span_has(text, SPAN("│"));
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
	size_t n = columns_pages(c, from, to);

	if (n < 2 || (!plan->given && !columns_is_table(c, from, to)))
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

		if (columns_class(c, i) == LINE_IS_RULE &&
		    (to = columns_ruled(c, i, least, &from, &columns)) != 0) {
			mark_table(plan, c, from, to, columns);
			i = least = to;
			continue;
		}
		if (columns_class(c, i) != LINE_IS_MULTI || (i + 1 < n &&
		    columns_class(c, i + 1) == LINE_IS_RULE &&
		    columns_ruled(c, i + 1, least, &from, &columns) != 0)) {
			i++;
			continue;
		}
		from = columns_begin(c, i, least);
		to = columns_end(c, from, i, n);
		if (plan_table(plan, c, from, to))
			least = to;
		i = to;
	}
}

static int
by_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

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
	bool placed = false;

	b->table.aligned = true;
	for (size_t i = 0; i < nkeys; i++) {
		const struct run *run = run_of(c, at, c->keys[i]);
		size_t line = run->line - at, start = b->lines[line].start;

		placed |= run->placed;
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
	if (!placed)
		table_centre(&b->table);
}

const struct table_form table_columns = {
	"columns", columns_touch, columns_own, columns_plan, columns_build
};
