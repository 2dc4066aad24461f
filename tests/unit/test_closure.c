/* Which quotients come out, worked out by hand: of numbers of usual size, of the same written
 * with more places than those have, and of longer ones. */
#include "decimals.h"
#include "unit.h"

#include "language/closure.h"

/* d with n more digits behind the point, all of them 0. */
static struct decimal
lengthened(struct decimal d, int n)
{
	for (; n > 0; n--) {
		d.c *= 10;
		d.scale++;
	}
	return d;
}

static struct term
term_of(const char *value, const char *quantum, bool exact, int zeros)
{
	return (struct term){ lengthened(dec(value), zeros), lengthened(dec(quantum), zeros), exact };
}

static const struct {
	const char *name, *a, *a_unit, *b, *b_unit, *rate, *rate_unit;
	bool exact, closes;
} cases[] = {
	/* 4399300 of 7000000 is 62.8471… */
	{ "amounts", "4399300", "100", "7000000", "100", "62.85", "0.01", false, true },
	{ "cut off", "4399300", "100", "7000000", "100", "62.84", "0.01", false, true },
	{ "swapped", "4399300", "100", "7000000", "100", "62.48", "0.01", false, false },
	/* 100 is 99.9 and 0.1, and 3 times 0.1 is more; it is 99.6 and 0.4, and 100.8 less 0.8 */
	{ "counts", "1", "1", "3", "1", "33.3", "0.1", true, true },
	{ "counts above", "1", "1", "3", "1", "33.4", "0.1", true, true },
	{ "a place too low", "1", "1", "3", "1", "33.2", "0.1", true, false },
	{ "too high", "1", "1", "3", "1", "33.6", "0.1", true, false },
	/* half a unit of 1 and of 3 allows for 0.5 / 3.5 to 1.5 / 2.5 */
	{ "rounded", "1", "1", "3", "1", "33.6", "0.1", false, true },
	{ "of nothing", "1", "1", "0", "1", "33.6", "0.1", false, false },
	{ "less than nothing", "-20.5", "0.1", "41", "0.1", "-50", "1", false, true },
	{ "the wrong way", "-20.5", "0.1", "41", "0.1", "50", "1", false, false },
	{ "long", "123456789012345678", "1", "246913578024691356", "1", "50.00", "0.01", true, true },
	{ "long, missed", "123456789012345678", "1", "246913578024691356", "1", "50.02", "0.01", true,
	    false },
};

/* 4399300 of 7000000 is 62.85: as 65.85 by one digit of the rate, as 62.58 by two swapped; of
 * 4379300, 62.56, that rate would need a digit of the amount. */
static const struct {
	const char *a, *rate;
	bool edit, misprint;
} slips[] = {
	{ "4399300", "65.85", true, true },
	{ "4399300", "62.58", true, true },
	{ "4379300", "62.85", true, false },
	{ "4379300", "31.17", false, false },
};

static void
test_slips(void)
{
	struct term b = term_of("7000000", "100", false, 0);

	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		struct term a = term_of(slips[i].a, "100", false, 0);
		struct term rate = term_of(slips[i].rate, "0.01", false, 0);

		CHECK(closure_rate_edit(&a, &b, &rate) == slips[i].edit);
		CHECK(closure_rate_misprint(&a, &b, &rate) == slips[i].misprint);
		CHECK(closure_rate_fit(&a, &b, &rate) ==
		    (slips[i].edit ? SLIP_TELLING : SLIP_NONE));
	}
}

/* t with x for a, b or rate (0, 1, 2). */
static struct closure_rate_terms
terms_with(struct closure_rate_terms t, int which, long long x)
{
	*(which == 0 ? &t.a.value : which == 1 ? &t.b.value : &t.rate.value) = decimal_of(x);
	return t;
}

/* Whatever closes lies in the window. */
static void
check_window(const struct closure_rate_terms *t, int which)
{
	struct closure_rate_terms at[2] = { terms_with(*t, which, 0), terms_with(*t, which, 1) };
	struct interval window;
	bool some = closure_rate_window(at, 0, &window), inside = true;

	for (long long x = 0; x < 300; x++) {
		struct closure_rate_terms one = terms_with(*t, which, x);

		inside &= !closure_rate(&one.a, &one.b, &one.rate) ||
		    (some && decimal_cmp(window.lo, decimal_of(x)) <= 0 &&
		    decimal_cmp(decimal_of(x), window.hi) <= 0);
	}
	CHECK(inside);
}

static void
test_windows(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct closure_rate_terms t = {
			term_of(cases[i].a, cases[i].a_unit, cases[i].exact, 0),
			term_of(cases[i].b, cases[i].b_unit, cases[i].exact, 0),
			term_of(cases[i].rate, cases[i].rate_unit, false, 0)
		};

		for (int which = 0; which < 3; which++)
			check_window(&t, which);
	}
}

/* 33.3 % of 600 are 199.8, and 0.1 % are 0.6; the window is a place wider at both ends. */
static void
test_window_ends(void)
{
	struct closure_rate_terms at[2] = {
		{ term_of("0", "0.1", true, 0), term_of("600", "1", true, 0),
		    term_of("33.3", "0.1", false, 0) },
		{ term_of("1", "0.1", true, 0), term_of("600", "1", true, 0),
		    term_of("33.3", "0.1", false, 0) }
	};
	struct interval window;

	CHECK(closure_rate_window(at, 1, &window));
	CHECK(decimal_cmp(window.lo, dec("199.1")) == 0);
	CHECK(decimal_cmp(window.hi, dec("200.5")) == 0);
	at[0].a = at[1].a = term_of("201", "1", true, 0);	/* the unknown is in none of them */
	CHECK(!closure_rate_window(at, 1, &window));
}

/* 31 of 50 are 62%: in 26% two digits are swapped, of too few to say much. */
static void
test_fit(void)
{
	struct term a = term_of("31", "1", true, 0), b = term_of("50", "1", true, 0);
	struct term rate = term_of("62", "1", false, 0), swapped = term_of("26", "1", false, 0);

	CHECK(closure_rate_fit(&a, &b, &rate) == SLIP_NEEDLESS);
	CHECK(closure_rate_fit(&a, &b, &swapped) == SLIP_WEAK);
}

int
main(void)
{
	test_slips();
	test_windows();
	test_window_ends();
	test_fit();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int zeros = 0; zeros <= 5; zeros += 5) {
			struct term a = term_of(cases[i].a, cases[i].a_unit, cases[i].exact, zeros);
			struct term b = term_of(cases[i].b, cases[i].b_unit, cases[i].exact, zeros);
			struct term rate = term_of(cases[i].rate, cases[i].rate_unit, false, zeros);

			check_text(cases[i].name, cases[i].closes ? "closes" : "does not",
			    closure_rate(&a, &b, &rate) ? "closes" : "does not");
		}
	return unit_done();
}
