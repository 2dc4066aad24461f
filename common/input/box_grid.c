/* box_grid: columns, header and rows of a table put together; see box_grid.h. */
#include "input/box_grid.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_align.h"
#include "input/box_body.h"
#include "input/box_columns.h"
#include "input/box_header.h"
#include "input/box_levels.h"
#include "input/box_merge.h"
#include "input/box_middle.h"
#include "input/box_part.h"
#include "input/box_rows.h"
#include "input/box_text.h"

enum { BLANK_COLUMNS = 4 };	/* of a table that may be blank, at least */

void
box_grid_release(struct box_grid *grid)
{
	free(grid->cells);
	free(grid->above);
	free(grid->across);
	free(grid->joints);
	free(grid->cost);
	free(grid->row_of);
	free(grid->from);
	*grid = (struct box_grid){ .ncolumns = 0 };
}

static int
by_cell(const void *a, const void *b)
{
	const struct box_cell *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return x->chunk < y->chunk ? -1 : x->chunk > y->chunk;
}

static void
list_cells(struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	grid->ncells = 0;
	for (size_t s = first; s < end; s++)
		for (size_t i = page->strips[s].first;
		    i < page->strips[s].first + page->strips[s].n; i++) {
			grid->cells = mem_grow(grid->cells, grid->ncells, &grid->cells_cap,
			    sizeof *grid->cells);
			grid->cells[grid->ncells++] = (struct box_cell){
				.chunk = (uint32_t)i,
				.row = page->chunks[i].row,
				.column = (uint32_t)page->chunks[i].column,
			};
		}
	qsort(grid->cells, grid->ncells, sizeof *grid->cells, by_cell);
}

/* A header of one line above a total alone? */
static bool
is_blank(const struct box_grid *grid, const struct box_page *page)
{
	const struct box_cell *last = &grid->cells[grid->ncells - 1];

	return grid->header == 1 && grid->nrows == 2 && grid->ncells > 1 && last[-1].row == 0 &&
	    box_is_total(box_word_text(page, page->chunks[last->chunk].first));
}

/* Rows and columns enough, and not just names behind colons.  Below a header of
 * merged cells, or above a total alone, the columns may be blank. */
static bool
is_table(const struct box_grid *grid, const struct box_page *page)
{
	size_t full = 0, numbers = 0, wide = 0, last_row = NONE, last_column = 0;

	for (size_t i = 0; i < grid->ncells; i++) {
		const struct box_cell *cell = &grid->cells[i];

		if (cell->row == last_row && cell->column != last_column)
			wide++;
		last_row = cell->row;
		last_column = cell->column;
	}
	for (size_t c = 0; c < grid->ncolumns; c++) {
		full += grid->columns[c].chunks > (grid->header == 0);
		numbers += grid->columns[c].numbers;
	}
	if ((grid->header > 1 || is_blank(grid, page)) && grid->ncolumns >= BLANK_COLUMNS)
		return true;
	return grid->ncolumns > 1 && full > 1 && grid->nrows > 1 && wide > 1 &&
	    (grid->nrows > 2 || numbers > 1);
}

/* A table that begins here; *body is the strip that its header ends before, if
 * that can be told. */
static bool
begin_table(struct box_grid *grid, struct box_page *page, size_t first, size_t end,
    size_t *body)
{
	*body = grid->heading = box_body_find(page, first, end);
	box_part_header(page, first, *body);
	if (*body > first && box_columns_of_body(grid, page, first, *body, end) &&
	    box_header_read(grid, page, first, *body)) {
		box_columns_assign(grid, page, *body, end);
		box_levels_join(grid, page, page->strips[first].first,
		    page->strips[*body].first, page->strips[end - 1].first +
		    page->strips[end - 1].n);
		return true;
	}
	*body = first;
	if (!box_columns_of_all(grid, page, first, end))
		return false;
	box_columns_close(grid);
	return true;
}

bool
box_grid_build(struct box_grid *grid, struct box_page *page, size_t first,
    size_t end, const struct box_known *known)
{
	size_t from, to, body = first;

	grid->header = 0;
	grid->continues = known != NULL && known->n > 0 &&
	    box_columns_take(grid, page, first, end, known);
	if (!grid->continues && !begin_table(grid, page, first, end, &body))
		return false;
	from = page->strips[first].first;
	to = page->strips[end - 1].first + page->strips[end - 1].n;
	grid->body = body;
	box_rows_divide(grid, page, body, end, !grid->continues && grid->header == 0);
	box_merge_rows(grid, page, from, to);
	list_cells(grid, page, first, end);
	if (box_align_beside(grid, page))
		list_cells(grid, page, first, end);
	box_middle_find(grid, page);
	box_align_columns(grid, page);
	return grid->continues || is_table(grid, page);
}
