/* mark_press: prints the pages of reports (mark_page.h), one after the other, for who reads
 * them and keeps their figures in a ledger: head, address and dismissals are those of all,
 * the text is collected block by block.
 *
 *	mark_press_open(&press, &options, diag)
 *	per page: mark_press_take for its blocks, and when its findings are known
 *	mark_press_print
 *	mark_press_release(&press)
 */
#ifndef RECORD_MARK_PRESS_H
#define RECORD_MARK_PRESS_H

#include "record/findings.h"
#include "record/mark_page.h"

/* What all pages have in common; NULL: nothing. */
struct mark_press_options {
	const char *head;	/* file of HTML for <head> */
	const char *index;	/* address of the page that leads to them */
	const char *ignore;	/* file of fingerprints that no page tells of */
};

/* Of zeros before it is opened. */
struct mark_press {
	struct buf head;
	const char *index;
	struct dismissals dismissals;
	struct mark_body body;	/* of the page at hand */
	struct mark_notes notes;
	struct figure *figures;	/* of a block, those that count */
	size_t figures_cap;
	struct buf page;
};

/* Reads the files.  False, with a message in diag, if one cannot be read; m is to be
 * released all the same.  The address must outlive m. */
bool mark_press_open(struct mark_press *m, const struct mark_press_options *options,
    struct diag *diag);

/* Is there no room on the page at hand for a block with n more figures that count?  A page
 * holds LEDGER_FIGURES_MAX figures and 16 MB, so that memory stays flat when somebody pours
 * an archive in without "==> NAME <==" lines. */
bool mark_press_is_full(const struct mark_press *m, const struct ledger *ledger, size_t n);

/* Adds a placed block (outline_next), which is no BLOCK_DOCUMENT, to the page at hand, with its
 * figures (figures_of), of which those that count are marked. */
void mark_press_take(struct mark_press *m, const struct block *b, const struct figure *figures,
    size_t n);

/* The page at hand, which ends; it is m's until the next call. */
struct span mark_press_print(struct mark_press *m, const struct mark_sheet *sheet);

/* The page at hand is not wanted: another begins. */
void mark_press_discard(struct mark_press *m);

/* Frees what m has. */
void mark_press_release(struct mark_press *m);

#endif
