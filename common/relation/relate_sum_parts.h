/* relate_sum_parts: what the files of 合计 share; included by relate_sum*.c alone.
 *
 *   relate_sum         合计 and the figures of its sentence
 *   relate_sum_leave   which of them it leaves out, and which changes it takes in
 */
#ifndef RELATION_RELATE_SUM_PARTS_H
#define RELATION_RELATE_SUM_PARTS_H

#include "relation/relate_sum.h"

enum { SUM_MAX = 32 };		/* figures that one 合计 may add up */

/* Figures of a sentence that a 合计 behind them may add up, last first. */
struct sum_run {
	struct term terms[SUM_MAX];
	size_t at[SUM_MAX];	/* indexes of the mentions */
	size_t n;
	size_t count;		/* 两项合计: how many it says there are; or 0 */
	struct span units;	/* 61台（辆、套）: the words for others that it counts; or empty */
	bool nested;		/* a 其中 stands among them */
};

/* 年初预算480万元，全年预算530万元，支出总计510万元;
 * 全年预算100万元，实际基本支出40万元，项目支出56万元，合计96万元: takes out of the run the budgets
 * as a whole, which are no part of what was spent or received; false if fewer than two are left. */
bool sum_leave_plans(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m, struct sum_run *run);

/* 年初结转36.20万元，本年收入合计862.35万元，本年支出合计850.15万元: takes out of the run what m is
 * balanced against; false if fewer than two are left. */
bool sum_leave_sides(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m, struct sum_run *run);

/* Takes the n figures nearest to the total out of the run; n is less than there are. */
void sum_leave_nearest(struct sum_run *run, size_t n);

/* 一季度10万元、二季度20万元、三季度30万元、四季度40万元，上半年合计30万元: where the total is that
 * of a part of the year, the first of the run are what it adds up: as many as make it, else both
 * quarters of a half; false: it is none, or nobody can tell. */
bool sum_leave_later(const struct mentions *ms, const struct mention *m,
    const struct term *total, struct sum_run *run);

/* 上年结转46万元，预算350万元，调增24万元，资金总计420万元: puts the changes into the run that say
 * that they came to an amount of it, if it makes the total with them or would but for a slip. */
void sum_with_added(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m, const struct term *total, struct sum_run *run);

/* 前两项合计: leaves of the run those that the words before m say are taken together, of its
 * beginning or its end, or of 320件，其中…，以上三类共计 all but the total; false: they say no such
 * thing, and the run stays. */
bool sum_keep_told(const struct mentions *ms, const struct mention *m, struct span text,
    struct sum_run *run);

#endif
