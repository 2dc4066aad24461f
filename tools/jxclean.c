/* jxclean: the text of reports, clean and in UTF-8. */
#include <unistd.h>

#include "block/block.h"
#include "input/line.h"
#include "program.h"

/* One run: what is written where. */
struct run {
	struct line_reader *lines;
	struct writer *out;
	const char *alone;	/* the only operand; its own name needs no header */
	bool begun;		/* a document has been written */
};

/* A header as tail -v prints it, unless the document is the only operand. */
static void
write_header(struct run *run)
{
	struct span name = span_of(line_document(run->lines));

	if (run->begun)
		writer_raw(run->out, SPAN("\n"));
	else if (run->alone != NULL && span_eq(name, span_of(run->alone))) {
		run->begun = true;
		return;
	}
	run->begun = true;
	writer_raw(run->out, SPAN("==> "));
	writer_raw(run->out, name);
	writer_raw(run->out, SPAN(" <==\n"));
}

static void
write_lines(struct run *run)
{
	struct line line;
	enum line_event event;

	while (!writer_failed(run->out) &&
	    (event = line_next(run->lines, &line)) != LINE_END) {
		if (event == LINE_DOCUMENT) {
			write_header(run);
			continue;
		}
		writer_raw(run->out, line.text);
		writer_raw(run->out, SPAN("\n"));
	}
}

static void
write_paragraphs(struct run *run)
{
	struct block_options options = { .tables = false };
	struct blocks *blocks = blocks_open(run->lines, &options);
	struct block block;

	block_init(&block);
	while (!writer_failed(run->out) && blocks_next(blocks, &block)) {
		if (block.kind == BLOCK_DOCUMENT) {
			write_header(run);
			continue;
		}
		writer_raw(run->out, buf_span(&block.text));
		writer_raw(run->out, SPAN("\n"));
	}
	block_release(&block);
	blocks_close(blocks);
}

static bool
parse_options(struct program *p, bool *join, int argc, char **argv)
{
	const struct opt table[] = {
		{ 'j', "join", OPT_SET, join, NULL,
		    "one line a paragraph: join lines wrapped by a converter", 0, 0, NULL },
		PROGRAM_ENCODING(p),
	};
	const struct opt_program about = {
		"jxclean", "clean UTF-8 text of reports", "[FILE ...]",
		"  jxclean report.txt >clean.txt\n"
		"  pdftotext report.pdf - | jxclean -j\n"
		"  jxclean -e GB18030 old.txt | grep -n 万元\n"
		"  tail -v -n +1 *.txt | jxclean\n",
		table, sizeof table / sizeof *table
	};

	return program_begin(p, &about, argc, argv);
}

/* One process: the empty line before a header needs to know what came before. */
static void
clean(struct program *p, bool join)
{
	const struct record_options records = { .no_header = true };
	struct run run = { .out = writer_open(STDOUT_FILENO, NULL, 0, &records) };

	run.lines = program_lines(p, (struct program_input){ p->operands, p->n, NULL }, run.out);
	if (p->n < 2)
		run.alone = p->n == 0 ? "-" : p->operands[0];
	if (join)
		write_paragraphs(&run);
	else
		write_lines(&run);
	line_close(run.lines);
	writer_close(run.out, &p->diag);
}

int
main(int argc, char **argv)
{
	struct program program = { .format = RECORD_TSV };
	bool join = false;

	if (parse_options(&program, &join, argc, argv))
		clean(&program, join);
	return program_end(&program);
}
