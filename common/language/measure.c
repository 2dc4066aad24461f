/* measure: units that one quantity may be written in; see measure.h. */
#include "language/measure.h"

#include "text/data.h"
#include "text/lexicon.h"

extern const struct data_table data_measures;

/* Built once and kept: a constant in effect. */
static const struct lexicon *
units(void)
{
	static struct lexicon lx;

	if (lx.table == NULL)
		lexicon_build(&lx, &data_measures, 0, LEXICON_FORWARD, NULL);
	return &lx;
}

bool
measure_of(struct span unit, struct measure *out)
{
	struct lexicon_match m;

	if (!lexicon_at(units(), unit, 0, &m) || m.end != unit.n)
		return false;
	out->name = span_of(LEXICON_CELL(units(), m, 1));
	return decimal_parse(span_of(LEXICON_CELL(units(), m, 2)), &out->worth);
}
