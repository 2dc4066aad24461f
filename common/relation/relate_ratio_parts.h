/* relate_ratio_parts: what the files that relate ratios share; included by relate_ratio*.c
 * alone.
 *
 *   relate_ratio         rates of the figures in front of them, by the characters of their names
 *   relate_ratio_saving  of what was saved or changed (savings.tsv)
 */
#ifndef RELATION_RELATE_RATIO_PARTS_H
#define RELATION_RELATE_RATIO_PARTS_H

#include "relation/relate_ratio.h"
#include "sentence/reach.h"

/* A rate, and the amounts before it that it may be of. */
struct rate {
	struct mentions *ms;
	struct mention *m;
	const struct mention *near[REACH_RATE];	/* amounts before it, nearest first */
	size_t n;
};

/* A rate of two figures at least that the pair before it gives is theirs whatever it is
 * called. */
static inline bool
ratio_is_telling(const struct mention *m)
{
	return decimal_cmp(m->q.quantum, decimal_of(1)) < 0;
}

/* Links the rate by savings.tsv; true, too, where its name is one of those and its base is not
 * known. */
bool ratio_of_saving(const struct rate *r);

#endif
