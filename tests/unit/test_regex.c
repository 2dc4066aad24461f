/* regex: matching UTF-8, groups, bytes that are not UTF-8 (regex.h). */
#include "text/regex.h"

#include "unit.h"

/* What pattern matches first in text; NULL for nothing. */
static void
first(const char *pattern, struct span text, const char *expected)
{
	struct regex *re = regex_open(span_of(pattern), NULL);
	struct buf got = BUF_INIT;
	bool found;

	CHECK(re != NULL);
	if (re == NULL)
		return;
	found = regex_match(re, text);
	buf_add_span(&got, regex_group(re, 0));
	CHECK(found == (expected != NULL));
	check_text(pattern, expected != NULL ? expected : "", buf_str(&got));
	buf_release(&got);
	regex_close(re);
}

static void
test_matches(void)
{
	first("\\d+", SPAN("于2024年12月"), "2024");
	first("\\d+", SPAN("２４万 7"), "２４");
	first(".$", SPAN("合计"), "计");
	first("x", SPAN("合计"), NULL);
	first("x", SPAN(""), NULL);
	first("^$", SPAN(""), "");
	first("(?=计)", SPAN("合计"), "");
	first("a", (struct span){ NULL, 0 }, NULL);
}

static void
test_invalid(void)
{
	first("元.", SPAN("\xff元\xe5\x85 元角"), "元角");
	first(".", SPAN("\x80" "a\xc3"), "a");
}

static void
test_groups(void)
{
	struct regex *re = regex_open(SPAN("(一)|(\\d)(、)?"), NULL);

	CHECK(regex_match(re, SPAN("第3、")));
	CHECK(span_eq(regex_group(re, 0), SPAN("3、")));
	CHECK(regex_group(re, 1).p == NULL);
	CHECK(span_eq(regex_group(re, 2), SPAN("3")));
	CHECK(span_eq(regex_group(re, 3), SPAN("、")));
	CHECK(regex_group(re, 4).p == NULL && regex_group(re, 99).p == NULL);
	CHECK(regex_match(re, SPAN("3")));
	CHECK(regex_group(re, 3).p == NULL);
	CHECK(!regex_match(re, SPAN("二")));
	CHECK(regex_group(re, 0).p == NULL);
	regex_close(re);
	regex_close(NULL);
}

static void
test_errors(void)
{
	struct buf error = BUF_INIT;

	CHECK(regex_open(SPAN("a(b"), &error) == NULL);
	check_text("error", "missing closing parenthesis at byte 3", buf_str(&error));
	CHECK(regex_open(SPAN("\xff"), NULL) == NULL);
	buf_release(&error);
}

int
main(void)
{
	test_matches();
	test_invalid();
	test_groups();
	test_errors();
	return unit_done();
}
