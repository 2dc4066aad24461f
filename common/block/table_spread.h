/* table_spread: headers whose merged cells left no trace of their width.
 *
 * Converters such as pandoc from RTF write a cell that is merged over several columns
 * as one, so that all behind it stand too far to the left.  What stands below tells
 * how wide it was.
 */
#ifndef BLOCK_TABLE_SPREAD_H
#define BLOCK_TABLE_SPREAD_H

#include "block/table.h"

/* Moves the cells of the first rows of a finished table over their columns, where that
 * can be told. */
void table_spread(struct table *t);

/* Moves names of groups that stand above the middle one of their columns, as text set by
 * blanks has them, to the first, in rows whose first cell is merged over the next one, too.
 * Before the table is finished. */
void table_centre(struct table *t);

#endif
