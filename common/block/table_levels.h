/* table_levels: codes merged over the columns of their levels.
 *
 * Below 类 | 款 | 项 a code stands in pieces, 208 | 05 | 05, or whole, 2080505, in one cell over
 * all of them.  Blanks then set it below any of the three, or several by its length.
 */
#ifndef BLOCK_TABLE_LEVELS_H
#define BLOCK_TABLE_LEVELS_H

#include "block/table.h"

/* Moves whole codes of a finished table, and names that stand there, to the first column of the
 * levels above them, where no row fills two of these.  Codes that stand further right the longer
 * they are, 208 below 类 and 20805 below 款, are no merged cells and stay. */
void table_levels(struct table *t);

#endif
