/* scan: classifies bytes 32 at a time; see scan.h.
 *
 * What is odd is told from at most three bytes, without decoding, and may be
 * told of more than repair changes: the table of repairs (fold.tsv) decides.
 * tests/unit/test_repair.c checks that every character of that table is odd.
 */
#include "input/scan.h"

#include "text/utf8.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define HAVE_AVX2 1
#else
#define HAVE_AVX2 0
#endif

/* The bytes of one place and the three before it. */
struct bytes {
	unsigned char c, one, two, three;
};

static bool
is_between(unsigned char c, unsigned char low, unsigned char high)
{
	return (unsigned char)(c - low) <= (unsigned char)(high - low);
}

/* The same tests as odd_avx2, one byte at a time. */
static bool
is_odd(struct bytes b)
{
	if (b.c < 0x20)
		return b.c != '\t' && b.c != '\n' && b.c != '\r';
	if (b.c < 0x80)		/* DEL; [b [i [p of [bookmark: [image: [pic] */
		return b.c == 0x7F || (b.one == '[' && b.c >= 0x60 &&
		    ((b.c & 15) == 0 || (b.c & 15) == 2 || (b.c & 15) == 9));
	if (b.c == 0xEE || b.c >= 0xF0)		/* private use; planes 1 to 16 */
		return true;
	if (b.c >= 0xC0)
		return false;
	if (b.one == 0xC2)			/* C1 controls, U+00A0, U+00AD */
		return b.c < 0xB0;
	if (b.one == 0xE2)			/* radicals */
		return b.c >= 0xB0;
	if (b.one == 0xEF)			/* U+F000 to U+FE7F, U+FEFF, U+FFxx */
		return b.c < 0xB0 || b.c == 0xB8 || b.c == 0xB9 || b.c == 0xBB || b.c == 0xBF;
	if (b.two != 0xE2)			/* blanks, zero width, directions */
		return false;
	if (b.one == 0x81 && b.c >= 0x90)
		return true;
	return (b.one == 0x80 || b.one == 0x81) &&
	    (b.c < 0x90 || (b.c >= 0xA8 && b.c <= 0xAF));
}

static bool
is_digit(struct bytes b)
{
	return is_between(b.c, '0', '9') ||
	    (b.two == 0xEF && b.one == 0xBC && is_between(b.c, 0x90, 0x99));
}

static unsigned
class_of(struct bytes b)
{
	unsigned classes = 0;

	if (b.c == '\n' || b.c == '\r')
		classes |= 1u << SCAN_END;
	if (b.c == '\t')
		classes |= 1u << SCAN_TAB | 1u << SCAN_ESCAPE;
	if (b.c == '\\')
		classes |= 1u << SCAN_ESCAPE;
	if (is_digit(b))
		classes |= 1u << SCAN_DIGIT;
	if (is_odd(b))
		classes |= 1u << SCAN_ODD;
	return classes;
}

/* Classifies count <= 64 bytes at p + at into word at / 64 of the maps. */
static void
word_portable(struct scan *scan, const char *p, size_t at, size_t count,
    struct bytes *last)
{
	uint64_t words[SCAN_CLASSES] = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct bytes b = { (unsigned char)p[at + i], last->c, last->one, last->two };
		unsigned classes = class_of(b);

		for (int k = 0; classes != 0; k++, classes >>= 1)
			words[k] |= (uint64_t)(classes & 1) << i;
		*last = b;
	}
	for (int k = 0; k < SCAN_CLASSES; k++)
		scan->map[at / 64][k] = words[k];
}

static void
maps_portable(struct scan *scan, const char *p, size_t n, struct bytes last)
{
	for (size_t at = 0; at < n; at += 64)
		word_portable(scan, p, at, n - at < 64 ? n - at : 64, &last);
}

#if HAVE_AVX2

#define AVX2 __attribute__((target("avx2")))
#define EQUAL(v, byte) _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)(byte)))
#define AT_MOST(v, byte) _mm256_cmpeq_epi8(v, _mm256_min_epu8(v, _mm256_set1_epi8((char)(byte))))
#define AT_LEAST(v, byte) _mm256_cmpeq_epi8(v, _mm256_max_epu8(v, _mm256_set1_epi8((char)(byte))))
#define AND(a, b) _mm256_and_si256(a, b)
#define OR(a, b) _mm256_or_si256(a, b)
#define BETWEEN(v, low, high) \
	AT_MOST(_mm256_sub_epi8(v, _mm256_set1_epi8((char)(low))), (high) - (low))

struct vectors {
	__m256i c, one, two;
};

/* The pairs and triples of is_odd as nibble tables: a bit stands in all four
 * tables where it applies.  The last three bits need E2 before the pair. */
enum {
	AFTER_C2 = 1 << 0, AFTER_E2 = 1 << 1, AFTER_EF = 1 << 2, AFTER_EF_B = 1 << 3,
	AFTER_BRACKET = 1 << 4,
	E28X_8 = 1 << 5, E28X_A8 = 1 << 6, E281_9 = 1 << 7,
	NEEDS_E2 = E28X_8 | E28X_A8 | E281_9, ALL = 0xFF
};

static const unsigned char one_high[16] = {
	[5] = AFTER_BRACKET, [8] = NEEDS_E2, [0xC] = AFTER_C2,
	[0xE] = AFTER_E2 | AFTER_EF | AFTER_EF_B
};
static const unsigned char one_low[16] = {
	[0] = E28X_8 | E28X_A8, [1] = NEEDS_E2, [2] = AFTER_C2 | AFTER_E2,
	[0xB] = AFTER_BRACKET, [0xF] = AFTER_EF | AFTER_EF_B
};
static const unsigned char c_high[16] = {
	[6] = AFTER_BRACKET, [7] = AFTER_BRACKET,
	[8] = AFTER_C2 | AFTER_EF | E28X_8,
	[9] = AFTER_C2 | AFTER_EF | E281_9,
	[0xA] = AFTER_C2 | AFTER_EF | E28X_A8 | E281_9,
	[0xB] = AFTER_E2 | AFTER_EF_B | E281_9
};
enum { ANY_LOW = AFTER_C2 | AFTER_E2 | AFTER_EF | E28X_8 | E281_9 };
static const unsigned char c_low[16] = {
	ANY_LOW | AFTER_BRACKET, ANY_LOW, ANY_LOW | AFTER_BRACKET, ANY_LOW,
	ANY_LOW, ANY_LOW, ANY_LOW, ANY_LOW,
	ANY_LOW | AFTER_EF_B | E28X_A8, ANY_LOW | AFTER_EF_B | AFTER_BRACKET | E28X_A8,
	ANY_LOW | E28X_A8, ANY_LOW | AFTER_EF_B | E28X_A8,
	ANY_LOW | E28X_A8, ANY_LOW | E28X_A8,
	ANY_LOW | E28X_A8, ANY_LOW | AFTER_EF_B | E28X_A8
};

AVX2 static inline __m256i
load_table(const unsigned char table[16])
{
	return _mm256_broadcastsi128_si256(
	    _mm_loadu_si128((const __m128i *)(const void *)table));
}

/* Looks each byte's high or low nibble up. */
AVX2 static inline __m256i
by_high(const unsigned char table[16], __m256i v)
{
	return _mm256_shuffle_epi8(load_table(table),
	    AND(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F)));
}

AVX2 static inline __m256i
by_low(const unsigned char table[16], __m256i v)
{
	return _mm256_shuffle_epi8(load_table(table), AND(v, _mm256_set1_epi8(0x0F)));
}

/* Bit i: byte i is odd (line ends and TABs too: the caller knows them). */
AVX2 static inline uint32_t
odd_avx2(struct vectors v)
{
	__m256i pair = AND(AND(by_high(one_high, v.one), by_low(one_low, v.one)),
	    AND(by_high(c_high, v.c), by_low(c_low, v.c)));
	__m256i allowed = OR(EQUAL(v.two, 0xE2), _mm256_set1_epi8(ALL & ~NEEDS_E2));
	__m256i none = _mm256_cmpeq_epi8(AND(pair, allowed), _mm256_setzero_si256());
	__m256i alone = OR(OR(AT_MOST(v.c, 0x1F), EQUAL(v.c, 0x7F)),
	    OR(EQUAL(v.c, 0xEE), AT_LEAST(v.c, 0xF0)));

	return ~(uint32_t)_mm256_movemask_epi8(none) |
	    (uint32_t)_mm256_movemask_epi8(alone);
}

AVX2 static inline __m256i
digits_of(struct vectors v)
{
	__m256i full = AND(AND(EQUAL(v.two, 0xEF), EQUAL(v.one, 0xBC)),
	    BETWEEN(v.c, 0x90, 0x99));

	return OR(BETWEEN(v.c, '0', '9'), full);
}

/* Classifies 32 bytes: words[class] gets their bits, from bit shift on. */
AVX2 static inline void
half_word(uint64_t words[SCAN_CLASSES], struct vectors v, size_t shift)
{
	__m256i end = OR(EQUAL(v.c, '\n'), EQUAL(v.c, '\r'));
	__m256i tab = EQUAL(v.c, '\t');
	__m256i escape = OR(tab, EQUAL(v.c, '\\'));
	uint32_t ends = (uint32_t)_mm256_movemask_epi8(end);
	uint32_t tabs = (uint32_t)_mm256_movemask_epi8(tab);

	words[SCAN_END] |= (uint64_t)ends << shift;
	words[SCAN_TAB] |= (uint64_t)tabs << shift;
	words[SCAN_ESCAPE] |= (uint64_t)(uint32_t)_mm256_movemask_epi8(escape) << shift;
	words[SCAN_DIGIT] |= (uint64_t)(uint32_t)_mm256_movemask_epi8(digits_of(v)) << shift;
	words[SCAN_ODD] |= (uint64_t)(odd_avx2(v) & ~ends & ~tabs) << shift;
}

/* The 32 bytes that stand back places before those of v. */
#define BEFORE(v, previous, back) \
	_mm256_alignr_epi8(v, _mm256_permute2x128_si256(previous, v, 0x21), 16 - (back))

/* 32 bytes at p, or as many as are left, then blanks. */
AVX2 static inline __m256i
load_bytes(const char *p, size_t left)
{
	unsigned char rest[32];

	if (left >= 32)
		return _mm256_loadu_si256((const __m256i *)(const void *)p);
	memset(rest, ' ', sizeof rest);
	memcpy(rest, p, left);
	return _mm256_loadu_si256((const __m256i *)(const void *)rest);
}

AVX2 static void
maps_avx2(struct scan *scan, const char *p, size_t n, struct bytes last)
{
	unsigned char before[32] = { 0 };
	__m256i previous;

	before[31] = last.c;
	before[30] = last.one;
	previous = _mm256_loadu_si256((const __m256i *)(const void *)before);
	for (size_t at = 0; at < n; at += 64) {
		uint64_t words[SCAN_CLASSES] = { 0 };

		for (size_t half = 0; half < 64 && at + half < n; half += 32) {
			struct vectors v;

			v.c = load_bytes(p + at + half, n - at - half);
			v.one = BEFORE(v.c, previous, 1);
			v.two = BEFORE(v.c, previous, 2);
			half_word(words, v, half);
			previous = v.c;
		}
		memcpy(scan->map[at / 64], words, sizeof words);
	}
}

#endif

void
scan_window_with(enum scan_engine engine, struct scan *scan, const char *p,
    size_t n, size_t context)
{
	struct bytes last = { 0, 0, 0, 0 };

	scan->n = n;
	scan->valid = utf8_valid(p, n);
	if (context > 0)
		last.c = (unsigned char)p[-1];
	if (context > 1)
		last.one = (unsigned char)p[-2];
#if HAVE_AVX2
	if (engine == SCAN_AVX2 && __builtin_cpu_supports("avx2")) {
		maps_avx2(scan, p, n, last);
		return;
	}
#endif
	(void)engine;
	maps_portable(scan, p, n, last);
}

void
scan_window(struct scan *scan, const char *p, size_t n, size_t context)
{
	scan_window_with(SCAN_AVX2, scan, p, n, context);
}

/* any |= the bits of map that mask leaves, for all classes but line ends. */
static inline void
collect(uint64_t any[SCAN_CLASSES], const uint64_t map[SCAN_CLASSES], uint64_t mask)
{
	for (int k = SCAN_TAB; k < SCAN_CLASSES; k++)
		any[k] |= map[k] & mask;
}

size_t
scan_line(const struct scan *scan, size_t from, unsigned *found)
{
	uint64_t any[SCAN_CLASSES] = { 0 };
	uint64_t mask = ~UINT64_C(0) << (from % 64);
	size_t word = from / 64, end = SIZE_MAX;

	*found = 0;
	for (; word * 64 < scan->n; word++, mask = ~UINT64_C(0)) {
		uint64_t ends = scan->map[word][SCAN_END] & mask;

		if (ends == 0) {
			collect(any, scan->map[word], mask);
			continue;
		}
		collect(any, scan->map[word], mask & ((ends & -ends) - 1));
		end = word * 64 + (size_t)__builtin_ctzll(ends);
		break;
	}
	for (int k = SCAN_TAB; k < SCAN_CLASSES; k++)
		*found |= (unsigned)(any[k] != 0) << k;
	return end;
}

unsigned
scan_text(struct scan *scan, struct span text)
{
	unsigned found = 0, some;

	for (size_t at = 0; at < text.n; at += scan->n) {
		size_t n = text.n - at < SCAN_WINDOW ? text.n - at : SCAN_WINDOW;

		scan_window(scan, text.p + at, n, at < 3 ? at : 3);
		for (size_t from = 0; from < n; from++) {
			from = scan_line(scan, from, &some);
			found |= some;
			if (from == SIZE_MAX)
				break;
		}
	}
	return found;
}
