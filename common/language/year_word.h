/* year_word: words that name a year without its digits: 去年, 上年度, 今年, 明年
 * (data/yearwords.tsv).
 */
#ifndef LANGUAGE_YEAR_WORD_H
#define LANGUAGE_YEAR_WORD_H

#include "base/buf.h"

struct year_word {
	size_t start, end;	/* bytes of it in the text */
	int years;		/* from the year it counts from: -1 last year's, 0 this one's */
	bool named;		/* it counts from the year that the sentence names, if any */
};

/* The last of them in text; false if there is none. */
bool year_word_last(struct span text, struct year_word *out);

/* Is w held against something: 比上年, 与去年? */
bool year_word_is_compared(struct span text, const struct year_word *w);

#endif
