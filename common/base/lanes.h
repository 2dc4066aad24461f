/* lanes: sixteen bytes at a time; the compiler knows what the machine has for it.
 *
 * A comparison gives 0xFF in each lane where it is true, 0 elsewhere; cast it to lanes.
 */
#ifndef BASE_LANES_H
#define BASE_LANES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LANES = 16 };
/* Sixteen bytes; the compiler makes of an operation on them one of the processor. */
typedef unsigned char lanes __attribute__((vector_size(LANES)));

/* p[0..15], wherever they stand. */
static inline lanes
lanes_load(const char *p)
{
	lanes v;

	memcpy(&v, p, sizeof v);
	return v;
}

/* p[0..n-1], n <= LANES, and perhaps some of them again, or zeros, behind; nothing else is
 * read. */
static inline lanes
lanes_load_few(const char *p, size_t n)
{
	uint64_t half[2] = { 0, 0 };
	lanes v;

	if (n >= 8) {
		memcpy(&half[0], p, 8);
		memcpy(&half[1], p + n - 8, 8);
	} else if (n >= 4) {
		memcpy(&half[0], p, 4);
		memcpy(&half[1], p + n - 4, 4);
	} else if (n != 0) {
		half[0] = (unsigned char)p[0] | (uint64_t)(unsigned char)p[n / 2] << 8 |
		    (uint64_t)(unsigned char)p[n - 1] << 16;
	}
	memcpy(&v, half, sizeof v);
	return v;
}

/* Is any lane not zero? */
static inline bool
lanes_any(lanes v)
{
	uint64_t half[2];

	memcpy(half, &v, sizeof half);
	return (half[0] | half[1]) != 0;
}

/* Bit i: lane i is 0xFF, of lanes that are that or 0. */
static inline unsigned
lanes_bits(lanes v)
{
#ifdef __SSE2__
	return (unsigned)_mm_movemask_epi8((__m128i)v);
#else
	unsigned bits = 0;

	for (unsigned i = 0; i < LANES; i++)
		bits |= (unsigned)(v[i] & 1) << i;
	return bits;
#endif
}

#endif
