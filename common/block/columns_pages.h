/* columns_pages: the pages of one table in columns, laid over each other. */
#ifndef BLOCK_COLUMNS_PAGES_H
#define BLOCK_COLUMNS_PAGES_H

#include "block/columns.h"

/* Gives the runs of lines from..to their columns and rows; returns how many columns the
 * table has, 0: none could be fitted. */
size_t columns_pages(struct columns *c, size_t from, size_t to);

#endif
