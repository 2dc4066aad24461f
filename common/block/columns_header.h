/* columns_header: the header of a page of columns.h, read by itself.
 *
 * Its runs are those of its lines (columns_read); which of them are one name, and which name
 * stands above others, is told by their places, their words and the columns below.
 *
 *   columns_header                    its lines and their runs
 *   columns_names                     which runs are the name of one column
 *   columns_set                       whether names are centred in their cells
 *   columns_levels                    rows of the header
 *   columns_place                     the column below each name, and what a reading costs
 */
#ifndef BLOCK_COLUMNS_HEADER_H
#define BLOCK_COLUMNS_HEADER_H

#include "base/buf.h"

struct columns;
struct run;

enum { COLUMNS_MAX = 64 };	/* columns of a table, and runs of a line */

enum {
	NAME_LINES = 16,	/* of a header that is read by itself, not blank */
	HEAD_RUNS = 96,
	NO_HEAD = UINT8_MAX
};

/* A run of a header that is read by itself. */
struct head {
	uint32_t run;
	uint16_t left, right;		/* where it would stand among the columns of amounts */
	uint8_t line;			/* of those that are not blank */
	uint8_t next;			/* which one its name goes on with; NO_HEAD: none */
	uint8_t name;			/* of a column that it is part of */
	uint8_t level;			/* row of the header */
	bool group;			/* is, or is part of, the name of several columns … */
	bool code;			/* … and these are 类 款 项 */
	bool begun;			/* goes on with one above */
	bool counts;			/* 1, 2, 3: a number of the column */
	bool codes;			/* 类, 款 or 项, by itself … */
	uint8_t kind;			/* … and what it is as a name: enum head_kind */
};

/* The name of one column. */
struct head_name {
	uint16_t left, right;
	uint8_t first, last;		/* lines */
	uint8_t head;			/* the run that it begins with */
	uint8_t kind;			/* enum head_kind */
	uint8_t old;			/* while names are sorted */
	uint8_t column;
	uint32_t hash;
};

struct heads {
	struct head head[HEAD_RUNS];
	struct head_name name[COLUMNS_MAX];
	size_t n, names, lines;
	uint8_t start[NAME_LINES + 2];	/* of each line, its first run */
	uint32_t rows;			/* 0: the header is read with the body */
	size_t body;			/* line behind it */
	size_t unknown;			/* names of columns that are not known */
	size_t strange;			/* names over names, as if of groups, that are not known */
	uint64_t letters;		/* the same for the same header, however it is torn */
	bool plain;			/* cells of the body begin at the left, numbers, too;
					 * those of the header are not centred then, and
					 * begin at the top */
};

/* Collects the runs of lines from..body in c->heads, by c->measure; false if these are no
 * header that can be read by itself. */
bool columns_collect(struct columns *c, size_t from, size_t body);

/* Does run name a level of codes: 类 款 项 above the first columns, perhaps in the line that
 * counts the others? */
bool columns_is_code_level(const struct columns *c, const struct run *run);

/* Reads the header above line body, whose runs are collected, in c->heads: names of columns from
 * left to right, and which runs name groups of them.  False if the lines are no header that
 * can be read by itself.  The columns are those of the body.  There are several
 * readings of where the words of a line stand (columns_names.c), one after the other. */
bool columns_names(struct columns *c, size_t body, unsigned reading);

/* What it costs to lay these names over the columns of the body. */
size_t columns_cost(const struct columns *c);

/* Do names of the header, which have their columns by now, begin at the left of their cells, and
 * those of groups with the first of their columns? */
bool columns_set_left(const struct columns *c);

/* Do names below others begin in one line, at the top of their cells, however many lines they
 * have? */
bool columns_set_at_top(const struct heads *h);

/* The row of the header that each of its runs stands in: groups above groups above
 * names above numbers of columns.  c->column has one for each name by now.
 * group_column[i]: the leftmost of those below run i, where that is a group's. */
void columns_levels(struct columns *c, uint8_t *group_column);

/* Finds the column below each name, and makes columns for names that have none;
 * false if there are too many. */
bool columns_place(struct columns *c, size_t body, size_t to);

/* The characters that two runs of a header have above each other. */
static inline size_t
head_overlap(const struct head *a, const struct head *b)
{
	size_t left = a->left > b->left ? a->left : b->left;
	size_t right = a->right < b->right ? a->right : b->right;

	return right > left ? right - left : 0;
}

#endif
