/* relate_growth_what: what it is that changed by an amount, by its name or by where both stand; see
 * relate_growth_parts.h. */
#include "relation/relate_growth_parts.h"

#include "language/grammar.h"
#include "text/punct.h"

/* 公务接待费支出2.66万元，占26.98%。公务接待费支出减少0.54万元: does the sentence of delta
 * go on with what the one before ended with, by its name? */
static bool
goes_on_with(const struct recalled *delta, const struct recalled *y)
{
	enum { LEAST = 12 };	/* bytes of four ideographs */
	struct span name = recalled_label(y);

	return y->sentence + 1 == delta->sentence && name.n >= LEAST &&
	    y->label_n < RECALL_LABEL && span_starts(recalled_label(delta), name);
}

/* 收入3,468万元，其中…其他收入75万元。比上年增加212万元: does delta, which
 * does not name the part before it, bear the name of what that is a part of?  NULL: it does not. */
static const struct recalled *
named_total(const struct operands *ys, const struct recalled *delta, const struct recalled *part)
{
	if (!part->member || span_starts(recalled_label(delta), recalled_label(part)))
		return NULL;
	for (size_t k = 0; k < ys->n; k++)
		if (ys->at[k]->id == part->total && ys->at[k]->block == delta->block &&
		    span_starts(recalled_label(delta), recalled_label(ys->at[k])))
			return ys->at[k];
	return NULL;
}

/* 比上年增加50万元，其中：人员经费增加35万元，增长12%: has a change been told between y
 * and delta, in their sentence? */
static bool
is_told_before(const struct recall *recall, const struct recalled *delta,
    const struct recalled *y)
{
	const struct recalled *f;

	for (size_t back = 0; (f = recall_back(recall, back)) != NULL && f->id > y->id; back++)
		if (f->id < delta->id && f->function == FUNCTION_DELTA &&
		    f->sentence == delta->sentence && f->block == delta->block)
			return true;
	return false;
}

/* 出国费2万元，与上年持平；公务用车运行维护费支出增加5万元: does delta name, in another sentence
 * than y, behind a ； or behind another change, something that y is not? */
static bool
names_another(const struct recall *recall, const struct recalled *delta,
    const struct recalled *y)
{
	enum { LEAST = 18, LEAST_APART = 21 };	/* bytes: six, seven ideographs with 增加 */
	struct span own = punct_last_clause(recalled_words(delta)), name = recalled_label(y);

	if (own.n < LEAST || word_table_starts(&qualifiers, "against", own) ||
	    recall_names(name, own))
		return false;
	if (y->sentence != delta->sentence)
		return own.n >= LEAST_APART && !recall_alike(name, own) &&
		    !word_table_in(&particles, "lastyear", own);
	return (y->clause != delta->clause && own.n >= LEAST_APART) ||
	    is_told_before(recall, delta, y);
}

const struct recalled *
growth_changed(const struct operands *ys, const struct recalled *delta, bool up,
    const struct term *rate, const struct recall *recall)
{
	const struct recalled *nearest = growth_changed_named(ys, delta, up, rate), *total;

	if (nearest != NULL)
		return nearest;
	for (size_t k = 0; k < ys->n; k++) {
		const struct recalled *y = ys->at[k];

		if (y->id > delta->id)
			continue;
		if (growth_gives(delta, y, up, rate))
			return y;
		if (nearest == NULL || y->id > nearest->id)
			nearest = y;
	}
	if (word_table_in(&qualifiers, "recast", recalled_words(delta)))
		return NULL;
	if ((total = growth_since_budget(delta, recall)) != NULL ||
	    (nearest != NULL && (total = named_total(ys, delta, nearest)) != NULL))
		return total;
	if (nearest == NULL || nearest->block != delta->block || nearest->depth != delta->depth ||
	    (nearest->sentence != delta->sentence && nearest->id + 1 != delta->id &&
	    !goes_on_with(delta, nearest)) || growth_is_of_unchanged(delta, nearest) ||
	    names_another(recall, delta, nearest))
		return NULL;
	return nearest;
}

/* Would delta, a rise or a fall to now, give the percentage but for one slip?  A slip of
 * delta is in what there was before, too: there it is held against now. */
static bool
may_grow_by(const struct recalled *delta, const struct recalled *now, bool up,
    const struct term *rate)
{
	struct term d = relate_recalled_term(delta), x = relate_recalled_term(now), base = x;
	struct term of_now = *rate;
	struct decimal rest, hundred = decimal_of(100);

	if (!(up ? decimal_sub : decimal_add)(x.value, d.value, &base.value) ||
	    !(up ? decimal_add : decimal_sub)(hundred, rate->value, &rest) ||
	    decimal_sign(rest) <= 0 || !decimal_shift(rate->value, 2, &of_now.value) ||
	    !decimal_div(of_now.value, rest, decimal_trim(rate->quantum).scale, &of_now.value))
		return false;
	return closure_rate_edit(&d, &base, rate) || closure_rate_edit(&d, &x, &of_now);
}

/* Is f what may change by delta, by its kind? */
static bool
is_amount_of(const struct recalled *delta, const struct recalled *f)
{
	return f->dimension == delta->dimension && growth_may_be_of(f);
}

/* 公务接待费支出9.21万元。 / 公务接待费较上年减少1.64万元: does delta go by the name of f, which
 * is no short one? */
static bool
goes_by_name(const struct recalled *delta, const struct recalled *f)
{
	enum { LEAST = 12 };	/* bytes of four ideographs */
	struct span name = recalled_label(f);

	name.n -= word_table_at_end(&name_words, "outlay", name);
	return name.n >= LEAST && f->label_n < RECALL_LABEL &&
	    span_starts(recalled_label(delta), name);
}

const struct recalled *
growth_changed_above(const struct recalled *delta, bool up, const struct term *rate,
    const struct recall *recall)
{
	enum { PARAGRAPHS = 2 };
	const struct recalled *f;
	bool opens = true;
	size_t others = 0;	/* amounts like it that are no parts of one before them */

	for (size_t back = 0; back < REACH_OPERAND && others < REACH_RATE &&
	    (f = recall_back(recall, back)) != NULL; back++) {
		if (f == delta)
			continue;
		others += !f->member && is_amount_of(delta, f);
		if (f->block + PARAGRAPHS < delta->block || f->cell ||
		    (f->block == delta->block && is_amount_of(delta, f)))
			return NULL;
		opens &= f->block != delta->block;
		if (f->block == delta->block || !is_amount_of(delta, f) || f->op != OP_EQ ||
		    ((!opens || f->member ||
		    !word_table_in(&qualifiers, "summed", recalled_label(f))) &&
		    !goes_by_name(delta, f)))
			continue;
		if (may_grow_by(delta, f, up, rate))
			return f;
	}
	return NULL;
}
