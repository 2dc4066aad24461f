/* cell: the figures of a table, with unit, label and year taken from the
 * caption, the header rows and the row labels (design.md, figure records).
 *
 * One table may hold several blocks with headers of their own.  A short row
 * (a merged cell left no trace) is laid under its header so that numbers
 * come to stand under columns of numbers.
 */
#ifndef RELATION_CELL_H
#define RELATION_CELL_H

#include "relation/relate.h"
#include "sentence/mention.h"
#include "sentence/subject.h"

/* Income and expenditure stand side by side in one table, each with names of
 * its own (项目 | 决算数 | 项目 | 决算数): each half is read as a table. */
enum { HALVES_MAX = 4 };

/* What one row of a table, or of a half of it, is. */
struct grid_row {
	size_t header;		/* row (from 0) of the header above it; NONE: none */
	size_t shift;		/* cells from first_number on stand this many columns
				 * further right than they are written */
	size_t first_number;	/* cell (from 0) of the first number; cells: none */
	size_t label;		/* cell that names the row; NONE: none */
	struct span name;	/* what that says without a number, a code or 其中 before it */
	size_t mentions, nmentions;	/* its mentions */
	unsigned purposes;	/* of its numbers: enum purpose bits */
	int year;		/* that its first cell says it is of; 0: none */
	unsigned indent;	/* display width before the label, 其中： included */
	bool is_header;
	/* Of a header that the one above completes, where merged cells left no trace:
	 * columns in all (0: none such), and how many of them at the left and at the
	 * right are the upper one's. */
	uint32_t width, left, right;
	uint32_t filled;	/* cells of such a row before the blanks that fill it up; 0: it
				 * has no such blanks */
	bool goes_on;		/* a header, with the one above it: merged cells of that
				 * one name columns of this one */
	bool repeats;		/* a header that says the same of all its columns, which the
				 * one above tells apart */
	bool sides;		/* a header, and each column is told by its own text to be of a
				 * side of the books: 预算数, 决算数 in turn */
	bool is_numbers;	/* numbers the columns: 1, 2, 3=1+2 */
	bool is_total;		/* 合计 小计 总计 总分 */
	bool is_change;		/* 三公经费比上年增减额: how far others are apart, part of none */
	unsigned rank;		/* of that total (data/totals.tsv); 0: none */
};

/* What a header cell says about the numbers under it. */
struct grid_column {
	struct unit_hint hint;
	bool has_hint;
	bool whole;		/* the hint is for whole numbers: 人口 */
	bool money;		/* takes the table's unit */
	bool quantity;		/* does not, where that is money: 数量 */
	enum kind kind;		/* KIND_ORDINAL, CODE, DATE: no figures there */
	bool has_kind;
	int year;
	enum side side;
	unsigned purpose;	/* enum purpose bits */
	size_t name, name_n;	/* the header without blanks, in grid.names */
	size_t upper, upper_n;	/* and that over several columns that told its side; 0: none */
};

/* One cell of the row being read. */
struct grid_cell {
	struct span text;
	bool is_number;
	bool may_hold;		/* numbers: is there anything to look for in a text? */
	struct quantity q;	/* if is_number */
};

struct grid {
	const struct relate_words *words;
	const struct block *block;
	const struct table *table;
	struct grid_row *rows;		/* of the half in hand, one for each row */
	struct grid_row *all_rows;	/* one half after the other */
	size_t rows_cap;
	size_t starts[HALVES_MAX + 1];	/* first column of each half; NONE behind the last */
	size_t halves;			/* 1: the table is whole */
	size_t half;			/* in hand */
	struct grid_column *columns;	/* of the current header */
	size_t ncolumns, columns_cap;
	size_t label_column;		/* names the rows; NONE: none does */
	bool coded;			/* they begin with codes of the budget's items there */
	size_t unit_column;		/* 计量单位: the unit of the row's numbers */
	struct unit_hint row_unit;	/* from there, for the row being read */
	bool has_row_unit;
	enum op row_op;			/* from a cell that is only ≥ or ≤ */
	size_t split_target;		/* cell with the value behind it, before its unit; NONE */
	struct span label;		/* of the row being read, where it has one */
	struct unit_hint label_unit;	/* from there, once it has been asked for */
	bool label_asked, has_label_unit;
	size_t pair;		/* cell that names the number being read; NONE: the row's */
	struct unit_hint group_unit;	/* of the first cell, also when it is merged over rows */
	bool has_group_unit;
	struct lexicon headers;		/* data/headers.tsv */
	struct lexicon label_columns;	/* data/labelcols.tsv */
	struct lexicon purposes;	/* data/columns.tsv */
	struct unit_hint unit;		/* of the table or the header's corner */
	struct unit_hint caption;	/* of the table, whatever corners say; KIND_BARE: none */
	const struct unit_hint *above;	/* of the caption of a table before whose rows this one
				 * goes on with; NULL: none */
	bool has_unit;
	int year;			/* fiscal year of the report */
	const struct cell_reader *reader;	/* while grid_read runs */
	struct grid_cell *cells;	/* of the row being read */
	size_t ncells, cells_cap;
	struct cell_numbers *numbers;	/* of the table (cell_text.h) */
	struct buf names;	/* of the columns */
	struct buf name;	/* of the row being read */
	struct buf scratch;
};

/* words: kept until grid_close. */
void grid_open(struct grid *g, const struct relate_words *words);
void grid_close(struct grid *g);

/* Takes half h of the table in hand: rows describes it from now on. */
void grid_take_half(struct grid *g, size_t h);

/* The text of header cell under which m stands; empty if none. */
struct span grid_header(const struct grid *g, const struct mention *m);

/* The text of the cell that names row r; empty if none. */
struct span grid_label(const struct grid *g, size_t r);

/* How cells of running text are read: figure.c's paragraph reader, and what it needs. */
struct cell_reader {
	void (*read)(void *context, struct span text, size_t row, size_t column);
	void *context;
};

/* Reads the table of block, in the report of a year, into ms: one mention per number, and
 * what reader adds for cells with running text.  Rows are described in g. */
void grid_read(struct grid *g, const struct block *b, int year, struct mentions *ms,
    const struct cell_reader *reader);

#endif
