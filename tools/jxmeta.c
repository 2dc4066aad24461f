/* jxmeta: what reports say of themselves, one record each. */
#include <unistd.h>

#include "program.h"
#include "record/described.h"

/* One run: what is written where. */
struct run {
	struct program *program;
	struct writer *out;
};

static void
describe_all(struct writer *w, struct outline *outline)
{
	struct meta *m = meta_open();
	const struct block *b;
	const char *doc = NULL;

	while (!writer_failed(w) && (b = outline_next(outline)) != NULL) {
		if (b->kind == BLOCK_DOCUMENT) {
			described_write(w, doc, m);
			meta_reset(m);
			doc = b->document;
		} else
			meta_take(m, b);
	}
	described_write(w, doc, m);
	meta_close(m);
}

static void
describe(void *data, char *const *operands, size_t n, const struct source_start *start)
{
	struct run *run = data;
	const struct block_options block_options = { .tables = true };
	struct stream s = program_stream(run->program,
	    (struct program_input){ operands, n, start }, &block_options, run->out);

	describe_all(run->out, s.outline);
	writer_flush(run->out);
	stream_close(&s);
}

static bool
parse_options(struct program *p, int argc, char **argv)
{
	const struct opt table[] = {
		PROGRAM_NO_HEADER(p),
		PROGRAM_CSV(p, "write CSV"),
		PROGRAM_JSONL(p, "write one JSON object a line"),
		PROGRAM_JOBS(p),
		PROGRAM_ENCODING(p),
	};
	const struct opt_program about = {
		"jxmeta", "what reports say of themselves", "[FILE ...]",
		"  jxmeta *.txt\n"
		"  jxmeta *.txt | awk -F'\\t' '$4 == \"whole\" && $6 != \"\" && $6 < 90'\n"
		"  tail -v -n +1 *.txt | jxmeta --csv >reports.csv\n",
		table, sizeof table / sizeof *table
	};

	return program_begin(p, &about, argc, argv);
}

int
main(int argc, char **argv)
{
	struct program program = { .format = RECORD_TSV };
	struct run run = { .program = &program };

	if (parse_options(&program, argc, argv)) {
		run.out = writer_open(STDOUT_FILENO, described_columns, DESCRIBED_COLUMNS,
		    &program.records);
		program_work(&program, run.out, describe, &run);
		writer_close(run.out, &program.diag);
	}
	return program_end(&program);
}
