/* relate_share: shares: 占全年预算的25%, 分别占75%、10%和3% (domain.md §2, row 3).
 */
#ifndef RELATION_RELATE_SHARE_H
#define RELATION_RELATE_SHARE_H

#include "relation/relate.h"

/* Links the share i of text, and those that are listed behind it, to the part and the whole. */
void relate_share(struct mentions *ms, size_t i, struct span text, const struct recall *recall);

/* 前两项占项目总投资2,560万元的75%: do the first words of the clause of share, in text, take
 * several of what was told together, so that it is of no one figure? */
bool relate_share_of_several(const struct mentions *ms, const struct mention *share,
    struct span text);

/* 占同类产品采购规模的90%: is the base named that of all of the kind, of which no report has
 * a figure? */
bool relate_share_of_kind(const struct mentions *ms, const struct mention *share);

/* 机关支出620万元，其中南院410万元、北院210万元，占部门支出的31%: what has the share m, which
 * stands behind part, of base: the total of the list that part is of, if that is less than base
 * and makes the share, or if part ends a list that makes it, in which no other has a share; but
 * part, where it makes the share itself. */
const struct mention *relate_share_holder(struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base);

#endif
