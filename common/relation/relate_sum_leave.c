/* relate_sum_leave: which figures before a 合计 it does not add up, and which changes and other
 * counts it does; see relate_sum_parts.h. */
#include "relation/relate_sum_parts.h"

#include <string.h>

#include "language/grammar.h"
#include "relation/relate_balance.h"
#include "relation/relate_share_sum.h"
#include "text/punct.h"

struct span
relate_sum_units(const struct mention *m, struct span text)
{
	enum { LONGEST = 24 };	/* bytes of four such words with the marks between them */
	struct span rest = span_slice(text, m->q.to, text.n);
	size_t open = punct_starts(rest, '('), close = punct_find(rest, ')');

	return m->q.kind != KIND_COUNT || open == 0 || close == NONE || close > LONGEST ?
	    SPAN("") : span_slice(rest, open, close);
}

bool
relate_sum_counts(struct span units, const struct mention *m, const struct mention *p)
{
	return relate_same_unit(p, m) || (units.n != 0 && p->q.kind == KIND_COUNT &&
	    p->q.unit.n != 0 && span_has(units, p->q.unit));
}

/* Puts what stands at place from of the run at place to. */
static void
put(struct sum_run *run, size_t to, size_t from)
{
	run->terms[to] = run->terms[from];
	run->at[to] = run->at[from];
}

/* Is mention i the total of one of the run? */
static bool
is_total_of_run(const struct mentions *ms, const struct sum_run *run, size_t i)
{
	for (size_t k = 0; k < run->n; k++)
		if (ms->at[run->at[k]].member && ms->at[run->at[k]].total == ms->at[i].id)
			return true;
	return false;
}

/* Does label say a budget; of one thing (基本支出预算), too? */
static bool
is_planned(const struct relate_words *w, struct span label, bool of_things)
{
	enum side side = relate_side(w, label);

	return relate_is_plan(w, label) ||
	    (of_things && (side == SIDE_INITIAL || side == SIDE_BUDGET));
}

/* 较预算数分别节约0.55万元、1.82万元（预算合计56.00万元）: is among run what was saved, of which
 * no budget consists, nor of what was spent? */
static bool
has_savings(const struct mentions *ms, const struct sum_run *run)
{
	for (size_t k = 0; k < run->n; k++)
		if (word_table_ends(&qualifiers, "less",
		    mentions_text(ms, ms->at[run->at[k]].label)))
			return true;
	return false;
}

bool
sum_leave_plans(const struct relate_words *w, const struct mentions *ms, const struct mention *m,
    struct sum_run *run)
{
	bool carried_out = relate_is_outcome(w, mentions_text(ms, m->label)), mixed = false;
	size_t kept = 0;

	if (is_planned(w, mentions_text(ms, m->label), true) && has_savings(ms, run))
		return false;
	if (relate_is_plan(w, mentions_text(ms, m->label)))
		return true;
	for (size_t k = 0; k < run->n; k++) {
		struct span label = mentions_text(ms, ms->at[run->at[k]].label);

		carried_out |= relate_is_outcome(w, label);
		mixed |= relate_is_outcome(w, label) || relate_is_plan(w, label);
	}
	mixed &= m->q.kind == KIND_MONEY;	/* 行政编制 is no plan of people */
	for (size_t k = 0; k < run->n && carried_out; k++) {
		if (is_planned(w, mentions_text(ms, ms->at[run->at[k]].label), mixed))
			continue;
		put(run, kept++, k);
	}
	if (carried_out)
		run->n = kept;
	return run->n > 1;
}

/* 收入总额90万元，本年支出合计85万元: is part what came in, and m what was spent? */
static bool
is_of_other_side(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m, const struct mention *part)
{
	return relate_side(w, mentions_text(ms, m->label)) == SIDE_FINAL &&
	    relate_side(w, mentions_text(ms, part->label)) == SIDE_INCOME;
}

/* 2022年收入合计150万元、结余8万元，2023年收入合计180万元: is part of another year than m, the
 * total of one side of the books in its own? */
static bool
is_of_other_year(const struct mentions *ms, const struct mention *m, const struct mention *part)
{
	return m->year != part->year &&
	    word_table_ends(&name_words, "total", mentions_text(ms, m->label));
}

bool
sum_leave_sides(const struct relate_words *w, const struct mentions *ms, const struct mention *m,
    struct sum_run *run)
{
	size_t kept = 0;

	for (size_t k = 0; k < run->n; k++) {
		if (balance_apart(w, ms, m, &ms->at[run->at[k]]) ||
		    is_of_other_year(ms, m, &ms->at[run->at[k]]) ||
		    is_of_other_side(w, ms, m, &ms->at[run->at[k]]))
			continue;
		put(run, kept++, k);
	}
	run->n = kept;
	return run->n > 1;
}

void
sum_leave_nearest(struct sum_run *run, size_t n)
{
	run->n -= n;
	memmove(run->terms, run->terms + n, run->n * sizeof *run->terms);
	memmove(run->at, run->at + n, run->n * sizeof *run->at);
}

bool
sum_leave_later(const struct mentions *ms, const struct mention *m, const struct term *total,
    struct sum_run *run)
{
	enum { HALF = 2, QUARTERS = 4 };
	size_t k = run->n - 1, skip;

	if (!m->of_period && !word_table_in(&qualifiers, "period", mentions_text(ms, m->before)))
		return false;
	while (k >= HALF && !closure_sum(total, run->terms + (run->n - k), k))
		k--;
	if (k < HALF && run->n == QUARTERS &&
	    word_table_in(&qualifiers, "half", mentions_text(ms, m->before)))
		k = HALF;
	skip = run->n - k;
	if (k < HALF)
		return false;
	sum_leave_nearest(run, skip);
	return true;
}

/* Is p, a change, what came to an amount of the run, by its words? */
static bool
is_added(const struct relate_words *w, const struct mentions *ms, const struct mention *p,
    const struct mention *m)
{
	const char *role = p->function != FUNCTION_DELTA || !mention_is_exact(p) || p->member ||
	    p->depth > m->depth || !relate_same_unit(p, m) ? NULL :
	    balance_role_of_figure(w, ms, p);

	return role != NULL && strcmp(role, "added") == 0;
}

void
sum_with_added(const struct relate_words *w, const struct mentions *ms, const struct mention *m,
    const struct term *total, struct sum_run *run)
{
	struct sum_run all = { .n = 0 };
	size_t k = 0;

	for (size_t i = (size_t)(m - ms->at); i-- > run->at[run->n - 1] && all.n < SUM_MAX; ) {
		if (k < run->n && run->at[k] == i)
			k++;
		else if (!is_added(w, ms, &ms->at[i], m))
			continue;
		all.terms[all.n] = relate_term(&ms->at[i]);
		all.at[all.n++] = i;
	}
	if (all.n > run->n && closure_fit(total, all.terms, all.n) != SLIP_NONE) {
		memcpy(run->terms, all.terms, sizeof all.terms);
		memcpy(run->at, all.at, sizeof all.at);
		run->n = all.n;
	}
}

bool
sum_keep_told(const struct mentions *ms, const struct mention *m, struct span text,
    struct sum_run *run)
{
	const struct mention *first = m;
	enum told_which which = TOLD_ALL;
	struct sum_run rest = *run;
	size_t n, kept = 0;

	if (first > ms->at && first[-1].q.kind == KIND_COUNT && (run->count != 0 ||
	    word_table_is(&qualifiers, "piece", first[-1].q.unit)))
		first--;		/* 后两项: the number is a figure */
	first = relate_before_ordinal(ms, first);
	if (first == ms->at || first[-1].q.to > m->q.from)
		return false;
	n = relate_tells_several(span_slice(text, first[-1].q.to, m->q.from), &which);
	for (size_t k = 0; k < run->n; k++)
		if (!is_total_of_run(ms, run, run->at[k]))
			put(&rest, kept++, k);
	if (n == 0 || kept < n || which == TOLD_SOME ||
	    (which == TOLD_ALL && (kept > n || kept == run->n)))
		return false;
	for (size_t k = 0; k < n && n < kept && which == TOLD_FIRST; k++)
		put(&rest, k, kept - n + k);
	rest.n = n;
	*run = rest;
	return true;
}
