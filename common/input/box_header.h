/* box_header: the header of a table by geometry.
 *
 * Its cells are merged over columns and rows, and all that is known of them is
 * where their text stands: in the middle, or at the left in all.  Lines of one
 * cell are a block.  The lowest blocks head a column each, and a column that
 * nothing else is written in is known by its block alone.  A block above others
 * spans those columns whose middle is its own, or from its left on as far as these
 * need it; and of the blocks one above the other in a column, each spans those
 * rows whose middle is its own.
 */
#ifndef INPUT_BOX_HEADER_H
#define INPUT_BOX_HEADER_H

#include "input/box_grid.h"

/* Reads strips first..body - 1 as the header of the columns made of what stands
 * below: gives each of its chunks a column and a row, and adds the columns that
 * are empty.  False: they do not come out as one, and columns must be made anew. */
bool box_header_read(struct box_grid *grid, struct box_page *page, size_t first, size_t body);

#endif
