/* relate_rate_far: rates whose base stands pages before; see relate_rate_parts.h. */
#include "relation/relate_rate_parts.h"

#include "language/grammar.h"

/* A rate whose base stands far away. */
struct far {
	const struct rate *rate;
	const struct recalled *a;	/* its numerator */
	bool exactly;			/* else but for one slip, which is worth a look */
};

/* May b be what far's rate is over?  What is as much as the numerator is that figure
 * again; a target may be a least (不少于1.80万亩). */
static bool
may_be_base(const struct far *far, const struct recalled *b)
{
	return operand_same_unit(far->a, b) && operand_is_amount(b) && !b->cell &&
	    (b->op == OP_EQ || (b->op == OP_GE && far->rate->of->target)) &&
	    decimal_cmp(b->value, far->a->value) != 0;
}

/* 计划新建水厂2座，铺设管网186.4公里: do words before the figure back places ago, or
 * before those before it in its sentence, say that it was to be?  A least always was. */
static bool
is_planned(const struct far *far, size_t back)
{
	const struct recall *recall = far->rate->recall;
	const struct recalled *b = recall_back(recall, back), *f = b;

	for (; f != NULL && f->block == b->block && f->sentence == b->sentence;
	    f = recall_back(recall, ++back))
		if (f->op == OP_GE || rate_operand(&far->rate->of->whole, f))
			return true;
	return false;
}

/* Does b give the rate: exactly, or but for one digit of the rate or, of counts, of
 * an operand?  Amounts have too many digits for that. */
static bool
gives_far(const struct far *far, const struct recalled *b)
{
	struct term part = relate_recalled_term(far->a), whole = relate_recalled_term(b);

	if (far->exactly)
		return (far->rate->of->target || decimal_cmp(b->value, far->a->value) > 0) &&
		    closure_rate(&part, &whole, &far->rate->term);
	return far->a->kind == KIND_COUNT && closure_rate_slip(&part, &whole, &far->rate->term);
}

/* The same of labels that are alike; the cheaper question first. */
static bool
fits_far(const struct far *far, const struct recalled *b)
{
	struct span of = recalled_label(far->a), name = recalled_label(b);

	if (far->exactly)
		return gives_far(far, b) && recall_alike(of, name);
	return far->a->kind == KIND_COUNT && recall_alike(of, name) && gives_far(far, b);
}

/* 安装智能水表18,204只，完成率98.4%, and how many were planned stands pages
 * before: what is like it and gives the rate; only where that is no accident. */
static const struct recalled *
far_base(const struct far *far, size_t back)
{
	const struct recall *recall = far->rate->recall;
	const struct recalled *b;

	for (size_t k = back; (b = recall_back(recall, k)) != NULL; k++)
		if (may_be_base(far, b) && fits_far(far, b) &&
		    (far->exactly || !far->rate->of->target || is_planned(far, k)))
			return b;
	return NULL;
}

/* May a be the numerator of the rate: in its sentence, or by the rate's name
 * (完工项目139个; … 完工率)? */
static bool
may_be_part(const struct rate *r, const struct recalled *a)
{
	struct span name = mentions_text(r->ms, r->m->phrase), of;

	if (!operand_is_amount(a) || a->op != OP_EQ || decimal_sign(a->value) == 0)
		return false;
	if (a->block == r->recall->block && a->sentence == r->m->sentence)
		return true;
	of = word_table_before(&name_words, "rate", name);
	return of.n != 0 && of.n < name.n && span_has(recalled_label(a), of);
}

/* 提案126件，会议期间收到125件，由38个部门承办，满意率99.2%: stands a right before the rate, or
 * before what is left to do (已维修21公里，未完成10公里), or is it called by what the rate is of?
 * Else only what comes out may be meant. */
static bool
is_meant(const struct rate *r, const struct recalled *a)
{
	const struct recalled *next = operand_by_id(r->recall, a->id + 1);

	return a->id + 1 == r->m->id || rate_operand(&r->of->part, a) ||
	    (a->id + 2 == r->m->id && next != NULL && rate_is_pending(next));
}

static bool
link_far(const struct rate *r, bool exactly)
{
	struct far far = { .rate = r, .exactly = exactly };
	const struct recall *recall = r->recall;
	const struct recalled *b;

	if (decimal_cmp(r->term.quantum, decimal_of(1)) >= 0)
		return false;
	for (size_t i = 0; i < REACH_FAR_RATE && (far.a = recall_back(recall, i)) != NULL; i++) {
		if (far.a->block + 1 < recall->block)
			break;
		if (!may_be_part(r, far.a) || (!exactly && !is_meant(r, far.a)) ||
		    (b = far_base(&far, i + 1)) == NULL)
			continue;
		rate_link(r, exactly ? REL_RATE : REL_LIKELY, (size_t[]){ far.a->id, b->id });
		return true;
	}
	return false;
}

bool
rate_link_far(const struct rate *r)
{
	return link_far(r, true) || link_far(r, false);
}

/* 全县市级资金支出: does the name of what was spent hold the whole of that of what there was?
 * What goes by the very name is as much come in or spent as it is (全市, 市本级税收收入). */
static bool
is_same_fund(const struct recalled *a, const struct recalled *b)
{
	enum { LEAST = 12 };	/* bytes of four ideographs */

	return b->label_n >= LEAST && b->label_n < RECALL_LABEL && b->label_n != a->label_n &&
	    span_has(recalled_label(a), recalled_label(b));
}

bool
rate_link_named(const struct rate *r)
{
	const struct recalled *a = recall_back(r->recall, 0), *b;
	struct term part, whole;

	if (a == NULL || a->id + 1 != r->m->id || a->kind != KIND_MONEY || a->op != OP_EQ ||
	    a->block != r->recall->block || a->sentence != r->m->sentence ||
	    (!r->bare && r->prefix.n != 0))
		return false;
	for (size_t back = 1; back < REACH_FAR_RATE && (b = recall_back(r->recall, back)) != NULL &&
	    b->block + REACH_PASSAGE >= r->recall->block; back++) {
		if ((b->block == a->block && b->sentence == a->sentence) ||
		    !operand_same_unit(a, b) || !operand_is_amount(b) || b->cell ||
		    b->op != OP_EQ || !is_same_fund(a, b))
			continue;
		part = relate_recalled_term(a);
		whole = relate_recalled_term(b);
		if (!closure_rate_edit(&part, &whole, &r->term))
			return false;
		rate_link(r, REL_RATE, (size_t[]){ a->id, b->id });
		return true;
	}
	return false;
}
