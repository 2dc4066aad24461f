/* derived_rows: columns that follow from two others by their numbers alone (domain.md §2, row 23).
 *
 * 应征 | 已征 | 悬空: where no word of a header is known, one column may still be the sum or the
 * difference of two in row after row, and by chance numbers of some digits never are.
 */
#ifndef RELATION_DERIVED_ROWS_H
#define RELATION_DERIVED_ROWS_H

#include "relation/grid_view.h"

/* Links, in each column that nothing has been linked in by sums yet, the numbers with the two of
 * their row that make them, if those of enough other rows do; where they miss, as likely, if a
 * slip explains it and no other column does. */
void derived_by_rows(struct grid_view *view);

#endif
