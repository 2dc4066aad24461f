/* jxtables: the tables of reports as CSV. */
#include <stdlib.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/out.h"
#include "input/crew.h"
#include "input/line.h"
#include "record/folder.h"
#include "record/writer.h"
#include "report/block.h"
#include "report/remains.h"

struct options {
	const char *encoding;
	const char *wanted;	/* -t: table numbers, comma separated */
	const char *directory;	/* -d */
	bool list;
	int format;
	size_t jobs;		/* 0: one a processor */
	struct record_options records;
};

/* One run: what is written where, and what the document had so far. */
struct run {
	const struct options *options;
	struct diag *diag;
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

static const char *const lead_names[] = { "doc", "table", "row" };

/* Cells of row r, empty ones up to the width of the table. */
static void
write_cells(struct writer *w, const struct table *t, size_t r)
{
	for (size_t c = 0; c < t->cols; c++) {
		const struct table_cell *cell = table_at(t, r, c);

		writer_field(w, cell != NULL ? cell->text : SPAN(""));
	}
	writer_end(w);
}

static void
write_grid(struct writer *w, const struct table *t)
{
	for (size_t r = 0; r < t->nrows; r++)
		write_cells(w, t, r);
}

static void
write_rows(struct run *run, const struct block *b)
{
	for (size_t r = 0; r < b->table.nrows; r++) {
		writer_field(run->out, span_of(b->document));
		writer_uint(run->out, b->table.number);
		writer_uint(run->out, r + 1);
		write_cells(run->out, &b->table, r);
	}
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
	struct record_options records = run->options->records;
	struct buf suffix = BUF_INIT;
	struct writer *w;
	int fd;

	buf_addf(&suffix, "T%zu.%s", b->table.number, endings[records.format]);
	fd = folder_create(run->folder, b->document, buf_str(&suffix),
	    &records.name, run->diag);
	buf_release(&suffix);
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
		write_rows(run, b);
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
	const struct line_options line_options = {
		.encoding = run->options->encoding, .records = true, .start = start
	};
	const struct block_options block_options = {
		.tables = true, .only_tables = !run->options->list
	};
	struct line_reader *lines = line_open(operands, n, &line_options, run->diag);
	struct blocks *blocks = blocks_open(lines, &block_options);

	if (run->out != NULL)
		line_on_wait(lines, writer_on_wait, run->out);
	write_tables(run, blocks);
	if (run->out != NULL)
		writer_flush(run->out);
	blocks_close(blocks);
	line_close(lines);
}

/* Chosen tables have an empty line between them; files need names of their own. */
static size_t
jobs_of(const struct options *o)
{
	return o->directory != NULL || o->wanted != NULL ? 1 : o->jobs;
}

/* "1,3" as numbers ending with 0; NULL, with a message, for anything else. */
static size_t *
parse_wanted(const char *list, struct diag *diag)
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
	diag_message(diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
	    "option '-t': '%s' is not a table number or a list like 1,3", list);
	free(wanted);
	return NULL;
}

static struct writer *
open_output(const struct options *options)
{
	struct record_options records = options->records;
	struct writer *w;

	if (options->list) {
		if (options->format < 0)
			records.format = RECORD_TSV;
		return writer_open(1, list_names, sizeof list_names / sizeof *list_names, &records);
	}
	w = writer_open(1, NULL, 0, &records);
	if (options->wanted == NULL && !records.no_header &&
	    records.format != RECORD_JSONL) {
		for (size_t i = 0; i < 3; i++)
			writer_field(w, span_of(lead_names[i]));
		writer_end(w);
		writer_flush(w);
	}
	return w;
}

static bool
prepare(struct run *run, const struct options *options)
{
	if (options->list && options->directory != NULL) {
		diag_message(run->diag, DIAG_ERROR, (struct place){ NULL, 0, 0 },
		    "options '--list' and '-d' exclude each other");
		return false;
	}
	if (options->wanted != NULL) {
		run->wanted = parse_wanted(options->wanted, run->diag);
		if (run->wanted == NULL)
			return false;
	}
	if (options->directory == NULL) {
		run->out = open_output(options);
		return true;
	}
	run->folder = folder_open(options->directory, run->diag);
	return run->folder != NULL;
}

static enum opt_result
parse_options(struct options *o, int argc, char **argv, int *first,
    struct diag *diag)
{
	const struct opt table[] = {
		{ 't', "table", OPT_TEXT, &o->wanted, "N[,N…]",
		    "print the grid of these tables alone", 0, 0, NULL },
		{ 'd', "directory", OPT_TEXT, &o->directory, "DIR",
		    "write one file a table: DIR/report.T1.csv", 0, 0, NULL },
		{ 0, "list", OPT_SET, &o->list, NULL,
		    "list the tables: doc table line rows cols unit title note", 0, 0, NULL },
		{ 'H', "no-header", OPT_SET, &o->records.no_header, NULL,
		    "leave the header line out", 0, 0, NULL },
		{ 0, "bom", OPT_SET, &o->records.bom, NULL,
		    "begin with a byte order mark, for spreadsheet programs", 0, 0, NULL },
		{ 0, "csv", OPT_VALUE, &o->format, NULL,
		    "write CSV (the default; lines end with LF)", RECORD_CSV, 0, NULL },
		{ 0, "tsv", OPT_VALUE, &o->format, NULL,
		    "write TSV (the default of --list)", RECORD_TSV, 0, NULL },
		{ 0, "jsonl", OPT_VALUE, &o->format, NULL,
		    "write JSON, one array a row", RECORD_JSONL, 0, NULL },
		{ 'j', "jobs", OPT_SIZE, &o->jobs, "N",
		    "processes for long input (default: one a processor)", 1, 256, NULL },
		{ 'e', "encoding", OPT_TEXT, &o->encoding, "NAME",
		    "encoding of the input instead of detecting it", 0, 0, NULL },
	};
	const struct opt_program program = {
		"jxtables", "the tables of reports as CSV", "[FILE ...]",
		"  jxtables report.txt\n"
		"  jxtables --list *.txt\n"
		"  jxtables -t 2 report.txt | mlr --icsv --opprint cat\n"
		"  jxtables -d tables/ --bom *.txt\n",
		table, sizeof table / sizeof *table
	};
	enum opt_result result = opt_parse(&program, argc, argv, first, diag);

	o->records.format = o->format < 0 ? RECORD_CSV :
	    (enum record_format)o->format;
	return result;
}

int
main(int argc, char **argv)
{
	struct options options = { .format = -1 };
	struct diag diag;
	struct run run = { .options = &options, .diag = &diag };
	struct crew crew = { .work = extract, .data = &run };
	int first;

	mem_program("jxtables");
	diag_init(&diag, "jxtables");
	out_prepare();
	switch (parse_options(&options, argc, argv, &first, &diag)) {
	case OPT_DONE:
		return STATUS_OK;
	case OPT_BAD:
		return STATUS_TROUBLE;
	case OPT_RUN:
		break;
	}
	if (prepare(&run, &options)) {
		crew.jobs = jobs_of(&options);
		crew.whole = options.encoding != NULL;
		if (run.out == NULL || !writer_failed(run.out))
			crew_run(&crew, argv + first, (size_t)(argc - first), &diag);
	}
	if (run.out != NULL)
		writer_close(run.out, &diag);
	folder_close(run.folder);
	free(run.wanted);
	diag_flush(&diag);
	return (int)diag.status;
}
