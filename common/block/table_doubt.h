/* table_doubt: was a table misread whose columns and rows blanks say?
 *
 * Where two columns come so near each other on a page that one blank parts them, or a code
 * is torn, what was read is not what was written, and arithmetic would be about rows that
 * nobody wrote.  The cells say so themselves: names stand among amounts.
 */
#ifndef BLOCK_TABLE_DOUBT_H
#define BLOCK_TABLE_DOUBT_H

#include "block/table.h"

/* Is t one whose columns blanks align, and do its cells say that some of them stand in the
 * wrong column or row?  That is: items of a list or names behind codes stand among amounts;
 * lines are numbered among amounts; codes are torn; a total has nothing where accounts have; a
 * number stands in the text of the cell before its own; amounts stand alone in their rows, below
 * rows of several; two totals side by side stand in other columns than those of a row above. */
bool table_is_doubtful(const struct table *t);

#endif
