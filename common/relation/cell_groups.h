/* cell_groups: the cells of a header that are merged over several columns, row over row:
 *
 *   合计          | 因公出国费    | 公务用车费                    | 公务接待费
 *                 |               | 小计          | 购置费        |
 *   预算数|决算数 | 预算数|决算数 | 预算数|决算数 | 预算数|决算数 | 预算数|决算数
 *
 * The last row may say the same of each of them, as here, or name columns itself.
 */
#ifndef RELATION_CELL_GROUPS_H
#define RELATION_CELL_GROUPS_H

#include "relation/cell.h"

enum { GROUP_ROWS = 4 };

/* The merged cells above a column, from the top row down. */
struct group_path {
	size_t row[GROUP_ROWS], column[GROUP_ROWS];	/* where each begins */
	size_t n;
};

/* Does row header say sides of the books, and that of column c again in another: 预算数 in
 * each group? */
bool groups_recur(const struct grid *g, size_t header, size_t c);

/* Reads the path above column c of a table whose lowest header row is header; the text
 * in that row is its last cell, unless it recurs. */
void groups_above(const struct grid *g, size_t header, size_t c, struct group_path *path);

/* The text of the last cell of a path. */
struct span groups_last(const struct grid *g, const struct group_path *path);

/* Is the last cell of a path 合计 or 小计? */
bool groups_is_total(const struct grid *g, const struct group_path *path);

/* What a column with this path counts: the text of its last cell or, where that is a
 * total, of the one that it is the total of; empty if there is none. */
struct span groups_name(const struct grid *g, const struct group_path *path);

#endif
