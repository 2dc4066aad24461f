/* selection: the sections whose path or title matches a pattern.
 *
 * A pattern of digits, dots and A alone (2.1, A1) names a section by its
 * path.  Any other must match the whole path or be found in the title.  A
 * section includes those below it.
 */
#ifndef OUTLINE_SELECTION_H
#define OUTLINE_SELECTION_H

#include "block/block.h"

struct selection;

/* NULL if pattern is wrong; error then says why. */
struct selection *selection_open(struct span pattern, struct buf *error);

/* Is b, the next block that outline_next placed, in a selected section? */
bool selection_holds(struct selection *s, const struct block *b);

/* s may be NULL. */
void selection_close(struct selection *s);

#endif
