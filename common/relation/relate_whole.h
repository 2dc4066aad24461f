/* relate_whole: shares of one whole make up a hundred (domain.md §2, row 4):
 * 基本支出占45.2%，项目支出占54.8%.
 */
#ifndef RELATION_RELATE_WHOLE_H
#define RELATION_RELATE_WHOLE_H

#include "relation/relate.h"

/* Links the last of the shares that a sentence gives of one whole to all of them,
 * if they make up a hundred, or must by their names (data/sets.tsv), or would but
 * for one slip.  Runs after the other relations of a paragraph. */
void relate_wholes(const struct relate_words *w, struct mentions *ms);

#endif
