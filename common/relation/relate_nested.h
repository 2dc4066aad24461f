/* relate_nested: rows of a table below a subtotal that nothing marks as its parts: 人员经费;
 * 基本工资; 津贴补贴; 公用经费; 办公费; 差旅费; 合计 (domain.md §2, row 23).
 *
 * Where one column adds up so, from row to row and to the total, its rows are parts of each
 * other in all columns.  Numbers before the subtotals (一、人员经费) will do where the sums come
 * out but for one figure.
 */
#ifndef RELATION_RELATE_NESTED_H
#define RELATION_RELATE_NESTED_H

#include "relation/relate_column.h"

/* Sets tr->parent of rows that have none. */
void relate_nested(struct table_relations *tr);

#endif
