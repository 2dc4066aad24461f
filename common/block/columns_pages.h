/* columns_pages: the pages of one table in columns, laid over each other. */
#ifndef BLOCK_COLUMNS_PAGES_H
#define BLOCK_COLUMNS_PAGES_H

#include "block/columns.h"

/* Gives the runs of lines from..to their columns and rows; returns how many columns the
 * table has, 0: none could be fitted. */
size_t columns_pages(struct columns *c, size_t from, size_t to);

/* A row that a page break may tear, whose columns are the table's, and the page behind it,
 * whose own are at these places of the table. */
struct torn_row {
	size_t before;			/* the first line of the page before */
	size_t from, to;		/* lines of the page behind, without its header */
	uint32_t row;
	uint8_t *place;
	size_t columns;			/* of the table */
};

/* Makes the lines at the top of the page that are the rest of the row part of it. */
void columns_join_rest(struct columns *c, const struct torn_row *t);

#endif
