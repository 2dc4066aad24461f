/* relate_ratio_parts: what the files that relate ratios share; included by relate_ratio*.c
 * alone.
 *
 *   relate_ratio         rates of the figures in front of them, by the characters of their names
 *   relate_ratio_saving  of what was saved or changed (savings.tsv)
 *   relate_ratio_chained over what a rate before them is over
 *   relate_ratio_undone  of what is left when what was not done is taken off
 */
#ifndef RELATION_RELATE_RATIO_PARTS_H
#define RELATION_RELATE_RATIO_PARTS_H

#include "relation/relate_ratio.h"
#include "sentence/reach.h"

/* A rate, and the amounts before it that it may be of. */
struct rate {
	const struct relate_words *words;
	struct mentions *ms;
	struct mention *m;
	struct span stem;		/* what it is a rate of: the last characters of its name
					 * before 率 */
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

/* Does word stand in what says what m is: the words before it, and the noun behind a count? */
bool ratio_says(const struct rate *r, const struct mention *m, struct span word);

/* Links the rate with a over b; false: it is by its name one of something else. */
bool ratio_link(const struct rate *r, enum relation rel, const struct mention *a,
    const struct mention *b);

/* Do the words of m deny word (不合格; 收缴率: 未缴), or name what is looked into with it
 * (满意度测评)? */
bool ratio_is_turned(const struct rate *r, const struct mention *m, struct span word);

/* Does a stand right behind a list that makes b, or behind the share of its last part? */
static inline bool
ratio_is_behind_list(const struct mention *a, const struct mention *b)
{
	const struct mention *last = a - 1;

	if (last > b && last->function == FUNCTION_SHARE)
		last--;
	return last > b && relate_is_settled(last) && last->total == b->id;
}

/* Do a and b stand in the clause of the rate, but for a list that breaks b down, and is neither a
 * part of a list? */
static inline bool
ratio_has_whole(const struct rate *r, const struct mention *a, const struct mention *b)
{
	return !a->member && !b->member && a->clause == r->m->clause &&
	    (b->clause == r->m->clause || ratio_is_behind_list(a, b));
}

/* The two figures directly before the rate, but for a list that breaks down the first of them, if
 * they are of one unit. */
bool ratio_beside(const struct rate *r, const struct mention **a, const struct mention **b);

/* Does a hold what the rate is of, and neither as its opposite (未联网, 不合格) nor as what was to
 * be done (应参保)? */
bool ratio_is_done(const struct rate *r, struct span stem, const struct mention *a);

/* 任务253户，已开工253户，开工率100%；已竣工245户，竣工率97.80%: links the rate of what stands
 * right before it over what a rate before it in the sentence is over, where one digit explains the
 * miss.  named: the rate must say that it is of it. */
bool ratio_link_chained(const struct rate *r, bool named);

/* 应收缴218.50万元，未收缴13.11万元，收缴率94%: what was not done, right before the rate, leaves
 * so much of what stands before it, which was to be done (应收), or would but for one digit of
 * the rate; of both together, where that tells what was (已支付180万元，未支付20万元，支付率90%).
 * Links it; true if so. */
bool ratio_of_undone(const struct rate *r);

/* 样品386份，其中水稻142份、其他244份，不合格7份，抽查合格率98.19%: the same of what is not as
 * the rate says, and of the count before it that is no part. */
bool ratio_of_other(const struct rate *r);

/* Links the rate by savings.tsv; true, too, where its name is one of those and its base is not
 * known. */
bool ratio_of_saving(const struct rate *r);

#endif
