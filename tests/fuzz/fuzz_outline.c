/* Fuzzes labels, shapes and the outline: any bytes as a document. Invariants:
 * every line comes once and in order, paths of headings are unique. */
#include <stdlib.h>
#include <unistd.h>

#include "language/label.h"
#include "language/shape.h"
#include "outline/outline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_span(struct span text)
{
	struct label label;
	struct shape shape;
	size_t at = label_read(text, &label);

	if (at > text.n || label.end > text.n || (at > 0 && !label_possible(text)))
		abort();
	shape_read(text, at, &shape);
	if (shape.end > text.n || shape.body > text.n || shape.start > shape.end)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char path[] = "/tmp/fuzz_outline.XXXXXX", *operand = path;
	int fd = mkstemp(path);
	struct diag diag;
	struct line_options options = { .chunk = 0 };
	struct block_options block_options = { .whole = true };
	struct line_reader *lines;
	struct blocks *blocks;
	struct outline *outline;
	struct block *b;
	struct buf last = BUF_INIT;
	size_t line = 0;

	check_span((struct span){ (const char *)data, n });
	if (fd < 0 || write(fd, data, n) != (ssize_t)n)
		abort();
	close(fd);
	diag_init(&diag, "fuzz");
	diag.limit = 0;
	lines = line_open(&operand, 1, &options, &diag);
	blocks = blocks_open(lines, &block_options);
	outline = outline_open(blocks);
	while ((b = outline_next(outline)) != NULL) {
		if (b->kind == BLOCK_DOCUMENT) {
			line = 0;
			buf_reset(&last);
			continue;
		}
		for (size_t i = 0; i < b->nlines; i++)
			if (b->lines[i].number != ++line)
				abort();
		if (b->place.section.n == 0 || b->place.body > b->text.n)
			abort();
		if (b->kind == BLOCK_PARAGRAPH && b->place.role == ROLE_HEADING) {
			if (span_eq(buf_span(&last), buf_span(&b->place.section)))
				abort();
			buf_reset(&last);
			buf_add_span(&last, buf_span(&b->place.section));
		}
	}
	outline_close(outline);
	blocks_close(blocks);
	line_close(lines);
	buf_release(&last);
	unlink(path);
	return 0;
}
