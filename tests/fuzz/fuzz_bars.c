/* fuzz_bars: drawn tables.  Each byte stands for a bar, a piece of a rule or
 * of a cell; the text they make is checked as fuzz_table does. */
#define LLVMFuzzerTestOneInput fuzz_text
#include "fuzz_table.c"
#undef LLVMFuzzerTestOneInput

static const char *const words[] = {
	"|", "|", "\n", "\n", "\n|", "|\n", "+", "+---+", "+===+", "---|---\n", "|---|:--:|\n",
	"-", "=", "│", "─", "┼", "├", "┤", "┌", "┐", "└", "┘", "┬", "┴", "║", "═", "╬", "╔",
	" ", " ", "    ", "1", ".5", "1,9", "66.50", "中", "文字", "（一）", "（", "。", "　",
	"**", "\\", "\\|", "—", "①", "｜", "＋", "\t", "\f", "合计", "单位：万元\n", " \n", "<", "a b",
	"| 12 | 34 |\n", "+----+----+\n", "│ 12 │ 34 │\n", "├────┼────┤\n", "\n\n\n", "— 3 —\n",
	"甲\n\n|\n\n", "乙  \n  \n", "---|---  \n  \n", "a | b\n"
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static char text[1 << 16];
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		const char *word = words[data[i] % (sizeof words / sizeof *words)];
		size_t length = strlen(word);

		if (used + length > sizeof text)
			break;
		memcpy(text + used, word, length);
		used += length;
	}
	return fuzz_text((const uint8_t *)text, used);
}
