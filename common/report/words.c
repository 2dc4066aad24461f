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

/* Bytes of the first word of kind that fits; 0: none. */
static size_t
first(const char *kind, struct span text, test *fits)
{
	for (size_t i = 0; i < data_outline.rows; i++) {
		struct span word = span_of(DATA_CELL(&data_outline, i, 1));

		if (strcmp(DATA_CELL(&data_outline, i, 0), kind) == 0 && fits(text, word))
			return word.n;
	}
	return 0;
}

bool
words_begin(const char *kind, struct span text)
{
	return first(kind, text, span_starts) > 0;
}

bool
words_end(const char *kind, struct span text)
{
	return first(kind, text, span_ends) > 0;
}

bool
words_in(const char *kind, struct span text)
{
	return first(kind, text, holds) > 0;
}

size_t
words_length(const char *kind, struct span text)
{
	return first(kind, text, span_starts);
}
