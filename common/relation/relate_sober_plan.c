/* relate_sober_plan: rates over a plan that another amount has been measured by; see
 * relate_sober_plan.h. */
#include "relation/relate_sober_plan.h"

#include "language/grammar.h"
#include "relation/relate_sober_own.h"

static bool
is_amount(const struct mention *m)
{
	return mention_is_exact(m) && m->cell.row == 0 &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT);
}

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
is_plan_of_other(const struct mentions *ms, const struct mention *part,
    const struct mention *base)
{
	struct span label = mentions_text(ms, part->label);
	const struct mention *rate;

	for (const struct mention *e = base + 1; e < part; e++)
		if (is_amount(e) && relate_same_unit(e, part) &&
		    decimal_cmp(e->q.value, part->q.value) >= 0 &&
		    decimal_cmp(e->q.value, base->q.value) != 0 &&
		    (rate = rate_of(ms, e)) != NULL && rate < part &&
		    ((e->q.kind == KIND_MONEY && is_over(ms, rate, base->id)) ||
		    (e->label.n != 0 && span_ends(label, mentions_text(ms, e->label)))))
			return true;
	return false;
}

/* 完成投资80.12亿元，完成计划的71.4%；…完成投资17.2亿元，完成计划的38.9%: do both go by one name,
 * and has each a rate of its own? */
static bool
is_namesake(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	return part + 1 == m && rate_of(ms, base) != NULL && base->label.n != 0 &&
	    span_eq(mentions_text(ms, base->label), mentions_text(ms, part->label));
}

/* 完成投资88.15亿元，投资完成率35.26%，资本金到位42.6亿元，到位率71%: has the base a rate by which
 * it was done, so that it is what became of something else? */
static bool
is_rated(const struct mentions *ms, const struct mention *part, const struct mention *base)
{
	const struct mention *rate = rate_of(ms, base);

	return rate != NULL && rate < part && rate->function == FUNCTION_RATE &&
	    word_table_in(&qualifiers, "attains", mentions_text(ms, base->label));
}

bool
sober_has_own_plan(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base)
{
	if (base >= part || part >= m || !is_amount(part) || !is_of_plan(ms, m))
		return false;
	if (is_namesake(ms, m, part, base))
		return true;
	return !word_table_is(&qualifiers, "spending", mentions_text(ms, part->label)) &&
	    !relate_fits_rate(closure_rate_slip, part, base, m) &&
	    (is_plan_of_other(ms, part, base) || is_rated(ms, part, base));
}

/* Does an amount, no more than base, make the rate m of it? */
static bool
makes(struct decimal amount, const struct mention *base, const struct mention *m)
{
	return decimal_cmp(amount, base->q.value) <= 0 && sober_makes(amount, base, m);
}

const struct mention *
sober_partner(const struct mentions *ms, const struct mention *m, const struct mention *part,
    const struct mention *base)
{
	const struct mention *beside[] = { part - (part > ms->at), part + 1 };
	struct decimal both;

	if (m->function != FUNCTION_RATE || part->member)
		return NULL;	/* 分别占75%、10%: shares of parts are told one by one */
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (beside[i] != part && beside[i] != base && beside[i] < m &&
		    beside[i]->sentence == part->sentence && is_amount(beside[i]) &&
		    relate_same_unit(beside[i], part) &&
		    decimal_add(part->q.value, beside[i]->q.value, &both) && makes(both, base, m))
			return beside[i];
	return NULL;
}

const struct mention *
sober_other_base(const struct mentions *ms, const struct mention *m, const struct mention *part)
{
	if (!m->share_base || m->q.quantum.scale <= 0 || !is_amount(part))
		return NULL;
	for (const struct mention *e = part; e-- > ms->at; )
		if (is_amount(e) && relate_same_unit(e, part) && makes(part->q.value, e, m))
			return e;
	return NULL;
}
