/* box_header_rows: the rows of a header; see box_header_rows.h. */
#include "input/box_header_rows.h"

/* The blocks over a column from top to bottom. */
static size_t
find_chain(const struct box_header *h, size_t column, size_t chain[BOX_HEADER_ROWS])
{
	size_t n = 0;

	for (size_t i = 0; i < h->n; i++) {
		const struct box_block *block = &h->blocks[i];
		size_t at = n;

		if (column < block->first || column > block->last)
			continue;
		if (n == BOX_HEADER_ROWS)
			return BOX_HEADER_ROWS + 1;
		for (; at > 0 && h->blocks[chain[at - 1]].top > block->top; at--)
			chain[at] = chain[at - 1];
		chain[at] = i;
		n++;
	}
	return n;
}

/* The column with most blocks shows the rows. */
static bool
find_middles(struct box_header *h)
{
	size_t chain[BOX_HEADER_ROWS];

	h->nrows = 0;
	for (size_t c = 0; c < h->grid->ncolumns; c++) {
		size_t n = find_chain(h, c, chain);

		if (n > BOX_HEADER_ROWS)
			return false;
		if (n <= h->nrows)
			continue;
		h->nrows = n;
		for (size_t r = 0; r < n; r++)
			h->middles[r] = box_block_middle(&h->blocks[chain[r]]);
	}
	return true;
}

/* Gives the blocks of a chain the rows whose middles are theirs: the least sum of
 * what they are off. */
static void
fit_rows(struct box_header *h, const size_t *chain, size_t n)
{
	int64_t cost[BOX_HEADER_ROWS + 1][BOX_HEADER_ROWS + 1];
	size_t from[BOX_HEADER_ROWS + 1][BOX_HEADER_ROWS + 1] = { { 0 } };

	for (size_t i = 0; i <= n; i++)
		for (size_t r = 0; r <= h->nrows; r++)
			cost[i][r] = i + r == 0 ? 0 : INT32_MAX;
	for (size_t i = 1; i <= n; i++)
		for (size_t r = i; r <= h->nrows; r++)
			for (size_t a = i - 1; a < r; a++) {
				int64_t off = ((int64_t)h->middles[a] + h->middles[r - 1]) / 2 -
				    box_block_middle(&h->blocks[chain[i - 1]]);
				int64_t sum = cost[i - 1][a] + (off < 0 ? -off : off);

				if (sum < cost[i][r]) {
					cost[i][r] = sum;
					from[i][r] = a;
				}
			}
	for (size_t i = n, r = h->nrows; i > 0; i--) {
		r = from[i][r];
		h->blocks[chain[i - 1]].row = r;
	}
}

bool
box_header_place_rows(struct box_header *h)
{
	size_t chain[BOX_HEADER_ROWS];

	if (!find_middles(h))
		return false;
	for (size_t c = h->grid->ncolumns; c-- > 0;)
		fit_rows(h, chain, find_chain(h, c, chain));
	return true;
}
