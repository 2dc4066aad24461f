/* blank: slots of a template that were left as they came: 占 %, ××万元,
 * 下降（增长）5% (data/blanks.tsv; domain.md §2, row 24).
 */
#ifndef LANGUAGE_BLANK_H
#define LANGUAGE_BLANK_H

#include "base/buf.h"

struct blank {
	size_t start, end;	/* of what is printed */
};

/* The first empty or crossed-out slot of a paragraph at or after byte from. */
bool blank_next(struct span text, size_t from, struct blank *out);

/* Is the bracket at byte at of text one of two words of which the other was to be
 * struck out, with a number behind it? */
bool blank_choice(struct span text, size_t at, struct blank *out);

/* Do two words of which one was to be struck out stand side by side in bytes from to to
 * (大小于)? */
bool blank_both(struct span text, size_t from, size_t to, struct blank *out);

/* Does a clause end at byte end of text, where a unit should stand behind a number? */
bool blank_unit(struct span text, size_t end);

#endif
