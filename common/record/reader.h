/* reader: records in, as TSV (what writer.h writes) or CSV (libcsv).
 *
 * A pull reader over operands, none or "-" meaning standard input, read one
 * after the other as one stream of records; each operand may bring its own
 * header.  A UTF-8 BOM, CRLF and a missing last line end are accepted.  Lines
 * may be of any length; memory is that of the longest record.
 *
 * TSV: one record a line; \t \n \r \\ are unescaped, any other backslash is
 * kept; blank lines are skipped.
 *
 * CSV: RFC 4180, blanks kept, blank lines skipped unless asked for.  A quote in
 * the wrong place is an error message with its line, and the rest of that
 * file is skipped: what follows it cannot be trusted.
 *
 * A record most of whose fields are names of record_input, or that holds most
 * of those names, is a header, wherever it stands (so `cat a.tsv b.tsv` works);
 * without one those names hold.  With no names at all, the first line of every
 * TSV operand is its header, and CSV has none: every row comes.
 */
#ifndef RECORD_READER_H
#define RECORD_READER_H

#include "base/buf.h"
#include "base/diag.h"

struct record_input {
	bool csv;		/* cells of CSV instead of TSV records */
	bool blank_lines;	/* CSV: a blank line is a record of one empty field */
	const char *const *names;	/* column names of input without a header; may be NULL */
	size_t n;
	size_t chunk;		/* bytes asked of each read(); 0: a good size (tests use 1) */
	const struct source_start *start;	/* of the first operand (source.h); NULL */
};

struct record_reader;

/* Never NULL.  operands and diag must outlive the reader; an unreadable
 * operand is an error message and the next one follows. */
struct record_reader *record_open(char *const *operands, size_t n,
    const struct record_input *input, struct diag *diag);

/* The next record: *fields points to *n spans, valid until the next call.
 * headers are taken out.  False at the end. */
bool record_next(struct record_reader *r, struct span **fields, size_t *n);

/* Index of the column called name, or -1 if there is none.  It may change when
 * the file does: record_header counts the headers seen so far. */
int record_column(const struct record_reader *r, const char *name);
size_t record_header(const struct record_reader *r);

/* Where the last record began: operand and physical line, for messages. */
struct place record_place(const struct record_reader *r);

/* Closes the operand and frees the reader with the record lent last. */
void record_close(struct record_reader *r);

#endif
