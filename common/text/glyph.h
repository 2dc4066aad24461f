/* glyph: the character at a place of text that is UTF-8 already.
 *
 * For the inner loops of the recognisers: inlined, and it trusts what utf8.h has found
 * valid: behind the first byte of three stand its other two, and nobody looks whether they
 * go on with it.  A byte that starts no whole character (a span may be cut inside one)
 * counts as one of its own, U+DC80 + its low bits, which no table holds.  On ill-formed
 * text it is safe all the same, but which characters it finds there is anybody's guess.
 */
#ifndef TEXT_GLYPH_H
#define TEXT_GLYPH_H

#include "base/buf.h"

struct glyph {
	uint32_t c;		/* code point; 0 outside the text */
	uint32_t n;		/* bytes; 0 outside the text */
};

static inline bool
glyph_continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Do both bytes at p continue a character? */
static inline bool
glyph_continue_two(const char *p)
{
	uint16_t two;

	memcpy(&two, p, sizeof two);
	return (two & 0xC0C0) == 0x8080;
}

/* Do the three bytes at p make a character?  By the first of them. */
static inline bool
glyph_is_triple(const char *p)
{
	return (unsigned char)p[0] - 0xE0u < 16;
}

/* The character of three bytes at p. */
static inline uint32_t
glyph_triple(const char *p)
{
	return ((unsigned char)p[0] - 0xE0u) * 4096 + ((unsigned char)p[1] - 0x80u) * 64 +
	    ((unsigned char)p[2] - 0x80u);
}

/* What glyph_at does for anything but ASCII and three-byte characters. */
static __attribute__((noinline, unused)) struct glyph
glyph_rare(struct span s, size_t at)
{
	const char *p = s.p + at;
	size_t left = s.n - at;
	unsigned char b = (unsigned char)p[0];

	if (b >= 0xC0 && b < 0xE0 && left >= 2 && glyph_continues(p[1]))
		return (struct glyph){ (uint32_t)(b & 31) << 6 | (uint32_t)(p[1] & 63), 2 };
	if (b >= 0xF0 && left >= 4 && glyph_continues(p[1]) && glyph_continues(p[2]) &&
	    glyph_continues(p[3]))
		return (struct glyph){ (uint32_t)(b & 7) << 18 | (uint32_t)(p[1] & 63) << 12 |
		    (uint32_t)(p[2] & 63) << 6 | (uint32_t)(p[3] & 63), 4 };
	return (struct glyph){ 0xDC00u | b, 1 };
}

/* The character that starts at byte at.  Always inlined: the compiler's own
 * measure of size would leave a call in the hottest loops there are. */
static inline __attribute__((always_inline)) struct glyph
glyph_at(struct span s, size_t at)
{
	if (at + 3 <= s.n) {
		if (glyph_is_triple(s.p + at))
			return (struct glyph){ glyph_triple(s.p + at), 3 };
	} else if (at >= s.n)
		return (struct glyph){ 0, 0 };
	if ((unsigned char)s.p[at] < 0x80)
		return (struct glyph){ (unsigned char)s.p[at], 1 };
	return glyph_rare(s, at);
}

/* What glyph_before does for anything but ASCII and three-byte characters. */
static __attribute__((noinline, unused)) struct glyph
glyph_rare_before(struct span s, size_t at)
{
	size_t start = at;
	struct glyph g;

	do
		start--;
	while (start > 0 && at - start < 4 && glyph_continues(s.p[start]));
	g = glyph_at(s, start);
	if (start + g.n != at)
		return (struct glyph){ 0xDC00u | (unsigned char)s.p[at - 1], 1 };
	return g;
}

/* The character that ends before byte at. */
static inline struct glyph
glyph_before(struct span s, size_t at)
{
	const char *p;

	if (at == 0 || at > s.n)
		return (struct glyph){ 0, 0 };
	p = s.p + at;
	if ((unsigned char)p[-1] < 0x80)
		return (struct glyph){ (unsigned char)p[-1], 1 };
	if (at >= 3 && glyph_is_triple(p - 3))
		return (struct glyph){ glyph_triple(p - 3), 3 };
	return glyph_rare_before(s, at);
}

/* Bytes of the characters that a and b both end with. */
static inline size_t
glyph_common_end(struct span a, struct span b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n])
		n++;
	while (n > 0 && glyph_continues(a.p[a.n - n]))
		n--;
	return n;
}

#endif
