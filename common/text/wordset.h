/* wordset: which words of a short table stand anywhere in a text.
 *
 * One walk over the text answers for all words at once, where looking for each
 * of them would walk it again and again; it stops where words begin or where they
 * end, whichever they have the fewer characters for.  A word is one bit, so a table may
 * hold WORDSET_MAX words, and as many rows; more are a mistake in the table and end the
 * program.  A unit test tells when a table comes near that.
 */
#ifndef TEXT_WORDSET_H
#define TEXT_WORDSET_H

#include "text/charset.h"
#include "text/lexicon.h"

enum { WORDSET_MAX = 64 };

struct wordset {
	struct lexicon lexicon;
	struct data_table words;	/* each word once, in however many rows it stands */
	struct buf bytes;		/* of the words */
	size_t rows;
	uint64_t row[WORDSET_MAX];	/* by row of the table: its words */
	uint64_t holds[WORDSET_MAX];	/* by word: it and what it begins (ends) with */
	struct charset edges;		/* the characters that words begin (end) with */
};

/* The words in one column of table; a cell may hold several, with separator
 * between them ('\0': one word a cell).  Empty cells have no words. */
void wordset_open(struct wordset *ws, const struct data_table *table, size_t column,
    char separator);

/* Frees what wordset_open has made; the words are the table's. */
void wordset_close(struct wordset *ws);

/* The words that stand in text, overlapping ones too. */
uint64_t wordset_in(const struct wordset *ws, struct span text);

#endif
