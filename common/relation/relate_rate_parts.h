/* relate_rate_parts: what the files that relate rates share; included by relate_rate*.c
 * alone.
 *
 *   relate_rate          the row of rates.tsv that a rate goes by, the figures that its
 *                        words name, and which way of relating it is tried when
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
};

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

/* 正在整改14个; 实际办结196件，还剩169件: is f the number of those of which it is not true yet? */
bool rate_is_pending(const struct recalled *f);

/* --- relate_rate.c ------------------------------------------------------- */

/* The rate m by its row of rates.tsv; false if it has none. */
bool rate_read(struct rate *r, const struct relate_words *w);

/* May f be an operand of a rate of what prefix names? */
bool rate_is_of(const struct recalled *f, struct span prefix);

/* Adds f to what may be divided and to what it may be divided by. */
void rate_weigh(struct rate *r, const struct recalled *f);

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

/* Is it the count right before the rate, over another of its sentence?  In ids. */
bool rate_of_count(const struct rate *r, size_t ids[2]);

/* 培育300人，超目标任务（280人）20人，完成率107.14%: do two counts of the sentence, by whatever
 * name, give the rate to places that are no accident?  In ids. */
bool rate_of_any_counts(const struct rate *r, size_t ids[2]);

/* Or two counts of the sentence that the words name in part, or not at all? */
bool rate_of_counts(const struct rate *r, size_t ids[2]);

/* Or the only two that it could be of, but for a slip? */
bool rate_slipped(const struct rate *r, size_t ids[2]);

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

/* The pair that the rate is likely to speak of though it does not give it; candidates
 * that cannot be meant are dropped from r. */
bool rate_guess(struct rate *r, size_t ids[2]);

/* Does an amount that its words do not name stand right before the rate, so that it is that
 * one's? */
bool rate_follows_another(const struct rate *r);

/* --- relate_rate_summed.c ------------------------------------------------ */

/* 合计2,660万元。…人员1,406万元，项目1,181万元，合计2,586万元，完成预算的97.22%: does the rate, by
 * no name of what it is of, stand right behind a 合计, so that it is of that over the 合计 before
 * it?  In ids. */
bool rate_of_sums(const struct rate *r, size_t ids[2]);

/* --- relate_rate_far.c --------------------------------------------------- */

/* Links the rate to a numerator nearby and to what gives it, however far back, exactly or
 * but for a slip. */
bool rate_link_far(const struct rate *r);

/* 市级资金80万元，县级资金20万元。市级资金支出75万元，执行率93.75%: links the rate of what stands
 * right before it, over what went by that name in a sentence before, if it is that or a slip
 * explains the miss; true if so. */
bool rate_link_named(const struct rate *r);

#endif
