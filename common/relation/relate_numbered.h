/* relate_numbered: which rows of a table are part of which, by the numbers before
 * their labels: 三公经费; 1、公务用车; 其中：购置; 运行; 2、出国; 3、接待 (domain.md §2,
 * row 23).
 *
 * For forms whose indentation a converter has dropped.  Whether such parts are all
 * of their total is left to arithmetic.
 */
#ifndef RELATION_RELATE_NUMBERED_H
#define RELATION_RELATE_NUMBERED_H

#include "relation/cell.h"

/* Sets parent[r] for the rows of the half in hand that have none: 1、 is a part of
 * the row above it, 2、 of what 1、 is a part of; rows behind 其中： and before the
 * next number go on with 其中. */
void relate_numbered(const struct grid *g, size_t *parent);

#endif
