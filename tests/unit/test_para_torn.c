/* para_torn: quantities torn over two lines of a cell or of text, and lines that wait for the rest. */
#include "unit.h"

#include "input/para_torn.h"

static const struct {
	const char *last, *next;
	bool torn;
} pairs[] = {
	{ "≧35万人", "次", true },
	{ "1.8万", "元/场", true },
	{ "管护里程3.2公", "里；完成率100%", true },
	{ "1307.6", "3", true },
	{ "≤1406.", "06万元", true },
	{ "44257", "00.00", true },
	{ "35万人次", "合格率", false },
	{ "1307.63", "3", false },		/* it has its decimals */
	{ "20", "分", false },			/* the title of the next column */
	{ "48", "46", false },			/* two cells */
	{ "", "次", false },
};

/* Numbers torn by the end of a line of text. */
static const struct {
	const char *last, *next;
	bool split;
} splits[] = {
	{ "年末结转2", "71.53万元。", true },
	{ "亩均用水量下降到 4", "12 立方米，水费实收", true },
	{ "结转结余资金为17", "1.53万元", true },
	{ "年末结转2", "71.53", false },		/* cells */
	{ "年末结转2万元", "71.53万元。", false },
	{ "项目1", "71.53万元，", false },		/* the name of one */
	{ "支出2023", "12.4万元。", false },
	{ "支出2", "2023年实施，", false },
	{ "2", "71.53万元。", false },
	{ "", "71.53万元。", false },
};

/* Lines behind which an empty line may stand before the rest. */
static const struct {
	const char *last;
	bool waits;
} lines[] = {
	{ "1.86万", true },
	{ "巡查里程47.5公", true },
	{ "修缮涵洞两座、泵站1处；", false },	/* over, whatever comes */
	{ "安装启闭设备58台。", false },
	{ "改造管网6公里", false },		/* whole */
	{ "大坝加固", false },
	{ "", false },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		check_text(pairs[i].last, pairs[i].torn ? "torn" : "whole",
		    para_is_torn(span_of(pairs[i].last), span_of(pairs[i].next)) ? "torn" : "whole");
	for (size_t i = 0; i < sizeof splits / sizeof *splits; i++)
		check_text(splits[i].last, splits[i].split ? "split" : "whole",
		    para_is_split(span_of(splits[i].last), span_of(splits[i].next)) ? "split" :
		    "whole");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		check_text(lines[i].last, lines[i].waits ? "waits" : "over",
		    para_torn_waits(span_of(lines[i].last)) ? "waits" : "over");
	return unit_done();
}
