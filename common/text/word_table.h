/* word_table: the words of a table by what they say, for a handful of questions each.
 *
 * A table names words in its first column and in the second what they say, in a word of
 * the table's own (senses.h).  It is read when it is first asked, and constant from then
 * on.  What the table does not know is said by no word.
 */
#ifndef TEXT_WORD_TABLE_H
#define TEXT_WORD_TABLE_H

#include "text/senses.h"

struct word_table {
	const struct data_table *table;
	struct senses senses;		/* empty until asked */
};

/* What the questions below do when the first (last) character of text does not say no; says
 * is a senses_key. */
size_t word_table_really_at_start(struct word_table *t, uint64_t says, struct span text);
size_t word_table_really_at_end(struct word_table *t, uint64_t says, struct span text);
bool word_table_really_starts(struct word_table *t, uint64_t says, struct span text);
bool word_table_really_ends(struct word_table *t, uint64_t says, struct span text);
bool word_table_really_is(struct word_table *t, uint64_t says, struct span text);

/* False when no word that says so begins (ends) with the first (last) character of text. */
static inline bool
word_table_may_start(const struct word_table *t, uint64_t says, struct span text)
{
	return t->senses.n == 0 || senses_may_begin(&t->senses, text, says);
}

static inline bool
word_table_may_end(const struct word_table *t, uint64_t says, struct span text)
{
	return t->senses.n == 0 || senses_may_close(&t->senses, text, says);
}

/* Bytes of the longest word that says so and that text begins with, ends with; 0: none. */
static inline size_t
word_table_at_start(struct word_table *t, const char *says, struct span text)
{
	uint64_t key = senses_key(says);

	return word_table_may_start(t, key, text) ? word_table_really_at_start(t, key, text) : 0;
}

static inline size_t
word_table_at_end(struct word_table *t, const char *says, struct span text)
{
	uint64_t key = senses_key(says);

	return word_table_may_end(t, key, text) ? word_table_really_at_end(t, key, text) : 0;
}

/* Does text begin with such a word, end with one; is it one? */
static inline bool
word_table_starts(struct word_table *t, const char *says, struct span text)
{
	uint64_t key = senses_key(says);

	return word_table_may_start(t, key, text) && word_table_really_starts(t, key, text);
}

static inline bool
word_table_ends(struct word_table *t, const char *says, struct span text)
{
	uint64_t key = senses_key(says);

	return word_table_may_end(t, key, text) && word_table_really_ends(t, key, text);
}

static inline bool
word_table_is(struct word_table *t, const char *says, struct span text)
{
	uint64_t key = senses_key(says);

	return word_table_may_start(t, key, text) && word_table_may_end(t, key, text) &&
	    word_table_really_is(t, key, text);
}

/* Where the first such word begins in text; NONE: there is none. */
static inline size_t
word_table_find(struct word_table *t, const char *says, struct span text)
{
	if (t->senses.n == 0)
		senses_open(&t->senses, t->table);
	return senses_find(&t->senses, text, senses_key(says));
}

/* Does such a word stand in text? */
static inline bool
word_table_in(struct word_table *t, const char *says, struct span text)
{
	return word_table_find(t, says, text) != NONE;
}

/* Text without the word that it begins with, or ends with; all of it if there is none. */
static inline struct span
word_table_behind(struct word_table *t, const char *says, struct span text)
{
	return span_slice(text, word_table_at_start(t, says, text), text.n);
}

static inline struct span
word_table_before(struct word_table *t, const char *says, struct span text)
{
	return span_slice(text, 0, text.n - word_table_at_end(t, says, text));
}

/* What stands behind the first such word in text; empty if there is none. */
static inline struct span
word_table_rest(struct word_table *t, const char *says, struct span text)
{
	size_t at = word_table_find(t, says, text);

	return at == NONE ? SPAN("") :
	    word_table_behind(t, says, span_slice(text, at, text.n));
}

#endif
