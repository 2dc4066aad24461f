/* box_header_solve: the edges of columns whose headers stand in the middle.
 *
 * Where each leaf stands in the middle of its column, or of those it is over, one edge tells
 * all others; and it is told by a cell over two of these, in the middle of both. */
#ifndef INPUT_BOX_HEADER_SOLVE_H
#define INPUT_BOX_HEADER_SOLVE_H

#include "input/box_header_blocks.h"

/* Where the first edge of all may be, at most n places, the middle of all that the texts leave
 * room for first; returns how many.  0: headers are not in the middle of their columns. */
size_t box_header_solve(const struct box_header *h, int32_t *x, size_t n);

/* Gives the columns of such a header the edges that follow from the first. */
void box_header_set_edges(struct box_header *h, int32_t x);

#endif
