/* para_columns: columns of a line's text; see para_columns.h. */
#include "input/para_columns.h"

#include "base/lanes.h"

#if defined(__x86_64__)
#include "text/utf8_avx2.h"
#endif

enum { LANES_SUMMED = 8 };
typedef signed char signed_lanes __attribute__((vector_size(LANES)));

/* Columns of each byte: a character has one, one of three bytes and more two
 * (quotes and dashes are wide in Chinese fonts), a blank none (in PDF it stands
 * for the narrow gap around ASCII digits).  A true comparison is -1. */
static inline lanes
columns_in(lanes v)
{
	return (lanes)(v == ' ') - (lanes)(v >= 0xE0) - (lanes)((signed_lanes)v >= -64);
}

static inline size_t
sum_of(lanes v)
{
	const uint64_t even = UINT64_C(0x00FF00FF00FF00FF);
	uint64_t w[2], sum;

	memcpy(w, &v, sizeof w);
	sum = (w[0] & even) + (w[0] >> 8 & even) + (w[1] & even) + (w[1] >> 8 & even);
	return (size_t)(sum * UINT64_C(0x0001000100010001) >> 48);
}

static size_t
columns_short(struct span s)
{
	size_t columns = 0;

	for (size_t at = 0; at < s.n; at++) {
		unsigned char c = (unsigned char)s.p[at];

		columns += (size_t)((c & 0xC0) != 0x80) + (c >= 0xE0) - (c == ' ');
	}
	return columns;
}

/* The last rest < LANES bytes of s, which has LANES at least. */
static size_t
columns_behind(struct span s, size_t rest)
{
	const lanes place = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
	lanes counted = (lanes)(place < (unsigned char)(LANES - rest));

	return sum_of(columns_in(lanes_load(s.p + s.n - LANES)) & ~counted);
}

/* Columns of s, LANES bytes at least, or a number above most if there are more
 * than most. */
static size_t
columns_portable(struct span s, size_t most)
{
	size_t columns = 0, at = 0;

	while (s.n - at >= LANES) {
		lanes sum = { 0 };

		for (int i = 0; i < LANES_SUMMED && s.n - at >= LANES; i++, at += LANES)
			sum += columns_in(lanes_load(s.p + at));
		columns += sum_of(sum);
		if (columns > most)
			return columns;
	}
	return columns + columns_behind(s, s.n - at);
}

#if defined(__x86_64__)

enum { WIDE = 32, WIDE_SUMMED = 4 };

/* As columns_in says it. */
AVX2 static inline __m256i
wide_columns_in(const char *p)
{
	__m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
	__m256i blank = _mm256_cmpeq_epi8(v, _mm256_set1_epi8(' '));
	__m256i wide = _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8((char)0xE0)), v);
	__m256i begins = _mm256_cmpgt_epi8(v, _mm256_set1_epi8(-65));

	return _mm256_sub_epi8(blank, _mm256_add_epi8(wide, begins));
}

AVX2 static inline size_t
wide_sum_of(__m256i v)
{
	__m256i sum = _mm256_sad_epu8(v, _mm256_setzero_si256());
	__m128i half = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));

	return (size_t)_mm_cvtsi128_si64(half) +
	    (size_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(half, half));
}

/* The last WIDE bytes of s but for those that do not belong to the last rest. */
AVX2 static inline __m256i
wide_columns_behind(struct span s, size_t rest)
{
	static const unsigned char counted[2 * WIDE] = {
		[WIDE] = 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
		255, 255, 255, 255, 255, 255
	};

	return _mm256_and_si256(wide_columns_in(s.p + s.n - WIDE),
	    _mm256_loadu_si256((const __m256i *)(const void *)(counted + rest)));
}

/* The same for WIDE bytes at least. */
AVX2 static size_t
columns_avx2(struct span s, size_t most)
{
	__m256i sum = _mm256_setzero_si256();
	size_t columns = 0, at = 0;

	for (; s.n - at >= WIDE_SUMMED * WIDE; at += WIDE_SUMMED * WIDE) {
		__m256i some = wide_columns_in(s.p + at);

		for (int i = 1; i < WIDE_SUMMED; i++)
			some = _mm256_add_epi8(some, wide_columns_in(s.p + at + i * WIDE));
		columns += wide_sum_of(some);
		if (columns > most)
			return columns;
	}
	for (; s.n - at >= WIDE; at += WIDE)
		sum = _mm256_add_epi8(sum, wide_columns_in(s.p + at));
	return columns + wide_sum_of(_mm256_add_epi8(sum, wide_columns_behind(s, s.n - at)));
}

#endif

size_t
para_columns(struct span s, size_t most)
{
#if defined(__x86_64__)
	if (s.n >= WIDE && __builtin_cpu_supports("avx2"))
		return columns_avx2(s, most);
#endif
	return s.n < LANES ? columns_short(s) : columns_portable(s, most);
}
