/* operands: the figures that a rate, a share, a change or a sum may be made of; see
 * operands.h. */
#include "relation/operands.h"

void
operands_add(struct operands *c, const struct recalled *f)
{
	if (c->n < OPERANDS_MAX)
		c->at[c->n++] = f;
}

const struct recalled *
operand_by_id(const struct recall *r, size_t id)
{
	const struct recalled *f;

	for (size_t back = 0; (f = recall_back(r, back)) != NULL; back++)
		if (f->id == id)
			return f;
	return NULL;
}

/* The same number, to be met within half a unit of its last place, as rounding leaves it. */
static struct term
as_rounded(const struct term *rate)
{
	struct term narrow = *rate;

	if (!decimal_mul(rate->quantum, decimal_make(5, 1), &narrow.quantum))
		narrow.quantum = rate->quantum;
	return narrow;
}

/* 每期50人，合格率99%: is a, as much as b, all of it, and the rate another than 100? */
static bool
is_itself(const struct term *a, const struct term *b, const struct term *rate)
{
	return decimal_cmp(a->value, b->value) == 0 &&
	    decimal_cmp(rate->value, decimal_of(100)) != 0;
}

/* 97% of two pairs, one of which makes 97.00 and the other, the nearer, 96.26: the first. */
bool
operands_closing(const struct operands *as, const struct operands *bs,
    const struct term *rate, size_t ids[2])
{
	bool found = false;

	for (size_t i = 0; i < as->n; i++)
		for (size_t j = 0; j < bs->n; j++) {
			struct term a, b, narrow;
			bool rounded;

			if (as->at[i]->id == bs->at[j]->id ||
			    !operand_same_unit(as->at[i], bs->at[j]))
				continue;
			a = relate_recalled_term(as->at[i]);
			b = relate_recalled_term(bs->at[j]);
			if (!closure_rate(&a, &b, rate) || is_itself(&a, &b, rate))
				continue;
			narrow = as_rounded(rate);
			rounded = closure_rate(&a, &b, &narrow);
			if (!found || rounded) {
				ids[0] = as->at[i]->id;
				ids[1] = bs->at[j]->id;
			}
			if (rounded)
				return true;
			found = true;
		}
	return found;
}

/* Does the nearest of the candidates stand in the sentence of m? */
bool
operands_in_sentence(const struct operands *c, const struct mention *m,
    const struct recall *recall)
{
	return c->n != 0 && c->at[0]->block == recall->block && c->at[0]->sentence == m->sentence;
}
