/* relate_unsaid_rate: rates whose operands stand behind them, or that go by no more than
 * 完成; see relate_unsaid_parts.h. */
#include "report/relate_unsaid_parts.h"

#include "report/qualifier.h"
#include "report/relate_rate.h"

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
	    qualifier_in("planned", mentions_text(s->ms, m->before));
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
	    qualifier_in("planned", mentions_text(s->ms, done->before)) ||
	    !qualifier_is("attains", words_before(s, m)))
		return;
	do {
		if (plan == s->ms->at + s->from)
			return;
		plan--;
	} while (!unsaid_amount(plan) || !relate_same_unit(plan, done) || !is_planned(s, plan));
	a = relate_term(done);
	b = relate_term(plan);
	if (closure_rate(&a, &b, &rate))
		mentions_link(s->ms, m, "rate", "$/$", (size_t[]){ done->id, plan->id });
	else if (closure_rate_edit(&a, &b, &rate))
		mentions_link(s->ms, m, "likely", "$/$", (size_t[]){ done->id, plan->id });
}

void
unsaid_rates(const struct sentence *s, const struct recall *recall)
{
	for (size_t i = s->from; i < s->to; i++) {
		struct mention *m = &s->ms->at[i];

		if (!unsaid_is_stated(m) || m->nlinks != 0)
			continue;
		if (m->function == FUNCTION_RATE)
			relate_rate_ahead(s->words, s->ms, m, recall);
		else if (i > s->from)
			relate_done(s, m);
	}
}
