/* announced: sections that the table of contents numbers and whose titles stand without
 * a number, on a line of their own, where they begin:
 *
 *   四、部门预算编制说明 ……………      2026年部门预算编制说明
 *
 * Budgets are laid out so.  Only where the first of them comes so are the others looked
 * for; they are parts, and what is numbered 一、 inside of them is theirs.  Where the table
 * numbers 第一部分, a line that is one of those titles to the letter is that part, behind
 * parts that have kept their numbers too.
 *
 * A converter may lose the table of contents: then the titles that budgets have in common
 * (`section` in data/outline.tsv) are looked for, from one about duties on.
 */
#ifndef OUTLINE_ANNOUNCED_H
#define OUTLINE_ANNOUNCED_H

#include <stdbool.h>

#include "language/words.h"

enum { ANNOUNCED_MAX = 24, ANNOUNCED_TITLE = 90 };

struct announced {
	struct {
		unsigned ordinal;
		size_t n;
		char title[ANNOUNCED_TITLE];
	} at[ANNOUNCED_MAX];
	size_t n;
	unsigned last;		/* the one met last; 0: none yet */
	bool parts;		/* the table has 第一部分: those are the sections kept */
};

/* A new document: nothing is announced.  Holds no memory. */
void announced_reset(struct announced *a);

/* An entry of the table of contents: kept if it is numbered 一、, or 第一部分. */
void announced_add(struct announced *a, struct span entry);

/* Is text, which has no number, the title of the next section, or of one behind it?
 * Returns its ordinal, 0: it is none.  announced_open says that it was believed. */
unsigned announced_find(const struct announced *a, struct span text);

/* The same where there is no table of contents: by words that such titles end with, by
 * duty the first of them. */
unsigned announced_usual(const struct announced *a, struct span text,
    const struct words *words, const struct words *duty);

static inline void
announced_open(struct announced *a, unsigned ordinal)
{
	a->last = ordinal;
}

#endif
