/* box_merge: cells of a table by geometry that are merged over several rows. */
#ifndef INPUT_BOX_MERGE_H
#define INPUT_BOX_MERGE_H

#include "input/box_grid.h"

/* Moves the text of such cells (chunks from..to - 1) to the first row of the
 * cell.  Rows may be left empty. */
void box_merge_rows(const struct box_grid *grid, struct box_page *page, size_t from,
    size_t to);

#endif
