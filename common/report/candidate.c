/* candidate: a walk over UTF-8 with a bitmap of characters; see candidate.h. */
#include "report/candidate.h"

#include "report/numeral.h"

/* One bit for each character of three bytes (U+0000 to U+FFFF). */
static const uint64_t *
bitmap(void)
{
	static uint64_t bits[1024];
	static bool built;

	if (built)
		return bits;
	for (uint32_t c = 0x3000; c < 0xA000; c++)
		if (numeral_anchor(c) && c != 0x3007 && c != 0x96F6)
			bits[c >> 6] |= UINT64_C(1) << (c & 63);
	for (uint32_t c = 0xFF10; c <= 0xFF19; c++)
		bits[c >> 6] |= UINT64_C(1) << (c & 63);
	built = true;
	return bits;
}

static size_t
step_of(unsigned char lead)
{
	return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

size_t
candidate_next(struct span text, size_t at)
{
	const uint64_t *bits = bitmap();
	const unsigned char *p = (const unsigned char *)text.p;
	size_t end = text.n < 3 ? 0 : text.n - 2;

	while (at < end) {
		unsigned char b = p[at];
		uint32_t c;

		if ((b & 0xF0) == 0xE0) {
			c = (uint32_t)(b & 15) << 12 | (uint32_t)(p[at + 1] & 63) << 6 |
			    (uint32_t)(p[at + 2] & 63);
			if (bits[c >> 6] >> (c & 63) & 1)
				return at;
			at += 3;
		} else if (b < 0x80) {
			if ((unsigned)(b - '0') <= 9)
				return at;
			at++;
		} else {
			at += step_of(b);
		}
	}
	for (; at < text.n; at++)
		if ((unsigned)(p[at] - '0') <= 9)
			return at;
	return text.n;
}
