/* writer: records on standard output as TSV, CSV (libcsv) or JSON lines.
 *
 * TSV has its escapes (tsv.h).
 * CSV is RFC 4180 with LF line ends (CR would end up in the last field of every
 * Unix filter): fields with a comma, quote, CR or LF, or a blank at either
 * end, are quoted.  JSON lines: one object a record (an array when there are
 * no columns); writer_uint gives a number, everything else is a string, exact
 * decimals too, so that no reader turns them into binary floating point.
 *
 * One set of columns per writer.  Fields are given in column order, then
 * writer_end.  Output is buffered in one block; errors are kept and
 * reported by writer_close, so callers need not check each field.  After a
 * failed write (a closed pipe) writer_failed is true and the program stops
 * reading.
 */
#ifndef RECORD_WRITER_H
#define RECORD_WRITER_H

#include "base/buf.h"
#include "base/diag.h"
#include "language/decimal.h"

enum record_format { RECORD_TSV, RECORD_CSV, RECORD_JSONL };

struct record_options {
	enum record_format format;
	bool no_header;		/* -H */
	bool bom;		/* --bom */
	const char *name;	/* of the output, for messages; NULL: standard output */
};

struct writer;

/* A writer, never NULL and to be closed, of records with columns names[0..n-1] (static strings)
 * to file descriptor fd, which is its own from now on; the header is written and flushed at once.
 * n == 0: records of any width, no header (jxtables -t).  options may be NULL. */
struct writer *writer_open(int fd, const char *const *names, size_t n,
    const struct record_options *options);

/* The next field of the record; writer_end ends it. */
void writer_field(struct writer *w, struct span s);
/* Known to need no escaping in TSV (numbers, enum names, escape-free lines). */
void writer_plain(struct writer *w, struct span s);
/* Numbers in decimal. */
void writer_uint(struct writer *w, uint64_t v);
void writer_decimal(struct writer *w, struct decimal d);
void writer_end(struct writer *w);

/* For a caller that puts a whole TSV record together itself, because much of it
 * repeats from record to record: room for n bytes, or NULL if the format is
 * another or the record too long.  Then writer_took with the end of what was
 * written there (tsv_escape). */
char *writer_room(struct writer *w, size_t n);
void writer_took(struct writer *w, const char *end);

/* Bytes as they are, no record structure (jxclean, --select, -f gcc). */
void writer_raw(struct writer *w, struct span s);

/* Hands over what is buffered: for a program whose input has gone quiet. */
void writer_flush(struct writer *w);
/* The same, for line_on_wait; w is a struct writer. */
void writer_on_wait(void *w);
/* Has a write failed?  Then there is no point in reading on. */
bool writer_failed(const struct writer *w);

/* Flushes, closes fd, frees w.  A failed write is an error message in diag
 * and status 2; EPIPE raises the status without a message. */
void writer_close(struct writer *w, struct diag *diag);

#endif
