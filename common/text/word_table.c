/* word_table: words of a table by what they say; see word_table.h. */
#include "text/word_table.h"

/* What its words say; read when it is first asked. */
static const struct senses *
senses_of(struct word_table *t)
{
	if (t->senses.n == 0)
		senses_open(&t->senses, t->table);
	return &t->senses;
}

size_t
word_table_really_at_start(struct word_table *t, uint64_t says, struct span text)
{
	const struct senses *s = senses_of(t);

	return senses_start(s, text, senses_number(s, says));
}

size_t
word_table_really_at_end(struct word_table *t, uint64_t says, struct span text)
{
	const struct senses *s = senses_of(t);

	return senses_end(s, text, senses_number(s, says));
}

bool
word_table_really_starts(struct word_table *t, uint64_t says, struct span text)
{
	const struct senses *s = senses_of(t);

	return senses_starts(s, text, senses_number(s, says));
}

bool
word_table_really_ends(struct word_table *t, uint64_t says, struct span text)
{
	const struct senses *s = senses_of(t);

	return senses_ends(s, text, senses_number(s, says));
}

bool
word_table_really_is(struct word_table *t, uint64_t says, struct span text)
{
	const struct senses *s = senses_of(t);

	return senses_is(s, text, senses_number(s, says));
}
