/* table_settle: rows of a table that blanks align whose numbers have drifted out of their columns.
 *
 * pdftotext sets what is behind a short name further left than what is behind a long one, so far
 * that its numbers may stand between the columns of the others.  A row with as many cells as the
 * header, where most rows fill just what the header names, has its numbers there in order; so
 * have all rows whose numbers stand behind their texts, where these are as many as the names
 * there or the last of them stands below its own.
 */
#ifndef BLOCK_TABLE_SETTLE_H
#define BLOCK_TABLE_SETTLE_H

#include "block/table.h"

/* Moves such numbers of a finished table below the names of the header. */
void table_settle(struct table *t);

#endif
