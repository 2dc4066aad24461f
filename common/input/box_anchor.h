/* box_anchor: rows of a table by geometry that are as many as the lines of its numbers.
 *
 * Where most columns are numbers, each row has one line of these, its anchor: no row has two, and
 * the texts beside it begin there, have their middle there or end there, in the whole table
 * alike.  That tells where a row ends though the lines of its texts are no nearer to one another
 * than to those of the next row. */
#ifndef INPUT_BOX_ANCHOR_H
#define INPUT_BOX_ANCHOR_H

#include "input/box_grid.h"

/* Divides strips first..end - 1 into rows, grid->row_of and nrows, by anchors; grid->above tells
 * of these strips, grid->own, of_numbers and decimals of the table from now on.  False, with the
 * rows as they were and no column its own: it has no anchors, or its texts do not stand by them. */
bool box_anchor_rows(struct box_grid *grid, const struct box_page *page, size_t first, size_t end);

#endif
