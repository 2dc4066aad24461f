/* jxclean: the text of reports, clean and in UTF-8. */
#include "base/diag.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/out.h"
#include "input/line.h"
#include "record/writer.h"
#include "report/block.h"

struct options {
	const char *encoding;
	bool join;
};

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

static enum opt_result
parse_options(struct options *o, int argc, char **argv, int *first,
    struct diag *diag)
{
	const struct opt table[] = {
		{ 'j', "join", OPT_SET, &o->join, NULL,
		    "one line a paragraph: join lines wrapped by a converter", 0, 0, NULL },
		{ 'e', "encoding", OPT_TEXT, &o->encoding, "NAME",
		    "encoding of the input instead of detecting it", 0, 0, NULL },
	};
	const struct opt_program program = {
		"jxclean", "clean UTF-8 text of reports", "[FILE ...]",
		"  jxclean report.txt >clean.txt\n"
		"  pdftotext report.pdf - | jxclean -j\n"
		"  jxclean -e GB18030 old.txt | grep -n 万元\n"
		"  tail -v -n +1 *.txt | jxclean\n",
		table, sizeof table / sizeof *table
	};

	return opt_parse(&program, argc, argv, first, diag);
}

int
main(int argc, char **argv)
{
	struct options options = { .join = false };
	struct line_options line_options = { .records = true };
	struct record_options records = { .no_header = true };
	struct run run = { .alone = NULL };
	struct diag diag;
	size_t operands;
	int first;

	mem_program("jxclean");
	diag_init(&diag, "jxclean");
	out_prepare();
	switch (parse_options(&options, argc, argv, &first, &diag)) {
	case OPT_DONE:
		return STATUS_OK;
	case OPT_BAD:
		return STATUS_TROUBLE;
	case OPT_RUN:
		break;
	}
	operands = (size_t)(argc - first);
	if (operands < 2)
		run.alone = operands == 0 ? "-" : argv[first];
	line_options.encoding = options.encoding;
	run.lines = line_open(argv + first, operands, &line_options, &diag);
	run.out = writer_open(1, NULL, 0, &records);
	line_on_wait(run.lines, writer_on_wait, run.out);
	if (options.join)
		write_paragraphs(&run);
	else
		write_lines(&run);
	line_close(run.lines);
	writer_close(run.out, &diag);
	return (int)diag.status;
}
