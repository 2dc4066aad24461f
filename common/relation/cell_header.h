/* cell_header: which rows of a table head its columns, and what each column then
 * holds: unit, kind, year, side of the books, purpose.
 *
 * A header may take two rows, with cells merged over both or over several columns;
 * where converters leave no trace of those, widths tell what belongs together.
 *
 *   cell_header           which rows are headers
 *   cell_header_words     what their words say
 *   cell_header_columns   what each column holds
 *   cell_header_span      which cells a row below stands below, where widths alone tell
 */
#ifndef RELATION_CELL_HEADER_H
#define RELATION_CELL_HEADER_H

#include "relation/cell.h"

/* Does a cell of a header say no more than brackets, or their end, or nothing: the rest of a
 * name above it, 实际支出 over （万元）? */
bool header_is_rest(struct span text);

/* Gives the columns of header r, which goes on with the one above it, the units that stand
 * there below their names. */
void header_take_rests(struct grid *g, size_t r);

/* The text of cell c of row r; where it is such a rest, or the same in every column, and the
 * row goes on with a header right above it, the text there. */
struct span header_over(const struct grid *g, size_t r, size_t c);

/* The header of column c in row r; where that is empty and the row goes on with a
 * header right above it, the text of the cell that is merged over both. */
struct span header_text(const struct grid *g, size_t r, size_t c);

/* Is row r, whose cells have been read, a header?  Several short texts, no number,
 * and either the first row or one whose further cells use a header's words. */
bool header_begins(const struct grid *g, size_t r);

/* Does row r, whose cells have been read, go on with header, the row above it? */
bool header_goes_on(const struct grid *g, size_t r, size_t header);

/* Is row r, whose cells have been read, the second one of a header whose merged cells left no
 * trace but the blanks that fill up both rows?  *above and *own: cells of each before those. */
bool header_is_filled(const struct grid *g, size_t r, size_t header, size_t *above,
    size_t *own);

/* Cells of a row of a header, without blanks that fill it up. */
size_t header_cells(const struct grid *g, size_t r);

/* Row r, just read, is a header from now on: describes its columns in g. */
void header_take(struct grid *g, size_t r, size_t header, bool goes_on);

/* Does the column take numbers, as far as its header says? */
bool header_takes_numbers(const struct grid_column *column);

/* The unit in brackets behind the name of a row: 资产情况（万元）, 车辆（台）数. */
bool header_name_unit(struct span name, struct unit_hint *hint);

/* The unit that a label gives: in brackets, or by a header's word. */
bool header_label_unit(const struct grid *g, struct span label, struct unit_hint *hint);

#endif
