/* date: what is a date, and how far it goes (date.h). */
#include "unit.h"

#include "language/date.h"

/* The date that text begins with, and behind which rest stands; rest NULL: none. */
static void
date(const char *text, const char *rest)
{
	struct numeral n;
	size_t end = numeral_read(span_of(text), 0, &n) ? date_read(span_of(text), 0, &n) : 0;

	check_text(text, rest == NULL ? "none" : rest, end == 0 ? "none" : text + end);
}

static void
test_read(void)
{
	date("2024年，", "，");
	date("2024年度预算", "预算");
	date("2024年12月31日止", "止");
	date("二〇二四年十二月。", "。");
	date("12月31日", "");
	date("3月份", "");
	date("2024-12-31 ", " ");
	date("2024.12.31、", "、");
	date("2024/12/31", "");
	date("2021-2023年。", "。");
	date("1—9月份", "");
	date("9时30分", "");
	date("9点半。", "。");
	date("9时至", "至");
	date("2024.12、", "、");
	date("2024.12%", NULL);
	date("685.98万元", NULL);
	date("12人", NULL);
}

static void
year(bool expected, const char *text)
{
	struct numeral n;

	CHECK(numeral_read(span_of(text), 0, &n));
	CHECK(date_is_year(&n) == expected);
}

static void
test_years(void)
{
	year(true, "1900");
	year(true, "2099");
	year(true, "二〇二四");
	year(false, "1899");
	year(false, "2100");
	year(false, "2,024");
	year(false, "2024.0");
	CHECK(date_year_in(SPAN("截至2023年底")) == 2023);
	CHECK(date_year_in(SPAN("二〇二四年度")) == 2024);
	CHECK(date_year_in(SPAN("全年支出685.98万元")) == 0);
}

static void
test_year_at_start(void)
{
	CHECK(date_year_at_start(SPAN("2023年预算")) == strlen("2023年"));
	CHECK(date_year_at_start(SPAN("2023年")) == strlen("2023年"));
	CHECK(date_year_at_start(SPAN("2023")) == 0);
	CHECK(date_year_at_start(SPAN("20231年")) == 0);
	CHECK(date_year_at_start(SPAN("203年")) == 0);
	CHECK(date_year_at_start(SPAN("在2023年")) == 0);
	CHECK(date_year_at_start(SPAN("")) == 0);
}

static void
test_possible(void)
{
	CHECK(date_is_possible(SPAN("12月31日")));
	CHECK(!date_is_possible(SPAN("2月30日")));
	CHECK(!date_is_possible(SPAN("4月31日")));
	CHECK(date_is_possible(SPAN("2024年2月29日")));
	CHECK(!date_is_possible(SPAN("13月1日")));
}

int
main(void)
{
	test_read();
	test_years();
	test_year_at_start();
	test_possible();
	return unit_done();
}
