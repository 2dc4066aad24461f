/* box_grid: a table by geometry: its columns, its header, its rows, its cells. */
#ifndef INPUT_BOX_GRID_H
#define INPUT_BOX_GRID_H

#include "input/box_page.h"

enum {
	BOX_COLUMNS = 128,	/* more are no table */
	BOX_BAND_WORDS = 32
};

struct box_column {
	int32_t x0, x1;		/* what is written in it */
	int32_t left, right;	/* the edges of its cells, where the header tells them */
	size_t chunks;		/* in it, those that span others left out */
	size_t numbers;		/* of these */
	int32_t least_x1;	/* of these chunks; with x1, whether they end in line */
	int32_t most_x0;	/* with x0, whether they begin in line */
	uint64_t bands[BOX_BAND_WORDS];	/* of the page that they stand in */
};

/* What is asked of a chunk in every row that is tried: what it costs that it goes on with the one
 * above it in its column, or that a row begins between the two (box_rows_parts.h). */
struct box_joint {
	uint32_t join, tear;
	bool figure;		/* it is a number */
};

struct box_cell {
	uint32_t chunk;
	uint32_t row, column;
};

/* The columns of a table that may go on; n 0: none. */
struct box_known {
	struct box_column columns[BOX_COLUMNS];
	size_t n;
};

struct box_grid {
	struct box_column columns[BOX_COLUMNS];
	size_t ncolumns;
	int32_t top[BOX_COLUMNS], bottom[BOX_COLUMNS];	/* their first and last chunks */
	struct box_cell *cells;	/* its chunks by row, column, and down the page */
	size_t ncells, cells_cap;
	size_t nrows;
	bool continues;		/* the rows are of the table that was known */
	size_t crowded;		/* texts of these beside others in one of its columns */
	int32_t edges[BOX_COLUMNS];	/* known to be between columns, before it is built */
	size_t nedges;
	uint32_t header;	/* rows of it, or 0: it is not known */
	size_t body;		/* and the strip below it */
	size_t heading;		/* the strip below what stands above the first numbers */
	int64_t wrap;		/* lines of one cell are less than this apart; 0: unknown */
	bool centred;		/* cells of fewer lines are in the middle of their row … */
	size_t full;		/* … from this column on, which has something in nearly all */
	bool of_numbers;	/* at least half of its columns are */
	bool anchored;		/* the rows are those of anchors (box_anchor) */
	bool own[BOX_COLUMNS];	/* columns with cells of their own in every row (box_anchor) */
	int decimals;		/* that amounts have; 0: none */
	uint32_t *row_of;	/* by strip from the body on: its row, behind those of the header */
	/* working memory, by chunk: the one above in its column, the one across, the joint; by
	 * strip */
	int32_t *above, *across;
	struct box_joint *joints;
	uint32_t *cost, *from;
	size_t chunks_cap, cost_cap;
};

/* Frees what grid holds; one of zeros holds nothing. */
void box_grid_release(struct box_grid *grid);

/* Divides strips first..end - 1, which may continue the table that is known (NULL: none);
 * grid->continues says whether they do.  False: it is no table. */
bool box_grid_build(struct box_grid *grid, struct box_page *page, size_t first,
    size_t end, const struct box_known *known);

/* Does the text of a chunk fill its column, so that more would not fit? */
bool box_is_full(const struct box_grid *grid, const struct box_chunk *chunk);

#endif
