/* fuzz_columns: bytes become blanks, words and numbers, so that lines have
 * columns; blocks hold every line once and in order, cells lie inside their
 * block and hold no more than stands there (columns.h). */
#include <stdint.h>

#include "blocks.h"

static const char *const words[] = {
	" ", "  ", "    ", "              ", "\n", "\n", "\n\n", "\f",
	"项目", "一、收入", "（二）", "1.", "1,2", "66.50", "980.5", "0", "—", "%",
	"。", "，", "预算数：", "（", "）", "单位：万元", "-", "----", " ---- ----",
	"绩", "效", "年度", "社会保障和就业支出", "\t", "|", "abc", "— 3 —", "合计"
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct block_options options = { .tables = true, .whole = n % 2 };
	FILE *file = empty_file();

	for (size_t i = 0; i < n; i++)
		fputs(words[data[i] % (sizeof words / sizeof *words)], file);
	check_blocks(file, &options, true);
	return 0;
}
