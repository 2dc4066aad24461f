/* box_beside: rows of a form whose cells stand on lines of their own, a label of several lines
 * beside the text it names. */
#ifndef INPUT_BOX_BESIDE_H
#define INPUT_BOX_BESIDE_H

#include "input/box_page.h"

/* The first strip of such rows right above strip first, which begins a table; least at the
 * lowest.  Without any: first. */
size_t box_beside_above(const struct box_page *page, size_t first, size_t least);

/* The strip behind the last of such a row right below strips first..end - 1, which are a
 * table.  Without one: end. */
size_t box_beside_below(const struct box_page *page, size_t first, size_t end);

#endif
