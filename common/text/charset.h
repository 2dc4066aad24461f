/* charset: where characters of a small set may stand in a text.
 *
 * The answer takes in some characters that are not of the set, never leaves one
 * out, and is quick: 32 bytes at a time where the processor can.  So it says
 * where to look; what stands there the caller decides.
 *
 * Characters of one to three bytes in UTF-8, which all words and marks here
 * are.  Up to about sixty of them the answer is worth having.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/buf.h"
#include "text/places.h"

/* For each byte of a character the groups that hold such a byte, by its upper
 * and its lower half.  A character whose bytes share a group is found. */
struct charset_byte {
	unsigned char high[16], low[16];
};

struct charset {
	struct charset_byte byte[3];
	uint64_t may[64];	/* bit c & 4095: c may be of the set */
};

/* Adds character c.  Those of one byte go before the others. */
void charset_add(struct charset *cs, uint32_t c);

/* May c be one of them? */
static inline bool
charset_has(const struct charset *cs, uint32_t c)
{
	return (cs->may[(c >> 6) & 63] >> (c & 63) & 1) != 0;
}

/* Notes in ps the places of text where characters of cs may start.  text is
 * UTF-8. */
void charset_find(const struct charset *cs, struct span text, struct places *ps);

/* The first such place at or behind byte at; text.n: none.  For what is seldom found and
 * asked once. */
size_t charset_next(const struct charset *cs, struct span text, size_t at);

/* The engines behind them, for tests; unsupported ones do what the portable one
 * does. */
enum charset_engine { CHARSET_PORTABLE, CHARSET_AVX2, CHARSET_ENGINES };
void charset_find_with(enum charset_engine engine, const struct charset *cs,
    struct span text, struct places *ps);
size_t charset_next_with(enum charset_engine engine, const struct charset *cs,
    struct span text, size_t at);

#endif
