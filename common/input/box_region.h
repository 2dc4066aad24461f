/* box_region: where the tables of a page stand. */
#ifndef INPUT_BOX_REGION_H
#define INPUT_BOX_REGION_H

#include "input/box_page.h"

/* Strips first..end - 1 may be a table; false: no more of them at or behind
 * strip from.  continued: a table of the page before may go on at strip from. */
bool box_region(const struct box_page *page, size_t from, bool continued,
    size_t *first, size_t *end);

/* The first strip of a header at the foot of the page, right below the line that names
 * its unit, with the rows on the next page; nstrips: there is none. */
size_t box_region_foot(const struct box_page *page, size_t from);

/* The first of strips first..end - 1 in which all chunks have colons, 填表人：…, as below
 * a table; end: there is none. */
size_t box_region_signature(const struct box_page *page, size_t first, size_t end);

#endif
