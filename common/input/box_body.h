/* box_body: where the header of a table ends, and its body begins. */
#ifndef INPUT_BOX_BODY_H
#define INPUT_BOX_BODY_H

#include "input/box_page.h"

/* The strip that the header of strips first..end - 1 ends before: the first with
 * a number, less the lines of a wrapped name beside it.  first: there is none. */
size_t box_body_find(const struct box_page *page, size_t first, size_t end);

/* Parts the lowest line of a header from numbers of the first row that are printed
 * too high, beside it: two strips where there was one.  False: there are none. */
bool box_body_split(struct box_page *page, size_t first, size_t end);

#endif
