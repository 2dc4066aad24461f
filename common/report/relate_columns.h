/* relate_columns: columns of a table that follow from two others: 结转 = 到位 -
 * 支出, 结余 = 预算 - 决算 (data/identities.tsv; domain.md §2, rows 10 and 23).
 *
 * Which two columns are meant is for the arithmetic to say: the pair that
 * gives most of the rows.  What it gives in some rows it should give in all.
 */
#ifndef REPORT_RELATE_COLUMNS_H
#define REPORT_RELATE_COLUMNS_H

#include "report/cell.h"

/* Links the numbers of such columns to what they follow from. */
void relate_columns(const struct relate_words *words, const struct grid *g,
    struct mentions *ms);

#endif
