/* cell_row: what stands in a row of a table: its name, where its numbers begin, whether it is a
 * total or a change.
 */
#ifndef RELATION_CELL_ROW_H
#define RELATION_CELL_ROW_H

#include "relation/cell.h"

/* The first cell of the half of the grid in hand, and the one behind its last. */
size_t row_begin(const struct grid *g);
size_t row_end(const struct grid *g);

/* Does the number in cell c only count the rows, or is it a code: 序号, 科目编码? */
bool row_is_number(const struct grid *g, size_t header, size_t c);

/* Is cell c of row r one of numbers that count the rows, 7 between 6 and 8, or the columns, in a
 * row of these alone, whatever stands above: 行次 has lost its header? */
bool row_counts(const struct grid *g, size_t r, size_t c);

/* Describes row r, given the header above it (NONE: none), in g->rows[r]; its name is in
 * g->label then, if it has one. */
void row_describe(struct grid *g, size_t r, size_t header);

#endif
