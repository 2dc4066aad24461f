/* relate_columns: columns of a table that follow from others (domain.md §2, rows 3,
 * 5, 7, 10, 21, 23).
 *
 * What the headers are called says it: 净值 is 原值 less 折旧, 年末结转 what was there and came in
 * less what went out (data/amounts.tsv and balances.tsv), 增减额 and 增减%
 * compare two columns, 占比 divides by the total row (data/derived.tsv), 人数 times 标准 is 金额.
 * One row that holds and no more misses than that are enough; where the table has one
 * or two rows and none holds, a miss that a slip may explain is worth a look.
 * Then derived.h, which needs no names.
 */
#ifndef RELATION_RELATE_COLUMNS_H
#define RELATION_RELATE_COLUMNS_H

#include "relation/derived.h"

struct column_relations {
	struct grid_view view;	/* scratch */
};

/* Frees the scratch; one of zeros has none. */
void column_relations_close(struct column_relations *cr);

/* Links the numbers of such columns; after relate_table, whose links stand. */
void relate_columns(struct column_relations *cr, const struct relate_words *words,
    const struct grid *g, struct mentions *ms);

#endif
