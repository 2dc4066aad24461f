/* relate_doubt_plan: rates over a plan that another amount has been measured by; see
 * relate_doubt_parts.h. */
#include "relation/relate_doubt_parts.h"

#include "language/grammar.h"

/* The percentage right behind e that says how much of something e is; NULL: there is none. */
static const struct mention *
rate_of(const struct mentions *ms, const struct mention *e)
{
	const struct mention *rate = e + 1;

	return rate < ms->at + ms->n && rate->sentence == e->sentence &&
	    rate->q.kind == KIND_PERCENT && rate->function != FUNCTION_GROWTH ? rate : NULL;
}

/* Is the quotient rate over what is numbered id? */
static bool
is_over(const struct mentions *ms, const struct mention *rate, size_t id)
{
	size_t ids[2];

	return (mentions_quotient(ms, rate, REL_RATE, ids) ||
	    mentions_quotient(ms, rate, REL_SHARE, ids) ||
	    mentions_quotient(ms, rate, REL_LIKELY, ids)) && ids[1] == id;
}

/* 占年度计划的86%, 投资完成率31.6%: does m say how much was reached of what was to be? */
static bool
is_of_plan(const struct mentions *ms, const struct mention *m)
{
	return m->function == FUNCTION_RATE ||
	    word_table_in(&qualifiers, "aim", mentions_text(ms, m->phrase));
}

/* Does an amount between base and part, no less than part and of its kind, and not all of base,
 * have a rate of its own over base?  Of counts only by the name of part (not 履约项目36个，履约率
 * 85.7%；开工29个，开工率69.0%). */
static bool
is_plan_of_other(const struct claim *c)
{
	const struct mentions *ms = c->ms;
	const struct mention *part = c->part, *base = c->base;
	struct span label = mentions_text(ms, part->label);
	const struct mention *rate;

	for (const struct mention *e = base + 1; e < part; e++)
		if (doubt_is_amount(e) && relate_same_unit(e, part) &&
		    decimal_cmp(e->q.value, part->q.value) >= 0 &&
		    decimal_cmp(e->q.value, base->q.value) != 0 &&
		    (rate = rate_of(ms, e)) != NULL && rate < part &&
		    ((e->q.kind == KIND_MONEY && is_over(ms, rate, base->id)) ||
		    (e->label.n != 0 && span_ends(label, mentions_text(ms, e->label)))))
			return true;
	return false;
}

/* 完成投资88.15亿元，投资完成率35.26%，资本金到位42.6亿元，到位率71%: has the base a rate by which
 * it was done, so that it is what became of something else? */
static bool
is_rated(const struct claim *c)
{
	const struct mention *rate = rate_of(c->ms, c->base);

	return rate != NULL && rate < c->part && rate->function == FUNCTION_RATE &&
	    word_table_in(&qualifiers, "attains", mentions_text(c->ms, c->base->label));
}

/* Does m say of what part reached, behind base, how much it is of what was to be? */
static bool
is_after(const struct claim *c)
{
	return c->base < c->part && doubt_is_amount(c->part) && is_of_plan(c->ms, c->m);
}

bool
doubt_namesake(const struct claim *c)
{
	const struct mentions *ms = c->ms;
	const struct mention *base = c->base;

	return is_after(c) && c->part + 1 == c->m && rate_of(ms, base) != NULL &&
	    base->label.n != 0 &&
	    span_eq(mentions_text(ms, base->label), mentions_text(ms, c->part->label));
}

bool
doubt_plan(const struct claim *c)
{
	return is_after(c) && !word_table_is(&qualifiers, "spending",
	    mentions_text(c->ms, c->part->label)) && (is_plan_of_other(c) || is_rated(c));
}
