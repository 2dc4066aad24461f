/* relate_changes: the change of a total and those of its parts (domain.md §2, row 7):
 * 支出500万元，比上年增加40万元，其中：基本支出300万元，增加50万元；项目支出200万元，
 * 减少10万元.  Only where the parts are known to be all (data/sets.tsv): what is no more
 * is not listed elsewhere.
 */
#ifndef RELATION_RELATE_CHANGES_H
#define RELATION_RELATE_CHANGES_H

#include "relation/relate.h"

/* Links changes of totals to those of their parts in the same paragraph; the lists and
 * changes are linked already. */
void relate_changes(const struct relate_words *w, struct mentions *ms);

#endif
