/* decimal: exact decimal arithmetic on a 128-bit coefficient; see decimal.h.
 *
 * Invariant of every result: |c| < 10^38 and 0 <= scale <= DECIMAL_SCALE_MAX.
 * Products are checked by division, not with the compiler's overflow
 * built-ins: clang turns those into a call that libgcc does not have. */
#include "language/decimal.h"

#include "base/digits.h"

enum { DIGITS_MAX = 38 };

#define E18 ((decimal_coefficient)1000000000000000000LL)
#define TENS(base) (base), (base) * 10, (base) * 100, (base) * 1000, \
	(base) * 10000, (base) * 100000
#define E6 ((decimal_coefficient)1000000)

static const decimal_coefficient tens[DIGITS_MAX + 1] = {
	TENS((decimal_coefficient)1), TENS(E6), TENS(E6 * E6),
	TENS(E18), TENS(E18 * E6), TENS(E18 * E6 * E6),
	E18 * E18, E18 * E18 * 10, E18 * E18 * 100
};

#define LIMIT (tens[DIGITS_MAX])

static decimal_coefficient
magnitude(decimal_coefficient c)
{
	return c < 0 ? -c : c;
}

static bool
in_range(decimal_coefficient c)
{
	return -LIMIT < c && c < LIMIT;
}

static bool
is_small(decimal_coefficient c)
{
	return c == (decimal_coefficient)(int64_t)c;
}

/* Of two that are small the product is in range, and no more than one instruction. */
static inline bool
multiply(decimal_coefficient a, decimal_coefficient b, decimal_coefficient *out)
{
	decimal_coefficient product;

	if (is_small(a) && is_small(b)) {
		*out = (decimal_coefficient)(int64_t)a * (int64_t)b;
		return true;
	}
	if (a != 0 && magnitude(b) > LIMIT / magnitude(a))
		return false;
	product = a * b;
	if (!in_range(product))
		return false;
	*out = product;
	return true;
}

struct decimal
decimal_make(long long v, int scale)
{
	struct decimal d = { v, 0 };

	if (scale < 0)
		decimal_shift(d, -scale, &d);
	else
		d.scale = scale > DECIMAL_SCALE_MAX ? DECIMAL_SCALE_MAX : scale;
	return d;
}

bool
decimal_parse(struct span s, struct decimal *out)
{
	struct decimal d = { 0, 0 };
	bool negative = s.n > 0 && s.p[0] == '-';
	bool point = false;
	size_t i = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+');
	size_t first = i;

	for (; i < s.n; i++) {
		if (s.p[i] == '.' && !point && i > first && i + 1 < s.n) {
			point = true;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9' || d.c >= tens[DIGITS_MAX - 1] ||
		    (point && d.scale == DECIMAL_SCALE_MAX))
			return false;
		d.c = d.c * 10 + (s.p[i] - '0');
		d.scale += point;
	}
	if (i == first)
		return false;
	if (negative)
		d.c = -d.c;
	*out = d;
	return true;
}

struct decimal
decimal_drop_zeros(struct decimal d)
{
	if (d.c == 0)
		return (struct decimal){ 0, 0 };
	if (is_small(d.c)) {
		int64_t c = (int64_t)d.c;

		for (; d.scale > 0 && c % 10 == 0; d.scale--)
			c /= 10;
		d.c = c;
		return d;
	}
	for (; d.scale > 0 && d.c % 10 == 0; d.scale--)
		d.c /= 10;
	return d;
}

static int
count_digits(decimal_coefficient m)
{
	int n = 19;

	if (is_small(m))
		return digits_count((uint64_t)m);
	while (m >= tens[n])
		n++;
	return n;
}

/* Digits of m behind and before the point, from end back; 128 bits in runs of
 * 18, for dividing them is a call of the library. */
static void
put_coefficient(char *end, decimal_coefficient m, int digits, int scale)
{
	int run;

	for (; digits > 0; digits -= run) {
		run = is_small(m) ? digits : 18;
		if (scale > 0 && run > scale)
			run = scale;
		if (is_small(m))
			m = (decimal_coefficient)digits_fill(end, (uint64_t)m, run);
		else {
			digits_fill(end, (uint64_t)(m % tens[run]), run);
			m /= tens[run];
		}
		end -= run;
		scale -= run;
		if (scale == 0)
			*--end = '.';
	}
}

char *
decimal_put(char *to, struct decimal d)
{
	decimal_coefficient m;
	int digits;

	d = decimal_trim(d);
	if (d.c < 0)
		*to++ = '-';
	m = magnitude(d.c);
	if (d.scale == 0 && is_small(m))	/* amounts in yuan and counts: most */
		return digits_put(to, (uint64_t)m);
	digits = count_digits(m);
	if (digits <= d.scale)
		digits = d.scale + 1;
	to += digits + (d.scale > 0);
	put_coefficient(to, m, digits, d.scale);
	return to;
}

void
decimal_print(struct buf *out, struct decimal d)
{
	char *to = buf_reserve(out, DECIMAL_TEXT_MAX);

	out->n += (size_t)(decimal_put(to, d) - to);
}

/* Brings both to one scale; trims first where plain scaling would overflow. */
static bool
align(struct decimal *a, struct decimal *b)
{
	struct decimal *low;
	int scale;

	if (a->scale == b->scale)
		return true;
	for (int pass = 0; pass < 2; pass++) {
		low = a->scale < b->scale ? a : b;
		scale = low == a ? b->scale : a->scale;
		if (multiply(low->c, tens[scale - low->scale], &low->c)) {
			low->scale = scale;
			return true;
		}
		*a = decimal_trim(*a);
		*b = decimal_trim(*b);
		if (a->scale == b->scale)
			return true;
	}
	return false;
}

bool
decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
	decimal_coefficient c;

	if (!align(&a, &b) || __builtin_add_overflow(a.c, b.c, &c) || !in_range(c))
		return false;
	*out = (struct decimal){ c, a.scale };
	return true;
}

bool
decimal_sub(struct decimal a, struct decimal b, struct decimal *out)
{
	if (a.scale == b.scale && is_small(a.c) && is_small(b.c)) {
		*out = (struct decimal){ a.c - b.c, a.scale };
		return true;
	}
	return decimal_add(a, decimal_neg(b), out);
}

bool
decimal_mul(struct decimal a, struct decimal b, struct decimal *out)
{
	decimal_coefficient c;

	if (a.scale + b.scale > DECIMAL_SCALE_MAX || !multiply(a.c, b.c, &c)) {
		a = decimal_trim(a);
		b = decimal_trim(b);
		if (a.scale + b.scale > DECIMAL_SCALE_MAX || !multiply(a.c, b.c, &c))
			return false;
	}
	*out = (struct decimal){ c, a.scale + b.scale };
	return true;
}

bool
decimal_move_point(struct decimal d, int power, struct decimal *out)
{
	if (d.c == 0) {
		*out = (struct decimal){ 0, 0 };
		return true;
	}
	if (power < -2 * DIGITS_MAX || power > 2 * DIGITS_MAX)
		return false;
	if (d.scale - power > DECIMAL_SCALE_MAX)
		d = decimal_trim(d);
	if (d.scale - power > DECIMAL_SCALE_MAX)
		return false;
	d.scale -= power;
	if (d.scale < 0) {
		if (-d.scale > DIGITS_MAX || !multiply(d.c, tens[-d.scale], &d.c))
			return false;
		d.scale = 0;
	}
	*out = d;
	return true;
}

/* Long division: the digits of a / b after the first quotient, then rounding. */
static bool
divide(decimal_coefficient a, decimal_coefficient b, int digits, decimal_coefficient *out)
{
	decimal_coefficient q, r;

	if (is_small(a) && is_small(b)) {	/* what a library need not be called for */
		q = (int64_t)a / (int64_t)b;
		r = (int64_t)a % (int64_t)b;
	} else {
		q = a / b;
		r = a % b;
	}
	for (; digits > 0; digits--) {
		if (q >= LIMIT / 10 || r >= LIMIT / 10)
			return false;
		r *= 10;
		q = q * 10 + r / b;
		r %= b;
	}
	if (r >= b - r)
		q++;
	*out = q;
	return in_range(q);
}

bool
decimal_div(struct decimal a, struct decimal b, int scale, struct decimal *out)
{
	bool negative = (a.c < 0) != (b.c < 0);
	decimal_coefficient top, bottom, q;
	int digits;

	if (b.c == 0 || scale < 0 || scale > DECIMAL_SCALE_MAX)
		return false;
	a = decimal_trim(a);
	b = decimal_trim(b);
	top = magnitude(a.c);
	bottom = magnitude(b.c);
	digits = scale + b.scale - a.scale;
	if (digits < 0) {
		if (!multiply(bottom, tens[-digits], &bottom))
			return false;
		digits = 0;
	}
	if (!divide(top, bottom, digits, &q))
		return false;
	*out = (struct decimal){ negative ? -q : q, scale };
	return true;
}

static int
order(decimal_coefficient a, decimal_coefficient b)
{
	return (a > b) - (a < b);
}

/* Sixty-four bits times ten to the eighteenth fit into 128; what is longer is not
 * multiplied out but compared by its whole part first, at the price of divisions. */
int
decimal_cmp_scaled(struct decimal a, struct decimal b)
{
	enum { SHORT = 18 };
	int lead = a.scale - b.scale, by_whole;
	decimal_coefficient ra, rb;

	if (is_small(a.c) && is_small(b.c) && lead <= SHORT && lead >= -SHORT)
		return lead > 0 ? order(a.c, b.c * tens[lead]) : order(a.c * tens[-lead], b.c);
	by_whole = order(a.c / tens[a.scale], b.c / tens[b.scale]);
	if (by_whole != 0)
		return by_whole;
	/* equal whole parts: the fractions, both below 10^36 at scale 36 */
	ra = a.c % tens[a.scale] * tens[DECIMAL_SCALE_MAX - a.scale];
	rb = b.c % tens[b.scale] * tens[DECIMAL_SCALE_MAX - b.scale];
	return order(ra, rb);
}
