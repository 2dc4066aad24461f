/* columns_fit: what the files share that find out which runs of a page stand in one column.
 *
 *   columns_order       which runs come first
 *   columns_fit         the column of each
 *   columns_merge       columns that are one
 *   columns_aside       … those of lines that stand further left than others
 *   columns_heads       headers beside what they stand above
 *   columns_upright     texts written upright
 *
 * Lines from..to of c->region are the page; c->masks says of each line which columns it
 * fills, c->beside of each column which others are filled in one line with it.
 */
#ifndef BLOCK_COLUMNS_FIT_H
#define BLOCK_COLUMNS_FIT_H

#include "block/columns.h"

enum {
	COLUMNS_WIDE = 40	/* a run this wide says nothing about columns */
};

static inline size_t
run_width(const struct run *run, enum measure m)
{
	return (size_t)(run->right[m] - run->left[m]);
}

/* How well do the runs stand above each other, by this measure? */
uint64_t columns_evenness(const struct columns *c, size_t from, size_t to, enum measure m);

/* Lists the runs in c->keys, in the order in which they are to make columns: the lower 32
 * bits are a run's number.  Returns how many there are. */
size_t columns_order(struct columns *c, size_t from, size_t to);

/* Do columns a and b both hold something in one line? */
bool columns_side_by_side(const struct columns *c, size_t a, size_t b);

/* Column b becomes part of a, which comes first; the last column takes its place. */
void columns_merge(struct columns *c, size_t from, size_t to, size_t a, size_t b);

/* A column of hardly any cells right beside another one, never filled together
 * with it, is the heading of that one. */
void columns_merge_strays(struct columns *c, size_t from, size_t to);

/* Numbers a character further left or right than others, never beside them, are one
 * column that a line prints a little aside. */
void columns_merge_neighbours(struct columns *c, size_t from, size_t to);

/* A number one blank behind another, alone in its column, is one of the next column of
 * numbers, if its line has none there. */
void columns_merge_pushed(struct columns *c, size_t from, size_t to);

/* Takes away columns of hardly any cells, all of which have their place in a column behind: names
 * of a narrow header and numbers that stand further left than those of other rows; see
 * columns_aside.c.  Columns are in their order. */
void columns_push_aside(struct columns *c, size_t from, size_t to);

/* Columns beside each other, of which one ends above the names over the other one, are one:
 * the sections of a form divide its width each in its own way. */
void columns_merge_sections(struct columns *c, size_t from, size_t to);

/* Parts texts written upright at the left, 绩 效 指 标, from the names beside them. */
void columns_part_upright(struct columns *c, size_t from, size_t to);

/* Makes one column of a header and the body that stands beside it. */
void columns_pair_heads(struct columns *c, size_t from, size_t to);

/* Lines from..to (not to) of a table; from body on they are no header. */
struct columns_lines {
	size_t from, body, to;
};

/* May what stands in column a, few cells beside b, belong to b?  Not a header beside
 * or below another one: its column is empty. */
bool columns_may_head(const struct columns *c, const struct columns_lines *at, size_t a,
    size_t b);

#endif
