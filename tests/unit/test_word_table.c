/* Words of a table by what they say (word_table.h); each table is first asked something else. */
#include "unit.h"
#include "unit_table.h"

#include "text/word_table.h"

static const char *const cells[] = {
	"上年", "past", "上年同期", "past", "比", "than", "年", "year", "%", "sign"
};
static struct data_table table;

/* The table is read by the first question, whichever it is. */
static void
test_first_question(void)
{
	static struct word_table in = { .table = &table }, find = { .table = &table },
	    rest = { .table = &table }, starts = { .table = &table }, ends = { .table = &table };

	CHECK(word_table_in(&in, "than", SPAN("师生比低")));
	CHECK(word_table_find(&find, "past", SPAN("较上年")) == SPAN("较").n);
	CHECK(span_eq(word_table_rest(&rest, "than", SPAN("决算比预算")), SPAN("预算")));
	CHECK(word_table_starts(&starts, "past", SPAN("上年决算")));
	CHECK(word_table_ends(&ends, "past", SPAN("比上年同期")));
}

static void
test_questions(void)
{
	static struct word_table t = { .table = &table };

	CHECK(word_table_at_start(&t, "past", SPAN("上年同期数")) == SPAN("上年同期").n);
	CHECK(word_table_at_start(&t, "than", SPAN("上年同期数")) == 0);
	CHECK(word_table_at_end(&t, "year", SPAN("较上年")) == SPAN("年").n);
	CHECK(word_table_is(&t, "past", SPAN("上年")) && !word_table_is(&t, "past", SPAN("上年数")));
	CHECK(word_table_starts(&t, "sign", SPAN("%")) && word_table_ends(&t, "sign", SPAN("3%")));
	CHECK(!word_table_in(&t, "never", SPAN("上年")) && !word_table_starts(&t, "past", SPAN("")));
	CHECK(word_table_find(&t, "year", SPAN("决算")) == NONE);
}

static void
test_cuts(void)
{
	static struct word_table t = { .table = &table };

	CHECK(span_eq(word_table_behind(&t, "than", SPAN("比上年")), SPAN("上年")));
	CHECK(span_eq(word_table_behind(&t, "than", SPAN("上年")), SPAN("上年")));
	CHECK(span_eq(word_table_before(&t, "past", SPAN("决算比上年同期")), SPAN("决算比")));
	CHECK(word_table_rest(&t, "than", SPAN("上年")).n == 0);
}

int
main(void)
{
	table = unit_table("table", 2, 5, cells);
	test_first_question();
	test_questions();
	test_cuts();
	return unit_done();
}
