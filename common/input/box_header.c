/* box_header: merged cells by the middle of what they span; see box_header.h. */
#include "input/box_header.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/box_columns.h"
#include "input/box_text.h"

enum {
	BLOCKS = 2 * BOX_COLUMNS,	/* in a header at most */
	STRIPS = 24,
	CHUNKS = 1024,
	ROWS = 6,
	FEW = 2,		/* cells of a column that may be part of another */
	PARENTS = 3,		/* cells over others that show how these are set */
	NONE = UINT8_MAX
};

/* Percent of an em. */
enum {
	CENTRED = 60,		/* middles of lines of one cell, at most this far apart */
	FILLED = 30,		/* middles of a header and of a column of it */
	FLUSH = 25,		/* left ends in line */
	TIGHT = 172,		/* between lines of one cell at most */
	OFF_COLUMNS = 250,	/* a middle from that of what it spans */
	OFF_MIDDLE = 40,	/* … on an average, when all is well */
	PADDING = 40		/* between a text and the edge of its cell */
};

/* What a reading costs. */
enum {
	COST_NO_HEADER = 2000,	/* a column without one */
	COST_GAP = 20,		/* an em between a header and what stands in its column */
	COST_JOIN = 400,	/* … that may be one with another … */
	COST_JOIN_FEW = 120,	/* … and has hardly anything in it */
	COST_EMPTY = 250,	/* a column of nothing but its header */
	COST_NO_ROOM = 900,	/* … that has no room beside the others */
	COST_PARENT = 60,	/* a block with nothing below it that heads no column */
	COST_LOW = 800,		/* more, the lower it stands */
	COST_HIGH = 150,	/* an em that the header of a column stands too high */
	COST_HIGHEST = 200,
	COST_FAR = 1 << 28
};

struct block {
	int32_t x0, x1, top, bottom;	/* base of its first and last line */
	int32_t em;
	bool leaf;
	size_t first, last;	/* columns that it spans */
	size_t row;
};

struct header {
	struct box_grid *grid;
	struct box_page *page;
	size_t from, to;	/* its chunks */
	struct block blocks[BLOCKS];
	size_t n;
	uint16_t *block_of;	/* by chunk */
	size_t leaves[BLOCKS];	/* from left to right */
	size_t nleaves;
	int32_t top, bottom;	/* its first and last line */
	uint8_t match[BLOCKS];	/* by leaf: what it is */
	const struct block *leaf[BOX_COLUMNS];	/* by column */
	int32_t middles[ROWS];	/* of the rows */
	size_t nrows;
};

/* --- blocks --------------------------------------------------------------- */

static bool
is_stacked(const struct box_chunk *a, const struct box_chunk *b)
{
	int64_t middle = ((int64_t)a->x0 + a->x1 - b->x0 - b->x1) / 2;

	return a->x0 < b->x1 && b->x0 < a->x1 && a->strip != b->strip &&
	    (middle < 0 ? -middle : middle) * 100 <= (int64_t)a->em * CENTRED;
}

/* The chunk above this one that may be a line of the same cell; to: none. */
static size_t
line_above(const struct header *h, size_t i)
{
	const struct box_chunk *chunk = &h->page->chunks[i];

	for (size_t k = i; k-- > h->from;) {
		const struct box_chunk *above = &h->page->chunks[k];

		if (above->strip != chunk->strip && above->x0 < chunk->x1 && chunk->x0 < above->x1)
			return is_stacked(above, chunk) &&
			    box_distance(above, chunk) <= TIGHT ? k : h->to;
	}
	return h->to;
}

/* How far apart the lines of one cell are. */
static int64_t
line_pitch(const struct header *h)
{
	int64_t pitch = INT32_MAX;

	for (size_t i = h->from; i < h->to; i++) {
		size_t above = line_above(h, i);
		int64_t d = above == h->to ? INT32_MAX :
		    (int64_t)h->page->chunks[i].base - h->page->chunks[above].base;

		pitch = d < pitch ? d : pitch;
	}
	return pitch;
}

static bool
add_block(struct header *h, size_t i)
{
	const struct box_chunk *chunk = &h->page->chunks[i];

	if (h->n == BLOCKS)
		return false;
	h->blocks[h->n] = (struct block){ .x0 = chunk->x0, .x1 = chunk->x1,
		.top = chunk->base, .bottom = chunk->base, .em = chunk->em };
	h->block_of[i - h->from] = (uint16_t)h->n++;
	return true;
}

static void
grow_block(struct header *h, size_t i, size_t above)
{
	const struct box_chunk *chunk = &h->page->chunks[i];
	uint16_t at = h->block_of[above - h->from];
	struct block *block = &h->blocks[at];

	block->x0 = chunk->x0 < block->x0 ? chunk->x0 : block->x0;
	block->x1 = chunk->x1 > block->x1 ? chunk->x1 : block->x1;
	block->bottom = chunk->base;
	h->block_of[i - h->from] = at;
}

/* Did the line above end because its cell does?  Another character would have made
 * it as wide as the widest line.  What stands in brackets has a line of its own, and
 * a line in the middle may be short where a sign must not begin the next one. */
static bool
is_full(const struct header *h, size_t i, size_t above)
{
	const struct box_chunk *a = &h->page->chunks[above], *b = &h->page->chunks[i];
	const struct block *block = &h->blocks[h->block_of[above - h->from]];
	struct span s = box_word_text(h->page, b->first);
	int64_t most = (int64_t)block->x1 - block->x0, below = (int64_t)b->x1 - b->x0;

	most = below > most ? below : most;
	if (block->top != a->base && below > (int64_t)a->x1 - a->x0)
		return true;
	return span_starts(s, SPAN("（")) || span_starts(s, SPAN("(")) ||
	    ((int64_t)a->x1 - a->x0) * 10 + a->em * 11 > most * 10;
}

/* Is something written above the chunk? */
static bool
has_above(const struct header *h, size_t i)
{
	for (size_t k = i; k-- > h->from;)
		if (h->page->chunks[k].x0 < h->page->chunks[i].x1 &&
		    h->page->chunks[i].x0 < h->page->chunks[k].x1)
			return true;
	return false;
}

/* Do chunks right beside chunk i, with nothing above them, stand with it under the middle
 * of the one above?  Then that one spans the three. */
static bool
is_one_of_three(const struct header *h, size_t i, size_t above)
{
	const struct box_chunk *chunk = &h->page->chunks[i], *top = &h->page->chunks[above];
	const struct box_strip *strip = &h->page->strips[chunk->strip];
	int64_t off;

	if (i == strip->first || i + 1 == strip->first + strip->n ||
	    has_above(h, i - 1) || has_above(h, i + 1))
		return false;
	off = ((int64_t)chunk[-1].x0 + chunk[-1].x1 + chunk[1].x0 + chunk[1].x1) / 2 -
	    top->x0 - top->x1;
	return (off < 0 ? -off : off) * 50 <= (int64_t)chunk->em * CENTRED;
}

static bool
find_blocks(struct header *h)
{
	int64_t pitch = line_pitch(h);

	for (size_t i = h->from; i < h->to; i++) {
		size_t above = line_above(h, i);

		if (above != h->to && ((int64_t)h->page->chunks[i].base -
		    h->page->chunks[above].base) * 100 <= pitch * 112 && is_full(h, i, above) &&
		    !is_one_of_three(h, i, above))
			grow_block(h, i, above);
		else if (!add_block(h, i))
			return false;
	}
	h->top = h->page->chunks[h->from].base;
	h->bottom = h->page->chunks[h->to - 1].base;
	return true;
}

/* Are headers set to the left, in line with what stands below them?  Then their
 * middles tell nothing. */
static bool
is_left_set(const struct header *h)
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
			if ((left < 0 ? -left : left) * 100 > (int64_t)chunk->em * FLUSH)
				other++;
			else
				flush += (middle < 0 ? -middle : middle) * 100 >
				    (int64_t)chunk->em * FLUSH;
			break;
		}
	}
	return flush > other;
}

static int32_t
middle_of(const struct block *block)
{
	return (int32_t)(((int64_t)block->top + block->bottom) / 2);
}

/* --- leaves ---------------------------------------------------------------- */

static int64_t
common(int32_t a0, int32_t a1, int32_t b0, int32_t b1)
{
	return ((int64_t)(a1 < b1 ? a1 : b1)) - (a0 > b0 ? a0 : b0);
}

/* Does block b stand below block a, under its text? */
static bool
is_under(const struct block *a, const struct block *b)
{
	return b->top > a->bottom && common(a->x0, a->x1, b->x0, b->x1) * 4 > a->em;
}

static int
by_middle(const struct block *a, const struct block *b)
{
	int64_t x = (int64_t)a->x0 + a->x1, y = (int64_t)b->x0 + b->x1;

	return x < y ? -1 : x > y;
}

static void
find_leaves(struct header *h)
{
	for (size_t i = 0; i < h->n; i++) {
		bool leaf = true;
		size_t at = h->nleaves;

		for (size_t k = 0; leaf && k < h->n; k++)
			leaf = !is_under(&h->blocks[i], &h->blocks[k]);
		if (!leaf)
			continue;
		for (; at > 0 && by_middle(&h->blocks[h->leaves[at - 1]], &h->blocks[i]) > 0; at--)
			h->leaves[at] = h->leaves[at - 1];
		h->leaves[at] = i;
		h->nleaves++;
	}
}

/* --- leaves and columns ------------------------------------------------------- */

/* The price of a block that ends above the middle of the header, where it should have
 * something below. */
static int32_t
high_cost(const struct header *h, const struct block *block)
{
	int64_t high = ((int64_t)h->top + h->bottom) / 2 - block->bottom;
	int64_t cost = (high * 100 / block->em - CENTRED) * COST_HIGH / 100;

	return cost < 0 ? 0 : cost > COST_HIGHEST ? COST_HIGHEST : (int32_t)cost;
}

/* The price of a block as the header of a column.  Numbers are set to the right or
 * in the middle of their cell, so none of them ends left of its header's middle. */
static int32_t
match_cost(const struct header *h, const struct block *block, const struct box_column *column)
{
	int64_t gap = -common(block->x0, block->x1, column->x0, column->x1);
	int64_t off = ((int64_t)block->x0 + block->x1 - column->x0 - column->x1) / 2;
	int64_t beyond = ((int64_t)block->x0 + block->x1) / 2 - column->x1;

	if (beyond > 0 && column->numbers * 2 > column->chunks)
		gap = beyond > gap ? beyond : gap;
	off = off < 0 ? -off : off;
	return (int32_t)((gap > 0 ? gap * COST_GAP : 0) / block->em + off * 5 / block->em) +
	    high_cost(h, block);
}

/* … as one of a column with nothing else in it, between two others. */
static int32_t
empty_cost(const struct header *h, const struct block *block, size_t column)
{
	const struct box_column *columns = h->grid->columns;
	int64_t left = column == 0 ? INT32_MIN : columns[column - 1].x1;
	int64_t right = column == h->grid->ncolumns ? INT32_MAX : columns[column].x0;

	return COST_EMPTY + (block->x0 * 1LL + block->em / 4 < left ||
	    block->x1 * 1LL - block->em / 4 > right ? COST_NO_ROOM : 0);
}

/* … as one that spans others, though it stands above none of their texts. */
static int32_t
parent_cost(const struct header *h, const struct block *block)
{
	if ((int64_t)h->bottom - block->bottom < block->em)
		return COST_NO_ROOM;
	return COST_PARENT + (int32_t)((((int64_t)block->top + block->bottom) / 2 - h->top) *
	    COST_LOW / (h->bottom - h->top + 1));
}

enum { MATCH, EMPTY, PARENT, SKIP };

/* The price of a column without a header: it may be part of another, the more likely
 * the less is in it, as the numbers of columns that are set differently. */
static int32_t
skip_cost(const struct header *h, size_t column)
{
	if (box_columns_neighbour(h->grid, column) == SIZE_MAX)
		return COST_NO_HEADER;
	return h->grid->columns[column].chunks > FEW ? COST_JOIN : COST_JOIN_FEW;
}

/* The cheapest way to give the leaves, from left to right, to the columns; *skipped
 * is one that is left over, or SIZE_MAX. */
static bool
match_leaves(struct header *h, size_t *skipped)
{
	size_t n = h->nleaves, m = h->grid->ncolumns, w = m + 1;
	int32_t *cost = mem_resize(NULL, (n + 1) * w, sizeof *cost);
	int32_t skip[BOX_COLUMNS], most = COST_NO_HEADER;
	uint8_t *step = mem_resize(NULL, (n + 1) * w, sizeof *step);

	for (size_t c = 0; c < m; c++)
		skip[c] = skip_cost(h, c);
	for (size_t i = 0; i <= n; i++)
		for (size_t c = 0; c <= m; c++) {
			const struct block *block = i == 0 ? NULL : &h->blocks[h->leaves[i - 1]];
			int32_t best[4] = { COST_FAR, COST_FAR, COST_FAR, COST_FAR };
			uint8_t least = MATCH;

			if (i > 0 && c > 0)
				best[MATCH] = cost[(i - 1) * w + c - 1] +
				    match_cost(h, block, &h->grid->columns[c - 1]);
			if (i > 0) {
				best[EMPTY] = cost[(i - 1) * w + c] + empty_cost(h, block, c);
				best[PARENT] = cost[(i - 1) * w + c] + parent_cost(h, block);
			}
			if (c > 0)
				best[SKIP] = cost[i * w + c - 1] + skip[c - 1];
			for (uint8_t k = 1; k < 4; k++)
				least = best[k] < best[least] ? k : least;
			cost[i * w + c] = i + c == 0 ? 0 : best[least];
			step[i * w + c] = least;
		}
	*skipped = SIZE_MAX;
	for (size_t i = n, c = m; i > 0 || c > 0;) {
		uint8_t k = step[i * w + c];

		if (k != SKIP)
			h->match[i - 1] = k;
		else
			*skipped = c - 1;
		if (k == EMPTY)
			most += COST_EMPTY;	/* a table may be all blank */
		i -= k != SKIP;
		c -= k == MATCH || k == SKIP;
	}
	n = (size_t)(cost[n * w + m] >= most);
	free(cost);
	free(step);
	return n == 0;
}

/* Columns that no header is left for are joined with those beside them. */
static bool
match_columns(struct header *h)
{
	for (;;) {
		size_t skipped, into;

		if (!match_leaves(h, &skipped))
			return false;
		if (skipped == SIZE_MAX)
			return true;
		into = box_columns_neighbour(h->grid, skipped);
		if (h->grid->columns[skipped].chunks > FEW && h->grid->columns[into].chunks > FEW)
			return false;	/* the header of another part of a form */
		box_columns_merge(h->grid, into < skipped ? into : skipped);
	}
}

/* Between two columns whose headers are both lower, and have nothing else above
 * them: it spans the two. */
static bool
hangs(const struct header *h, size_t leaf)
{
	const struct block *block = &h->blocks[h->leaves[leaf]];

	for (int side = -1; side <= 1; side += 2) {
		size_t k = leaf;
		const struct block *next;

		do
			k += (size_t)side;
		while (k < h->nleaves && h->match[k] == PARENT);
		if (k >= h->nleaves)
			return false;
		next = &h->blocks[h->leaves[k]];
		if ((int64_t)next->top - block->bottom < block->em)
			return false;
		for (size_t i = 0; i < h->n; i++)
			if (is_under(&h->blocks[i], next) &&
			    h->blocks[i].bottom > block->top - block->em / 2)
				return false;
	}
	return true;
}

static bool
insert_columns(struct header *h)
{
	size_t c = 0;

	for (size_t i = 0; i < h->nleaves; i++) {
		struct block *block = &h->blocks[h->leaves[i]];

		if (h->match[i] == EMPTY && hangs(h, i))
			h->match[i] = PARENT;
		block->leaf = h->match[i] != PARENT;
		if (h->match[i] == EMPTY && !box_columns_insert(h->grid, c, block->x0, block->x1))
			return false;
		if (block->leaf) {
			h->leaf[c] = block;
			block->first = block->last = c++;
		}
	}
	return true;
}

/* --- edges ------------------------------------------------------------------- */

/* Do the texts of a column end, or begin, in line?  One alone tells nothing, nor
 * do many of one length, unless they are numbers or names. */
static bool
is_right_set(const struct box_column *column, int32_t em)
{
	int64_t right = (int64_t)column->x1 - column->least_x1;
	int64_t left = (int64_t)column->most_x0 - column->x0;

	return column->numbers * 2 > column->chunks && right * 100 <= em * FLUSH &&
	    (left > right || column->chunks == 1);
}

static bool
is_left_aligned(const struct box_column *column, int32_t em)
{
	int64_t left = (int64_t)column->most_x0 - column->x0;

	return column->chunks > 1 && column->numbers * 2 <= column->chunks &&
	    left * 100 <= em * FLUSH;
}

/* The edge between two columns, where the texts of one of them begin or end in
 * line; false: it is not known, and taken for the middle between the two. */
static bool
edge_between(const struct box_column *a, const struct box_column *b, int32_t em, int32_t *edge)
{
	int64_t low = a->x1, high = b->x0, pad = (int64_t)em * PADDING / 100;

	*edge = (int32_t)((low + high) / 2);
	if (low + 2 * pad >= high)
		return true;
	if (is_right_set(a, em))
		*edge = (int32_t)(low + pad);
	else if (is_left_aligned(b, em))
		*edge = (int32_t)(high - pad);
	else
		return false;
	return true;
}

static void
set_edge(struct box_column *columns, size_t c, int64_t edge)
{
	edge = edge < columns[c - 1].x1 ? columns[c - 1].x1 : edge;
	edge = edge > columns[c].x0 ? columns[c].x0 : edge;
	columns[c].left = columns[c - 1].right = (int32_t)edge;
}

/* The outer edges: known from the inner ones. */
static void
find_ends(struct header *h)
{
	struct box_column *columns = h->grid->columns;
	size_t last = h->grid->ncolumns - 1;
	int64_t pad = (int64_t)h->blocks[0].em * PADDING / 100;
	const struct block *a = h->leaf[0], *b = h->leaf[last];
	int64_t left = (int64_t)a->x0 + a->x1 - columns[0].right;
	int64_t right = (int64_t)b->x0 + b->x1 - columns[last].left;

	columns[0].left = columns[0].x0 - (int32_t)pad;
	if (!is_left_aligned(&columns[0], (int32_t)h->blocks[0].em) && left < columns[0].left)
		columns[0].left = (int32_t)left;
	columns[last].right = columns[last].x1 + (int32_t)pad;
	if (!is_right_set(&columns[last], (int32_t)h->blocks[0].em) && right > columns[last].right)
		columns[last].right = (int32_t)right;
}

/* The edges of the columns: what is written in a header stands in the middle of
 * its cell, so one edge tells the other. */
static void
find_edges(struct header *h)
{
	struct box_column *columns = h->grid->columns;
	size_t n = h->grid->ncolumns;
	bool known[BOX_COLUMNS] = { false };
	int32_t em = h->blocks[0].em, edge;

	for (size_t c = 1; c < n; c++) {
		known[c] = edge_between(&columns[c - 1], &columns[c], em, &edge);
		columns[c].left = columns[c - 1].right = edge;
	}
	for (size_t c = 0; c < n; c++)
		box_columns_widen(&columns[c], h->leaf[c]->x0, h->leaf[c]->x1);
	for (size_t c = 1; c < n; c++)
		set_edge(columns, c, columns[c].left);
	for (size_t c = 2; c < n; c++) {
		const struct block *leaf = h->leaf[c - 1];

		if (known[c] || !known[c - 1])
			continue;
		set_edge(columns, c, (int64_t)leaf->x0 + leaf->x1 - columns[c - 1].left);
		known[c] = true;
	}
	for (size_t c = n - 1; c > 1; c--) {
		const struct block *leaf = h->leaf[c - 1];

		if (known[c - 1] || !known[c])
			continue;
		set_edge(columns, c - 1, (int64_t)leaf->x0 + leaf->x1 - columns[c].left);
		known[c - 1] = true;
	}
	find_ends(h);
}

/* The edges where every header is set to the left of its cell, with nothing written
 * left of it; false: there is something. */
static bool
find_left_edges(struct header *h)
{
	struct box_column *columns = h->grid->columns;
	size_t n = h->grid->ncolumns;
	int32_t pad = (int32_t)((int64_t)h->blocks[0].em * PADDING / 100), last;

	for (size_t c = 0; c < n; c++)
		if (((int64_t)h->leaf[c]->x0 - columns[c].x0) * 100 > (int64_t)h->leaf[c]->em * FLUSH)
			return false;
	columns[0].left = columns[0].x0 - pad;
	for (size_t c = 1; c < n; c++)
		columns[c].left = columns[c - 1].right = columns[c].x0 - pad;
	last = columns[n - 1].left + columns[n - 2].right - columns[n - 2].left;
	columns[n - 1].right = last > columns[n - 1].x1 ? last : columns[n - 1].x1 + pad;
	return true;
}

/* --- blocks over several columns --------------------------------------------------- */

/* Do the blocks over a column, the highest so far, fill the header from its first
 * line down?  Their middle is that of the header, then. */
static bool
is_filled(const struct header *h, size_t column, const struct block *highest)
{
	const struct block *leaf = h->leaf[column];
	int64_t off = (int64_t)highest->top + leaf->bottom - h->top - h->bottom;

	return (off < 0 ? -off : off) * 100 <= 2 * (int64_t)leaf->em * FILLED;
}

/* The highest middle of what stands below the text of a block: none of the cells
 * that it spans has a higher one. */
static int64_t
middle_under(const struct header *h, const struct block *block)
{
	int32_t found = INT32_MAX;

	for (size_t i = 0; i < h->n; i++)
		if (is_under(block, &h->blocks[i]) && middle_of(&h->blocks[i]) < found)
			found = middle_of(&h->blocks[i]);
	return found == INT32_MAX ? block->bottom : (int64_t)found - block->em / 3;
}

/* How far the cell of a block may reach: to the texts beside it. */
static void
find_reach(const struct header *h, const struct block *block, int32_t *left, int32_t *right)
{
	*left = INT32_MIN;
	*right = INT32_MAX;
	for (size_t i = 0; i < h->n; i++) {
		const struct block *other = &h->blocks[i];

		if (other->top > block->bottom + block->em / 2 ||
		    other->bottom < block->top - block->em / 2)
			continue;
		if (other->x0 >= block->x1 && other->x0 < *right)
			*right = other->x0;
		if (other->x1 <= block->x0 && other->x1 > *left)
			*left = other->x1;
	}
}

/* How many blocks beside this one and no lower have their middle between left and
 * right: cells of theirs would have to be above or within one that spans this. */
static int64_t
count_beside(const struct header *h, const struct block *block, int32_t left, int32_t right)
{
	int64_t n = 0;

	for (size_t i = 0; i < h->n; i++) {
		const struct block *other = &h->blocks[i];
		int64_t middle = ((int64_t)other->x0 + other->x1) / 2;

		n += !other->leaf && other->bottom <= block->bottom + block->em / 3 &&
		    (other->x0 >= block->x1 || other->x1 <= block->x0) &&
		    middle > left && middle < right;
	}
	return n;
}

/* The columns whose middle is that of the block, of those from low on: whole cells
 * of those below it, rather several, and such as need something above them.  False:
 * there are none. */
static bool
fit_columns(const struct header *h, struct block *block, struct block *const *highest, size_t low)
{
	const struct box_column *columns = h->grid->columns;
	int64_t middle = ((int64_t)block->x0 + block->x1) / 2, half = block->em / 2;
	int64_t most = (int64_t)block->em * OFF_COLUMNS / 100, least = INT32_MAX;
	int64_t under = middle_under(h, block);
	int32_t left, right;

	find_reach(h, block, &left, &right);
	for (size_t a = low; a < h->grid->ncolumns && columns[a].left <= block->x0 + half; a++) {
		int64_t price = 0;

		if (columns[a].left < left - half || highest[a]->first != a)
			continue;
		for (size_t b = a; b < h->grid->ncolumns && highest[b]->top > block->bottom &&
		    columns[b].right <= right + half; b++) {
			int64_t off = ((int64_t)columns[a].left + columns[b].right) / 2 - middle;

			off = off < 0 ? -off : off;
			price += middle_of(highest[b]) < under || is_filled(h, b, highest[b]) ?
			    block->em : -block->em / 20;
			if (columns[b].right < block->x1 - half || off >= most ||
			    highest[b]->last != b)
				continue;
			if (highest[a]->last == b)	/* a header of a header? */
				off += (int64_t)block->em * (a == b ? 1 : 5);
			off += price + block->em / 4 *
			    count_beside(h, block, columns[a].left, columns[b].right);
			if (off >= least)
				continue;
			least = off;
			block->first = a;
			block->last = b;
		}
	}
	return least < INT32_MAX;
}

/* The lowest block that has no place yet, of those on one line the leftmost; NULL:
 * there is none. */
static struct block *
next_parent(struct header *h, const bool *done)
{
	struct block *block = NULL;

	for (size_t i = 0; i < h->n; i++) {
		struct block *b = &h->blocks[i];

		if (!b->leaf && !done[i] && (block == NULL ||
		    b->bottom > block->bottom + b->em / 3 ||
		    (b->bottom > block->bottom - b->em / 3 && b->x0 < block->x0)))
			block = b;
	}
	return block;
}

/* From the lowest to the topmost; those on one line from left to right. */
static bool
place_parents(struct header *h)
{
	struct block *highest[BOX_COLUMNS], *block;
	const struct block *before = NULL;
	bool done[BLOCKS] = { false };

	for (size_t i = 0; i < h->n; i++)
		if (h->blocks[i].leaf)
			highest[h->blocks[i].first] = &h->blocks[i];
	while ((block = next_parent(h, done)) != NULL) {
		bool beside = before != NULL && block->x0 >= before->x1 &&
		    before->bottom - block->bottom <= block->em;

		done[block - h->blocks] = true;
		if (!fit_columns(h, block, highest, beside ? before->last + 1 : 0))
			return false;
		for (size_t c = block->first; c <= block->last; c++)
			highest[c] = block;
		before = block;
	}
	return true;
}

/* How far the middles of the blocks over several columns are from those of their
 * cells, all in all; *n is the number of them. */
static int64_t
misfit(const struct header *h, size_t *n)
{
	int64_t sum = 0;

	*n = 0;
	for (size_t i = 0; i < h->n; i++) {
		const struct block *b = &h->blocks[i];
		int64_t off = b->leaf ? 0 : ((int64_t)h->grid->columns[b->first].left +
		    h->grid->columns[b->last].right - b->x0 - b->x1) / 2;

		sum += off < 0 ? -off : off;
		*n += !b->leaf;
	}
	return sum;
}

/* Places the blocks over several columns above leaves that are in the middle of
 * their cells, or all at the left of them where this fits better by far. */
static bool
fit_parents(struct header *h)
{
	int64_t centred = INT64_MAX;
	size_t n;
	bool good;

	find_edges(h);
	good = place_parents(h);
	if (good)
		centred = misfit(h, &n);
	if (good && (n < PARENTS || centred * 100 <= (int64_t)n * h->blocks[0].em * OFF_MIDDLE))
		return true;
	if (find_left_edges(h) && place_parents(h) && misfit(h, &n) * 3 < centred)
		return true;
	find_edges(h);
	return good && place_parents(h);
}

/* The lowest block above the leaf of a column, or NULL. */
static struct block *
parent_of(struct header *h, size_t column)
{
	struct block *found = NULL;

	for (size_t i = 0; i < h->n; i++) {
		struct block *b = &h->blocks[i];

		if (!b->leaf && column >= b->first && column <= b->last &&
		    (found == NULL || b->bottom > found->bottom))
			found = b;
	}
	return found;
}

/* Columns with nothing above headers as low as those beside them: what stands
 * above those spans these, too, though its text is not in the middle. */
static void
adopt_orphans(struct header *h)
{
	size_t n = h->grid->ncolumns;

	for (size_t c = 0; c < n; c++) {
		const struct block *leaf = h->leaf[c];
		struct block *parent;

		if (parent_of(h, c) != NULL || is_filled(h, c, leaf))
			continue;
		if (c > 0 && (parent = parent_of(h, c - 1)) != NULL &&
		    middle_of(leaf) + leaf->em / 3 >= middle_of(h->leaf[c - 1]))
			parent->last = c;
		else if (c + 1 < n && (parent = parent_of(h, c + 1)) != NULL &&
		    middle_of(leaf) + leaf->em / 3 >= middle_of(h->leaf[c + 1]))
			parent->first = c;
	}
}

/* --- rows ----------------------------------------------------------------------- */

/* The blocks over a column from top to bottom. */
static size_t
find_chain(const struct header *h, size_t column, size_t chain[ROWS])
{
	size_t n = 0;

	for (size_t i = 0; i < h->n; i++) {
		const struct block *block = &h->blocks[i];
		size_t at = n;

		if (column < block->first || column > block->last)
			continue;
		if (n == ROWS)
			return ROWS + 1;
		for (; at > 0 && h->blocks[chain[at - 1]].top > block->top; at--)
			chain[at] = chain[at - 1];
		chain[at] = i;
		n++;
	}
	return n;
}

/* The column with most blocks shows the rows. */
static bool
find_middles(struct header *h)
{
	size_t chain[ROWS];

	h->nrows = 0;
	for (size_t c = 0; c < h->grid->ncolumns; c++) {
		size_t n = find_chain(h, c, chain);

		if (n > ROWS)
			return false;
		if (n <= h->nrows)
			continue;
		h->nrows = n;
		for (size_t r = 0; r < n; r++)
			h->middles[r] = middle_of(&h->blocks[chain[r]]);
	}
	return true;
}

/* Gives the blocks of a chain the rows whose middles are theirs: the least sum of
 * what they are off. */
static void
fit_rows(struct header *h, const size_t *chain, size_t n)
{
	int64_t cost[ROWS + 1][ROWS + 1];
	size_t from[ROWS + 1][ROWS + 1] = { { 0 } };

	for (size_t i = 0; i <= n; i++)
		for (size_t r = 0; r <= h->nrows; r++)
			cost[i][r] = i + r == 0 ? 0 : INT32_MAX;
	for (size_t i = 1; i <= n; i++)
		for (size_t r = i; r <= h->nrows; r++)
			for (size_t a = i - 1; a < r; a++) {
				int64_t off = ((int64_t)h->middles[a] + h->middles[r - 1]) / 2 -
				    middle_of(&h->blocks[chain[i - 1]]);
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

static bool
place_rows(struct header *h)
{
	size_t chain[ROWS];

	if (!find_middles(h))
		return false;
	for (size_t c = h->grid->ncolumns; c-- > 0;)
		fit_rows(h, chain, find_chain(h, c, chain));
	return true;
}

/* --- all of it -------------------------------------------------------------------- */

static bool
read_blocks(struct header *h)
{
	if (is_left_set(h) || !find_blocks(h))
		return false;
	find_leaves(h);
	if (!match_columns(h) || !insert_columns(h))
		return false;
	if (!fit_parents(h))
		return false;
	adopt_orphans(h);
	return place_rows(h);
}

static void
mark_chunks(struct header *h)
{
	for (size_t i = h->from; i < h->to; i++) {
		const struct block *block = &h->blocks[h->block_of[i - h->from]];
		struct box_chunk *chunk = &h->page->chunks[i];

		chunk->column = (int32_t)block->first;
		chunk->spans = block->last > block->first;
		chunk->row = (uint32_t)block->row;
	}
}

bool
box_header_read(struct box_grid *grid, struct box_page *page, size_t first, size_t body)
{
	struct header *h;
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
