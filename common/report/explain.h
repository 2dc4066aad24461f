/* explain: one finding in full, for the reader who must decide whether to
 * believe it: the operands with the lines they stand on, the computation in
 * the units of the report, what rounding may explain and why, and the likely
 * slip.
 *
 * The computation is done again here from the operands and the shape of the
 * finding, so what is shown is what the figures give.
 */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "report/finding.h"
#include "report/quotes.h"

/* Appends the explanation, several lines with an empty one behind them.  Lines
 * that quotes does not have (the input was figure records) are left out. */
void explain_finding(struct buf *out, const char *document, const struct ledger *l,
    const struct findings *fs, const struct finding *f, const struct quotes *quotes,
    bool english);

#endif
