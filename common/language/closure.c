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

/* Numbers of usual size: products of them stay below 10^36, and sums of a few below 2^62. */
enum { SHORT_SCALE = 4 };
#define SHORT_LIMIT ((decimal_coefficient)10000000000000)
#define LONG_LIMIT (SHORT_LIMIT * SHORT_LIMIT * 1000000000)

/* A term in units of 10^-SHORT_SCALE. */
struct short_term {
	int64_t value, quantum;
	bool exact;
};

static inline bool
is_short(struct decimal d)
{
	return d.scale <= SHORT_SCALE && -SHORT_LIMIT < d.c && d.c < SHORT_LIMIT;
}

static inline bool
shorten(struct decimal d, int64_t *out)
{
	if (!is_short(d))
		return false;
	*out = (int64_t)d.c * (int64_t)digits_powers[SHORT_SCALE - d.scale];
	return true;
}

static inline bool
shorten_term(const struct term *t, struct short_term *out)
{
	out->exact = t->exact;
	return shorten(t->value, &out->value) && shorten(t->quantum, &out->quantum);
}

/* By how much the parts may miss the total; false: too long to tell. */
static bool
slack_of(const struct term *total, const struct term *parts, size_t n, struct decimal *slack)
{
	*slack = total->exact ? decimal_of(0) : total->quantum;
	for (size_t i = 0; i < n && !total->exact; i++)
		*slack = finest(*slack, parts[i].quantum);
	return decimal_mul(*slack, decimal_make((long long)(n + 1) * 5, 1), slack);
}

/* closure_sum of short terms, twice, so that nothing can fail; rest is what they miss. */
static bool
sum_closes_short(const struct term *total, const struct term *parts, size_t n, int64_t rest)
{
	int64_t slack = 0, quantum;

	if (rest == 0 || total->exact)
		return rest == 0;
	for (size_t i = 0; i <= n; i++) {
		shorten((i == 0 ? total : &parts[i - 1])->quantum, &quantum);
		if (slack == 0 || (quantum != 0 && quantum < slack))
			slack = quantum;
	}
	return 2 * (rest < 0 ? -rest : rest) <= (int64_t)(n + 1) * slack;
}

/* What short terms miss; false: they are not short, or too many. */
static bool
residue_short(const struct term *total, const struct term *parts, size_t n, int64_t *rest)
{
	enum { FEW = 30 };
	int64_t value;

	if (n > FEW || !shorten(total->value, rest) || !is_short(total->quantum))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!shorten(parts[i].value, &value) || !is_short(parts[i].quantum))
			return false;
		*rest -= value;
	}
	return true;
}

bool
closure_sum(const struct term *total, const struct term *parts, size_t n)
{
	struct decimal rest, slack;
	int64_t missed;

	if (residue_short(total, parts, n, &missed))
		return sum_closes_short(total, parts, n, missed);
	if (!closure_residue(total, parts, n, &rest))
		return false;
	if (decimal_sign(rest) == 0)
		return true;
	return !total->exact && slack_of(total, parts, n, &slack) &&
	    decimal_cmp(decimal_abs(rest), slack) <= 0;
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

bool
closure_may_be_chance(const struct term *total, const struct term *parts, size_t n)
{
	enum { FEW = 2, TELLING = 3 };	/* parts, digits */

	return n <= FEW && closure_digits(total, parts, n) < TELLING;
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

struct short_rate {
	struct short_term a, b, rate;
};

/* False: one of them is not of usual size. */
static inline bool
shorten_rate(const struct term *a, const struct term *b, const struct term *rate,
    struct short_rate *out)
{
	return shorten_term(a, &out->a) && shorten_term(b, &out->b) &&
	    shorten_term(rate, &out->rate);
}

/* What weigh compares: by how much 100·a exceeds rate·b, and by how much it may. */
struct weights {
	decimal_coefficient gap, slack;
};

enum { WEIGHT_SCALE = 2 * SHORT_SCALE, SHORT_HUNDRED = 1000000 };

/* Those of short terms, twice and in units of 10^-WEIGHT_SCALE, so that nothing can fail. */
static inline struct weights
weights_short(const struct short_rate *s)
{
	struct weights w = {
		(decimal_coefficient)s->a.value * (2 * SHORT_HUNDRED) -
		    2 * ((decimal_coefficient)s->rate.value * s->b.value),
		2 * ((decimal_coefficient)s->rate.quantum * s->b.value)
	};

	if (!s->a.exact)
		w.slack += (decimal_coefficient)s->a.quantum * SHORT_HUNDRED;
	if (!s->b.exact)
		w.slack += (decimal_coefficient)s->b.quantum * s->rate.value;
	return w;
}

/* balance_of for short terms. */
static inline enum balance
balance_of_weights(struct weights w)
{
	if ((w.gap < 0 ? -w.gap : w.gap) <= (w.slack < 0 ? -w.slack : w.slack))
		return BALANCE_EVEN;
	return w.gap < 0 ? BALANCE_LESS : BALANCE_MORE;
}

static enum balance
weigh(const struct term *a, const struct term *b, const struct term *rate)
{
	struct decimal left, right, gap, slack, more;
	struct short_rate s;

	if (decimal_sign(b->value) <= 0)
		return BALANCE_UNKNOWN;
	if (shorten_rate(a, b, rate, &s))
		return balance_of_weights(weights_short(&s));
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
	bool more;			/* units are put in, not taken out */
	bool is_short;			/* then what more units come to is known: */
	struct weights at, unit;	/* as written, and what one more adds to that */
	int64_t units;			/* that may be put in */
	int64_t tipping;		/* so many of them tip the balance, or are too many */
};

enum { POWERS = 8, STEPS = 18, DIGIT_STEPS = 9 };

/* Step 1 to 9: so many units, one digit; 10 to 18: nine times 1 to 9, two neighbours swapped. */
static int64_t
step_units(int step)
{
	return step <= DIGIT_STEPS ? step : (step - DIGIT_STEPS) * 9;
}

/* The first step of so many units at least; STEPS + 1: none is. */
static int
step_of(int64_t units)
{
	if (units <= DIGIT_STEPS)
		return units < 1 ? 1 : (int)units;
	return units <= step_units(STEPS) ? DIGIT_STEPS + (int)((units + 8) / 9) : STEPS + 1;
}

/* How many units tip the balance: above e->units if none of these do. */
static int64_t
tipping_units(const struct edit_of *e)
{
	bool less = e->before == BALANCE_LESS;
	struct weights at = e->at, unit = e->unit;
	decimal_coefficient miss, step, units;

	if (!e->more)
		unit = (struct weights){ -unit.gap, -unit.slack };
	miss = less ? -(at.gap + at.slack) : at.gap - at.slack;
	step = less ? unit.gap + unit.slack : unit.slack - unit.gap;
	if (step <= 0 || miss > step * e->units)
		return e->units + 1;
	units = (miss + step - 1) / step;
	return (int64_t)units;
}

/* Of short terms, what units of x's quantum weigh. */
static void
weigh_units(struct edit_of *e)
{
	struct short_rate s;
	struct short_term *x = e->x == e->a ? &s.a : e->x == e->b ? &s.b : &s.rate;
	struct weights next;

	e->is_short = shorten_rate(e->a, e->b, e->rate, &s) && x->quantum > 0 && s.rate.value >= 0;
	if (!e->is_short)
		return;
	e->at = weights_short(&s);
	e->units = x == &s.b && !e->more ? (x->value - 1) / x->quantum : 9 * x->value / x->quantum;
	x->value += x->quantum;
	next = weights_short(&s);
	e->unit = (struct weights){ next.gap - e->at.gap, next.slack - e->at.slack };
	e->tipping = tipping_units(e);
}

/* Puts units·10^power more (or less) into *x and weighs; BALANCE_UNKNOWN: too far. */
static enum balance
weigh_edited(const struct edit_of *e, int step, int power)
{
	int64_t units = step_units(step);
	int64_t all = units * (int64_t)digits_powers[power];
	struct decimal move;

	if (e->is_short) {
		if (all > e->units)
			return BALANCE_UNKNOWN;
		all = e->more ? all : -all;
		return balance_of_weights((struct weights){ e->at.gap + all * e->unit.gap,
		    e->at.slack + all * e->unit.slack });
	}
	if (!decimal_mul(e->x->quantum, decimal_of(units), &move) ||
	    !decimal_shift(move, power, &move) || decimal_cmp(move, e->most) > 0 ||
	    !(e->more ? decimal_add : decimal_sub)(e->written, move, &e->x->value))
		return BALANCE_UNKNOWN;
	return weigh(e->a, e->b, e->rate);
}

/* The first step of this power that tips the balance, or goes too far; more than STEPS for none.
 * Where it is not known already: larger steps do what smaller ones do, so they are halved. */
static int
tipping_step(const struct edit_of *e, int power)
{
	int low = 1, high = STEPS + 1, step = STEPS;	/* most powers do not tip at all */
	int64_t one = (int64_t)digits_powers[power];

	if (e->is_short)
		return step_of((e->tipping + one - 1) / one);
	for (; low < high; step = (low + high) / 2)
		if (weigh_edited(e, step, power) == e->before)
			low = step + 1;
		else
			high = step;
	return low;
}

/* Is one edit of *x, which is one of a, b, rate, enough, which are as before?  Steps of d·10^p are
 * one digit, of 9k·10^p two neighbours swapped.  What tips the balance over is too much, and so is
 * all that is more; the other way it would only get worse. */
static bool
edit_closes(struct term *x, const struct term *a, const struct term *b,
    const struct term *rate, enum balance before)
{
	struct edit_of e = { .x = x, .a = a, .b = b, .rate = rate, .written = x->value,
		.before = before, .more = (x == a) == (before == BALANCE_LESS) };
	enum balance after = before;
	int step = STEPS;

	weigh_units(&e);
	if (e.is_short ? e.tipping > e.units : !decimal_mul(x->value, decimal_of(9), &e.most))
		return false;
	for (int power = 0; power < POWERS && step > 1 && after != BALANCE_EVEN; power++)
		if ((step = tipping_step(&e, power)) <= STEPS)
			after = weigh_edited(&e, step, power);
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
	enum balance before = weigh(a, b, rate);
	struct term x = *a, y = *b, z = *rate;

	if (before == BALANCE_EVEN || before == BALANCE_UNKNOWN)
		return before == BALANCE_EVEN;
	return edit_closes(&x, &x, &y, &z, before) || edit_closes(&y, &x, &y, &z, before) ||
	    edit_closes(&z, &x, &y, &z, before);
}

bool
closure_rate_misprint(const struct term *a, const struct term *b, const struct term *rate)
{
	enum balance before = weigh(a, b, rate);
	struct term z = *rate;

	if (before == BALANCE_EVEN || before == BALANCE_UNKNOWN)
		return before == BALANCE_EVEN;
	return edit_closes(&z, a, b, &z, before);
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

/* What weigh compares, twice, as two lines, of what stands over what may: where the one is above
 * 0 nothing holds, nor where the other is below.  At a number that is 0, and at one that is 1. */
struct lines {
	struct decimal over[2], under[2];
};

/* Of short terms, none of them below 0 but a and b. */
static bool
lines_short(const struct closure_rate_terms at[2], struct lines *l)
{
	for (size_t i = 0; i < 2; i++) {
		const struct closure_rate_terms *t = &at[i];
		struct short_rate s;
		struct weights w;

		if (!shorten_rate(&t->a, &t->b, &t->rate, &s) || s.rate.value < 0 ||
		    s.a.quantum < 0 || s.b.quantum < 0 || s.rate.quantum < 0)
			return false;
		w = weights_short(&s);
		l->over[i] = (struct decimal){ w.gap - w.slack, WEIGHT_SCALE };
		l->under[i] = (struct decimal){ w.gap + w.slack, WEIGHT_SCALE };
	}
	return true;
}

/* The same of any; what may be is not less than weigh says, where b is above 0.  False: too
 * long. */
static bool
lines_of(const struct closure_rate_terms at[2], struct lines *l)
{
	for (size_t i = 0; i < 2; i++) {
		const struct closure_rate_terms *t = &at[i];
		struct decimal gap, slack, right, more;

		if (!decimal_mul(t->a.value, decimal_of(200), &gap) ||
		    !decimal_mul(t->rate.value, t->b.value, &right) ||
		    !decimal_add(right, right, &right) || !decimal_sub(gap, right, &gap) ||
		    !decimal_mul(decimal_abs(t->rate.quantum), t->b.value, &slack) ||
		    !decimal_add(slack, slack, &slack))
			return false;
		if (!t->a.exact &&
		    (!decimal_mul(decimal_abs(t->a.quantum), decimal_of(100), &more) ||
		    !decimal_add(slack, more, &slack)))
			return false;
		if (!t->b.exact && (!decimal_mul(decimal_abs(t->b.quantum),
		    decimal_abs(t->rate.value), &more) || !decimal_add(slack, more, &slack)))
			return false;
		if (!decimal_sub(gap, slack, &l->over[i]) ||
		    !decimal_add(gap, slack, &l->under[i]))
			return false;
	}
	return true;
}

/* a / b with scale places, less than a unit of the last of them off; false: too long. */
static bool
ratio_of(struct decimal a, struct decimal b, int scale, struct decimal *out)
{
	enum { PLACES = 3 };	/* with those, what is made of short terms stays below 2^127 */
	decimal_coefficient whole, ten;

	if (a.scale != b.scale || scale > PLACES || a.c >= LONG_LIMIT || a.c <= -LONG_LIMIT ||
	    b.c >= LONG_LIMIT || b.c <= -LONG_LIMIT)
		return decimal_div(a, b, scale, out);
	ten = (decimal_coefficient)digits_powers[scale];
	whole = a.c / b.c;
	*out = (struct decimal){ whole * ten + (a.c - whole * b.c) * ten / b.c, scale };
	return true;
}

/* Takes from window where first + (second - first)·x, x being in it, is above 0, but for what
 * lies nearer to its end than a unit of the last of scale places; false: all. */
static bool
cut_window(struct interval *window, struct decimal first, struct decimal second, int scale)
{
	struct decimal slope, end;

	if (!decimal_sub(second, first, &slope))
		return true;
	if (decimal_sign(slope) == 0)
		return decimal_sign(first) <= 0;
	if (!ratio_of(decimal_neg(first), slope, scale, &end) ||
	    !(decimal_sign(slope) > 0 ? decimal_add : decimal_sub)(end, decimal_make(1, scale),
	    &end))
		return true;
	if (decimal_sign(slope) > 0 && decimal_cmp(end, window->hi) < 0)
		window->hi = end;
	else if (decimal_sign(slope) < 0 && decimal_cmp(end, window->lo) > 0)
		window->lo = end;
	return decimal_cmp(window->lo, window->hi) <= 0;
}

/* Where a number may lie of which nothing is known but that it is not below 0. */
static struct interval
anywhere(int scale)
{
	return (struct interval){ { 0, scale }, { LONG_LIMIT * 10, 0 } };
}

bool
closure_rate_window(const struct closure_rate_terms at[2], int scale, struct interval *window)
{
	struct lines l;

	*window = anywhere(scale);
	if (!lines_short(at, &l) && !lines_of(at, &l))
		return true;
	return cut_window(window, l.over[0], l.over[1], scale) &&
	    cut_window(window, decimal_neg(l.under[0]), decimal_neg(l.under[1]), scale);
}

bool
closure_difference(const struct term *a, const struct term *b, const struct term *d)
{
	return closure_sum(a, (struct term[]){ *b, *d }, 2);
}

bool
closure_difference_window(const struct term of[3], size_t x, struct interval *window)
{
	struct term a = of[0], parts[2] = { of[1], of[2] };
	struct decimal rest, slack;

	*window = anywhere(0);
	*(x == 0 ? &a.value : &parts[x - 1].value) = decimal_of(0);
	if (!closure_residue(&a, parts, 2, &rest) || !slack_of(&a, parts, 2, &slack))
		return true;
	if (x == 0)
		rest = decimal_neg(rest);
	interval_add(interval_exact(rest), (struct interval){ decimal_neg(slack), slack }, window);
	return decimal_sign(window->hi) >= 0;
}
