/* relate_far: what is said of something far off and does not come out; see relate_far.h. */
#include "relation/relate_far.h"

#include "language/misprint.h"
#include "relation/operands.h"
#include "sentence/formula.h"

enum {
	OPERANDS = 2,	/* of a reading */
	STATED = 2,	/* what is said of them: the term behind theirs */
	TERMS,
	NAME_LEAST = 12	/* bytes of a name that tells one figure from others */
};

/* A relation read again: what m is made of, and how these stand to it. */
struct reading {
	const struct mention *m;
	enum shape shape;
	const struct recalled *of[OPERANDS];
	struct term terms[TERMS];
	bool together;		/* all in one sentence … */
	bool beside;		/* … and no other figure between them */
};

/* What the shape, no difference, makes of the terms: what is to be what percentage of what; false:
 * too long. */
static bool
quotient_of(const struct term *terms, enum shape shape, struct closure_rate_terms *q)
{
	struct decimal *a = &q->a.value, *b = &q->b.value;

	*q = (struct closure_rate_terms){ terms[0], terms[1], terms[STATED] };
	switch (shape) {
	case SHAPE_GROWTH:
		return decimal_sub(*a, *b, a);
	case SHAPE_DECREASE:
		return decimal_sub(*b, *a, a);
	case SHAPE_RISE:
		return decimal_sub(*b, *a, b);
	case SHAPE_FALL:
		return decimal_add(*b, *a, b);
	default:
		return true;
	}
}

/* Is the last term what the shape makes of the two before it? */
static bool
comes_out(const struct term *terms, const void *of)
{
	const enum shape *shape = of;
	struct closure_rate_terms q;

	if (*shape == SHAPE_DIFFERENCE)
		return closure_difference(&terms[0], &terms[1], &terms[STATED]);
	return quotient_of(terms, *shape, &q) && closure_rate(&q.a, &q.b, &q.rate);
}

/* Where terms[x] has to lie for that. */
static bool
window_of(const struct term *terms, size_t x, const void *of, struct interval *window)
{
	const enum shape *shape = of;
	struct closure_rate_terms at[2];

	if (*shape == SHAPE_DIFFERENCE)
		return closure_difference_window(terms, x, window);
	for (int i = 0; i < 2; i++) {
		struct term with[TERMS] = { terms[0], terms[1], terms[STATED] };

		with[x].value = decimal_of(i);
		if (!quotient_of(with, *shape, &at[i]))
			return false;
	}
	return closure_rate_window(at, terms[x].quantum.scale, window);
}

static const struct misprint_test reading_test = { comes_out, window_of };

/* The same with other terms. */
static bool
comes_out_of(const struct reading *r, struct term a, struct term b, struct term stated)
{
	return comes_out((struct term[]){ a, b, stated }, &r->shape);
}

/* Is this shape one that is read here, and of a figure of this kind? */
static bool
is_read(enum shape shape, enum kind kind)
{
	if (shape == SHAPE_DIFFERENCE)
		return kind == KIND_MONEY || kind == KIND_COUNT || kind == KIND_PERCENT;
	return kind == KIND_PERCENT && (shape == SHAPE_RATIO || shape == SHAPE_GROWTH ||
	    shape == SHAPE_DECREASE || shape_joins(shape));
}

static bool
is_in_sentence(const struct reading *r, const struct recalled *f, const struct recall *recall)
{
	return f->block == recall->block && f->sentence == r->m->sentence;
}

/* How many figures f stands from m. */
static size_t
distance(const struct reading *r, const struct recalled *f)
{
	return f->id < r->m->id ? r->m->id - f->id : f->id - r->m->id;
}

/* Fills in the terms, and how the operands stand to m. */
static void
weigh(struct reading *r, const struct recall *recall)
{
	r->terms[STATED] = relate_term(r->m);
	r->together = r->beside = true;
	for (size_t i = 0; i < OPERANDS; i++) {
		r->terms[i] = relate_recalled_term(r->of[i]);
		r->together &= is_in_sentence(r, r->of[i], recall);
		r->beside &= distance(r, r->of[i]) <= OPERANDS;
	}
	r->beside &= r->together;
}

/* Reads the one relation of m; false: it is none of these, or its operands are forgotten. */
static bool
read_link(const struct mentions *ms, const struct mention *m, const struct recall *recall,
    struct formula *f, struct reading *r)
{
	const struct link *link = &m->links[0];
	struct span expression = mentions_text(ms, link->of);

	if (m->nlinks != 1)
		return false;
	if (link->rel != REL_SHARE && link->rel != REL_RATE && link->rel != REL_GROWTH &&
	    link->rel != REL_DELTA && link->rel != REL_LIKELY)
		return false;
	if (!formula_next(&expression, f) || f->n < OPERANDS || !is_read(f->shape, m->q.kind))
		return false;
	*r = (struct reading){ .m = m, .shape = f->shape };
	for (size_t i = 0; i < OPERANDS; i++)
		if ((r->of[i] = operand_by_id(recall, f->ids[i])) == NULL)
			return false;
	weigh(r, recall);
	return true;
}

/* 占95.08%, where it makes 93.38%, or 0.93%: is a percentage off by little, or a ratio with a sign
 * behind it?  Little is half of it within a sentence, a tenth where the sentence is another. */
static bool
is_near(const struct reading *r)
{
	struct term rough = r->terms[STATED], ratio = rough;

	if (r->shape == SHAPE_DIFFERENCE)
		return false;
	if (decimal_mul(rough.value, decimal_make(r->together ? 5 : 1, 1), &rough.quantum) &&
	    comes_out_of(r, r->terms[0], r->terms[1], rough))
		return true;
	return decimal_shift(ratio.value, 2, &ratio.value) &&
	    decimal_shift(ratio.quantum, 2, &ratio.quantum) &&
	    comes_out_of(r, r->terms[0], r->terms[1], ratio);
}

/* The words right before f, if it stands in the paragraph. */
static struct span
own_name(const struct mentions *ms, const struct recalled *f)
{
	for (const struct mention *e = ms->at; e < ms->at + ms->n; e++)
		if (e->id == f->id)
			return mentions_text(ms, e->phrase);
	return SPAN("");
}

/* 接待费决算为0.45万元。接待费决算增加0.45万元，增长5.6%: does the operand that stands off go by
 * the name that the other one has of its own? */
static bool
is_named(const struct mentions *ms, const struct reading *r, const struct recall *recall)
{
	size_t off = distance(r, r->of[0]) > distance(r, r->of[1]) ? 0 : 1;
	const struct recalled *here = r->of[OPERANDS - 1 - off];
	struct span name = recalled_label(r->of[off]);

	return name.n >= NAME_LEAST && is_in_sentence(r, here, recall) &&
	    distance(r, here) <= OPERANDS && span_starts(own_name(ms, here), name);
}

static bool
is_far(const struct mentions *ms, const struct reading *r, const struct recall *recall)
{
	struct term terms[TERMS] = { r->terms[0], r->terms[1], r->terms[STATED] };

	return !r->beside && !comes_out(terms, &r->shape) && !is_near(r) &&
	    !is_named(ms, r, recall) && !misprint_explains(terms, TERMS, &reading_test, &r->shape);
}

/* 采购538.00万元，…中小企业合同428.60万元，占采购总额的79.76%: the one amount of the paragraph
 * before m that it is of, but for a slip, where m has so many digits that chance makes few such;
 * NULL: there is none, or several. */
static const struct recalled *
base_but_slip(const struct reading *r, const struct recall *recall)
{
	const struct recalled *f, *base = NULL;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL &&
	    f->block == recall->block; back++) {
		struct term whole = relate_recalled_term(f);

		if (f->id >= r->m->id || f == r->of[0] || !operand_is_amount(f) ||
		    !operand_same_unit(f, r->of[0]) ||
		    !closure_rate_slip(&r->terms[0], &whole, &r->terms[STATED]))
			continue;
		if (base != NULL)
			return NULL;
		base = f;
	}
	return base;
}

/* Takes back what is said of m, or says of what else it is. */
static void
put_right(struct mentions *ms, struct mention *m, const struct reading *r,
    const struct recall *recall)
{
	enum relation rel = m->links[0].rel;
	const struct recalled *base = r->shape == SHAPE_RATIO ? base_but_slip(r, recall) : NULL;

	mention_unlink(m);
	if (base != NULL)
		mentions_link(ms, m, rel, "$/$", (size_t[]){ r->of[0]->id, base->id });
}

void
relate_far(struct mentions *ms, const struct recall *recall)
{
	struct formula f = { .n = 0 };
	struct reading r;

	for (struct mention *m = ms->at; m < ms->at + ms->n; m++)
		if (m->cell.row == 0 && read_link(ms, m, recall, &f, &r) && is_far(ms, &r, recall))
			put_right(ms, m, &r, recall);
	formula_release(&f);
}
