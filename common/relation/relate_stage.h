/* relate_stage: counts that come later in a procedure and so cannot be more
 * than an earlier one: 收到60件，立案48件 (data/stages.tsv; domain.md §2, row
 * 20).
 *
 * Both stand in one sentence of one text, the earlier stage first.
 */
#ifndef RELATION_RELATE_STAGE_H
#define RELATION_RELATE_STAGE_H

#include "relation/relate.h"

/* Links the counts of mentions from first on, which stand in one text. */
void relate_stages(const struct relate_words *w, struct mentions *ms, size_t first);

#endif
