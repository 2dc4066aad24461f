/* unfilled: slots of a template that were left as they came: 占 %, ××万元,
 * 下降（增长）5% (data/blanks.tsv; domain.md §2, row 24).
 */
#ifndef LANGUAGE_UNFILLED_H
#define LANGUAGE_UNFILLED_H

#include "base/buf.h"

struct unfilled {
	size_t start, end;	/* of what is printed */
};

/* The first empty or crossed-out slot of a paragraph at or after byte from. */
bool unfilled_next(struct span text, size_t from, struct unfilled *out);

/* Is the bracket at byte at of text one of two words of which the other was to be
 * struck out, with a number behind it? */
bool unfilled_choice(struct span text, size_t at, struct unfilled *out);

/* Do two words of which one was to be struck out stand side by side in bytes from to to
 * (大小于)? */
bool unfilled_both(struct span text, size_t from, size_t to, struct unfilled *out);

/* Does a clause end at byte end of text, where a unit should stand behind a number? */
bool unfilled_unit(struct span text, size_t end);

#endif
