/* words: short lists of words of one kind; see words.h. */
#include "report/words.h"

#include "text/data.h"

extern const struct data_table data_outline;

typedef bool test(struct span text, struct span word);

static bool
holds(struct span text, struct span word)
{
	return span_find(text, word) != SIZE_MAX;
}

static bool
any(const char *kind, struct span text, test *fits)
{
	for (size_t i = 0; i < data_outline.rows; i++)
		if (strcmp(DATA_CELL(&data_outline, i, 0), kind) == 0 &&
		    fits(text, span_of(DATA_CELL(&data_outline, i, 1))))
			return true;
	return false;
}

bool
words_begin(const char *kind, struct span text)
{
	return any(kind, text, span_starts);
}

bool
words_end(const char *kind, struct span text)
{
	return any(kind, text, span_ends);
}

bool
words_in(const char *kind, struct span text)
{
	return any(kind, text, holds);
}
