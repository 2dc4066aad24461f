/* senses: what the words of a table say, asked of a text.
 *
 * A table names words in its first column and in the second, in a word, what they
 * say.  Each such sense has a number and is one bit of what a row says, so that one look at
 * a text answers for all words that begin it or end it; a word of several rows says several
 * things.  At most SENSES_MAX senses; more are a mistake in the table and end the program.
 *
 * All questions are about one sense, by its number.  Nothing is allocated after
 * senses_open, and none of them fails: SENSES_NONE is said by no word.
 */
#ifndef TEXT_SENSES_H
#define TEXT_SENSES_H

#include "text/lexicon.h"

enum { SENSES_MAX = 192, SENSES_NONE = SENSES_MAX, SENSES_PLACES = 512 };

/* Bit n & 63 of word n / 64: sense n. */
struct senses_set {
	uint64_t bits[SENSES_MAX / 64];
};

struct senses {
	struct lexicon forward, backward;
	const struct senses_set *own;	/* by row, the first of twins: what the word says */
	const struct senses_set *begins;	/* the same with the words it begins with */
	const struct senses_set *ends;	/* and with those it ends with */
	const uint64_t *first;		/* 64 by sense, like those of a lexicon: its words alone */
	const uint64_t *last;		/* the same of the characters that they end with */
	const struct span *common;	/* by sense: what all its words begin with */
	const uint64_t *key;		/* of the names, by hash: SENSES_PLACES; 0: free */
	const unsigned char *number;	/* of those senses */
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

/* Where the key of a sense stands in s->key, or would. */
static inline size_t
senses_place(const struct senses *s, uint64_t key)
{
	size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 55) % SENSES_PLACES;

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

/* False when no word that says it begins (ends) with the first (last) character of text.  Nearly
 * all questions are answered by that, so it is asked in place. */
static inline bool
senses_may_begin(const struct senses *s, struct span text, unsigned sense)
{
	return sense != SENSES_NONE && (text.n < 3 || !glyph_is_triple(text.p) ||
	    (s->first[sense * 64 + (text.p[1] & 63)] >> (text.p[2] & 63) & 1) != 0);
}

static inline bool
senses_may_close(const struct senses *s, struct span text, unsigned sense)
{
	const char *end = text.p + text.n;

	return sense != SENSES_NONE && (text.n < 3 || !glyph_is_triple(end - 3) ||
	    (s->last[sense * 64 + (end[-2] & 63)] >> (end[-1] & 63) & 1) != 0);
}

/* What senses_starts and those below do when that does not say no. */
bool senses_really_starts(const struct senses *s, struct span text, unsigned sense);
bool senses_really_ends(const struct senses *s, struct span text, unsigned sense);
bool senses_really_is(const struct senses *s, struct span text, unsigned sense);
size_t senses_really_start(const struct senses *s, struct span text, unsigned sense);
size_t senses_really_end(const struct senses *s, struct span text, unsigned sense);

/* Is the sense said by a word that text begins with, ends with, is? */
static inline bool
senses_starts(const struct senses *s, struct span text, unsigned sense)
{
	return senses_may_begin(s, text, sense) && senses_really_starts(s, text, sense);
}

static inline bool
senses_ends(const struct senses *s, struct span text, unsigned sense)
{
	return senses_may_close(s, text, sense) && senses_really_ends(s, text, sense);
}

static inline bool
senses_is(const struct senses *s, struct span text, unsigned sense)
{
	return senses_may_begin(s, text, sense) && senses_may_close(s, text, sense) &&
	    senses_really_is(s, text, sense);
}

/* The byte at which the first word begins in text that says it; NONE: there is none. */
size_t senses_find(const struct senses *s, struct span text, unsigned sense);

/* Bytes of the longest word that text begins with, ends with, and that says it; 0: none. */
static inline size_t
senses_start(const struct senses *s, struct span text, unsigned sense)
{
	return senses_may_begin(s, text, sense) ? senses_really_start(s, text, sense) : 0;
}

static inline size_t
senses_end(const struct senses *s, struct span text, unsigned sense)
{
	return senses_may_close(s, text, sense) ? senses_really_end(s, text, sense) : 0;
}

#endif
