/* relate_unsaid_before: changes and what there was before them, right behind, in brackets or not;
 * see relate_unsaid_change.h. */
#include "relation/relate_unsaid_change.h"

#include "language/grammar.h"
#include "text/character.h"

/* 减少1.23万元（2023年为14.26万元）: the words of the figure behind m, where it stands in brackets
 * that begin right behind m; else empty. */
static struct span
bracketed(const struct sentence *s, const struct mention *m, const struct mention *prior)
{
	struct span gap = unsaid_between(s, m, prior);

	if (!unsaid_is_stated(prior) || gap.n == 0 || !character_opens(glyph_at(gap, 0).c))
		return SPAN("");
	return span_slice(gap, glyph_at(gap, 0).n, gap.n);
}

static bool
is_budget(const struct mention *m)
{
	return m->side == SIDE_INITIAL || m->side == SIDE_BUDGET;
}

/* The amount before m that prior, of the words, was a year earlier: the nearest of its unit that is
 * no part of another and, as prior, no budget; NULL if there is none, or of the same year. */
static const struct mention *
now_before(const struct sentence *s, const struct mention *m, const struct mention *prior,
    struct span words)
{
	bool told = prior->function == FUNCTION_PRIOR ||
	    word_table_at_start(&particles, "lastyear", words) != 0;

	for (const struct mention *e = m; !is_budget(prior) && e-- > s->ms->at + s->from; )
		if (unsaid_amount(e) && !e->member && !is_budget(e) && relate_same_unit(e, prior))
			return told || (prior->year != 0 && prior->year != e->year) ? e : NULL;
	return NULL;
}

/* Do but percentages stand between now and m? */
static bool
is_nearest(const struct mention *now, const struct mention *m)
{
	for (const struct mention *e = now + 1; e < m; e++)
		if (e->q.kind != KIND_PERCENT)
			return false;
	return true;
}

/* Is the change m, up or down, now less prior, or but for one slip: one that says something, where
 * other figures stand between now and m? */
static bool
is_slip(const struct mention *m, const struct mention *now, const struct mention *prior, bool up)
{
	struct term x = relate_term(now), y = relate_term(prior), stated = relate_term(m), d = x;
	enum closure_slip least = is_nearest(now, m) ? SLIP_WEAK : SLIP_TELLING;

	if (m->function == FUNCTION_DELTA)
		return closure_fit(up ? &x : &y, (struct term[]){ up ? y : x, stated }, 2) >=
		    least;
	return (up ? decimal_sub(x.value, y.value, &d.value) :
	    decimal_sub(y.value, x.value, &d.value)) &&
	    decimal_sign(d.value) > 0 && closure_rate_misprint(&d, &y, &stated);
}

bool
unsaid_before(const struct sentence *s, struct mention *m, bool up)
{
	const struct mention *prior = m + 1, *now;
	struct span words;
	size_t ids[2];

	if (prior >= s->ms->at + s->to || (words = bracketed(s, m, prior)).n == 0 ||
	    (m->function == FUNCTION_DELTA ? !relate_same_unit(m, prior) :
	    m->function != FUNCTION_GROWTH || m->q.kind != KIND_PERCENT))
		return false;
	now = now_before(s, m, prior, words);
	if (now == NULL || !is_slip(m, now, prior, up))
		return false;
	ids[0] = up || m->function == FUNCTION_GROWTH ? now->id : prior->id;
	ids[1] = ids[0] == now->id ? prior->id : now->id;
	if (m->function == FUNCTION_DELTA)
		mentions_link(s->ms, m, REL_DELTA, "$-$", ids);
	else
		mentions_link(s->ms, m, REL_GROWTH, up ? "$/$-1" : "1-$/$", ids);
	return true;
}

/* Is a less than half of b, or more than twice that? */
static bool
is_of_other_size(const struct mention *a, const struct mention *b)
{
	struct decimal x, y;

	return !decimal_add(a->q.value, a->q.value, &x) ||
	    !decimal_add(b->q.value, b->q.value, &y) || decimal_cmp(x, b->q.value) < 0 ||
	    decimal_cmp(a->q.value, y) > 0;
}

/* 征收234.60万元，同比增长6.25%，上年征收305.51万元: would now over prior be as m says but for one
 * slip, which is what makes them so unlike? */
static bool
is_slip_of_size(const struct mention *m, const struct mention *now, const struct mention *prior)
{
	struct term x = relate_term(now), y = relate_term(prior), rate = relate_term(m);
	bool up = (m->last_cue & CUE_UP) != 0;

	return (up ? decimal_add : decimal_sub)(decimal_of(100), rate.value, &rate.value) &&
	    closure_rate_slip(&x, &y, &rate) && !closure_rate_misprint(&x, &y, &rate);
}

struct pair
change_pair_behind(const struct sentence *s, const struct mention *m)
{
	const struct mention *prior = m + 1;
	struct pair own = { .n = 0 };

	if (m->function != FUNCTION_GROWTH || m->phrase.n != 0 || prior >= s->ms->at + s->to ||
	    prior->function != FUNCTION_PRIOR || !unsaid_is_stated(prior) ||
	    prior->clause != m->clause)
		return own;
	for (const struct mention *e = s->ms->at + s->from; e < m && own.n < PAIR_MAX; e++)
		if (unsaid_amount(e) && relate_same_unit(e, prior) && !relate_is_settled(e) &&
		    (!is_of_other_size(e, prior) || is_slip_of_size(m, e, prior)))
			own.at[own.n++] = e;
	if (own.n == 1)
		own.at[own.n++] = prior;
	else
		own.n = 0;
	return own;
}
