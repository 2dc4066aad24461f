/* utf8_avx2: the vectorised check of UTF-8, for loops that look at the same
 * bytes for other reasons too.  It follows J. Keiser and D. Lemire,
 * "Validating UTF-8 in less than one instruction per byte" (2021).
 *
 * Only where __x86_64__ is defined, and to be run only where the processor
 * has AVX2.
 */
#ifndef TEXT_UTF8_AVX2_H
#define TEXT_UTF8_AVX2_H

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

/* Sixteen bytes, looked up by the high or low nibble of each byte. */
typedef unsigned char nibble_table[16];

/* 32 bytes of text and the bytes 1, 2 and 3 places before each. */
struct text_vectors {
	__m256i c, one, two, three;
};

/* v: 32 bytes; previous: the 32 bytes before them. */
AVX2 static inline struct text_vectors
text_vectors(__m256i v, __m256i previous)
{
	__m256i middle = _mm256_permute2x128_si256(previous, v, 0x21);

	return (struct text_vectors){ v, _mm256_alignr_epi8(v, middle, 15),
		_mm256_alignr_epi8(v, middle, 14), _mm256_alignr_epi8(v, middle, 13) };
}

AVX2 static inline __m256i
look_up(const nibble_table table, __m256i nibbles)
{
	return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(
	    _mm_loadu_si128((const __m128i *)(const void *)table)), nibbles);
}

AVX2 static inline __m256i
by_high(const nibble_table table, __m256i v)
{
	return look_up(table,
	    _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F)));
}

AVX2 static inline __m256i
by_low(const nibble_table table, __m256i v)
{
	return look_up(table, _mm256_and_si256(v, _mm256_set1_epi8(0x0F)));
}

/* The kinds of error a pair of bytes can show; see the paper, table 8. */
enum {
	TOO_SHORT = 1 << 0, TOO_LONG = 1 << 1, OVERLONG_3 = 1 << 2,
	TOO_LARGE = 1 << 3, SURROGATE = 1 << 4, OVERLONG_2 = 1 << 5,
	TOO_LARGE_1000 = 1 << 6, OVERLONG_4 = 1 << 6, TWO_CONTS = 1 << 7,
	CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

static const nibble_table utf8_first_high = {
	TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
	TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
	TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS,
	TOO_SHORT | OVERLONG_2, TOO_SHORT,
	TOO_SHORT | OVERLONG_3 | SURROGATE,
	TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4
};
static const nibble_table utf8_first_low = {
	CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4,
	CARRY | OVERLONG_2, CARRY, CARRY,
	CARRY | TOO_LARGE,
	CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
	CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
	CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
	CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
	CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE,
	CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000
};
static const nibble_table utf8_second_high = {
	TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
	TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
	TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4,
	TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE,
	TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
	TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
	TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT
};

/* Not zero where text is ill-formed. */
AVX2 static inline __m256i
utf8_errors(struct text_vectors v)
{
	__m256i pair = _mm256_and_si256(_mm256_and_si256(
	    by_high(utf8_first_high, v.one), by_low(utf8_first_low, v.one)),
	    by_high(utf8_second_high, v.c));
	__m256i third = _mm256_subs_epu8(v.two, _mm256_set1_epi8((char)(0xE0 - 0x80)));
	__m256i fourth = _mm256_subs_epu8(v.three, _mm256_set1_epi8((char)(0xF0 - 0x80)));
	__m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth),
	    _mm256_set1_epi8((char)0x80));

	return _mm256_xor_si256(must, pair);
}

/* Not zero where the last bytes of v begin a character that goes on. */
AVX2 static inline __m256i
utf8_unfinished(__m256i v)
{
	const __m256i most = _mm256_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1,
	    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	    -1, -1, -1, -1, -1, (char)(0xF0 - 1), (char)(0xE0 - 1), (char)(0xC0 - 1));

	return _mm256_subs_epu8(v, most);
}

#endif
