/* box_centred: rows of a table by geometry whose cells are centred; see box_centred.h. */
#include "input/box_centred.h"

#include <stdlib.h>


/* Percent of an em. */
enum {
	OFF = 25,		/* a cell may be off the middle of its row */
	TALL = 90		/* from the first to the last line of a row of several */
};

enum {
	SURE = 3,		/* cells in the middle that show that others are */
	OFTEN = 2		/* so many times as often as at the top */
};

void
box_extent_reset(struct box_extent *extent, size_t columns)
{
	extent->top = INT32_MAX;
	extent->bottom = INT32_MIN;
	extent->n = 0;
	for (size_t c = 0; c < columns; c++)
		extent->used[c] = false;
}

void
box_extent_add(struct box_extent *extent, const struct box_chunk *chunk, size_t from)
{
	size_t c = (size_t)chunk->column;

	if (c < from || chunk->spans)
		return;
	if (!extent->used[c]) {
		extent->used[c] = true;
		extent->columns[extent->n++] = (uint8_t)c;
		extent->tops[c] = extent->bottoms[c] = chunk->base;
	}
	if (chunk->base < extent->tops[c])
		extent->tops[c] = chunk->base;
	if (chunk->base > extent->bottoms[c])
		extent->bottoms[c] = chunk->base;
	if (chunk->base < extent->top)
		extent->top = chunk->base;
	if (chunk->base > extent->bottom)
		extent->bottom = chunk->base;
}

static bool
is_middle(const struct box_extent *extent, size_t c, int32_t em)
{
	int64_t off = (int64_t)extent->tops[c] + extent->bottoms[c] - extent->top - extent->bottom;

	return (off < 0 ? -off : off) * 50 <= (int64_t)em * OFF;
}

uint32_t
box_extent_askew(const struct box_extent *extent, int32_t em)
{
	uint32_t askew = 0;

	for (size_t i = 0; i < extent->n; i++)
		askew += !is_middle(extent, extent->columns[i], em);
	return askew;
}

/* --- are they? ------------------------------------------------------------------ */

/* The first column that has something in four fifths of the rows; 0: none has. */
static size_t
find_full(const struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	size_t rows[BOX_COLUMNS] = { 0 };
	uint32_t last[BOX_COLUMNS];

	for (size_t c = 0; c < grid->ncolumns; c++)
		last[c] = UINT32_MAX;
	for (size_t s = first; s < end; s++)
		for (size_t i = page->strips[s].first;
		    i < page->strips[s].first + page->strips[s].n; i++) {
			int32_t c = page->chunks[i].column;

			rows[c] += last[c] != grid->row_of[s - first];
			last[c] = grid->row_of[s - first];
		}
	for (size_t c = 0; c < grid->ncolumns; c++)
		if (rows[c] * 5 >= grid->nrows * 4)
			return c;
	return 0;
}

/* Adds what a row of several lines says: cells in its middle, and at its top. */
static void
count_cells(const struct box_extent *extent, int32_t em, size_t *middle, size_t *top)
{
	if (extent->n == 0 || ((int64_t)extent->bottom - extent->top) * 100 < (int64_t)em * TALL)
		return;
	for (size_t i = 0; i < extent->n; i++) {
		size_t c = extent->columns[i];

		if (extent->tops[c] == extent->top && extent->bottoms[c] == extent->bottom)
			continue;	/* all of its lines */
		if (is_middle(extent, c, em))
			++*middle;
		else
			*top += (extent->tops[c] - extent->top) * 5 <= em;
	}
}

bool
box_centred(const struct box_grid *grid, const struct box_page *page, size_t first, size_t end,
    size_t *from)
{
	size_t middle = 0, top = 0, s = first;
	struct box_extent extent;

	*from = find_full(grid, page, first, end);
	while (s < end) {
		uint32_t row = grid->row_of[s - first];
		int32_t em = page->strips[s].em;

		box_extent_reset(&extent, grid->ncolumns);
		for (; s < end && grid->row_of[s - first] == row; s++)
			for (size_t i = page->strips[s].first;
			    i < page->strips[s].first + page->strips[s].n; i++)
				box_extent_add(&extent, &page->chunks[i], *from);
		count_cells(&extent, em, &middle, &top);
	}
	return middle >= SURE && middle > OFTEN * top;
}
