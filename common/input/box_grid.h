/* box_grid: the columns and rows of a table by geometry.
 *
 * Columns are the ranges of x that its chunks share: two ranges are different
 * columns when chunks stand side by side in them, and a chunk over both is a
 * merged cell.  Rows are runs of strips, the cheapest division of the table:
 * strips that overlap belong together, complete numbers of one column never
 * do, a full line of a cell goes on below, a label begins a row, and numbers
 * have a label.
 */
#ifndef INPUT_BOX_GRID_H
#define INPUT_BOX_GRID_H

#include "input/box_page.h"

enum { BOX_COLUMNS = 128 };	/* more are no table */

struct box_column {
	int32_t x0, x1;
	size_t chunks;		/* in it, those that span others left out */
	size_t numbers;		/* of these */
	uint64_t bands[32];	/* of the page that they stand in */
};

struct box_cell {
	uint32_t chunk;
	uint32_t row, column;
};

struct box_grid {
	struct box_column columns[BOX_COLUMNS];
	size_t ncolumns;
	int32_t top[BOX_COLUMNS], bottom[BOX_COLUMNS];	/* their first and last chunks */
	struct box_cell *cells;	/* its chunks by row, column, and down the page */
	size_t ncells, cells_cap;
	size_t nrows;
	int64_t wrap;		/* lines of one cell are less than this apart; 0: unknown */
	/* working memory, by chunk: the one above in its column, its row; by strip */
	int32_t *above;
	uint32_t *row;
	uint32_t *cost, *row_of, *from;
	size_t above_cap, cost_cap, row_of_cap, from_cap;
};

void box_grid_release(struct box_grid *grid);

/* Divides strips first..end - 1.  known: columns of the table that these rows
 * may continue, nknown of them or 0; *continues says whether they do.  False:
 * it is no table. */
bool box_grid_build(struct box_grid *grid, struct box_page *page, size_t first,
    size_t end, const struct box_column *known, size_t nknown, bool *continues);

/* Does the text of a chunk fill its column, so that more would not fit? */
bool box_is_full(const struct box_grid *grid, const struct box_chunk *chunk);

#endif
