/* columns_merged: names that are merged over several rows; see columns_merged.h.
 *
 * The cells of a column follow each other down the page.  Of all ways to give each name a
 * run of rows the one is taken in which the middles are least off and fewest rows are left
 * without a name. */
#include "block/columns_merged.h"

#include <stdlib.h>

#include "base/mem.h"
#include "block/columns_apart.h"
#include "language/torn_name.h"

enum {
	SPAN = 32,		/* rows of a cell at most */
	NEAR_LINES = 3,		/* from one line of a name to the next at most */
	CENTS = 3,		/* characters from the point to the end of money */
	COST_BLANK = 3,		/* a row without a name: so many half lines off the middle */
	FAR = 1 << 20,
	MOST = 1 << 16		/* names times rows */
};

/* Lines from first to last; NO_ROW: none. */
struct extent {
	uint32_t first, last;
};

/* The runs of one name. */
struct name {
	struct extent lines;
	uint32_t row;
};

struct merged {
	struct columns *c;
	size_t n, column;
	uint32_t first;			/* row */
	struct extent *rows;
	size_t nrows;
	bool *begins;			/* by row: a cell begins there in a column before */
	struct name *names;
	size_t nnames, names_cap;
	uint32_t *cost, *from;		/* by name and row that its cell ends before */
};

static const struct run *
run_in(const struct columns *c, size_t i, size_t column)
{
	const struct column_line *line = &c->lines[i];

	for (size_t k = 0; k < line->runs; k++)
		if (c->runs[line->first + k].column == column)
			return &c->runs[line->first + k];
	return NULL;
}

/* Does a column hold money, 1,250.00?  That is no name that is merged, nor is what stands
 * left of it, as the few incomes beside many expenses; a weight, 12.5, may be. */
static bool
has_money(const struct columns *c, size_t n, size_t column)
{
	size_t money = 0;

	for (size_t k = 0; k < n; k++) {
		const struct run *run = run_in(c, c->kept[k], column);
		struct span s = { .n = 0 };

		if (run != NULL && run->number)
			s = columns_text(c, run);
		money += s.n > CENTS && (s.p[s.n - CENTS] == '.' || memchr(s.p, ',', s.n) != NULL);
	}
	return money > 1;
}

size_t
columns_full(const struct columns *c, size_t n)
{
	size_t rows = 0, filled[COLUMNS_MAX] = { 0 };

	for (size_t end = n; end > 0; end -= c->fit[end].lines) {
		bool numbers = false, has[COLUMNS_MAX] = { false };

		for (size_t k = end - c->fit[end].lines; k < end; k++) {
			const struct column_line *line = &c->lines[c->kept[k]];

			numbers |= line->numbers;
			for (size_t i = 0; i < line->runs; i++)
				has[c->runs[line->first + i].column] = true;
		}
		rows += numbers;
		for (size_t i = 0; numbers && i < c->ncolumns; i++)
			filled[i] += has[i];
	}
	for (size_t i = 0; i < c->ncolumns; i++) {
		if (filled[i] * 5 >= rows * 3)
			return i;
		if (has_money(c, n, i))
			break;
	}
	return 0;
}

/* --- names ---------------------------------------------------------------------- */

static bool
is_open(struct span s)
{
	size_t open = NONE, close = NONE;

	for (size_t i = 0; i < s.n; i++) {
		if (span_starts(span_slice(s, i, s.n), SPAN("（")))
			open = i;
		else if (span_starts(span_slice(s, i, s.n), SPAN("）")))
			close = i;
	}
	return open != NONE && (close == NONE || close < open);
}

/* Does a name go on with run below upper? */
static bool
goes_on(const struct columns *c, const struct run *upper, const struct run *run,
    struct torn_name *name)
{
	struct span a = columns_text(c, upper), b = columns_text(c, run);
	bool torn = torn_name_add(name, b);

	if (run->label || run->number || upper->number)
		return false;
	if (torn || is_open(a) || span_starts(b, SPAN("（")))
		return true;
	return run->line - upper->line <= NEAR_LINES && !span_ends(a, SPAN("）")) &&
	    upper->size <= COLUMNS_SHORT && run->size <= COLUMNS_SHORT;
}

static void
collect_names(struct merged *m)
{
	struct torn_name torn = { .n = 0 };
	const struct run *upper = NULL;

	m->nnames = 0;
	for (size_t k = 0; k < m->n; k++) {
		const struct run *run = run_in(m->c, m->c->filled[k], m->column);

		if (run == NULL)
			continue;
		if (upper == NULL || !goes_on(m->c, upper, run, &torn)) {
			if (upper == NULL)
				torn_name_add(&torn, columns_text(m->c, run));
			m->names = mem_grow(m->names, m->nnames, &m->names_cap, sizeof *m->names);
			m->names[m->nnames++] = (struct name){ { run->line, run->line }, 0 };
		}
		m->names[m->nnames - 1].lines.last = run->line;
		upper = run;
	}
}

/* --- rows ----------------------------------------------------------------------- */

/* Which lines each row has in the columns behind. */
static void
measure_rows(struct merged *m)
{
	for (size_t r = 0; r < m->nrows; r++)
		m->rows[r] = (struct extent){ NO_ROW, NO_ROW };
	for (size_t k = 0; k < m->n; k++) {
		const struct column_line *line = &m->c->lines[m->c->filled[k]];

		for (size_t i = 0; i < line->runs; i++) {
			const struct run *run = &m->c->runs[line->first + i];
			struct extent *row = &m->rows[run->row - m->first];

			if (run->column <= m->column || run->row < m->first ||
			    run->row - m->first >= m->nrows)
				continue;
			if (row->first == NO_ROW)
				row->first = run->line;
			row->last = run->line;
		}
	}
}

/* How far the middle of a name is from that of rows a..b, in half lines. */
static uint32_t
off_middle(const struct merged *m, const struct name *name, size_t a, size_t b)
{
	int64_t off = (int64_t)m->rows[a].first + m->rows[b].last - name->lines.first -
	    name->lines.last;

	if (m->rows[a].first == NO_ROW || m->rows[b].first == NO_ROW)
		return FAR;
	return (uint32_t)(off < 0 ? -off : off);
}

/* The least cost of the first g names with the last of them ending before row end. */
static uint32_t *
cost_at(const struct merged *m, size_t g, size_t end)
{
	return &m->cost[g * (m->nrows + 1) + end];
}

static void
fit_name(struct merged *m, size_t g)
{
	for (size_t a = 0; a < m->nrows; a++) {
		uint32_t before = *cost_at(m, g, a);

		for (size_t b = a; before < FAR && b < m->nrows && b - a < SPAN; b++) {
			uint32_t cost = before + off_middle(m, &m->names[g], a, b);

			if (b > a && m->begins[b])
				break;
			if (cost < *cost_at(m, g + 1, b + 1)) {
				*cost_at(m, g + 1, b + 1) = cost;
				m->from[(g + 1) * (m->nrows + 1) + b + 1] = (uint32_t)a;
			}
		}
	}
}

/* A row may have no name: then what ends before it ends before the next one, too. */
static void
pass_rows(struct merged *m, size_t g)
{
	for (size_t r = 0; r < m->nrows; r++) {
		uint32_t cost = *cost_at(m, g, r) + COST_BLANK;

		if (cost < *cost_at(m, g, r + 1)) {
			*cost_at(m, g, r + 1) = cost;
			m->from[g * (m->nrows + 1) + r + 1] = NO_ROW;
		}
	}
}

/* False: there is no way. */
static bool
fit_names(struct merged *m)
{
	size_t size = (m->nnames + 1) * (m->nrows + 1);

	if (size > MOST)
		return false;
	m->cost = mem_resize(m->cost, size, sizeof *m->cost);
	m->from = mem_resize(m->from, size, sizeof *m->from);
	for (size_t i = 0; i < size; i++)
		m->cost[i] = FAR;
	m->cost[0] = 0;
	pass_rows(m, 0);
	for (size_t g = 0; g < m->nnames; g++) {
		fit_name(m, g);
		pass_rows(m, g + 1);
	}
	return *cost_at(m, m->nnames, m->nrows) < FAR;
}

static void
take_rows(struct merged *m)
{
	size_t end = m->nrows;

	for (size_t g = m->nnames; g > 0;) {
		uint32_t from = m->from[g * (m->nrows + 1) + end];

		if (from == NO_ROW) {
			end--;
			continue;
		}
		end = from;
		m->names[--g].row = m->first + from;
		m->begins[from] = true;
	}
}

/* There is no telling: each name stands in the row beside it. */
static void
take_nearest(struct merged *m)
{
	size_t r = 0;

	for (size_t g = 0; g < m->nnames; g++) {
		while (r + 1 < m->nrows && m->rows[r].last < m->names[g].lines.first)
			r++;
		m->names[g].row = m->first + (uint32_t)r;
	}
}

static void
set_rows(struct merged *m)
{
	size_t g = 0;

	for (size_t k = 0; k < m->n; k++) {
		const struct run *run = run_in(m->c, m->c->filled[k], m->column);

		if (run == NULL)
			continue;
		while (run->line > m->names[g].lines.last)
			g++;
		m->c->runs[run - m->c->runs].row = m->names[g].row;
	}
}

void
columns_place_merged(struct columns *c, size_t n, uint32_t first, uint32_t end)
{
	struct merged m = { .c = c, .n = n, .first = first, .nrows = end - first };

	if (m.nrows == 0)
		return;
	m.rows = mem_resize(NULL, m.nrows, sizeof *m.rows);
	m.begins = mem_zeroed(m.nrows, sizeof *m.begins);
	for (m.column = 0; m.column < c->full; m.column++) {
		measure_rows(&m);
		collect_names(&m);
		if (m.nnames == 0)
			continue;
		if (fit_names(&m))
			take_rows(&m);
		else
			take_nearest(&m);
		set_rows(&m);
	}
	free(m.rows);
	free(m.begins);
	free(m.names);
	free(m.cost);
	free(m.from);
}
