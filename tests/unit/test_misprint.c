/* Which slips explain a miss: a digit, two neighbours, a point; and which do not. */
#include "decimals.h"
#include "unit.h"

#include "language/misprint.h"

static struct term
term_of(const char *value, const char *quantum)
{
	return (struct term){ dec(value), dec(quantum), false };
}

/* a + b = c? */
static bool
add_up(const struct term *t, const void *of)
{
	struct decimal sum;

	(void)of;
	return decimal_add(t[0].value, t[1].value, &sum) && decimal_cmp(sum, t[2].value) == 0;
}

static const struct misprint_test adds_up = { add_up, NULL };

static const struct {
	const char *name, *a, *b, *c, *quantum;
	bool explained;
} cases[] = {
	{ "a digit of the first", "46.20", "3.05", "48.25", "0.01", true },
	{ "the leading digit of the sum", "45.20", "3.05", "98.25", "0.01", true },
	{ "two neighbours swapped", "45.20", "3.05", "42.85", "0.01", true },
	{ "the first two swapped", "45.20", "3.05", "84.25", "0.01", true },
	{ "two neighbours of the last", "45.20", "3.05", "48.52", "0.01", true },
	{ "the point of the second", "45.20", "30.5", "48.25", "0.01", true },
	{ "two digits", "45.20", "3.05", "59.25", "0.01", false },
};

static void
sums(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct term t[3] = {
			term_of(cases[i].a, cases[i].quantum), term_of(cases[i].b, cases[i].quantum),
			term_of(cases[i].c, cases[i].quantum)
		};
		struct decimal before = t[1].value;

		check_text(cases[i].name, cases[i].explained ? "explained" : "not",
		    misprint_explains(t, 3, &adds_up, NULL) ? "explained" : "not");
		CHECK(decimal_cmp(t[1].value, before) == 0);
	}
}

static void
rates(void)
{
	struct term a = term_of("29", "1"), b = term_of("24", "1"), rate = term_of("79.17", "0.01");
	struct term other = term_of("520", "1"), whole = term_of("500", "1");
	struct term ninety = term_of("90.00", "0.01");

	CHECK(misprint_rate(&a, &b, &rate));		/* 19 of 24 */
	CHECK(!misprint_rate(&other, &whole, &ninety));	/* 450 is two digits from 520 */
	CHECK(misprint_rate_alone(&whole, &other, &(struct term){ decimal_of(56), decimal_of(1),
	    .exact = false }));				/* 96 */
	CHECK(!misprint_rate_alone(&a, &b, &rate));	/* 120.83 */
}

/* Of what 4.62 may be but for a slip: all that lies in a window is listed. */
static void
windows(void)
{
	const struct term t = term_of("4.62", "0.01");
	struct interval window = { term_of("4.60", "0.01").value, term_of("6.42", "0.01").value };
	struct decimal all[MISPRINTS_MAX], some[MISPRINTS_MAX];
	size_t n = misprint_values(&t, all), kept = misprint_values_in(&t, &window, some), at = 0;

	CHECK(n == 9 + 9 + 9 + 2);	/* 0.62 too; not swapped for what is not there */
	CHECK(kept == 9 + 3 + 1 + 1);	/* 4.60 to 4.69, 4.72 to 4.92, 5.62, and swapped 6.42 */
	for (size_t i = 0; i < n; i++)
		if (decimal_cmp(all[i], window.lo) >= 0 && decimal_cmp(all[i], window.hi) <= 0) {
			while (at < kept && decimal_cmp(some[at], all[i]) != 0)
				at++;
			CHECK(at < kept);
		}
}

int
main(void)
{
	sums();
	windows();
	rates();
	return unit_done();
}
