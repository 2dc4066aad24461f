/* announced: sections that the table of contents numbers and whose titles stand without
 * a number, on a line of their own, where they begin:
 *
 *   四、部门预算编制说明 ……………      2026年部门预算编制说明
 *
 * Budgets are laid out so.  Only where the first of them comes so are the others looked
 * for; they are parts, and what is numbered 一、 inside of them is theirs.
 */
#ifndef REPORT_ANNOUNCED_H
#define REPORT_ANNOUNCED_H

#include <stdbool.h>

#include "base/buf.h"

enum { ANNOUNCED_MAX = 24, ANNOUNCED_TITLE = 90 };

struct announced {
	struct {
		unsigned ordinal;
		size_t n;
		char title[ANNOUNCED_TITLE];
	} at[ANNOUNCED_MAX];
	size_t n;
	unsigned last;		/* the one met last; 0: none yet */
	bool parts;		/* the table has 第一部分: those are the sections */
};

void announced_reset(struct announced *a);

/* An entry of the table of contents: kept if it is numbered 一、. */
void announced_add(struct announced *a, struct span entry);

/* Is text, which has no number, the title of the next section, or of one behind it?
 * Returns its ordinal, 0: it is none.  announced_open says that it was believed. */
unsigned announced_find(const struct announced *a, struct span text);

static inline void
announced_open(struct announced *a, unsigned ordinal)
{
	a->last = ordinal;
}

#endif
