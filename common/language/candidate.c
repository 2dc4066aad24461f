/* candidate: looks for the first characters of numerals; see candidate.h.
 *
 * With AVX2, 32 places at a time, as charset.h does it.  The groups take in other
 * characters too (四 and 完 are neighbours); numeral.h has the last word. */
#include "language/candidate.h"

#include "language/numeral.h"

#if defined(__x86_64__)
#include "text/charset_avx2.h"
#define HAVE_AVX2 1
#else
#define HAVE_AVX2 0
#endif

static size_t
step_of(unsigned char lead)
{
	return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Does the character of three bytes at p start a numeral? */
static inline bool
is_anchor(const unsigned char *p)
{
	return numeral_is_anchor((uint32_t)(p[0] & 15) << 12 | (uint32_t)(p[1] & 63) << 6 |
	    (uint32_t)(p[2] & 63));
}

static inline bool
is_ascii_digit(unsigned char b)
{
	return (unsigned)(b - '0') <= 9;
}

static size_t
next_portable(struct span text, size_t at)
{
	const unsigned char *p = (const unsigned char *)text.p;

	while (at < text.n) {
		unsigned char b = p[at];

		if (is_ascii_digit(b))
			return at;
		if ((b & 0xF0) == 0xE0 && text.n - at >= 3 && is_anchor(p + at))
			return at;
		at += step_of(b);
	}
	return text.n;
}

#if HAVE_AVX2

/* The groups of charset.h, chosen by hand for the neighbours that numerals have. */
enum {
	DIGIT = 1 << 0,	/* 0-9; whatever follows */
	FULL = 1 << 1,	/* EF BC 9x: ０-９ */
	E4B8 = 1 << 2,	/* 一七万三两 */
	E4 = 1 << 3,	/* E4 B9 to BD: 九二五亿仟伍佰 */
	E58 = 1 << 4,	/* E5 8D, 8F: 十千卅半叁 */
	E5 = 1 << 5,	/* E5 85, 9B, A3, BB: 六八四壹廿 */
	E67 = 1 << 6,	/* 拾捌柒百玖 */
	E89 = 1 << 7	/* 肆贰陆 */
};

static const struct charset_byte numerals[3] = { {
	{ [3] = DIGIT, [0xE] = FULL | E4B8 | E4 | E58 | E5 | E67 | E89 },
	{ DIGIT, DIGIT, DIGIT, DIGIT, DIGIT | E4B8 | E4, DIGIT | E58 | E5, DIGIT | E67,
	    DIGIT | E67, DIGIT | E89, DIGIT | E89, [0xF] = FULL }
}, {
	{ DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
	    [8] = DIGIT | E58 | E5 | E67 | E89,
	    [9] = DIGIT | E5 | E67 | E89,
	    [0xA] = DIGIT | E5,
	    [0xB] = DIGIT | FULL | E4B8 | E4 | E5 | E89,
	    DIGIT, DIGIT, DIGIT, DIGIT },
	{ DIGIT, DIGIT,
	    [2] = DIGIT | E89,
	    [3] = DIGIT | E5,
	    [4] = DIGIT | E89,
	    [5] = DIGIT | E5,
	    DIGIT, DIGIT,
	    [8] = DIGIT | E4B8,
	    [9] = DIGIT | E4 | E67 | E89,
	    [0xA] = DIGIT | E4,
	    [0xB] = DIGIT | E4 | E5 | E67,
	    [0xC] = DIGIT | FULL | E4,
	    [0xD] = DIGIT | E4 | E58 | E67,
	    [0xE] = DIGIT | E67,
	    [0xF] = DIGIT | E58 | E67 }
}, {
	{ DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
	    [8] = DIGIT | E4B8 | E4 | E58 | E67 | E89,
	    [9] = DIGIT | FULL | E4 | E5 | E67,
	    [0xA] = DIGIT | E4B8 | E5,
	    [0xB] = DIGIT | E4 | E5 | E67 | E89,
	    DIGIT, DIGIT, DIGIT, DIGIT },
	{ [0] = DIGIT | FULL | E4B8 | E4 | E89,
	    [1] = DIGIT | FULL | E58,
	    [2] = DIGIT | FULL | E67,
	    [3] = DIGIT | FULL | E4B8 | E58,
	    [4] = DIGIT | FULL | E4B8 | E4,
	    [5] = DIGIT | FULL | E58,
	    [6] = DIGIT | FULL | E67 | E89,
	    [7] = DIGIT | FULL | E4B8,
	    [8] = DIGIT | FULL,
	    [9] = DIGIT | FULL | E4B8 | E5,
	    [0xA] = DIGIT | E58,
	    [0xB] = DIGIT | E5,
	    [0xC] = DIGIT | E4 | E67,
	    [0xD] = DIGIT | E4 | E5,
	    [0xE] = DIGIT | E67,
	    [0xF] = DIGIT | E4 | E5 }
} };

/* The first of places behind p that holds; 32 if none does. */
static inline size_t
first_of(const unsigned char *p, uint32_t places)
{
	for (; places != 0; places &= places - 1) {
		size_t i = (size_t)__builtin_ctz(places);

		if (p[i] < 0x80 || is_anchor(p + i))
			return i;
	}
	return 32;
}

enum { BLOCK = 32, READ = BLOCK + 2 };

/* text.n >= READ.  The last block begins where it still fits, and what is
 * known of it is left out; behind it stand two bytes. */
__attribute__((target("avx2"))) static size_t
next_avx2(struct span text, size_t at)
{
	const struct charset_vectors v = charset_load(numerals);
	const unsigned char *p = (const unsigned char *)text.p;
	size_t last = text.n - READ, i;
	uint32_t places;

	for (; at <= last; at += BLOCK) {
		places = charset_places(&v, p + at);
		if (places != 0 && (i = first_of(p + at, places)) != BLOCK)
			return at + i;
	}
	if (at < last + BLOCK) {
		places = charset_places(&v, p + last) & ~UINT32_C(0) << (at - last);
		if ((i = first_of(p + last, places)) != BLOCK)
			return last + i;
		at = last + BLOCK;
	}
	for (; at < text.n; at++)
		if (is_ascii_digit(p[at]))
			return at;
	return text.n;
}

/* For what is too short to read in place: a copy with zeros behind, which start
 * nothing. */
__attribute__((target("avx2"))) static size_t
next_short_avx2(struct span text, size_t at)
{
	const struct charset_vectors v = charset_load(numerals);
	unsigned char copy[READ] = { 0 };
	size_t i;

	memcpy(copy, text.p + at, text.n - at);
	i = first_of(copy, charset_places(&v, copy));
	if (i != BLOCK)
		return at + i;
	return is_ascii_digit(copy[BLOCK]) ? at + BLOCK : text.n;
}

#endif

static inline size_t
next_with(enum candidate_engine engine, struct span text, size_t at)
{
#if HAVE_AVX2
	if (engine == CANDIDATE_AVX2 && at < text.n && __builtin_cpu_supports("avx2"))
		return text.n >= READ ? next_avx2(text, at) : next_short_avx2(text, at);
#endif
	(void)engine;
	return next_portable(text, at);
}

size_t
candidate_next_with(enum candidate_engine engine, struct span text, size_t at)
{
	return next_with(engine, text, at);
}

size_t
candidate_next(struct span text, size_t at)
{
	return next_with(CANDIDATE_AVX2, text, at);
}
