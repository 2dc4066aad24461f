/* contents: the table of contents of a report, which is no outline.
 *
 * It begins at a line 目录 or 部门决算公开目录, or with its first entry where a web page
 * has left that line out.  Entries may carry page numbers (dot leaders, a link, a
 * TAB, PAGEREF, HYPERLINK, or glued to the entry) or none; without them it ends where one of its
 * entries comes again.
 */
#ifndef OUTLINE_CONTENTS_H
#define OUTLINE_CONTENTS_H

#include "base/buf.h"
#include "language/label.h"

enum { CONTENTS_MAX = 200 };	/* entries; a longer list is none */

struct contents {
	bool active;
	bool annexed;		/* the last entry is an annex's: its tables may follow */
	bool glued;		/* page numbers stand behind the entries, nothing between */
	size_t n, paged;	/* entries so far, those with a page number */
	uint64_t seen[CONTENTS_MAX];
	uint64_t first;		/* the title of the first entry, if that has a label; else 0 */
	struct label label;	/* of the first entry */
};

/* A new document: no table is open.  Holds no memory. */
void contents_reset(struct contents *c);

/* Could text be the line 目录?  Asked before contents_begin. */
static inline bool
contents_may_begin(struct span text)
{
	size_t at = 0;

	if (text.n != 0 && (unsigned char)text.p[0] > (unsigned char)"目"[0])
		return false;
	while (text.n - at >= 3 && memcmp(text.p + at, "\u3000", 3) == 0)
		at += 3;	/* many paragraphs are indented so */
	return at < text.n && (text.p[at] == "目"[0] || label_may_be_blank(text.p[at]));
}

/* Is text the line 目录?  If so the table begins. */
bool contents_begin(struct contents *c, struct span text);

/* Is text the name of a table of contents, 2022年预算公开目录?  The caller knows that
 * entries follow; contents_open begins it. */
bool contents_is_name(struct span text);

/* The table begins behind this line; glued: page numbers touch the entries. */
void contents_open(struct contents *c, bool glued);

/* The page number that is glued to text, an entry; 0: none. */
unsigned contents_glued_page(struct span text);

/* Where the link of Markdown begins that text, an entry, ends with, [2](#_Toc1); text.n: it
 * ends with none. */
size_t contents_link(struct span text);

/* contents_paged where a digit or blank ends text, or a P stands in it. */
bool contents_paged_read(struct span text);

/* Does text end with a page number behind leaders or a TAB, or hold the
 * field codes of a converted entry? */
static inline bool
contents_paged(struct span text)
{
	/* Nearly always false: PAGEREF and HYPERLINK have a P, and few titles do. */
	return text.n > 0 && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == ')' ||
	    text.p[text.n - 1] == '\x89' ||	/* ） */
	    (unsigned char)(text.p[text.n - 1] - '0') <= 9 ||
	    memchr(text.p, 'P', text.n) != NULL) && contents_paged_read(text);
}

/* Does text, an entry that wrapped, end with the leaders to a page number? */
bool contents_leads(struct span text);

/* While active: is text an entry with its page number? */
bool contents_is_paged_entry(const struct contents *c, struct span text);

/* While active: is text the first entry again? */
bool contents_is_first(const struct contents *c, struct span text);

/* While active: does text belong to the table?  goes_on: an entry with a page number
 * comes soon after it, so that text may be the beginning of one that wrapped, or the first
 * entry comes again behind others.  False ends the table. */
bool contents_take(struct contents *c, struct span text, bool goes_on);

/* A grid in the table's place: entries with TABs before their page numbers. */
void contents_take_grid(struct contents *c);

#endif
