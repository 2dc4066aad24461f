/* promised: what the table of contents says of titles that lost their numbers in the text.
 *
 *   一、部门概况 …… 1         部门概况
 *   （一）主要职能 …… 1       主要职能         2. 机构人员
 *   （二）机构人员 …… 2
 *
 * The table is typed, or its numbers are kept as text, where those of the headings are
 * automatic and a converter drops them or writes others.  It says which was which, if it has
 * chapters and their parts.
 */
#ifndef OUTLINE_PROMISED_H
#define OUTLINE_PROMISED_H

#include <stdbool.h>

#include "language/label.h"

enum { PROMISED_MAX = 100, PROMISED_LEAST = 4 };	/* entries */

struct promised {
	struct {
		uint64_t title;		/* hash */
		enum label_form form;
		unsigned ordinal;
	} at[PROMISED_MAX];
	size_t n, next;			/* entries, the first that was not met yet */
	bool parts;			/* （一） is among them */
};

static inline void
promised_reset(struct promised *p)
{
	p->n = p->next = 0;
	p->parts = false;
}

/* An entry of the table of contents: kept if it is numbered 一、 or （一）. */
void promised_add(struct promised *p, struct span entry);

/* Is there a table of contents with chapters and parts? */
static inline bool
promised_known(const struct promised *p)
{
	return p->parts && p->n >= PROMISED_LEAST;
}

/* Could the number of a heading be a converter's, or is there none? */
static inline bool
promised_doubtful(const struct label *label)
{
	return label->form == LABEL_NONE || (label->blank &&
	    label->form >= LABEL_NUMBER_COMMA && label->form <= LABEL_NUMBER_PAREN);
}

/* Is title that of the next entry, or of one behind it? */
bool promised_holds(const struct promised *p, struct span title);

/* Gives label, promised_doubtful, the form and the ordinal of the entry whose title is title,
 * the next one or one behind it.  False: there is none. */
bool promised_find(struct promised *p, struct span title, struct label *label);

#endif
