/* charset_avx2: 32 places of a text asked at once, for loops that do more than
 * charset_find.
 *
 * Only where __x86_64__ is defined, and to be run only where the processor
 * has AVX2.
 */
#ifndef TEXT_CHARSET_AVX2_H
#define TEXT_CHARSET_AVX2_H

#include <immintrin.h>

#include "text/charset.h"

#define CHARSET_AVX2_CODE __attribute__((target("avx2"))) static inline

/* A charset in registers. */
struct charset_vectors {
	__m256i high[3], low[3];
};

CHARSET_AVX2_CODE struct charset_vectors
charset_load(const struct charset_byte byte[3])
{
	struct charset_vectors v;

	for (int i = 0; i < 3; i++) {
		v.high[i] = _mm256_broadcastsi128_si256(
		    _mm_loadu_si128((const __m128i *)(const void *)byte[i].high));
		v.low[i] = _mm256_broadcastsi128_si256(
		    _mm_loadu_si128((const __m128i *)(const void *)byte[i].low));
	}
	return v;
}

/* The groups that allow each of the 32 bytes at p as the i-th of a character. */
CHARSET_AVX2_CODE __m256i
charset_groups(const struct charset_vectors *v, int i, const unsigned char *p)
{
	const __m256i half = _mm256_set1_epi8(0x0F);
	__m256i c = _mm256_loadu_si256((const __m256i *)(const void *)p);

	return _mm256_and_si256(
	    _mm256_shuffle_epi8(v->high[i], _mm256_and_si256(_mm256_srli_epi16(c, 4), half)),
	    _mm256_shuffle_epi8(v->low[i], _mm256_and_si256(c, half)));
}

/* Bit i: a character of the set may start at p + i.  Reads 34 bytes. */
CHARSET_AVX2_CODE uint32_t
charset_places(const struct charset_vectors *v, const unsigned char *p)
{
	__m256i groups = _mm256_and_si256(charset_groups(v, 0, p),
	    _mm256_and_si256(charset_groups(v, 1, p + 1), charset_groups(v, 2, p + 2)));
	__m256i none = _mm256_cmpeq_epi8(groups, _mm256_setzero_si256());

	return ~(uint32_t)_mm256_movemask_epi8(none);
}

#endif
