/* box_columns: the columns of a table by geometry.
 *
 * Columns are the ranges of x that its chunks share.  Two ranges are different
 * columns when chunks stand side by side in them, and a chunk over both is a
 * merged cell.
 */
#ifndef INPUT_BOX_COLUMNS_H
#define INPUT_BOX_COLUMNS_H

#include "input/box_grid.h"

/* Makes columns of strips body..end - 1 alone, for the header first..body - 1 to
 * be read with (box_header).  False: there are too many. */
bool box_columns_of_body(struct box_grid *grid, struct box_page *page, size_t first,
    size_t body, size_t end);

/* Makes columns of all strips, header or not: what stands below the header first. */
bool box_columns_of_all(struct box_grid *grid, struct box_page *page, size_t first,
    size_t end);

/* Takes the columns of the table that goes on in these strips; false: they do not
 * fit. */
bool box_columns_take(struct box_grid *grid, struct box_page *page, size_t first,
    size_t end, const struct box_column *known, size_t nknown);

/* Gives the chunks of these strips their columns. */
void box_columns_assign(struct box_grid *grid, struct box_page *page, size_t first,
    size_t end);

/* Gives columns whose cells no header tells the edges of what is written there. */
void box_columns_close(struct box_grid *grid);

/* The nearest column beside this one that nothing stands side by side in with it, so
 * that the two may be one; SIZE_MAX: there is none. */
size_t box_columns_neighbour(const struct box_grid *grid, size_t c);

/* Makes one of columns c and c + 1. */
void box_columns_merge(struct box_grid *grid, size_t c);

/* Makes room for a column before column at; false: there are too many. */
bool box_columns_insert(struct box_grid *grid, size_t at, int32_t x0, int32_t x1);

/* Makes it reach from x0 to x1 at least. */
void box_columns_widen(struct box_column *column, int32_t x0, int32_t x1);

#endif
