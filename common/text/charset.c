/* charset: characters sorted into eight groups by the halves of their bytes; see
 * charset.h.
 *
 * A group takes in every combination of the halves that its characters have,
 * so a character goes where it adds the fewest. */
#include "text/charset.h"

#include "text/glyph.h"

#if defined(__x86_64__)
#include "text/charset_avx2.h"
#define HAVE_AVX2 1
#else
#define HAVE_AVX2 0
#endif

enum { GROUPS = 8, BLOCK = 64, READ = BLOCK + 2 };

/* --- building ---------------------------------------------------------------- */

/* All sixteen at once: their bits stand in bytes of their own, which one
 * multiplication adds up. */
static unsigned
count_halves(const unsigned char halves[16], unsigned group)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t eight[2];

	memcpy(eight, halves, sizeof eight);
	return (unsigned)(((eight[0] >> group & ones) + (eight[1] >> group & ones)) * ones >> 56);
}

/* How many combinations a group would take in with these bytes added: 0 for
 * an empty group. */
static uint64_t
size_with(const struct charset *cs, unsigned group, const unsigned char *bytes, size_t n)
{
	uint64_t size = 1;

	for (size_t i = 0; i < 3; i++) {
		const struct charset_byte *b = &cs->byte[i];
		unsigned high = count_halves(b->high, group), low = count_halves(b->low, group);

		if (i < n) {
			high += (b->high[bytes[i] >> 4] >> group & 1u) == 0;
			low += (b->low[bytes[i] & 15] >> group & 1u) == 0;
		}
		size *= (uint64_t)high * low;
	}
	return size;
}

static void
add_to(struct charset *cs, unsigned group, const unsigned char *bytes, size_t n)
{
	unsigned char bit = (unsigned char)(1u << group);

	for (size_t i = 0; i < 3; i++)
		for (size_t half = 0; half < 16; half++) {
			if (i >= n || half == bytes[i] >> 4)
				cs->byte[i].high[half] |= bit;
			if (i >= n || half == (bytes[i] & 15u))
				cs->byte[i].low[half] |= bit;
		}
}

/* The group that grows least; an empty one rather than any growth.  Whatever
 * follows a character of one byte, so its group is all of those alone. */
static unsigned
choose_group(const struct charset *cs, const unsigned char *bytes, size_t n)
{
	uint64_t least = UINT64_MAX;
	unsigned best = 0;

	if (n == 1)
		return 0;
	for (unsigned group = 0; group < GROUPS; group++) {
		uint64_t before = size_with(cs, group, NULL, 0), growth;

		if (group == 0 && count_halves(cs->byte[2].low, 0) == 16)
			continue;
		growth = size_with(cs, group, bytes, n) - before;
		if (before == 0 && least != 0)
			return group;
		if (growth < least) {
			least = growth;
			best = group;
		}
	}
	return best;
}

void
charset_add(struct charset *cs, uint32_t c)
{
	unsigned char bytes[3] = { (unsigned char)c, 0, 0 };
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : 3;

	if (n == 2) {
		bytes[0] = (unsigned char)(0xC0 | c >> 6);
		bytes[1] = (unsigned char)(0x80 | (c & 63));
	} else if (n == 3) {
		bytes[0] = (unsigned char)(0xE0 | c >> 12);
		bytes[1] = (unsigned char)(0x80 | (c >> 6 & 63));
		bytes[2] = (unsigned char)(0x80 | (c & 63));
	}
	add_to(cs, choose_group(cs, bytes, n), bytes, n);
	cs->may[(c >> 6) & 63] |= UINT64_C(1) << (c & 63);
}

/* --- finding ----------------------------------------------------------------- */

static void
find_portable(const struct charset *cs, struct span text, uint64_t *bits)
{
	struct glyph g;

	memset(bits, 0, (text.n / 64 + 1) * sizeof *bits);
	for (size_t at = 0; at < text.n; at += g.n) {
		g = glyph_at(text, at);
		if (charset_has(cs, g.c))
			bits[at / 64] |= UINT64_C(1) << (at % 64);
	}
}

static size_t
next_portable(const struct charset *cs, struct span text, size_t at)
{
	struct glyph g;

	for (; at < text.n; at += g.n) {
		g = glyph_at(text, at);
		if (charset_has(cs, g.c))
			break;
	}
	return at;
}

#if HAVE_AVX2

CHARSET_AVX2_CODE uint64_t
places_of_block(const struct charset_vectors *v, const unsigned char *p)
{
	return charset_places(v, p) | (uint64_t)charset_places(v, p + 32) << 32;
}

/* A text too short to read in place is copied, with zeros behind; nobody asks
 * for places there. */
CHARSET_AVX2_CODE void
find_short(const struct charset_vectors *v, struct span text, uint64_t *bits)
{
	unsigned char copy[READ + 32] = { 0 };

	if (text.n != 0)
		memcpy(copy, text.p, text.n);
	bits[0] = text.n > 32 ? places_of_block(v, copy) : charset_places(v, copy);
	if (text.n >= BLOCK)
		bits[1] = charset_places(v, copy + BLOCK);
}

/* The last bytes of a text are read with what stands before them; of the very
 * last two only a decoder can tell. */
__attribute__((target("avx2"))) static void
find_avx2(const struct charset *cs, struct span text, uint64_t *bits)
{
	const struct charset_vectors v = charset_load(cs->byte);
	const unsigned char *p = (const unsigned char *)text.p;
	size_t at = 0, left;

	if (text.n < READ) {
		find_short(&v, text, bits);
		return;
	}
	for (; text.n - at >= READ; at += BLOCK)
		*bits++ = places_of_block(&v, p + at);
	left = text.n - at;	/* 2 .. 65 */
	bits[0] = left == 2 ? 0 : places_of_block(&v, p + text.n - READ) >> (READ - left);
	bits[0] |= UINT64_C(3) << (left - 2);
	bits[1] = left == BLOCK + 1;
}

/* What is left at the end is copied, with zeros behind. */
__attribute__((target("avx2"))) static size_t
next_avx2(const struct charset *cs, struct span text, size_t at)
{
	enum { HALF = BLOCK / 2 };
	const struct charset_vectors v = charset_load(cs->byte);
	unsigned char copy[HALF + 2] = { 0 };
	uint32_t places;

	for (; text.n - at >= sizeof copy; at += HALF) {
		places = charset_places(&v, (const unsigned char *)text.p + at);
		if (places != 0)
			return at + (size_t)__builtin_ctz(places);
	}
	if (at < text.n)
		memcpy(copy, text.p + at, text.n - at);
	places = charset_places(&v, copy);
	if (places != 0)
		at += (size_t)__builtin_ctz(places);
	else
		at += HALF;
	return at < text.n ? at : text.n;
}

#endif

void
charset_find_with(enum charset_engine engine, const struct charset *cs, struct span text,
    struct places *ps)
{
	uint64_t *bits = places_room(ps, text.n);

#if HAVE_AVX2
	if (engine == CHARSET_AVX2 && __builtin_cpu_supports("avx2")) {
		find_avx2(cs, text, bits);
		return;
	}
#endif
	(void)engine;
	find_portable(cs, text, bits);
}

void
charset_find(const struct charset *cs, struct span text, struct places *ps)
{
	charset_find_with(CHARSET_AVX2, cs, text, ps);
}

size_t
charset_next_with(enum charset_engine engine, const struct charset *cs, struct span text,
    size_t at)
{
#if HAVE_AVX2
	if (engine == CHARSET_AVX2 && at < text.n && __builtin_cpu_supports("avx2"))
		return next_avx2(cs, text, at);
#endif
	(void)engine;
	return next_portable(cs, text, at);
}

size_t
charset_next(const struct charset *cs, struct span text, size_t at)
{
	return charset_next_with(CHARSET_AVX2, cs, text, at);
}
