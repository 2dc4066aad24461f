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

/* Bytes of the longest word that says so and that text begins with, ends with; 0: none. */
size_t word_table_at_start(struct word_table *t, const char *says, struct span text);
size_t word_table_at_end(struct word_table *t, const char *says, struct span text);

/* Does text begin with such a word, or end with one? */
bool word_table_starts(struct word_table *t, const char *says, struct span text);
bool word_table_ends(struct word_table *t, const char *says, struct span text);

/* Is text such a word; does one stand in it? */
bool word_table_is(struct word_table *t, const char *says, struct span text);
bool word_table_in(struct word_table *t, const char *says, struct span text);

#endif
