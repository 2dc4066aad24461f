/* box_header_edges: the edges of the columns that the leaves of a header head. */
#ifndef INPUT_BOX_HEADER_EDGES_H
#define INPUT_BOX_HEADER_EDGES_H

#include "input/box_header_blocks.h"

/* The edges of the columns: what is written in a header stands in the middle of
 * its cell, so one edge tells the other. */
void box_edges_find(struct box_header *h);

/* The edges where every header is set to the left of its cell, with nothing written
 * left of it; false: there is something. */
bool box_edges_find_left(struct box_header *h);

#endif
