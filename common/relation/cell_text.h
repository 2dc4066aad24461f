/* cell_text: what the cells of a table hold: texts without the blanks that set them,
 * numbers, names of rows.
 */
#ifndef RELATION_CELL_TEXT_H
#define RELATION_CELL_TEXT_H

#include "relation/cell.h"
#include "text/blank.h"

enum { HEADER_CELL_MAX = 90 };	/* bytes: a longer cell is a text, no header and no number */

/* Cell (from 0) of row as it is written; empty if there is none. */
struct span cell_text(const struct grid *g, size_t row, size_t cell);

/* Which cells of a table are numbers, as far as that has been asked. */
struct cell_numbers *cell_numbers_open(void);
void cell_numbers_close(struct cell_numbers *numbers);

/* Nothing has been asked of the cells of table. */
void cell_numbers_begin(struct cell_numbers *numbers, const struct table *table);

/* Is cell (from 0) of row, but for blanks around it, a number?  Several who look up and down a
 * column ask that of the same cells, each of which is read once. */
bool cell_number(const struct grid *g, size_t row, size_t cell, struct quantity *q);

/* Does cell (from 0) of row, which is no number, begin or end with an amount of two decimals that
 * Chinese text touches?  元）5.66, 45.20实际支: the line of a header ran into it, or what is said
 * of it, and nobody can tell how much of it counts. */
bool cell_is_mixed(const struct grid *g, size_t row, size_t cell);

/* The sign of comparison that text begins with: its length, 0 if there is none. */
size_t cell_sign(struct span text, enum op *op);

/* Takes the texts of row r into g->cells; finds the numbers among them; both. */
void cells_take_texts(struct grid *g, size_t r);
void cells_read_numbers(struct grid *g, size_t r);
void cells_read(struct grid *g, size_t r);

/* s without the blanks that spread its characters, 得 分, copied to out if there are any;
 * one longer than out as it is. */
struct span cell_plain(struct span s, char out[HEADER_CELL_MAX]);

/* Appends s without line ends and blanks, cut where a name is too long. */
void cell_add_plain(struct buf *out, struct span s);

/* A row's name without what is no part of it: 其中：, 1、, （1）, 一、. */
struct span cell_bare_label(struct span text);

/* Is that the name of a total?  text has no blanks at its ends. */
bool cell_names_total(struct span text);

/* Bytes of the code of the budget's items that text begins with and that a name stands behind,
 * with what sets it off: 20805行政…, 208 社会…, [2080501]行政…; *code: its digits.  0: none. */
size_t cell_code(struct span text, struct span *code);

/* Does column c begin names with such codes, one of which goes on with the one before it? */
bool cell_codes_begin(const struct grid *g, size_t c);

/* How far the name of a row is indented; what stands behind 其中： by that, too. */
unsigned cell_indent(struct span text);

#endif
