/* relate_unsaid_rate: rates whose operands stand behind them, or that go by no more than
 * 完成; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "relation/operands.h"
#include "relation/relate_balance.h"
#include "relation/relate_rate.h"

/* The words between the figure before m and m, without the comma. */
static struct span
words_before(const struct sentence *s, const struct mention *m)
{
	struct span words = unsaid_between(s, m - 1, m);

	return span_starts(words, SPAN("，")) ? span_slice(words, strlen("，"), words.n) : words;
}

/* Was m planned, by its side or by the words before it? */
static bool
is_planned(const struct sentence *s, const struct mention *m)
{
	return m->side == SIDE_BUDGET || m->side == SIDE_INITIAL ||
	    word_table_in(&qualifiers, "planned", mentions_text(s->ms, m->before));
}

/* 计划500万元，实际支出490万元，完成98%: what stands right before the percentage over the
 * nearest amount of its sentence that was planned; a miss only where a slip explains it,
 * for the words may speak of the works. */
static void
relate_done(const struct sentence *s, struct mention *m)
{
	const struct mention *done = m - 1, *plan = done;
	struct term a, b, rate = relate_term(m);

	if (m->function != FUNCTION_OTHER || m->q.kind != KIND_PERCENT || done->member ||
	    !unsaid_amount(done) ||
	    word_table_in(&qualifiers, "planned", mentions_text(s->ms, done->before)) ||
	    !word_table_is(&qualifiers, "attains", words_before(s, m)))
		return;
	do {
		if (plan == s->ms->at + s->from)
			return;
		plan--;
	} while (!unsaid_amount(plan) || !relate_same_unit(plan, done) || !is_planned(s, plan));
	a = relate_term(done);
	b = relate_term(plan);
	if (closure_rate(&a, &b, &rate))
		mentions_link(s->ms, m, REL_RATE, "$/$", (size_t[]){ done->id, plan->id });
	else if (closure_rate_edit(&a, &b, &rate))
		mentions_link(s->ms, m, REL_LIKELY, "$/$", (size_t[]){ done->id, plan->id });
}

/* Does the rate come out of what it is linked with? */
static bool
comes_out(const struct sentence *s, const struct mention *m, const struct recall *recall)
{
	const struct recalled *a, *b;
	struct term x, y, rate = relate_term(m);
	size_t ids[2];

	if (!mentions_quotient(s->ms, m, REL_RATE, ids) ||
	    (a = operand_by_id(recall, ids[0])) == NULL ||
	    (b = operand_by_id(recall, ids[1])) == NULL)
		return true;	/* of nothing that could be looked at */
	x = relate_recalled_term(a);
	y = relate_recalled_term(b);
	return closure_rate(&x, &y, &rate);
}

/* Is rest what x lacks, by the words before it (缺口485万元, 结转763.54万元), and does x give
 * the rate of both, exactly or, in its clause, but for one slip?  What has a rest is not whole
 * (到位率100%；结余1.4万元). */
static bool
is_rest(const struct sentence *s, const struct mention *m, const struct mention *x,
    const struct mention *rest, bool exactly)
{
	struct term part = relate_term(x), whole = part, rate = relate_term(m);

	return rest != x && unsaid_amount(rest) && relate_same_unit(rest, x) &&
	    decimal_cmp(rate.value, decimal_of(100)) < 0 &&
	    word_table_in(&qualifiers, "lacking", mentions_text(s->ms, rest->before)) &&
	    decimal_add(x->q.value, rest->q.value, &whole.value) &&
	    (exactly ? closure_rate(&part, &whole, &rate) : !is_planned(s, x) &&
	    x < m && m - x <= 2 &&
	    x->clause == m->clause && rest->clause == m->clause &&
	    closure_rate_slip(&part, &whole, &rate));
}

/* Was m left over from the year before? */
static bool
is_carried(const struct sentence *s, const struct mention *m)
{
	const char *role = balance_role(s->words, mentions_text(s->ms, m->before));

	return role != NULL && strcmp(role, "opening") == 0;
}

/* 年初预算2,963万元，追加418.26万元，支出3,327.94万元，完成率98.42%;
 * 上年结转20万元，本年预算180万元，支出190万元， 执行率95%: links m with x, right before it, over
 * the two amounts before x, if they give it, printed to places that are no accident, or one of them
 * was left over from the year before, where one slip may be, too. */
static bool
relate_both(const struct sentence *s, struct mention *m)
{
	const struct mention *x, *b, *c;
	struct term part, whole, rate = relate_term(m);
	bool carried;

	if (m - s->ms->at < (ptrdiff_t)s->from + 3)
		return false;
	x = m - 1;
	b = m - 2;
	c = m - 3;
	if (!unsaid_amount(x) || !unsaid_is_stated(b) || !unsaid_is_stated(c) ||
	    !relate_same_unit(x, b) || !relate_same_unit(b, c))
		return false;
	carried = is_carried(s, b) || is_carried(s, c);
	if (!carried && decimal_cmp(rate.quantum, decimal_of(1)) >= 0)
		return false;
	part = relate_term(x);
	whole = relate_term(b);
	if (!decimal_add(b->q.value, c->q.value, &whole.value) ||
	    (!closure_rate(&part, &whole, &rate) &&
	    !(carried && closure_rate_edit(&part, &whole, &rate))))
		return false;
	m->nlinks = 0;
	mentions_link(s->ms, m, REL_RATE, "$/($+$)", (size_t[]){ x->id, c->id, b->id });
	return true;
}

/* 支出13,108.46万元，执行率94.50%，结转763.54万元: links m with what gives it of that and
 * what is left. */
static bool
relate_rest(const struct sentence *s, struct mention *m, bool exactly)
{
	for (size_t i = s->from; i < s->to; i++)
		for (size_t k = s->from; k < s->to && unsaid_amount(&s->ms->at[i]); k++) {
			const struct mention *x = &s->ms->at[i], *rest = &s->ms->at[k];

			if (!is_rest(s, m, x, rest, exactly))
				continue;
			m->nlinks = 0;
			mentions_link(s->ms, m, REL_RATE, "$/($+$)",
			    (size_t[]){ x->id, rest->id, x->id });
			return true;
		}
	return false;
}

/* A rate by its name, if it is of nothing yet or does not come out. */
static void
relate_named(const struct sentence *s, struct mention *m, const struct recall *recall)
{
	if (m->nlinks == 0)
		relate_rate_ahead(s->words, s->ms, m, recall);
	if (m->nlinks > 1 || (m->nlinks == 1 && comes_out(s, m, recall)))
		return;
	if (!relate_both(s, m) && !relate_rest(s, m, true) && m->nlinks == 0)
		relate_rest(s, m, false);
}

void
unsaid_rates(const struct sentence *s, const struct recall *recall)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (!unsaid_is_stated(m) || m->paired)
			continue;
		if (m->function == FUNCTION_RATE)
			relate_named(s, m, recall);
		else if (m->nlinks == 0 && i > s->from)
			relate_done(s, m);
	}
}
