/* relate_groups: sums across the columns of a row without a name, as their headers stand
 * below one another (domain.md §2, rows 13 and 23): 合计 is the groups beside it, 小计 the
 * columns beside it in its group.
 */
#ifndef RELATION_RELATE_GROUPS_H
#define RELATION_RELATE_GROUPS_H

#include "relation/cell.h"

/* Links, row by row, the amounts in the columns of a group to that in its column for totals, if
 * they are all of it. */
void relate_groups(const struct grid *g, const struct relate_words *words, struct mentions *ms);

#endif
