/* subtotals: parts of a total that are totals themselves of the parts right behind them.
 *
 * Tables without codes, indentation or 其中 list 工资福利支出 and its items in one column; a
 * row that equals the sum of a run of rows behind it is their subtotal (domain.md §2,
 * tables).
 */
#ifndef CHECK_SUBTOTALS_H
#define CHECK_SUBTOTALS_H

#include "check/tally.h"

/* Drops the parts that are counted in a part before them.  False if there are none. */
bool subtotals_drop(const struct ledger *l, struct addends *terms);

/* The same where parts of parts have parts of their own, as 类, 款 and 项 without their codes,
 * and where one is all there is of another, which is as much as entry total or beside such as
 * have several. */
bool subtotals_nest(const struct ledger *l, struct addends *terms, size_t total);

#endif
