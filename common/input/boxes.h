/* boxes: word boxes (pdftotext -tsv) read as lines of text.
 *
 * The rows say where on a page each word stands.  One page at a time they are
 * ordered into lines: running text as it reads, its indentation as blanks, and
 * the rows of tables with a TAB between their cells (LINE_ROW), wrapped cells
 * joined, empty ones kept.  A table that goes on at the top of the next page
 * keeps its columns, and a header that is repeated there is left out, as are
 * running heads and page numbers.  A header alone at the foot of a page comes
 * with its rows on the next.  A blank line stands before a table and behind it:
 * so its rows are known as such when the lines are read again as text.
 *
 * Every byte of a line maps back to the row of the input that it comes from,
 * and to its column there (struct map).
 *
 * Memory: a page, or BOXES_WORDS words of one that has more.
 */
#ifndef INPUT_BOXES_H
#define INPUT_BOXES_H

#include "input/line.h"

enum { BOXES_WORDS = 8192 };

struct boxes;			/* opaque */

/* Is this line the header row that such input begins with? */
bool boxes_is_header(struct span line);

/* Before the first line; the caller closes it, NULL too. */
struct boxes *boxes_open(void);
void boxes_close(struct boxes *b);

/* A new document begins: forgets everything. */
void boxes_document(struct boxes *b);

/* Takes one row of the input, repaired; what is no row is left out.  Lines that
 * are ready must have been fetched. */
void boxes_add(struct boxes *b, const struct line *row);

/* The document has no more rows: lays out what is left. */
void boxes_end(struct boxes *b);

/* The next line that is ready; false: more rows are needed.  Its text lives
 * until the next boxes_add. */
bool boxes_next(struct boxes *b, struct line *line);

#endif
