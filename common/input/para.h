/* para: which physical lines form one paragraph.
 *
 * Converters wrap lines at a width (pdftotext, w3m, antiword, catdoc) or not
 * at all (Tika, soffice), and authors break some by hand.  The rules are measured
 * on their texts; labels and headings, which begin paragraphs, are domain.md §1.
 * The state counts the widths of a document's lines; decisions look at one line
 * beyond the paragraph, never further.  Use:
 *
 *   para_document at LINE_DOCUMENT;
 *   para_line for every LINE_TEXT, in order, whatever it is;
 *   behind a line that could end a paragraph, and before para_line of the
 *   next one: para_continues(next), or, while the next ones are blank,
 *   para_waits after para_line of each.
 *
 * A line continues the paragraph when the sentence is not over, the line does
 * not begin like a new one (TAB, deeper indentation, U+3000, label, bullet,
 * ruled table, cells aligned by blanks) and one of these holds:
 * - it begins as no line can: with a closing mark, a % or the rest of a number;
 * - it is the rest of a quantity that a narrow cell or the end of a line tore (para_torn.h);
 * - the line before is full: the next word did not fit into the width that the
 *   document's lines show, and at least one of the two reads like prose;
 * - it is nearly full, stops without any punctuation, and both read like prose;
 * - no width is known, the line before has 40 to 120 columns and reads like
 *   prose or leaves a bracket open, and the next one reads like prose, closes
 *   the bracket or is as long;
 * - the line before is a long heading that no title ends so, and this one ends as titles do.
 * Where lines wider than any wrapper's stand above, a label and clauses without an end are a
 * title, and the sentence below it is its text.
 * Prose is what holds ， 。 or ；.  A width is known when full lines are at
 * least a third, and wider ones at most a sixth, of the lines of 40 columns
 * and more.  Blanks take no column: in PDF text they are the narrow gaps
 * around digits.  Blank lines between are passed over at a page break, and one
 * of them behind a full line (mutool and pdfminer put one behind each).
 */
#ifndef INPUT_PARA_H
#define INPUT_PARA_H

#include "input/line.h"

enum { PARA_WIDTHS = 200 };	/* columns; wider lines are not wrapped ones */

struct para_state {
	uint32_t seen[PARA_WIDTHS];	/* lines of this many columns so far */
	uint32_t full[PARA_WIDTHS];	/* or of up to four fewer */
	size_t best;		/* the greatest of full */
	size_t wrap;		/* the widest seen that has it */
	size_t counted;		/* lines of 40 columns and more, wider ones too */
	size_t wide;		/* those that are wider than any that is broken by hand */
	size_t gap;		/* blank lines since the last other line */
	bool page;		/* a footer or page break among them */
	size_t indent;		/* of the last other line: the caller may have dropped it */
	size_t bytes, columns;	/* of it; bytes 0: they have not been counted to the end */
};

/* Before the first line of a run.  Holds no memory. */
void para_init(struct para_state *state);

/* A new document begins: forgets everything. */
void para_document(struct para_state *state);

/* Takes note of one physical line (blank ones and footers too). */
void para_line(struct para_state *state, const struct line *line);

/* Is the last sentence of this paragraph over, so that nothing continues it?
 * False if there is more to ask. */
static inline bool
para_is_over(struct span paragraph)
{
	return paragraph.n >= 3 && memcmp(paragraph.p + paragraph.n - 3, "。", 3) == 0;
}

/* Does next continue the paragraph whose text so far is paragraph and whose
 * last line is last (its text must still be there)?  next is not blank. */
bool para_continues(const struct para_state *state, const struct line *last,
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
