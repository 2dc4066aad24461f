/* box_align: cells merged over columns, whose first column the rows below them tell; see
 * box_align.h.
 *
 * 预期目标 stands in the middle of the columns that the text below it fills from the first
 * on.  And where 2023年预算数 heads two columns, of which the rows below have a number in the
 * second alone, these numbers stand at the right of cells as wide as it is. */
#include "input/box_align.h"

#include "input/box_column.h"
#include "input/box_text.h"

enum {
	ROWS = 2,		/* with a number below a name over several columns, at least */
	NAMES = 2,		/* side by side in the row of that name */
	NAME_EMS = 2,		/* its width */
	BESIDE = 80,		/* percent of an em between lines side by side */
	MIDDLE_EMS = 2		/* off the middle of a cell whose ends are not known */
};

/* Cells at..end - 1 are those of one row in one column. */
struct run {
	size_t at, end;
	uint32_t row, column;
};

struct align {
	struct box_grid *grid;
	struct box_page *page;
};

static struct box_chunk *
chunk_of(const struct align *a, size_t cell)
{
	return &a->page->chunks[a->grid->cells[cell].chunk];
}

/* The run that begins with the cell at; false behind the last. */
static bool
take_run(const struct align *a, size_t at, struct run *run)
{
	const struct box_cell *cells = a->grid->cells;

	if (at >= a->grid->ncells)
		return false;
	*run = (struct run){ at, at, cells[at].row, cells[at].column };
	while (run->end < a->grid->ncells && cells[run->end].row == run->row &&
	    cells[run->end].column == run->column)
		run->end++;
	return true;
}

/* The first cell behind those of the row that the cell at is in. */
static size_t
behind_row(const struct align *a, size_t at)
{
	uint32_t row = a->grid->cells[at].row;

	while (at < a->grid->ncells && a->grid->cells[at].row == row)
		at++;
	return at;
}

static void
move_run(struct align *a, const struct run *run, uint32_t column)
{
	for (size_t i = run->at; i < run->end; i++) {
		a->grid->cells[i].column = column;
		chunk_of(a, i)->column = (int32_t)column;
		chunk_of(a, i)->spans = true;
	}
}

/* --- names above the text of a cell ----------------------------------------------- */

/* Where the run's cell ends: the next one in its row begins there, if there is one. */
static int32_t
right_of(const struct align *a, const struct run *run)
{
	const struct box_cell *cells = a->grid->cells;

	return run->end < a->grid->ncells && cells[run->end].row == run->row ?
	    chunk_of(a, run->end)->x0 : a->grid->columns[a->grid->ncolumns - 1].x1;
}

/* Is the chunk in the middle of the run's cell, of which a line goes on beyond both its
 * ends, over several columns? */
static bool
lies_below(const struct align *a, const struct run *run, const struct box_chunk *chunk)
{
	int64_t middle = (int64_t)chunk->x0 + chunk->x1 - right_of(a, run);

	for (size_t i = run->at; i < run->end; i++) {
		const struct box_chunk *line = chunk_of(a, i);

		int64_t off = (middle - line->x0) / 2;

		if (line->spans && line->x0 < chunk->x0 && line->x1 > chunk->x1 &&
		    (off < 0 ? -off : off) <= MIDDLE_EMS * (int64_t)chunk->em)
			return true;
	}
	return false;
}

/* The run of the row of cells from..end - 1 that begins in the column or is the last before
 * it; false: there is none. */
static bool
run_at(const struct align *a, size_t from, size_t end, uint32_t column, struct run *found)
{
	struct run run;
	bool any = false;

	for (; from < end && take_run(a, from, &run) && run.column <= column; from = run.end) {
		*found = run;
		any = true;
	}
	return any;
}

/* Puts a name into the column where the text below it begins; least: columns before have
 * something in its row. */
static void
put_above(struct align *a, const struct run *run, uint32_t least)
{
	const struct box_chunk *chunk = chunk_of(a, run->at);
	size_t next = behind_row(a, run->at);
	struct run below = { .at = 0 };

	if (run->end - run->at > 1 || !box_is_chinese(a->page, chunk) || next == a->grid->ncells ||
	    a->grid->cells[next].row != run->row + 1)
		return;
	if (run_at(a, next, behind_row(a, next), run->column, &below) &&
	    below.column >= least && below.column < run->column &&
	    lies_below(a, &below, chunk))
		move_run(a, run, below.column);
}

static void
put_names_above(struct align *a)
{
	struct run run;
	uint32_t row = UINT32_MAX, least = 0;

	for (size_t at = 0; take_run(a, at, &run); at = run.end) {
		if (run.row != row)
			least = 0;
		row = run.row;
		if (run.row >= a->grid->header)
			put_above(a, &run, least);
		least = a->grid->cells[run.at].column + 1;
	}
}

/* --- numbers below a name over several columns --------------------------------------- */

/* Is the row that begins with cell at one of names alone, and several of them? */
static bool
is_row_of_names(const struct align *a, size_t at)
{
	size_t end = behind_row(a, at), names = 0;
	struct run run;

	for (; at < end && take_run(a, at, &run); at = run.end, names++) {
		const struct box_chunk *chunk = chunk_of(a, run.at);

		if (!box_is_chinese(a->page, chunk) ||
		    (int64_t)chunk->x1 - chunk->x0 < (int64_t)chunk->em * NAME_EMS)
			return false;
	}
	return names >= NAMES;
}

/* What the row that begins with cell at has in columns first..end - 1: nothing (0), one number
 * behind the first column (1, *run), or something else (2). */
static int
look_below(const struct align *a, size_t at, uint32_t first, uint32_t end, struct run *run)
{
	size_t stop = behind_row(a, at);
	int seen = 0;
	struct run next;

	for (; at < stop && take_run(a, at, &next); at = next.end) {
		const struct box_chunk *chunk = chunk_of(a, next.at);

		if (next.column < first && chunk->spans &&
		    chunk->x1 > a->grid->columns[first].x1)
			return 2;
		if (next.column < first || next.column >= end)
			continue;
		if (seen > 0 || next.column == first || next.end - next.at > 1 ||
		    !box_is_figure(a->page, chunk))
			return 2;
		*run = next;
		seen = 1;
	}
	return seen;
}

/* How many rows at cell at, below one of names, must have a number below one of these to show that
 * its cell is that wide: the only one above the next row of names does, too. */
static size_t
least_rows(const struct align *a, size_t at)
{
	size_t next = behind_row(a, at);

	return next < a->grid->ncells && is_row_of_names(a, next) ? 1 : ROWS;
}

/* Moves the numbers below a name over columns first..end - 1, where rows from cell at on have
 * them in one column behind the first and nothing else. */
static void
put_numbers_below(struct align *a, size_t at, uint32_t first, uint32_t end)
{
	size_t seen = 0, from = at, least = least_rows(a, at);
	uint32_t column = 0;
	struct run run;

	for (int what; at < a->grid->ncells; at = behind_row(a, at)) {
		what = look_below(a, at, first, end, &run);
		if (what == 2 || (what == 1 && seen > 0 && run.column != column))
			break;
		if (what == 1) {
			column = run.column;
			seen++;
		}
	}
	if (seen < least)
		return;
	for (; from < at; from = behind_row(a, from))
		if (look_below(a, from, first, end, &run) == 1)
			move_run(a, &run, first);
}

static void
put_all_numbers_below(struct align *a)
{
	for (size_t at = 0, next; at < a->grid->ncells; at = next) {
		struct run run, after;

		next = behind_row(a, at);
		if (a->grid->cells[at].row < a->grid->header || next == a->grid->ncells ||
		    !is_row_of_names(a, at))
			continue;
		for (; at < next && take_run(a, at, &run); at = run.end) {
			bool last = run.end == next || !take_run(a, run.end, &after);
			uint32_t end = last ? (uint32_t)a->grid->ncolumns : after.column;

			if (end > run.column + 1)
				put_numbers_below(a, next, run.column, end);
		}
	}
}

/* Makes one of the column before and one that nothing is left in: the names over the two stand
 * at the left of their cells and the numbers at the right. */
static void
join_emptied(struct align *a, const bool *had)
{
	bool has[BOX_COLUMNS] = { false };

	for (size_t i = 0; i < a->grid->ncells; i++)
		has[a->grid->cells[i].column] = true;
	for (size_t c = a->grid->ncolumns; c-- > 1;) {
		if (!had[c] || has[c])
			continue;
		box_column_merge(a->grid, c - 1);
		for (size_t i = 0; i < a->grid->ncells; i++)
			if (a->grid->cells[i].column > c) {
				a->grid->cells[i].column--;
				chunk_of(a, i)->column--;
			}
	}
}

/* --- texts side by side in one column -------------------------------------------------- */

/* Where the chunks of a run begin that stand right of others beside them; INT32_MAX: none do. */
static int32_t
right_side(const struct align *a, const struct run *run)
{
	int32_t x = INT32_MAX;

	for (size_t i = run->at; i < run->end && x == INT32_MAX; i++)
		for (size_t k = run->at; k < run->end; k++) {
			const struct box_chunk *left = chunk_of(a, i), *right = chunk_of(a, k);
			int64_t drop = (int64_t)left->base - right->base;

			if (left->x1 <= right->x0 && left->strip != right->strip &&
			    (drop < 0 ? -drop : drop) * 100 < (int64_t)left->em * BESIDE &&
			    box_is_chinese(a->page, left) &&
			    box_is_chinese(a->page, right))
				x = right->x0 < x ? right->x0 : x;
		}
	for (size_t i = run->at; i < run->end; i++)
		if (chunk_of(a, i)->x0 < x && chunk_of(a, i)->x1 > x)
			return INT32_MAX;
	return x;
}

/* The first column behind that of the run that goes on beyond x, if nothing of the row stands
 * in it; 0: there is none. */
static uint32_t
column_beyond(const struct align *a, const struct run *run, int32_t x)
{
	const struct box_cell *cells = a->grid->cells;
	uint32_t c = run->column + 1;

	while (c < a->grid->ncolumns && a->grid->columns[c].x1 <= x)
		c++;
	if (c >= a->grid->ncolumns || (run->end < a->grid->ncells &&
	    cells[run->end].row == run->row && cells[run->end].column <= c))
		return 0;
	return c;
}

bool
box_align_beside(struct box_grid *grid, struct box_page *page)
{
	struct align a = { .grid = grid, .page = page };
	bool moved = false;
	struct run run;

	for (size_t at = 0; take_run(&a, at, &run); at = run.end) {
		int32_t x = run.end - run.at < 2 ? INT32_MAX : right_side(&a, &run);
		uint32_t column = x == INT32_MAX ? 0 : column_beyond(&a, &run, x);

		for (size_t i = run.at; column > 0 && i < run.end; i++)
			if (chunk_of(&a, i)->x0 >= x) {
				chunk_of(&a, i)->column = (int32_t)column;
				moved = true;
			}
	}
	return moved;
}

void
box_align_columns(struct box_grid *grid, struct box_page *page)
{
	struct align a = { .grid = grid, .page = page };
	bool had[BOX_COLUMNS] = { false };

	put_names_above(&a);
	for (size_t i = 0; i < grid->ncells; i++)
		had[grid->cells[i].column] = true;
	put_all_numbers_below(&a);
	if (!grid->continues)
		join_emptied(&a, had);
}
