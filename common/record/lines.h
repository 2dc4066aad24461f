/* lines: line records, what jxsplit prints (design.md): one for every physical
 * line of a block, or one for a heading.
 */
#ifndef RECORD_LINES_H
#define RECORD_LINES_H

#include "record/writer.h"
#include "report/block.h"

enum { LINE_COLUMNS = 8 };

/* doc line section level role label title text */
extern const char *const line_columns[LINE_COLUMNS];

/* Writes the records of all lines of b, which outline_next placed. */
void lines_write(struct writer *w, const struct block *b);

/* Writes the record of b's first line if it is a title or heading. */
void lines_write_heading(struct writer *w, const struct block *b);

/* Writes the lines of b as they are, each with a line end. */
void lines_write_raw(struct writer *w, const struct block *b);

/* Is b a title or heading? */
bool lines_is_heading(const struct block *b);

#endif
