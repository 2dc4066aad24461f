/* relate_deducted: rows of a table that are taken off the row above them and leave the row
 * below (domain.md §2, row 1): 固定资产原值, 减：累计折旧, 固定资产净值.  Only what is left is
 * a part of a total.
 */
#ifndef RELATION_RELATE_DEDUCTED_H
#define RELATION_RELATE_DEDUCTED_H

#include "relation/relate_column.h"

/* Does row r say that it is taken off the one above it? */
bool deducted_is_row(const struct table_relations *tr, size_t r);

/* Makes the row that tells what is left the parent of the rows it is left of, which stand above
 * it and have none. */
void relate_deducted_find(struct table_relations *tr);

/* Links, column by column, each such row to those rows. */
void relate_deducted(struct table_relations *tr);

#endif
