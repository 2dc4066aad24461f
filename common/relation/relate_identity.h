/* relate_identity: amounts that follow from two others by what they are called, in
 * one paragraph or over several: 净值 = 原值 - 折旧 (data/balances.tsv, where: passage;
 * domain.md §2, rows 7 and 10).
 */
#ifndef RELATION_RELATE_IDENTITY_H
#define RELATION_RELATE_IDENTITY_H

#include "relation/relate.h"

/* Links the amount m to what it follows from; false if its words promise nothing, or
 * nothing fits. */
bool relate_identity(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall);

#endif
