/* relate_codes: which rows of a final-accounts table are part of which, by the
 * codes of the government's classification (政府收支分类科目; domain.md §2, row 25).
 *
 * A code stands in one cell (2010601) or in one cell a level (201 | 06 | 01)
 * before the name, or in the name's own (20106 财政事务): 201 is the sum of 201xx, that of 201xxxx.
 */
#ifndef RELATION_RELATE_CODES_H
#define RELATION_RELATE_CODES_H

#include "relation/cell.h"

/* Sets parent[r] for the rows of the half in hand that have codes: the last row
 * above with the code that theirs begins with, NONE if there is none.  False
 * if no code begins with another: parent is as it was. */
bool relate_codes(const struct grid *g, size_t *parent);

#endif
