/* jxfigures: every quantity of a report, with what it measures. */
#include <unistd.h>

#include "figure/figure.h"
#include "program.h"
#include "record/figures.h"

/* One run: what is written where. */
struct run {
	struct program *program;
	const char *kinds;	/* --kind: names, comma separated; NULL: all figures */
	bool wanted[KINDS];
	struct writer *out;
	struct figures *figures;	/* for all operands, and all pieces of them */
};

/* Sets wanted from --kind; false, with a message, for an unknown name. */
static bool
choose_kinds(struct run *run)
{
	const char *s = run->kinds;

	if (s == NULL) {
		for (int k = 0; k <= KIND_CODE; k++)
			run->wanted[k] = k < KIND_DATE;
		return true;
	}
	do {
		size_t n = strcspn(s, ",");
		struct span name = { s, n };
		bool all = span_eq(name, SPAN("all")), known = all;

		for (int k = 0; k <= KIND_CODE; k++)
			if (all || span_eq(name, span_of(kind_names[k])))
				run->wanted[k] = known = true;
		if (!known) {
			program_refuse(run->program,
			    "option '--kind': '%.*s' is none of money percent count "
			    "score ratio bare date ordinal code all", (int)n, s);
			return false;
		}
		s += n + (s[n] == ',');
	} while (*s != '\0');
	return true;
}

/* A year that contradicts the report's own is shown although it is no
 * figure: jxcheck warns of it. */
static bool
is_wanted(const struct run *run, const struct figure *f)
{
	return run->wanted[f->kind] || (run->kinds == NULL && f->rel.n != 0);
}

static void
write_figures(const struct run *run, struct outline *outline)
{
	const struct block *b;
	const struct figure *f;

	while (!writer_failed(run->out) && (b = outline_next(outline)) != NULL) {
		size_t n = figures_of(run->figures, b, &run->program->diag, &f);
		struct span doc = n != 0 ? span_of(b->document) : SPAN("");

		for (size_t i = 0; i < n; i++)
			if (is_wanted(run, &f[i]))
				figure_write(run->out, doc, &f[i]);
	}
}

static void
extract(void *data, char *const *operands, size_t n, const struct source_start *start)
{
	struct run *run = data;
	const struct block_options block_options = { .tables = true, .quantities = true };
	struct stream s = program_stream(run->program,
	    (struct program_input){ operands, n, start }, &block_options, run->out);

	write_figures(run, s.outline);
	writer_flush(run->out);
	stream_close(&s);
}

/* What reads figures is built once, before the processes part that share the work. */
static void
work(struct run *run)
{
	const struct figures_options options = {
		.all = run->wanted[KIND_DATE] || run->wanted[KIND_ORDINAL] ||
		    run->wanted[KIND_CODE]
	};

	run->out = writer_open(STDOUT_FILENO, figure_columns, FIGURE_COLUMNS,
	    &run->program->records);
	run->figures = figures_open(&options);
	program_work(run->program, run->out, extract, run);
	figures_close(run->figures);
	writer_close(run->out, &run->program->diag);
}

static bool
parse_options(struct run *run, int argc, char **argv)
{
	struct program *p = run->program;
	const struct opt table[] = {
		{ 'k', "kind", OPT_TEXT, &run->kinds, "KIND[,KIND…]",
		    "only these: money percent count score ratio bare; also date "
		    "ordinal code, all", 0, 0, NULL },
		PROGRAM_NO_HEADER(p),
		PROGRAM_CSV(p, "write CSV"),
		PROGRAM_JSONL(p, "write one JSON object a line"),
		PROGRAM_JOBS(p),
		PROGRAM_ENCODING(p),
	};
	const struct opt_program about = {
		"jxfigures", "every quantity of a report", "[FILE ...]",
		"  jxfigures report.txt\n"
		"  jxfigures --kind=money *.txt | jxcheck\n"
		"  tail -v -n +1 *.txt | jxfigures --csv >figures.csv\n"
		"  jxsplit report.txt | awk -F'\\t' '$3 ~ /^2/' | jxfigures\n",
		table, sizeof table / sizeof *table
	};

	return program_begin(p, &about, argc, argv) && choose_kinds(run);
}

int
main(int argc, char **argv)
{
	struct program program = { .format = RECORD_TSV };
	struct run run = { .program = &program };

	if (parse_options(&run, argc, argv))
		work(&run);
	return program_end(&program);
}
