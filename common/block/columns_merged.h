/* columns_merged: names at the left that are merged over several rows.
 *
 * Where cells are centred, the lines of such a name stand between those of other rows: then
 * nothing tells which of them are in the middle of theirs.
 */
#ifndef BLOCK_COLUMNS_MERGED_H
#define BLOCK_COLUMNS_MERGED_H

#include "block/columns.h"

/* Is the first column that has something in most of the rows found so far, n lines in c->kept, not
 * the first one of the table, and no amounts before it?  Then names there are merged. */
bool columns_are_merged(const struct columns *c, size_t n);

#endif
