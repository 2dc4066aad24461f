/* box_region: where the tables of a page stand. */
#ifndef INPUT_BOX_REGION_H
#define INPUT_BOX_REGION_H

#include "input/box_page.h"

/* Strips first..end - 1 may be a table; false: no more of them at or behind
 * strip from.  continued: a table of the page before may go on at strip from. */
bool box_region(const struct box_page *page, size_t from, bool continued,
    size_t *first, size_t *end);

#endif
