/* relate_unsaid_years: changes between two years, or two states of one thing, that their words
 * name; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/date.h"
#include "language/grammar.h"
#include "text/punct.h"

enum { VERB = 9 };	/* bytes of three ideographs: 下降了 */

/* 2023年比2022年: the years that the words before m set against one another; false: none. */
static bool
years_named(const struct sentence *s, const struct mention *m, int *now, int *then)
{
	struct span words = unsaid_clause(s, m);
	size_t at = word_table_find(&qualifiers, "against", words);

	if (at == NONE)
		return false;
	*now = date_year_in(span_slice(words, 0, at));
	*then = date_year_in(span_slice(words, at, words.n));
	return *now != 0 && *then != 0 && *now != *then;
}

/* The amount of a year nearest before m in its paragraph, of the label and unit of like, if that
 * is not NULL; NULL: there is none. */
static const struct mention *
amount_of_year(const struct sentence *s, const struct mention *m, int year,
    const struct mention *like)
{
	for (const struct mention *e = m; e-- > s->ms->at; )
		if (e->year == year && unsaid_is_stated(e) && decimal_sign(e->q.value) > 0 &&
		    (e->q.kind == KIND_MONEY || e->q.kind == KIND_COUNT) &&
		    mention_does(e, 1u << FUNCTION_PRIMARY | 1u << FUNCTION_SUM |
		    1u << FUNCTION_PRIOR) && (like == NULL || (relate_same_unit(e, like) &&
		    span_eq(mentions_text(s->ms, e->label), mentions_text(s->ms, like->label)))))
			return e;
	return NULL;
}

/* Links m with now and then as what it is by closes, or would be but for a slip. */
static void
link_growth(const struct sentence *s, struct mention *m, const struct mention *now,
    const struct mention *then)
{
	bool up = (m->last_cue & CUE_UP) != 0;
	struct term d = relate_term(now), base = relate_term(then), rate = relate_term(m);

	if (!decimal_sub(up ? now->q.value : then->q.value, up ? then->q.value : now->q.value,
	    &d.value))
		return;
	mentions_link(s->ms, m, relate_by_fit(REL_GROWTH, closure_rate_fit(&d, &base, &rate),
	    SLIP_NEEDLESS), up ? "$/$-1" : "1-$/$", (size_t[]){ now->id, then->id });
}

bool
unsaid_between_years(const struct sentence *s, struct mention *m)
{
	const struct mention *now, *then;
	int year, before;

	if (m->function != FUNCTION_GROWTH || m->q.kind != KIND_PERCENT ||
	    (m->last_cue & (CUE_UP | CUE_DOWN)) == 0 || !years_named(s, m, &year, &before))
		return false;
	if ((now = amount_of_year(s, m, year, NULL)) == NULL ||
	    (then = amount_of_year(s, m, before, now)) == NULL)
		return amount_of_year(s, m, before, NULL) == NULL;
	link_growth(s, m, now, then);
	return m->nlinks != 0;
}

/* The two that the words before m hold against one another. */
struct named {
	struct span now, then;
};

/* 年末较年初减少, 决算较预算超支: what they are called, where the clause of m says no more than
 * that; false: it does. */
static bool
states_named(const struct sentence *s, const struct mention *m, struct named *out)
{
	enum { LEAST = 6 };	/* bytes of two ideographs */
	struct span words = unsaid_words_before(s, m), clause = unsaid_clause(s, m), then;
	size_t at = word_table_find(&qualifiers, "against", clause), verb;

	if (at == NONE || clause.n == 0 || words.n < clause.n)
		return false;
	then = span_slice(clause, at, clause.n);
	then = span_slice(then, word_table_at_start(&qualifiers, "against", then), then.n);
	verb = word_table_find(&qualifiers, "excess", then);
	if (verb == NONE || at < LEAST || verb < LEAST || word_table_at_start(&qualifiers, "excess",
	    span_slice(then, verb, then.n)) != then.n - verb)
		return false;
	*out = (struct named){ span_slice(clause, 0, at), span_slice(then, 0, verb) };
	return !span_eq(out->now, out->then);
}

/* The only amount of m's unit before it in its paragraph, no part of another, that name stands in
 * the name of; NULL: there is none, or several. */
static const struct mention *
only_named(const struct sentence *s, const struct mention *m, struct span name)
{
	const struct mention *only = NULL;

	for (const struct mention *e = s->ms->at; e < m; e++) {
		if (!unsaid_amount(e) || e->member || !relate_same_unit(e, m) ||
		    !span_has(mentions_text(s->ms, e->label), name))
			continue;
		if (only != NULL)
			return NULL;
		only = e;
	}
	return only;
}

/* ，下降, ，超支率: do no more words stand between the change m and rate than tell how much that is
 * in per cent? */
static bool
is_in_percent(const struct sentence *s, const struct mention *m, const struct mention *rate)
{
	struct span words = unsaid_between(s, m, rate);

	words = span_slice(words, punct_starts(words, ','), words.n);
	return words.n <= VERB && punct_find(words, ',') == NONE &&
	    (rate->function == FUNCTION_GROWTH ||
	    (word_table_at_start(&qualifiers, "excess", words) != 0 &&
	    rate->q.kind == KIND_PERCENT));
}

/* 减少77.20万元，下降41.43%: links the percentage right behind the change m with that and with what
 * there was before. */
static void
link_percentage(const struct sentence *s, const struct mention *m, const struct mention *then)
{
	struct mention *rate = &s->ms->at[m - s->ms->at + 1];
	struct term d = relate_term(m), base = relate_term(then), r;

	if (rate == s->ms->at + s->to || rate->nlinks != 0 || !unsaid_is_stated(rate) ||
	    (rate->cues & CUE_PRIOR) != 0 || !is_in_percent(s, m, rate))
		return;
	r = relate_term(rate);
	if (closure_rate_fit(&d, &base, &r) != SLIP_NONE)
		mentions_link(s->ms, rate, REL_GROWTH, "$/$", (size_t[]){ m->id, then->id });
}

/* 年末较年初减少77.20万元，下降41.43%: links the change m, in amount, with the only amounts of its
 * paragraph whose names hold what its words hold against one another, and the percentage right
 * behind it, if they give it or would but for a slip. */
static void
link_states(const struct sentence *s, struct mention *m)
{
	const struct mention *now, *then;
	struct term x, y, d;
	struct named named;
	enum closure_slip fit;
	bool up;

	if (m->function != FUNCTION_DELTA || m->q.kind == KIND_PERCENT || m->nlinks != 0 ||
	    !unsaid_is_stated(m) || !states_named(s, m, &named) ||
	    (now = only_named(s, m, named.now)) == NULL ||
	    (then = only_named(s, m, named.then)) == NULL || now == then)
		return;
	up = decimal_cmp(now->q.value, then->q.value) > 0;
	if (((m->last_cue & CUE_UP) != 0 && !up) || ((m->last_cue & CUE_DOWN) != 0 && up))
		return;
	x = relate_term(up ? now : then);
	y = relate_term(up ? then : now);
	d = relate_term(m);
	fit = closure_fit_difference(&x, &y, &d);
	if (fit == SLIP_NONE || (fit == SLIP_WEAK &&
	    closure_digits(&x, (struct term[]){ y, d }, 2) < UNSAID_HELD))
		return;
	mentions_link(s->ms, m, relate_by_fit(REL_DELTA, fit, SLIP_NEEDLESS), "$-$",
	    up ? (size_t[]){ now->id, then->id } : (size_t[]){ then->id, now->id });
	if (fit == SLIP_NEEDLESS)
		link_percentage(s, m, then);
}

void
unsaid_states(const struct sentence *s)
{
	for (size_t i = s->from; i < s->to; i++)
		link_states(s, &s->ms->at[i]);
}
