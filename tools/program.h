/* program: what every program does around its work: it names itself, reads the
 * command line, has a crew read its operands, and ends with a status.
 *
 * A main fills in what is its own: the option table (rows that several programs
 * have are below), what it prepares, and the worker that reads operands:
 *
 *	if (parse_options(&run, argc, argv)) {		calls program_begin
 *		run.out = writer_open(...);
 *		program_work(&program, run.out, extract, &run);
 *		writer_close(run.out, &program.diag);
 *	}
 *	return program_end(&program);
 */
#ifndef TOOLS_PROGRAM_H
#define TOOLS_PROGRAM_H

#include "base/diag.h"
#include "base/opt.h"
#include "input/source.h"
#include "outline/stream.h"
#include "record/writer.h"

struct program {
	struct diag diag;
	char *const *operands;	/* after program_begin */
	size_t n;
	/* what the rows below set; a main may change it before program_work */
	const char *encoding;	/* NULL: detected */
	size_t jobs;		/* 0: one a processor */
	int format;		/* enum record_format; a main gives the default */
	struct record_options records;
	struct memos *memos;	/* of all outlines, while they are worked on */
};

/* Rows of an option table, p being the struct program. */
#define PROGRAM_NO_HEADER(p) \
	{ 'H', "no-header", OPT_SET, &(p)->records.no_header, NULL, \
	    "leave the header line out", 0, 0, NULL }
#define PROGRAM_CSV(p, help) \
	{ 0, "csv", OPT_VALUE, &(p)->format, NULL, help, RECORD_CSV, 0, NULL }
#define PROGRAM_JSONL(p, help) \
	{ 0, "jsonl", OPT_VALUE, &(p)->format, NULL, help, RECORD_JSONL, 0, NULL }
#define PROGRAM_JOBS(p) \
	{ 'j', "jobs", OPT_SIZE, &(p)->jobs, "N", \
	    "processes for long input (default: one a processor)", 1, 256, NULL }
#define PROGRAM_ENCODING(p) \
	{ 'e', "encoding", OPT_TEXT, &(p)->encoding, "NAME", \
	    "encoding of the input instead of detecting it", 0, 0, NULL }
#define PROGRAM_IGNORE(target) \
	{ 0, "ignore", OPT_TEXT, target, "FILE", \
	    "be silent about the fingerprints in FILE", 0, 0, NULL }
#define PROGRAM_RULES(choice) \
	{ 'r', "rules", OPT_TEXT, &(choice)->file, "FILE", \
	    "test the rules in FILE, too; see jixiao-rules(5)", 0, 0, NULL }, \
	{ 0, "no-rules", OPT_SET, &(choice)->bare, NULL, \
	    "leave out the rules that come with jixiao", 0, 0, NULL }

/* Reads the command line as the description says; false if there is nothing to
 * run: --help was asked for, or a mistake was told. */
bool program_begin(struct program *p, const struct opt_program *about, int argc, char **argv);

/* A mistake in the options that only the program can see. */
void program_refuse(struct program *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* operands[0..n-1], the first as start says (NULL: simply). */
struct program_input {
	char *const *operands;
	size_t n;
	const struct source_start *start;
};

/* Its lines, or its outline, for a worker; what out (or NULL) holds is handed over whenever
 * the input has gone quiet. */
struct line_reader *program_lines(struct program *p, struct program_input in,
    struct writer *out);
struct stream program_stream(struct program *p, struct program_input in,
    const struct block_options *blocks, struct writer *out);

/* The work on n operands, the first of them read from start: what each process does. */
typedef void program_worker(void *data, char *const *operands, size_t n,
    const struct source_start *start);

/* Has the operands read by as many processes as -j allows (crew.h); nothing if out
 * (or NULL) has failed already. */
void program_work(struct program *p, struct writer *out, program_worker *work, void *data);

/* Tells what diag held back; the exit status. */
int program_end(struct program *p);

#endif
