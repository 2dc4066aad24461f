/* Where characters of a set may start: every character that is of the set is
 * found, by both engines, wherever it stands; and the bits are asked rightly. */
#include "unit.h"

#include "text/charset.h"
#include "text/utf8.h"

enum { PLACES = 140 };

static const uint32_t members[] = {
	'\n', ',', 0xD7, 0x3002, 0xFF0C, 0x5176, 0x589E, 0x51CF, 0x5360, 0x4E0A, 0x5E74, 0x9879, 0x4E3B
};

enum { MEMBERS = sizeof members / sizeof *members };

static bool
is_set(const struct places *ps, size_t at)
{
	return (ps->bits[at / 64] >> (at % 64) & 1) != 0;
}

/* Does charset_next come by the place, and soon? */
static bool
comes_by(enum charset_engine engine, const struct charset *cs, struct span text, size_t place)
{
	enum { WRONG = 2 };	/* places taken in at the end of a text */
	size_t at = 0;

	for (int wrong = 0; wrong <= WRONG && at <= place; wrong++, at++)
		if ((at = charset_next_with(engine, cs, text, at)) == place)
			return true;
	return false;
}

/* Every member at every place of a text of every length around it. */
static void
test_found(enum charset_engine engine)
{
	struct charset cs = { 0 };
	struct places ps = { NULL, 0 };
	char text[2 * PLACES + 4];
	size_t missed = 0;

	for (size_t i = 0; i < MEMBERS; i++)
		charset_add(&cs, members[i]);
	for (size_t i = 0; i < MEMBERS; i++)
		for (size_t before = 0; before < PLACES; before++)
			for (size_t behind = 0; behind < PLACES; behind += 7) {
				size_t n = before;

				memset(text, 'x', sizeof text);
				n += utf8_encode(members[i], text + n);
				charset_find_with(engine, &cs, (struct span){ text, n + behind }, &ps);
				missed += !is_set(&ps, before);
				missed += !comes_by(engine, &cs, (struct span){ text, n + behind }, before);
			}
	CHECK(missed == 0);
	places_release(&ps);
}

/* What is of no set is seldom taken in: of the ideographs fewer than a fifth. */
static void
test_left_out(enum charset_engine engine)
{
	struct charset cs = { 0 };
	struct places ps = { NULL, 0 };
	size_t taken = 0, all = 0;
	char text[8] = "xxxxxxx";

	for (size_t i = 0; i < MEMBERS; i++)
		charset_add(&cs, members[i]);
	for (uint32_t c = 0x4E00; c < 0xA000; c++, all++) {
		utf8_encode(c, text);
		charset_find_with(engine, &cs, (struct span){ text, 7 }, &ps);
		taken += is_set(&ps, 0);
	}
	CHECK(taken >= MEMBERS - 4 && taken * 5 < all);
	places_release(&ps);
}

/* Where there is none, the end is told; behind the end nothing is looked at. */
static void
test_next_of_none(enum charset_engine engine)
{
	struct charset cs = { 0 };
	char text[PLACES];

	memset(text, 'x', sizeof text);
	charset_add(&cs, ',');
	for (size_t n = 0; n < PLACES - 1; n++) {
		size_t at;

		text[n] = ',';
		at = charset_next_with(engine, &cs, (struct span){ text, n }, 0);
		CHECK(at == n || at + 1 == n);
		CHECK(charset_next_with(engine, &cs, (struct span){ text, n }, n) == n);
		text[n] = 'x';
	}
}

static void
test_places(void)
{
	struct places ps = { NULL, 0 };
	uint64_t *bits = places_room(&ps, 200);
	size_t at = 0;

	memset(bits, 0, 4 * sizeof *bits);
	bits[0] = 1 | UINT64_C(1) << 63;
	bits[3] = 1;		/* 0, 63, 192 */
	CHECK(places_next(&ps, 0, 200) == 0);
	CHECK(places_next(&ps, 1, 200) == 63);
	CHECK(places_next(&ps, 64, 200) == 192);
	CHECK(places_next(&ps, 64, 192) == 192 && places_next(&ps, 64, 100) == 100);
	CHECK(places_next(&ps, 193, 200) == 200 && places_next(&ps, 5, 5) == 5);
	CHECK(places_last(&ps, 0, 200, &at) && at == 192);
	CHECK(places_last(&ps, 0, 192, &at) && at == 63);
	CHECK(places_last(&ps, 0, 63, &at) && at == 0);
	CHECK(!places_last(&ps, 1, 63, &at) && !places_last(&ps, 64, 192, &at));
	CHECK(!places_last(&ps, 7, 7, &at));
	places_release(&ps);
}

int
main(void)
{
	for (int engine = 0; engine < CHARSET_ENGINES; engine++) {
		test_found((enum charset_engine)engine);
		test_left_out((enum charset_engine)engine);
		test_next_of_none((enum charset_engine)engine);
	}
	test_places();
	return unit_done();
}
