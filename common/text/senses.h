/* senses: what the words of a table say, asked of a text.
 *
 * A table names words in its first column and in the second, in a word, what they
 * say.  Each such sense has a number and is one bit of what a row says, so that one look at
 * a text answers for all words that begin it or end it; a word of several rows says several
 * things.  At most SENSES_MAX senses; more are a mistake in the table and end the program.
 *
 * All questions are about one sense, by its number or by its name.  Nothing is allocated after
 * senses_open, and none of them fails: SENSES_NONE is said by no word.
 */
#ifndef TEXT_SENSES_H
#define TEXT_SENSES_H

#include "base/lanes.h"
#include "text/lexicon.h"

enum { SENSES_MAX = 192, SENSES_NONE = SENSES_MAX, SENSES_PLACES = 512, SENSES_SOUGHT = 4 };

/* Bit n & 63 of word n / 64: sense n. */
struct senses_set {
	uint64_t bits[SENSES_MAX / 64];
};

/* The characters that words begin with, if they are few and of three bytes each: the second and
 * the third of these in every lane. */
struct senses_sought {
	lanes second[SENSES_SOUGHT], third[SENSES_SOUGHT];
	unsigned n;			/* 0: they are others, or more */
};

struct senses {
	struct lexicon forward, backward;
	const struct senses_set *own;	/* by row, the first of twins: what the word says */
	const struct senses_set *begins;	/* the same with the words it begins with */
	const struct senses_set *ends;	/* and with those it ends with */
	const uint64_t *key;		/* of the names, by hash: SENSES_PLACES; 0: free */
	const unsigned char *number;	/* of those senses */
	const uint16_t *edges;		/* by hash, of the words of all names there: which of those
					 * below; the last is of no words */
	const uint64_t *first;		/* 64 each, like those of a lexicon */
	const uint64_t *last;		/* the same of the characters that they end with */
	const struct senses_sought *sought;
	size_t n;
};

/* Reads the table; what is read stays until the program ends, as the table does.  The tables
 * that every run asks were read when the program was made (scripts/ready.c). */
void senses_open(struct senses *s, const struct data_table *table);

/* Tables that were read when the program was made; the last has no n. */
extern const struct senses senses_ready[];

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

/* Where a key would stand in s->key if no other had the same place. */
static inline size_t
senses_home(uint64_t key)
{
	return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 55) % SENSES_PLACES;
}

/* Where the key of a sense stands in s->key, or would. */
static inline size_t
senses_place(const struct senses *s, uint64_t key)
{
	size_t at = senses_home(key);

	while (s->key[at] != 0 && s->key[at] != key)
		at = (at + 1) % SENSES_PLACES;
	return at;
}

/* The number of the sense with this key; SENSES_NONE: no word of the table says that. */
static inline unsigned
senses_number(const struct senses *s, uint64_t key)
{
	size_t at = senses_place(s, key);

	return s->key[at] == 0 ? SENSES_NONE : s->number[at];
}

/* False when no word that says it begins (ends) with the first (last) character of text.  Nearly
 * all questions are answered by that, so it is asked in place, of the name's key, most of which
 * the compiler has worked out.  Looks at characters of three bytes only. */
static inline bool
senses_may_begin(const struct senses *s, struct span text, uint64_t key)
{
	size_t edges = (size_t)s->edges[senses_home(key)] * 64;

	if (text.n < 3)
		return text.n != 0;
	return !glyph_is_triple(text.p) ||
	    (s->first[edges + (text.p[1] & 63)] >> (text.p[2] & 63) & 1) != 0;
}

static inline bool
senses_may_close(const struct senses *s, struct span text, uint64_t key)
{
	size_t edges = (size_t)s->edges[senses_home(key)] * 64;
	const char *end = text.p + text.n;

	if (text.n < 3)
		return text.n != 0;
	return !glyph_is_triple(end - 3) ||
	    (s->last[edges + (end[-2] & 63)] >> (end[-1] & 63) & 1) != 0;
}

/* Is the sense said by a word that text begins with, ends with, is? */
bool senses_starts(const struct senses *s, struct span text, unsigned sense);
bool senses_ends(const struct senses *s, struct span text, unsigned sense);
bool senses_is(const struct senses *s, struct span text, unsigned sense);

/* The byte at which the first word begins in text that says it, by its name's key; NONE: there
 * is none. */
size_t senses_find(const struct senses *s, struct span text, uint64_t key);

/* Bytes of the longest word that text begins with, ends with, and that says it; 0: none. */
size_t senses_start(const struct senses *s, struct span text, unsigned sense);
size_t senses_end(const struct senses *s, struct span text, unsigned sense);

#endif
