/* box_header: merged cells by the middle of what they span; see box_header.h. */
#include "input/box_header.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_header_leaves.h"
#include "input/box_header_rows.h"
#include "input/box_header_spans.h"

enum {
	STRIPS = 24,
	CHUNKS = 1024
};

/* Are headers set to the left, in line with what stands below them?  Then their
 * middles tell nothing. */
static bool
is_left_set(const struct box_header *h)
{
	size_t flush = 0, other = 0;

	for (size_t i = h->from; i < h->to; i++) {
		const struct box_chunk *chunk = &h->page->chunks[i];

		for (size_t c = 0; c < h->grid->ncolumns; c++) {
			const struct box_column *column = &h->grid->columns[c];
			int64_t left = (int64_t)chunk->x0 - column->x0;
			int64_t middle = (left + chunk->x1 - column->x1) / 2;

			if (column->x0 >= chunk->x1 || chunk->x0 >= column->x1)
				continue;
			if ((left < 0 ? -left : left) * 100 > (int64_t)chunk->em * BOX_FLUSH)
				other++;
			else
				flush += (middle < 0 ? -middle : middle) * 100 >
				    (int64_t)chunk->em * BOX_FLUSH;
			break;
		}
	}
	return flush > other;
}

static bool
read_blocks(struct box_header *h)
{
	if (is_left_set(h) || !box_blocks_find(h))
		return false;
	box_leaves_find(h);
	if (!box_leaves_match(h) || !box_leaves_insert(h))
		return false;
	if (!box_spans_fit(h))
		return false;
	box_spans_adopt(h);
	return box_header_place_rows(h);
}

static void
mark_chunks(struct box_header *h)
{
	for (size_t i = h->from; i < h->to; i++) {
		const struct box_block *block = &h->blocks[h->block_of[i - h->from]];
		struct box_chunk *chunk = &h->page->chunks[i];

		chunk->column = (int32_t)block->first;
		chunk->spans = block->last > block->first;
		chunk->row = (uint32_t)block->row;
	}
}

bool
box_header_read(struct box_grid *grid, struct box_page *page, size_t first, size_t body)
{
	struct box_header *h;
	bool good = false;

	if (body <= first || body - first > STRIPS || grid->ncolumns == 0 ||
	    page->strips[body].first - page->strips[first].first > CHUNKS)
		return false;
	h = mem_zeroed(1, sizeof *h);
	h->grid = grid;
	h->page = page;
	h->from = page->strips[first].first;
	h->to = page->strips[body - 1].first + page->strips[body - 1].n;
	h->block_of = mem_resize(NULL, h->to - h->from, sizeof *h->block_of);
	if (read_blocks(h)) {
		mark_chunks(h);
		grid->header = (uint32_t)h->nrows;
		good = true;
	}
	free(h->block_of);
	free(h);
	return good;
}
