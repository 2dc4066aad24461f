/* box_header_rows: the rows of a header.
 *
 * The column with most blocks shows them; in every other column each block spans
 * those rows whose middle is its own.
 */
#ifndef INPUT_BOX_HEADER_ROWS_H
#define INPUT_BOX_HEADER_ROWS_H

#include "input/box_header_blocks.h"

/* Gives the blocks, whose columns are known, their rows; false: there are too many. */
bool box_header_place_rows(struct box_header *h);

#endif
