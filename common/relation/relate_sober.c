/* relate_sober: rates that nothing makes but a wrong base; see relate_sober.h. */
#include "relation/relate_sober.h"

#include "relation/operands.h"

enum { SOBER = 120 };		/* what is less is not twice as much by its operands */

/* A rate, and what it is said to be made of. */
struct rate {
	struct mention *m;
	enum relation rel;
	const struct recalled *part, *whole;
	const struct mention *base;	/* whole, where it stands in the paragraph */
};

/* 第一批下达260万元，第二批下达60万元，支出288万元，支出率90%: is the whole one of several by one
 * name? */
static bool
is_of_several(const struct rate *r, const struct recall *recall)
{
	const struct recalled *before = operand_by_id(recall, r->whole->id - 1);

	return (r->base != NULL && r->base->member) || (before != NULL && before != r->part &&
	    before->block == r->whole->block && before->sentence == r->whole->sentence &&
	    operand_same_unit(before, r->whole) &&
	    span_eq(recalled_label(before), recalled_label(r->whole)));
}

/* 预算150万元，支出480万元，执行率96%: do the two stand right before m, so that no others can be
 * meant?  Of counts the whole may still be another (平均住院日7.2天，占用65,700天，使用率90%). */
static bool
is_beside(const struct rate *r, const struct recall *recall)
{
	return r->part->kind == KIND_MONEY && r->part->id + 2 >= r->m->id &&
	    r->whole->id + 2 >= r->m->id && r->part->id < r->m->id && r->whole->id < r->m->id &&
	    !is_of_several(r, recall);
}

/* A base of money that was looked for may be made any by one digit. */
bool
relate_is_absurd(const struct mention *m, const struct recalled *part,
    const struct recalled *whole)
{
	struct decimal twice;
	struct term a, b, rate = relate_term(m);

	if (m->q.kind == KIND_RATIO || decimal_cmp(rate.value, decimal_of(SOBER)) > 0 ||
	    !decimal_add(whole->value, whole->value, &twice) ||
	    decimal_cmp(part->value, twice) <= 0)
		return false;
	a = relate_recalled_term(part);
	b = relate_recalled_term(whole);
	return !closure_rate_shifted(&a, &b, &rate) && !(part->kind == KIND_MONEY ?
	    closure_rate_misprint(&a, &b, &rate) : closure_rate_edit(&a, &b, &rate));
}

bool
relate_rate_is_told(const struct mentions *ms, const struct mention *m, const size_t ids[2])
{
	bool others = false;
	size_t of[2];

	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; ) {
		if (others && (mentions_quotient(ms, e, REL_RATE, of) ||
		    mentions_quotient(ms, e, REL_LIKELY, of)) &&
		    of[0] == ids[0] && of[1] == ids[1])
			return true;
		others |= mention_is_exact(e) && (e->q.kind == KIND_MONEY ||
		    e->q.kind == KIND_COUNT) && e->function == FUNCTION_PRIMARY;
	}
	return false;
}

/* 资金680万元，下达300万元、250万元、130万元。拨付612万元，拨付率90%: is it over what the base is
 * a part of?  That gives the rate, or would but for one digit.  Links it. */
static bool
is_of_total(struct mentions *ms, const struct rate *r, const struct recall *recall)
{
	const struct recalled *total = r->base == NULL || !r->base->member ? NULL :
	    operand_by_id(recall, r->base->total);
	struct term a = relate_recalled_term(r->part), b, rate = relate_term(r->m);
	enum relation rel = r->rel;

	if (total == NULL || total->dimension != r->part->dimension ||
	    decimal_cmp(r->part->value, total->value) > 0)
		return false;
	b = relate_recalled_term(total);
	if (!closure_rate_edit(&a, &b, &rate))
		return false;
	mention_unlink(r->m);
	mentions_link(ms, r->m, rel, "$/$", (size_t[]){ r->part->id, total->id });
	return true;
}

/* Is the rate, to a digit behind the point at least, what part is of whole as they are printed? */
static bool
is_as_printed(struct decimal part, struct decimal whole, const struct quantity *rate)
{
	struct decimal made, off, least;

	return rate->quantum.scale > 0 && decimal_shift(part, 2, &made) &&
	    decimal_mul(whole, rate->value, &off) && decimal_sub(made, off, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(2), &off) &&
	    decimal_mul(whole, rate->quantum, &least) && decimal_cmp(off, least) <= 0;
}

/* 预算560万元，…入库482.30万元，…完成预算86.13%: does it come out if the two change places?  Links
 * it so. */
static bool
is_turned_round(struct mentions *ms, const struct rate *r)
{
	enum relation rel = r->rel;

	if (r->part->dimension != r->whole->dimension ||
	    is_as_printed(r->part->value, r->whole->value, &r->m->q) ||
	    !is_as_printed(r->whole->value, r->part->value, &r->m->q))
		return false;
	mention_unlink(r->m);
	mentions_link(ms, r->m, rel, "$/$", (size_t[]){ r->whole->id, r->part->id });
	return true;
}

/* 非税收入8.83亿元，税收占比77.15%: is the rate that of all but the part, to the digit? */
static bool
is_of_rest(const struct rate *r)
{
	struct decimal rest;

	return r->part->dimension == r->whole->dimension &&
	    decimal_sub(r->whole->value, r->part->value, &rest) && decimal_sign(rest) > 0 &&
	    !is_as_printed(r->part->value, r->whole->value, &r->m->q) &&
	    is_as_printed(rest, r->whole->value, &r->m->q);
}

/* The rate m, if it is the only thing said of it and its operands are remembered. */
static bool
read_rate(struct mentions *ms, struct mention *m, const struct recall *recall, struct rate *r)
{
	size_t ids[2];

	if (m->nlinks != 1 || m->q.kind != KIND_PERCENT ||
	    (!mentions_quotient(ms, m, REL_RATE, ids) &&
	    !mentions_quotient(ms, m, REL_SHARE, ids) &&
	    !mentions_quotient(ms, m, REL_LIKELY, ids)))
		return false;
	*r = (struct rate){
		.m = m, .rel = m->links[0].rel, .part = operand_by_id(recall, ids[0]),
		.whole = operand_by_id(recall, ids[1]), .base = mentions_before(ms, m, ids[1])
	};
	return r->part != NULL && r->whole != NULL;
}

void
relate_sober(struct mentions *ms, const struct recall *recall)
{
	struct rate r;

	for (size_t i = 0; i < ms->n; i++) {
		if (!read_rate(ms, &ms->at[i], recall, &r) || is_turned_round(ms, &r))
			continue;
		if (is_of_rest(&r) || (r.rel != REL_SHARE && !is_beside(&r, recall) &&
		    relate_is_absurd(r.m, r.part, r.whole) && !is_of_total(ms, &r, recall)))
			mention_unlink(r.m);
	}
}
