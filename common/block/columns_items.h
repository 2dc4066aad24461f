/* columns_items: numbered texts of cells that stand side by side, as the goals of a year and
 * what became of them: 目标1：… 目标2：… beside 目标1：… 目标2：….
 *
 * Each item looks like the beginning of a row; but where the first ones stand side by side and
 * beside nothing else, the next ones are further lines of their cells.
 */
#ifndef BLOCK_COLUMNS_ITEMS_H
#define BLOCK_COLUMNS_ITEMS_H

#include "block/columns.h"

/* Marks the items behind the first ones in the n lines c->filled, and the lines that these go
 * on with, as following what stands above them, and what is below these as a row's beginning. */
void columns_find_items(struct columns *c, size_t n);

#endif
