/* sheet: the rows of a spreadsheet's CSV as the blocks that figures are read
 * from (block.h), so that a table from a file is checked as one in a report.
 *
 * RFC 4180 with commas, or semicolons or tabs where those part the fields;
 * lines come from the line reader, so any encoding will do.  What jxtables
 * writes is understood: with its columns doc, table, row, every document and
 * table comes as such; an empty line parts two tables.
 *
 * Rows of one cell above a table (its title, 单位：万元) and notes below it become
 * paragraphs, as in a report.  A very long sheet comes in pieces.
 */
#ifndef RECORD_SHEET_H
#define RECORD_SHEET_H

#include "block/block.h"

struct sheet;

/* Never NULL; to be closed.  lines and diag must outlive it. */
struct sheet *sheet_open(struct line_reader *lines, struct diag *diag);

/* The next block: a document, a paragraph or a table; NULL at the end.  Valid
 * until the next call.  A quote in the wrong place is an error message, and the
 * rest of that document is skipped. */
const struct block *sheet_next(struct sheet *s);

/* Frees the sheet and the block lent last. */
void sheet_close(struct sheet *s);

/* Does this look like CSV: two lines with commas (or semicolons), equally many,
 * among the first few?  For input that may be a report as well. */
enum { SHEET_LINES = 6 };
bool sheet_begins(struct span bytes);

#endif
