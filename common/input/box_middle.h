/* box_middle: totals in the middle of cells that are merged over columns. */
#ifndef INPUT_BOX_MIDDLE_H
#define INPUT_BOX_MIDDLE_H

#include "input/box_grid.h"

/* Moves such texts of the grid's cells (which are in order, and stay so) to the first column
 * of their cell. */
void box_middle_find(struct box_grid *grid, struct box_page *page);

#endif
