/* relate_items: a total that a paragraph announces (具体如下：, 其中：) and the
 * numbered paragraphs that follow, one part each (domain.md §2, row 1); or unnumbered
 * ones, lines of a name and its amount, or such that sets.tsv knows that they are all
 * (人员经费…, 公用经费…).
 *
 * Streams: an announcement is remembered, and each numbered paragraph links
 * its one amount to it; so does each that begins with an account (account.h), numbered
 * or not.  Lists may nest once (1. … 其中：（1） …（2） …, 2. …).
 * Whether the list is all of the total is only likely, never certain.
 * Where nothing announces it, the last item is what the others leave of the amount
 * above them, if it is, or would be but for a slip that is no accident.
 */
#ifndef RELATION_RELATE_ITEMS_H
#define RELATION_RELATE_ITEMS_H

#include "relation/relate.h"

enum { ITEMS_NESTED = 2, ITEMS_PARTS = 24 };

/* How a paragraph is numbered. */
struct item_number {
	int form;		/* of the number as it is written; 0: none */
	int level;		/* of the heading that it is; 0: it is none */
};

struct announcement {
	struct relate_total total;
	struct relate_total outer;	/* what the total is of, or left of; id 0: none */
	struct relate_total other;	/* the budget beside the outlay; id 0: none */
	uint64_t dimension;
	struct item_number own;	/* of its own paragraph … */
	unsigned ordinal;	/* … which is so: 2 of 2、 */
	unsigned item;		/* the same of its last item; 0: none yet */
	bool below;		/* a list stands below that item */
	struct item_number number;	/* of its items; both 0: none seen yet */
	bool chief;		/* only the chief items are promised: 主要项目如下： */
	size_t block;		/* of the announcement */
	size_t last;		/* block of its last item, or of the announcement */
	bool pending;		/* that item was a name alone: the amount comes below it */
	uint64_t named;		/* unnumbered parts so far, by the words of sets.tsv */
	size_t nnamed;
	bool lines;		/* the parts are lines without number, whatever their names … */
	struct term parts[ITEMS_PARTS];	/* … which are these … */
	size_t nparts;		/* … so far */
};

/* A paragraph that announces nothing, and the numbered ones below it so far. */
struct unannounced {
	struct relate_total total;
	uint64_t dimension;
	int own, child;		/* forms of their numbers; 0: none */
	struct term parts[ITEMS_PARTS];
	size_t ids[ITEMS_PARTS];
	size_t n;
	size_t last;		/* block of the last of them */
};

struct items {
	struct announcement at[ITEMS_NESTED];
	size_t n;
	struct unannounced below[ITEMS_NESTED];
	size_t nbelow;
};

/* A new document: no list is open.  Holds no memory. */
void items_reset(struct items *it);

struct item_paragraph {
	struct span text;
	int level;		/* of the heading that it is; -1: it is none */
	bool account;		/* it begins with one */
};

/* One paragraph of the report, its mentions already linked otherwise: links
 * an item to its announcement, then notes what the paragraph announces.  recall
 * knows the report so far; an item that the announcement has named already, with
 * the same value, only says it again. */
void items_paragraph(const struct relate_words *w, struct items *it,
    const struct item_paragraph *p, struct mentions *ms, const struct recall *recall);

/* Does the colon at the end of text announce more than reasons (决算数大于预算数的主要原因：) or
 * what is to be done (有关事项通知如下：)? */
bool items_announced_in(struct span text);

#endif
