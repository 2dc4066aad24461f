/* jxread: all records of reports in one go, each kind in a file of its own: what
 * jxmeta, jxsplit, jxtables, jxfigures and jxcheck print, for who wants all of it
 * and reads a text no oftener than needed; and pages, as jxmark makes them.
 *
 * That is twice: jxsplit keeps every byte of a line, the others only what counts. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "check/check.h"
#include "check/rule.h"
#include "input/spool.h"
#include "program.h"
#include "record/described.h"
#include "record/figures.h"
#include "record/findings.h"
#include "record/folder.h"
#include "record/lines.h"
#include "record/mark_press.h"
#include "record/problems.h"
#include "record/rows.h"
#include "record/shelf.h"

/* What is written, by the name of its file. */
enum part { META, SECTIONS, REQUIRED, FIGURES, FINDINGS, TABLES, PARTS };

static const char *const part_names[PARTS] = {
	"meta", "sections", "required", "figures", "findings", "tables"
};

static const char *const *const part_columns[PARTS] = {
	described_columns, line_columns, problem_columns, figure_columns, finding_columns, NULL
};

static const size_t part_widths[PARTS] = {
	DESCRIBED_COLUMNS, LINE_COLUMNS, PROBLEM_COLUMNS, FIGURE_COLUMNS, FINDING_COLUMNS, 0
};

struct options {
	const char *directory;
	const char *shelf;	/* --pages DIR; NULL: no pages */
	const char *names;	/* --names FILE */
	struct mark_press_options pages;
};

struct run {
	struct program *program;
	struct diag *diag;	/* the program's */
	struct writer *out[PARTS];
	struct buf paths[PARTS];
	struct lines lines;
	struct require *require;
	struct meta *meta;
	struct figures *figures;
	struct checker *checker;
	struct ledger ledger;
	struct findings findings;
	const char *doc;	/* NULL: none has begun */
	bool cut;		/* it is too long to check as one */
	struct shelf *shelf;	/* NULL: pages are not wanted */
	struct mark_press press;
	bool unprinted;		/* it has no page, or needs more than one */
	off_t begun;		/* where standard input is to be read from; -1: it is not */
};

/* --- sections ------------------------------------------------------------------ */

static void
end_sections(struct run *run)
{
	problems_write(run->out[REQUIRED], run->doc, run->require);
}

static void
take_lines(struct run *run, const struct block *b)
{
	if (b->kind == BLOCK_DOCUMENT) {
		end_sections(run);
		run->doc = b->document;
	}
	require_take(run->require, b);
	lines_write(&run->lines, b);
}

/* --- the rest ------------------------------------------------------------------ */

static void
print_page(struct run *run)
{
	const struct mark_sheet sheet = {
		.document = run->doc, .meta = run->meta, .ledger = &run->ledger,
		.findings = &run->findings
	};

	if (!run->unprinted)
		shelf_put(run->shelf, 1, mark_press_print(&run->press, &sheet), run->diag);
}

/* A report that is too long for one page gets none. */
static void
add_to_page(struct run *run, const struct block *b, const struct figure *f, size_t n)
{
	if (run->unprinted)
		return;
	run->unprinted = mark_press_is_full(&run->press, &run->ledger, figures_counting(f, n));
	if (run->unprinted)
		mark_press_discard(&run->press);
	else
		mark_press_take(&run->press, b, f, n);
}

static void
write_findings(struct run *run)
{
	ledger_seal(&run->ledger);
	checker_report(run->checker, &run->ledger, run->doc, &run->findings, run->diag);
	for (size_t i = 0; i < run->findings.n; i++)
		finding_write(run->out[FINDINGS], run->doc, &run->ledger, &run->findings,
		    &run->findings.list[i]);
	print_page(run);
	ledger_reset(&run->ledger);
}

static void
end_report(struct run *run)
{
	if (run->doc == NULL)
		return;
	described_write(run->out[META], run->doc, run->meta);
	write_findings(run);
}

static void
add_figure(struct run *run, const struct figure *f)
{
	figure_write(run->out[FIGURES], span_of(run->doc), f);
	if (run->ledger.n == LEDGER_FIGURES_MAX) {
		write_findings(run);
		if (!run->cut)
			checker_say_cut(run->diag, run->doc, f->line);
		run->cut = true;
	}
	ledger_add(&run->ledger, f);
}

static void
take_block(struct run *run, const struct block *b)
{
	const struct figure *f;
	size_t n = figures_of(run->figures, b, run->diag, &f);

	if (b->kind == BLOCK_DOCUMENT) {
		end_report(run);
		meta_reset(run->meta);
		run->doc = b->document;
		run->cut = false;
		run->unprinted = run->shelf == NULL;
		if (run->shelf != NULL)
			shelf_turn_to(run->shelf, run->doc, run->diag);
		return;
	}
	meta_take(run->meta, b);
	add_to_page(run, b, f, n);
	if (b->kind == BLOCK_TABLE)
		rows_write(run->out[TABLES], b);
	for (size_t i = 0; i < n; i++)
		if (figure_counts(&f[i]))
			add_figure(run, &f[i]);
}

/* --- two readings -------------------------------------------------------------- */

/* What is to be read, and what becomes of it. */
struct reading {
	struct block_options options;
	enum part part;		/* as long as it can be written */
	void (*take)(struct run *run, const struct block *b);
	void (*end)(struct run *run);
};

static const struct reading first_reading = {
	{ .whole = true }, SECTIONS, take_lines, end_sections
};
static const struct reading second_reading = {
	{ .tables = true, .quantities = true }, FIGURES, take_block, end_report
};

static void
read_blocks(struct run *run, char *const *operands, size_t n, const struct reading *reading)
{
	struct stream s = program_stream(run->program,
	    (struct program_input){ operands, n, NULL }, &reading->options, NULL);
	const struct block *b;

	run->doc = NULL;
	while (!writer_failed(run->out[reading->part]) && (b = outline_next(s.outline)) != NULL)
		reading->take(run, b);
	reading->end(run);
	stream_close(&s);
}

/* --- the files ----------------------------------------------------------------- */

/* False, with a message, if the file cannot be made. */
static bool
open_part(struct run *run, enum part part, const char *directory)
{
	struct record_options records = { .format = RECORD_TSV };
	struct buf *path = &run->paths[part];
	int fd;

	buf_addf(path, "%s/%s.tsv", directory, part_names[part]);
	records.name = buf_str(path);
	fd = open(records.name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0) {
		program_refuse(run->program, "%s: %s", records.name, strerror(errno));
		return false;
	}
	run->out[part] = part == TABLES ? rows_open(fd, &records) :
	    writer_open(fd, part_columns[part], part_widths[part], &records);
	return true;
}

static bool
open_all(struct run *run, const char *directory)
{
	for (enum part part = META; part < PARTS; part++)
		if (!open_part(run, part, directory))
			return false;
	return true;
}

static void
close_all(struct run *run)
{
	for (enum part part = META; part < PARTS; part++) {
		if (run->out[part] != NULL)
			writer_close(run->out[part], run->diag);
		buf_release(&run->paths[part]);
	}
}

/* --- the run --------------------------------------------------------------------- */

/* All operands can be read twice, or a message says which cannot. */
static bool
prepare_operands(struct run *run, const char *directory)
{
	char *const *operands = run->program->operands;
	size_t n = run->program->n;
	bool from_stdin = n == 0;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(operands[i], "-") == 0) {
			from_stdin = true;
		} else if (!spool_can_reopen(operands[i])) {
			program_refuse(run->program,
			    "%s: is no file, and cannot be read twice; give it as standard input",
			    operands[i]);
			return false;
		}
	}
	if (from_stdin && (run->begun = spool_stdin(directory)) < 0) {
		program_refuse(run->program, "cannot keep standard input in '%s': %s",
		    directory, strerror(errno));
		return false;
	}
	return true;
}

/* Pages, if they are wanted; false, with a message, if that cannot be. */
static bool
prepare_pages(struct run *run, const struct options *o)
{
	if ((o->shelf == NULL) != (o->names == NULL)) {
		program_refuse(run->program, "options '--pages' and '--names' need one another");
		return false;
	}
	if (o->shelf == NULL)
		return true;
	run->shelf = shelf_open(o->shelf, o->names, run->diag);
	return run->shelf != NULL && mark_press_open(&run->press, &o->pages, run->diag);
}

/* What is wrong with the input is told the second time. */
static void
read_twice(void *data, char *const *operands, size_t n, const struct source_start *start)
{
	struct run *run = data;

	(void)start;	/* one process begins at the beginning */
	run->diag->silent = true;
	read_blocks(run, operands, n, &first_reading);
	run->diag->silent = false;
	if (run->begun >= 0)
		(void)lseek(STDIN_FILENO, run->begun, SEEK_SET);
	read_blocks(run, operands, n, &second_reading);
}

static void
read_all(struct run *run)
{
	const struct figures_options figures_options = { .all = false };
	struct rules rules = { 0 };
	const struct check_options check_options = { .rules = &rules };

	rules_add_shipped(&rules, run->diag);
	run->require = require_open();
	require_add_known(run->require, SPAN("known"));
	run->meta = meta_open();
	run->figures = figures_open(&figures_options);
	run->checker = checker_open(&check_options);
	lines_init(&run->lines, run->out[SECTIONS]);
	ledger_init(&run->ledger);
	findings_init(&run->findings);
	program_work(run->program, run->out[SECTIONS], read_twice, run);
	findings_release(&run->findings);
	ledger_release(&run->ledger);
	lines_release(&run->lines);
	checker_close(run->checker);
	rules_release(&rules);
	figures_close(run->figures);
	meta_close(run->meta);
	require_close(run->require);
}

static bool
parse_options(struct program *p, struct options *o, int argc, char **argv)
{
	const struct opt table[] = {
		{ 'd', "directory", OPT_TEXT, &o->directory, "DIR",
		    "where the files are written: DIR/meta.tsv …", 1, 1, NULL },
		{ 0, "pages", OPT_TEXT, &o->shelf, "DIR",
		    "and jxmark's pages, of reports that one page holds", 0, 0, NULL },
		{ 0, "names", OPT_TEXT, &o->names, "FILE",
		    "NAME, TAB, ID of every report, in order: the page is DIR/ab/abcd.html", 0,
		    0, NULL },
		{ 0, "head", OPT_TEXT, &o->pages.head, "FILE",
		    "HTML to put into <head> of a page: style, script", 0, 0, NULL },
		{ 0, "index", OPT_TEXT, &o->pages.index, "ADDRESS",
		    "lead from a page back to this one", 0, 0, NULL },
		{ 0, "ignore", OPT_TEXT, &o->pages.ignore, "FILE",
		    "tell on no page of the fingerprints in FILE", 0, 0, NULL },
		PROGRAM_ENCODING(p),
	};
	const struct opt_program about = {
		"jxread", "all records of reports in one go", "[FILE ...]",
		"  jxread -d records/ *.txt\n",
		table, sizeof table / sizeof *table
	};

	return program_begin(p, &about, argc, argv);
}

int
main(int argc, char **argv)
{
	struct program program = { .format = RECORD_TSV, .jobs = 1 };
	struct options options = { .directory = NULL };
	struct run run = { .program = &program, .diag = &program.diag, .begun = -1 };

	if (!parse_options(&program, &options, argc, argv))
		return program_end(&program);
	if (options.directory == NULL)
		program_refuse(&program, "needs a directory to write to: '-d DIR'");
	else if (folder_make(options.directory, run.diag) &&
	    prepare_operands(&run, options.directory) && prepare_pages(&run, &options) &&
	    open_all(&run, options.directory))
		read_all(&run);
	close_all(&run);
	mark_press_release(&run.press);
	shelf_close(run.shelf);
	return program_end(&program);
}
