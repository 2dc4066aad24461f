/* closure: does a reading add up; see closure.h. */
#include "report/closure.h"

#include <limits.h>

static struct decimal
finest(struct decimal a, struct decimal b)
{
	if (decimal_sign(a) == 0)
		return b;
	if (decimal_sign(b) == 0)
		return a;
	return decimal_cmp(a, b) < 0 ? a : b;
}

bool
closure_residue(const struct term *total, const struct term *parts, size_t n,
    struct decimal *residue)
{
	struct decimal rest = total->value;

	for (size_t i = 0; i < n; i++)
		if (!decimal_sub(rest, parts[i].value, &rest))
			return false;
	*residue = rest;
	return true;
}

bool
closure_sum(const struct term *total, const struct term *parts, size_t n)
{
	struct decimal rest, slack = total->quantum;

	if (!closure_residue(total, parts, n, &rest))
		return false;
	if (decimal_sign(rest) == 0)
		return true;
	if (total->exact)
		return false;
	for (size_t i = 0; i < n; i++)
		slack = finest(slack, parts[i].quantum);
	if (!decimal_mul(slack, decimal_make((long long)(n + 1) * 5, 1), &slack))
		return false;
	return decimal_cmp(decimal_abs(rest), slack) <= 0;
}

/* The power of ten that divides d: how coarsely it is written. */
static int
coarseness(struct decimal d)
{
	int power = -d.scale;

	if (d.c == 0)
		return INT_MAX;
	for (decimal_coefficient c = d.c; c % 10 == 0; c /= 10)
		power++;
	return power;
}

/* The last place that the total or one of its parts fills; INT_MAX: all are zero. */
static int
last_place(const struct term *total, const struct term *parts, size_t n)
{
	int power = coarseness(total->value);

	for (size_t i = 0; i < n; i++)
		if (coarseness(parts[i].value) < power)
			power = coarseness(parts[i].value);
	return power;
}

int
closure_digits(const struct term *total, const struct term *parts, size_t n)
{
	int power = last_place(total, parts, n), digits = 0;
	struct decimal size;

	if (power == INT_MAX || !decimal_shift(total->value, -power, &size))
		return 0;
	for (size = decimal_trim(decimal_abs(size)); size.c > 0; size.c /= 10)
		digits++;
	return digits;
}

/* A residue d·10^p is one digit; 9k·10^p (k < 10) two neighbours swapped or
 * a shifted point.  There are some 80 such residues below a total of five
 * digits: less than one in a hundred by chance. */
enum closure_slip
closure_slip(const struct term *total, const struct term *parts, size_t n)
{
	enum { DIGITS = 5 };
	int digits = closure_digits(total, parts, n);
	struct decimal residue;
	decimal_coefficient c;

	if (last_place(total, parts, n) == INT_MAX || !closure_residue(total, parts, n, &residue) || residue.c == 0)
		return SLIP_NONE;
	c = residue.c < 0 ? -residue.c : residue.c;
	while (c % 10 == 0)
		c /= 10;
	if (c >= 10 && (c % 9 != 0 || c > 81))
		return SLIP_NONE;
	return digits < DIGITS ? SLIP_WEAK : SLIP_TELLING;
}

/* |x| <= bound, where bound is a sum of half-quantum terms. */
static bool
within(struct decimal x, struct decimal bound)
{
	return decimal_cmp(decimal_abs(x), decimal_abs(bound)) <= 0;
}

/* a·k/2 */
static bool
half_of(struct decimal a, struct decimal k, struct decimal *out)
{
	return decimal_mul(a, k, out) && decimal_mul(*out, decimal_make(5, 1), out);
}

bool
closure_rate(const struct term *a, const struct term *b, const struct term *rate)
{
	struct decimal left, right, gap, slack, more;

	if (decimal_sign(b->value) <= 0 ||
	    !decimal_shift(a->value, 2, &left) ||
	    !decimal_mul(rate->value, b->value, &right) ||
	    !decimal_sub(left, right, &gap) ||
	    !decimal_mul(rate->quantum, b->value, &slack))
		return false;
	if (!a->exact && half_of(a->quantum, decimal_of(100), &more) &&
	    !decimal_add(slack, more, &slack))
		return false;
	if (!b->exact && half_of(b->quantum, rate->value, &more) &&
	    !decimal_add(slack, more, &slack))
		return false;
	return within(gap, slack);
}

/* Is one edit of *x, which is one of a, b, rate, enough?  Steps of d·10^p are one
 * digit, of 9k·10^p two neighbours swapped. */
static bool
edit_closes(struct term *x, const struct term *a, const struct term *b,
    const struct term *rate)
{
	enum { POWERS = 8, STEPS = 18 };
	const struct decimal written = x->value;
	struct decimal most;
	bool closes = false;

	if (!decimal_mul(written, decimal_of(9), &most))
		return false;
	for (int power = 0; power < POWERS && !closes; power++)
		for (int step = 1; step <= STEPS && !closes; step++) {
			long long units = step < 10 ? step : (step - 9) * 9;
			struct decimal move;

			if (!decimal_mul(x->quantum, decimal_of(units), &move) ||
			    !decimal_shift(move, power, &move) || decimal_cmp(move, most) > 0)
				break;
			closes = (decimal_add(written, move, &x->value) && closure_rate(a, b, rate)) ||
			    (decimal_sub(written, move, &x->value) && closure_rate(a, b, rate));
		}
	x->value = written;
	return closes;
}

bool
closure_rate_slip(const struct term *a, const struct term *b, const struct term *rate)
{
	struct decimal thousand;

	return decimal_mul(rate->quantum, decimal_of(1000), &thousand) &&
	    decimal_cmp(rate->value, thousand) >= 0 && closure_rate_edit(a, b, rate);
}

bool
closure_rate_edit(const struct term *a, const struct term *b, const struct term *rate)
{
	struct term x = *a, y = *b, z = *rate;

	return edit_closes(&x, &x, &y, &z) || edit_closes(&y, &x, &y, &z) ||
	    edit_closes(&z, &x, &y, &z);
}

bool
closure_difference(const struct term *a, const struct term *b, const struct term *d)
{
	struct term parts[2] = { *b, *d };

	return closure_sum(a, parts, 2);
}
