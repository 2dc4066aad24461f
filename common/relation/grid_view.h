/* grid_view: the numbers of a table by row and column, as far as its rows stand under
 * one header.
 *
 * What the columns are to one another is asked of such a view: by what the table
 * says and what most rows agree on (derived.h), by the words in its headers
 * (relate_equation.h).
 */
#ifndef RELATION_GRID_VIEW_H
#define RELATION_GRID_VIEW_H

#include "relation/cell.h"

enum { GRID_VIEW_MOST = 32 };	/* columns; wider tables are not looked at */

struct grid_view {
	const struct grid *g;
	struct mentions *ms;
	size_t from, to;	/* rows */
	size_t n;		/* columns */
	size_t header;		/* row */
	size_t *cells, cap;	/* indices of mentions; NONE: no number */
};

/* Views the rows from `from` on that stand under its header: to is the first that does
 * not.  False if there is no header or there are too many columns. */
bool grid_view_take(struct grid_view *v, const struct grid *g, struct mentions *ms,
    size_t from);
void grid_view_close(struct grid_view *v);

/* The number at a row and column; NULL where there is none. */
static inline struct mention *
grid_view_at(const struct grid_view *v, size_t row, size_t column)
{
	size_t i = v->cells[(row - v->from) * v->n + column];

	return i == NONE ? NULL : &v->ms->at[i];
}

/* The header of a column. */
struct span grid_view_header(const struct grid_view *v, size_t column);

/* May a and b be added: are they of one kind and unit, or is one a bare number beside a count
 * (在职 | 退休人数)? */
bool grid_view_adds(const struct mention *a, const struct mention *b);

/* 28.07%, 30.28%, -0.02: is d the difference of the percentages a and b told as a fraction? */
bool grid_view_is_fraction(const struct mention *d, const struct mention *a,
    const struct mention *b);

/* Gives m, if it is a bare number, the unit of the count that it is added to, or is the sum
 * of. */
void grid_view_share_unit(struct grid_view *v, const struct mention *m,
    const struct mention *count);

/* Are the numbers of the column per cent?  The first one tells. */
bool grid_view_percent(const struct grid_view *v, size_t column);

#endif
