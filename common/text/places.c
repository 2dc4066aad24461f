/* places: the memory of the bits; see places.h. */
#include "text/places.h"

#include <stdlib.h>

#include "base/mem.h"

uint64_t *
places_room(struct places *ps, size_t n)
{
	while (ps->cap < n / 64 + 2)
		ps->bits = mem_grow(ps->bits, ps->cap, &ps->cap, sizeof *ps->bits);
	return ps->bits;
}

void
places_release(struct places *ps)
{
	free(ps->bits);
	*ps = (struct places){ NULL, 0 };
}
