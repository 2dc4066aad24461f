/* box_top: are the texts of a table by geometry at the top of their cells? */
#ifndef INPUT_BOX_TOP_H
#define INPUT_BOX_TOP_H

#include "input/box_grid.h"

/* Are cells of one line at the top of rows that have more, beside others, rather than in the
 * middle?  Then a text begins in its first row.  to: behind the last chunk of the table. */
bool box_is_top_set(const struct box_grid *grid, const struct box_page *page, size_t to);

#endif
