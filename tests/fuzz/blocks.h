/* blocks: what holds of the blocks of any document (block.h, table.h): every line
 * once and in order, cells inside their block. */
#ifndef FUZZ_BLOCKS_H
#define FUZZ_BLOCKS_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "block/block.h"

/* Returns how many bytes the cells of row r hold. */
static size_t
check_row(const struct block *b, size_t r)
{
	const struct table *t = &b->table;
	size_t bytes = 0;

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
	return bytes;
}

/* plain: the text is neither HTML nor word boxes, so cells hold no more than stands
 * there, and lines are counted up. */
static void
check_table(const struct block *b, bool plain)
{
	size_t bytes = 0;

	if (b->table.nrows == 0 || b->table.cols == 0)
		abort();
	for (size_t r = 0; r < b->table.nrows; r++)
		bytes += check_row(b, r);
	if (plain && bytes > b->text.n + b->table.npieces)
		abort();
}

static void
check_block(const struct block *b, bool plain, size_t *line)
{
	if (b->kind == BLOCK_DOCUMENT)
		*line = 0;
	for (size_t i = 0; i < b->nlines; i++) {
		size_t next = *line + 1;

		*line = b->lines[i].number;
		if ((plain && *line != next) || b->lines[i].end > b->text.n)
			abort();
		block_locate(b, b->lines[i].end);
	}
	if (b->kind == BLOCK_TABLE)
		check_table(b, plain);
}

/* Reads the blocks of file and looks at each. */
static void
check_blocks(FILE *file, const struct block_options *options, bool plain)
{
	const struct line_options line_options = { .encoding = "utf-8" };
	struct line_reader *lines;
	struct blocks *blocks;
	struct block b;
	struct diag diag;
	char path[32], *operand = path;
	size_t line = 0;

	if (fflush(file) != 0)
		abort();
	rewind(file);
	snprintf(path, sizeof path, "/dev/fd/%d", fileno(file));
	diag_init(&diag, "fuzz");
	lines = line_open(&operand, 1, &line_options, &diag);
	blocks = blocks_open(lines, options);
	block_init(&b);
	while (blocks_next(blocks, &b))
		check_block(&b, plain, &line);
	block_release(&b);
	blocks_close(blocks);
	line_close(lines);
	diag_flush(&diag);
}

/* An empty file, the same each time; messages go nowhere. */
static FILE *
empty_file(void)
{
	static FILE *file;

	if (file == NULL) {
		file = tmpfile();
		if (file == NULL || freopen("/dev/null", "w", stderr) == NULL)
			abort();
	}
	rewind(file);
	if (ftruncate(fileno(file), 0) != 0)
		abort();
	return file;
}

#endif
