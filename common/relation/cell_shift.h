/* cell_shift: where the numbers of a total stand that has lost cells before them. */
#ifndef RELATION_CELL_SHIFT_H
#define RELATION_CELL_SHIFT_H

#include "relation/cell.h"

/* How many columns further right than they are written the numbers of row r stand, whose cells
 * have been read and whose first number is cell first_number of g->rows[r], its last one cell
 * last: as far as makes two of them, or all, the sums of the rows above, back to the last total or
 * header, or, right behind the header, of those below.  NONE: the row is no total, or they are
 * not. */
size_t shift_by_sums(const struct grid *g, size_t r, size_t last);

#endif
