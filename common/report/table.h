/* table: a grid of cells as it stands in the lines of a block.
 *
 * The grid is ragged as the converter wrote it: a merged cell holds its text
 * in its first place and rows may be short.  A cell is made of pieces of the
 * block's text, so that a figure in it still knows its physical line.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/buf.h"

/* A part of a cell: bytes start..end of the block's text (one line, or
 * several lines that belong together including their LF). */
struct table_piece {
	size_t start;
	size_t end;
};

struct table_cell {
	size_t first;		/* index of its first piece */
	size_t pieces;		/* 0: an empty cell */
	struct span text;	/* pieces joined; LF between paragraphs of a cell */
};

struct table_row {
	size_t first;		/* index of its first cell */
	size_t cells;
	size_t line;		/* index into the block's lines where it starts */
};

struct table {
	size_t number;		/* 1-based within the document */
	struct table_row *rows;
	size_t nrows, rows_cap;
	size_t cols;		/* cells in the widest row */
	struct table_cell *cells;
	size_t ncells, cells_cap;
	struct table_piece *pieces;
	size_t npieces, pieces_cap;
	struct buf title;	/* caption: the line before that names the table */
	struct buf unit;	/* its unit as written: 万元, 元, 人 … or empty */
	struct buf joined;	/* text of cells of several pieces */
};

void table_init(struct table *t);
void table_reset(struct table *t);
void table_release(struct table *t);

/* Cell c (from 0) of row r (from 0); NULL where the row is short. */
const struct table_cell *table_at(const struct table *t, size_t r, size_t c);

#endif
