/* character: what kind a character is, told by its code point.
 *
 * For the recognisers' inner loops: inlined, the same in every locale.  Forms that a
 * compatibility fold would make equal (full-width digits and brackets) count as the same.
 */
#ifndef TEXT_CHARACTER_H
#define TEXT_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* 0-9 and ０-９. */
static inline bool
character_is_digit(uint32_t c)
{
	return c - '0' <= 9 || c - 0xFF10 <= 9;
}

/* 0-9, a byte of UTF-8. */
static inline bool
byte_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Is s some digits, and nothing else? */
static inline bool
span_is_digits(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!byte_is_digit(s.p[i]))
			return false;
	return s.n != 0;
}

/* Does an ASCII digit stand in s? */
static inline bool
span_has_digit(struct span s)
{
	unsigned char found = 0;

	for (size_t i = 0; i < s.n; i++)	/* many at a time, so to the end */
		found |= (unsigned char)(s.p[i] - '0') <= 9;
	return found;
}

/* a-z and A-Z. */
static inline bool
character_is_letter(uint32_t c)
{
	return (c | 32) - 'a' < 26;
}

/* An ideograph: the unified ones and their extension A (Unicode, blocks 3400 and 4E00). */
static inline bool
character_is_han(uint32_t c)
{
	return c >= 0x3400 && c < 0xA000;
}

/* ( and （, ) and ）. */
static inline bool
character_opens(uint32_t c)
{
	return c == '(' || c == 0xFF08;
}

static inline bool
character_closes(uint32_t c)
{
	return c == ')' || c == 0xFF09;
}

/* . and ．, of a number or a label. */
static inline bool
character_is_point(uint32_t c)
{
	return c == '.' || c == 0xFF0E;
}

/* What stands between the ends of a range or a span of time: - ~ － ～ ∼ 〜 − and ‐ to ―. */
static inline bool
character_is_dash(uint32_t c)
{
	if (c >= 0x3400 && c < 0xA000)	/* most are Chinese characters */
		return false;
	return c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
	    c == 0xFF0D || c == 0xFF5E || c == 0x223C || c == 0x301C;
}

/* : and ： and ∶ (ratio). */
static inline bool
character_is_colon(uint32_t c)
{
	return c == ':' || c == 0x2236 || c == 0xFF1A;
}

/* Is c one of the n characters of set?  Inlined, and the loop unrolled, because both are known
 * where it is called. */
static inline __attribute__((always_inline)) bool
character_is_among(uint32_t c, const uint_least32_t *set, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (set[i] == c)
			return true;
	return false;
}

/* Is c in set, a literal, U"，。"? */
#define character_is_one_of(c, set) \
	character_is_among((c), (set), sizeof(set) / sizeof *(set) - 1)

/* The same for sets without ideographs, which most characters are. */
#define character_is_mark_of(c, set) \
	character_is_mark_among((c), (set), sizeof(set) / sizeof *(set) - 1)
static inline __attribute__((always_inline)) bool
character_is_mark_among(uint32_t c, const uint_least32_t *set, size_t n)
{
	return (c < 0x4E00 || c > 0x9FFF) && character_is_among(c, set, n);
}

/* 一 to 十, as labels and ordinals begin. */
static inline bool
character_is_numeral(uint32_t c)
{
	return character_is_one_of(c, U"一二三四五六七八九十");
}

#endif
