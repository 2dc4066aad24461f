/* interval: closed intervals of exact decimals; see interval.h. */
#include "report/interval.h"

static struct decimal
least(struct decimal a, struct decimal b)
{
	return decimal_cmp(a, b) <= 0 ? a : b;
}

static struct decimal
greatest(struct decimal a, struct decimal b)
{
	return decimal_cmp(a, b) >= 0 ? a : b;
}

struct interval
interval_exact(struct decimal v)
{
	return (struct interval){ v, v };
}

/* [v - below, v + above]. */
static bool
spread(struct decimal v, struct decimal below, struct decimal above, struct interval *out)
{
	struct interval r;

	if (!decimal_sub(v, below, &r.lo) || !decimal_add(v, above, &r.hi))
		return false;
	*out = r;
	return true;
}

bool
interval_of(struct decimal value, struct decimal quantum, struct interval *out)
{
	struct decimal half;

	return decimal_mul(quantum, decimal_make(5, 1), &half) &&
	    spread(value, half, half, out);
}

bool
interval_truncated(struct decimal value, struct decimal quantum, struct interval *out)
{
	struct decimal none = { 0, 0 };

	return decimal_sign(value) < 0 ? spread(value, quantum, none, out) :
	    spread(value, none, quantum, out);
}

/* One unit in the place of the last digit of v that is not 0. */
static bool
last_place(struct decimal v, struct decimal *out)
{
	int power;

	v = decimal_trim(v);
	power = -v.scale;
	while (power >= 0 && v.c != 0 && v.c % 10 == 0) {
		v.c /= 10;
		power++;
	}
	return decimal_shift(decimal_of(1), power, out);
}

bool
interval_lean(struct decimal value, struct decimal quantum, enum lean lean,
    struct interval *out)
{
	struct decimal none = { 0, 0 }, step;

	if (lean == LEAN_NONE) {
		*out = interval_exact(value);
		return true;
	}
	if (!last_place(value, &step))
		return false;
	step = value.c == 0 ? quantum : greatest(step, quantum);
	return spread(value, lean == LEAN_ABOVE ? none : step,
	    lean == LEAN_BELOW ? none : step, out);
}

bool
interval_of_quantity(const struct quantity *q, struct interval *out)
{
	if (q->op == OP_RANGE) {
		*out = (struct interval){ q->value, q->high };
		return true;
	}
	if (q->op == OP_ABOUT)
		return interval_lean(q->value, q->quantum,
		    q->lean == LEAN_NONE ? LEAN_BOTH : q->lean, out);
	/* 28.6万人次 is rounded like an amount: a count is exact in whole units only */
	if (q->kind == KIND_COUNT && decimal_cmp(q->quantum, decimal_of(1)) == 0) {
		*out = interval_exact(q->value);
		return true;
	}
	return interval_of(q->value, q->quantum, out);
}

bool
interval_add(struct interval a, struct interval b, struct interval *out)
{
	struct interval r;

	if (!decimal_add(a.lo, b.lo, &r.lo) || !decimal_add(a.hi, b.hi, &r.hi))
		return false;
	*out = r;
	return true;
}

bool
interval_sub(struct interval a, struct interval b, struct interval *out)
{
	return interval_add(a, (struct interval){ decimal_neg(b.hi), decimal_neg(b.lo) }, out);
}

bool
interval_scale(struct interval a, struct decimal by, struct interval *out)
{
	return interval_mul(a, interval_exact(by), out);
}

bool
interval_mul(struct interval a, struct interval b, struct interval *out)
{
	struct decimal p, q, r, s;

	if (!decimal_mul(a.lo, b.lo, &p) || !decimal_mul(a.lo, b.hi, &q) ||
	    !decimal_mul(a.hi, b.lo, &r) || !decimal_mul(a.hi, b.hi, &s))
		return false;
	out->lo = least(least(p, q), least(r, s));
	out->hi = greatest(greatest(p, q), greatest(r, s));
	return true;
}

bool
interval_shift(struct interval a, int power, struct interval *out)
{
	struct interval r;

	if (!decimal_shift(a.lo, power, &r.lo) || !decimal_shift(a.hi, power, &r.hi))
		return false;
	*out = r;
	return true;
}

int
interval_cmp(struct interval a, struct interval b)
{
	if (decimal_cmp(a.hi, b.lo) < 0)
		return -1;
	return decimal_cmp(a.lo, b.hi) > 0;
}

bool
interval_meets(struct interval a, struct interval b)
{
	return interval_cmp(a, b) == 0;
}

bool
interval_holds(struct interval a, struct decimal v)
{
	return interval_meets(a, interval_exact(v));
}

bool
interval_gap(struct interval a, struct interval b, struct decimal *out)
{
	int way = interval_cmp(a, b);

	if (way == 0) {
		*out = decimal_of(0);
		return true;
	}
	return way < 0 ? decimal_sub(b.lo, a.hi, out) : decimal_sub(a.lo, b.hi, out);
}

bool
interval_quotient_meets(struct interval a, struct interval b,
    struct interval target, int power, bool *meets)
{
	struct interval product, scaled;

	if (decimal_sign(b.lo) <= 0 || !interval_mul(target, b, &product) ||
	    !interval_shift(a, power, &scaled))
		return false;
	*meets = interval_meets(scaled, product);
	return true;
}

bool
interval_growth_meets(struct interval a, struct interval b,
    struct interval target, int power, bool *meets)
{
	struct decimal one;
	struct interval quotient;

	/* (a - b)/b = a/b - 1: with b once, or its spread would count twice */
	if (!decimal_shift(decimal_of(1), power, &one) ||
	    !interval_add(target, interval_exact(one), &quotient))
		return false;
	return interval_quotient_meets(a, b, quotient, power, meets);
}
