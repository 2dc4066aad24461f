/* relate_rate_beside: rates by what stands right before them; see relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

#include "language/grammar.h"

extern const struct data_table data_rates;

/* --- over what stands before that ------------------------------------------------------ */

/* 收案8,642件（含旧存512件），结案8,210件; 资金36万元，其中甲24万元、乙12万元，支出33万元: is b
 * told of what stands before it, and not named by the rate's words, so that a, behind it, is none
 * of b?  So are parts that make all of their total, their shares, and to money what has another
 * unit. */
static bool
is_aside(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	const struct mention *m = mentions_before(r->ms, r->m, b->id);

	if (b->depth > r->m->depth)
		return !rate_operand(&r->of->whole, b);
	return (a->kind == KIND_MONEY && !operand_same_unit(a, b)) ||
	    b->function == FUNCTION_SHARE ||
	    (m != NULL && !a->member && relate_is_settled(m));
}

/* The figure before the last one but those. */
static const struct recalled *
before_last(const struct rate *r)
{
	const struct recalled *a = recall_back(r->recall, 0), *b;
	size_t back = 1;

	while ((b = recall_back(r->recall, back)) != NULL && is_aside(r, a, b) &&
	    b->block == r->recall->block && b->sentence == r->m->sentence)
		back++;
	return b;
}

/* What a, which stands right before its rate, is a part of or was to be: the total of
 * its list, or what stands before it, in its sentence. */
static const struct recalled *
before_part(const struct recalled *a, const struct rate *r)
{
	const struct recalled *b = before_last(r);
	bool goal = r->of->target && rate_is_goal(r, a) && b != NULL && !rate_is_goal(r, b);

	if (a->member && !goal)
		b = operand_by_id(r->recall, a->total);
	return b != NULL && operand_is_amount(b) && operand_same_unit(a, b) &&
	    b->block == a->block && b->sentence == a->sentence && (!b->member || goal) &&
	    (b->op == OP_EQ || (b->op == OP_GE && r->of->target)) ? b : NULL;
}

void
rate_look_beside(struct rate *r)
{
	const struct recalled *a = recall_back(r->recall, 0), *b;
	struct operands *as = &r->as;

	if (as->n == 0 || as->at[0] != a || a->id + 1 != r->m->id ||
	    a->block != r->recall->block || a->sentence != r->m->sentence ||
	    (a->kind != KIND_COUNT && (a->kind != KIND_MONEY || a->member)))
		return;
	b = before_part(a, r);
	if (a->kind == KIND_COUNT && b == NULL)
		return;
	if (b != NULL)
		operands_add(&r->near, b);
	if (as->n == 1)
		return;
	as->n = 1;
	rate_try_named(r);
}

bool
rate_beside_gives(struct rate *r, size_t ids[2])
{
	return r->near.n != 0 && operands_closing(&r->as, &r->near, &r->term, ids);
}

bool
rate_is_beside_counts(const struct rate *r)
{
	return r->near.n != 0 && r->as.at[0]->kind == KIND_COUNT;
}

/* Would one slip make the rate of the two? */
static bool
is_slip(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(b);

	return closure_rate_slip(&part, &whole, &r->term);
}

bool
rate_link_counts_beside(const struct rate *r)
{
	const struct recalled *a, *b;
	bool sure;

	if (!rate_is_beside_counts(r))
		return false;
	a = r->as.at[0];
	b = r->near.at[0];
	if (r->of->target && rate_is_goal(r, a) && !rate_is_goal(r, b)) {
		const struct recalled *swap = a;	/* 128.5公里，超额完成年度计划120公里 */

		a = b;
		b = swap;
	}
	sure = (a->member && a->total == b->id) || rate_operand(&r->of->whole, b) ||
	    decimal_cmp(b->value, a->value) >= 0;
	/* 共受理636件次，其中网上407件，办结630件，办结率99.06% */
	if (sure || decimal_cmp(r->term.value, decimal_of(100)) > 0 || is_slip(r, a, b))
		rate_link(r, sure ? REL_RATE : REL_LIKELY, (size_t[]){ a->id, b->id });
	return true;
}

/* --- over money given ------------------------------------------------------------------- */

bool
rate_over_given(struct rate *r, size_t ids[2])
{
	const struct operands *near = &r->near;

	if (near->n == 0 || r->as.n == 0 || !r->bare ||
	    near->at[0]->kind != KIND_MONEY || operands_in_sentence(&r->bs, r->m, r->recall) ||
	    !word_table_ends(&qualifiers, "purse", recalled_label(near->at[0])) ||
	    decimal_cmp(r->as.at[0]->value, near->at[0]->value) > 0)
		return false;
	ids[0] = r->as.at[0]->id;
	ids[1] = near->at[0]->id;
	return true;
}

/* Do both stand in sentences next to one another, or in one? */
static bool
are_near(const struct recalled *before, const struct recalled *f)
{
	return before->block == f->block && before->sentence + 1 >= f->sentence;
}

/* The only one of them that is no part; NULL: there is none, or more. */
static const struct recalled *
only_whole(const struct operands *as)
{
	const struct recalled *whole = NULL;

	for (size_t i = 0; i < as->n; i++) {
		if (as->at[i]->member)
			continue;
		if (whole != NULL)
			return NULL;
		whole = as->at[i];
	}
	return whole;
}

/* 补助资金7,460万元。…实际支出7,236.2万元，支出率97%: does a, right before the rate, say no more
 * than that it was spent, and b that it was to be, so that a slip is one though the rate has few
 * digits?  An investment may be spent over years. */
static bool
is_of_all_spent(const struct rate *r, const struct recalled *a, const struct recalled *b)
{
	struct term part = relate_recalled_term(a), whole = relate_recalled_term(b);

	return a->id + 1 == r->m->id && b->block == a->block && b->sentence + 1 == a->sentence &&
	    word_table_is(&qualifiers, "spending", recalled_label(a)) &&
	    word_table_ends(&name_words, "source", recalled_label(b)) &&
	    closure_rate_misprint(&part, &whole, &r->term);
}

bool
rate_over_given_before(struct rate *r, size_t ids[2])
{
	const struct recalled *a = only_whole(&r->as), *b;

	if (a == NULL || a->kind != KIND_MONEY || !r->bare || r->bs.n != 0 ||
	    a->block != r->recall->block || a->sentence + 1 < r->m->sentence)
		return false;
	for (size_t id = a->id; (b = operand_by_id(r->recall, --id)) != NULL && are_near(b, a); ) {
		if (b->member || b->kind != KIND_MONEY || !operand_is_amount(b) ||
		    !operand_same_unit(a, b) || b->op != OP_EQ || b->cell)
			continue;
		ids[0] = a->id;
		ids[1] = b->id;
		return word_table_ends(&qualifiers, "purse", recalled_label(b)) &&
		    decimal_cmp(a->value, b->value) <= 0 &&
		    (is_slip(r, a, b) || is_of_all_spent(r, a, b));
	}
	return false;
}

/* --- over a budget ----------------------------------------------------------------------- */

/* The amount before budget in its sentence that is no part, or sums parts up, of the same unit;
 * NULL: none. */
static const struct mention *
spent_before(const struct mentions *ms, const struct mention *budget)
{
	for (const struct mention *m = budget; m-- > ms->at && m->sentence == budget->sentence; )
		if (!m->member && mention_is_exact(m) && relate_same_unit(m, budget) &&
		    mention_does(m, 1 << FUNCTION_PRIMARY | 1 << FUNCTION_SUM))
			return m;
	return NULL;
}

bool
rate_behind_saving(struct rate *r, size_t ids[2])
{
	const struct mention *saved = r->m - 1, *budget = r->m - 2, *spent;
	const struct recalled *base;

	if (r->m < r->ms->at + 3 || r->prefix.n != 0 ||
	    DATA_CELL(&data_rates, r->row, 1)[0] != '<' || saved->sentence != r->m->sentence ||
	    budget->sentence != r->m->sentence || !relate_same_unit(saved, budget) ||
	    (saved->function != FUNCTION_DELTA &&
	    !word_table_ends(&qualifiers, "less", mentions_text(r->ms, saved->phrase))) ||
	    (spent = spent_before(r->ms, budget)) == NULL)
		return false;
	base = operand_by_id(r->recall, budget->id);
	ids[0] = spent->id;
	ids[1] = budget->id;
	return base != NULL && base->op == OP_EQ && rate_operand(&r->of->whole, base) &&
	    (base->side != SIDE_INITIAL || !word_table_in(&qualifiers, "amended", rate_name(r)));
}

bool
rate_of_item(struct rate *r, size_t ids[2])
{
	const struct mention *base = r->m - 1, *part = r->m - 2;
	const struct recalled *f;

	if (r->m < r->ms->at + 2 || !r->bare || DATA_CELL(&data_rates, r->row, 1)[0] != '<' ||
	    base->sentence != r->m->sentence || base->clause != r->m->clause ||
	    part->sentence != base->sentence || part->clause != base->clause ||
	    !(part->member || part->listed) || base->member || !relate_same_unit(part, base) ||
	    !relate_is_stance(r->ms, base))
		return false;
	f = operand_by_id(r->recall, base->id);
	ids[0] = part->id;
	ids[1] = base->id;
	return f != NULL && f->op == OP_EQ && rate_operand(&r->of->whole, f);
}
