/* word_table: words of a table by what they say; see word_table.h. */
#include "text/word_table.h"

static const struct senses *
words(struct word_table *t)
{
	if (t->senses.n == 0)
		senses_open(&t->senses, t->table);
	return &t->senses;
}

/* Those of found that say so.  Mostly there is none of any kind. */
static senses_mask
that_say(struct word_table *t, senses_mask found, const char *says)
{
	return found == 0 ? 0 : found & senses_bit(&t->senses, says);
}

size_t
word_table_at_start(struct word_table *t, const char *says, struct span text)
{
	senses_mask found = that_say(t, senses_starting(words(t), text), says);

	return found == 0 ? 0 : senses_start(&t->senses, text, found);
}

size_t
word_table_at_end(struct word_table *t, const char *says, struct span text)
{
	senses_mask found = that_say(t, senses_ending(words(t), text), says);

	return found == 0 ? 0 : senses_end(&t->senses, text, found);
}

bool
word_table_starts(struct word_table *t, const char *says, struct span text)
{
	return that_say(t, senses_starting(words(t), text), says) != 0;
}

bool
word_table_ends(struct word_table *t, const char *says, struct span text)
{
	return that_say(t, senses_ending(words(t), text), says) != 0;
}

bool
word_table_is(struct word_table *t, const char *says, struct span text)
{
	return that_say(t, senses_of(words(t), text), says) != 0;
}

bool
word_table_in(struct word_table *t, const char *says, struct span text)
{
	return senses_in(words(t), text, senses_bit(&t->senses, says)) != 0;
}
