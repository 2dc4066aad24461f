/* places: one bit for each byte of a text, set where something may begin.
 *
 * For a text that is asked again and again: what a scan has found once is kept
 * as bits, and the questions are answered from those.
 */
#ifndef TEXT_PLACES_H
#define TEXT_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct places {
	uint64_t *bits;
	size_t cap;		/* words */
};

/* Room for the bits of n bytes, and a word more; whatever stands there now. */
uint64_t *places_room(struct places *ps, size_t n);

/* Frees the bits; a places of zeros has none. */
void places_release(struct places *ps);

/* The first place in from .. end (not including end); end if there is none. */
static inline size_t
places_next(const struct places *ps, size_t from, size_t end)
{
	uint64_t word;
	size_t i = from / 64;

	if (from >= end)
		return end;
	word = ps->bits[i] >> (from % 64);
	if (word != 0)
		from += (size_t)__builtin_ctzll(word);
	else {
		do
			if (++i > (end - 1) / 64)
				return end;
		while (ps->bits[i] == 0);
		from = 64 * i + (size_t)__builtin_ctzll(ps->bits[i]);
	}
	return from < end ? from : end;
}

/* The last place in from .. end (not including end); false if there is none. */
static inline bool
places_last(const struct places *ps, size_t from, size_t end, size_t *at)
{
	uint64_t word;
	size_t i;

	if (from >= end)
		return false;
	i = (end - 1) / 64;
	word = ps->bits[i] << (63 - (end - 1) % 64);
	if (word != 0)
		*at = end - 1 - (size_t)__builtin_clzll(word);
	else {
		do
			if (i-- == from / 64)
				return false;
		while (ps->bits[i] == 0);
		*at = 64 * i + 63 - (size_t)__builtin_clzll(ps->bits[i]);
	}
	return *at >= from;
}

#endif
