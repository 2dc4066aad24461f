/* explain_computation: what the figures of a finding give, done again; see
 * explain_parts.h. */
#include "check/explain_parts.h"

enum { MORE_PLACES = 4 };

/* FORMULA＝RESULT on a line of its own; takes formula.  points: a result in per
 * cent is a difference of two such. */
static void
say_equation_in(struct explain *x, struct buf *formula, const struct entry *like,
    struct decimal result, bool points)
{
	buf_add_str(x->out, "    ");
	buf_add_span(x->out, buf_span(formula));
	buf_add_str(x->out, "＝");
	if (points)
		wording_difference(x->out, like, result, x->of->english);
	else
		wording_amount(x->out, like, result);
	buf_add_char(x->out, '\n');
	buf_release(formula);
}

static void
say_equation(struct explain *x, struct buf *formula, const struct entry *like,
    struct decimal result)
{
	say_equation_in(x, formula, like, result, false);
}

static bool
is_minus(const struct explain *x, size_t i)
{
	return x->of->findings->signs[x->finding->first + i] < 0;
}

static void
sum_formula(const struct explain *x, struct buf *b)
{
	for (size_t i = 1; i < x->finding->n; i++) {
		if (i > 1 || is_minus(x, i))
			buf_add_str(b, is_minus(x, i) ? "－" : "＋");
		explain_flat(b, explain_operand(x, i)->figure.raw);
	}
}

/* Operands from up to before to as they are printed, in brackets if there are several. */
static void
side_formula(const struct explain *x, size_t from, size_t to, struct buf *b)
{
	bool several = to > from + 1;

	buf_add_str(b, several ? "（" : "");
	for (size_t i = from; i < to; i++) {
		buf_add_str(b, i > from ? "＋" : "");
		explain_flat(b, explain_operand(x, i)->figure.raw);
	}
	buf_add_str(b, several ? "）" : "");
}

static void
quotient_formula(const struct explain *x, struct buf *b)
{
	enum shape shape = x->finding->shape;
	size_t below = x->finding->over + 1;

	if (shape == SHAPE_DECREASE)
		buf_add_str(b, "1－");
	side_formula(x, 1, below, b);
	buf_add_str(b, shape_joins(shape) ? "÷（" : "÷");
	side_formula(x, below, x->finding->n, b);
	if (shape_joins(shape)) {
		buf_add_str(b, shape == SHAPE_RISE ? "－" : "＋");
		explain_flat(b, explain_operand(x, 1)->figure.raw);
		buf_add_str(b, "）");
	}
	if (shape == SHAPE_GROWTH)
		buf_add_str(b, "－1");
}

bool
explain_is_quotient(const struct explain *x)
{
	switch (x->finding->shape) {
	case SHAPE_RATIO: case SHAPE_GROWTH: case SHAPE_DECREASE:
	case SHAPE_RISE: case SHAPE_FALL:
		return x->finding->n == 3;
	case SHAPE_TOGETHER:
		return x->finding->n > 3;
	default:
		return false;
	}
}

/* What the shape makes of a and b, to some places more than are printed. */
bool
explain_quotient(const struct explain *x, struct decimal a, struct decimal b, struct decimal *out)
{
	const struct entry *stated = explain_operand(x, 0);
	int power = entry_power(stated);
	int places = decimal_trim(stated->figure.quantum).scale + MORE_PLACES;
	enum shape shape = x->finding->shape;
	struct decimal one;

	if ((shape_joins(shape) &&
	    !(shape == SHAPE_RISE ? decimal_sub : decimal_add)(b, a, &b)) ||
	    decimal_sign(b) <= 0 || !decimal_shift(a, power, &a) ||
	    !decimal_shift(decimal_of(1), power, &one) || !decimal_div(a, b, places, out))
		return false;
	if (shape == SHAPE_GROWTH)
		return decimal_sub(*out, one, out);
	return shape != SHAPE_DECREASE || decimal_sub(one, *out, out);
}

bool
explain_side(const struct explain *x, bool above, struct decimal *value, struct decimal *wide)
{
	size_t from = above ? 1 : x->finding->over + 1;
	size_t to = above ? x->finding->over + 1 : x->finding->n;

	*value = *wide = decimal_of(0);
	for (size_t i = from; i < to; i++) {
		struct precision_reach reach;

		if (!precision_reach(&x->precision, explain_operand(x, i), &reach) ||
		    !decimal_add(*wide, reach.wide, wide) ||
		    !decimal_add(*value, explain_operand(x, i)->figure.value, value))
			return false;
	}
	return true;
}

static void
say_quotient(struct explain *x)
{
	struct decimal a, b, wide, value;
	struct buf formula = BUF_INIT;

	if (!explain_side(x, true, &a, &wide) || !explain_side(x, false, &b, &wide) ||
	    !explain_quotient(x, a, b, &value))
		value = x->finding->computed;
	quotient_formula(x, &formula);
	say_equation(x, &formula, explain_operand(x, 0), value);
}

/* Any other relation of whose operands only the result is known. */
static void
say_plain(struct explain *x)
{
	struct buf computed = BUF_INIT;
	struct slot slot;

	wording_amount(&computed, explain_operand(x, 0), x->finding->computed);
	slot = (struct slot){ "computed", buf_span(&computed) };
	buf_add_str(x->out, "  ");
	explain_say(x, "explain.against", &slot, 1);
	buf_release(&computed);
}

/* Weight times rate, or so many at so much each. */
static bool
is_product(const struct explain *x)
{
	return x->finding->n == 3 &&
	    (x->finding->rule == RULE_SCORE || x->finding->shape == SHAPE_PRODUCT);
}

static void
say_product(struct explain *x)
{
	struct buf formula = BUF_INIT;

	explain_flat(&formula, explain_operand(x, 1)->figure.raw);
	buf_add_str(&formula, "×");
	explain_flat(&formula, explain_operand(x, 2)->figure.raw);
	say_equation(x, &formula, explain_operand(x, 0), x->finding->computed);
}

static void
say_difference(struct explain *x)
{
	struct buf formula = BUF_INIT;

	explain_flat(&formula, explain_operand(x, 0)->figure.raw);
	buf_add_str(&formula, "－");
	if (decimal_sign(x->finding->computed) < 0)
		buf_add_str(&formula, "（");
	wording_amount(&formula, explain_operand(x, 0), x->finding->computed);
	if (decimal_sign(x->finding->computed) < 0)
		buf_add_str(&formula, "）");
	say_equation_in(x, &formula, explain_operand(x, 0), x->finding->difference, true);
}

void
explain_say_computation(struct explain *x)
{
	struct buf formula = BUF_INIT;

	if (!x->finding->numbers)
		return;
	explain_say(x, "explain.computation", NULL, 0);
	if (explain_is_quotient(x)) {
		say_quotient(x);
	} else if (x->finding->shape == SHAPE_SUM) {
		sum_formula(x, &formula);
		say_equation(x, &formula, explain_operand(x, 0), x->finding->computed);
	} else if (is_product(x)) {
		say_product(x);
	} else {
		say_plain(x);
	}
	say_difference(x);
}
