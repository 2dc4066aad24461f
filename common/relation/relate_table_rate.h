/* relate_table_rate: rates of a table's rows: 控制率, 执行率 … are columns divided by columns
 * (data/rates.tsv; domain.md §2, row 5).
 *
 * What is divided by may be two columns: what was carried over from last year, and what
 * was granted this year.
 */
#ifndef RELATION_RELATE_TABLE_RATE_H
#define RELATION_RELATE_TABLE_RATE_H

#include "relation/relate_column.h"

/* Links the rates of row r of g. */
void relate_row_rates(const struct table_relations *tr, size_t r);

#endif
