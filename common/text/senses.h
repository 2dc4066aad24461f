/* senses: what the words of a table say, asked of a text all at once.
 *
 * A table names words in its first column and in the second, in a word, what they
 * say.  Each such sense is one bit, so that one look at a text answers for all words
 * that begin it, end it or stand in it; a word of several rows says several things.
 * At most SENSES_MAX senses; more are a mistake in the table and end the program.
 */
#ifndef TEXT_SENSES_H
#define TEXT_SENSES_H

#include "text/lexicon.h"

enum { SENSES_MAX = 64, SENSES_PLACES = 128 };

typedef uint64_t senses_mask;

struct senses {
	struct lexicon forward, backward;
	senses_mask *own;	/* by row, the first of twins: what the word says */
	senses_mask *begins;	/* the same with the words it begins with */
	senses_mask *ends;	/* and with those it ends with */
	uint64_t first[SENSES_MAX][64];	/* by sense, like that of a lexicon: its words alone */
	const char *name[SENSES_MAX];
	unsigned char place[SENSES_PLACES];	/* by hash of the name: 1 + its number */
	size_t n;
};

void senses_open(struct senses *s, const struct data_table *table);
void senses_close(struct senses *s);

/* The bit of a sense; 0: no word of the table says that. */
senses_mask senses_bit(const struct senses *s, const char *name);

/* What is said by the words that text begins with, ends with, is. */
senses_mask senses_starting(const struct senses *s, struct span text);
senses_mask senses_ending(const struct senses *s, struct span text);
senses_mask senses_of(const struct senses *s, struct span text);

/* Which of wanted the words say that stand in text; quickest for a single one. */
senses_mask senses_in(const struct senses *s, struct span text, senses_mask wanted);

/* Bytes of the longest word that text begins with, ends with, and that says any of
 * wanted; 0: none. */
size_t senses_start(const struct senses *s, struct span text, senses_mask wanted);
size_t senses_end(const struct senses *s, struct span text, senses_mask wanted);

#endif
