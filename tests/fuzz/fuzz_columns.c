/* fuzz_columns: bytes become blanks, words and numbers, so that lines have
 * columns; blocks hold every line once and in order, cells lie inside their
 * block and hold no more than stands there (columns.h). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "report/block.h"

static const char *const words[] = {
	" ", "  ", "    ", "              ", "\n", "\n", "\n\n", "\f",
	"项目", "一、收入", "（二）", "1.", "1,2", "66.50", "980.5", "0", "—", "%",
	"。", "，", "预算数：", "（", "）", "单位：万元", "-", "----", " ---- ----",
	"绩", "效", "年度", "社会保障和就业支出", "\t", "|", "abc", "— 3 —", "合计"
};

static void
check_table(const struct block *b)
{
	const struct table *t = &b->table;

	size_t bytes = 0;

	if (t->nrows == 0 || t->cols == 0)
		abort();
	for (size_t r = 0; r < t->nrows; r++) {
		if (t->rows[r].cells == 0 || t->rows[r].line >= b->nlines)
			abort();
		for (size_t c = 0; c < t->rows[r].cells; c++) {
			const struct table_cell *cell = table_at(t, r, c);

			for (size_t k = 0; k < cell->pieces; k++)
				if (t->pieces[cell->first + k].end > b->text.n)
					abort();
			span_hash(cell->text);
			bytes += cell->text.n;
		}
	}
	if (bytes > b->text.n + t->npieces)
		abort();
}

static void
check_block(const struct block *b, size_t *line)
{
	if (b->kind == BLOCK_DOCUMENT)
		*line = 0;
	for (size_t i = 0; i < b->nlines; i++) {
		if (b->lines[i].number != ++*line || b->lines[i].end > b->text.n)
			abort();
		block_locate(b, b->lines[i].end);
	}
	if (b->kind == BLOCK_TABLE)
		check_table(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct line_options line_options = { .encoding = "utf-8" };
	struct block_options options = { .tables = true, .whole = n % 2 };
	struct line_reader *lines;
	struct blocks *blocks;
	struct block b;
	struct diag diag;
	char path[32], *operand = path;
	static FILE *file;
	size_t line = 0;

	if (file == NULL) {
		file = tmpfile();
		if (freopen("/dev/null", "w", stderr) == NULL)
			abort();
	}
	rewind(file);
	if (ftruncate(fileno(file), 0) != 0)
		abort();
	for (size_t i = 0; i < n; i++)
		fputs(words[data[i] % (sizeof words / sizeof *words)], file);
	if (fflush(file) != 0)
		abort();
	rewind(file);
	snprintf(path, sizeof path, "/dev/fd/%d", fileno(file));
	diag_init(&diag, "fuzz");
	lines = line_open(&operand, 1, &line_options, &diag);
	blocks = blocks_open(lines, &options);
	block_init(&b);
	while (blocks_next(blocks, &b))
		check_block(&b, &line);
	block_release(&b);
	blocks_close(blocks);
	line_close(lines);
	return 0;
}
