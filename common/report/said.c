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

struct said *
said_find(struct said_table *t, struct span label)
{
	struct said *s;

	if (label.n < SAID_LEAST || label.n > SAID_TEXT)
		return NULL;
	s = &t->at[span_hash_ends(label) >> (64 - PLACES_BITS)];
	if (s->n == label.n && memcmp(s->text, label.p, label.n) == 0)
		return s;
	s->side_told = s->set_told = false;
	s->n = (uint8_t)label.n;
	memcpy(s->text, label.p, label.n);
	return s;
}
