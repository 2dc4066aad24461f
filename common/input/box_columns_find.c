/* box_columns_find: columns made of chunks, one after the other.
 *
 * Chunks of the body come first, narrow before wide, so that those over several columns find
 * these made.  A chunk that made one column of two, because it came too early, is a
 * bridge: all is done again with the bridges last. */
#include "input/box_columns_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_column.h"
#include "input/box_stack.h"
#include "input/box_text.h"

enum {
	BRIDGED = 64,		/* pairs of chunks in one column that are looked into */
	TURNS = 4,
	OVERLAPPING = 80,	/* percent of an em between lines whose letters overlap, at most */
	MIDDLES = 15,		/* … between middles of texts of one column */
	BEYOND = 4,		/* texts that show that a column is right of another */
	HANG = 60,		/* percent of an em that a text may reach over an edge */
	NEAR = 64		/* chunks among which the other lines of a text are */
};

/* A chunk over several columns stands in all of them. */
static void
set_bands(struct box_grid *grid, const struct box_chunk *chunk)
{
	for (size_t c = 0; c < grid->ncolumns; c++)
		if (box_column_overlaps(chunk, &grid->columns[c]))
			box_column_set_band(&grid->columns[c], chunk);
}

/* A chunk in no column yet: makes one, in its place from left to right. */
static bool
new_column(struct box_grid *grid, const struct box_chunk *chunk)
{
	size_t at = grid->ncolumns;

	while (at > 0 && grid->columns[at - 1].x0 > chunk->x0)
		at--;
	if (!box_column_insert(grid, at, chunk->x0, chunk->x1))
		return false;
	grid->columns[at].chunks = 1;
	box_column_set_band(&grid->columns[at], chunk);
	return true;
}

/* Does the chunk cross an edge that is known to be between two columns?  An end of it that
 * hangs over one is cut off. */
static bool
crosses(struct box_chunk *chunk, int32_t edge)
{
	int64_t hang = (int64_t)chunk->em * HANG / 100;

	if (chunk->x0 >= edge || chunk->x1 <= edge)
		return false;
	if (chunk->x0 + hang < edge && chunk->x1 - hang > edge)
		return true;
	if (edge - chunk->x0 < chunk->x1 - edge)
		chunk->x0 = edge;
	else
		chunk->x1 = edge;
	return false;
}

/* edge: known to be between two columns, as are those of the grid. */
static bool
place_chunk(struct box_grid *grid, struct box_chunk *chunk, int32_t edge)
{
	struct box_chunk at = *chunk;
	bool over = chunk->x0 < edge && chunk->x1 > edge;
	uint64_t taken[BOX_BAND_WORDS] = { 0 };	/* by the columns that it box_column_overlaps */
	size_t first = NONE;

	for (size_t i = 0; i < grid->nedges; i++)
		over |= crosses(&at, grid->edges[i]);
	for (size_t c = 0; c < grid->ncolumns; c++) {
		if (!box_column_overlaps(&at, &grid->columns[c]))
			continue;
		if (first == NONE)
			first = c;
		else if (over || box_column_beside(taken, grid->columns[c].bands)) {
			chunk->spans = true;
			set_bands(grid, chunk);
			return true;
		}
		for (size_t i = 0; i < BOX_BAND_WORDS; i++)
			taken[i] |= grid->columns[c].bands[i];
	}
	if (first == NONE)
		return new_column(grid, &at);
	while (first + 1 < grid->ncolumns && box_column_overlaps(&at, &grid->columns[first + 1]))
		box_column_merge(grid, first);
	box_column_widen(&grid->columns[first], at.x0, at.x1);
	grid->columns[first].chunks++;
	box_column_set_band(&grid->columns[first], chunk);
	return true;
}

struct sorted {
	uint32_t header;	/* 0: below the header; else rises upwards */
	bool bridge;		/* it is over two columns */
	uint32_t cells;		/* in its line: where these are few, they may be merged ones */
	int32_t width;
	uint32_t chunk;
};

static int
by_turn(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (x->header != y->header)
		return x->header < y->header ? -1 : 1;
	if (x->bridge != y->bridge)
		return y->bridge ? -1 : 1;
	if (x->cells != y->cells)
		return x->cells > y->cells ? -1 : 1;
	if (x->width != y->width)
		return x->width < y->width ? -1 : 1;
	return x->chunk < y->chunk ? -1 : 1;
}

/* The first strip with a number: those above it are a header; that of chunk
 * from if there is none. */
static uint32_t
body_of(const struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (box_is_figure(page, &page->chunks[i]))
			return page->chunks[i].strip;
	return page->chunks[from].strip;
}

void
box_columns_clear_spans(struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		page->chunks[i].spans = false;
}

/* Do the ranges of two chunks overlap, less what bad widths make? */
static bool
meets(const struct box_chunk *a, const struct box_chunk *b)
{
	int64_t x0 = a->x0 > b->x0 ? a->x0 : b->x0, x1 = a->x1 < b->x1 ? a->x1 : b->x1;

	return (x1 - x0) * 100 > (int64_t)a->em * 25;
}

/* The chunks from..to - 1 of a page, and which of them are over two columns. */
struct bridges {
	struct box_page *page;
	size_t from, to;
	bool *is;
	int32_t edge;		/* between two columns that only these join; INT32_MIN: none */
};

/* Marks the chunks that stand over both a and b, which share a column side by side.
 * False: there are none. */
static bool
mark_bridges(const struct bridges *bridges, const struct box_chunk *a,
    const struct box_chunk *b)
{
	const struct box_chunk *chunk = &bridges->page->chunks[bridges->from];
	bool found = false;

	for (size_t k = 0; k < bridges->to - bridges->from; k++)
		if (!bridges->is[k] && meets(a, &chunk[k]) && meets(b, &chunk[k]))
			found = bridges->is[k] = true;
	return found;
}

static bool
share_column(const struct box_grid *grid, const struct box_chunk *a, const struct box_chunk *b)
{
	return !(a->spans && b->spans) && box_column_of(grid, a) == box_column_of(grid, b);
}

/* Does an upright text that begins with chunk a stand beside chunk b, in its cell? */
static bool
is_beside_stack(const struct box_chunk *a, const struct box_chunk *b)
{
	return b->x0 >= a->x1 && (int64_t)b->base >= (int64_t)a->base - a->above &&
	    (int64_t)b->base <= (int64_t)a->base + a->below;
}

/* The same for what stands beside upright texts. */
static bool
find_stack_bridges(const struct box_grid *grid, const struct bridges *bridges)
{
	const struct box_chunk *chunks = bridges->page->chunks;
	bool found = false;
	size_t pairs = 0;

	for (size_t i = bridges->from; i < bridges->to; i++) {
		const struct box_chunk *a = &chunks[i];

		for (size_t k = bridges->from; a->above > 0 && k < bridges->to && pairs < BRIDGED;
		    k++) {
			if (!is_beside_stack(a, &chunks[k]) || !share_column(grid, a, &chunks[k]))
				continue;
			pairs++;
			found |= mark_bridges(bridges, a, &chunks[k]);
		}
	}
	return found;
}

/* The same for what stands on lines so near that their letters overlap: in the middle of
 * cells of one row. */
static bool
find_overlapping_bridges(const struct box_grid *grid, const struct bridges *bridges)
{
	const struct box_chunk *chunks = bridges->page->chunks;
	bool found = false;
	size_t pairs = 0;

	for (size_t i = bridges->from; i < bridges->to; i++) {
		const struct box_chunk *b = &chunks[i];

		for (size_t k = bridges->page->strips[b->strip].first;
		    k-- > bridges->from && pairs < BRIDGED &&
		    ((int64_t)b->base - chunks[k].base) * 100 <= (int64_t)b->em * OVERLAPPING;) {
			const struct box_chunk *a = &chunks[k];

			if ((a->x0 < b->x1 && b->x0 < a->x1) ||
			    !share_column(grid, a, b))
				continue;
			pairs++;
			found |= mark_bridges(bridges, a, b);
		}
	}
	return found;
}

/* --- two columns at the left that only wider cells join ---------------------------------- */

static int64_t
middle_off(const struct box_chunk *a, const struct box_chunk *b)
{
	int64_t off = ((int64_t)a->x0 + a->x1 - b->x0 - b->x1) / 2;

	return (off < 0 ? -off : off) * 100;
}

static bool
is_first(const struct box_page *page, size_t i)
{
	return page->strips[page->chunks[i].strip].first == i &&
	    box_is_chinese(page, &page->chunks[i]);
}

/* Is chunk i one of several lines of a text at the left, in the middle of its cell? */
static bool
is_stack_line(const struct bridges *bridges, size_t i)
{
	const struct box_chunk *chunk = &bridges->page->chunks[i];

	for (size_t k = i > bridges->from + NEAR ? i - NEAR : bridges->from;
	    k < bridges->to && k <= i + NEAR; k++) {
		const struct box_chunk *other = &bridges->page->chunks[k];
		int64_t drop = (int64_t)other->base - chunk->base;

		if (other->strip != chunk->strip && (drop < 0 ? -drop : drop) <= 2 * chunk->em &&
		    middle_off(chunk, other) <= chunk->em * (int64_t)MIDDLES)
			return true;
	}
	return false;
}

/* Do enough first texts of lines, above chunk i and below it, have the middle of chunk b, and
 * all begin right of chunk i? */
static bool
are_beyond(const struct bridges *bridges, size_t i, const struct box_chunk *b)
{
	const struct box_page *page = bridges->page;
	const struct box_chunk *chunk = &page->chunks[i];
	size_t above = 0, below = 0;

	for (size_t k = bridges->from; k < bridges->to; k++) {
		const struct box_chunk *other = &page->chunks[k];

		if (!is_first(page, k) || middle_off(b, other) > b->em * (int64_t)MIDDLES)
			continue;
		if (((int64_t)other->x0 - chunk->x1) * 100 < chunk->em * (int64_t)MIDDLES)
			return false;
		above += other->base < chunk->base;
		below += other->base > chunk->base;
	}
	return above > 0 && below > 0 && above + below >= BEYOND;
}

/* Marks what joins the lines of a text at the left of the page, in the middle of a narrow cell,
 * with a column of texts that are all right of it. */
static bool
find_left_bridges(const struct box_grid *grid, struct bridges *bridges)
{
	const struct box_page *page = bridges->page;
	size_t pairs = 0, texts = 0;

	for (size_t i = bridges->from; i < bridges->to && texts < BRIDGED; i++) {
		const struct box_chunk *a = &page->chunks[i];

		if (a->spans || bridges->is[i - bridges->from] || !is_first(page, i) ||
		    box_column_of(grid, a) != 0 || !is_stack_line(bridges, i))
			continue;
		texts++;
		for (size_t k = bridges->from; k < bridges->to && pairs < BRIDGED; k++)
			if (page->chunks[k].x0 > a->x1 && is_first(page, k) &&
			    share_column(grid, a, &page->chunks[k]) && ++pairs > 0 &&
			    are_beyond(bridges, i, &page->chunks[k]) &&
			    (mark_bridges(bridges, a, &page->chunks[k]) ||
				bridges->edge == INT32_MIN)) {
				bridges->edge = a->x1 + a->em / 10;
				return true;
			}
	}
	return false;
}

/* Marks the chunks that made one column of two, which others stand side by side in:
 * those over both.  False: there are none more. */
static bool
find_bridges(const struct box_grid *grid, struct bridges *bridges)
{
	bool found = false;
	size_t pairs = 0;

	for (size_t i = bridges->from + 1; i < bridges->to && pairs < BRIDGED; i++) {
		const struct box_chunk *b = &bridges->page->chunks[i], *a = b - 1;

		if (a->strip != b->strip || !share_column(grid, a, b))
			continue;
		pairs++;
		found |= mark_bridges(bridges, a, b);
	}
	found |= find_overlapping_bridges(grid, bridges);
	found |= find_stack_bridges(grid, bridges);
	return find_left_bridges(grid, bridges) || found;
}

/* What stands below the header makes the columns, the lines with most cells first,
 * and from narrow to wide; then the header, from below, where its cells are one to a
 * column.  Bridges come last. */
static bool
place_chunks(struct box_grid *grid, const struct bridges *bridges)
{
	struct box_page *page = bridges->page;
	size_t from = bridges->from, to = bridges->to;
	struct sorted *sorted = mem_resize(NULL, to - from, sizeof *sorted);
	uint32_t body = body_of(page, from, to);
	bool good = true;

	grid->ncolumns = 0;
	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		sorted[i - from] = (struct sorted){
			chunk->strip < body ? body - chunk->strip : 0, bridges->is[i - from],
			page->strips[chunk->strip].n, chunk->x1 - chunk->x0, (uint32_t)i };
	}
	qsort(sorted, to - from, sizeof *sorted, by_turn);
	for (size_t i = 0; good && i < to - from; i++)
		good = place_chunk(grid, &page->chunks[sorted[i].chunk], bridges->edge);
	free(sorted);
	return good;
}

bool
box_columns_find(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	struct bridges bridges = { page, from, to, mem_zeroed(to - from, sizeof *bridges.is),
		INT32_MIN };
	bool good = false;

	box_stack_find(page, from, to);
	for (int turn = 0; turn < TURNS; turn++) {
		box_columns_clear_spans(page, from, to);
		good = place_chunks(grid, &bridges);
		if (!good || !find_bridges(grid, &bridges))
			break;
	}
	free(bridges.is);
	return good;
}
