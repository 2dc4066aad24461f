/* punct: punctuation of either width.  Half the reports have , ; : ( where the
 * others have ， ； ： （.
 *
 * A mark is named by its ASCII form.  Between two digits , and : are part of a
 * number or a time (1,234 12:30), and no marks.
 */
#ifndef TEXT_PUNCT_H
#define TEXT_PUNCT_H

#include "base/buf.h"

/* Bytes of the mark that s begins or ends with; 0: another character stands there. */
size_t punct_starts(struct span s, char mark);
size_t punct_ends(struct span s, char mark);

/* Does the ASCII character at byte at stand between two digits? */
bool punct_parts_digits(struct span s, size_t at);

/* The byte at which the first such mark begins; SIZE_MAX: there is none. */
size_t punct_find(struct span s, char mark);

static inline bool
punct_in(struct span s, char mark)
{
	return punct_find(s, mark) != SIZE_MAX;
}

#endif
