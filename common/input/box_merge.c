/* box_merge: the text of cells that are merged over rows, put into the first
 * of them; see box_merge.h.
 *
 * The text stands in the middle of the rows that its cell spans.  So in the
 * columns at the left each cell takes the run of rows whose middle is that of its
 * text: for all cells of a column together, those that are least off and leave
 * fewest rows blank. */
#include "input/box_merge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_text.h"
#include "input/box_top.h"

/* Percent of an em. */
enum {
	OFF = 70,		/* a middle may be off */
	FLOATS = 45,		/* a text may be above the others of its row */
	COST_BLANK = 50,	/* a row without a cell costs as much as a middle so far off */
	COST_UNFIT = 300	/* and so much a text that is in the middle of no rows */
};

enum {
	SPAN = 32,		/* rows of a cell above its text, and below */
	ENDS = SPAN + 2,	/* where it may end */
	FAR = 1 << 28
};

/* Baselines of the chunks of a row in columns behind the one that is looked at. */
struct extent {
	int32_t top, bottom;
	uint32_t row;
	uint32_t blanks;	/* what all rows to this one cost when they are blank */
	bool begins;		/* a cell begins here in a column before */
	bool covered;		/* one that is merged over this column */
	bool wide;		/* only one of this column is there, merged over those behind */
};

/* The text of one cell. */
struct group {
	uint32_t first, last;	/* chunks */
	uint32_t row, begins;	/* where it stands, and where its cell does */
	uint32_t at;		/* the first extent at or below its row */
	uint32_t cost[ENDS];	/* of it and all before, by where it ends: at - 1 … */
	uint32_t from[ENDS];	/* and the extent that it begins with */
	bool fits;
	bool even;		/* no row is blank between its cell and the next ones */
};

struct merge {
	const struct box_grid *grid;
	struct box_page *page;
	size_t from, to;
	int32_t column;
	bool *begins;		/* by row: a cell begins there in a column before */
	struct extent *extents, *by_row;
	size_t nextents;
	struct group *groups;
	size_t ngroups, groups_cap;
	bool top_set;		/* texts are at the top of their cells */
};

/* --- rows and texts ------------------------------------------------------------ */

/* Is a cell of a column before merged over this one? */
static bool
covers(const struct merge *m, const struct box_chunk *chunk)
{
	return chunk->column < m->column && chunk->spans &&
	    chunk->x1 > m->grid->columns[m->column].x0;
}

static void
extend(struct extent *row, const struct box_chunk *chunk)
{
	row->top = chunk->base < row->top ? chunk->base : row->top;
	row->bottom = chunk->base > row->bottom ? chunk->base : row->bottom;
}

/* Rows that a cell of the column fills to the end: they have nothing else behind it. */
static void
measure_wide(struct merge *m)
{
	for (size_t i = m->from; i < m->to; i++) {
		const struct box_chunk *chunk = &m->page->chunks[i];
		struct extent *row = &m->by_row[chunk->row];

		if (chunk->column == m->column && chunk->spans &&
		    (row->top > row->bottom || row->wide)) {
			row->wide = true;
			extend(row, chunk);
		}
	}
}

/* Does a total begin its line, in a column behind that?  Its cell is over those before it. */
static bool
is_total_behind(const struct merge *m, size_t i)
{
	const struct box_chunk *chunk = &m->page->chunks[i];

	return chunk->column > m->column && m->page->strips[chunk->strip].first == i &&
	    box_is_total(box_word_text(m->page, chunk->first));
}

/* Which rows have something behind the column, and where. */
static void
measure_rows(struct merge *m)
{
	uint32_t blanks = 0;

	for (size_t r = 0; r < m->grid->nrows; r++)
		m->by_row[r] = (struct extent){ INT32_MAX, INT32_MIN, (uint32_t)r, COST_BLANK,
		    m->begins[r], false, false };
	for (size_t i = m->from; i < m->to; i++) {
		const struct box_chunk *chunk = &m->page->chunks[i];
		struct extent *row = &m->by_row[chunk->row];

		if (covers(m, chunk)) {
			row->covered = true;
			row->blanks = 0;
		}
		if (is_total_behind(m, i))
			row->blanks = 0;
		if (chunk->column > m->column)
			extend(row, chunk);
	}
	measure_wide(m);
	m->nextents = 0;
	for (size_t r = m->grid->header; r < m->grid->nrows; r++) {
		if (m->by_row[r].top > m->by_row[r].bottom)
			continue;
		blanks += m->by_row[r].blanks;
		m->extents[m->nextents] = m->by_row[r];
		m->extents[m->nextents++].blanks = blanks;
	}
}

/* The texts of the column; false if there is only one. */
static bool
collect_groups(struct merge *m)
{
	uint32_t at = 0;

	m->ngroups = 0;
	for (size_t i = m->from; i < m->to; i++) {
		uint32_t row = m->page->chunks[i].row;
		struct group *group;

		if (m->page->chunks[i].column != m->column || row < m->grid->header)
			continue;
		if (m->ngroups > 0 && m->groups[m->ngroups - 1].row == row) {
			m->groups[m->ngroups - 1].last = (uint32_t)i;
			continue;
		}
		while (at + 1 < m->nextents && m->extents[at].row < row)
			at++;
		m->groups = mem_grow(m->groups, m->ngroups, &m->groups_cap, sizeof *m->groups);
		group = &m->groups[m->ngroups++];
		group->first = group->last = (uint32_t)i;
		group->row = group->begins = row;
		group->at = at;
	}
	return m->ngroups > 1 && m->nextents > 1;
}

/* Twice the middle of a text. */
static int64_t
middle_of(const struct merge *m, const struct group *group)
{
	return (int64_t)m->page->chunks[group->first].base + m->page->chunks[group->last].base;
}

/* A number is in its own row. */
static bool
is_figure(const struct merge *m, const struct group *group)
{
	return box_is_figure(m->page, &m->page->chunks[group->first]);
}

/* Is the text in the middle of what else stands in its row? */
static bool
is_centred(const struct merge *m, const struct group *group)
{
	const struct extent *row = &m->by_row[group->row];
	int64_t off = (int64_t)row->top + row->bottom - middle_of(m, group);

	return row->top <= row->bottom && (off < 0 ? -off : off) * 50 <=
	    (int64_t)m->page->chunks[group->first].em * FLOATS;
}

/* Does the text stand on a line of its own, above the others of its row if it
 * has any? */
static bool
floats(const struct merge *m, const struct group *group)
{
	const struct extent *row = &m->by_row[group->row];

	return row->top > row->bottom || (row->top - middle_of(m, group) / 2) * 100 >
	    (int64_t)m->page->chunks[group->first].em * FLOATS;
}

/* --- the cells of a column ------------------------------------------------------ */

static uint32_t
blanks_to(const struct merge *m, size_t extent)
{
	return extent == 0 ? 0 : m->extents[extent - 1].blanks;
}

/* The least cost of the groups before g, with nothing else in the extents before
 * end; *last is where the last of them ends. */
static uint32_t
cost_before(const struct merge *m, size_t g, size_t end, size_t *last)
{
	const struct group *group;
	uint32_t least = FAR;

	if (g == 0)
		return blanks_to(m, end);
	group = &m->groups[g - 1];
	for (size_t i = 0; i < ENDS && group->at + i < end + 1; i++) {
		size_t behind = group->at + i;	/* the extent that it ends before */
		uint32_t cost = group->cost[i];

		if (cost >= FAR || behind > end)
			continue;
		cost += blanks_to(m, end) - blanks_to(m, behind);
		if (cost < least) {
			least = cost;
			*last = i;
		}
	}
	return least;
}

static void
offer(struct group *group, size_t begin, size_t end, uint32_t cost)
{
	size_t i = end - group->at;

	if (cost < group->cost[i]) {
		group->cost[i] = cost;
		group->from[i] = (uint32_t)begin;
	}
}

/* May a cell that begins with extent a go on to extent b? */
static bool
may_join(const struct merge *m, size_t a, size_t b)
{
	return !m->extents[b].begins && !m->extents[a].covered && !m->extents[b].covered;
}

/* A cell of group g alone in its row, which has nothing behind the column and so is no extent:
 * between extent at and the one before. */
static void
offer_no_extent(struct merge *m, size_t g, size_t at)
{
	uint32_t before = cost_before(m, g, at, &(size_t){ 0 });

	if (before < FAR)
		offer(&m->groups[g], at, at, before + COST_UNFIT);
}

/* All cells that group g may have: from extent begin to the one before end. */
static void
fit_group(struct merge *m, size_t g)
{
	struct group *group = &m->groups[g];
	int64_t em = m->page->chunks[group->first].em, middle = middle_of(m, group);
	size_t first = group->at > SPAN ? group->at - SPAN : 0, last;

	for (size_t i = 0; i < ENDS; i++)
		group->cost[i] = FAR;
	for (size_t a = first; a <= group->at; a++) {
		uint32_t before = cost_before(m, g, a, &last);

		if (before >= FAR)
			continue;
		if (a == group->at)
			offer(group, a, a + 1, before + (is_figure(m, group) ? 0 : COST_UNFIT));
		if (is_figure(m, group))
			continue;
		for (size_t b = a; b < m->nextents && b <= group->at + SPAN; b++) {
			int64_t off = ((int64_t)m->extents[a].top + m->extents[b].bottom - middle) *
			    50 / em;

			if (b > a && !may_join(m, a, b))
				break;
			off = off < 0 ? -off : off;
			if (off <= OFF && b + 1 >= group->at)
				offer(group, a, b + 1, before + (uint32_t)off);
		}
	}
	if (m->extents[group->at].row != group->row)
		offer_no_extent(m, g, group->at + (m->extents[group->at].row < group->row));
}

/* Does the cell of group g begin right below that of the one before, which ends as
 * its choice i says? */
static void
note_gap(struct merge *m, size_t g, size_t begin, size_t i)
{
	struct group *above = &m->groups[g - 1];

	if (blanks_to(m, begin) == blanks_to(m, above->at + i))
		return;
	above->even = false;
	if (g < m->ngroups)
		m->groups[g].even = false;
}

/* Where each cell begins, from the last one up. */
static void
choose_cells(struct merge *m)
{
	size_t end = m->nextents, i = NONE;

	for (size_t g = 0; g < m->ngroups; g++)
		m->groups[g].even = true;
	for (size_t g = m->ngroups; g-- > 0;) {
		struct group *group = &m->groups[g];
		uint32_t paid;

		group->fits = false;
		if (cost_before(m, g + 1, end, &i) >= FAR)
			continue;
		if (end < m->nextents)
			note_gap(m, g + 1, end, i);
		end = group->from[i];
		paid = group->cost[i] - cost_before(m, g, end, &(size_t){ 0 });
		group->fits = paid < COST_UNFIT;
		if (group->fits && !is_figure(m, group))
			group->begins = m->extents[end].row;
	}
}

/* --- what cannot be told so ----------------------------------------------------- */

static bool
is_solid(const struct merge *m, size_t row)
{
	return m->by_row[row].top <= m->by_row[row].bottom;
}

/* Has a line that ends with the text something of the same row before it, which has stayed
 * there?  Then the text is in that row as well, and not in a cell over others. */
static bool
ends_line_of_row(const struct merge *m, const struct group *group)
{
	const struct box_chunk *chunk = &m->page->chunks[group->first];
	const struct box_strip *strip = &m->page->strips[chunk->strip];

	return !is_solid(m, group->row) && group->first > strip->first &&
	    group->first + 1 == strip->first + strip->n && chunk[-1].row == group->row;
}

/* Cells that stand on a line of their own between two rows begin in the row
 * above it at the latest, and as far up as they may reach down. */
static void
raise_group(struct merge *m, size_t g)
{
	struct group *group = &m->groups[g];
	size_t stop = g + 1 < m->ngroups ? m->groups[g + 1].row : m->grid->nrows;
	size_t top = g > 0 ? m->groups[g - 1].row + 1 : m->grid->header;
	size_t above = group->row, below = is_solid(m, above) ? above : above + 1;

	group->begins = group->row;
	if (group->row == 0 || is_figure(m, group) || !floats(m, group))
		return;
	while (above > top && below < stop && is_solid(m, above - 1) && is_solid(m, below)) {
		above--;
		below++;
	}
	group->begins = (uint32_t)above;
}

/* --- all of it -------------------------------------------------------------------- */

static void
move_groups(struct merge *m)
{
	for (size_t g = 0; g < m->ngroups; g++) {
		const struct group *group = &m->groups[g];

		if (group->fits)
			m->begins[group->begins] = true;
		for (size_t i = group->first; i <= group->last; i++)
			if (m->page->chunks[i].column == m->column)
				m->page->chunks[i].row = group->begins;
	}
}

/* Does the text lie over all columns behind its own?  Nothing there can tell what rows
 * it spans. */
static bool
reaches_end(const struct merge *m, const struct group *group)
{
	const struct box_chunk *chunk = &m->page->chunks[group->first];

	return chunk->spans && chunk->x1 > m->grid->columns[m->grid->ncolumns - 1].x0;
}

/* Texts in the middle of their row may be in that row alone, unless theirs and the
 * cells next to it leave no row blank. */
static void
place_groups(struct merge *m)
{
	for (size_t g = 0; g < m->ngroups; g++)
		fit_group(m, g);
	choose_cells(m);
	for (size_t g = 0; g < m->ngroups; g++) {
		struct group *group = &m->groups[g];

		if (reaches_end(m, group) || ends_line_of_row(m, group)) {
			group->begins = group->row;
			group->fits = false;
		} else if (!group->fits)
			raise_group(m, g);
		else if (m->top_set ? !floats(m, group) : !group->even && is_centred(m, group)) {
			group->begins = group->row;
			group->fits = false;
		}
	}
	move_groups(m);
}

void
box_merge_rows(const struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	struct merge m = { .grid = grid, .page = page, .from = from, .to = to };
	bool full = false;	/* a column with text in every row: the names */

	m.begins = mem_zeroed(grid->nrows + 1, sizeof *m.begins);
	m.extents = mem_resize(NULL, grid->nrows + 1, sizeof *m.extents);
	m.by_row = mem_resize(NULL, grid->nrows + 1, sizeof *m.by_row);
	m.top_set = box_is_top_set(grid, page, to);
	for (m.column = 0; !full && (size_t)m.column + 1 < grid->ncolumns; m.column++) {
		const struct box_column *column = &grid->columns[m.column];

		measure_rows(&m);
		if (column->numbers * 2 >= column->chunks || !collect_groups(&m))
			continue;
		full = m.ngroups * 10 >= grid->nrows * 9;
		place_groups(&m);
	}
	free(m.begins);
	free(m.extents);
	free(m.by_row);
	free(m.groups);
}
