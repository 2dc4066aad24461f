/* table: a grid of cells as it stands in the lines of a block.
 *
 * The grid is ragged as the converter wrote it: a merged cell holds its text
 * in its first place and rows may be short.  A cell is made of pieces of the
 * block's text, so that a figure in it still knows its physical line.
 *
 * An offset says where in a table a byte of a cell stands: in the block's text,
 * or, from that text's end on, in joined.
 */
#ifndef BLOCK_TABLE_H
#define BLOCK_TABLE_H

#include "base/buf.h"

/* A part of a cell: bytes start..end of the block's text (one line, or
 * several lines that belong together including their LF). */
struct table_piece {
	uint32_t start;
	uint32_t end;
	bool torn;		/* goes on with the piece before, within its line */
};

/* A piece that was copied to joined. */
struct table_copy {
	uint32_t at;		/* in joined */
	uint32_t start;		/* in the block's text */
};

struct table_cell {
	uint32_t first;		/* index of its first piece */
	uint32_t pieces;	/* 0: an empty cell */
	struct span text;	/* pieces joined; LF between those that are not torn */
};

struct table_row {
	uint32_t first;		/* index of its first cell */
	uint32_t cells;
	uint32_t line;		/* index into the block's lines where it starts */
};

struct table {
	size_t number;		/* 1-based within the document */
	bool loose;		/* rows were inferred, some may be missing */
	bool aligned;		/* blanks say which column a cell stands in */
	bool cut;		/* too large to hold: the next table of the document
				 * goes on where this one stops */
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
	struct table_copy *copies;	/* and where it comes from, in order */
	size_t ncopies, copies_cap;
};

/* No rows; none of the next table, with the memory kept; freed. */
void table_init(struct table *t);
void table_reset(struct table *t);
void table_release(struct table *t);

/* Building, left to right and top to bottom: a row, its cells, their pieces
 * (start < end; a cell without pieces is empty), then table_finish, once,
 * when text has reached its place in memory. */
void table_add_row(struct table *t, size_t line);
void table_add_cell(struct table *t);
void table_add_piece(struct table *t, size_t start, size_t end);

/* Makes room for n more rows, cells and pieces each, which may then be put there
 * without asking: for the form that has a cell on every line. */
void table_reserve(struct table *t, size_t n);

static inline void
table_put_row(struct table *t, size_t line)
{
	t->rows[t->nrows++] = (struct table_row){
		.first = (uint32_t)t->ncells, .line = (uint32_t)line
	};
}

static inline void
table_put_cell(struct table *t)
{
	struct table_row *row = &t->rows[t->nrows - 1];

	t->cells[t->ncells++] = (struct table_cell){ .first = (uint32_t)t->npieces };
	if (++row->cells > t->cols)
		t->cols = row->cells;
}

static inline void
table_put_piece(struct table *t, size_t start, size_t end)
{
	t->pieces[t->npieces++] = (struct table_piece){
		(uint32_t)start, (uint32_t)end, false
	};
	t->cells[t->ncells - 1].pieces++;
}

/* The rest of a line that the converter wrapped inside the cell, perhaps
 * inside a number: no LF before it, a blank only between Latin words. */
void table_add_torn(struct table *t, size_t start, size_t end);
void table_finish(struct table *t, struct span text);

/* Are amounts torn, their last digits in a row of their own (12,860.4 over 0), twice at
 * least?  Then no row says what it said on the page. */
bool table_is_torn(const struct table *t);

/* Cell c (from 0) of row r (from 0); NULL where the row is short. */
static inline const struct table_cell *
table_at(const struct table *t, size_t r, size_t c)
{
	if (r >= t->nrows || c >= t->rows[r].cells)
		return NULL;
	return &t->cells[t->rows[r].first + c];
}

/* The offset of p, which points into the text of a cell; text is the block's. */
size_t table_offset(const struct table *t, struct span text, const char *p);

/* The n bytes at an offset, and the byte of the block's text that the first of
 * them is. */
struct span table_bytes(const struct table *t, struct span text, size_t offset,
    size_t n);
size_t table_origin(const struct table *t, struct span text, size_t offset);

#endif
