/* Exact decimals: parsing, printing, arithmetic, and what they refuse. */
#include "unit.h"

#include "language/decimal.h"

static struct decimal
parsed(const char *s)
{
	struct decimal d = { 0, 0 };

	if (!decimal_parse(span_of(s), &d))
		check_text(s, "a decimal", "refused");
	return d;
}

static void
check_value(const char *name, const char *expected, bool ok, struct decimal got)
{
	struct buf b = BUF_INIT;

	if (ok)
		decimal_print(&b, got);
	check_text(name, expected, ok ? buf_str(&b) : "refused");
	buf_release(&b);
}

#define NINES "99999999999999999999999999999999999999"	/* 38 */

static void
test_text(void)
{
	struct decimal d;

	check_value("trailing zeros", "12.34", true, parsed("12.3400"));
	check_value("negative", "-0.5", true, parsed("-0.50"));
	check_value("minus nothing", "0", true, parsed("-0.00"));
	check_value("whole", "6859800", true, parsed("6859800"));
	check_value("leading zeros", "7.01", true, parsed("007.01"));
	check_value("38 digits", NINES, true, parsed(NINES));
	CHECK(parsed("1.20").scale == 2);
	CHECK(!decimal_parse(SPAN(""), &d));
	CHECK(!decimal_parse(SPAN("-"), &d));
	CHECK(!decimal_parse(SPAN("."), &d));
	CHECK(!decimal_parse(SPAN("1."), &d));
	CHECK(!decimal_parse(SPAN(".5"), &d));
	CHECK(!decimal_parse(SPAN("1.2.3"), &d));
	CHECK(!decimal_parse(SPAN("1e3"), &d));
	CHECK(!decimal_parse(SPAN(" 1"), &d));
	CHECK(!decimal_parse(SPAN(NINES "9"), &d));
	check_value("make", "0.05", true, decimal_make(5, 2));
	check_value("make with negative scale", "500", true, decimal_make(5, -2));
}

static void
test_sums(void)
{
	struct decimal d = { 0, 0 };
	bool ok;

	ok = decimal_add(parsed("521.33"), parsed("77.2"), &d);
	check_value("521.33 + 77.2", "598.53", ok, d);
	ok = decimal_sub(parsed("0.3"), parsed("0.1"), &d);
	check_value("0.3 - 0.1", "0.2", ok, d);
	ok = decimal_sub(parsed("1"), parsed("1.000001"), &d);
	check_value("1 - 1.000001", "-0.000001", ok, d);
	d = decimal_of(7);
	CHECK(!decimal_add(parsed(NINES), decimal_of(1), &d));
	check_value("untouched after overflow", "7", true, d);
	CHECK(!decimal_add(parsed(NINES), parsed("0.1"), &d));
	ok = decimal_add(parsed(NINES), parsed("0.00"), &d);
	check_value("zeros behind the point do no harm", NINES, ok, d);
}

static void
test_products(void)
{
	struct decimal d = { 0, 0 };
	bool ok;

	ok = decimal_mul(parsed("685.98"), parsed("10000"), &d);
	check_value("685.98 x 10000", "6859800", ok, d);
	ok = decimal_mul(parsed("-1.5"), parsed("0.5"), &d);
	check_value("-1.5 x 0.5", "-0.75", ok, d);
	ok = decimal_mul(parsed("9999999999999999999"), parsed("9999999999999999999"), &d);
	check_value("19 nines squared", "99999999999999999980000000000000000001", ok, d);
	CHECK(!decimal_mul(parsed("99999999999999999999"), parsed("9999999999999999999"), &d));
	CHECK(!decimal_mul(parsed(NINES), parsed(NINES), &d));
	ok = decimal_shift(parsed("685.98"), 4, &d);
	check_value("685.98 up 4", "6859800", ok, d);
	ok = decimal_shift(parsed("5"), -3, &d);
	check_value("5 down 3", "0.005", ok, d);
	CHECK(!decimal_shift(parsed(NINES), 1, &d));
	CHECK(!decimal_shift(parsed("1"), -37, &d));
	ok = decimal_shift(parsed("0"), 1000, &d);
	check_value("nothing shifted far", "0", ok, d);
}

static void
test_quotients(void)
{
	struct decimal d = { 0, 0 };
	bool ok;

	ok = decimal_div(parsed("570.69"), parsed("571.69"), 6, &d);
	check_value("570.69 / 571.69", "0.998251", ok, d);	/* 0.99825080… */
	ok = decimal_div(parsed("1"), parsed("8"), 2, &d);
	check_value("half away from zero", "0.13", ok, d);
	ok = decimal_div(parsed("-1"), parsed("8"), 2, &d);
	check_value("half away from zero, below", "-0.13", ok, d);
	ok = decimal_div(parsed("2"), parsed("3"), 0, &d);
	check_value("2 / 3 to the unit", "1", ok, d);
	ok = decimal_div(parsed("0.0004"), parsed("2"), 2, &d);
	check_value("too small to see", "0", ok, d);
	CHECK(!decimal_div(parsed("1"), parsed("0.00"), 2, &d));
	CHECK(!decimal_div(parsed(NINES), parsed("0.1"), 2, &d));
}

static void
test_order(void)
{
	CHECK(decimal_cmp(parsed("1.20"), parsed("1.2")) == 0);
	CHECK(decimal_cmp(parsed("-1.2"), parsed("1.2")) < 0);
	CHECK(decimal_cmp(parsed("-1.3"), parsed("-1.25")) < 0);
	/* 64 bits and 18 places apart: the most that is multiplied out */
	CHECK(decimal_cmp(parsed("9223372036854775807"), parsed("9.223372036854775807")) > 0);
	CHECK(decimal_cmp(parsed("-9.223372036854775807"), parsed("-9223372036854775807")) > 0);
	CHECK(decimal_cmp(parsed("5.000000000000000000"), parsed("5")) == 0);
	CHECK(decimal_cmp(parsed("5"), parsed("5.0000000000000000001")) < 0);
	CHECK(decimal_cmp(parsed(NINES), parsed("0.000000000000000000000000000000000001")) > 0);
	CHECK(decimal_cmp(parsed("0.1"), parsed("0.099999999999999999999999999999999999")) > 0);
	CHECK(decimal_sign(parsed("-0.0")) == 0);
	CHECK(decimal_sign(parsed("-0.1")) < 0);
	check_value("abs", "3.5", true, decimal_abs(parsed("-3.5")));
	check_value("neg", "3.5", true, decimal_neg(parsed("-3.5")));
	CHECK(decimal_trim(parsed("10.00")).scale == 0);
}

int
main(void)
{
	test_text();
	test_sums();
	test_products();
	test_quotients();
	test_order();
	return unit_done();
}
