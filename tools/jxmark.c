/* jxmark: a report as a page, its figures and findings marked in place. */
#include <errno.h>
#include <unistd.h>

#include "base/out.h"
#include "check/check.h"
#include "program.h"
#include "record/folder.h"
#include "record/mark_press.h"
#include "record/rule_file.h"
#include "record/shelf.h"

struct options {
	const char *directory;	/* -d */
	const char *names;	/* --names FILE */
	struct mark_press_options pages;
	struct rule_choice rules;
};

/* One run: the report being collected, and where its page goes. */
struct run {
	struct program *program;
	struct diag *diag;	/* the program's */
	const struct options *options;
	struct folder *folder;	/* both NULL: standard output */
	struct shelf *shelf;
	struct mark_press press;
	struct checker *checker;
	struct meta *meta;
	struct ledger ledger;
	struct findings findings;
	const char *document;	/* NULL: none has begun */
	size_t pages;		/* it has, that one included which is being collected */
	struct buf before, here, after;	/* files of that one and those around it; empty: none */
	int failed;		/* errno of a write to standard output */
};

/* --- the page of a report ----------------------------------------------------- */

static void
write_file(struct run *run, struct span page)
{
	const char *path = buf_str(&run->here);
	int fd = folder_create(path, run->diag), error;

	if (fd < 0)
		return;
	error = out_write(fd, page.p, page.n);
	if (close(fd) != 0 && error == 0)
		error = errno;
	diag_unwritten(run->diag, path, error);
}

/* The last part of a path. */
static struct span
file_of(const struct buf *path)
{
	struct span file = buf_span(path);
	size_t slash;

	while ((slash = span_find(file, SPAN("/"))) != NONE)
		file = span_slice(file, slash + 1, file.n);
	return file;
}

/* Makes path the file of page number "page" of the report; empty on standard output. */
static void
name_page(struct run *run, size_t page, struct buf *path)
{
	buf_reset(path);
	if (run->shelf != NULL)
		shelf_name(run->shelf, page, path);
	else if (run->folder != NULL)
		buf_add_str(path, folder_name(run->folder, run->document, "html"));
}

static void
end_page(struct run *run)
{
	const struct mark_sheet sheet = {
		.document = run->document, .before = file_of(&run->before),
		.after = file_of(&run->after), .meta = run->meta, .ledger = &run->ledger,
		.findings = &run->findings
	};
	struct span page;

	if (run->document == NULL)
		return;
	ledger_seal(&run->ledger);
	checker_report(run->checker, &run->ledger, run->document, &run->findings, run->diag);
	page = mark_press_print(&run->press, &sheet);
	if (run->shelf != NULL)
		shelf_put(run->shelf, run->pages, page, run->diag);
	else if (run->folder != NULL)
		write_file(run, page);
	else if (run->failed == 0)
		run->failed = out_write(1, page.p, page.n);
	ledger_reset(&run->ledger);
}

static void
begin_report(struct run *run, const char *document)
{
	end_page(run);
	meta_reset(run->meta);
	run->document = document;
	run->pages = 1;
	if (run->shelf != NULL)
		shelf_turn_to(run->shelf, document, run->diag);
	buf_reset(&run->before);
	name_page(run, run->pages, &run->here);
}

/* The report goes on on the page behind the one at hand. */
static void
begin_next_page(struct run *run)
{
	struct buf spare = run->before;

	run->before = run->here;
	run->here = run->after;
	run->after = spare;
	buf_reset(&run->after);
	run->pages++;
}

static void
turn_page(struct run *run, const struct block *b)
{
	if (b->nlines > 0)
		diag_message(run->diag, DIAG_WARNING,
		    (struct place){ run->document, b->lines[0].number, 0 },
		    "too long for one page: goes on on another");
	name_page(run, run->pages + 1, &run->after);
	end_page(run);
	begin_next_page(run);
}

static void
take_block(struct run *run, struct figures *figures, const struct block *b)
{
	const struct figure *f;
	size_t n = figures_of(figures, b, run->diag, &f);

	if (b->kind == BLOCK_DOCUMENT) {
		begin_report(run, b->document);
		return;
	}
	if (mark_press_is_full(&run->press, &run->ledger, figures_counting(f, n)))
		turn_page(run, b);
	meta_take(run->meta, b);
	mark_press_take(&run->press, b, f, n);
	for (size_t i = 0; i < n; i++)
		if (figure_counts(&f[i]))
			ledger_add(&run->ledger, &f[i]);
}

static void
mark_all(struct run *run)
{
	struct program *p = run->program;
	const struct block_options block_options = { .tables = true, .quantities = true };
	const struct figures_options figures_options = { .all = false };
	struct stream s = program_stream(p,
	    (struct program_input){ p->operands, p->n, NULL }, &block_options, NULL);
	struct figures *figures = figures_open(&figures_options);
	const struct block *b;

	while (run->failed == 0 && (b = outline_next(s.outline)) != NULL)
		take_block(run, figures, b);
	if (run->failed == 0)
		end_page(run);
	figures_close(figures);
	stream_close(&s);
}

/* --- the command line --------------------------------------------------------- */

static bool
parse_options(struct program *p, struct options *o, int argc, char **argv)
{
	const struct opt table[] = {
		{ 'd', "directory", OPT_TEXT, &o->directory, "DIR",
		    "write one file a report: DIR/report.html", 0, 0, NULL },
		{ 0, "names", OPT_TEXT, &o->names, "FILE",
		    "NAME, TAB, ID of every report, in order: DIR/ab/abcd.html", 0, 0, NULL },
		{ 0, "head", OPT_TEXT, &o->pages.head, "FILE",
		    "HTML to put into <head>: style, script", 0, 0, NULL },
		{ 0, "index", OPT_TEXT, &o->pages.index, "ADDRESS",
		    "lead back to this page", 0, 0, NULL },
		PROGRAM_IGNORE(&o->pages.ignore),
		PROGRAM_RULES(&o->rules),
		PROGRAM_ENCODING(p),
	};
	const struct opt_program about = {
		"jxmark", "reports as pages, figures and findings marked in place", "[FILE ...]",
		"  jxmark report.txt >report.html\n"
		"  jxmark -d pages/ *.txt\n"
		"  jxmark --ignore dismissed.tsv -d pages/ *.txt\n",
		table, sizeof table / sizeof *table
	};

	return program_begin(p, &about, argc, argv);
}

/* What the options name is there: files read, the directory made. */
static bool
prepare(struct run *run, struct rules *rules)
{
	const struct options *o = run->options;

	if (!mark_press_open(&run->press, &o->pages, run->diag) ||
	    !rule_choice_read(rules, &o->rules, run->diag))
		return false;
	if (o->directory == NULL && o->names != NULL)
		program_refuse(run->program, "option '--names' needs '-d'");
	else if (o->names != NULL)
		run->shelf = shelf_open(o->directory, o->names, run->diag);
	else if (o->directory != NULL)
		run->folder = folder_open(o->directory, run->diag);
	return run->diag->status != STATUS_TROUBLE;
}

static void
release(struct run *run)
{
	folder_close(run->folder);
	shelf_close(run->shelf);
	mark_press_release(&run->press);
	buf_release(&run->before);
	buf_release(&run->here);
	buf_release(&run->after);
	findings_release(&run->findings);
	ledger_release(&run->ledger);
}

int
main(int argc, char **argv)
{
	struct program program = { .format = RECORD_TSV };
	struct options options = { .directory = NULL };
	struct rules rules = { 0 };
	const struct check_options check_options = { .rules = &rules };
	struct run run = { .program = &program, .diag = &program.diag, .options = &options };

	if (!parse_options(&program, &options, argc, argv))
		return program_end(&program);
	ledger_init(&run.ledger);
	findings_init(&run.findings);
	if (prepare(&run, &rules)) {
		run.checker = checker_open(&check_options);
		run.meta = meta_open();
		mark_all(&run);
		meta_close(run.meta);
		checker_close(run.checker);
		diag_unwritten(run.diag, "standard output", run.failed);
	}
	release(&run);
	rules_release(&rules);
	return program_end(&program);
}
