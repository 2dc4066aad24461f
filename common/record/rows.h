/* rows: the rows of tables as records: the report, the table's number in it, the
 * row's number in that, and the cells. */
#ifndef RECORD_ROWS_H
#define RECORD_ROWS_H

#include "block/block.h"
#include "record/writer.h"

/* Records of any width, behind a header that names the columns before the cells;
 * see writer_open. */
struct writer *rows_open(int fd, const struct record_options *options);

/* Writes every row of b, a BLOCK_TABLE.  Errors are w's (writer.h). */
void rows_write(struct writer *w, const struct block *b);

/* The cells of one row of t and the end of the record; empty cells up to the width
 * of the table. */
void rows_write_cells(struct writer *w, const struct table *t, size_t row);

#endif
