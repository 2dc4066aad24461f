/* said: a table with one place for each label, found by its hash; see said.h. */
#include "report/said.h"

#include <stdlib.h>

#include "base/mem.h"

enum { PLACES_BITS = 10, PLACES = 1 << PLACES_BITS, LINE = 64 };

_Static_assert(sizeof(struct said) <= LINE, "no more than a cache line");

struct said_table {
	struct said at[PLACES];
};

struct said_table *
said_open(void)
{
	return mem_zeroed(1, sizeof(struct said_table));
}

void
said_close(struct said_table *t)
{
	free(t);
}

static inline uint64_t
four_bytes(const char *p)
{
	uint32_t word;

	memcpy(&word, p, sizeof word);
	return word;
}

/* By its length and its first, last and middle bytes. */
static size_t
place_of(struct span label)
{
	uint64_t ends = four_bytes(label.p) << 32 | four_bytes(label.p + label.n - 4);
	uint64_t h = ends * UINT64_C(0x9E3779B97F4A7C15);

	h ^= (four_bytes(label.p + (label.n - 4) / 2) + label.n) * UINT64_C(0xC2B2AE3D27D4EB4F);
	return (size_t)(h >> (64 - PLACES_BITS));
}

struct said *
said_find(struct said_table *t, struct span label)
{
	struct said *s;

	if (label.n < SAID_LEAST || label.n > SAID_TEXT)
		return NULL;
	s = &t->at[place_of(label)];
	if (s->n == label.n && memcmp(s->text, label.p, label.n) == 0)
		return s;
	s->side_told = s->set_told = false;
	s->n = (uint8_t)label.n;
	memcpy(s->text, label.p, label.n);
	return s;
}
