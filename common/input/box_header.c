/* box_header: merged cells by the middle of what they span; see box_header.h. */
#include "input/box_header.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_header_leaves.h"
#include "input/box_header_rows.h"
#include "input/box_header_spans.h"
#include "input/box_text.h"
#include "input/box_torn.h"

enum {
	STRIPS = 24,
	CHUNKS = 1024,
	LINE_PITCH = 130	/* percent of an em: rows are farther apart */
};

/* Has a column a total alone, which may be over several? */
static bool
is_of_total(const struct box_header *h, size_t column)
{
	const struct box_chunk *first = &h->page->chunks[h->to];

	return h->grid->columns[column].chunks == 1 && first->column == (int32_t)column &&
	    box_is_middle_word(h->page, first);
}

/* Are headers set to the left, as their lines show, or as they are in line with what
 * stands below them?  Then their middles tell nothing. */
static bool
is_left_set(const struct box_header *h)
{
	size_t flush = 0, other = 0;
	int lean = box_blocks_lean_left(h);

	if (lean != 0)
		return lean > 0;

	for (size_t i = h->from; i < h->to; i++) {
		const struct box_chunk *chunk = &h->page->chunks[i];

		for (size_t c = 0; c < h->grid->ncolumns; c++) {
			const struct box_column *column = &h->grid->columns[c];
			int64_t left = (int64_t)chunk->x0 - column->x0;
			int64_t middle = (left + chunk->x1 - column->x1) / 2;

			if (column->x0 >= chunk->x1 || chunk->x0 >= column->x1 ||
			    is_of_total(h, c))
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

/* Are rows farther apart than lines of a cell? */
static bool
is_far(const struct box_header *h)
{
	return h->pitch * 100 > (int64_t)h->page->chunks[h->from].em * LINE_PITCH;
}

/* Is every line of the header but the first one the next line of cells above? */
static bool
is_one_row(const struct box_header *h)
{
	for (size_t i = h->from; i < h->to; i++)
		if (box_blocks_begins_below(h, i))
			return false;
	return true;
}

/* Can the cells of a header that is set to the left be told from its lines?  Not where there is
 * one line alone, and no merged cell, nor where its lines may be rows or not; nor where numbers
 * are torn over lines, which may look like a line of the header, or be as near as its lines. */
static bool
may_be_left_set(const struct box_header *h)
{
	if (h->page->chunks[h->from].strip == h->page->chunks[h->to - 1].strip ||
	    (!h->dense && !is_far(h) && !is_one_row(h)))
		return false;
	for (size_t i = h->from; i < h->to; i++)
		if (!box_is_chinese(h->page, &h->page->chunks[i]))
			return false;
	return true;
}

static bool
read_blocks(struct box_header *h)
{
	struct box_column covered[BOX_COLUMNS];
	size_t ncovered;

	h->left = is_left_set(h);
	h->high = h->left && box_blocks_are_high(h);
	h->dense = h->left && !is_far(h) && (h->high || box_blocks_are_rows(h));
	if ((h->left && !may_be_left_set(h)) || !box_blocks_find(h))
		return false;
	box_leaves_find(h);
	ncovered = box_leaves_take_covered(h, covered);
	if (!box_leaves_match(h) || !box_leaves_insert(h) ||
	    !box_leaves_put_covered(h, covered, ncovered) || h->grid->ncolumns == 0)
		return false;
	if (!(h->left ? box_spans_fit_left : box_spans_fit)(h))
		return false;
	if (!h->left)
		box_spans_adopt(h);
	return box_header_place_rows(h) &&
	    (!h->left || h->dense || is_far(h) || h->nrows == 1);
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

/* The numbers of a column on the way down. */
struct numbers {
	int32_t last;		/* the first line of the last one; -1: none yet */
	int32_t line;		/* the last chunk of the column */
	int64_t torn;		/* how far apart the lines of the last number are; 0: it has one */
};

/* Does chunk i go on with a number that its column tears, or with the rest of one: 9,280, over
 * 000.0 over 0? */
static bool
goes_on(const struct box_page *page, struct numbers *numbers, size_t i)
{
	const struct box_chunk *line = &page->chunks[numbers->line < 0 ? (int32_t)i :
	    numbers->line];
	const struct box_chunk *chunk = &page->chunks[i];
	int64_t drop = (int64_t)chunk->base - line->base;

	if (line != chunk && ((numbers->torn > 0 && drop <= numbers->torn) ||
	    box_torn_is_begun(box_word_text(page, line->first + line->n - 1),
	    box_word_text(page, chunk->first)))) {
		numbers->torn = drop;
		return true;
	}
	numbers->torn = 0;
	return false;
}

/* How far apart rows are: at most as far as the first one is from the header, and the
 * numbers of a column, one below the other. */
static int64_t
find_pitch(const struct box_grid *grid, const struct box_page *page, size_t from)
{
	struct numbers columns[BOX_COLUMNS];
	int64_t pitch = (int64_t)page->chunks[from].base - page->chunks[from - 1].base;

	for (size_t c = 0; c < grid->ncolumns; c++)
		columns[c] = (struct numbers){ -1, -1, 0 };
	for (size_t i = from; i < page->nchunks; i++) {
		int32_t c = page->chunks[i].column;
		struct numbers *numbers = &columns[c < 0 ? 0 : c];
		bool rest;

		if (c < 0 || (size_t)c >= grid->ncolumns || page->chunks[i].spans)
			continue;
		rest = goes_on(page, numbers, i);
		numbers->line = (int32_t)i;
		if (rest || !box_is_figure(page, &page->chunks[i]))
			continue;
		if (numbers->last >= 0 &&
		    page->chunks[i].base - (int64_t)page->chunks[numbers->last].base < pitch)
			pitch = page->chunks[i].base - (int64_t)page->chunks[numbers->last].base;
		numbers->last = (int32_t)i;
	}
	return pitch;
}

/* How far apart the lines of one cell can be: at least as far as the nearest texts of the body
 * that begin in line, one below the other; 0: there are none. */
static int64_t
find_wrap(const struct box_grid *grid, const struct box_page *page, size_t from)
{
	int32_t last[BOX_COLUMNS];
	int64_t wrap = 0;

	for (size_t c = 0; c < grid->ncolumns; c++)
		last[c] = -1;
	for (size_t i = from; i < page->nchunks; i++) {
		const struct box_chunk *b = &page->chunks[i], *a;
		int64_t d;

		if (b->column < 0 || (size_t)b->column >= grid->ncolumns || b->spans ||
		    !box_is_chinese(page, b))
			continue;
		a = last[b->column] < 0 ? NULL : &page->chunks[last[b->column]];
		last[b->column] = (int32_t)i;
		if (a == NULL || !box_begins_in_line(a, b))
			continue;
		d = (int64_t)b->base - a->base;
		wrap = wrap == 0 || d < wrap ? d : wrap;
	}
	return wrap;
}

bool
box_header_read(struct box_grid *grid, struct box_page *page, size_t first, size_t body)
{
	struct box_header *h;
	bool good = false;

	if (body <= first || body - first > STRIPS ||
	    page->strips[body].first - page->strips[first].first > CHUNKS)
		return false;
	h = mem_zeroed(1, sizeof *h);
	h->grid = grid;
	h->page = page;
	h->from = page->strips[first].first;
	h->to = page->strips[body - 1].first + page->strips[body - 1].n;
	h->block_of = mem_resize(NULL, h->to - h->from, sizeof *h->block_of);
	h->pitch = find_pitch(grid, page, h->to);
	h->wrap = find_wrap(grid, page, h->to);
	if (read_blocks(h)) {
		mark_chunks(h);
		grid->header = (uint32_t)h->nrows;
		good = true;
	}
	free(h->block_of);
	free(h);
	return good;
}
