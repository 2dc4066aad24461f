/* box_header: the header of a table by geometry.
 *
 * Its cells are merged over columns and rows, and all that is known of them is
 * where their text stands: in the middle.  Lines of one cell are a block.  The
 * lowest blocks head a column each, and a column that nothing else is written in
 * is known by its block alone.  A block above others spans those columns whose
 * middle is its own; and of the blocks one above the other in a column, each
 * spans those rows whose middle is its own.
 */
#ifndef INPUT_BOX_HEADER_H
#define INPUT_BOX_HEADER_H

#include "input/box_grid.h"

/* Parts the lowest line of a header from numbers of the first row that are printed
 * too high, beside it: two strips where there was one.  False: there are none. */
bool box_header_split(struct box_page *page, size_t first, size_t end);

/* The strip that the header of strips first..end - 1 ends before: the first with
 * a number, less the lines of a wrapped name beside it.  first: there is none. */
size_t box_header_end(const struct box_page *page, size_t first, size_t end);

/* Reads strips first..body - 1 as the header of the columns made of what stands
 * below: gives each of its chunks a column and a row, and adds the columns that
 * are empty.  False: they do not come out as one, and columns must be made anew. */
bool box_header_read(struct box_grid *grid, struct box_page *page, size_t first, size_t body);

#endif
