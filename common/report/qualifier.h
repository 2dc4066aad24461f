/* qualifier: short words that turn what is said of a figure (data/qualifiers.tsv, which
 * explains each; particle.h has those that say how text is to be cut).
 *
 * Few words, asked for at one end of a phrase or anywhere in it.
 */
#ifndef REPORT_QUALIFIER_H
#define REPORT_QUALIFIER_H

#include "text/word_table.h"

extern struct word_table qualifiers;

/* Does text begin with, end with or hold a word that says what? */
static inline bool
qualifier_starts(const char *what, struct span text)
{
	return word_table_starts(&qualifiers, what, text);
}

static inline bool
qualifier_ends(const char *what, struct span text)
{
	return word_table_ends(&qualifiers, what, text);
}

static inline bool
qualifier_in(const char *what, struct span text)
{
	return word_table_in(&qualifiers, what, text);
}

/* Bytes of the word that says what at the end of text; 0: none. */
static inline size_t
qualifier_at_end(const char *what, struct span text)
{
	return word_table_at_end(&qualifiers, what, text);
}

/* Is text such a word and nothing else? */
static inline bool
qualifier_is(const char *what, struct span text)
{
	return word_table_is(&qualifiers, what, text);
}

#endif
