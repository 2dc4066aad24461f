/* jxmeta: what reports say of themselves, one record each. */
#include "base/diag.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/out.h"
#include "input/crew.h"
#include "input/line.h"
#include "record/writer.h"
#include "report/block.h"
#include "report/memos.h"
#include "report/meta.h"
#include "report/stream.h"

static const char *const columns[] = {
	"doc", "unit", "year", "kind", "title", "score", "grade"
};

enum { COLUMNS = sizeof columns / sizeof *columns };

struct options {
	const char *encoding;
	int format;
	size_t jobs;		/* 0: one a processor */
	struct record_options records;
};

/* One run: what is written where. */
struct run {
	const struct options *options;
	struct diag *diag;
	struct writer *out;
	struct memos *memos;	/* of all the streams */
};

static void
write_report(struct writer *w, const char *doc, const struct meta *m)
{
	if (doc == NULL)
		return;
	writer_field(w, span_of(doc));
	writer_field(w, meta_field(m, META_UNIT));
	writer_field(w, meta_field(m, META_YEAR));
	writer_field(w, meta_field(m, META_KIND));
	writer_field(w, meta_title(m));
	writer_field(w, meta_field(m, META_SCORE));
	writer_field(w, meta_field(m, META_GRADE));
	writer_end(w);
}

static void
describe_all(struct writer *w, struct outline *outline)
{
	struct meta *m = meta_open();
	const struct block *b;
	const char *doc = NULL;

	while (!writer_failed(w) && (b = outline_next(outline)) != NULL) {
		if (b->kind == BLOCK_DOCUMENT) {
			write_report(w, doc, m);
			meta_reset(m);
			doc = b->document;
		} else
			meta_take(m, b);
	}
	write_report(w, doc, m);
	meta_close(m);
}

static void
describe(void *data, char *const *operands, size_t n, const struct source_start *start)
{
	struct run *run = data;
	const struct line_options line_options = {
		.encoding = run->options->encoding, .records = true, .start = start
	};
	const struct block_options block_options = { .tables = true };
	struct stream s = stream_open(operands, n, &line_options, &block_options, run->diag);

	outline_remember(s.outline, run->memos);
	line_on_wait(s.lines, writer_on_wait, run->out);
	describe_all(run->out, s.outline);
	writer_flush(run->out);
	stream_close(&s);
}

static enum opt_result
parse_options(struct options *o, int argc, char **argv, int *first, struct diag *diag)
{
	const struct opt table[] = {
		{ 'H', "no-header", OPT_SET, &o->records.no_header, NULL,
		    "leave the header line out", 0, 0, NULL },
		{ 0, "csv", OPT_VALUE, &o->format, NULL, "write CSV", RECORD_CSV, 0, NULL },
		{ 0, "jsonl", OPT_VALUE, &o->format, NULL,
		    "write one JSON object a line", RECORD_JSONL, 0, NULL },
		{ 'j', "jobs", OPT_SIZE, &o->jobs, "N",
		    "processes for long input (default: one a processor)", 1, 256, NULL },
		{ 'e', "encoding", OPT_TEXT, &o->encoding, "NAME",
		    "encoding of the input instead of detecting it", 0, 0, NULL },
	};
	const struct opt_program program = {
		"jxmeta", "what reports say of themselves", "[FILE ...]",
		"  jxmeta *.txt\n"
		"  jxmeta *.txt | awk -F'\\t' '$4 == \"whole\" && $6 < 90'\n"
		"  tail -v -n +1 *.txt | jxmeta --csv >reports.csv\n",
		table, sizeof table / sizeof *table
	};
	enum opt_result result = opt_parse(&program, argc, argv, first, diag);

	o->records.format = (enum record_format)o->format;
	return result;
}

int
main(int argc, char **argv)
{
	struct options options = { .format = RECORD_TSV };
	struct diag diag;
	struct run run = { .options = &options, .diag = &diag };
	struct crew crew = { .work = describe, .data = &run };
	int first;

	mem_program("jxmeta");
	diag_init(&diag, "jxmeta");
	out_prepare();
	switch (parse_options(&options, argc, argv, &first, &diag)) {
	case OPT_DONE:
		return STATUS_OK;
	case OPT_BAD:
		return STATUS_TROUBLE;
	case OPT_RUN:
		break;
	}
	run.out = writer_open(1, columns, COLUMNS, &options.records);
	run.memos = memos_open();
	crew.jobs = options.jobs;
	crew.whole = options.encoding != NULL;
	if (!writer_failed(run.out))
		crew_run(&crew, argv + first, (size_t)(argc - first), &diag);
	writer_close(run.out, &diag);
	memos_close(run.memos);
	diag_flush(&diag);
	return (int)diag.status;
}
