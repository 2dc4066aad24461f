/* Marks of either width, and those that are part of a number. */
#include "unit.h"

#include "text/punct.h"

static void
test_ends(void)
{
	CHECK(punct_starts(SPAN("，其中"), ',') == 3);
	CHECK(punct_starts(SPAN(",其中"), ',') == 1);
	CHECK(punct_starts(SPAN("；其中"), ',') == 0);
	CHECK(punct_starts(SPAN(""), ',') == 0);
	CHECK(punct_ends(SPAN("如下："), ':') == 3);
	CHECK(punct_ends(SPAN("如下:"), ':') == 1);
	CHECK(punct_ends(SPAN("（万元）"), ')') == 3);
	CHECK(punct_ends(SPAN("(万元)"), ')') == 1);
	CHECK(punct_ends(SPAN("如下"), ':') == 0);
}

static void
test_find(void)
{
	CHECK(punct_find(SPAN("ab，c"), ',') == 2);
	CHECK(punct_find(SPAN("ab,c，"), ',') == 2);
	CHECK(punct_find(SPAN("支出，共,"), ',') == 6);
	CHECK(punct_find(SPAN("支出；"), ',') == NONE);
	CHECK(punct_find(SPAN("1,234"), ',') == NONE);
	CHECK(punct_find(SPAN("1,234,共"), ',') == 5);
	CHECK(punct_find(SPAN("12:30，"), ':') == NONE);
	CHECK(punct_find(SPAN(""), ';') == NONE);
	CHECK(punct_in(SPAN("a;b"), ';'));
	CHECK(punct_find(SPAN("年初预算批复的数；"), ';') == 24);	/* longer than what is looked at at once */
	CHECK(punct_find(SPAN("年初预算批复的数"), ';') == NONE);
	CHECK(punct_find(SPAN("年初预算，批复的数额为"), ',') == 12);
	CHECK(punct_find(SPAN("ab cd ef gh ij kl mn op,"), ',') == 23);
	CHECK(punct_find(SPAN("ab cd ef gh ij k,"), ',') == 16);
	CHECK(punct_find(SPAN("ab cd ef gh ij，"), ',') == 14);
	CHECK(punct_find(SPAN("年初１"), ',') == NONE);	/* full-width as the mark is, too */
}

int
main(void)
{
	test_ends();
	test_find();
	return unit_done();
}
