/* Any bytes as rows of word boxes: lines are UTF-8, rows of one table are
 * equally wide, maps rise and stay inside the input, and one byte a read gives
 * the same lines.  Bytes that are no rows are made into words: six bytes are
 * the place of one, the rest up to the next line end is its text. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "block/block.h"
#include "input/line.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool condition)
{
	if (!condition)
		abort();
}

/* x and y in points, width and height, which page, and which line of it. */
static void
add_word(struct buf *to, const uint8_t *p, size_t n)
{
	unsigned line = p[5] & 15u, page = p[5] >> 6;

	buf_addf(to, "5\t%u\t0\t%u\t0\t0\t%u.5\t%u.25\t%u\t%u\t100\t", page, line,
	    p[0] * 3u, p[1] * 4u, p[2] & 127u, p[3] & 31u);
	buf_add(to, (const char *)p + 6, n - 6);
	buf_add_char(to, '\n');
}

static void
make_input(struct buf *to, const uint8_t *data, size_t size)
{
	buf_add_str(to, "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\t"
	    "width\theight\tconf\ttext\n");
	while (size > 0) {
		const uint8_t *end = memchr(data, '\n', size);
		size_t n = end == NULL ? size : (size_t)(end - data);

		if (n > 6 && data[0] != '5' && data[0] != '=')
			add_word(to, data, n);
		else {
			buf_add(to, (const char *)data, n);
			buf_add_char(to, '\n');
		}
		n += end != NULL;
		data += n;
		size -= n;
	}
}

static void
set_input(struct span s)
{
	FILE *f = tmpfile();

	must(f != NULL && fwrite(s.p, 1, s.n, f) == s.n && fflush(f) == 0);
	must(dup2(fileno(f), 0) == 0 && lseek(0, 0, SEEK_SET) == 0);
	fclose(f);
}

static void
check_table(const struct block *b)
{
	for (size_t r = 1; r < b->table.nrows; r++)
		if (b->lines[0].flags & LINE_ROW)
			must(b->table.rows[r].cells == b->table.rows[0].cells);
}

static uint64_t
read_all(struct span input, size_t chunk)
{
	struct line_options line_options = { .chunk = chunk };
	struct block_options options = { .tables = true };
	struct diag diag;
	struct line_reader *lines;
	struct blocks *blocks;
	struct block b;
	uint64_t sum = 0;

	set_input(input);
	diag_init(&diag, "fuzz");
	lines = line_open(NULL, 0, &line_options, &diag);
	blocks = blocks_open(lines, &options);
	block_init(&b);
	while (blocks_next(blocks, &b)) {
		must(utf8_valid(b.text.p, b.text.n));
		if (b.kind == BLOCK_TABLE)
			check_table(&b);
		sum = sum * 31 + span_hash(buf_span(&b.text)) + (uint64_t)b.kind;
		for (size_t at = 0; at < b.text.n; at++) {
			struct block_spot spot = block_locate(&b, at);

			must(spot.line >= 1 && spot.line <= input.n + 1 && spot.col >= 1 &&
			    spot.col <= input.n + 3);
			sum = sum * 31 + spot.line * 7 + spot.col;
		}
	}
	block_release(&b);
	blocks_close(blocks);
	line_close(lines);
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf input = BUF_INIT;
	uint64_t sum;

	make_input(&input, data, size);
	sum = read_all(buf_span(&input), 0);
	must(read_all(buf_span(&input), 1) == sum);
	buf_release(&input);
	return 0;
}
