/* box_header_leaves: which blocks of a header head a column.
 *
 * Leaves are the blocks with nothing below them.  Each heads a column of what stands
 * below, or one that is empty, or spans others that it does not stand above: the
 * cheapest reading of all from left to right.
 */
#ifndef INPUT_BOX_HEADER_LEAVES_H
#define INPUT_BOX_HEADER_LEAVES_H

#include "input/box_header_blocks.h"

/* Marks the blocks that are leaves, and lists them from left to right. */
void box_leaves_find(struct box_header *h);

/* Gives the leaves to the columns; columns that no leaf is left for are joined with
 * those beside them.  False: they do not come out. */
bool box_leaves_match(struct box_header *h);

/* Takes the columns out that no leaf stands above, but the one before is merged over: in a
 * header set to the left those that begin with names, else those whose middle with the columns
 * before is that of the leaf.  Puts them back when the others have their leaves. */
size_t box_leaves_take_covered(struct box_header *h, struct box_column *covered);
bool box_leaves_put_covered(struct box_header *h, const struct box_column *covered, size_t n);

/* Adds the columns that nothing but a leaf stands in; false: there are too many. */
bool box_leaves_insert(struct box_header *h);

#endif
