/* jxmark: a report as a page, its figures and findings marked in place. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/out.h"
#include "check/check.h"
#include "input/source.h"
#include "program.h"
#include "record/findings.h"
#include "record/folder.h"
#include "record/mark_page.h"
#include "record/rule_file.h"
#include "record/shelf.h"

struct options {
	const char *directory;	/* -d */
	const char *names;	/* --names FILE */
	const char *head;	/* --head FILE */
	const char *index;	/* --index ADDRESS */
	const char *ignore;
	struct rule_choice rules;
};

/* One run: the report being collected, and where its page goes. */
struct run {
	struct program *program;
	struct diag *diag;	/* the program's */
	const struct options *options;
	struct folder *folder;	/* both NULL: standard output */
	struct shelf *shelf;
	struct buf head;
	struct checker *checker;
	struct dismissals dismissals;
	struct meta *meta;
	struct ledger ledger;
	struct findings findings;
	struct mark_notes notes;
	struct mark_body body;
	struct figure *figures;	/* of a block, those that count */
	size_t figures_cap;
	struct buf page;
	const char *document;	/* NULL: none has begun */
	size_t pages;		/* it has, that one included which is being collected */
	struct buf before, here, after;	/* files of that one and those around it; empty: none */
	int failed;		/* errno of a write to standard output */
};

/* A longer report goes on on another page, so that memory stays flat when
 * somebody pours an archive in without "==> NAME <==" lines. */
enum { BYTES_MAX = 16 << 20 };

/* --- the page of a report ----------------------------------------------------- */

static void
find(struct run *run)
{
	ledger_seal(&run->ledger);
	checker_report(run->checker, &run->ledger, run->document, &run->findings, run->diag);
	mark_notes_reset(&run->notes);
	for (size_t i = 0; i < run->findings.n; i++)
		if (!dismissals_has(&run->dismissals, run->findings.list[i].fingerprint))
			mark_notes_add(&run->notes, &run->findings, i);
	mark_notes_sort(&run->notes, &run->findings);
}

static void
write_file(struct run *run)
{
	const char *path = buf_str(&run->here);
	int fd = folder_create(path, run->diag), error;

	if (fd < 0)
		return;
	error = out_write(fd, run->page.p, run->page.n);
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
	const struct mark_page page = {
		.document = run->document, .head = buf_span(&run->head),
		.index = run->options->index, .before = file_of(&run->before),
		.after = file_of(&run->after), .meta = run->meta, .body = &run->body,
		.ledger = &run->ledger, .findings = &run->findings, .notes = &run->notes
	};

	if (run->document == NULL)
		return;
	find(run);
	buf_reset(&run->page);
	mark_page_write(&run->page, &page);
	if (run->shelf != NULL)
		shelf_put(run->shelf, run->pages, buf_span(&run->page), run->diag);
	else if (run->folder != NULL)
		write_file(run);
	else if (run->failed == 0)
		run->failed = out_write(1, run->page.p, run->page.n);
	ledger_reset(&run->ledger);
	mark_body_reset(&run->body);
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

/* Keeps the figures of b that count; returns how many. */
static size_t
read_figures(struct run *run, struct figures *figures, const struct block *b)
{
	const struct figure *f;
	size_t all = figures_of(figures, b, run->diag, &f), n = 0;

	for (size_t i = 0; i < all; i++)
		if (figure_counts(&f[i])) {
			run->figures = mem_grow(run->figures, n, &run->figures_cap,
			    sizeof *run->figures);
			run->figures[n++] = f[i];
		}
	return n;
}

static void
take_block(struct run *run, struct figures *figures, const struct block *b)
{
	size_t n = read_figures(run, figures, b);

	if (b->kind == BLOCK_DOCUMENT) {
		begin_report(run, b->document);
		return;
	}
	if (run->ledger.n + n > LEDGER_FIGURES_MAX || run->body.html.n > BYTES_MAX)
		turn_page(run, b);
	meta_take(run->meta, b);
	mark_body_add(&run->body, b, run->figures, n);
	for (size_t i = 0; i < n; i++)
		ledger_add(&run->ledger, &run->figures[i]);
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
		{ 0, "head", OPT_TEXT, &o->head, "FILE",
		    "HTML to put into <head>: style, script", 0, 0, NULL },
		{ 0, "index", OPT_TEXT, &o->index, "ADDRESS",
		    "lead back to this page", 0, 0, NULL },
		PROGRAM_IGNORE(&o->ignore),
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

	if ((o->head != NULL && !source_read_all(o->head, &run->head, run->diag)) ||
	    (o->ignore != NULL && !dismissals_read(&run->dismissals, o->ignore, run->diag)) ||
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
	free(run->figures);
	buf_release(&run->head);
	buf_release(&run->page);
	buf_release(&run->before);
	buf_release(&run->here);
	buf_release(&run->after);
	mark_body_release(&run->body);
	mark_notes_release(&run->notes);
	findings_release(&run->findings);
	ledger_release(&run->ledger);
	dismissals_release(&run->dismissals);
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
