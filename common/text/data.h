/* data: the project's word lists, units, templates and rules, as tables.
 *
 * Each common/data/NAME.tsv becomes the constant data_NAME at build time
 * (scripts/embed): lines starting with '#' and empty lines are comments, the
 * first other line names the columns, fields are separated by TABs, missing
 * fields at the end of a row are "".  Rows behind a line "#half" with full-width
 * punctuation are there twice, the second time with half-width.  NAME.rules becomes a
 * table of one column, its lines as they are.
 */
#ifndef TEXT_DATA_H
#define TEXT_DATA_H

#include <stddef.h>

struct data_table {
	const char *name;
	size_t columns;
	size_t rows;
	const char *const *cells;	/* row by row; cells[row * columns + column] */
};

#define DATA_CELL(table, row, column) \
	((table)->cells[(row) * (table)->columns + (column)])

#endif
