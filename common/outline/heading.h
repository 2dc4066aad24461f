/* heading: whether a labelled paragraph heads a section or is body.
 *
 * Lists of duties, items of lists, notes, rows of tables whose form was lost
 * and sentences with amounts start with labels too (domain.md §1).  The shape
 * of the paragraph, what follows it and what went before decide.
 */
#ifndef OUTLINE_HEADING_H
#define OUTLINE_HEADING_H

#include "language/words.h"
#include "outline/level.h"
#include "outline/lookahead.h"

enum { HEADING_CELLS = 2,	/* so many cells in a row look like a lost table */
	HEADING_CELL_BYTES = 48,	/* of a cell … */
	HEADING_ROW_BYTES = 240 };	/* … and of several with single blanks between */

/* The last labelled paragraph that was no heading. */
struct list {
	enum label_form form;
	unsigned written;
	bool open;		/* it ends with ， or ；: another item follows */
	unsigned first;		/* of the items in a row that it ends */
};

/* What was read so far that bears on the next paragraph. */
struct circumstances {
	struct levels levels;		/* the open headings */
	bool started;			/* a heading was met */
	bool hungry;			/* the last of them has nothing below it yet */
	bool text;			/* something that is no heading stands behind it */
	bool attached;			/* inside an attachment */
	bool lead;			/* the last paragraph ends with a colon */
	bool duty;			/* in a list of duties … */
	enum label_form duty_form;	/* … of this form, once its first item is met … */
	bool duty_blank;		/* … with a blank behind the number */
	struct list list;
	unsigned cells;			/* lines just passed that look like cells */
	const struct words *opener;	/* words that begin a sentence, never a title */
	const struct words *first;	/* what a report's first section is called */
	const struct words *unfilled;	/* what titles of a template end with */
	const struct words *none;	/* words that say there is nothing */
	const struct words *remedy;	/* words of titles over problems and measures */
};

/* A heading being judged. */
struct candidate {
	struct slot *slot;
	struct span text;
	const struct label *label;
	struct shape *shape;
	struct level_query query;
	struct level_offer offer;	/* levels at which it may stand */
	int marks;		/* of Markdown that say how deep; 0: none */
	int level;
	int base;		/* level as if there were no 第一部分 */
	struct slot *next;	/* the block that follows, blank ones left out … */
	struct slot *after;	/* … the one behind it … */
	struct slot *beyond;	/* … and one more, both for lost.h alone */
};

/* heading_possible where it is not known yet. */
bool heading_possible_read(struct slot *slot);

/* Could slot, a labelled paragraph, be a heading at any level by its shape, whatever
 * stands around it?  Most items of lists could not. */
static inline bool
heading_possible(struct slot *slot)
{
	return slot_tells(slot, SLOT_POSSIBLE) ? slot_holds(slot, SLOT_POSSIBLE) :
	    heading_possible_read(slot);
}

/* Is c a heading?  May move the title's end and body in c->shape: the name
 * before an amount is a title too. */
bool heading_accept(const struct circumstances *o, struct candidate *c);

/* Is slot a paragraph without label that has words? NULL is none. */
bool heading_is_prose(const struct slot *slot);

/* Is the next paragraph a figure alone, so that c is the first cell of a row? */
bool heading_heads_row(const struct candidate *c);

/* heading_like_cell where its length does not say no. */
bool heading_like_cell_read(struct span text);

/* A few characters without a sentence end, or a figure; or several such with blanks
 * between, a row that lost its form. */
static inline bool
heading_like_cell(struct span text)
{
	if (span_ends(text, SPAN("。")))
		return false;		/* nearly always */
	if (text.n > HEADING_CELL_BYTES && !label_may_be_blank(text.p[0]) &&
	    !shape_may_end_blank(text.p[text.n - 1]) &&
	    memchr(text.p, ' ', HEADING_CELL_BYTES) == NULL)
		return false;
	return heading_like_cell_read(text);
}

#endif
