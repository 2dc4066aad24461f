/* What printed numbers may stand for, and which relations can hold. */
#include "unit.h"

#include "report/interval.h"

static struct decimal
dec(const char *s)
{
	struct decimal d = { 0, 0 };

	CHECK(decimal_parse(span_of(s), &d));
	return d;
}

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

/* value ± quantum/2 */
static struct interval
rounded(const char *value, const char *quantum)
{
	struct interval v = { { 0, 0 }, { 0, 0 } };

	CHECK(interval_of(dec(value), dec(quantum), &v));
	return v;
}

static void
test_meaning(void)
{
	struct interval v;
	bool ok;

	check_interval("rounded", "6859750..6859850", true, rounded("6859800", "100"));
	check_interval("exact", "21..21", true, interval_exact(dec("21")));
	ok = interval_truncated(dec("62.84"), dec("0.01"), &v);
	check_interval("cut off", "62.84..62.85", ok, v);
	ok = interval_truncated(dec("-62.84"), dec("0.01"), &v);
	check_interval("cut off below zero", "-62.85..-62.84", ok, v);
	ok = interval_lean(dec("70"), dec("1"), LEAN_BELOW, &v);
	check_interval("近70", "60..70", ok, v);
	ok = interval_lean(dec("300"), dec("1"), LEAN_ABOVE, &v);
	check_interval("300多", "300..400", ok, v);
	ok = interval_lean(dec("30000"), dec("10000"), LEAN_ABOVE, &v);
	check_interval("3万多", "30000..40000", ok, v);
	ok = interval_lean(dec("286000"), dec("1000"), LEAN_BOTH, &v);
	check_interval("约28.6万", "285000..287000", ok, v);
	ok = interval_lean(dec("5"), dec("1"), LEAN_NONE, &v);
	check_interval("no lean", "5..5", ok, v);
}

static void
check_read(const char *text, const char *expected)
{
	struct quantity q;
	struct interval v;
	bool overflow;

	CHECK(quantity_next(span_of(text), 0, &q, &overflow));
	check_interval(text, expected, interval_of_quantity(&q, &v), v);
}

static void
test_quantities(void)
{
	check_read("685.98万元", "6859750..6859850");
	check_read("21人", "21..21");
	check_read("28.6万人次", "285500..286500");
	check_read("99.83%", "99.825..99.835");
	check_read("300多人", "300..400");
	check_read("10-20万元", "100000..200000");
	check_read("近70场", "60..70");
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
	ok = interval_scale(rounded("2", "1"), dec("-2"), &v);
	check_interval("scale by a negative turns round", "-5..-3", ok, v);
	ok = interval_mul(rounded("0", "2"), rounded("3", "2"), &v);
	check_interval("mul across zero", "-4..4", ok, v);
	ok = interval_shift(rounded("1.5", "0.1"), 2, &v);
	check_interval("shift", "145..155", ok, v);
	ok = interval_gap(rounded("5", "1"), rounded("8", "1"), &v.lo);
	CHECK(ok && decimal_cmp(v.lo, dec("2")) == 0);
	ok = interval_gap(rounded("5", "1"), rounded("6", "1"), &v.lo);
	CHECK(ok && decimal_sign(v.lo) == 0);
	CHECK(interval_meets(rounded("5", "1"), rounded("6", "1")));
	CHECK(!interval_meets(rounded("5", "1"), interval_exact(dec("5.6"))));
	CHECK(interval_cmp(rounded("5", "1"), rounded("9", "1")) < 0);
	CHECK(interval_holds(rounded("5", "1"), dec("5.5")));
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
	/* 1752.30 to 1903.57: 8.6326 % */
	CHECK(interval_growth_meets(rounded("1903.57", "0.01"), rounded("1752.30", "0.01"),
	    rounded("8.63", "0.01"), 2, &met) && met);
	CHECK(interval_growth_meets(rounded("1903.57", "0.01"), rounded("1752.30", "0.01"),
	    rounded("8.65", "0.01"), 2, &met) && !met);
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
	test_meaning();
	test_quantities();
	test_sums();
	test_quotients();
	test_overflow();
	return unit_done();
}
