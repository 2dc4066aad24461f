/* box_top: texts at the top of their cells; see box_top.h. */
#include "input/box_top.h"

#include <stdlib.h>

#include "base/mem.h"

enum { TALL = 90 };	/* percent of an em: from the first to the last line of a row of several */

/* Baselines of the chunks of a row, but for the first columns, whose cells may be merged. */
struct extent {
	int32_t top, bottom;
	uint32_t firsts;	/* chunks in the first line */
};

struct tops {
	const struct box_grid *grid;
	const struct box_page *page;
	size_t body, to;	/* its chunks, below the header */
	struct extent *rows;
	uint8_t *lines;		/* by cell: how many chunks it has, up to 2 */
};

/* The row of the line that a chunk stands in, whatever text above it belongs with. */
static size_t
row_of_line(const struct tops *t, const struct box_chunk *chunk)
{
	return t->grid->header + t->grid->row_of[chunk->strip - t->grid->body];
}

/* Is the chunk in one of the first columns, whose cells may be merged over rows? */
static bool
is_merged_column(const struct tops *t, const struct box_chunk *chunk)
{
	return (size_t)chunk->column < t->grid->full;
}

static uint8_t *
lines_of(const struct tops *t, const struct box_chunk *chunk)
{
	return &t->lines[row_of_line(t, chunk) * t->grid->ncolumns + (size_t)chunk->column];
}

/* Rows from their first to their last line, and how many chunks each cell has. */
static void
count_lines(struct tops *t)
{
	for (size_t r = 0; r < t->grid->nrows; r++)
		t->rows[r] = (struct extent){ INT32_MAX, INT32_MIN, 0 };
	for (size_t i = t->body; i < t->to; i++) {
		const struct box_chunk *chunk = &t->page->chunks[i];
		struct extent *row = &t->rows[row_of_line(t, chunk)];
		uint8_t *lines;

		if (is_merged_column(t, chunk))
			continue;
		lines = lines_of(t, chunk);
		*lines = *lines == 0 ? 1 : 2;
		if (chunk->base < row->top)
			row->top = chunk->base;
		if (chunk->base > row->bottom)
			row->bottom = chunk->base;
	}
}

/* How many chunks stand in the first line of every row. */
static void
count_firsts(struct tops *t)
{
	for (size_t i = t->body; i < t->to; i++) {
		const struct box_chunk *chunk = &t->page->chunks[i];
		struct extent *row = &t->rows[row_of_line(t, chunk)];

		row->firsts += !is_merged_column(t, chunk) &&
		    chunk->base - row->top <= chunk->em / 5;
	}
}

/* Are more cells at the top than in the middle?  The last row does not tell: the page may cut
 * it. */
static bool
most_at_top(const struct tops *t)
{
	size_t cut = row_of_line(t, &t->page->chunks[t->to - 1]), top = 0, middle = 0;

	for (size_t i = t->body; i < t->to; i++) {
		const struct box_chunk *chunk = &t->page->chunks[i];
		size_t r = row_of_line(t, chunk);
		const struct extent *row = &t->rows[r];
		int64_t em = chunk->em,
		    off = (int64_t)row->top + row->bottom - 2 * (int64_t)chunk->base;

		if (r == cut || is_merged_column(t, chunk) || *lines_of(t, chunk) != 1 ||
		    ((int64_t)row->bottom - row->top) * 100 < em * TALL)
			continue;
		top += chunk->base - row->top <= em / 5 && row->firsts > 1;
		middle += (off < 0 ? -off : off) <= em / 2;
	}
	return top > middle;
}

bool
box_is_top_set(const struct box_grid *grid, const struct box_page *page, size_t to)
{
	struct tops t = { .grid = grid, .page = page,
		.body = page->strips[grid->body].first, .to = to };
	bool is;

	t.rows = mem_resize(NULL, grid->nrows + 1, sizeof *t.rows);
	t.lines = mem_zeroed(grid->nrows * grid->ncolumns + 1, sizeof *t.lines);
	count_lines(&t);
	count_firsts(&t);
	is = most_at_top(&t);
	free(t.rows);
	free(t.lines);
	return is;
}
