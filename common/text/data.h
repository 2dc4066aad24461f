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

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A cell is told by its place in the text, not by a pointer, which would have to be set right
 * for each of thousands of cells before the program begins. */
struct data_table {
	const char *name;
	size_t columns;
	size_t rows;
	const char *text;	/* the cells, each with a NUL behind it */
	const uint32_t *at;	/* where each begins; at[row * columns + column] */
};

#define DATA_CELL_AT(table, row, column) \
	((table)->at[(row) * (table)->columns + (column)])
#define DATA_CELL(table, row, column) \
	((table)->text + DATA_CELL_AT(table, row, column))

/* Is the cell this word? */
static inline bool
data_says(const char *cell, const char *word)
{
	return strcmp(cell, word) == 0;
}

#endif
