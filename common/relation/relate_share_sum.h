/* relate_share_sum: shares and rates of several amounts taken together: 两项合计占250万元的40%,
 * 两项合计执行率92% (domain.md §2, rows 3 and 5).
 */
#ifndef RELATION_RELATE_SHARE_SUM_H
#define RELATION_RELATE_SHARE_SUM_H

#include "relation/relate.h"

/* Which of the amounts told before them words take together. */
enum told_which {
	TOLD_ALL,
	TOLD_FIRST,	/* 前两项 */
	TOLD_LAST,	/* 后两项 */
	TOLD_SOME	/* 其中两项: nobody knows which */
};

/* 两项合计, 上述三笔支出, 三者: how many of what was told words take together; 0: they do not say.
 * *which is set if they do. */
size_t relate_tells_several(struct span words, enum told_which *which);

/* The mention that words before m begin behind: m, or the ordinal 前两项 before it, which is one
 * of its words. */
const struct mention *relate_before_ordinal(const struct mentions *ms, const struct mention *m);

/* Links the share i of text with the amounts before it that its words take together, as many as
 * they say, or all of its sentence, over what they are a share of; false: they take none. */
bool relate_share_of_sum(const struct relate_words *w, struct mentions *ms, size_t i,
    struct span text, const struct recall *recall);

/* The same of a rate: what was spent over what was planned, as many of each as its words say;
 * only where they make it, or would but for a slip. */
bool relate_rate_of_sum(const struct relate_words *w, struct mentions *ms, size_t i,
    struct span text);

#endif
