/* utf8: encoding, decoding and validation of UTF-8; see utf8.h. */
#include "text/utf8.h"

#include <string.h>

#if defined(__x86_64__)
#include "text/utf8_avx2.h"
#define HAVE_AVX2 1
#else
#define HAVE_AVX2 0
#endif

static bool
is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Bytes of the character that lead begins; 0 if no character begins so. */
static size_t
length_of(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xC2)
		return 0;
	if (lead < 0xE0)
		return 2;
	if (lead < 0xF0)
		return 3;
	return lead < 0xF5 ? 4 : 0;
}

/* Unicode table 3-7: where the second byte has a narrower range. */
static bool
is_second(unsigned char lead, unsigned char c)
{
	switch (lead) {
	case 0xE0:
		return c >= 0xA0 && c <= 0xBF;
	case 0xED:
		return c >= 0x80 && c <= 0x9F;
	case 0xF0:
		return c >= 0x90 && c <= 0xBF;
	case 0xF4:
		return c >= 0x80 && c <= 0x8F;
	default:
		return is_tail(c);
	}
}

/* How many bytes at p are the well-formed beginning of a character of length
 * bytes; length itself when it is whole. */
static size_t
well_formed(const unsigned char *p, size_t n, size_t length)
{
	size_t i = 1;

	if (length < 2 || n < 2 || !is_second(p[0], p[1]))
		return n < 1 ? 0 : 1;
	for (i = 2; i < length && i < n && is_tail(p[i]); i++)
		continue;
	return i;
}

size_t
utf8_decode(const char *s, size_t n, uint32_t *character)
{
	static const unsigned char lead_mask[5] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	const unsigned char *p = (const unsigned char *)s;
	size_t length;
	uint32_t c;

	if (n == 0)
		return 0;
	length = length_of(p[0]);
	if (length == 0 || well_formed(p, n, length) != length)
		return 0;
	c = p[0] & lead_mask[length];
	for (size_t i = 1; i < length; i++)
		c = c << 6 | (p[i] & 0x3F);
	*character = c;
	return length;
}

size_t
utf8_bad(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t length = length_of(p[0]);

	return length == 0 ? 1 : well_formed(p, n, length);
}

size_t
utf8_incomplete(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	for (size_t back = 1; back <= 3 && back <= n; back++) {
		unsigned char c = p[n - back];
		size_t length;

		if (is_tail(c))
			continue;
		length = length_of(c);
		return length > back &&
		    well_formed(p + n - back, back, length) == back ? back : 0;
	}
	return 0;
}

static bool
valid_portable(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while (i < n) {
		size_t length;
		uint64_t word;

		if (n - i >= 8) {
			memcpy(&word, p + i, 8);
			if ((word & UINT64_C(0x8080808080808080)) == 0) {
				i += 8;
				continue;
			}
		}
		length = length_of(p[i]);
		if (length == 0 || (length > 1 &&
		    well_formed(p + i, n - i, length) != length))
			return false;
		i += length;
	}
	return true;
}

#if HAVE_AVX2

AVX2 static bool
valid_avx2(const char *p, size_t n)
{
	__m256i error = _mm256_setzero_si256(), previous = error, open = error;
	char rest[32] = { 0 };
	size_t i = 0;

	for (; i <= n; i += 32) {
		__m256i v;

		if (n - i >= 32) {
			v = _mm256_loadu_si256((const __m256i *)(const void *)(p + i));
		} else {
			memcpy(rest, p + i, n - i);
			v = _mm256_loadu_si256((const __m256i *)(const void *)rest);
		}
		if (_mm256_movemask_epi8(v) == 0) {
			error = _mm256_or_si256(error, open);
			open = _mm256_setzero_si256();
		} else {
			error = _mm256_or_si256(error, utf8_errors(text_vectors(v, previous)));
			open = utf8_unfinished(v);
		}
		previous = v;
	}
	error = _mm256_or_si256(error, open);
	return _mm256_testz_si256(error, error);
}

#endif

bool
utf8_valid_with(enum utf8_engine engine, const char *p, size_t n)
{
#if HAVE_AVX2
	if (engine == UTF8_AVX2 && __builtin_cpu_supports("avx2"))
		return n == 0 || valid_avx2(p, n);
#endif
	(void)engine;
	return valid_portable(p, n);
}

bool
utf8_valid(const char *p, size_t n)
{
	return utf8_valid_with(UTF8_AVX2, p, n);
}
