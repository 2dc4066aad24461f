/* line_words: words by which lines and boxes are told apart before they are read
 * (data/linewords.tsv, which explains each). */
#ifndef INPUT_LINE_WORDS_H
#define INPUT_LINE_WORDS_H

#include "text/word_table.h"

extern struct word_table line_words;

/* Does text begin with, end with or hold a word that says so? */
static inline bool
line_word_starts(const char *says, struct span text)
{
	return word_table_starts(&line_words, says, text);
}

static inline bool
line_word_ends(const char *says, struct span text)
{
	return word_table_ends(&line_words, says, text);
}

static inline bool
line_word_in(const char *says, struct span text)
{
	return word_table_in(&line_words, says, text);
}

/* Bytes of the longest one that text begins with, ends with; 0: none. */
static inline size_t
line_word_at_start(const char *says, struct span text)
{
	return word_table_at_start(&line_words, says, text);
}

static inline size_t
line_word_at_end(const char *says, struct span text)
{
	return word_table_at_end(&line_words, says, text);
}

#endif
