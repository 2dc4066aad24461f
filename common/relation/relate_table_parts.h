/* relate_table_parts: what the files that relate the figures of a table share; included by
 * relate_table*.c alone.
 *
 *   relate_table             who is asked when; targets, changes, sources written in cells
 *   relate_table_marks       marks and weights: of a row, of all
 *   relate_table_groups      weights written with the names of groups of rows
 *   relate_table_cell        totals and rates of what one cell lists
 *   relate_table_breakdown   rows that break down the row above them
 *
 * (relate_table_rate, relate_column and relate_total stand by themselves.)
 */
#ifndef RELATION_RELATE_TABLE_PARTS_H
#define RELATION_RELATE_TABLE_PARTS_H

#include "relation/relate_table.h"

/* The mention of row r in a column for purpose; NULL: none.  A mark that has been weighed in a
 * column of its own is out of a hundred, whatever the weight: that one rather. */
struct mention *table_in_row(const struct table_relations *tr, size_t r, unsigned purpose);

/* --- relate_table_marks.c -------------------------------------------------- */

/* Row r: 得分 against 分值, and the mark for execution: weight times rate. */
void table_relate_marks(const struct table_relations *tr, size_t r);

/* Total row r, 总分: all weights (PURPOSE_WEIGHT) or all marks (PURPOSE_MARK) above it, back to
 * the last total. */
void table_relate_score_total(struct table_relations *tr, size_t r, unsigned purpose);

/* --- relate_table_groups.c ------------------------------------------------- */

/* 产出（50分） in a cell that spans rows: the weights of those. */
void table_relate_groups(struct table_relations *tr);

/* Total row r, 总分100 = 10＋50＋30＋10: the groups above it and the weights of rows that stand
 * in none, if they add up; each group is tested by its own rows. */
void table_relate_group_total(struct table_relations *tr, size_t r);

/* --- relate_table_cell.c --------------------------------------------------- */

/* Links totals with the amounts that stand before them in their cells (办公费12.3万元，
 * 印刷费4.5万元，合计16.8万元). */
void table_relate_cell_totals(struct mentions *ms);

/* 目标值“培训120人次”，完成值“培训108人次，完成率90%”: links rates of row r with the amount right
 * before them in their cell, over the only one of its unit that was aimed at, if that makes them
 * or would but for one digit of the rate. */
void table_relate_cell_rates(const struct table_relations *tr, size_t r);

/* --- relate_table_breakdown.c ---------------------------------------------- */

/* Sets tr->parent by row, NONE for none: by indentation, within the rows of one header, and
 * by code where there are codes, else by list number. */
void table_find_parents(struct table_relations *tr);

/* Links the rows under each parent to it, column by column. */
void table_relate_breakdowns(struct table_relations *tr);

#endif
