/* columns_merged: names at the left that are merged over several rows and stand in the
 * middle of them.
 *
 * Where cells are centred, the lines of such a name stand between those of other rows and
 * say nothing about where rows begin.  They are taken out before the rows are found, and
 * then each line gets the row of what is above it (columns_apart.h).
 */
#ifndef BLOCK_COLUMNS_MERGED_H
#define BLOCK_COLUMNS_MERGED_H

#include "block/columns.h"

/* The first column that has something in most of the rows found so far, n lines in
 * c->kept: those before it are merged. */
size_t columns_full(const struct columns *c, size_t n);

#endif
