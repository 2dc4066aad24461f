/* qualifier: what relate_*, check_* and figure_* ask the table of qualifiers (grammar.h). */
#ifndef REPORT_QUALIFIER_H
#define REPORT_QUALIFIER_H

#include "report/grammar.h"

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
