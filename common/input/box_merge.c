/* box_merge: the text of cells that are merged over rows, put into the first
 * of them; see box_merge.h.
 *
 * The text stands in the middle of the rows that its cell spans.  So in the
 * columns at the left, from the header down, each cell begins below the one
 * before and ends where its middle is that of its text.  When this comes out
 * even for all cells of a column, it is so. */
#include "input/box_merge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_text.h"

enum { OFF = 70, FLOATS = 45 };	/* percent of an em that a middle may be off */

/* Baselines of the chunks in columns behind the one that is looked at. */
struct extent {
	int32_t top, bottom;
	bool solid;		/* there are some */
};

/* The text of one cell. */
struct group {
	uint32_t first, last;	/* chunks */
	uint32_t row, begins;	/* where it stands, and where its cell does */
};

struct merge {
	const struct box_grid *grid;
	struct box_page *page;
	size_t from, to;
	int32_t column;
	uint32_t body;		/* the first row with a number: those before are the header */
	struct extent *rows;
	struct group *groups;
	size_t ngroups, groups_cap;
};

static void
measure_rows(struct merge *m)
{
	for (size_t r = 0; r < m->grid->nrows; r++)
		m->rows[r] = (struct extent){ INT32_MAX, INT32_MIN, false };
	for (size_t i = m->from; i < m->to; i++) {
		const struct box_chunk *chunk = &m->page->chunks[i];
		struct extent *row = &m->rows[m->page->chunks[i].row];

		if (chunk->column <= m->column)
			continue;
		row->solid = true;
		row->top = chunk->base < row->top ? chunk->base : row->top;
		row->bottom = chunk->base > row->bottom ? chunk->base : row->bottom;
	}
}

/* The cells of the column; false if one goes over several columns. */
static bool
collect_groups(struct merge *m)
{
	m->ngroups = 0;
	for (size_t i = m->from; i < m->to; i++) {
		const struct box_chunk *chunk = &m->page->chunks[i];
		uint32_t row = m->page->chunks[i].row;

		if (chunk->column != m->column)
			continue;
		if (m->ngroups > 0 && m->groups[m->ngroups - 1].row == row) {
			m->groups[m->ngroups - 1].last = (uint32_t)i;
			continue;
		}
		m->groups = mem_grow(m->groups, m->ngroups, &m->groups_cap, sizeof *m->groups);
		m->groups[m->ngroups++] = (struct group){
			.first = (uint32_t)i, .last = (uint32_t)i, .row = row, .begins = row };
	}
	return m->ngroups > 1;
}

static size_t
next_solid(const struct merge *m, size_t row)
{
	while (row < m->grid->nrows && !m->rows[row].solid)
		row++;
	return row;
}

/* The row behind the cell that begins at row begin and has its text in the
 * middle; 0: there is none such. */
static size_t
end_of_cell(const struct merge *m, const struct group *group, size_t begin, size_t stop)
{
	const struct box_chunk *first = &m->page->chunks[group->first];
	int64_t middle = (int64_t)first->base + m->page->chunks[group->last].base;
	int64_t least = (int64_t)first->em * OFF * 2 / 100;
	size_t end = 0;

	for (size_t r = begin; r < stop; r = next_solid(m, r + 1)) {
		int64_t off = (int64_t)m->rows[begin].top + m->rows[r].bottom - middle;

		off = off < 0 ? -off : off;
		if (off <= least) {
			least = off;
			end = r + 1;
		}
	}
	return end;
}

/* Where each cell begins; false if it does not come out even. */
static bool
fit_groups(struct merge *m)
{
	size_t begin = next_solid(m, 0);

	for (size_t g = 0; g < m->ngroups; g++)
		m->groups[g].begins = m->groups[g].row;
	for (size_t g = 0; g < m->ngroups; g++) {
		struct group *group = &m->groups[g];
		size_t stop = g + 1 < m->ngroups ? m->groups[g + 1].row : m->grid->nrows;

		if (group->row < m->body) {
			begin = next_solid(m, group->row + 1);
			continue;
		}
		if (begin >= m->grid->nrows)
			return false;
		group->begins = (uint32_t)begin;
		begin = next_solid(m, end_of_cell(m, group, begin, stop));
		if (begin <= group->begins)
			return false;
	}
	return true;
}

/* Does the text stand on a line of its own, above the others of its row if it
 * has any? */
static bool
floats(const struct merge *m, const struct group *group)
{
	const struct box_chunk *first = &m->page->chunks[group->first];
	const struct extent *row = &m->rows[group->row];
	int64_t middle = ((int64_t)first->base + m->page->chunks[group->last].base) / 2;

	return !row->solid || (row->top - middle) * 100 > (int64_t)first->em * FLOATS;
}

/* Cells that stand on a line of their own between two rows begin in the row
 * above it at the latest, and as far up as they may reach down. */
static void
raise_group(struct merge *m, size_t g)
{
	struct group *group = &m->groups[g];
	size_t stop = g + 1 < m->ngroups ? m->groups[g + 1].row : m->grid->nrows;
	size_t top = g > 0 ? m->groups[g - 1].row + 1 : 0;
	size_t above = group->row, below = m->rows[above].solid ? above : above + 1;

	group->begins = group->row;
	if (group->row == 0 || !floats(m, group))
		return;
	while (above > top && below < stop && m->rows[above - 1].solid && m->rows[below].solid) {
		above--;
		below++;
	}
	group->begins = (uint32_t)above;
}

static void
move_groups(struct merge *m)
{
	for (size_t g = 0; g < m->ngroups; g++)
		for (size_t i = m->groups[g].first; i <= m->groups[g].last; i++)
			if (m->page->chunks[i].column == m->column)
				m->page->chunks[i].row = m->groups[g].begins;
}

static uint32_t
first_with_number(const struct merge *m)
{
	for (size_t i = m->from; i < m->to; i++) {
		const struct box_chunk *chunk = &m->page->chunks[i];

		if (box_is_number(box_word_text(m->page, chunk->first)))
			return m->page->chunks[i].row;
	}
	return 1;
}

void
box_merge_rows(const struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	struct merge m = { .grid = grid, .page = page, .from = from, .to = to };
	bool full = false;	/* a column with text in every row: the names */

	m.body = first_with_number(&m);
	m.rows = mem_resize(NULL, grid->nrows + 1, sizeof *m.rows);
	for (; !full && (size_t)m.column + 1 < grid->ncolumns; m.column++) {
		const struct box_column *column = &grid->columns[m.column];

		measure_rows(&m);
		if (column->numbers * 2 >= column->chunks || !collect_groups(&m))
			continue;
		full = m.ngroups * 10 >= grid->nrows * 9;
		if (full || !fit_groups(&m))
			for (size_t g = 0; g < m.ngroups; g++)
				raise_group(&m, g);
		move_groups(&m);
	}
	free(m.rows);
	free(m.groups);
}
