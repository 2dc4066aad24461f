/* box_column: one column of a grid: a range of x, and the bands of the page, from top to
 * bottom, in which chunks stand there. */
#ifndef INPUT_BOX_COLUMN_H
#define INPUT_BOX_COLUMN_H

#include "input/box_grid.h"

/* Do the ranges of the two overlap, less what bad widths make? */
bool box_column_overlaps(const struct box_chunk *chunk, const struct box_column *column);

/* Notes that a chunk stands in the column. */
void box_column_set_band(struct box_column *column, const struct box_chunk *chunk);

/* Do chunks stand side by side in the two, whose bands these are? */
bool box_column_beside(const uint64_t *a, const uint64_t *b);

/* The column that holds most of the chunk; the first one of those it spans. */
int32_t box_column_of(const struct box_grid *grid, const struct box_chunk *chunk);

/* The nearest column beside this one that nothing stands side by side in with it, so
 * that the two may be one; NONE: there is none. */
size_t box_column_neighbour(const struct box_grid *grid, size_t c);

/* Makes one of columns c and c + 1. */
void box_column_merge(struct box_grid *grid, size_t c);

/* Makes room for a column before column at; false: there are too many. */
bool box_column_insert(struct box_grid *grid, size_t at, int32_t x0, int32_t x1);

/* Makes it reach from x0 to x1 at least. */
void box_column_widen(struct box_column *column, int32_t x0, int32_t x1);

#endif
