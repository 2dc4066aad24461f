/* relate_unsaid_run: amounts of a sentence that may make up another of it, its total; included by
 * relate_unsaid_run.c and relate_unsaid_sum.c alone.
 */
#ifndef RELATION_RELATE_UNSAID_RUN_H
#define RELATION_RELATE_UNSAID_RUN_H

#include "relation/relate_unsaid_parts.h"

enum { RUN_MAX = 24 };		/* parts of one total */

struct run {
	size_t at[RUN_MAX];	/* mentions */
	struct term terms[RUN_MAX];
	size_t n;
	bool skipped;		/* an amount of another year stands among them */
	bool divided;		/* words say that these are all the parts */
	bool counted;		/* and so does a number of them, or nothing but the word for
				 * their sum stands between */
};

/* Empties run; its terms are many and need no emptying. */
void run_reset(struct run *run);

/* Adds m, which is mention at. */
void run_take(struct run *run, const struct mention *m, size_t at);

/* May m be one of the parts of total; or be one if it stood outside its brackets? */
bool run_is_addend(const struct mention *m, const struct mention *total);
bool run_is_addend_inside(const struct mention *m, const struct mention *total);

/* Have total and run so many digits that a slip among them is hardly an accident? */
bool run_has_digits(const struct mention *total, const struct run *run);

/* Fill run (reset first) with the amounts behind total i up to the next total, none where one of
 * them is its like; with those of years of their own, one behind the other, behind it (分三年
 * 实施，2021年280万元、2022年320万元); with those before it, nearest first. */
void run_behind(const struct sentence *s, size_t i, struct run *run);
void run_years(const struct sentence *s, size_t i, struct run *run);
void run_before(const struct sentence *s, size_t i, struct run *run);

/* 征缴3.2亿元，支付2.8亿元，当期结余0.4亿元，累计结余5.6亿元: is total what was left over of all
 * years, and some of run what came in or was spent, without what there was before, so that it need
 * not be their sum? */
bool run_is_of_flows(const struct sentence *s, const struct mention *total, const struct run *run);

/* Is m broken down, or made of others, already? */
bool unsaid_is_explained(const struct sentence *s, const struct mention *m);

/* 分三年实施, and not 上半年完成, which says how far it has got? */
bool unsaid_divides(struct span words);

/* 决策14分（扣1分），过程22分（扣2分），产出27分（扣3分），效益25分（扣5分）: does mention total
 * stand in brackets of its own, and a figure outside them between it and the run before it; or go
 * on with the row (医院12,000万元、供水8,000万元、排水6,000万元)? */
bool run_is_outside(const struct sentence *s, size_t total, const struct run *run);

#endif
