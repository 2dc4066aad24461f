/* jxfigures: every quantity of a report, with what it measures. */
#include <stdlib.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/out.h"
#include "input/crew.h"
#include "input/line.h"
#include "record/figures.h"
#include "record/writer.h"
#include "report/block.h"
#include "report/figure.h"
#include "report/memos.h"
#include "report/stream.h"

struct options {
	const char *encoding;
	const char *kinds;	/* --kind: names, comma separated; NULL: all figures */
	int format;
	size_t jobs;		/* 0: one a processor */
	struct record_options records;
	bool wanted[KIND_CODE + 1];
};

/* Sets wanted from --kind; false, with a message, for an unknown name. */
static bool
choose_kinds(struct options *o, struct diag *diag)
{
	const char *s = o->kinds;

	if (s == NULL) {
		for (int k = 0; k <= KIND_CODE; k++)
			o->wanted[k] = k < KIND_DATE;
		return true;
	}
	while (*s != '\0') {
		size_t n = strcspn(s, ",");
		struct span name = { s, n };
		bool all = span_eq(name, SPAN("all")), known = all;

		for (int k = 0; k <= KIND_CODE; k++)
			if (all || span_eq(name, span_of(kind_names[k])))
				o->wanted[k] = known = true;
		if (!known) {
			diag_message(diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
			    "option '--kind': '%.*s' is none of money percent count "
			    "score ratio bare date ordinal code all", (int)n, s);
			return false;
		}
		s += n + (s[n] == ',');
	}
	return true;
}

/* A year that contradicts the report's own is shown although it is no
 * figure: jxcheck warns of it. */
static bool
is_wanted(const struct options *o, const struct figure *f)
{
	return o->wanted[f->kind] || (o->kinds == NULL && f->rel.n != 0);
}

static void
write_figures(const struct options *o, struct outline *outline, struct writer *w,
    struct diag *diag)
{
	struct figures_options figures_options = {
		.all = o->wanted[KIND_DATE] || o->wanted[KIND_ORDINAL] || o->wanted[KIND_CODE]
	};
	struct figures *figures = figures_open(&figures_options);
	const struct block *b;
	const struct figure *f;

	while (!writer_failed(w) && (b = outline_next(outline)) != NULL) {
		size_t n = figures_of(figures, b, diag, &f);
		struct span doc = n != 0 ? span_of(b->document) : SPAN("");

		for (size_t i = 0; i < n; i++)
			if (is_wanted(o, &f[i]))
				figure_write(w, doc, &f[i]);
	}
	figures_close(figures);
}

/* One run: what is written where. */
struct run {
	const struct options *options;
	struct writer *out;
	struct diag *diag;
	struct memos *memos;	/* of all the streams */
};

static void
extract(void *data, char *const *operands, size_t n, const struct source_start *start)
{
	struct run *run = data;
	const struct line_options line_options = {
		.encoding = run->options->encoding, .records = true, .start = start
	};
	const struct block_options block_options = { .tables = true };
	struct stream s = stream_open(operands, n, &line_options, &block_options, run->diag);

	outline_remember(s.outline, run->memos);
	line_on_wait(s.lines, writer_on_wait, run->out);
	write_figures(run->options, s.outline, run->out, run->diag);
	writer_flush(run->out);
	stream_close(&s);
}

static enum opt_result
parse_options(struct options *o, int argc, char **argv, int *first,
    struct diag *diag)
{
	const struct opt table[] = {
		{ 'k', "kind", OPT_TEXT, &o->kinds, "KIND[,KIND…]",
		    "only these: money percent count score ratio bare; also date "
		    "ordinal code, all", 0, 0, NULL },
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
		"jxfigures", "every quantity of a report", "[FILE ...]",
		"  jxfigures report.txt\n"
		"  jxfigures --kind=money *.txt | jxcheck\n"
		"  tail -v -n +1 *.txt | jxfigures --csv >figures.csv\n"
		"  jxsplit report.txt | awk -F'\\t' '$3 ~ /^2/' | jxfigures\n",
		table, sizeof table / sizeof *table
	};
	enum opt_result result = opt_parse(&program, argc, argv, first, diag);

	o->records.format = (enum record_format)o->format;
	if (result == OPT_RUN && !choose_kinds(o, diag))
		return OPT_BAD;
	return result;
}

int
main(int argc, char **argv)
{
	struct options options = { .format = RECORD_TSV };
	struct diag diag;
	struct run run = { .options = &options, .diag = &diag };
	struct crew crew = { .work = extract, .data = &run };
	int first;

	mem_program("jxfigures");
	diag_init(&diag, "jxfigures");
	out_prepare();
	switch (parse_options(&options, argc, argv, &first, &diag)) {
	case OPT_DONE:
		return STATUS_OK;
	case OPT_BAD:
		return STATUS_TROUBLE;
	case OPT_RUN:
		break;
	}
	run.out = writer_open(1, figure_columns, FIGURE_COLUMNS, &options.records);
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
