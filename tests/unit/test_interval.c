/* What printed numbers may stand for, and which relations can hold. */
#include "decimals.h"
#include "unit.h"

#include "language/interval.h"

static void
check_interval(const char *name, const char *expected, bool ok, struct interval v)
{
	struct buf b = BUF_INIT;

	if (ok) {
		decimal_print(&b, v.lo);
		buf_add_str(&b, "..");
		decimal_print(&b, v.hi);
	}
	check_text(name, expected, ok ? buf_str(&b) : "refused");
	buf_release(&b);
}

/* value ± quantum/2: what a figure printed to its last place stands for. */
static struct interval
rounded(const char *value, const char *quantum)
{
	struct interval v = { { 0, 0 }, { 0, 0 } };
	struct decimal half;

	CHECK(decimal_mul(dec(quantum), dec("0.5"), &half));
	CHECK(decimal_sub(dec(value), half, &v.lo) && decimal_add(dec(value), half, &v.hi));
	return v;
}

static void
test_sums(void)
{
	struct interval v;
	bool ok;

	ok = interval_add(rounded("1.5", "0.1"), rounded("2.5", "0.1"), &v);
	check_interval("add", "3.9..4.1", ok, v);
	ok = interval_sub(rounded("2.5", "0.1"), rounded("1.5", "0.1"), &v);
	check_interval("sub", "0.9..1.1", ok, v);
	ok = interval_mul(rounded("2", "1"), interval_exact(dec("-2")), &v);
	check_interval("mul by a negative turns round", "-5..-3", ok, v);
	ok = interval_mul(rounded("0", "2"), rounded("3", "2"), &v);
	check_interval("mul across zero", "-4..4", ok, v);
	ok = interval_shift(rounded("1.5", "0.1"), 2, &v);
	check_interval("shift", "145..155", ok, v);
	CHECK(interval_meets(rounded("5", "1"), rounded("6", "1")));
	CHECK(!interval_meets(rounded("5", "1"), interval_exact(dec("5.6"))));
	CHECK(!interval_meets(rounded("5", "1"), rounded("9", "1")));
	CHECK(!interval_meets(rounded("9", "1"), rounded("5", "1")));
	CHECK(interval_meets(rounded("5", "1"), interval_exact(dec("5.5"))));
}

static bool
meets(struct interval a, struct interval b, struct interval target)
{
	bool met = false;

	CHECK(interval_quotient_meets(a, b, target, 2, &met));
	return met;
}

static void
test_quotients(void)
{
	bool met;

	/* 570.69 / 571.69 = 99.825…%: printed 99.83 */
	CHECK(meets(rounded("570.69", "0.01"), rounded("571.69", "0.01"), rounded("99.83", "0.01")));
	CHECK(!meets(rounded("570.69", "0.01"), rounded("571.69", "0.01"), rounded("99.85", "0.01")));
	/* 46 of 48 is 95.8333 %: 95.83 but not 95.84 */
	CHECK(meets(interval_exact(dec("46")), interval_exact(dec("48")), rounded("95.83", "0.01")));
	CHECK(!meets(interval_exact(dec("46")), interval_exact(dec("48")), rounded("95.84", "0.01")));
	/* a decline */
	CHECK(meets(interval_exact(dec("-1")), interval_exact(dec("4")), rounded("-25", "1")));
	/* nothing may be divided by */
	CHECK(!interval_quotient_meets(interval_exact(dec("1")), rounded("0", "1"), rounded("1", "1"), 2, &met));
}

static void
test_overflow(void)
{
	struct decimal large = dec("9999999999999999999999999999999999999");
	struct interval v, big = interval_exact(large);
	bool met;

	CHECK(!interval_mul(big, big, &v));
	CHECK(!interval_shift(big, 2, &v));
	CHECK(!interval_quotient_meets(big, big, big, 2, &met));
}

int
main(void)
{
	test_sums();
	test_quotients();
	test_overflow();
	return unit_done();
}
