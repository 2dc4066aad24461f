/* mark_page: a report as one HTML page: who reports, what was found, the text
 * with its figures marked, every finding beside the paragraph or table it is
 * about, linked with all its figures.
 *
 * The page is plain, valid HTML that can be read as it is.  How it looks, and
 * what happens when a reader points at a figure, is the business of head: a
 * piece of HTML for <head> (style, script, content security policy).
 *
 * What style and script may rely on:
 *   header.report   nav.findings   main   nav.contents   nav.pages   footer
 *   div.r           a block with notes: the block, then div.notes
 *   aside.note      one finding, id n1, n2 …, class error, warning or rounding
 *   a.f             a figure of a finding, id f1, f2 … (its id in the records),
 *                   class of the worst finding; data-n: the notes it belongs to
 *   data            any figure: value in base units, title what it measures
 *   id="25"         what stands on physical line 25
 */
#ifndef RECORD_MARK_PAGE_H
#define RECORD_MARK_PAGE_H

#include "outline/meta.h"
#include "record/mark_body.h"
#include "record/mark_notes.h"

/* What one page is of; all of it is the caller's. */
struct mark_sheet {
	const char *document;	/* its name */
	struct span before, after;	/* files of the report's pages around it; empty: none */
	const struct meta *meta;
	const struct ledger *ledger;	/* figures of its blocks, sealed */
	const struct findings *findings;	/* of that ledger */
};

/* What it is made of; so, too. */
struct mark_page {
	const struct mark_sheet *sheet;
	struct span head;	/* as it is; empty: none */
	const char *index;	/* address of the page that leads here; NULL */
	const struct mark_body *body;
	const struct mark_notes *notes;
};

/* Appends the page, from <!DOCTYPE html> to </html>.  The notes are sorted. */
void mark_page_write(struct buf *out, const struct mark_page *p);

#endif
