/* word_table: words of a table by what they say; see word_table.h. */
#include "text/word_table.h"

/* The table, read if it was not, and the number of the sense with the key. */
static const struct senses *
words(struct word_table *t, uint64_t says, unsigned *sense)
{
	if (t->senses.n == 0)
		senses_open(&t->senses, t->table);
	*sense = senses_number(&t->senses, says);
	return &t->senses;
}

size_t
word_table_really_at_start(struct word_table *t, uint64_t says, struct span text)
{
	unsigned sense;
	const struct senses *s = words(t, says, &sense);

	return senses_start(s, text, sense);
}

size_t
word_table_really_at_end(struct word_table *t, uint64_t says, struct span text)
{
	unsigned sense;
	const struct senses *s = words(t, says, &sense);

	return senses_end(s, text, sense);
}

bool
word_table_really_starts(struct word_table *t, uint64_t says, struct span text)
{
	unsigned sense;
	const struct senses *s = words(t, says, &sense);

	return senses_starts(s, text, sense);
}

bool
word_table_really_ends(struct word_table *t, uint64_t says, struct span text)
{
	unsigned sense;
	const struct senses *s = words(t, says, &sense);

	return senses_ends(s, text, sense);
}

bool
word_table_really_is(struct word_table *t, uint64_t says, struct span text)
{
	unsigned sense;
	const struct senses *s = words(t, says, &sense);

	return senses_is(s, text, sense);
}

size_t
word_table_really_find(struct word_table *t, uint64_t says, struct span text)
{
	unsigned sense;
	const struct senses *s = words(t, says, &sense);

	return senses_find(s, text, sense);
}

struct span
word_table_really_rest(struct word_table *t, uint64_t says, struct span text)
{
	size_t at = word_table_really_find(t, says, text);

	if (at == NONE)
		return SPAN("");
	text = span_slice(text, at, text.n);
	return span_slice(text, word_table_really_at_start(t, says, text), text.n);
}
