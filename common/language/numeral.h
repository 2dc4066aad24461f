/* numeral: how a number is written, without its unit (domain.md §3).
 *
 *   Arabic    1234.5  １，２３４．５  1,234.50  36 .25   a separator needs exactly three
 *             digits behind it, else the number ends before it (a list)
 *   Chinese   一百二十三  两千零五  〇  廿五  三点五  叁万伍仟  二〇二四 (digit by digit)
 *   mixed     28.6万  3万5千  25万6千  3万4000  1亿2000万  3千万
 *   vague     300多  1000余  3万多  十几  十余  十来  100多亿   (多 余 几 来 before a unit)
 *
 * A recogniser: reads at one place, knows nothing of what stands before.
 */
#ifndef LANGUAGE_NUMERAL_H
#define LANGUAGE_NUMERAL_H

#include "language/decimal.h"

enum numeral_flag {
	NUMERAL_CHINESE = 1 << 0,	/* begins with a Chinese numeral */
	NUMERAL_STRING = 1 << 1,	/* Chinese, digit by digit: a year, a slogan */
	NUMERAL_LEADS = 1 << 2,		/* begins with 百 千 万 亿: a number behind 近 上 数 … */
	NUMERAL_POINT = 1 << 3,		/* has a fraction */
	NUMERAL_GROUPED = 1 << 4,	/* has thousands separators */
	NUMERAL_SCALED = 1 << 5,	/* Arabic digits with 百 千 万 亿 */
	NUMERAL_VAGUE = 1 << 6,		/* 多 余 几 at the end: end counts it, solid does not */
	NUMERAL_ZERO = 1 << 7,		/* more than one digit and the first is 0: 0301 */
	NUMERAL_OVERFLOW = 1 << 8,	/* more than 38 digits: value is not set */
	NUMERAL_COUNTED = 1 << 9	/* 2个亿, which is said of money alone */
};

struct numeral {
	size_t end;		/* byte behind it */
	size_t solid;		/* the same without a last 多 余 几 */
	unsigned flags;
	int digits;		/* Arabic digits, or of a digit string */
	int place;		/* the last written place is 10^place */
	int power;		/* of a closing 万 亿 (also 百 千 after digits): 20万: 4; else 0 */
	struct decimal value;
};

/* The numeral that starts at byte at of text; false if none does. */
bool numeral_read(struct span text, size_t at, struct numeral *out);

/* The same with blanks between groups of three (1 160), or with commas between groups of
 * four (1,2345.6).  False where a plain numeral stands.  Whether that is one number or
 * two, the caller must know. */
bool numeral_read_spaced(struct span text, size_t at, struct numeral *out);
bool numeral_read_myriads(struct span text, size_t at, struct numeral *out);

/* What a Chinese character is worth, for U+4E00 (一) to U+96F6 (零): one of the
 * classes below with its digit or power, 0 for most.  〇 stands elsewhere. */
enum { NUMERAL_FIRST = 0x4E00, NUMERAL_LAST = 0x96F6 };
enum {
	NUMERAL_DIGIT = 0x10, NUMERAL_POWER = 0x20, NUMERAL_TENS = 0x30 /* 廿 卅 */,
	NUMERAL_HALF = 0x40 /* 半 */, NUMERAL_CLASS = 0xF0
};
extern const unsigned char numeral_values[NUMERAL_LAST - NUMERAL_FIRST + 1];

static inline unsigned
numeral_value(uint32_t c)
{
	return c - NUMERAL_FIRST <= NUMERAL_LAST - NUMERAL_FIRST ?
	    numeral_values[c - NUMERAL_FIRST] : 0;
}

/* 0-9 for a Chinese digit (一 壹 两 〇), else -1. */
static inline int
numeral_digit(uint32_t c)
{
	unsigned v = numeral_value(c);

	if ((v & NUMERAL_CLASS) == NUMERAL_DIGIT)
		return (int)(v & 15);
	return c == U'〇' ? 0 : -1;
}

/* 0-9 for an ASCII or full-width digit, else -1. */
static inline int
numeral_arabic(uint32_t c)
{
	if (c - '0' <= 9)
		return (int)(c - '0');
	return c - 0xFF10 <= 9 ? (int)(c - 0xFF10) : -1;
}

/* Power of ten of 十 百 千 万 亿 and their formal forms; 0: not one. */
static inline int
numeral_power(uint32_t c)
{
	unsigned v = numeral_value(c);

	return (v & NUMERAL_CLASS) == NUMERAL_POWER ? (int)(v & 15) : 0;
}

/* The same behind digits, where 萬 億 are read as well (100萬元): no numeral starts with
 * them. */
static inline int
numeral_multiplier(uint32_t c)
{
	if (c == U'萬')
		return 4;
	return c == U'億' ? 8 : numeral_power(c);
}

/* A character that a numeral may start with, or 半: what words with a numeral
 * inside are hung up on. */
static inline bool
numeral_is_anchor(uint32_t c)
{
	return numeral_value(c) > NUMERAL_DIGIT || numeral_arabic(c) >= 0;
}

/* The same, for lexicon_build. */
bool numeral_anchor(uint32_t c);

/* A character that a numeral may start with. */
static inline bool
numeral_starts(uint32_t c)
{
	return numeral_is_anchor(c) && c != U'半';
}

/* Where blanks (ASCII, U+3000, U+00A0, one line end) from at stop; looks at 8 at most. */
size_t numeral_pass_blanks(struct span text, size_t at);

/* The same; most often a byte tells that there are none. */
static inline size_t
numeral_blanks(struct span text, size_t at)
{
	unsigned char b = at < text.n ? (unsigned char)text.p[at] : 0xFF;

	if (b > ' ' && b != 0xC2 && b != 0xE2 && b != 0xE3)
		return at;
	if (b == 0xE3 && text.n - at >= 3 && text.p[at + 2] != (char)0x80)
		return at;	/* a pause: E3 80 81 */
	return numeral_pass_blanks(text, at);
}

#endif
