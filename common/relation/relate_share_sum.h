/* relate_share_sum: shares and rates of several amounts taken together: 两项合计占250万元的40%,
 * 两项合计执行率92% (domain.md §2, rows 3 and 5).
 */
#ifndef RELATION_RELATE_SHARE_SUM_H
#define RELATION_RELATE_SHARE_SUM_H

#include "relation/relate.h"

/* 两项合计, 其中两项支出: do words before a share say that it is of several, and how many? */
bool relate_tells_several(struct span words);

/* Links the share i of text with the amounts before it that its words take together, as many as
 * they say, or all of its sentence, over what they are a share of; false: they take none. */
bool relate_share_of_sum(const struct relate_words *w, struct mentions *ms, size_t i,
    struct span text, const struct recall *recall);

/* The same of a rate: what was spent over what was planned, as many of each as its words say;
 * only where they make it, or would but for a slip. */
bool relate_rate_of_sum(const struct relate_words *w, struct mentions *ms, size_t i,
    struct span text);

#endif
