/* places: the next and the last bit, against a look at each (places.h). */
#include "unit.h"

#include "text/places.h"

enum { BITS = 200 };

static bool
is_set(const struct places *ps, size_t i)
{
	return (ps->bits[i / 64] >> (i % 64) & 1) != 0;
}

static bool
agrees(const struct places *ps, size_t from, size_t end)
{
	size_t next = from, last = end, found = 0;
	bool any;

	while (next < end && !is_set(ps, next))
		next++;
	while (last > from && !is_set(ps, last - 1))
		last--;
	any = places_last(ps, from, end, &found);
	return places_next(ps, from, end) == next &&
	    (last > from ? any && found == last - 1 : !any);
}

static bool
agrees_from(const struct places *ps, size_t from)
{
	for (size_t end = from; end <= BITS; end++)
		if (!agrees(ps, from, end))
			return false;
	return true;
}

int
main(void)
{
	static const size_t set[] = { 0, 1, 63, 64, 100, 127, 128, 191 };
	struct places ps = { .bits = NULL };
	uint64_t *bits = places_room(&ps, BITS);

	memset(bits, 0, (BITS / 64 + 1) * sizeof *bits);
	CHECK(places_next(&ps, 0, BITS) == BITS);
	CHECK(places_next(&ps, 5, 5) == 5);
	for (size_t i = 0; i < sizeof set / sizeof *set; i++)
		bits[set[i] / 64] |= UINT64_C(1) << set[i] % 64;
	for (size_t from = 0; from < BITS; from++)
		CHECK(agrees_from(&ps, from));
	places_release(&ps);
	return unit_done();
}
