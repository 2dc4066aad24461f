/* box_levels: the columns of a code's levels, 类, 款 and 项, where each row has its code in one
 * cell over all of them. */
#ifndef INPUT_BOX_LEVELS_H
#define INPUT_BOX_LEVELS_H

#include "input/box_grid.h"

/* Chunks from..body - 1 of the page are the header, which has been read, body..to - 1 what
 * stands below it; all know their columns.  Where columns side by side are headed by levels, and
 * one alone of these has numbers below, they go into the first one, which takes the place of
 * all. */
void box_levels_join(struct box_grid *grid, struct box_page *page, size_t from, size_t body,
    size_t to);

#endif
