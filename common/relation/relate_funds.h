/* relate_funds: the sources of the funds of a form, which stand below their total with nothing
 * that says so (domain.md §1): 年度资金总额 and below it 中央财政资金, 省级补助, 其他资金.
 */
#ifndef RELATION_RELATE_FUNDS_H
#define RELATION_RELATE_FUNDS_H

#include "relation/cell.h"

/* Makes the row of the total the parent of the rows of its sources, where they have none. */
void relate_funds(const struct grid *g, size_t *parent);

#endif
