/* numeral_parts: what the files of numeral share; included by these alone.
 *
 *   numeral_arabic       1,234.50  28.6万  3万5千
 *   numeral_multipliers  百 千 万 亿 多 余 几 behind a number
 *   numeral_chinese      一百二十三  二〇二四
 *   numeral_values       what a character is worth
 *   numeral              which of them to ask
 */
#ifndef LANGUAGE_NUMERAL_PARTS_H
#define LANGUAGE_NUMERAL_PARTS_H

#include "language/numeral.h"
#include "text/glyph.h"

enum { NUMERAL_FAST_DIGITS = 18, NUMERAL_DIGITS_MAX = 37 };

static inline bool
numeral_is_blank(uint32_t c)
{
	return c == ' ' || c == '\n' || c == 0x3000 || c == 0xA0 || c == 0x2002 ||
	    c == 0x2003 || c == 0x2009;
}

/* Digits as they are read: a 64-bit sum while it lasts, then 128 bits. */
struct numeral_digits {
	uint64_t low;
	decimal_coefficient wide;
	int n;			/* significant digits */
	int written;
};

static inline void
numeral_push(struct numeral_digits *d, int v)
{
	d->written++;
	if (d->n == 0 && v == 0)
		return;
	if (++d->n <= NUMERAL_FAST_DIGITS)
		d->low = d->low * 10 + (unsigned)v;
	else if (d->n == NUMERAL_FAST_DIGITS + 1)
		d->wide = (decimal_coefficient)d->low * 10 + v;
	else if (d->n <= NUMERAL_DIGITS_MAX)
		d->wide = d->wide * 10 + v;
}

static inline decimal_coefficient
numeral_digits_value(const struct numeral_digits *d)
{
	return d->n <= NUMERAL_FAST_DIGITS ? (decimal_coefficient)d->low : d->wide;
}

/* How digits before the point are grouped. */
struct numeral_groups {
	int digits;		/* of a group */
	bool spaced;		/* parted by blanks, not commas: 1 160 */
};
#define NUMERAL_THOUSANDS ((struct numeral_groups){ .digits = 3 })

/* The number that begins with the Arabic digit at byte at. */
void numeral_read_arabic(struct span text, size_t at, struct numeral_groups groups,
    struct numeral *n);

/* Takes 百 千 万 亿 behind *n, 多 余 几 before or behind them; returns their power, by which the
 * caller shifts the value. */
int numeral_read_multipliers(struct span text, struct numeral *n);

/* Does 多 余 几 or 个亿 follow *n, which is Chinese and has its own 万 and 亿? */
bool numeral_is_multiplied(struct span text, const struct numeral *n);

/* The Chinese numeral at byte at; false if none is there. */
bool numeral_read_chinese(struct span text, size_t at, struct numeral *n);

#endif
