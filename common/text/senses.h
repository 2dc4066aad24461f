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
	struct span only[SENSES_MAX];	/* by sense: its word, if it has but one */
	const char *name[SENSES_MAX];
	uint64_t key[SENSES_PLACES];	/* of the names, by hash; 0: free */
	unsigned char number[SENSES_PLACES];	/* of those senses */
	size_t n;
};

/* Reads the table; what is read stays until the program ends, as the table does. */
void senses_open(struct senses *s, const struct data_table *table);

/* The name of a sense as a number: its first eight letters, by which the names of a table
 * differ.  Of a literal the compiler makes it. */
static inline uint64_t
senses_key(const char *name)
{
	size_t n = strlen(name);
	uint64_t key = 0;

	for (size_t i = 0; i < sizeof key; i++)
		key = key << 8 | (i < n ? (unsigned char)name[i] : 0u);
	return key;
}

/* Where the key of a sense stands, or would. */
static inline size_t
senses_place(const struct senses *s, uint64_t key)
{
	size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 57) % SENSES_PLACES;

	while (s->key[at] != 0 && s->key[at] != key)
		at = (at + 1) % SENSES_PLACES;
	return at;
}

/* The bit of a sense; 0: no word of the table says that. */
static inline senses_mask
senses_bit(const struct senses *s, uint64_t key)
{
	size_t at = senses_place(s, key);

	return s->key[at] == 0 ? 0 : (senses_mask)1 << s->number[at];
}

/* False when no word of the table begins (ends) with the first (last) character of text: most
 * texts are done with that.  Looks at characters of three bytes only, which nearly all are. */
static inline bool
senses_may_start(const struct senses *s, struct span text)
{
	return text.n < 3 || ((unsigned char)text.p[0] & 0xF0) != 0xE0 ||
	    (s->forward.first[text.p[1] & 63] >> (text.p[2] & 63) & 1) != 0;
}

static inline bool
senses_may_end(const struct senses *s, struct span text)
{
	return text.n < 3 || ((unsigned char)text.p[text.n - 3] & 0xF0) != 0xE0 ||
	    (s->backward.first[text.p[text.n - 2] & 63] >> (text.p[text.n - 1] & 63) & 1) != 0;
}

/* The same of the words of one sense. */
static inline bool
senses_may_say(const struct senses *s, struct span text, senses_mask one)
{
	struct glyph g = glyph_at(text, 0);

	return one != 0 && (s->first[__builtin_ctzll(one)][(g.c >> 6) & 63] >> (g.c & 63) & 1) != 0;
}

/* What is said by the words that text begins with, ends with, is. */
senses_mask senses_starting(const struct senses *s, struct span text);
senses_mask senses_ending(const struct senses *s, struct span text);
senses_mask senses_of(const struct senses *s, struct span text);

/* Which of wanted the words say that stand in text; quickest for a single one. */
senses_mask senses_in(const struct senses *s, struct span text, senses_mask wanted);

/* Where the first word begins that says any of wanted; SIZE_MAX: there is none. */
size_t senses_find(const struct senses *s, struct span text, senses_mask wanted);

/* Bytes of the longest word that text begins with, ends with, and that says any of
 * wanted; 0: none. */
size_t senses_start(const struct senses *s, struct span text, senses_mask wanted);
size_t senses_end(const struct senses *s, struct span text, senses_mask wanted);

#endif
