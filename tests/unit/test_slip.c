/* slip_may_be, the cheap filter before hint_edit: it may say yes to what is no slip, but must
 * not say no to what hint_edit calls one. */
#include <stdlib.h>

#include "unit.h"

#include "check/hint.h"
#include "check/slip.h"

enum { PLACES = 2, WAN = 4, DIGITS = 9 };

/* A figure of so many hundredths, in 万元 (scale WAN) or in 元 (scale 0). */
static struct entry
figure_of(int64_t hundredths, int scale)
{
	struct entry e = { .scale = scale, .places = PLACES };

	if (!decimal_shift(decimal_make(hundredths, PLACES), scale, &e.figure.value)) {
		fprintf(stderr, "a number of this test is too large\n");
		abort();
	}
	return e;
}

/* Pairs that hint_edit calls a slip, and those of them that slip_may_be denies. */
struct count {
	size_t slips, denied;
};

static void
compare(int64_t a, int64_t b, int scale, struct count *count)
{
	struct entry x = figure_of(a, scale), y = figure_of(b, scale);
	enum edit edit = hint_edit(&y, x.figure.value);
	int64_t m = slip_fixed(x.figure.value), n = slip_fixed(y.figure.value);

	if (m == 0 || n == 0)
		return;		/* not to be asked about */
	if (edit != EDIT_SWAP && edit != EDIT_DIGIT && edit != EDIT_TEN &&
	    edit != EDIT_TEN_THOUSAND)
		return;
	count->slips++;
	count->denied += !slip_may_be(m, n);
}

static int64_t
power(int n)
{
	return n == 0 ? 1 : 10 * power(n - 1);
}

/* n against what each slip at each of its digits makes of it. */
static void
compare_slips(int64_t n, int scale, struct count *count)
{
	for (int at = 0; at < DIGITS && power(at) <= n; at++) {
		int64_t low = n / power(at) % 10, high = n / power(at + 1) % 10;

		for (int digit = 0; digit < 10; digit++)
			if (n + (digit - low) * power(at) > 0)
				compare(n, n + (digit - low) * power(at), scale, count);
		if (n + (high - low) * power(at) + (low - high) * power(at + 1) > 0)
			compare(n, n + (high - low) * power(at) + (low - high) * power(at + 1),
			    scale, count);
	}
	compare(n, n * 10, scale, count);
	compare(n * 10, n, scale, count);
	compare(n, n * 10000, scale, count);
	compare(n * 10000, n, scale, count);
}

/* Numbers of all lengths up to DIGITS, without order. */
static void
slips_of_many(int scale)
{
	struct count count = { 0, 0 };
	int64_t n = 7;

	for (int i = 0; i < 3000; i++) {
		n = (n * 48271 + 11) % 2147483647;
		compare_slips(n % power(1 + i % DIGITS) + 1, scale, &count);
	}
	CHECK(count.slips > 100000);
	CHECK(count.denied == 0);
}

static void
all_small_pairs(int scale)
{
	struct count count = { 0, 0 };

	for (int64_t a = 1; a < 320; a++)
		for (int64_t b = 1; b < 320; b++)
			if (a != b)
				compare(a, b, scale, &count);
	CHECK(count.slips > 1000);
	CHECK(count.denied == 0);
}

/* A filter is worth having if it says no to most. */
static void
most_are_denied(void)
{
	size_t denied = 0, pairs = 0;

	for (int64_t a = 100003; a < 101000; a += 7)
		for (int64_t b = 250017; b < 260000; b += 1013, pairs++)
			denied += !slip_may_be(a, b);
	CHECK(denied * 10 > pairs * 8);
}

int
main(void)
{
	slips_of_many(WAN);
	slips_of_many(0);
	all_small_pairs(WAN);
	all_small_pairs(0);
	most_are_denied();
	CHECK(slip_fixed(decimal_make(-5, 0)) == 0);
	CHECK(slip_fixed(decimal_make(123, SLIP_PLACES + 1)) == 0);
	CHECK(slip_fixed(decimal_make(123, 2)) == 12300);
	return unit_done();
}
