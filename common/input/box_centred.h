/* box_centred: rows of a table by geometry whose cells are centred.
 *
 * Cells of fewer lines stand in the middle of their row then, beside those of more.  So
 * lines of two rows may overlap, and a row is where the middles of its cells agree.
 */
#ifndef INPUT_BOX_CENTRED_H
#define INPUT_BOX_CENTRED_H

#include "input/box_grid.h"

/* The lines of a row, and of its cells, while strips are added to it. */
struct box_extent {
	int32_t top, bottom;
	size_t n;			/* columns below that have something */
	uint8_t columns[BOX_COLUMNS];
	int32_t tops[BOX_COLUMNS], bottoms[BOX_COLUMNS];	/* by column */
	bool used[BOX_COLUMNS];		/* by column */
};

/* Nothing so far.  columns: of the grid. */
void box_extent_reset(struct box_extent *extent, size_t columns);

/* Adds a chunk; one in a column before from, or over several, may belong to several rows
 * and is left out. */
void box_extent_add(struct box_extent *extent, const struct box_chunk *chunk, size_t from);

/* How many cells are not in the middle of the row. */
uint32_t box_extent_askew(const struct box_extent *extent, int32_t em);

/* Are the cells of strips first..end - 1 centred, as far as the rows tell that were found
 * without knowing (grid->row_of, grid->nrows of them)?  *from: the first column that has
 * something in nearly all of these rows. */
bool box_centred(const struct box_grid *grid, const struct box_page *page, size_t first,
    size_t end, size_t *from);

#endif
