/* qualifier: short words that turn what is said of a figure (data/qualifiers.tsv).
 *
 * Few words, asked for at one end of a phrase or anywhere in it.
 */
#ifndef REPORT_QUALIFIER_H
#define REPORT_QUALIFIER_H

#include "base/buf.h"

/* Does text begin with, end with or hold a word that says what? */
bool qualifier_starts(const char *what, struct span text);
bool qualifier_ends(const char *what, struct span text);
bool qualifier_in(const char *what, struct span text);

/* Bytes of the word that says what at the end of text; 0: none. */
size_t qualifier_at_end(const char *what, struct span text);

/* Is text such a word and nothing else? */
static inline bool
qualifier_is(const char *what, struct span text)
{
	return text.n != 0 && qualifier_at_end(what, text) == text.n;
}

#endif
