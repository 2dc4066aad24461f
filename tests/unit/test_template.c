/* Known titles: the wordings of every template, at the level where they
 * stand, and titles that are none of them. */
#include "outline/template.h"
#include "unit.h"

/* Strengths at levels 1 and 2, as "31". */
static void
row(const struct templates *t, const char *title, const char *expected)
{
	struct template_hit hit;
	char got[3] = "";

	template_match(t, span_of(title), &hit);
	got[0] = (char)('0' + hit.strength[1]);
	got[1] = (char)('0' + hit.strength[2]);
	check_text(title, expected, got);
}

int
main(void)
{
	const struct templates *t = templates_known();

	row(t, "部门（单位）基本情况", "30");
	row(t, "部门概况", "30");
	row(t, "一般公共预算支出情况", "30");
	row(t, "政府性基金预算支出情况", "30");
	row(t, "国有资本经营预算支出情况", "30");
	row(t, "社会保险基金预算支出情况", "30");
	row(t, "存在的问题及原因分析", "33");	/* 存在的主要问题 at 2 */
	row(t, "下一步改进措施", "31");
	row(t, "其他需要说明的情况", "30");
	row(t, "“三公”经费情况", "03");
	row(t, "机构设置与人员情况", "03");
	row(t, "自评工作开展情况", "30");
	row(t, "评价工作组人员名单及签字", "30");
	row(t, "绩效目标分解下达情况", "33");	/* 绩效目标, too */
	row(t, "名词解释", "30");
	row(t, "预算绩效管理情况", "33");		/* 预算管理, too: the last row */
	row(t, "凝心铸魂，政治站位更加坚定", "00");
	row(t, "收入说明", "00");
	row(t, "", "00");
	row(t, "本单位将加强预算资金管理，完善管理制度，规范使用资金，提高资金运行绩效；围绕区委中心工作大局", "00");
	return unit_done();
}
