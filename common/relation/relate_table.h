/* relate_table: how the figures of a table belong together (domain.md §2,
 * rows 5, 12, 13, 15, 16, 17, 23).
 *
 * Works on the mentions and row descriptions of one table: marks and
 * weights, targets and what was reached, rates between columns, total rows,
 * rows broken down by indentation, sources and uses written inside cells.
 */
#ifndef RELATION_RELATE_TABLE_H
#define RELATION_RELATE_TABLE_H

#include "relation/relate_column.h"

/* No scratch yet; frees it.  One serves for all tables of a run. */
void table_relations_open(struct table_relations *tr);
void table_relations_close(struct table_relations *tr);

/* Links the figures of table g, all of them in ms. */
void relate_table(struct table_relations *tr, const struct relate_words *words,
    const struct grid *g, struct mentions *ms);

#endif
