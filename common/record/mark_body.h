/* mark_body: the text of one report as HTML, written block by block, with the
 * places kept where notes and links can be put in later.
 *
 * What is wrong with a figure is known only when the report has been read; its
 * paragraph is markup by then.  So every figure leaves a spot behind, every
 * block a part, and mark_page.h puts the notes between them.  Figures count as
 * the ledger counts them: spot i is entry i.
 */
#ifndef RECORD_MARK_BODY_H
#define RECORD_MARK_BODY_H

#include "figure/figure.h"

/* A figure in the markup: the bytes between its tags. */
struct mark_spot {
	size_t open, close;
	bool shown;		/* false: it stands nowhere, open and close mean nothing */
};

/* A block in the markup, and the first of its figures. */
struct mark_part {
	size_t open, close;
	size_t spot;
};

struct mark_body {
	struct buf html;
	struct buf contents;	/* the headings as items of a list */
	struct mark_spot *spots;
	size_t nspots, spots_cap;
	struct mark_part *parts;
	size_t nparts, parts_cap;
	size_t *lines;		/* physical lines that can be linked to, ascending */
	size_t nlines, lines_cap;
	bool titled;		/* the last block was the report's title */
};

/* Empties m, which is of zeros or was used before, and keeps its memory; frees it. */
void mark_body_reset(struct mark_body *m);
void mark_body_release(struct mark_body *m);

/* Appends a placed block (outline_next) with its figures (figures_of). */
void mark_body_add(struct mark_body *m, const struct block *b,
    const struct figure *figures, size_t n);

/* The last line not behind number that has an id, which is its number; 0: none. */
size_t mark_body_line(const struct mark_body *m, size_t number);

#endif
