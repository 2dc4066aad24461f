/* fuzz_cells: each byte picks a line of those that tables of loose cells, TABs
 * and empty lines are made of; blocks and cells must be whole all the same. */
#define LLVMFuzzerTestOneInput fuzz_table_input
#include "fuzz_table.c"
#undef LLVMFuzzerTestOneInput

static const char *const lines[] = {
	"\n", "\t\n", "\t\t\n", "\t\t\t\t\n", "甲", "\t", "\t\t\t\t", "1.00\n", "5\n",
	"—\n", "\u3000\n", "单位：万元\n", "一级指标\n", "分值\n", "得分\n", "备注\n",
	"项目支出\n", "2.大额支出\n", "1.公务接待", "（30分）\n", "绩\n", "\t名\t数\n",
	"名\t数\t价\n", "  \n", "全年支出100.00万元，都已用完，没有结余，也没有结转。\n",
	"说明：无\n", "— 3 —\n", "\f", "附件1\n", "益指标\n", "目标1：", "20\n"
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		buf_add_str(&text, lines[data[i] % (sizeof lines / sizeof *lines)]);
	fuzz_table_input((const uint8_t *)text.p, text.n);
	buf_release(&text);
	return 0;
}
