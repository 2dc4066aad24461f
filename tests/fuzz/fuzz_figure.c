/* Fuzzes the figures of paragraphs and tables: any bytes as a document.
 * Invariants: ids count up by one, every figure stands on a line of its block
 * with its raw text inside it, relations name figures of the report. */
#include <stdlib.h>
#include <unistd.h>

#include "figure/figure.h"
#include "outline/outline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static volatile uint64_t seen;

/* Relations that no other figure takes part in: a year of another report, a slot left empty. */
static bool
is_alone(struct span rel)
{
	return span_eq(rel, SPAN("stale")) || span_eq(rel, SPAN("blank"));
}

static bool
lies_in(struct span raw, const struct buf *b)
{
	return b->p != NULL && raw.p >= b->p && raw.p + raw.n <= b->p + b->n;
}

static void
check_figure(const struct block *b, const struct figure *f, size_t *id)
{
	if (f->id != 0 && f->id != ++*id)
		abort();
	/* A line of word boxes is made of rows that need not lie one behind the other. */
	if (!(b->lines[0].flags & (LINE_ROW | LINE_PROSE)) &&
	    (f->line < b->lines[0].number || f->line > b->lines[b->nlines - 1].number))
		abort();
	if (f->line == 0 || f->col == 0)
		abort();
	if (!lies_in(f->raw, &b->text) && !lies_in(f->raw, &b->table.joined))
		abort();
	if ((f->rel.n == 0) != (f->of.n == 0) && !is_alone(f->rel))
		abort();
	/* Reads every byte, for the sanitizer. */
	seen ^= span_hash(f->label) ^ span_hash(f->rel) ^ span_hash(f->of) ^
	    span_hash(f->section) ^ span_hash(f->unit);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char path[] = "/tmp/fuzz_figure.XXXXXX", *operand = path;
	int fd = mkstemp(path);
	const struct line_options options = { .chunk = 0 };
	const struct block_options block_options = { .tables = true };
	const struct figures_options figures_options = { .all = (n & 1) != 0 };
	struct figures *figures;
	struct line_reader *lines;
	struct outline *outline;
	struct blocks *blocks;
	const struct figure *f;
	struct diag diag;
	struct block *b;
	size_t id = 0;

	if (fd < 0 || write(fd, data, n) != (ssize_t)n)
		abort();
	close(fd);
	diag_init(&diag, "fuzz");
	diag.limit = 0;
	lines = line_open(&operand, 1, &options, &diag);
	blocks = blocks_open(lines, &block_options);
	outline = outline_open(blocks);
	figures = figures_open(&figures_options);
	while ((b = outline_next(outline)) != NULL) {
		size_t found = figures_of(figures, b, &diag, &f);

		if (b->kind == BLOCK_DOCUMENT)
			id = 0;
		for (size_t i = 0; i < found; i++)
			check_figure(b, &f[i], &id);
	}
	figures_close(figures);
	outline_close(outline);
	blocks_close(blocks);
	line_close(lines);
	unlink(path);
	return 0;
}
