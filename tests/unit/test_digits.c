/* digits: numbers of every length, printed and counted (digits.h). */
#include "unit.h"

#include "base/digits.h"

static void
put(const char *expected, uint64_t v)
{
	char text[DIGITS_MOST + 1];

	*digits_put(text, v) = '\0';
	check_text("put", expected, text);
	CHECK(digits_count(v) == (int)strlen(expected));
}

static void
test_put(void)
{
	put("0", 0);
	put("9", 9);
	put("10", 10);
	put("99", 99);
	put("100", 100);
	put("101", 101);
	put("999", 999);
	put("1000", 1000);
	put("123456789", 123456789);
	put("4294967296", UINT64_C(1) << 32);
	put("9999999999999999999", UINT64_C(9999999999999999999));
	put("10000000000000000000", UINT64_C(10000000000000000000));
	put("18446744073709551615", UINT64_MAX);
}

/* On both sides of each power of ten, where the bits alone would mislead. */
static void
test_powers(void)
{
	CHECK(digits_powers[0] == 1);
	for (int n = 1; n < DIGITS_MOST; n++) {
		CHECK(digits_powers[n] == digits_powers[n - 1] * 10);
		CHECK(digits_count(digits_powers[n] - 1) == n);
		CHECK(digits_count(digits_powers[n]) == n + 1);
	}
}

static void
test_fill(void)
{
	char text[] = "xxxxx";

	CHECK(digits_fill(text + 4, 12345, 3) == 12);
	check_text("the last three", "x345x", text);
	CHECK(digits_fill(text + 4, 7, 4) == 0);
	check_text("zeros before", "0007x", text);
	CHECK(digits_fill(text + 4, 7, 0) == 7);
	check_text("none", "0007x", text);
}

static void
test_hex(void)
{
	CHECK(digits_hex('0') == 0 && digits_hex('9') == 9);
	CHECK(digits_hex('a') == 10 && digits_hex('f') == 15);
	CHECK(digits_hex('g') == -1 && digits_hex('A') == -1 && digits_hex('/') == -1 &&
	    digits_hex(':') == -1 && digits_hex('\xe4') == -1);
}

int
main(void)
{
	test_put();
	test_powers();
	test_fill();
	test_hex();
	return unit_done();
}
