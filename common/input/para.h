/* para: which physical lines form one paragraph.
 *
 * Converters wrap lines at a width (pdftotext, w3m, antiword, catdoc) or not
 * at all (Tika, soffice).  The state watches the widths of a document's lines
 * and decides line by line, with no lookahead beyond the next one.  Use:
 *
 *   para_document at LINE_DOCUMENT;
 *   para_line for every LINE_TEXT, in order, whatever it is;
 *   after a line that could end a paragraph, and before para_line of the
 *   next one: para_continues(next) or, when the next is blank, para_waits.
 *
 * A line with a TAB at its start is a table cell, not a paragraph; it never
 * continues one.
 */
#ifndef INPUT_PARA_H
#define INPUT_PARA_H

#include "input/line.h"

enum { PARA_WIDTHS = 256 };	/* widths above are counted in the last one */

struct para_state {
	uint32_t seen[PARA_WIDTHS];	/* lines of this display width so far */
	size_t lines;		/* non-blank lines seen in this document */
	size_t widest;
	size_t wrap;		/* the document's wrap width; 0: not wrapped, or not known yet */
	size_t gap;		/* blank lines since the last other line */
	bool page;		/* a footer or page break among them */
};

void para_init(struct para_state *state);

/* A new document begins: forgets everything. */
void para_document(struct para_state *state);

/* Takes note of one physical line (blank ones and footers too). */
void para_line(struct para_state *state, const struct line *line);

/* Does next continue the paragraph whose text so far is paragraph and whose
 * last line is last (its text must still be there)?  next is not blank. */
bool para_continues(struct para_state *state, const struct line *last,
    struct span paragraph, const struct line *next);

/* After blank lines behind a paragraph: may a later line still continue it (a
 * page break inside a sentence)?  While true the caller keeps the blank lines
 * with the paragraph; false after a few of them or when the sentence is over. */
bool para_waits(const struct para_state *state, const struct line *last,
    struct span paragraph);

/* How to join: white space to drop at the start of next, and whether one
 * blank must be put between (ASCII letters on both sides). */
size_t para_indent(struct span next);
bool para_needs_blank(struct span paragraph, struct span next);

#endif
