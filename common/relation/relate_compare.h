/* relate_compare: words that compare two printed figures (domain.md §2, row 6):
 * 公务接待费4.50万元，与上年4.80万元持平.
 */
#ifndef RELATION_RELATE_COMPARE_H
#define RELATION_RELATE_COMPARE_H

#include "relation/relate.h"

/* Links the figures of a paragraph, text, that words compare: equal, about, over or
 * under, on the figure that is held against the other; and the percentage behind what
 * went from one amount to another (从2022年的120万元增加到2023年的150万元，增长25%). */
void relate_comparisons(const struct relate_words *w, struct mentions *ms, struct span text);

#endif
