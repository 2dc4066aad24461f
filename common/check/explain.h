/* explain: one finding in full, for the reader who must decide whether to
 * believe it: the operands with the lines they stand on, the computation in
 * the units of the report, what rounding may explain and why, and the likely
 * slip.
 *
 * The computation is done again here from the operands and the shape of the
 * finding, so what is shown is what the figures give.
 */
#ifndef CHECK_EXPLAIN_H
#define CHECK_EXPLAIN_H

#include "check/finding.h"
#include "check/quotes.h"

/* Where findings stand. */
struct explain_case {
	const char *document;
	const struct ledger *ledger;
	const struct findings *findings;
	const struct quotes *quotes;	/* lines it does not have (the input was figure
					 * records) are left out */
	bool english;
};

/* Appends the explanation of f, one of the findings: several lines with an empty one
 * behind them. */
void explain_finding(struct buf *out, const struct explain_case *of, const struct finding *f);

#endif
