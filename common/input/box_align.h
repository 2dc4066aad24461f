/* box_align: cells merged over columns, whose first column the rows below them tell, and texts
 * side by side in one column. */
#ifndef INPUT_BOX_ALIGN_H
#define INPUT_BOX_ALIGN_H

#include "input/box_grid.h"

/* Moves what stands in the middle or at the right of such cells to the first column of its
 * cell.  The grid's cells are in order, and stay so. */
void box_align_columns(struct box_grid *grid, struct box_page *page);

/* Gives texts that stand right of others in one cell the next column, if it is free: true if
 * there were any, and the cells must be listed anew. */
bool box_align_beside(struct box_grid *grid, struct box_page *page);

#endif
