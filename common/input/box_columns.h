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
    size_t end, const struct box_known *known);

/* Gives the chunks of these strips their columns. */
void box_columns_assign(struct box_grid *grid, struct box_page *page, size_t first,
    size_t end);

/* Gives columns whose cells no header tells the edges of what is written there. */
void box_columns_close(struct box_grid *grid);

#endif
