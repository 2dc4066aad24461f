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
that_say(struct word_table *t, senses_mask found, uint64_t says)
{
	return found == 0 ? 0 : found & senses_bit(&t->senses, says);
}

/* What the words say that text begins with, of says alone. */
static senses_mask
starting(struct word_table *t, uint64_t says, struct span text)
{
	const struct senses *s = words(t);
	senses_mask wanted = senses_bit(s, says);

	return senses_may_say(s, text, wanted) ? senses_starting(s, text) & wanted : 0;
}

size_t
word_table_really_at_start(struct word_table *t, uint64_t says, struct span text)
{
	senses_mask found = starting(t, says, text);

	return found == 0 ? 0 : senses_start(&t->senses, text, found);
}

size_t
word_table_really_at_end(struct word_table *t, uint64_t says, struct span text)
{
	senses_mask found = that_say(t, senses_ending(words(t), text), says);

	return found == 0 ? 0 : senses_end(&t->senses, text, found);
}

bool
word_table_really_starts(struct word_table *t, uint64_t says, struct span text)
{
	return starting(t, says, text) != 0;
}

bool
word_table_really_ends(struct word_table *t, uint64_t says, struct span text)
{
	return that_say(t, senses_ending(words(t), text), says) != 0;
}

bool
word_table_really_is(struct word_table *t, uint64_t says, struct span text)
{
	return that_say(t, senses_of(words(t), text), says) != 0;
}

bool
word_table_really_in(struct word_table *t, uint64_t says, struct span text)
{
	const struct senses *s = words(t);

	return senses_in(s, text, senses_bit(s, says)) != 0;
}

size_t
word_table_really_find(struct word_table *t, uint64_t says, struct span text)
{
	const struct senses *s = words(t);

	return senses_find(s, text, senses_bit(s, says));
}

struct span
word_table_really_rest(struct word_table *t, uint64_t says, struct span text)
{
	size_t at = word_table_really_find(t, says, text);

	if (at == SIZE_MAX)
		return SPAN("");
	text = span_slice(text, at, text.n);
	return span_slice(text, word_table_really_at_start(t, says, text), text.n);
}
