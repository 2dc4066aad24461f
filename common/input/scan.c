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

/* The bytes of one place, the two before it and the one behind. */
struct bytes {
	unsigned char c, one, two, next;
};

/* The same tests as the tables below, one byte at a time. */
static bool
is_odd(struct bytes b)
{
	if (b.c < 0x20)
		return b.c != '\t' && b.c != '\n' && b.c != '\r';
	if (b.c < 0x80)		/* DEL; [bookmark: <span> &lt; ** backslash */
		return b.c == 0x7F || b.c == '[' || b.c == '\\' || b.c == '<' ||
		    b.c == '&' || b.c == '*';
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

/* Classifies the first 64 bytes of the n at p. */
static void
word_portable(struct scan_word *word, const char *p, size_t n, struct bytes *last)
{
	*word = (struct scan_word){ 0 };
	for (size_t i = 0; i < 64 && i < n; i++) {
		struct bytes b = { (unsigned char)p[i], last->c, last->one,
			i + 1 < n ? (unsigned char)p[i + 1] : ' ' };

		word->end |= (uint64_t)(b.c == '\n' || b.c == '\r') << i;
		word->tab |= (uint64_t)(b.c == '\t') << i;
		word->bar |= (uint64_t)(b.c == '|') << i;
		word->odd |= (uint64_t)is_odd(b) << i;
		word->gap |= (uint64_t)((b.c | b.next) == ' ') << i;
		*last = b;
	}
}

static void
look_portable(struct scan *scan, const char *p, size_t n)
{
	struct bytes last = { 0, 0, 0, 0 };

	for (size_t at = 0; at < n; at += 64)
		word_portable(&scan->words[at / 64], p + at, n - at, &last);
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
	CONTROL_OR_FX = 1 << 3, LESS = 1 << 4, AMPERSAND_OR_STAR = 1 << 5,
	ALONE_ODD = DEL | PRIVATE | BRACKET_OR_BACKSLASH | CONTROL_OR_FX |
	    LESS | AMPERSAND_OR_STAR,
	TAB = 1 << 6, END = 1 << 7
};

static const nibble_table alone_high = {
	[0] = CONTROL_OR_FX | TAB | END, [1] = CONTROL_OR_FX,
	[2] = AMPERSAND_OR_STAR, [3] = LESS,
	[5] = BRACKET_OR_BACKSLASH, [7] = DEL, [0xE] = PRIVATE, [0xF] = CONTROL_OR_FX
};
enum { ANY = CONTROL_OR_FX };
static const nibble_table alone_low = {
	ANY, ANY, ANY, ANY, ANY, ANY, ANY | AMPERSAND_OR_STAR, ANY, ANY, ANY | TAB,
	ANY | END | AMPERSAND_OR_STAR, ANY | BRACKET_OR_BACKSLASH,
	ANY | BRACKET_OR_BACKSLASH | LESS, ANY | END, ANY | PRIVATE,
	ANY | DEL
};

/* The pairs and triples of is_odd: a bit stands in all four tables where it
 * applies.  Some need E2 before the pair. */
enum {
	AFTER_C2 = 1 << 0, AFTER_E2 = 1 << 1, AFTER_EF = 1 << 2, AFTER_EF_B = 1 << 3,
	E28X_8 = 1 << 5, E28X_A8 = 1 << 6, E281_9 = 1 << 7,
	NEEDS_E2 = E28X_8 | E28X_A8 | E281_9
};

static const nibble_table one_high = {
	[8] = NEEDS_E2, [0xC] = AFTER_C2, [0xE] = AFTER_E2 | AFTER_EF | AFTER_EF_B
};
static const nibble_table one_low = {
	[0] = E28X_8 | E28X_A8, [1] = NEEDS_E2, [2] = AFTER_C2 | AFTER_E2,
	[0xF] = AFTER_EF | AFTER_EF_B
};
static const nibble_table c_high = {
	[8] = AFTER_C2 | AFTER_EF | E28X_8, [9] = AFTER_C2 | AFTER_EF | E281_9,
	[0xA] = AFTER_C2 | AFTER_EF | E28X_A8 | E281_9,
	[0xB] = AFTER_E2 | AFTER_EF_B | E281_9
};
enum { LOW = AFTER_C2 | AFTER_E2 | AFTER_EF | E28X_8 | E281_9 };
static const nibble_table c_low = {
	LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW,
	LOW | AFTER_EF_B | E28X_A8, LOW | AFTER_EF_B | E28X_A8,
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

	return AND(pair, OR(ALL(0xFF & ~NEEDS_E2), e2));
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
	__m256i odd = OR(AND(alone, ALL(ALONE_ODD)), pairs_of(v));
	__m256i even = _mm256_cmpeq_epi8(odd, _mm256_setzero_si256());

	uint32_t end = WHERE(alone, END), tab = WHERE(alone, TAB);

	put_half(&word->end, half, end);
	put_half(&word->tab, half, tab);
	put_half(&word->bar, half,
	    (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v.c, ALL('|'))));
	put_half(&word->odd, half, ~((uint32_t)_mm256_movemask_epi8(even) | end | tab));
}

/* Classifies any 64 bytes, previous being the 32 before them; returns what is
 * not zero if they are no UTF-8. */
AVX2 static __attribute__((noinline)) __m256i
word_exactly(struct scan_word *word, __m256i low, __m256i high, __m256i previous)
{
	struct text_vectors first = text_vectors(low, previous);
	struct text_vectors second = text_vectors(high, low);

	half_word(word, first, 0);
	half_word(word, second, 1);
	return OR(utf8_errors(first), utf8_errors(second));
}

/* The sieve: nearly all text is ASCII and characters of three bytes that are
 * never odd, and telling whether a word is made of them is little work.  RARE
 * bits stand for other bytes: controls, DEL, & * ; < [ bar and backslash, the
 * leading bytes C0 to E0, E2, ED, EE, F0 to FF. */
enum {
	RARE_ANY = 1 << 0, RARE_9AD = 1 << 1, RARE_E = 1 << 2, RARE_5 = 1 << 3,
	RARE_7 = 1 << 4, RARE_2 = 1 << 5,
	RARE = RARE_ANY | RARE_9AD | RARE_E | RARE_5 | RARE_7 | RARE_2
};

static const nibble_table sieve_high = {
	[0] = RARE_ANY | TAB | END, [1] = RARE_ANY | RARE_9AD, [2] = RARE_2,
	[3] = RARE_5, [5] = RARE_5,
	[7] = RARE_7, [0xC] = RARE_ANY | RARE_9AD, [0xD] = RARE_ANY | RARE_9AD,
	[0xE] = RARE_E, [0xF] = RARE_ANY | RARE_9AD
};
static const nibble_table sieve_low = {
	RARE_ANY | RARE_E, RARE_ANY, RARE_ANY | RARE_E, RARE_ANY, RARE_ANY,
	RARE_ANY, RARE_ANY | RARE_2, RARE_ANY, RARE_ANY, RARE_9AD | TAB,
	RARE_9AD | END | RARE_2,
	RARE_ANY | RARE_5, RARE_ANY | RARE_5 | RARE_7, RARE_9AD | END | RARE_E,
	RARE_ANY | RARE_E, RARE_ANY | RARE_7
};

/* A bit for each of 64 bytes: the top bits of two vectors. */
#define MAP(low, high) ((uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 | \
	(uint32_t)_mm256_movemask_epi8(low))
#define MAP_EQUAL(low, high, byte) MAP(_mm256_cmpeq_epi8(low, ALL(byte)), \
	_mm256_cmpeq_epi8(high, ALL(byte)))

/* 32 bytes, what the sieve says of them, EF (not zero) where it begins neither
 * EF BC nor EF BD, and the first of two blanks (not zero). */
struct sifted {
	__m256i c, class, unfit, gap;
};

/* The byte behind the 32 at p is read too. */
AVX2 static inline struct sifted
sift(const char *p)
{
	__m256i c = _mm256_loadu_si256((const __m256i *)(const void *)p);
	__m256i next = _mm256_loadu_si256((const __m256i *)(const void *)(p + 1));
	__m256i bc_bd = _mm256_cmpeq_epi8(OR(next, ALL(1)), ALL(0xBD));

	return (struct sifted){ c, AND(by_high(sieve_high, c), by_low(sieve_low, c)),
		_mm256_andnot_si256(bc_bd, _mm256_cmpeq_epi8(c, ALL(0xEF))),
		_mm256_cmpeq_epi8(OR(c, next), ALL(' ')) };
}

/* Are all rare bytes E2 of quotes and dashes, E2 80 90 to E2 80 9F? */
AVX2 static inline bool
has_quotes_alone(const struct sifted *low, const struct sifted *high)
{
	const __m256i zero = _mm256_setzero_si256();
	uint64_t rare = ~MAP(_mm256_cmpeq_epi8(AND(low->class, ALL(RARE)), zero),
	    _mm256_cmpeq_epi8(AND(high->class, ALL(RARE)), zero));
	uint64_t quotes = MAP_EQUAL(low->c, high->c, 0xE2) &
	    MAP_EQUAL(low->c, high->c, 0x80) >> 1 &
	    MAP_EQUAL(AND(low->c, ALL(0xF0)), AND(high->c, ALL(0xF0)), 0x90) >> 2;

	return rare == quotes;
}

/* How far the walk got. */
struct progress {
	uint64_t lead;		/* bytes E0 to FF of the word before */
	uint64_t strange;	/* not 0: it ends in what the sieve does not know */
	__m256i previous, error;
};

/* Classifies 64 bytes; false if they do not pass the sieve. */
AVX2 static inline bool
word_sifted(struct scan_word *word, const char *p, struct progress *progress)
{
	struct sifted low = sift(p), high = sift(p + 32);
	__m256i unfit = OR(low.unfit, high.unfit);
	__m256i rare = OR(unfit, AND(OR(low.class, high.class), ALL(RARE)));
	uint64_t wide = MAP(low.c, high.c);
	uint64_t lead = MAP(_mm256_subs_epu8(low.c, ALL(0x60)),
	    _mm256_subs_epu8(high.c, ALL(0x60)));
	uint64_t goes_on = lead << 1 | lead << 2 | progress->lead >> 63 | progress->lead >> 62;
	uint64_t wrong = ((wide ^ lead) ^ goes_on) | progress->strange;

	word->end = MAP(low.class, high.class);
	word->tab = MAP(_mm256_slli_epi16(low.class, 1), _mm256_slli_epi16(high.class, 1));
	word->gap = MAP(low.gap, high.gap);
	word->odd = word->bar = 0;
	progress->lead = lead;
	return wrong == 0 && (_mm256_testz_si256(rare, rare) ||
	    (_mm256_testz_si256(unfit, unfit) && has_quotes_alone(&low, &high)));
}

/* May what these 64 bytes begin go on behind them in a way that the sieve
 * does not know? */
static bool
is_strange_end(const char *p)
{
	for (size_t i = 61; i < 64; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c >= 0xC0 && c != 0xE1 && (c < 0xE3 || c > 0xEC))
			return true;
	}
	return false;
}

AVX2 static inline void
word_avx2(struct scan_word *word, const char *p, struct progress *progress)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)p);
	__m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));

	if (!word_sifted(word, p, progress)) {
		progress->error = OR(progress->error,
		    word_exactly(word, low, high, progress->previous));
		progress->strange = is_strange_end(p);
	}
	progress->previous = high;
}

/* The sieve reads one byte behind a word; what is missing in the last one is
 * taken for blanks. */
AVX2 static void
look_avx2(struct scan *scan, const char *p, size_t n)
{
	struct progress progress = { .previous = _mm256_setzero_si256(),
		.error = _mm256_setzero_si256() };
	struct scan_word *word = scan->words;
	char rest[64 + 1];

	for (; n > 64; p += 64, n -= 64)
		word_avx2(word++, p, &progress);
	memset(rest, ' ', sizeof rest);
	memcpy(rest, p, n);
	if (n != 0)
		word_avx2(word, rest, &progress);
	if (n != 0 && n < 64)
		word->gap &= ~(~UINT64_C(0) << n);
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
	return NONE;
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
			if (from == NONE)
				break;
		}
	}
	return found;
}
