/* relate_share: shares: 占全年预算的25%, 分别占75%、10%和3% (domain.md §2, row 3).
 */
#ifndef RELATION_RELATE_SHARE_H
#define RELATION_RELATE_SHARE_H

#include "relation/relate.h"

/* Links the share i, and those that are listed behind it, to the part and the whole. */
void relate_share(struct mentions *ms, size_t i, const struct recall *recall);

/* 占同类产品采购规模的90%: is the base named that of all of the kind, of which no report has
 * a figure? */
bool relate_share_of_kind(const struct mentions *ms, const struct mention *share);

#endif
