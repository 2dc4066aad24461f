/* columns_extent: the lines that may be one table in columns. */
#ifndef BLOCK_COLUMNS_EXTENT_H
#define BLOCK_COLUMNS_EXTENT_H

#include "block/columns.h"

enum {
	EXTENT_HEADINGS = 4,	/* one below the other, at most */
	EXTENT_CELL_LINES = 8,	/* between the paragraphs of a cell */
	EXTENT_NAMES = 3	/* of columns: fewer may stand anywhere */
};

/* Where a table begins whose first line of several runs is line at: lines of one run above
 * it may be its header.  Not before line least. */
size_t columns_begin(const struct columns *c, size_t at, size_t least);

/* The line behind a table whose first line of several runs is from, and whose header
 * begins at top; of n lines.  Empties lines that repeat its titles. */
size_t columns_end(struct columns *c, size_t top, size_t from, size_t n);

/* 一、部门概况 alone between blank lines: a heading below the fields of a cover, though
 * numbers stand on lines of their own further down.  Behind a blank line and right
 * above the header of a table: a heading between two tables.  The table that it would end
 * has begun at line least. */
bool columns_is_heading(const struct columns *c, size_t i, size_t least, size_t n);

#endif
