/* box_rows: the rows of a table by geometry.
 *
 * Rows are runs of strips, the cheapest division of the table: strips that
 * overlap belong together, complete numbers of one column never do, a full line
 * of a cell goes on below, a label begins a row, and numbers have a label.
 */
#ifndef INPUT_BOX_ROWS_H
#define INPUT_BOX_ROWS_H

#include "input/box_grid.h"

/* Divides strips first..end - 1, whose chunks have columns, and gives each chunk
 * its row behind those of the header.  begins: a header is among them. */
void box_rows_divide(struct box_grid *grid, struct box_page *page, size_t first, size_t end,
    bool begins);

#endif
