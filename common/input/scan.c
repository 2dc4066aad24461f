/* scan: classifies bytes 64 at a time; see scan.h.
 *
 * What is odd is told from at most three bytes, without decoding, and may be
 * told of more than repair changes: the table of repairs (fold.tsv) decides.
 * tests/unit/test_repair.c checks that every character of that table is odd.
 */
#include "input/scan.h"

#include "text/utf8.h"

#if defined(__x86_64__)
#include "text/utf8_avx2.h"
#define HAVE_AVX2 1
#else
#define HAVE_AVX2 0
#endif

/* The bytes of one place and the two before it. */
struct bytes {
	unsigned char c, one, two;
};

static bool
is_between(unsigned char c, unsigned char low, unsigned char high)
{
	return (unsigned char)(c - low) <= (unsigned char)(high - low);
}

/* The same tests as the tables below, one byte at a time. */
static bool
is_odd(struct bytes b)
{
	if (b.c < 0x20)
		return b.c != '\t' && b.c != '\n' && b.c != '\r';
	if (b.c < 0x80)		/* DEL; [bookmark: <span> &lt; ** backslash; ; for its bit */
		return b.c == 0x7F || b.c == '[' || b.c == '\\' || b.c == '<' ||
		    b.c == ';' || b.c == '&' || b.c == '*';
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

/* Classifies count <= 64 bytes at p. */
static void
word_portable(struct scan_word *word, const char *p, size_t count, struct bytes *last)
{
	*word = (struct scan_word){ 0 };
	for (size_t i = 0; i < count; i++) {
		struct bytes b = { (unsigned char)p[i], last->c, last->one };

		word->end |= (uint64_t)(b.c == '\n' || b.c == '\r') << i;
		word->tab |= (uint64_t)(b.c == '\t') << i;
		word->digit |= (uint64_t)is_digit(b) << i;
		word->odd |= (uint64_t)is_odd(b) << i;
		*last = b;
	}
}

static void
look_portable(struct scan *scan, const char *p, size_t n)
{
	struct bytes last = { 0, 0, 0 };

	for (size_t at = 0; at < n; at += 64)
		word_portable(&scan->words[at / 64], p + at, n - at < 64 ? n - at : 64, &last);
	scan->valid = utf8_valid_with(UTF8_PORTABLE, p, n);
}

#if HAVE_AVX2

#define AND(a, b) _mm256_and_si256(a, b)
#define OR(a, b) _mm256_or_si256(a, b)
#define ALL(byte) _mm256_set1_epi8((char)(byte))

/* What one byte says, as nibble tables: a bit stands in both tables where it
 * applies.  Line ends and TABs are among the controls. */
enum {
	DEL = 1 << 0, PRIVATE = 1 << 1, BRACKET_OR_BACKSLASH = 1 << 2,
	CONTROL_OR_FX = 1 << 3, AMPERSAND_OR_STAR = 1 << 5,
	ALONE_ODD = DEL | PRIVATE | BRACKET_OR_BACKSLASH | CONTROL_OR_FX | AMPERSAND_OR_STAR,
	DIGIT = 1 << 4, TAB = 1 << 6, END = 1 << 7
};

static const nibble_table alone_high = {
	[0] = CONTROL_OR_FX | TAB | END, [1] = CONTROL_OR_FX,
	[2] = AMPERSAND_OR_STAR, [3] = DIGIT | BRACKET_OR_BACKSLASH,	/* ; and < */
	[5] = BRACKET_OR_BACKSLASH, [7] = DEL, [0xE] = PRIVATE, [0xF] = CONTROL_OR_FX
};
enum { ANY = CONTROL_OR_FX, ANY_DIGIT = CONTROL_OR_FX | DIGIT };
static const nibble_table alone_low = {
	ANY_DIGIT, ANY_DIGIT, ANY_DIGIT, ANY_DIGIT, ANY_DIGIT, ANY_DIGIT,
	ANY_DIGIT | AMPERSAND_OR_STAR, ANY_DIGIT, ANY_DIGIT, ANY_DIGIT | TAB,
	ANY | END | AMPERSAND_OR_STAR,
	ANY | BRACKET_OR_BACKSLASH, ANY | BRACKET_OR_BACKSLASH, ANY | END, ANY | PRIVATE, ANY | DEL
};

/* The pairs and triples of is_odd and is_digit: a bit stands in all four
 * tables where it applies.  Some need E2 or EF before the pair. */
enum {
	AFTER_C2 = 1 << 0, AFTER_E2 = 1 << 1, AFTER_EF = 1 << 2, AFTER_EF_B = 1 << 3,
	EFBC_DIGIT = DIGIT,	/* the same bit: both mean a digit */
	E28X_8 = 1 << 5, E28X_A8 = 1 << 6, E281_9 = 1 << 7,
	PAIR_ODD = 0xFF & ~EFBC_DIGIT,
	NEEDS_E2 = E28X_8 | E28X_A8 | E281_9, NEEDS_EF = EFBC_DIGIT
};

static const nibble_table one_high = {
	[8] = NEEDS_E2, [0xB] = EFBC_DIGIT, [0xC] = AFTER_C2,
	[0xE] = AFTER_E2 | AFTER_EF | AFTER_EF_B
};
static const nibble_table one_low = {
	[0] = E28X_8 | E28X_A8, [1] = NEEDS_E2, [2] = AFTER_C2 | AFTER_E2,
	[0xC] = EFBC_DIGIT, [0xF] = AFTER_EF | AFTER_EF_B
};
static const nibble_table c_high = {
	[8] = AFTER_C2 | AFTER_EF | E28X_8,
	[9] = AFTER_C2 | AFTER_EF | E281_9 | EFBC_DIGIT,
	[0xA] = AFTER_C2 | AFTER_EF | E28X_A8 | E281_9,
	[0xB] = AFTER_E2 | AFTER_EF_B | E281_9
};
enum {
	LOW = AFTER_C2 | AFTER_E2 | AFTER_EF | E28X_8 | E281_9,
	LOW_DIGIT = LOW | EFBC_DIGIT
};
static const nibble_table c_low = {
	LOW_DIGIT, LOW_DIGIT, LOW_DIGIT, LOW_DIGIT,
	LOW_DIGIT, LOW_DIGIT, LOW_DIGIT, LOW_DIGIT,
	LOW_DIGIT | AFTER_EF_B | E28X_A8, LOW_DIGIT | AFTER_EF_B | E28X_A8,
	LOW | E28X_A8, LOW | AFTER_EF_B | E28X_A8,
	LOW | E28X_A8, LOW | E28X_A8,
	LOW | E28X_A8, LOW | AFTER_EF_B | E28X_A8
};

AVX2 static inline __m256i
pairs_of(struct text_vectors v)
{
	__m256i pair = AND(AND(by_high(one_high, v.one), by_low(one_low, v.one)),
	    AND(by_high(c_high, v.c), by_low(c_low, v.c)));
	__m256i e2 = _mm256_cmpeq_epi8(v.two, ALL(0xE2));
	__m256i ef = _mm256_cmpeq_epi8(v.two, ALL(0xEF));

	return AND(pair, OR(ALL(0xFF & ~(NEEDS_E2 | NEEDS_EF)),
	    OR(AND(e2, ALL(NEEDS_E2)), AND(ef, ALL(NEEDS_EF)))));
}

/* The bytes that have this bit set.  The shift to the left takes bits across
 * bytes, but never into a byte's bit 7. */
#define WHERE(v, bit) \
	(uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(v, 7 - __builtin_ctz(bit)))

/* Puts bits into the low (0) or high (1) half of a map: x86 is little-endian. */
static inline void
put_half(uint64_t *map, int half, uint32_t bits)
{
	memcpy((char *)map + half * (int)sizeof bits, &bits, sizeof bits);
}

/* Classifies 32 bytes into one half of word. */
AVX2 static inline void
half_word(struct scan_word *word, struct text_vectors v, int half)
{
	__m256i alone = AND(by_high(alone_high, v.c), by_low(alone_low, v.c));
	__m256i pairs = pairs_of(v);
	__m256i odd = OR(AND(alone, ALL(ALONE_ODD)), AND(pairs, ALL(PAIR_ODD)));
	__m256i even = _mm256_cmpeq_epi8(odd, _mm256_setzero_si256());

	uint32_t end = WHERE(alone, END), tab = WHERE(alone, TAB);

	put_half(&word->end, half, end);
	put_half(&word->tab, half, tab);
	put_half(&word->digit, half, WHERE(OR(alone, pairs), DIGIT));
	put_half(&word->odd, half, ~((uint32_t)_mm256_movemask_epi8(even) | end | tab));
}

struct progress {
	__m256i previous, error;
};

AVX2 static inline void
word_avx2(struct scan_word *word, const char *p, struct progress *progress)
{
	const __m256i *from = (const __m256i *)(const void *)p;
	__m256i low = _mm256_loadu_si256(from), high = _mm256_loadu_si256(from + 1);
	struct text_vectors first = text_vectors(low, progress->previous);
	struct text_vectors second = text_vectors(high, low);

	half_word(word, first, 0);
	half_word(word, second, 1);
	progress->error = OR(progress->error, OR(utf8_errors(first), utf8_errors(second)));
	progress->previous = high;
}

/* What is missing in the last 64 bytes is taken for blanks. */
AVX2 static void
look_avx2(struct scan *scan, const char *p, size_t n)
{
	struct progress progress = { _mm256_setzero_si256(), _mm256_setzero_si256() };
	char rest[64];

	memset(rest, ' ', sizeof rest);
	if (n % 64 != 0)
		memcpy(rest, p + n / 64 * 64, n % 64);
	for (size_t at = 0; at < n; at += 64)
		word_avx2(&scan->words[at / 64], n - at < 64 ? rest : p + at, &progress);
	progress.error = OR(progress.error, utf8_unfinished(progress.previous));
	scan->valid = _mm256_testz_si256(progress.error, progress.error);
}

#endif

void
scan_window_with(enum scan_engine engine, struct scan *scan, const char *p, size_t n)
{
	scan->n = n;
#if HAVE_AVX2
	if (engine == SCAN_AVX2 && __builtin_cpu_supports("avx2")) {
		look_avx2(scan, p, n);
		return;
	}
#endif
	(void)engine;
	look_portable(scan, p, n);
}

void
scan_window(struct scan *scan, const char *p, size_t n)
{
	scan_window_with(SCAN_AVX2, scan, p, n);
}

/* any |= the bits of word that mask leaves, for all classes but line ends. */
static inline void
collect(struct scan_word *any, const struct scan_word *word, uint64_t mask)
{
	any->tab |= word->tab & mask;
	any->digit |= word->digit & mask;
	any->odd |= word->odd & mask;
}

static inline unsigned
found_in(const struct scan_word *any)
{
	return (unsigned)(any->tab != 0) << SCAN_TAB |
	    (unsigned)(any->digit != 0) << SCAN_DIGIT |
	    (unsigned)(any->odd != 0) << SCAN_ODD;
}

size_t
scan_line(const struct scan *scan, size_t from, unsigned *found)
{
	const struct scan_word *word = &scan->words[from / 64];
	const struct scan_word *stop = &scan->words[(scan->n + 63) / 64];
	struct scan_word any = { 0 };
	uint64_t mask = ~UINT64_C(0) << (from % 64), end = word->end & mask;

	if (end == 0) {
		collect(&any, word, mask);
		for (mask = ~UINT64_C(0); ++word != stop && word->end == 0;)
			collect(&any, word, mask);
		end = word == stop ? 0 : word->end;
	}
	if (end != 0)
		collect(&any, word, mask & (end ^ (end - 1)));
	*found = found_in(&any);
	return end == 0 ? SIZE_MAX :
	    (size_t)(word - scan->words) * 64 + (size_t)__builtin_ctzll(end);
}

size_t
scan_odd(const struct scan *scan, size_t from)
{
	uint64_t mask = ~UINT64_C(0) << (from % 64);

	for (size_t at = from / 64; at * 64 < scan->n; at++) {
		uint64_t odd = scan->words[at].odd & mask;

		if (odd != 0)
			return at * 64 + (size_t)__builtin_ctzll(odd);
		mask = ~UINT64_C(0);
	}
	return SIZE_MAX;
}

size_t
scan_window_of(struct span text)
{
	if (text.n <= SCAN_WINDOW)
		return text.n;
	return SCAN_WINDOW - utf8_incomplete(text.p, SCAN_WINDOW);
}

unsigned
scan_text(struct scan *scan, struct span text)
{
	unsigned found = 0, some;

	for (size_t at = 0; at < text.n; at += scan->n) {
		scan_window(scan, text.p + at, scan_window_of(span_slice(text, at, text.n)));
		for (size_t from = 0; from < scan->n; from++) {
			from = scan_line(scan, from, &some);
			found |= some;
			if (from == SIZE_MAX)
				break;
		}
	}
	return found;
}
