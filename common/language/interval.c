/* interval: closed intervals of exact decimals; see interval.h. */
#include "language/interval.h"

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

bool
interval_meets(struct interval a, struct interval b)
{
	return decimal_cmp(a.hi, b.lo) >= 0 && decimal_cmp(a.lo, b.hi) <= 0;
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
