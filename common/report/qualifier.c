/* qualifier: words that turn what is said of a figure; see qualifier.h. */
#include "report/qualifier.h"

#include "text/data.h"

extern const struct data_table data_qualifiers;

enum place { AT_START, AT_END, ANYWHERE };

static bool
stands(enum place place, struct span text, struct span word)
{
	switch (place) {
	case AT_START: return span_starts(text, word);
	case AT_END: return span_ends(text, word);
	case ANYWHERE: return span_find(text, word) != SIZE_MAX;
	}
	return false;
}

/* Can text begin with word?  Most differ in their first character. */
static inline bool
may_start(struct span text, const char *word)
{
	return text.n > 2 && text.p[0] == word[0] && text.p[1] == word[1];
}

/* Bytes of the first word that says what and stands there; 0: none. */
static size_t
any(const char *what, enum place place, struct span text)
{
	if (text.n == 0)
		return 0;
	for (size_t i = 0; i < data_qualifiers.rows; i++) {
		const char *word = DATA_CELL(&data_qualifiers, i, 0);

		if (DATA_CELL(&data_qualifiers, i, 1)[0] == what[0] &&
		    (place != AT_START || may_start(text, word)) &&
		    stands(place, text, span_of(word)))
			return strlen(word);
	}
	return 0;
}

bool
qualifier_starts(const char *what, struct span text)
{
	return any(what, AT_START, text) != 0;
}

bool
qualifier_ends(const char *what, struct span text)
{
	return any(what, AT_END, text) != 0;
}

bool
qualifier_in(const char *what, struct span text)
{
	return any(what, ANYWHERE, text) != 0;
}

size_t
qualifier_at_end(const char *what, struct span text)
{
	return any(what, AT_END, text);
}
