/* torn_name: names put together from their parts. */
#include "language/torn_name.h"
#include "unit.h"

/* Parts that come one after the other, and which of them go on with a name: +. */
static const struct {
	const char *parts[5];
	const char *expected;
} rows[] = {
	{ { "年度预", "算申请" }, "-+" },
	{ { "经济", "效", "益指", "标" }, "-+++" },
	{ { " 社会效 ", "益指标 " }, "-+" },
	{ { "年度预", "算申请", "年度预", "算申请" }, "-+-+" },
	{ { "产出指标", "数量指标" }, "--" },		/* whole names */
	{ { "效益指标", "经济效", "益指标" }, "--+" },
	{ { "经济效", "质量指标" }, "--" },
	{ { "经济效", "年度预", "算申请" }, "--+" },
	{ { "经济效", "", "益指标" }, "---" },
	{ { "人员经费", "公用经费" }, "--" },
	{ { "标", "一级指标" }, "--" },
	{ { "这是一段比任何名称都长而且不会是名称的文字", "标" }, "--" },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct torn_name name = { .n = 0 };
		char got[6] = "";

		for (size_t k = 0; k < 5 && rows[i].parts[k] != NULL; k++)
			got[k] = torn_name_add(&name, span_of(rows[i].parts[k])) ? '+' : '-';
		check_text(rows[i].parts[0], rows[i].expected, got);
	}
	CHECK(torn_name_begins_row(SPAN("项目资金")));
	CHECK(torn_name_begins_row(SPAN(" 项目资金（万元）")));
	CHECK(torn_name_begins_row(SPAN("年度预")));
	CHECK(!torn_name_begins_row(SPAN("年度")));
	CHECK(!torn_name_begins_row(SPAN("数量指标")));
	CHECK(!torn_name_begins_row(SPAN("")));
	return unit_done();
}
