/* relate: how the figures of a sentence belong together (domain.md §2).
 *
 * Runs over the mentions of one paragraph, in two steps: lists (a total and
 * its parts: 其中, 分别为, X中，…, known sets) and then, in reading order,
 * shares, rates, growth, differences and sums, whose operands may stand in
 * this paragraph or among the figures remembered from before.  Where words
 * admit several readings, the one that adds up is taken; where none does, the
 * likeliest, so that the checker can say what is wrong with it.
 */
#ifndef RELATION_RELATE_H
#define RELATION_RELATE_H

#include <string.h>

#include "language/closure.h"
#include "relation/equations.h"
#include "sentence/mention.h"
#include "sentence/recall.h"
#include "sentence/said.h"
#include "text/wordset.h"

/* What is divided by what (rates.tsv). */
struct rated {
	struct operand_words part, whole;
	bool target;			/* of what was to be done, which may be passed */
};

/* What comes later, and what before that (stages.tsv). */
struct staged {
	struct operand_words later, earlier;
};

struct relate_words {
	struct lexicon roles;		/* data/roles.tsv, forward */
	enum side *side;		/* by row of data/roles.tsv */
	struct lexicon rates;		/* data/rates.tsv, backward */
	struct rated *rated;		/* by row of data/rates.tsv */
	struct lexicon units;		/* data/unitclasses.tsv, forward */
	struct wordset sets;		/* data/sets.tsv */
	struct equations equations;	/* data/balances.tsv */
	struct wordset stages;		/* data/stages.tsv, later */
	struct staged *staged;		/* by row of data/stages.tsv */
	struct wordset traits;		/* data/traits.tsv, words */
	struct wordset kinds;		/* data/kinds.tsv */
	struct lexicon listed;		/* data/listed.tsv, forward */
	struct lexicon averages;	/* data/averages.tsv, forward */
	struct lexicon amounts;		/* data/amounts.tsv, forward */
	struct lexicon compared;	/* data/compared.tsv, forward */
	struct lexicon flows;		/* data/flows.tsv, forward */
	struct lexicon savings;		/* data/savings.tsv, backward */
	struct said_table *said;	/* what labels say that have been asked */
};

/* The tables, read when they are first asked for; jxcheck asks them of labels, too. */
const struct relate_words *relate_words(void);

/* The side of the books that a label speaks of, and the words of sets.tsv in it. */
enum side relate_side(const struct relate_words *w, struct span label);

/* 年初预算, 上年预算, 全年预算: does label name a budget as a whole, and nothing that it is of? */
bool relate_is_plan(const struct relate_words *w, struct span label);

/* Does label say that its amount was spent or received? */
bool relate_is_outcome(const struct relate_words *w, struct span label);

/* 新增1.86万亩，较上年末的24.35万亩增长7.64%: is now, by its name, what has come to then, rather
 * than what became of it? */
bool relate_is_added(struct decimal now, struct span name, struct decimal then);

/* Which words of sets.tsv stand in label, as bits of its wordset (relate_known_set). */
uint64_t relate_sets(const struct relate_words *w, struct span label);

/* The same of words that need not come again. */
uint64_t relate_set_words(const struct relate_words *w, struct span words);

/* A list's total: in this paragraph or remembered. */
struct relate_total {
	size_t id;
	struct term term;
	enum side side;
	size_t used;		/* breakdowns of it in paragraphs before */
};

/* Finds lists of parts and links them; sets member, total and side.  heading:
 * title of the section. */
void relate_lists(const struct relate_words *w, struct mentions *ms, struct span heading,
    struct recall *recall);

/* Links mention i of text to what it is a rate, share, growth, change or sum of, and
 * remembers it; called for i = 0, 1, … in order. */
void relate_mention(const struct relate_words *w, struct mentions *ms, size_t i, struct span text,
    struct recall *recall);

/* The mention's value as a term. */
static inline struct term
relate_term(const struct mention *m)
{
	return (struct term){ m->q.value, m->q.quantum, m->q.kind == KIND_COUNT };
}

static inline struct term
relate_recalled_term(const struct recalled *f)
{
	return (struct term){ f->value, f->quantum, f->kind == KIND_COUNT };
}

/* Do words of sets.tsv, as relate_sets finds them in the labels of n things, make up
 * one row of it? */
bool relate_known_set(const struct relate_words *w, uint64_t named, size_t n);

/* Do the labels of the n mentions at? */
bool relate_are_known_set(const struct relate_words *w, const struct mentions *ms,
    const size_t *at, size_t n);

/* The same of a row that is the whole by whatever name, so that its changes are all, too. */
bool relate_whole_set(const struct relate_words *w, uint64_t named, size_t n);

/* 党员35人，女职工18人; 本科占比58.33%，女性占比36.67%: do the names of the n mentions at tell
 * people by several traits (traits.tsv), so that these overlap and need not be all? */
bool relate_traits_differ(const struct relate_words *w, const struct mentions *ms,
    const size_t *at, size_t n);

/* The unit that the row demands of them; empty: any. */
struct span relate_set_unit(const struct relate_words *w, uint64_t named, size_t n);

/* What amounts of one kind and unit have in common; measure words that count
 * the same things (data/unitclasses.tsv) share it. */
uint64_t relate_dimension(const struct relate_words *w, const struct quantity *q);

/* Is a of b, in per cent, what rate says, by that test? */
static inline bool
relate_fits_rate(closure_rate_test *test, const struct mention *a, const struct mention *b,
    const struct mention *rate)
{
	struct term x = relate_term(a), y = relate_term(b), stated = relate_term(rate);

	return test(&x, &y, &stated);
}

static inline bool
relate_closes_rate(const struct mention *a, const struct mention *b, const struct mention *rate)
{
	return relate_fits_rate(closure_rate, a, b, rate);
}

/* What a link by arithmetic is: rel where it fits no worse than least (closure_fit), REL_LIKELY
 * where only a lesser slip explains the miss, REL_NONE where none does. */
static inline enum relation
relate_by_fit(enum relation rel, enum closure_slip fit, enum closure_slip least)
{
	return fit >= least ? rel : fit != SLIP_NONE ? REL_LIKELY : REL_NONE;
}

/* Same dimension. */
static inline bool
relate_same_unit(const struct mention *a, const struct mention *b)
{
	return a->dimension == b->dimension;
}

/* 拨付率 behind 已拨165.6万元, 成活率 behind 成活43.29万株: do the words of a, and what it counts,
 * hold one of the last characters of the rate's name, and deny none? */
bool relate_is_akin(const struct mentions *ms, const struct mention *rate,
    const struct mention *a);

/* rates.tsv: the row whose name ends label (or stands in it, for column
 * headers), or NONE; *prefix is what stands before the name. */
size_t relate_rate_name(const struct relate_words *w, struct span label,
    struct span *prefix);

/* Does rates.tsv tell what the rate m is of and over, by words of which neither of[0] nor of[1] has
 * any? */
bool relate_names_neither(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m, const struct mention *const of[2]);

/* 债务余额42.18亿元，新增债券3.60亿元，偿还2.95亿元，债务率83.6%: is m by its name (rates.tsv) the
 * rate of another amount of its sentence, and are of[0] and of[1] neither what such a rate is of or
 * over, nor do they give it?  What has been done (已签) may be meant. */
bool relate_is_of_named(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m, const struct mention *const of[2]);

/* Mentions that may be all parts of something: indices, in order. */
struct part_run {
	const size_t *at;
	size_t n;
};

/* Their values, as many terms. */
static inline void
relate_terms(const struct mentions *ms, struct part_run run, struct term *terms)
{
	for (size_t i = 0; i < run.n; i++)
		terms[i] = relate_term(&ms->at[run.at[i]]);
}

/* 上级资金300万元，县级资金200万元，全年支出450万元: is total by its name what was spent, and are
 * amounts of parts what it was spent from, so that they need not make it up? */
bool relate_is_spent_from(const struct relate_words *w, const struct mentions *ms,
    const struct mention *total, struct part_run parts);

/* 优良12个、合格6个，优良率66.7%: do a and b stand side by side in a row, so that neither is the
 * whole of the other?  Of 开工36个、竣工30个，竣工率83.3% the rate goes by the name of a, and not
 * of b. */
bool relate_are_beside(const struct mentions *ms, const struct mention *rate,
    const struct mention *a, const struct mention *b);

/* Parts of a total as `part`, `likely` or, where the list need not be complete
 * and nothing speaks for it, `within`. */
void relate_parts(const struct relate_words *w, struct mentions *ms, struct part_run parts,
    const struct relate_total *total, unsigned cues);

/* 接待费1.5万元，其中：支出48.6亿元: is m, told as a part of total, more than that, and would be
 * with any digit of either another, so that it is a part of something else? */
bool relate_outgrows(const struct mention *m, const struct relate_total *total);

/* 资金36万元，其中甲24万元、乙12万元，已支出33万元: is m one of parts that make all of their total,
 * so that what no word says to be of m, behind them, is of the total? */
static inline bool
relate_is_settled(const struct mention *m)
{
	return m->member && mention_linked(m, REL_PART);
}

/* 河道260万元，预算270万元: does m say by its name alone how an item stands on another side of the
 * books than what was told of it first? */
bool relate_is_stance(const struct mentions *ms, const struct mention *m);

/* 28微克/立方米: so much of one thing for each of another, which is added to nothing. */
static inline bool
relate_is_per(const struct mention *m)
{
	return m->q.kind == KIND_COUNT && m->q.unit.n != 0 &&
	    memchr(m->q.unit.p, '/', m->q.unit.n) != NULL;
}

#endif
