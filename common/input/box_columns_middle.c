/* box_columns_middle: columns that nothing stands in but totals, in the middle of cells merged
 * over those on either side. */
#include "input/box_column.h"
#include "input/box_columns_parts.h"
#include "input/box_text.h"

#include <string.h>

/* Is all that stands in the column set in the middle of its cell, however wide that is? */
static bool
is_of_middles(const struct box_grid *grid, const struct box_page *page, size_t c, size_t from,
    size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		if (chunk->spans || box_column_of(grid, chunk) != (int32_t)c)
			continue;
		if (!box_is_middle_word(page, chunk))
			return false;
		n++;
	}
	return n > 0;
}

/* Does every text of the column stand in a line with a figure, as the name of a row? */
static bool
is_of_names(const struct box_grid *grid, const struct box_page *page, size_t c, size_t from,
    size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct box_strip *strip = &page->strips[page->chunks[i].strip];
		bool figure = false;

		if (page->chunks[i].spans || box_column_of(grid, &page->chunks[i]) != (int32_t)c)
			continue;
		for (size_t k = strip->first; !figure && k < strip->first + strip->n; k++)
			figure = box_is_figure(page, &page->chunks[k]);
		if (!figure)
			return false;
	}
	return true;
}

/* How far down the header goes left of x0, between the two, and right of x1. */
struct depth {
	int64_t left, over, right;
};

static struct depth
depth_of(const struct box_page *page, const struct box_column *column, size_t from, size_t to)
{
	struct depth depth = { INT32_MIN, INT32_MIN, INT32_MIN };

	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];
		int64_t *at = chunk->x1 <= column->x0 ? &depth.left :
		    chunk->x0 >= column->x1 ? &depth.right : &depth.over;

		if (chunk->base > *at)
			*at = chunk->base;
	}
	return depth;
}

/* Does something in the header stand above the column? */
static bool
is_headed(const struct box_page *page, const struct box_column *column, size_t from, size_t body)
{
	for (size_t i = from; i < body; i++)
		if (box_column_overlaps(&page->chunks[i], column))
			return true;
	return false;
}

/* Takes column c out. */
static void
drop(struct box_grid *grid, size_t c)
{
	memmove(&grid->columns[c], &grid->columns[c + 1],
	    (grid->ncolumns - c - 1) * sizeof *grid->columns);
	grid->ncolumns--;
}

void
box_columns_drop_middles(struct box_grid *grid, const struct box_page *page, size_t from,
    size_t body, size_t to)
{
	for (size_t c = grid->ncolumns; c-- > 0;) {
		struct depth depth = depth_of(page, &grid->columns[c], from, body);
		int64_t least = depth.left < depth.right ? depth.left : depth.right;
		size_t names;

		if (!is_of_middles(grid, page, c, body, to))
			continue;
		names = box_column_neighbour(grid, c);
		if (least > INT32_MIN && depth.over + page->chunks[body].em / 2 < least)
			drop(grid, c);
		else if (names != NONE && grid->columns[names].numbers == 0 &&
		    is_of_names(grid, page, c, body, to) &&
		    !is_headed(page, &grid->columns[names], from, body) &&
		    !is_of_middles(grid, page, names, body, to))
			box_column_merge(grid, names < c ? names : c);
	}
}
