/* check_quotient_test: can a figure be the quotient that it is said to be?  See
 * check_quotient_parts.h.
 *
 * The interval of the stated figure and that of A/B, A/B-1, 1-A/B, A/(B-A), A/(B+A) or
 * (A+B)/(C+D) must be able to meet.
 */
#include "check/check_mend.h"
#include "check/check_quotient_parts.h"

#include "language/grammar.h"
#include "language/interval.h"

static bool
around(const struct entry *e, struct decimal reach, struct interval *out)
{
	return decimal_sub(e->figure.value, reach, &out->lo) &&
	    decimal_add(e->figure.value, reach, &out->hi);
}

/* The stated interval moved so that it stands beside A/B. */
static bool
move_stated(enum shape shape, struct decimal one, struct interval *z)
{
	if (shape == SHAPE_GROWTH)
		return interval_add(*z, interval_exact(one), z);
	if (shape == SHAPE_DECREASE)
		return interval_sub(interval_exact(one), *z, z);
	return true;
}

/* A one-sided statement (达98%以上) reaches without end on its open side. */
static void
open_side(const struct entry *stated, const struct decimal far, struct interval *z)
{
	enum op op = stated->figure.op;

	if (op == OP_GE || op == OP_GT)
		z->hi = far;
	if (op == OP_LE || op == OP_LT)
		z->lo = decimal_neg(far);
	if (op == OP_RANGE)
		z->hi = stated->figure.high;
}

struct setting {
	const struct check *c;
	const struct tested *tested;
	const struct entry *stated;
	struct entry mended;	/* what stands in place of the entry at, if it is put right */
	size_t at;		/* or NONE */
	enum shape shape;
	int power;
	struct decimal one;	/* 10^power */
	struct precision precision;
};

static bool
reach_of(const struct setting *s, const struct entry *e, bool wide, struct interval *out)
{
	struct precision_reach reach;

	return precision_reach(&s->precision, e, &reach) &&
	    around(e, wide ? reach.wide : reach.half, out);
}

/* The same of what is stated, which was rounded, be it to cents or to whole ones. */
static bool
reach_of_stated(const struct setting *s, bool wide, struct interval *out)
{
	struct precision_reach reach;
	struct decimal half;

	if (!precision_reach(&s->precision, s->stated, &reach) ||
	    !decimal_mul(s->stated->figure.quantum, decimal_make(5, 1), &half))
		return false;
	if (decimal_cmp(reach.half, half) < 0 && precision_exact(s->stated))
		reach.half = half;
	if (decimal_cmp(reach.wide, reach.half) < 0)
		reach.wide = reach.half;
	return around(s->stated, wide ? reach.wide : reach.half, out);
}

/* Entry i, as it is or as it is put right. */
static const struct entry *
entry_of(const struct setting *s, size_t i)
{
	return i == s->at ? &s->mended : check_entry(s->c, i);
}

/* The operand at place k. */
static const struct entry *
operand(const struct setting *s, size_t k)
{
	return entry_of(s, s->tested->at[k]);
}

/* Operands from up to before to, taken together. */
static bool
reach_of_side(const struct setting *s, size_t from, size_t to, bool wide, struct interval *out)
{
	struct interval one;

	if (!reach_of(s, operand(s, from), wide, out))
		return false;
	while (++from < to)
		if (!reach_of(s, operand(s, from), wide, &one) || !interval_add(*out, one, out))
			return false;
	return true;
}

/* The same of the numbers as they are printed. */
static bool
value_of_side(const struct setting *s, size_t from, size_t to, struct decimal *out)
{
	*out = operand(s, from)->figure.value;
	while (++from < to)
		if (!decimal_add(*out, operand(s, from)->figure.value, out))
			return false;
	return true;
}

/* What is divided by: B, or what it was before A was added or taken away, or with C. */
static bool
reach_of_base(const struct setting *s, bool wide, struct interval *b)
{
	struct interval a;

	if (!reach_of_side(s, s->tested->over, s->tested->n, wide, b))
		return false;
	return !shape_joins(s->shape) || (reach_of(s, operand(s, 0), wide, &a) &&
	    (s->shape == SHAPE_RISE ? interval_sub : interval_add)(*b, a, b));
}

/* The same of the numbers as they are printed. */
static bool
base_value(const struct setting *s, struct decimal *out)
{
	if (!value_of_side(s, s->tested->over, s->tested->n, out))
		return false;
	return !shape_joins(s->shape) || (s->shape == SHAPE_RISE ? decimal_sub : decimal_add)(*out,
	    operand(s, 0)->figure.value, out);
}

/* Can the quotient be what is stated, moved by below and above?  The operands
 * reach as their precision says (wide: at its widest).  False: overflow. */
static bool
test(const struct setting *s, bool wide, struct decimal below, struct decimal above,
    bool *meets)
{
	struct interval z, n, d;

	if (!reach_of_stated(s, wide, &z) ||
	    !reach_of_side(s, 0, s->tested->over, wide, &n) || !reach_of_base(s, wide, &d) ||
	    !decimal_sub(z.lo, below, &z.lo) || !decimal_add(z.hi, above, &z.hi))
		return false;
	if (decimal_sign(d.lo) <= 0 && !base_value(s, &d.lo))
		return false;
	open_side(s->stated, decimal_of(1000000000000), &z);
	return move_stated(s->shape, s->one, &z) &&
	    interval_quotient_meets(n, d, z, s->power, meets);
}

/* How far beyond half a unit a quotient of that last place may lie: half a unit more; of
 * a percentage without decimals that is much, so there only what was cut off, which is
 * less than that (49÷50 is no 97%).  Nor is an average more than it comes to (756÷252 is
 * no 3.01). */
static bool
beyond(const struct setting *s, struct decimal *below, struct decimal *above)
{
	bool coarse = s->stated->places == 0 || s->tested->rule == RULE_AVERAGE;

	*below = decimal_of(0);
	return decimal_mul(s->stated->figure.quantum,
	    coarse ? decimal_make(4999, 4) : decimal_make(5, 1), above) &&
	    (coarse || decimal_mul(s->stated->figure.quantum, decimal_make(5, 1), below));
}

static bool
is_rough(const struct setting *s)
{
	bool rough = s->stated->rough;

	for (size_t k = 0; k < s->tested->n; k++)
		rough |= operand(s, k)->rough;
	return rough;
}

/* Exact, near enough, or neither. */
static bool
judge(const struct setting *s, struct quotient *q)
{
	enum verdict *verdict = &q->verdict;
	const struct decimal none = decimal_of(0);
	struct decimal below, above;
	bool exact, near, wide;

	if (!test(s, false, none, none, &exact))
		return false;
	if (exact) {
		*verdict = VERDICT_HOLDS;
		return true;
	}
	if (!beyond(s, &below, &above) || !test(s, false, below, above, &near) ||
	    !test(s, true, none, none, &wide))
		return false;
	if (is_rough(s))
		*verdict = wide ? VERDICT_HOLDS : VERDICT_FAILS;
	else
		*verdict = near || wide ? VERDICT_ROUNDING : VERDICT_FAILS;
	q->wide = wide && !near;
	return true;
}

/* What the stated figure should be, at the places it is written with. */
static bool
compute(const struct setting *s, struct quotient *q)
{
	struct decimal top, base, value;
	int places = decimal_trim(s->stated->figure.quantum).scale;

	if (!value_of_side(s, 0, s->tested->over, &top) || !decimal_shift(top, s->power, &top) ||
	    !base_value(s, &base) ||
	    !decimal_div(top, base, places + 4, &value))
		return false;
	if (s->shape == SHAPE_GROWTH && !decimal_sub(value, s->one, &value))
		return false;
	if (s->shape == SHAPE_DECREASE && !decimal_sub(s->one, value, &value))
		return false;
	return decimal_div(value, decimal_of(1), places, &q->computed) &&
	    decimal_sub(s->stated->figure.value, q->computed, &q->difference);
}

/* 24处，每处补助2万元，共72万元: is what each one gets off by more than a tenth, so that nobody cut
 * off its last place? */
static bool
is_price_cut(const struct setting *s, const struct quotient *q)
{
	struct decimal off;

	return s->tested->rule == RULE_AVERAGE && !q->rough &&
	    word_table_in(&qualifiers, "apiece", s->stated->figure.label) &&
	    decimal_shift(decimal_abs(q->difference), 1, &off) &&
	    decimal_cmp(off, s->stated->figure.value) > 0;
}

/* Have its operands values?  What a ratio is over has one if it is a least (不少于1.80万亩). */
static bool
has_values(const struct setting *s)
{
	for (size_t k = 0; k < s->tested->n; k++) {
		const struct entry *e = operand(s, k);

		if (e->bound &&
		    (k == 0 || s->shape != SHAPE_RATIO || e->figure.op != OP_GE))
			return false;
	}
	return true;
}

/* How many noughts a power of ten has. */
static int
power_of(size_t scale)
{
	int power = 0;

	for (; scale >= 10; scale /= 10)
		power++;
	return power;
}

/* Examines what s tests; false: the numbers are too large to tell. */
static bool
examine(struct setting *s, struct quotient *q)
{
	const struct tested *t = s->tested;
	struct decimal base;

	*q = (struct quotient){ .verdict = VERDICT_NONE };
	if (word_table_is(&name_words, "points", s->stated->figure.unit) || !has_values(s) ||
	    !base_value(s, &base) || decimal_sign(base) <= 0)
		return true;
	s->power = entry_power(s->stated) + (t->shape == SHAPE_SCALED ? power_of(t->scale) : 0);
	decimal_shift(decimal_of(1), s->power, &s->one);
	precision_reset(&s->precision);
	precision_note(&s->precision, s->stated);
	for (size_t k = 0; k < t->n; k++)
		precision_note(&s->precision, operand(s, k));
	q->rough = is_rough(s);
	if (!judge(s, q) || !compute(s, q))
		return false;
	if (q->verdict == VERDICT_ROUNDING && is_price_cut(s, q))
		q->verdict = VERDICT_FAILS;
	return true;
}

struct quotient
quotient_examine(struct check *c, const struct tested *t)
{
	struct setting s = {
		.c = c, .tested = t, .stated = check_entry(c, t->stated), .shape = t->shape,
		.at = NONE
	};
	struct quotient q;

	if (examine(&s, &q))
		return q;
	check_overflow(c, t->stated);
	return (struct quotient){ .verdict = VERDICT_NONE };
}

bool
mend_passes(const struct check *c, const struct findings *fs, const struct finding *f,
    const struct mend *mend)
{
	struct tested t = {
		.rule = f->rule, .stated = f->stated_entry, .over = f->over, .n = f->n - 1,
		.shape = f->shape
	};
	struct setting s = {
		.c = c, .tested = &t, .shape = f->shape, .at = mend->entry,
		.mended = *check_entry(c, mend->entry)
	};
	struct quotient q;

	if (f->shape == SHAPE_SCALED || f->n < 2 || f->n > QUOTIENT_OPERANDS ||
	    f->over == 0 || f->over >= f->n - 1)
		return true;
	for (size_t k = 0; k < t.n; k++)
		t.at[k] = finding_operand(fs, f, k + 1);
	s.mended.figure.value = mend->to;
	s.stated = entry_of(&s, t.stated);
	return examine(&s, &q) && (q.verdict == VERDICT_HOLDS ||
	    (q.verdict == VERDICT_ROUNDING && !q.wide));
}
