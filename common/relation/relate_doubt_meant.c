/* relate_doubt_meant: what a rate is of instead, which gives it; see relate_doubt_parts.h. */
#include "relation/relate_doubt_parts.h"

#include "language/grammar.h"

/* Puts the two into ids. */
static bool
meant_pair(size_t ids[2], size_t part, size_t whole)
{
	ids[0] = part;
	ids[1] = whole;
	return true;
}

/* Is the rate of c that of the two, but for one slip? */
static bool
is_edit(const struct claim *c, const struct recalled *part, const struct recalled *whole)
{
	struct term a = relate_recalled_term(part), b = relate_recalled_term(whole);

	return closure_rate_edit(&a, &b, &c->stated);
}

/* Does a whole of all the amount or more make the rate of it, as doubt_makes says? */
static bool
makes(struct decimal amount, const struct mention *base, const struct mention *m)
{
	return decimal_cmp(amount, base->q.value) <= 0 &&
	    doubt_makes(amount, base->q.value, &m->q);
}

/* --- what a list tells ------------------------------------------------------------------ */

bool
meant_list(const struct claim *c, size_t ids[2])
{
	const struct recalled *total = !c->a->member || c->m->share_base ? NULL :
	    operand_by_id(c->recall, c->a->total);

	return total != NULL && total != c->b && total->dimension == c->b->dimension &&
	    total->id <= c->a->id && is_edit(c, total, c->b) &&
	    meant_pair(ids, total->id, c->b->id);
}

/* 债券资金46,200万元，投向4个领域：园区20,000万元、医院12,000万元、供水8,200万元: the amount before
 * the row that ends with base; NULL: base ends none, or nothing stands before it. */
static const struct recalled *
before_row(const struct claim *c)
{
	const struct mention *base = c->base, *e = base, *first;

	while (doubt_goes_on(c->ms, e))
		e--;
	for (first = e; e > c->ms->at && e[-1].sentence == base->sentence; e--)
		if (first != base && e[-1].dimension == base->dimension && !e[-1].member &&
		    mention_is_exact(&e[-1]))
			return operand_by_id(c->recall, e[-1].id);
	return NULL;
}

bool
meant_total(const struct claim *c, size_t ids[2])
{
	const struct recalled *total = c->base == NULL ? NULL :
	    c->base->member ? operand_by_id(c->recall, c->base->total) : before_row(c);

	return total != NULL && total->dimension == c->a->dimension &&
	    (!c->base->member || decimal_cmp(c->a->value, total->value) <= 0) &&
	    is_edit(c, c->a, total) && meant_pair(ids, c->a->id, total->id);
}

/* --- what stands around it -------------------------------------------------------------- */

bool
meant_answers(const struct claim *c, size_t ids[2])
{
	const struct mention *part = c->part, *base = c->base;

	if (base->q.kind != KIND_COUNT || part->q.kind != KIND_COUNT)
		return false;
	for (const struct mention *e = part; e-- > base; )
		if (e->q.kind == KIND_COUNT && mention_is_exact(e) && e->cell.row == 0 &&
		    !relate_same_unit(e, part) &&
		    word_table_is(&name_words, "sheets", e->q.unit) &&
		    word_table_ends(&qualifiers, "answers", mentions_text(c->ms, e->label)))
			return e != base && meant_pair(ids, part->id, e->id);
	return false;
}

bool
meant_namesake(const struct claim *c, size_t ids[2])
{
	const struct mentions *ms = c->ms;
	const struct mention *m = c->m, *base = c->base;

	if (base == NULL || base->sentence != m->sentence)
		return false;
	for (const struct mention *e = m; e-- > ms->at && e->sentence == m->sentence; )
		if (e != base && doubt_is_amount(e) && relate_same_unit(e, base) &&
		    recall_names(mentions_text(ms, m->phrase), mentions_text(ms, e->label)) &&
		    doubt_makes(e->q.value, base->q.value, &m->q))
			return meant_pair(ids, e->id, base->id);
	return false;
}

bool
meant_exceeding(const struct claim *c, size_t ids[2])
{
	const struct mention *part = doubt_part(c);
	const struct recalled *more;
	size_t of[2];

	return part != NULL && mentions_difference(c->ms, part, REL_DELTA, of) &&
	    of[1] == c->b->id && (more = operand_by_id(c->recall, of[0])) != NULL &&
	    is_edit(c, c->a, more) && meant_pair(ids, c->a->id, more->id);
}

/* Is whole, in the sentence behind m, a total of what part is one of? */
static bool
is_total_behind(const struct mention *whole, const struct mention *m, const struct mention *part)
{
	return whole->sentence == m->sentence + 1 &&
	    (whole->function == FUNCTION_SUM || (whole->cues & CUE_SUM) != 0) &&
	    doubt_is_amount(whole) && relate_same_unit(whole, part) &&
	    decimal_cmp(whole->q.value, part->q.value) > 0;
}

bool
meant_behind(const struct claim *c, size_t ids[2])
{
	const struct mention *m = c->m, *part = c->part;

	for (const struct mention *e = m + 1; e < c->ms->at + c->ms->n &&
	    e->sentence <= m->sentence + 1; e++)
		if (is_total_behind(e, m, part) &&
		    relate_fits_rate(closure_rate_edit, part, e, m))
			return meant_pair(ids, part->id, e->id);
	return false;
}

/* The amount over which part makes the rate m; NULL: there is none. */
static const struct mention *
own_base(const struct mentions *ms, const struct mention *m, const struct mention *part)
{
	const struct mention *e = m;

	while (e > ms->at && e[-1].sentence == m->sentence)
		e--;
	if (e > ms->at && (e->cues & CUE_PARTS) != 0)	/* 答复279件。其中公开86件，公开率30.82% */
		for (size_t sentence = e[-1].sentence; e > ms->at && e[-1].sentence == sentence; )
			e--;
	for (; e < ms->at + ms->n && e->sentence <= m->sentence + 1; e++)
		if (e != part && ((e->sentence <= m->sentence && doubt_is_amount(e) &&
		    relate_same_unit(e, part) && makes(part->q.value, e, m)) ||
		    (is_total_behind(e, m, part) &&
		    doubt_makes(part->q.value, e->q.value, &m->q))))
			return e;
	return NULL;
}

bool
meant_own(const struct claim *c, size_t ids[2])
{
	const struct mentions *ms = c->ms;
	const struct mention *m = c->m, *base;
	const struct mention *ahead = m + 1 < ms->at + ms->n && m[1].clause == m->clause ?
	    m + 1 : NULL;
	const struct mention *parts[] = { m > ms->at ? m - 1 : NULL, doubt_part(c), ahead };

	if (m->share_base || m->q.op != OP_EQ || m->cell.row != 0 ||
	    decimal_sign(m->q.value) <= 0 || decimal_cmp(m->q.value, decimal_of(100)) == 0)
		return false;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] != NULL && parts[i]->sentence == m->sentence &&
		    doubt_is_amount(parts[i]) && (base = own_base(ms, m, parts[i])) != NULL)
			return meant_pair(ids, parts[i]->id, base->id);
	return false;
}

bool
meant_base(const struct claim *c, size_t ids[2])
{
	const struct mention *m = c->m, *part = doubt_part(c);

	if (part == NULL || !m->share_base || m->q.quantum.scale <= 0 || !doubt_is_amount(part))
		return false;
	for (const struct mention *e = part; e-- > c->ms->at; )
		if (doubt_is_amount(e) && relate_same_unit(e, part) && makes(part->q.value, e, m))
			return meant_pair(ids, part->id, e->id);
	return false;
}
