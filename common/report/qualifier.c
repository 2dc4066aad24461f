/* qualifier: words that turn what is said of a figure; see qualifier.h.
 *
 * The list is built on first use and constant from then on. */
#include "report/qualifier.h"

#include "text/senses.h"

extern const struct data_table data_qualifiers;

static const struct senses *
words(void)
{
	static struct senses s;

	if (s.n == 0)
		senses_open(&s, &data_qualifiers);
	return &s;
}

bool
qualifier_starts(const char *what, struct span text)
{
	senses_mask found = senses_starting(words(), text);

	return found != 0 && (found & senses_bit(words(), what)) != 0;
}

bool
qualifier_ends(const char *what, struct span text)
{
	senses_mask found = senses_ending(words(), text);

	return found != 0 && (found & senses_bit(words(), what)) != 0;
}

bool
qualifier_in(const char *what, struct span text)
{
	return senses_in(words(), text, senses_bit(words(), what)) != 0;
}

size_t
qualifier_at_end(const char *what, struct span text)
{
	return senses_end(words(), text, senses_bit(words(), what));
}
