/* page: the lines of a document of HTML as a reader of its page sees them.
 *
 * Tags are what a converter put in.  What stands on lines of its own (p, h1,
 * li, br, div, a cell of a layout table) becomes a line; where the source
 * breaks it, further lines marked LINE_MORE go on with it, so that every
 * character keeps its line and column.  The items of <ol> get the number that
 * a browser shows, with a blank behind it.  A <table> that is one
 * (html_tables.h) stays as it stands in the source, for block/ to read, its
 * caption on a line before.
 *
 * Memory: one document, or PAGE_BYTES of it: what is longer is read in parts.
 */
#ifndef INPUT_PAGE_H
#define INPUT_PAGE_H

#include "input/mapped.h"
#include "text/html.h"

enum { PAGE_BYTES = 1 << 24 };

struct page_in;			/* a line of the source */
struct page_out;		/* a line of the page */
struct page_run;		/* a part of one */

struct page {
	struct buf source;
	struct page_in *in;
	size_t nin, in_cap;
	struct map_point *points;	/* of the lines of the source */
	size_t npoints, points_cap;
	struct page_out *out;
	size_t nout, out_cap, next;
	struct page_run *runs;
	size_t nruns, runs_cap;
	struct buf made;	/* text that does not stand in the source */
	struct mapped line;	/* the one handed out */
};

/* Frees what a page holds; one of zeros holds nothing. */
void page_release(struct page *p);

/* Forgets what was added; keeps memory. */
void page_reset(struct page *p);

/* Adds a line of the source, repaired. */
void page_add(struct page *p, const struct line *line);

/* All lines of the document, or PAGE_BYTES, are there: reads them. */
void page_read(struct page *p);

/* The next line: its text, which lives until the next call, number and map,
 * LINE_FIRST or LINE_MORE; false if there is none. */
bool page_next(struct page *p, struct line *line);

#endif
