/* box_header_spans: blocks over several columns; see box_header_spans.h. */
#include "input/box_header_spans.h"

#include "input/box_column.h"
#include "input/box_columns.h"
#include "input/box_header_edges.h"
#include "input/box_header_solve.h"

enum {
	PARENTS = 3,		/* cells over others that show how these are set */
	TRIES = 32		/* places of the first edge that are tried */
};

/* Percent of an em. */
enum {
	FILLED = 30,		/* middles of a header and of a column of it */
	OFF_COLUMNS = 250,	/* a middle from that of what it spans */
	OFF_MIDDLE = 40		/* … on an average, when all is well */
};

/* Do the blocks over a column, the highest so far, fill the header from its first
 * line down?  Their middle is that of the header, then. */
static bool
is_filled(const struct box_header *h, size_t column, const struct box_block *highest)
{
	const struct box_block *leaf = h->leaf[column];
	int64_t off = (int64_t)highest->top + leaf->bottom - h->top - h->bottom;

	if (h->high)
		return highest->top <= h->top + highest->em / 3;
	return (off < 0 ? -off : off) * 100 <= 2 * (int64_t)leaf->em * FILLED;
}

/* The highest middle of what stands below the text of a block: none of the cells
 * that it spans has a higher one. */
static int64_t
middle_under(const struct box_header *h, const struct box_block *block)
{
	int32_t found = INT32_MAX;

	for (size_t i = 0; i < h->n; i++)
		if (box_block_is_under(block, &h->blocks[i]) &&
		    box_block_middle(&h->blocks[i]) < found)
			found = box_block_middle(&h->blocks[i]);
	return found == INT32_MAX ? block->bottom : (int64_t)found - block->em / 3;
}

/* Does the highest block over a column stand too high to be below one that has others under its
 * text, the highest of these at under?  As high as these it is one of them, though its middle
 * may be that of the header. */
static bool
is_higher(const struct box_header *h, size_t column, const struct box_block *highest, int64_t under)
{
	int64_t middle = box_block_middle(highest);

	return middle < under ||
	    (middle > under + highest->em * 2 / 3 && is_filled(h, column, highest));
}

/* How far the cell of a block may reach: to the texts beside it. */
static void
find_reach(const struct box_header *h, const struct box_block *block, int32_t *left, int32_t *right)
{
	*left = INT32_MIN;
	*right = INT32_MAX;
	for (size_t i = 0; i < h->n; i++) {
		const struct box_block *other = &h->blocks[i];

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
count_beside(const struct box_header *h, const struct box_block *block, int32_t left, int32_t right)
{
	int64_t n = 0;

	for (size_t i = 0; i < h->n; i++) {
		const struct box_block *other = &h->blocks[i];
		int64_t middle = ((int64_t)other->x0 + other->x1) / 2;

		n += !other->leaf && other->bottom <= block->bottom + block->em / 3 &&
		    (other->x0 >= block->x1 || other->x1 <= block->x0) &&
		    middle > left && middle < right;
	}
	return n;
}

/* How many of columns from..to - 1 have a header on the lines of those under this block, and
 * nothing above it: where the block is in the first line, there is no other to be below. */
static int64_t
count_orphans(const struct box_header *h, const struct box_block *block,
    struct box_block *const *highest, size_t from, size_t to)
{
	int64_t under = middle_under(h, block), n = 0;

	for (size_t c = from; c < to && block->top <= h->top + block->em / 3; c++)
		n += highest[c]->leaf && highest[c]->top > block->bottom &&
		    !is_higher(h, c, highest[c], under);
	return n;
}

/* The columns whose middle is that of the block, of those from low on: whole cells
 * of those below it, rather several, and such as need something above them.  False:
 * there are none. */
static bool
fit_columns(const struct box_header *h, struct box_block *block,
    struct box_block *const *highest, size_t low)
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
			price += is_higher(h, b, highest[b], under) ? block->em : -block->em / 20;
			if (columns[b].right < block->x1 - half || off >= most ||
			    highest[b]->last != b)
				continue;
			if (highest[a]->last == b)	/* a header of a header? */
				off += (int64_t)block->em * (a == b ? 1 : 5);
			off += price + block->em / 4 *
			    (count_beside(h, block, columns[a].left, columns[b].right) +
				count_orphans(h, block, highest, low, a) + (right < INT32_MAX ?
				0 : count_orphans(h, block, highest, b + 1, h->grid->ncolumns)));
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
static struct box_block *
next_parent(struct box_header *h, const bool *done)
{
	struct box_block *block = NULL;

	for (size_t i = 0; i < h->n; i++) {
		struct box_block *b = &h->blocks[i];

		if (!b->leaf && !done[i] && (block == NULL ||
		    b->bottom > block->bottom + b->em / 3 ||
		    (b->bottom > block->bottom - b->em / 3 && b->x0 < block->x0)))
			block = b;
	}
	return block;
}

static void
find_leaves(struct box_header *h, struct box_block **highest)
{
	for (size_t i = 0; i < h->n; i++)
		for (size_t c = h->blocks[i].first; h->blocks[i].leaf && c <= h->blocks[i].last;
		    c++)
			highest[c] = &h->blocks[i];
}

/* From the lowest to the topmost; those on one line from left to right. */
static bool
place_parents(struct box_header *h)
{
	struct box_block *highest[BOX_COLUMNS], *block;
	const struct box_block *before = NULL;
	bool done[BOX_BLOCKS] = { false };

	find_leaves(h, highest);
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
 * cells, all in all, and how many of these should be over several but are over one; *n is the
 * number of them. */
static int64_t
misfit(const struct box_header *h, size_t *n)
{
	int64_t sum = 0;

	*n = 0;
	for (size_t i = 0; i < h->n; i++) {
		const struct box_block *b = &h->blocks[i];
		int64_t off = b->leaf ? 0 : ((int64_t)h->grid->columns[b->first].left +
		    h->grid->columns[b->last].right - b->x0 - b->x1) / 2;

		sum += (off < 0 ? -off : off) + (!b->leaf && b->first == b->last ? b->em : 0);
		*n += !b->leaf;
	}
	return sum;
}

/* Tries the edges that follow from headers in the middle of their columns; false: none of
 * these fits by far better than within most. */
static bool
solve(struct box_header *h, int64_t most)
{
	int32_t x[TRIES], best = 0;
	size_t tries = box_header_solve(h, x, TRIES), n;
	int64_t least = INT64_MAX;

	for (size_t i = 0; i < tries; i++) {
		int64_t off;

		box_header_set_edges(h, x[i]);
		if (!place_parents(h) || (off = misfit(h, &n)) >= least ||
		    off * 100 > (int64_t)n * h->blocks[0].em * OFF_MIDDLE)
			continue;
		least = off;
		best = x[i];
	}
	if (least == INT64_MAX || least * 3 >= most)
		return false;
	box_header_set_edges(h, best);
	return place_parents(h);
}

/* The edges of all columns, in the order of a row. */
struct edges {
	int32_t left[BOX_COLUMNS], right[BOX_COLUMNS];
};

static void
save_edges(const struct box_header *h, struct edges *edges)
{
	for (size_t c = 0; c < h->grid->ncolumns; c++) {
		edges->left[c] = h->grid->columns[c].left;
		edges->right[c] = h->grid->columns[c].right;
	}
}

static void
restore_edges(struct box_header *h, const struct edges *edges)
{
	for (size_t c = 0; c < h->grid->ncolumns; c++) {
		h->grid->columns[c].left = edges->left[c];
		h->grid->columns[c].right = edges->right[c];
	}
}

bool
box_spans_fit(struct box_header *h)
{
	int64_t centred = INT64_MAX;
	struct edges edges;
	size_t n = 0;
	bool good;

	box_edges_find(h);
	good = place_parents(h);
	if (good)
		centred = misfit(h, &n);
	if (good && centred * 100 <= (int64_t)n * h->blocks[0].em * OFF_MIDDLE)
		return true;
	save_edges(h, &edges);
	if (solve(h, centred))
		return true;
	restore_edges(h, &edges);
	if (good && n < PARENTS)
		return place_parents(h);
	if (box_edges_find_left(h) && place_parents(h) && misfit(h, &n) * 3 < centred)
		return true;
	box_edges_find(h);
	return good && place_parents(h);
}

/* Where the text right of a block in the same rows begins: cells over two rows stand
 * half a row above or below it, unless all begin in the first line of their row. */
static int32_t
text_beside(const struct box_header *h, const struct box_block *block)
{
	int32_t right = INT32_MAX, off = h->high ? block->em / 3 : block->em;

	for (size_t i = 0; i < h->n; i++) {
		const struct box_block *b = &h->blocks[i];

		if (b->x0 >= block->x1 && b->x0 < right && b->top <= block->bottom + off &&
		    b->bottom >= block->top - off)
			right = b->x0;
	}
	return right;
}

/* Does a block stand higher than the first one below another, with no more below it?  Then
 * its cell is over more rows, and beside that other. */
static bool
is_beside(const struct box_block *first, const struct box_block *block)
{
	return block->depth > 0 && block->depth <= first->depth &&
	    box_block_middle(block) < box_block_middle(first) - block->em / 3;
}

/* The columns of a block that is set to the left of its cell. */
static bool
fit_left(const struct box_header *h, struct box_block *block, struct box_block *const *highest)
{
	const struct box_column *columns = h->grid->columns;
	int32_t right = text_beside(h, block);
	size_t n = h->grid->ncolumns, a = 0, b;

	while (a < n && ((int64_t)block->x0 - columns[a].x0) * 100 > (int64_t)block->em * BOX_FLUSH)
		a++;
	if (a == n || ((int64_t)columns[a].x0 - block->x0) * 100 > (int64_t)block->em * BOX_FLUSH ||
	    highest[a]->first != a)
		return false;
	for (b = a; b < n && columns[b].x0 < right && highest[b]->top > block->bottom &&
	    !is_filled(h, b, highest[b]) && !is_beside(highest[a], highest[b]);
	    b = highest[b]->last + 1) {
		block->last = highest[b]->last;
		if (highest[b]->depth >= block->depth)
			block->depth = highest[b]->depth + 1;
	}
	block->first = a;
	return b > a;
}

bool
box_spans_fit_left(struct box_header *h)
{
	struct box_block *highest[BOX_COLUMNS], *block;
	bool done[BOX_BLOCKS] = { false };

	for (size_t c = 0; c < h->grid->ncolumns; c++) {
		struct box_column *column = &h->grid->columns[c];
		const struct box_block *leaf = h->leaf[c];

		if (!leaf->level &&
		    ((int64_t)leaf->x0 - column->x0) * 100 > (int64_t)leaf->em * BOX_FLUSH)
			return false;
		if (leaf->first == leaf->last)
			box_column_widen(column, leaf->x0, leaf->x1);
		else if (leaf->first == c)
			box_column_widen(column, leaf->x0, leaf->x0);
	}
	box_columns_close(h->grid);
	find_leaves(h, highest);
	while ((block = next_parent(h, done)) != NULL) {
		done[block - h->blocks] = true;
		if (!fit_left(h, block, highest))
			return false;
		for (size_t c = block->first; c <= block->last; c++)
			highest[c] = block;
	}
	return true;
}

/* The lowest block above the leaf of a column, or NULL. */
static struct box_block *
parent_of(struct box_header *h, size_t column)
{
	struct box_block *found = NULL;

	for (size_t i = 0; i < h->n; i++) {
		struct box_block *b = &h->blocks[i];

		if (!b->leaf && column >= b->first && column <= b->last &&
		    (found == NULL || b->bottom > found->bottom))
			found = b;
	}
	return found;
}

void
box_spans_adopt(struct box_header *h)
{
	size_t n = h->grid->ncolumns;

	for (size_t c = 0; c < n; c++) {
		const struct box_block *leaf = h->leaf[c];
		struct box_block *parent;

		if (parent_of(h, c) != NULL || is_filled(h, c, leaf))
			continue;
		if (c > 0 && (parent = parent_of(h, c - 1)) != NULL &&
		    box_block_middle(leaf) + leaf->em / 3 >= box_block_middle(h->leaf[c - 1]))
			parent->last = c;
		else if (c + 1 < n && (parent = parent_of(h, c + 1)) != NULL &&
		    box_block_middle(leaf) + leaf->em / 3 >= box_block_middle(h->leaf[c + 1]))
			parent->first = c;
	}
}
