/* relate_rate_parts: what the files that relate rates share; included by relate_rate*.c
 * alone.
 *
 *   relate_rate          which way of telling what a rate is of is tried when
 *   relate_rate_names    the row of rates.tsv that it goes by, and the figures that its words
 *                        name
 *   relate_rate_beside   what stands right before it
 *   relate_rate_ahead    those whose operands stand behind them
 *   relate_rate_counts   of counts: those of its own sentence, by whatever name
 *   relate_rate_grades   of grades (满意, 基本满意, 不满意), which it may take together
 *   relate_rate_guess    the nearest pair, where none gives the rate
 *   relate_rate_far      a base that stands pages before
 *   relate_rate_summed   right behind one 合计, over another
 *   relate_rate_link     unless what they found is doubted (relate_doubt)
 */
#ifndef RELATION_RELATE_RATE_PARTS_H
#define RELATION_RELATE_RATE_PARTS_H

#include "relation/operands.h"
#include "relation/relate_doubt.h"
#include "relation/relate_rate.h"

/* A rate, and what it may be made of. */
struct rate {
	struct mentions *ms;
	struct mention *m;
	const struct recall *recall;
	struct term term;		/* what m states */
	size_t row;			/* of rates.tsv */
	const struct rated *of;		/* the words of that row */
	struct span prefix;		/* what stands before its name: what it is of */
	bool bare;			/* it has no more than its name */
	bool named;			/* and the name of an operand (编制控制率) */
	struct operands as, bs;		/* what may be divided, and by what */
	struct operands near;		/* what stands before the one of as right before it, and
					 * that may be of; empty: nothing */
	bool given;			/* two of as and bs give it … */
	size_t giving[2];		/* … these */
};

/* Finds the pair that a rate is of: true, and their ids, if it is of two that stand as is said of
 * the finder.  Candidates of which it is seen that they cannot be meant are dropped from r. */
typedef bool rate_finder(struct rate *r, size_t ids[2]);

/* What words may name an operand by: its side, its label and the words before it (实有74人). */
struct rate_names {
	enum side side;
	struct operand_label label, words;
};

static inline struct rate_names
rate_names_of(const struct recalled *f)
{
	return (struct rate_names){ f->side, operand_label_of(recalled_label(f)),
		operand_label_of(recalled_words(f)) };
}

/* Is what goes by these names an operand that words name? */
static inline bool
rate_is_named(const struct operand_words *words, const struct rate_names *names)
{
	return operand_words_side(words, names->side) || operand_words_in(words, &names->label) ||
	    operand_words_in(words, &names->words);
}

/* The same of f. */
static inline bool
rate_operand(const struct operand_words *words, const struct recalled *f)
{
	struct rate_names names = rate_names_of(f);

	return rate_is_named(words, &names);
}

/* The words of the rate. */
static inline struct span
rate_name(const struct rate *r)
{
	return mentions_text(r->ms, r->m->full.n != 0 ? r->m->full : r->m->phrase);
}

/* Notes which of what may be divided, and by what, give the rate. */
static inline void
rate_try_named(struct rate *r)
{
	r->given = operands_closing(&r->as, &r->bs, &r->term, r->giving);
}

/* --- relate_rate_names.c ------------------------------------------------- */

/* The rate m by its row of rates.tsv; false if it has none. */
bool rate_read(struct rate *r, const struct relate_words *w);

/* May f be an operand of a rate of what prefix names? */
bool rate_is_of(const struct recalled *f, struct span prefix);

/* 正在整改14个; 实际办结196件，还剩169件: is f the number of those of which it is not true yet? */
bool rate_is_pending(const struct recalled *f);

/* Adds f to what may be divided and to what it may be divided by. */
void rate_weigh(struct rate *r, const struct recalled *f);

/* The same of all that is remembered of this passage. */
void rate_weigh_passage(struct rate *r);

/* --- relate_rate_beside.c ------------------------------------------------ */

/* 补助合计75万元，已支出75万元，完成率100%; 抽查357台，其中合格354台，合格率99.16%: where what is
 * divided stands right before the rate there is no other, and what stands before it in the
 * sentence is what it was to be (near). */
void rate_look_beside(struct rate *r);

/* What stands so, if it gives the rate. */
rate_finder rate_beside_gives;

/* Is it counts that stand so? */
bool rate_is_beside_counts(const struct rate *r);

/* A count and what it is counted among, in one sentence: no other pair can be meant; links them
 * unless the second is smaller and nothing says that it is the whole.  False: no counts. */
bool rate_link_counts_beside(const struct rate *r);

/* 项目资金480万元，支出48.0万元，执行率100%: what stands right before the outlay by the name of
 * money given, where the sentence has no budget. */
rate_finder rate_over_given;

/* 资金7,826万元。已支出7,591万元，支出进度97.20%: the nearest money given before the only outlay,
 * a sentence away at most, and only if a slip explains the miss. */
rate_finder rate_over_given_before;

/* 较年初预算560.00万元少支27.90万元，完成预算的95.02%: right behind what was left of a budget, and
 * by no name of its own, the rate is over that budget, of what it was held against. */
rate_finder rate_behind_saving;

/* 河道260.00万元，预算270.00万元，执行率96.30%: right behind how a part of a list stands otherwise,
 * and by no name of its own, the rate is of the two. */
rate_finder rate_of_item;

/* --- relate_rate_link.c -------------------------------------------------- */

/* Does anything speak against relating the rate by rel to the figures numbered ids, which were
 * found as time says? */
bool rate_is_doubted(const struct rate *r, enum doubt_time time, enum relation rel,
    const size_t ids[2]);

/* Links the rate to the figures numbered ids, the second of which it is over, unless that is
 * doubted. */
void rate_link(const struct rate *r, enum relation rel, const size_t ids[2]);

/* --- relate_rate_counts.c ------------------------------------------------ */

/* Is f, by its words, what the rate is over? */
bool rate_is_goal(const struct rate *r, const struct recalled *f);

/* Is f by how much the target before it was passed, so that the rate is not over it? */
bool rate_is_excess(const struct rate *r, const struct recalled *f);

/* The counts of the rate's sentence before it, nearest first, without what is over a target. */
struct operands rate_counts(const struct rate *r);

/* 办结118件，…，其中按期办结117件，按期办结率97.50%: the count right before the rate, over
 * whichever count of its sentence gives it, 118 or the 120 that came in. */
rate_finder rate_of_count;

/* 培育300人，超目标任务（280人）20人，完成率107.14%: two counts of the sentence, by whatever
 * name, that give the rate to places that are no accident. */
rate_finder rate_of_any_counts;

/* Two counts of the sentence that the words name in part, or not at all. */
rate_finder rate_of_counts;

/* The only two that it could be of, but for a slip. */
rate_finder rate_slipped;

/* --- relate_rate_grades.c ------------------------------------------------ */

/* 非常满意150份、满意38份、基本满意8份，满意度100%: which of one list's parts the
 * rate takes together is not said. */
bool rate_of_grades(const struct operands *as);

/* Of grades, the rate is what the opposite leaves of the whole where they are all told;
 * else nothing is said of a rate that takes some of them together.  False: there are no
 * grades. */
bool rate_link_grades(const struct rate *r);

/* --- relate_rate_guess.c ------------------------------------------------- */

/* 综合执行率: is it by its name a rate of several things together? */
bool rate_is_joint(const struct rate *r);

/* Does f stand in the rate's clause? */
bool rate_in_clause(const struct recalled *f, const struct rate *r);

/* The nearest pair of one dimension, whole amounts before parts of others; false: there
 * is none. */
bool rate_nearest_pair(const struct operands *as, const struct operands *bs, size_t ids[2]);

/* The pair that the rate is likely to speak of though it does not give it. */
rate_finder rate_guess;

/* Does an amount that its words do not name stand right before the rate, so that it is that
 * one's? */
bool rate_follows_another(const struct rate *r);

/* --- relate_rate_summed.c ------------------------------------------------ */

/* 合计2,660万元。…人员1,406万元，项目1,181万元，合计2,586万元，完成预算的97.22%: by no name of
 * what it is of, and right behind a 合计, the rate is of that over the 合计 before it. */
rate_finder rate_of_sums;

/* --- relate_rate_far.c --------------------------------------------------- */

/* Links the rate to a numerator nearby and to what gives it, however far back, exactly or
 * but for a slip. */
bool rate_link_far(const struct rate *r);

/* 市级资金80万元，县级资金20万元。市级资金支出75万元，执行率93.75%: links the rate of what stands
 * right before it, over what went by that name in a sentence before, if it is that or a slip
 * explains the miss; true if so. */
bool rate_link_named(const struct rate *r);

#endif
