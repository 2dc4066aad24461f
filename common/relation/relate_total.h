/* relate_total: what the total rows of a table add up (domain.md §2, row 23).
 *
 * The rows above, back to the last total or header; the rows below, where totals
 * come first; the totals of lower rank above (小计, 小计, 总计), or below; or the last
 * total and what stands since then (本年收入合计, 年初结转和结余, 总计).  The reading in which
 * most columns add up is taken; where none does, the one that ranks (data/totals.tsv)
 * and labels (data/amounts.tsv) make certain, if it misses by no more than a slip may.
 */
#ifndef RELATION_RELATE_TOTAL_H
#define RELATION_RELATE_TOTAL_H

#include "relation/relate_column.h"

/* Where total row r does not add up: rows behind one set in by 其中： go on with that
 * breakdown, if then it may.  Sets tr->parent. */
void total_adopt(struct table_relations *tr, size_t r);

/* The same without a total row (公用经费; 其中：办公; 水电; 会议), where two columns say
 * so. */
void total_adopt_free(struct table_relations *tr);

/* Links what total row r adds up, column by column. */
void total_relate(struct table_relations *tr, size_t r);

#endif
