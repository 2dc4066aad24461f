/* The words without which a pattern cannot fit (rule_need.h). */
#include "unit.h"

#include "check/rule_need.h"

/* The words that pattern needs, with a blank between them; "-": any text may fit. */
static void
needs(const char *pattern, const char *expected)
{
	struct rule_need need;
	struct buf got = BUF_INIT;

	rule_need(span_of(pattern), &need);
	for (size_t i = 0; i < need.n; i++) {
		if (i > 0)
			buf_add_char(&got, ' ');
		buf_add_span(&got, need.words[i]);
	}
	check_text(pattern, expected, need.n == 0 ? "-" : buf_str(&got));
	buf_release(&got);
}

int
main(void)
{
	needs("基本支出", "基本支出");
	needs("^合计$", "合计");
	needs("三公.*经费", "三公");
	needs("货物|工程|服务", "货物 工程 服务");
	needs("货物|.*", "-");
	needs("(分值|满分)$", "分值 满分");
	needs("公务用车(购置和|购置及)", "公务用车");
	needs("用(车购置和|车购置及)", "车购置和 车购置及");
	needs("(?:实有|在职)人数", "实有 在职");
	needs("(?<!购置和)运行", "运行");
	needs("(?=项目).", "-");
	needs("运行(维护)?费?$", "运行");
	needs("费?用", "用");
	needs("费用+", "费用");
	needs("费*", "-");
	needs("ab{0,2}c", "a");
	needs("[预决]算数", "算数");
	needs("预算[^]数]", "预算");
	needs("a\\.b", "a");
	needs("a\\d+元角", "元角");
	needs("\\/支出", "支出");
	/* what has options of its own, or is not understood */
	needs("(?i)ABC", "-");
	needs("(*UCP)数", "-");
	needs("\\Qa.b\\E", "-");
	needs("\\p{Han}数", "-");
	needs("[[:alpha:]]数", "-");
	needs("(?<name>数)", "-");
	needs("𠮷数", "-");
	needs("", "-");
	return unit_done();
}
