/* relate_unsaid_excess: by how much one figure is above or below another, where the words
 * before it say no more than that; see relate_unsaid_parts.h. */
#include "relation/relate_unsaid_parts.h"

#include "language/grammar.h"
#include "text/punct.h"

/* Two amounts that a third may be the difference of. */
struct apart {
	const struct mention *now, *then;
	bool sure;		/* the words can mean no others */
};

/* 较上年少46批次, 较上年的88万元: is e a change, or what one is a change of? */
static bool
is_of_change(const struct sentence *s, const struct mention *e)
{
	return e->function == FUNCTION_DELTA || unsaid_held_against(s, e) ||
	    word_table_ends(&qualifiers, "excess", unsaid_clause(s, e));
}

/* 费用3,408万元，比邻县4.76元高0.42元: is e so much more or less than then, right before m, that no
 * digit makes the one m from the other? */
static bool
is_out_of_size(const struct mention *e, const struct mention *then, const struct mention *m)
{
	enum { SLIP = 20 };	/* a digit too many or too few, and half as much again */
	struct decimal high, low;

	if (decimal_cmp(e->q.value, then->q.value) >= 0)
		return decimal_add(then->q.value, m->q.value, &high) &&
		    decimal_mul(high, decimal_of(SLIP), &high) &&
		    decimal_cmp(e->q.value, high) > 0;
	return decimal_add(e->q.value, m->q.value, &low) &&
	    decimal_mul(low, decimal_of(SLIP), &low) && decimal_cmp(then->q.value, low) > 0;
}

/* The last amount of m's unit between the beginning of its sentence and end; NULL: none.  *only:
 * there are no others. */
static const struct mention *
last_amount(const struct sentence *s, const struct mention *m, const struct mention *end,
    bool *only)
{
	const struct mention *last = NULL;
	size_t n = 0;

	for (const struct mention *e = s->ms->at + s->from; e < end; e++) {
		if (!unsaid_is_stated(e) || !relate_same_unit(e, m) || is_of_change(s, e) ||
		    e->function == FUNCTION_AVERAGE || (m != end && is_out_of_size(e, end, m)))
			continue;
		last = e;
		n++;
	}
	*only = n == 1;
	return last;
}

/* 加固14座，较计划12座多2座: is m said to be how far what stands before it is from then, right
 * before m and held against? */
static bool
is_from_base(const struct sentence *s, const struct mention *m, struct apart *out)
{
	const struct mention *then = m - 1;

	if (m < s->ms->at + s->from + 2 || !unsaid_is_stated(then) || !relate_same_unit(then, m) ||
	    then->depth != m->depth ||
	    !word_table_is(&qualifiers, "excess", unsaid_between(s, then, m)) ||
	    !unsaid_held_against(s, then) ||
	    then->function == FUNCTION_AVERAGE || word_table_in(&qualifiers, "apiece",
	    unsaid_clause(s, then)))
		return false;	/* 共支付38.4万元，比标准每辆3.5万元低0.3万元 */
	out->then = then;
	out->now = last_amount(s, m, then, &out->sure);
	return out->now != NULL;
}

/* Do words between base and m, a percentage, say how far from base something is, or those before
 * base that it was passed? */
static bool
is_of_base(const struct sentence *s, const struct mention *m, const struct mention *base)
{
	struct span words = unsaid_between(s, base, m);

	return words.n == 0 ? word_table_starts(&qualifiers, "surpassing", unsaid_clause(s, base)) :
	    word_table_is(&qualifiers, "excess", words) && unsaid_held_against(s, base);
}

/* 房源1,240套，已入住1,178套，入住率95%，空置62套: is m said to be what the rate right before it
 * leaves or exceeds? */
static bool
is_beside_rate(const struct sentence *s, const struct mention *m, struct apart *out)
{
	const struct mention *rate = m - 1;
	size_t ids[2];

	if (m < s->ms->at + s->from + 2 || rate->depth != m->depth || rate->clause != m->clause ||
	    !(mentions_quotient(s->ms, rate, REL_RATE, ids) ||
	    mentions_quotient(s->ms, rate, REL_SHARE, ids)) ||
	    !word_table_ends(&qualifiers, "excess", unsaid_clause(s, m)) ||
	    unsaid_held_against(s, m))
		return false;
	out->now = mentions_before(s->ms, rate, ids[0]);
	out->then = mentions_before(s->ms, rate, ids[1]);
	out->sure = false;
	return out->now != NULL && out->then != NULL && unsaid_is_stated(out->now) &&
	    unsaid_is_stated(out->then) && relate_same_unit(out->now, m) &&
	    relate_same_unit(out->then, m);
}

/* 支出9.6万元，比预算12万元节约20%; 合计6,720亩，超出目标6,400亩5%: links m, said to be how much of
 * what stands right before it, and is held against or was passed, an amount before that is above
 * or below it; where that gives m, or, if it is the only one or a sum, would but for a slip. */
static bool
excess_percent(const struct sentence *s, struct mention *m)
{
	const struct mention *then = m - 1, *now;
	struct term x, y, rate;
	bool only, up;

	if (m < s->ms->at + s->from + 2 || !unsaid_is_stated(then) || then->depth != m->depth ||
	    (then->q.kind != KIND_MONEY && then->q.kind != KIND_COUNT) ||
	    then->function == FUNCTION_AVERAGE || !is_of_base(s, m, then))
		return false;
	now = last_amount(s, then, then, &only);
	if (now == NULL || now->member)
		return false;
	up = decimal_cmp(now->q.value, then->q.value) >= 0;
	x = relate_term(up ? now : then);
	y = relate_term(up ? then : now);
	if (!decimal_sub(x.value, y.value, &x.value))
		return false;
	y = relate_term(then);
	rate = relate_term(m);
	only |= now->function == FUNCTION_SUM;
	if (!(only ? closure_rate_edit : closure_rate)(&x, &y, &rate))
		return false;
	mentions_link(s->ms, m, REL_GROWTH, up ? "$/$-1" : "1-$/$",
	    (size_t[]){ now->id, then->id });
	return true;
}

bool
unsaid_excess(const struct sentence *s, struct mention *m)
{
	struct term x, y, d;
	enum closure_slip least;
	enum relation rel;
	struct apart pair;
	bool up;

	if (m->q.kind == KIND_PERCENT)
		return excess_percent(s, m);
	if ((m->q.kind != KIND_MONEY && m->q.kind != KIND_COUNT) || m->member ||
	    (!is_from_base(s, m, &pair) && !is_beside_rate(s, m, &pair)))
		return false;
	up = decimal_cmp(pair.now->q.value, pair.then->q.value) >= 0;
	x = relate_term(up ? pair.now : pair.then);
	y = relate_term(up ? pair.then : pair.now);
	d = relate_term(m);
	least = pair.sure ? SLIP_NONE : SLIP_NEEDLESS;
	rel = relate_by_fit(REL_DELTA, closure_fit_difference(&x, &y, &d), least);
	if (rel == REL_NONE)
		return false;
	mentions_link(s->ms, m, rel, "$-$", up ?
	    (size_t[]){ pair.now->id, pair.then->id } :
	    (size_t[]){ pair.then->id, pair.now->id });
	return true;
}
