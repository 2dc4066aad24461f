/* closure: does a reading add up; see closure.h. */
#include "language/closure.h"

#include <limits.h>

#include "base/digits.h"

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
	for (; d.c != (int64_t)d.c && d.c % 10 == 0; d.c /= 10)
		power++;
	if (d.c != (int64_t)d.c)
		return power;
	for (int64_t c = (int64_t)d.c; c % 10 == 0; c /= 10)	/* cheaper to divide */
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
	size = decimal_trim(decimal_abs(size));
	for (; size.c > INT64_MAX; size.c /= 10)
		digits++;
	for (uint64_t low = (uint64_t)size.c; low > 0; low /= 10)
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
	struct decimal residue;
	decimal_coefficient c;

	if (!closure_residue(total, parts, n, &residue) || residue.c == 0)
		return SLIP_NONE;
	c = residue.c < 0 ? -residue.c : residue.c;
	while (c % 10 == 0)
		c /= 10;
	if (c >= 10 && (c % 9 != 0 || c > 81))
		return SLIP_NONE;
	return closure_digits(total, parts, n) < DIGITS ? SLIP_WEAK : SLIP_TELLING;
}

enum closure_slip
closure_fit(const struct term *total, const struct term *parts, size_t n)
{
	return closure_sum(total, parts, n) ? SLIP_NEEDLESS : closure_slip(total, parts, n);
}

enum closure_slip
closure_fit_difference(const struct term *a, const struct term *b, const struct term *d)
{
	return closure_fit(a, (struct term[]){ *b, *d }, 2);
}

/* What a hundred times a is to rate times b, but for rounding. */
enum balance { BALANCE_LESS, BALANCE_EVEN, BALANCE_MORE, BALANCE_UNKNOWN };

/* slack is a sum of half-quantum terms. */
static enum balance
balance_of(struct decimal gap, struct decimal slack)
{
	if (decimal_cmp(decimal_abs(gap), decimal_abs(slack)) <= 0)
		return BALANCE_EVEN;
	return decimal_sign(gap) < 0 ? BALANCE_LESS : BALANCE_MORE;
}

/* a·k/2 */
static bool
half_of(struct decimal a, struct decimal k, struct decimal *out)
{
	return decimal_mul(a, k, out) && decimal_mul(*out, decimal_make(5, 1), out);
}

/* Numbers of usual size: what weigh makes of them stays below 10^36. */
enum { SHORT_SCALE = 4 };
#define SHORT_LIMIT ((decimal_coefficient)10000000000000)

static inline bool
is_short(struct decimal d)
{
	return d.scale <= SHORT_SCALE && -SHORT_LIMIT < d.c && d.c < SHORT_LIMIT;
}

static inline bool
is_short_term(const struct term *t)
{
	return is_short(t->value) && is_short(t->quantum);
}

/* a·b in units of 10^-scale, which holds it without a rest. */
static inline decimal_coefficient
product(struct decimal a, struct decimal b, int scale)
{
	return (decimal_coefficient)((int64_t)a.c) * (int64_t)b.c *
	    (int64_t)digits_powers[scale - a.scale - b.scale];
}

/* weigh for short terms, all of it twice and in one scale, so that nothing can fail: most
 * of what is weighed is far from even. */
static enum balance
weigh_short(const struct term *a, const struct term *b, const struct term *rate)
{
	enum { SCALE = 2 * SHORT_SCALE };
	decimal_coefficient gap = product(a->value, decimal_of(200), SCALE) -
	    2 * product(rate->value, b->value, SCALE);
	decimal_coefficient slack = 2 * product(rate->quantum, b->value, SCALE) +
	    (a->exact ? 0 : product(a->quantum, decimal_of(100), SCALE)) +
	    (b->exact ? 0 : product(b->quantum, rate->value, SCALE));

	if ((gap < 0 ? -gap : gap) <= (slack < 0 ? -slack : slack))
		return BALANCE_EVEN;
	return gap < 0 ? BALANCE_LESS : BALANCE_MORE;
}

static enum balance
weigh(const struct term *a, const struct term *b, const struct term *rate)
{
	struct decimal left, right, gap, slack, more;

	if (decimal_sign(b->value) <= 0)
		return BALANCE_UNKNOWN;
	if (is_short_term(a) && is_short_term(b) && is_short_term(rate))
		return weigh_short(a, b, rate);
	if (!decimal_shift(a->value, 2, &left) ||
	    !decimal_mul(rate->value, b->value, &right) ||
	    !decimal_sub(left, right, &gap) ||
	    !decimal_mul(rate->quantum, b->value, &slack))
		return BALANCE_UNKNOWN;
	if (!a->exact && half_of(a->quantum, decimal_of(100), &more) &&
	    !decimal_add(slack, more, &slack))
		return BALANCE_UNKNOWN;
	if (!b->exact && half_of(b->quantum, rate->value, &more) &&
	    !decimal_add(slack, more, &slack))
		return BALANCE_UNKNOWN;
	return balance_of(gap, slack);
}

bool
closure_rate(const struct term *a, const struct term *b, const struct term *rate)
{
	return weigh(a, b, rate) == BALANCE_EVEN;
}

/* One of a, b, rate that may have been mistyped. */
struct edit_of {
	struct term *x;
	const struct term *a, *b, *rate;
	struct decimal written, most;
	enum balance before;
};

enum { POWERS = 8, STEPS = 18 };

/* Puts units·10^power more (or less) into *x and weighs; BALANCE_UNKNOWN: too far. */
static enum balance
weigh_edited(const struct edit_of *e, int step, int power, bool more)
{
	long long units = step < 10 ? step : (step - 9) * 9;
	struct decimal move;

	if (!decimal_mul(e->x->quantum, decimal_of(units), &move) ||
	    !decimal_shift(move, power, &move) || decimal_cmp(move, e->most) > 0 ||
	    !(more ? decimal_add : decimal_sub)(e->written, move, &e->x->value))
		return BALANCE_UNKNOWN;
	return weigh(e->a, e->b, e->rate);
}

/* The first step of this power that tips the balance, and to what; more than STEPS for
 * none.  Larger steps do what smaller ones do, so they are halved. */
static int
tipping_step(const struct edit_of *e, int power, bool more, enum balance *after)
{
	int low = 1, high = STEPS + 1, step = STEPS;	/* most powers do not tip at all */

	while (low < high) {
		enum balance now = weigh_edited(e, step, power, more);

		if (now == e->before)
			low = step + 1;
		else {
			high = step;
			*after = now;
		}
		step = (low + high) / 2;
	}
	return low;
}

/* Is one edit of *x, which is one of a, b, rate, enough?  Steps of d·10^p are one
 * digit, of 9k·10^p two neighbours swapped.  What tips the balance over is too much,
 * and so is all that is more; the other way it would only get worse. */
static bool
edit_closes(struct term *x, const struct term *a, const struct term *b,
    const struct term *rate)
{
	enum balance before = weigh(a, b, rate), after = before;
	struct edit_of e = { .x = x, .a = a, .b = b, .rate = rate, .written = x->value,
		.before = before };
	bool more = (x == a) == (before == BALANCE_LESS);
	int step = STEPS;

	if (before == BALANCE_EVEN || before == BALANCE_UNKNOWN ||
	    !decimal_mul(x->value, decimal_of(9), &e.most))
		return before == BALANCE_EVEN;
	for (int power = 0; power < POWERS && step > 1 && after != BALANCE_EVEN; power++)
		step = tipping_step(&e, power, more, &after);
	x->value = e.written;
	return after == BALANCE_EVEN;
}

/* Has rate so many digits that few slips would make it of anything? */
static bool
is_telling_rate(const struct term *rate)
{
	struct decimal thousand;

	return decimal_mul(rate->quantum, decimal_of(1000), &thousand) &&
	    decimal_cmp(rate->value, thousand) >= 0;
}

bool
closure_rate_slip(const struct term *a, const struct term *b, const struct term *rate)
{
	return is_telling_rate(rate) && closure_rate_edit(a, b, rate);
}

enum closure_slip
closure_rate_fit(const struct term *a, const struct term *b, const struct term *rate)
{
	if (closure_rate(a, b, rate))
		return SLIP_NEEDLESS;
	if (!closure_rate_edit(a, b, rate))
		return SLIP_NONE;
	return is_telling_rate(rate) ? SLIP_TELLING : SLIP_WEAK;
}

bool
closure_rate_edit(const struct term *a, const struct term *b, const struct term *rate)
{
	struct term x = *a, y = *b, z = *rate;

	return edit_closes(&x, &x, &y, &z) || edit_closes(&y, &x, &y, &z) ||
	    edit_closes(&z, &x, &y, &z);
}

bool
closure_rate_misprint(const struct term *a, const struct term *b, const struct term *rate)
{
	struct term z = *rate;

	return edit_closes(&z, a, b, &z);
}

bool
closure_rate_shifted(const struct term *a, const struct term *b, const struct term *rate)
{
	static const int powers[] = { -4, -1, 1, 4 };

	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
		struct term moved = *rate;

		if (decimal_shift(rate->value, powers[i], &moved.value) &&
		    decimal_shift(rate->quantum, powers[i], &moved.quantum) &&
		    closure_rate(a, b, &moved))
			return true;
	}
	return false;
}

bool
closure_difference(const struct term *a, const struct term *b, const struct term *d)
{
	struct term parts[2] = { *b, *d };

	return closure_sum(a, parts, 2);
}
