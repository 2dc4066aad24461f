/* decimal: exact decimal numbers, coefficient × 10^-scale, 38 digits.
 *
 * No binary floating point anywhere.  Operations that would overflow return
 * false and leave the result alone; nothing ever wraps or rounds silently.
 */
#ifndef LANGUAGE_DECIMAL_H
#define LANGUAGE_DECIMAL_H

#include "base/buf.h"

__extension__ typedef __int128 decimal_coefficient;

struct decimal {
	decimal_coefficient c;
	int scale;		/* 0 … DECIMAL_SCALE_MAX: digits after the point */
};

enum { DECIMAL_SCALE_MAX = 36, DECIMAL_TEXT_MAX = 48 };

static inline struct decimal
decimal_of(long long v)
{
	return (struct decimal){ v, 0 };
}

/* v × 10^-scale. */
struct decimal decimal_make(long long v, int scale);

/* Parses "-12.340" (ASCII, optional sign, optional fraction) whole; false if
 * s is anything else or too long.  The scale is the digits written. */
bool decimal_parse(struct span s, struct decimal *out);

/* Writes the shortest plain form at to, where DECIMAL_TEXT_MAX bytes are free:
 * no exponent, no trailing zeros, "-0" is "0".  Returns where it ends. */
char *decimal_put(char *to, struct decimal d);

/* Appends the same. */
void decimal_print(struct buf *out, struct decimal d);

/* What decimal_trim does where there is a scale. */
struct decimal decimal_drop_zeros(struct decimal d);

/* Fewest digits after the point that still hold the value. */
static inline struct decimal
decimal_trim(struct decimal d)
{
	return d.scale == 0 ? d : decimal_drop_zeros(d);
}

/* a + b, a - b, a × b. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out);

/* What decimal_shift does where there is something to do. */
bool decimal_move_point(struct decimal d, int power, struct decimal *out);

/* d × 10^power, power may be negative. */
static inline bool
decimal_shift(struct decimal d, int power, struct decimal *out)
{
	if (power != 0 || d.c == 0)
		return decimal_move_point(d, power, out);
	*out = d;
	return true;
}

/* a / b rounded half away from zero to scale digits; false if b is 0. */
bool decimal_div(struct decimal a, struct decimal b, int scale, struct decimal *out);

/* Those of different scales. */
int decimal_cmp_scaled(struct decimal a, struct decimal b);

/* <0, 0, >0.  Never fails. */
static inline int
decimal_cmp(struct decimal a, struct decimal b)
{
	return a.scale == b.scale ? (a.c > b.c) - (a.c < b.c) : decimal_cmp_scaled(a, b);
}

static inline int
decimal_sign(struct decimal d)
{
	return (d.c > 0) - (d.c < 0);
}

static inline struct decimal
decimal_neg(struct decimal d)
{
	d.c = -d.c;
	return d;
}

static inline struct decimal
decimal_abs(struct decimal d)
{
	if (d.c < 0)
		d.c = -d.c;
	return d;
}

#endif
