/* year_word: see year_word.h.  The list is built on first use and constant from then on. */
#include "language/year_word.h"

#include "language/grammar.h"
#include "text/lexicon.h"

extern const struct data_table data_yearwords;

static const struct lexicon *
words(void)
{
	static struct lexicon lx;

	if (lx.table == NULL)
		lexicon_build(&lx, &data_yearwords, 0, LEXICON_FORWARD, NULL);
	return &lx;
}

/* +1, -2, 0. */
static int
years_of(const char *cell)
{
	int n = cell[0] == '0' ? 0 : cell[1] - '0';

	return cell[0] == '-' ? -n : n;
}

bool
year_word_last(struct span text, struct year_word *out)
{
	const struct lexicon *lx = words();
	struct lexicon_match m;
	bool found = false;

	if (!span_has(text, SPAN("年")))
		return false;		/* nearly always: it stands in every word */
	for (size_t at = lexicon_next(lx, text, 0); at < text.n; at = lexicon_next(lx, text, at)) {
		const char *years;

		if (!lexicon_at(lx, text, at, &m)) {
			at += glyph_at(text, at).n;
			continue;
		}
		at = m.end;
		years = LEXICON_CELL(lx, m, 1);
		if (data_says(years, "-"))
			continue;
		*out = (struct year_word){ m.start, m.end, years_of(years),
		    data_says(LEXICON_CELL(lx, m, 2), "named") };
		found = true;
	}
	return found;
}

bool
year_word_is_compared(struct span text, const struct year_word *w)
{
	return word_table_ends(&qualifiers, "against", span_slice(text, 0, w->start));
}
