/* jxtables: the tables of reports as CSV. */
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "figure/remains.h"
#include "input/line.h"
#include "program.h"
#include "record/folder.h"
#include "record/rows.h"

enum { NO_FORMAT = -1 };	/* none asked for: CSV, of --list TSV */

struct options {
	const char *wanted;	/* -t: table numbers, comma separated */
	const char *directory;	/* -d */
	bool list;
};

/* One run: what is written where, and what the document had so far. */
struct run {
	struct program *program;
	struct diag *diag;	/* the program's */
	const struct options *options;
	struct writer *out;	/* NULL with -d */
	struct folder *folder;
	size_t *wanted;		/* -t, ascending as given; ends with 0 */
	const char *doc;	/* NULL: none has begun */
	size_t tables;		/* seen in doc */
	bool printed;		/* a table went to out: the next needs a gap */
	struct lost_table lost;	/* --list: numbers that no row is known of */
};

static const char *const list_names[] = {
	"doc", "table", "line", "rows", "cols", "unit", "title", "note"
};

static void
write_grid(struct writer *w, const struct table *t)
{
	for (size_t r = 0; r < t->nrows; r++)
		rows_write_cells(w, t, r);
}

static void
write_list(struct run *run, const struct block *b)
{
	const struct table *t = &b->table;

	writer_field(run->out, span_of(b->document));
	writer_uint(run->out, t->number);
	writer_uint(run->out, b->lines[0].number);
	writer_uint(run->out, t->nrows);
	writer_uint(run->out, t->cols);
	writer_field(run->out, buf_span(&t->unit));
	writer_field(run->out, buf_span(&t->title));
	writer_field(run->out, SPAN(""));
	writer_end(run->out);
}

/* A table that the converter left as text: it has no number and no rows. */
static void
write_lost(struct run *run)
{
	const struct lost_table lost = run->lost;

	run->lost = (struct lost_table){ .line = 0 };
	if (!run->options->list || lost.scraps < LOST_SCRAPS || run->wanted != NULL)
		return;
	writer_field(run->out, span_of(run->doc));
	writer_field(run->out, SPAN("-"));
	writer_uint(run->out, lost.line);
	writer_uint(run->out, 0);
	writer_uint(run->out, 0);
	writer_field(run->out, SPAN(""));
	writer_field(run->out, SPAN(""));
	writer_field(run->out, SPAN("left as text: the converter lost its rows"));
	writer_end(run->out);
}

static void
pass_paragraph(struct run *run, const struct block *b)
{
	if (!lost_read(&run->lost, buf_span(&b->text), b->lines[0].number))
		write_lost(run);
}

static void
write_file(struct run *run, const struct block *b)
{
	static const char *const endings[] = { "tsv", "csv", "jsonl" };
	struct record_options records = run->program->records;
	struct buf table = BUF_INIT;
	struct writer *w;
	int fd;

	buf_addf(&table, "T%zu", b->table.number);
	records.name = folder_part(run->folder, buf_str(&table), endings[records.format]);
	buf_release(&table);
	fd = folder_create(records.name, run->diag);
	if (fd < 0)
		return;
	w = writer_open(fd, NULL, 0, &records);
	write_grid(w, &b->table);
	writer_close(w, run->diag);
}

static bool
is_wanted(const struct run *run, size_t number)
{
	if (run->wanted == NULL)
		return true;
	for (const size_t *w = run->wanted; *w != 0; w++)
		if (*w == number)
			return true;
	return false;
}

static void
write_table(struct run *run, const struct block *b)
{
	if (b->table.cut)
		diag_message(run->diag, DIAG_WARNING,
		    (struct place){ b->document, b->lines[0].number, 0 },
		    "table %zu is too large to hold; it goes on as table %zu",
		    b->table.number, b->table.number + 1);
	if (!is_wanted(run, b->table.number))
		return;
	if (run->folder != NULL) {
		write_file(run, b);
	} else if (run->options->list) {
		write_list(run, b);
	} else if (run->wanted != NULL) {
		if (run->printed)
			writer_raw(run->out, SPAN("\n"));
		write_grid(run->out, &b->table);
		run->printed = true;
	} else
		rows_write(run->out, b);
}

/* The document is over: were all tables there that -t names? */
static void
end_document(struct run *run)
{
	struct place place = { run->doc, 0, 0 };

	if (run->doc == NULL || run->wanted == NULL)
		return;
	for (const size_t *w = run->wanted; *w != 0; w++)
		if (*w > run->tables)
			diag_message(run->diag, DIAG_ERROR, place,
			    run->tables == 0 ? "no table %zu: there are none" :
			    run->tables == 1 ? "no table %zu: there is only 1" :
			    "no table %zu: there are only %zu; --list shows them",
			    *w, run->tables);
}

static void
write_tables(struct run *run, struct blocks *blocks)
{
	struct block b;

	block_init(&b);
	while (blocks_next(blocks, &b)) {
		if (run->out != NULL && writer_failed(run->out))
			break;
		if (b.kind == BLOCK_PARAGRAPH) {
			pass_paragraph(run, &b);
			continue;
		}
		if (b.kind != BLOCK_BLANK)
			write_lost(run);
		if (b.kind == BLOCK_DOCUMENT) {
			end_document(run);
			run->doc = b.document;
			run->tables = 0;
			if (run->folder != NULL)
				folder_begin(run->folder, b.document);
		} else if (b.kind == BLOCK_TABLE) {
			run->tables = b.table.number;
			write_table(run, &b);
		}
	}
	write_lost(run);
	end_document(run);
	run->doc = NULL;
	block_release(&b);
}

static void
extract(void *data, char *const *operands, size_t n, const struct source_start *start)
{
	struct run *run = data;
	const struct block_options block_options = {
		.tables = true, .only_tables = !run->options->list
	};
	struct line_reader *lines = program_lines(run->program,
	    (struct program_input){ operands, n, start }, run->out);
	struct blocks *blocks = blocks_open(lines, &block_options);

	write_tables(run, blocks);
	if (run->out != NULL)
		writer_flush(run->out);
	blocks_close(blocks);
	line_close(lines);
}

/* "1,3" as numbers ending with 0; NULL, with a message, for anything else. */
static size_t *
parse_wanted(const char *list, struct program *p)
{
	size_t *wanted = NULL, n = 0, cap = 0;
	const char *s = list;

	for (;;) {
		size_t number = 0;

		while (*s >= '0' && *s <= '9' && number < 100000000)
			number = number * 10 + (size_t)(*s++ - '0');
		if (number == 0 || (*s != ',' && *s != '\0'))
			break;
		wanted = mem_grow(wanted, n, &cap, sizeof *wanted);
		wanted[n++] = number;
		if (*s++ != '\0')
			continue;
		wanted = mem_grow(wanted, n, &cap, sizeof *wanted);
		wanted[n] = 0;
		return wanted;
	}
	program_refuse(p, "option '-t': '%s' is not a table number or a list like 1,3", list);
	free(wanted);
	return NULL;
}

static struct writer *
open_output(const struct options *options, const struct record_options *records)
{
	if (options->list)
		return writer_open(STDOUT_FILENO, list_names,
		    sizeof list_names / sizeof *list_names, records);
	if (options->wanted != NULL)
		return writer_open(STDOUT_FILENO, NULL, 0, records);
	return rows_open(STDOUT_FILENO, records);
}

static bool
prepare(struct run *run, const struct options *options)
{
	struct program *p = run->program;

	if (options->list && options->directory != NULL) {
		program_refuse(p, "options '--list' and '-d' exclude each other");
		return false;
	}
	if (p->format == NO_FORMAT)
		p->records.format = options->list ? RECORD_TSV : RECORD_CSV;
	/* Chosen tables have an empty line between them; files need names of their own. */
	if (options->directory != NULL || options->wanted != NULL)
		p->jobs = 1;
	if (options->wanted != NULL) {
		run->wanted = parse_wanted(options->wanted, p);
		if (run->wanted == NULL)
			return false;
	}
	if (options->directory == NULL) {
		run->out = open_output(options, &p->records);
		return true;
	}
	run->folder = folder_open(options->directory, run->diag);
	return run->folder != NULL;
}

static bool
parse_options(struct program *p, struct options *o, int argc, char **argv)
{
	const struct opt table[] = {
		{ 't', "table", OPT_TEXT, &o->wanted, "N[,N…]",
		    "print the grid of these tables alone", 0, 0, NULL },
		{ 'd', "directory", OPT_TEXT, &o->directory, "DIR",
		    "write one file a table: DIR/report.T1.csv", 0, 0, NULL },
		{ 0, "list", OPT_SET, &o->list, NULL,
		    "list the tables: doc table line rows cols unit title note", 0, 0, NULL },
		PROGRAM_NO_HEADER(p),
		{ 0, "bom", OPT_SET, &p->records.bom, NULL,
		    "begin with a byte order mark, for spreadsheet programs", 0, 0, NULL },
		PROGRAM_CSV(p, "write CSV (the default; lines end with LF)"),
		{ 0, "tsv", OPT_VALUE, &p->format, NULL,
		    "write TSV (the default of --list)", RECORD_TSV, 0, NULL },
		PROGRAM_JSONL(p, "write JSON, one array a row"),
		PROGRAM_JOBS(p),
		PROGRAM_ENCODING(p),
	};
	const struct opt_program about = {
		"jxtables", "the tables of reports as CSV", "[FILE ...]",
		"  jxtables report.txt\n"
		"  jxtables --list *.txt\n"
		"  jxtables -t 2 report.txt | mlr --icsv --opprint cat\n"
		"  jxtables -d tables/ --bom *.txt\n",
		table, sizeof table / sizeof *table
	};

	return program_begin(p, &about, argc, argv);
}

int
main(int argc, char **argv)
{
	struct program program = { .format = NO_FORMAT };
	struct options options = { .list = false };
	struct run run = { .program = &program, .diag = &program.diag, .options = &options };

	if (!parse_options(&program, &options, argc, argv))
		return program_end(&program);
	if (prepare(&run, &options))
		program_work(&program, run.out, extract, &run);
	if (run.out != NULL)
		writer_close(run.out, &program.diag);
	folder_close(run.folder);
	free(run.wanted);
	return program_end(&program);
}
