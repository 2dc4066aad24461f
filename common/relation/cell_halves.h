/* cell_halves: income and expenditure side by side in one table, each half with names
 * of its own.
 */
#ifndef RELATION_CELL_HALVES_H
#define RELATION_CELL_HALVES_H

#include "relation/cell.h"

/* Fills halves and starts of g: halves begin where the names of the header do. */
void halves_find(struct grid *g);

/* Items without an amount in any half are no header, however short: holds the row
 * just read nothing else? */
bool halves_name_alone(const struct grid *g);

#endif
