/* relate_columns_parts: what the files that relate columns share; included by
 * relate_columns*.c alone.
 *
 *   relate_columns        which equations the headers of a table suggest
 *   relate_columns_rows   what its rows say of one: whether it holds, and their relations
 */
#ifndef RELATION_RELATE_COLUMNS_PARTS_H
#define RELATION_RELATE_COLUMNS_PARTS_H

#include "relation/relate_columns.h"

enum { TERMS_MAX = 6 };

enum form { FORM_SUM, FORM_GROWTH, FORM_SHARE, FORM_PRODUCT, FORM_AVERAGE };

/* result = what the form makes of the terms, in every row.  FORM_SHARE: the term
 * in the row over the term in row base. */
struct equation {
	enum form form;
	size_t result;		/* columns */
	size_t terms[TERMS_MAX];
	bool minus[TERMS_MAX];
	size_t n;
	size_t base;
	bool yearly;		/* the second term stands in the row of the year before */
	bool running;		/* the second term stands in the row above */
	bool is_signed;		/* the result is negative somewhere: its signs mean something */
	bool vague;		/* its words fit other columns, too: one row must hold */
	size_t asked, holds;	/* rows */
};

/* The columns of a view, which is the caller's. */
struct columns {
	const struct relate_words *words;
	struct grid_view *v;
	size_t total;		/* row of the total; NONE: none */
	const char *role[GRID_VIEW_MOST];	/* in a balance; NULL */
	enum side side[GRID_VIEW_MOST];
	bool amounts[GRID_VIEW_MOST];
};

/* Adds a column to e, to be taken off with minus; one too many is left out. */
void equation_add(struct equation *e, size_t column, bool minus);

/* The row next to r that is of the year before by its first cell; NONE: none is. */
size_t equation_row_before(const struct grid_view *v, size_t r);

/* Counts in e the rows that say something about it and those of which it holds. */
void equation_weigh(const struct columns *c, struct equation *e);

/* Weighs e and makes it *best, if more rows hold of it, or none of both and it has more words;
 * a best without terms is none. */
void equation_offer(const struct columns *c, struct equation *best, struct equation *e);

/* Links the rows by e, if half of those asked hold; else, of a few, those that only a slip keeps
 * from it. */
void equation_link(struct columns *c, const struct equation *e);

#endif
