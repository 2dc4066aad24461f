/* regex: matching UTF-8, empty matches, bytes that are not UTF-8 (regex.h). */
#include "text/regex.h"

#include "unit.h"

/* All matches of pattern in text, each in brackets. */
static void
all(const char *pattern, unsigned flags, struct span text, const char *expected)
{
	struct regex *re = regex_open(span_of(pattern), flags, NULL);
	struct buf got = BUF_INIT;
	bool found = false;

	CHECK(re != NULL);
	if (re == NULL)
		return;
	for (found = regex_match(re, text, 0); found; found = regex_next(re)) {
		buf_add_char(&got, '[');
		buf_add_span(&got, regex_group(re, 0));
		buf_add_char(&got, ']');
	}
	check_text(pattern, expected, buf_str(&got));
	buf_release(&got);
	regex_close(re);
}

static void
test_matches(void)
{
	all("\\d+", 0, SPAN("2024年12月"), "[2024][12]");
	all("\\d+", 0, SPAN("２４万 7"), "[２４][7]");
	all(".", 0, SPAN("合计"), "[合][计]");
	all("x", 0, SPAN("合计"), "");
	all("x", 0, SPAN(""), "");
	all("^$", 0, SPAN(""), "[]");
	all("a.c", REGEX_LITERAL, SPAN("abc a.c"), "[a.c]");
	all("ABC", REGEX_CASELESS, SPAN("xabcx"), "[abc]");
	all("b", REGEX_ANCHORED, SPAN("abb"), "");
	all("a", REGEX_ANCHORED, SPAN("aab"), "[a][a]");
}

/* Every place once, and never between the bytes of a character. */
static void
test_empty(void)
{
	all("", 0, SPAN("合a"), "[][][]");
	all("a*", 0, SPAN("baac"), "[][aa][][]");
	all("(?=计)", 0, SPAN("合计"), "[]");
	all("\\b", 0, SPAN("ab c"), "[][][][]");
	all("a|", 0, SPAN("aa"), "[a][a][]");
}

static void
test_invalid(void)
{
	all("元", 0, SPAN("\xff元\xe5\x85 元"), "[元][元]");
	all(".", 0, SPAN("\x80" "a\xc3"), "[a]");
	all("", 0, SPAN("\xff\xff"), "[][][]");
	all("a", 0, (struct span){ NULL, 0 }, "");
}

static void
test_groups(void)
{
	struct regex *re = regex_open(SPAN("(一)|(\\d)(、)?"), 0, NULL);

	CHECK(regex_match(re, SPAN("第3、"), 1));
	CHECK(regex_start(re) == 3 && regex_end(re) == 7);
	CHECK(regex_group(re, 1).p == NULL);
	CHECK(span_eq(regex_group(re, 2), SPAN("3")));
	CHECK(span_eq(regex_group(re, 3), SPAN("、")));
	CHECK(regex_group(re, 4).p == NULL && regex_group(re, 99).p == NULL);
	CHECK(regex_match(re, SPAN("3"), 0));
	CHECK(regex_group(re, 3).p == NULL);
	CHECK(!regex_match(re, SPAN("3"), 1));
	CHECK(!regex_match(re, SPAN("3"), 2));
	CHECK(!regex_next(re));
	regex_close(re);
	regex_close(NULL);
}

static void
test_errors(void)
{
	struct buf error = BUF_INIT;

	CHECK(regex_open(SPAN("a(b"), 0, &error) == NULL);
	check_text("error", "missing closing parenthesis at byte 3", buf_str(&error));
	CHECK(regex_open(SPAN("\xff"), 0, NULL) == NULL);
	buf_release(&error);
}

int
main(void)
{
	test_matches();
	test_empty();
	test_invalid();
	test_groups();
	test_errors();
	return unit_done();
}
