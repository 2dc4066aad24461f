/* currency: which money an amount is in; see currency.h. */
#include "language/currency.h"

#include "text/data.h"
#include "text/glyph.h"
#include "text/lexicon.h"

extern const struct data_table data_currencies;

struct currency {
	size_t start;		/* of the word */
	struct span unit;	/* as in records; static */
	bool sign;		/* ￥ $: part of the figure, whatever stands behind */
};

/* Built once and kept: a constant in effect. */
static const struct lexicon *
words(void)
{
	static struct lexicon lx;

	if (lx.table == NULL)
		lexicon_build(&lx, &data_currencies, 0, LEXICON_BACKWARD, NULL);
	return &lx;
}

bool
currency_may(uint32_t c)
{
	return lexicon_may(words(), c) || c == ' ' || c == 0xA0;
}

/* The currency that ends before byte at, a blank between them allowed. */
static bool
find_before(struct span text, size_t at, struct currency *out)
{
	const struct lexicon *lx = words();
	struct glyph g = glyph_before(text, at);
	struct lexicon_match m;

	if (g.c == ' ' || g.c == 0xA0)
		g = glyph_before(text, at -= g.n);
	if (!lexicon_may(lx, g.c) || !lexicon_walk_before(lx, text, at, g, &m))
		return false;
	*out = (struct currency){ m.start, span_of(LEXICON_CELL(lx, m, 1)),
	    data_says(LEXICON_CELL(lx, m, 2), "yes") };
	return true;
}

void
currency_take(struct span text, struct quantity *q)
{
	struct currency found;

	if (q->kind != KIND_BARE && (q->kind != KIND_MONEY || !span_eq(q->unit, SPAN("CNY"))))
		return;
	if (!find_before(text, q->start, &found) || (q->kind == KIND_BARE && !found.sign))
		return;
	q->kind = KIND_MONEY;
	q->unit = found.unit;
	if (found.sign)
		q->start = found.start;
}
