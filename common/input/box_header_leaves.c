/* box_header_leaves: which blocks head a column; see box_header_leaves.h. */
#include "input/box_header_leaves.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_column.h"
#include "input/box_text.h"

enum {
	FEW = 2,		/* cells of a column that may be part of another */
	HIGH = 60,		/* percent of an em above the header's middle: no higher is free */
	OFF_COVERED = 100	/* … between the middles of a leaf and of all that it covers */
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
	COST_BESIDE = 300,	/* … beside others that are no lower */
	COST_HIGH = 150,	/* an em that the header of a column stands too high */
	COST_HIGHEST = 200,
	COST_FAR = 1 << 28
};

static int
by_middle(const struct box_block *a, const struct box_block *b)
{
	int64_t x = (int64_t)a->x0 + a->x1, y = (int64_t)b->x0 + b->x1;

	return x < y ? -1 : x > y;
}

void
box_leaves_find(struct box_header *h)
{
	for (size_t i = 0; i < h->n; i++) {
		bool leaf = true;
		size_t at = h->nleaves;

		for (size_t k = 0; leaf && k < h->n; k++)
			leaf = !box_block_is_under(&h->blocks[i], &h->blocks[k]);
		if (!leaf)
			continue;
		for (; at > 0 && by_middle(&h->blocks[h->leaves[at - 1]], &h->blocks[i]) > 0; at--)
			h->leaves[at] = h->leaves[at - 1];
		h->leaves[at] = i;
		h->nleaves++;
	}
}

/* The price of a block that ends above the middle of the header, where it should have
 * something below. */
static int32_t
high_cost(const struct box_header *h, const struct box_block *block)
{
	int64_t high = ((int64_t)h->top + h->bottom) / 2 - block->bottom;
	int64_t cost = (high * 100 / block->em - HIGH) * COST_HIGH / 100;

	return cost < 0 ? 0 : cost > COST_HIGHEST ? COST_HIGHEST : (int32_t)cost;
}

/* Does a block, in a header that is set to the left, begin right of what stands in a column?  It
 * heads none such, unless that is a code below its levels. */
static bool
begins_inside(const struct box_header *h, const struct box_block *block,
    const struct box_column *column)
{
	return h->left && !block->level &&
	    ((int64_t)block->x0 - column->x0) * 100 > (int64_t)block->em * BOX_FLUSH;
}

/* Do texts stand in the column, more than a total and the like: no codes? */
static bool
holds_names(const struct box_column *column)
{
	return column->chunks > FEW && column->numbers * 2 <= column->chunks;
}

/* The price of a block as the header of a column.  Numbers are set to the right or
 * in the middle of their cell, so none of them ends left of its header's middle. */
static int32_t
match_cost(const struct box_header *h, const struct box_block *block,
    const struct box_column *column)
{
	int64_t gap = -box_common(block->x0, block->x1, column->x0, column->x1);
	int64_t off = ((int64_t)block->x0 + block->x1 - column->x0 - column->x1) / 2;
	int64_t beyond = ((int64_t)block->x0 + block->x1) / 2 - column->x1;

	if (begins_inside(h, block, column) || (block->level && holds_names(column)))
		return COST_NO_HEADER;
	if (beyond > 0 && column->numbers * 2 > column->chunks)
		gap = beyond > gap ? beyond : gap;
	off = off < 0 ? -off : off;
	return (int32_t)((gap > 0 ? gap * COST_GAP : 0) / block->em + off * 5 / block->em) +
	    high_cost(h, block);
}

/* … as one of a column with nothing else in it, between two others.  Levels of a code may share
 * the cell below them. */
static int32_t
empty_cost(const struct box_header *h, const struct box_block *block, size_t column)
{
	const struct box_column *columns = h->grid->columns;
	int64_t left = column == 0 ? INT32_MIN : columns[column - 1].x1;
	int64_t right = column == h->grid->ncolumns ? INT32_MAX : columns[column].x0;

	return COST_EMPTY + (block->level ? 0 : block->x0 * 1LL + block->em / 4 < left ||
	    block->x1 * 1LL - block->em / 4 > right ? COST_NO_ROOM : 0);
}

/* Does a leaf stand lower than another? */
static bool
is_lower(const struct box_header *h, size_t leaf, const struct box_block *block)
{
	return h->blocks[h->leaves[leaf]].top > block->bottom;
}

/* … as one that spans others, though it stands above none of their texts: those on either
 * side of it. */
static int32_t
parent_cost(const struct box_header *h, size_t leaf)
{
	const struct box_block *block = &h->blocks[h->leaves[leaf]];
	bool between = leaf > 0 && leaf + 1 < h->nleaves && is_lower(h, leaf - 1, block) &&
	    is_lower(h, leaf + 1, block);

	if ((int64_t)h->bottom - block->bottom < block->em)
		return COST_NO_ROOM;
	return COST_PARENT + (between ? 0 : COST_BESIDE) + (int32_t)((((int64_t)block->top +
	    block->bottom) / 2 - h->top) * COST_LOW / (h->bottom - h->top + 1));
}

/* What is made of a leaf: the header of a column, or of one with nothing else in it, or a text
 * over others; or of a column: nobody's. */
enum choice { MATCH, EMPTY, PARENT, SKIP, CHOICES };

/* The price of a column without a header: it may be part of another, the more likely
 * the less is in it, as the numbers of columns that are set differently. */
static int32_t
skip_cost(const struct box_header *h, size_t column)
{
	if (box_column_neighbour(h->grid, column) == NONE)
		return COST_NO_HEADER;
	return h->grid->columns[column].chunks > FEW ? COST_JOIN : COST_JOIN_FEW;
}

/* The cheapest ways to give the first leaves to the first columns, and the last choice of each:
 * a row for each number of leaves, from 0, in it a place for each number of columns. */
struct ways {
	size_t width;
	int32_t *cost;
	uint8_t *choice;	/* enum choice */
};

static void
ways_open(struct ways *w, const struct box_header *h)
{
	size_t n;

	w->width = h->grid->ncolumns + 1;
	n = (h->nleaves + 1) * w->width;
	w->cost = mem_resize(NULL, n, sizeof *w->cost);
	w->choice = mem_resize(NULL, n, sizeof *w->choice);
}

static void
ways_close(struct ways *w)
{
	free(w->cost);
	free(w->choice);
}

/* Finds the cheapest way for i leaves and c columns from those for fewer; skip: the price of
 * leaving out each column. */
static void
extend(struct ways *w, const struct box_header *h, const int32_t *skip, size_t i, size_t c)
{
	int32_t price[CHOICES] = { COST_FAR, COST_FAR, COST_FAR, COST_FAR };
	size_t here = i * w->width + c;
	uint8_t least = MATCH;

	if (i + c == 0)
		price[MATCH] = 0;
	if (i > 0) {
		const struct box_block *block = &h->blocks[h->leaves[i - 1]];
		size_t above = here - w->width;

		if (c > 0)
			price[MATCH] = w->cost[above - 1] +
			    match_cost(h, block, &h->grid->columns[c - 1]);
		price[EMPTY] = w->cost[above] + empty_cost(h, block, c);
		price[PARENT] = w->cost[above] + parent_cost(h, i - 1);
	}
	if (c > 0)
		price[SKIP] = w->cost[here - 1] + skip[c - 1];
	for (uint8_t k = 1; k < CHOICES; k++)
		least = price[k] < price[least] ? k : least;
	w->cost[here] = price[least];
	w->choice[here] = least;
}

/* Follows the cheapest way back: what each leaf is goes into h, *skipped is the first column left
 * over, or NONE.  Returns how many are columns of nothing but their header. */
static int32_t
follow_back(const struct ways *w, struct box_header *h, size_t *skipped)
{
	int32_t empty = 0;

	*skipped = NONE;
	for (size_t i = h->nleaves, c = h->grid->ncolumns; i > 0 || c > 0; ) {
		uint8_t k = w->choice[i * w->width + c];

		if (k != SKIP)
			h->match[i - 1] = k;
		else
			*skipped = c - 1;
		empty += k == EMPTY;
		i -= k != SKIP;
		c -= k == MATCH || k == SKIP;
	}
	return empty;
}

/* Gives the leaves, from left to right, to the columns in the cheapest way; *skipped is one that
 * is left over, or NONE.  False: that is too dear to be meant. */
static bool
match_leaves(struct box_header *h, size_t *skipped)
{
	int32_t skip[BOX_COLUMNS], cost, most;
	size_t n = h->nleaves, m = h->grid->ncolumns;
	struct ways w;

	ways_open(&w, h);
	for (size_t c = 0; c < m; c++)
		skip[c] = skip_cost(h, c);
	for (size_t i = 0; i <= n; i++)
		for (size_t c = 0; c <= m; c++)
			extend(&w, h, skip, i, c);
	most = COST_NO_HEADER + COST_EMPTY * follow_back(&w, h, skipped);
	cost = w.cost[n * w.width + m];		/* a table may be all blank: that is no cost */
	ways_close(&w);
	return cost < most;
}

bool
box_leaves_match(struct box_header *h)
{
	for (;;) {
		size_t skipped, into;

		if (!match_leaves(h, &skipped))
			return false;
		if (skipped == NONE)
			return true;
		into = box_column_neighbour(h->grid, skipped);
		if (h->grid->columns[skipped].chunks > FEW && h->grid->columns[into].chunks > FEW)
			return false;	/* the header of another part of a form */
		box_column_merge(h->grid, into < skipped ? into : skipped);
	}
}

/* Between two columns whose headers are both lower, and have nothing else above
 * them: it spans the two. */
static bool
hangs(const struct box_header *h, size_t leaf)
{
	const struct box_block *block = &h->blocks[h->leaves[leaf]];

	for (int side = -1; side <= 1; side += 2) {
		size_t k = leaf;
		const struct box_block *next;

		do
			k += (size_t)side;
		while (k < h->nleaves && h->match[k] == PARENT);
		if (k >= h->nleaves)
			return false;
		next = &h->blocks[h->leaves[k]];
		if ((int64_t)next->top - block->bottom < block->em)
			return false;
		for (size_t i = 0; i < h->n; i++)
			if (box_block_is_under(&h->blocks[i], next) &&
			    h->blocks[i].bottom > block->top - block->em / 2)
				return false;
	}
	return true;
}

bool
box_leaves_insert(struct box_header *h)
{
	size_t c = 0;

	for (size_t i = 0; i < h->nleaves; i++) {
		struct box_block *block = &h->blocks[h->leaves[i]];

		if (h->match[i] == EMPTY && hangs(h, i))
			h->match[i] = PARENT;
		block->leaf = h->match[i] != PARENT;
		if (h->match[i] == EMPTY && !box_column_insert(h->grid, c, block->x0, block->x1))
			return false;
		if (block->leaf) {
			h->leaf[c] = block;
			block->first = block->last = c++;
		}
	}
	return true;
}

/* Does a leaf begin behind what is written in the column before, and before this one ends? */
static bool
has_leaf(const struct box_header *h, size_t column)
{
	const struct box_column *c = &h->grid->columns[column];

	for (size_t i = 0; i < h->nleaves; i++) {
		const struct box_block *leaf = &h->blocks[h->leaves[i]];

		if (leaf->x0 < c->x1 && (column == 0 || leaf->x0 > c[-1].x1 - leaf->em / 2))
			return true;
	}
	return false;
}

/* Is the first thing in a column a name, in the first line below the header? */
static bool
begins_with_name(const struct box_header *h, size_t column)
{
	const struct box_page *page = h->page;
	int64_t most = (int64_t)page->chunks[h->to].base + page->chunks[h->to].em;

	for (size_t i = h->to; i < page->nchunks && page->chunks[i].base <= most; i++)
		if (page->chunks[i].column == (int32_t)column)
			return box_is_chinese(page, &page->chunks[i]);
	return false;
}

/* Are most texts of a column numbers, or the names of the levels of a code?  A total may be
 * over several columns. */
static bool
is_of_codes(const struct box_header *h, size_t column)
{
	const struct box_column *c = &h->grid->columns[column];
	size_t levels = 0, totals = 0;

	if (c->numbers * 2 > c->chunks || c->chunks > FEW)
		return c->numbers * 2 > c->chunks;
	for (size_t i = h->to; i < h->page->nchunks; i++) {
		const struct box_chunk *chunk = &h->page->chunks[i];

		if (chunk->column != (int32_t)column || chunk->spans)
			continue;
		levels += box_is_code_level(box_word_text(h->page, chunk->first));
		totals += box_is_middle_word(h->page, chunk);
	}
	return (c->numbers + levels) * 2 > c->chunks - totals;
}

/* Does a column hold numbers, with no leaf but this one above it? */
static bool
is_free(const struct box_header *h, size_t leaf, size_t column)
{
	const struct box_column *c = &h->grid->columns[column];

	if (!is_of_codes(h, column))
		return false;
	for (size_t i = 0; i < h->nleaves; i++) {
		const struct box_block *other = &h->blocks[h->leaves[i]];

		if (i != leaf && box_common(other->x0, other->x1, c->x0, c->x1) * 4 > other->em)
			return false;
	}
	return true;
}

/* Does a leaf stand above one of the columns outside first..last? */
static bool
heads_another(const struct box_header *h, size_t leaf, size_t first, size_t last)
{
	const struct box_block *block = &h->blocks[h->leaves[leaf]];

	for (size_t c = 0; c < h->grid->ncolumns; c++)
		if ((c < first || c > last) && block->x0 < h->grid->columns[c].x1 &&
		    h->grid->columns[c].x0 < block->x1)
			return true;
	return false;
}

/* The next leaf on a side that stands no higher than a leaf: those may be over both; NONE:
 * there is none. */
static size_t
next_leaf(const struct box_header *h, size_t leaf, bool right)
{
	const struct box_block *block = &h->blocks[h->leaves[leaf]];

	for (size_t i = leaf; right ? i + 1 < h->nleaves : i > 0;) {
		i += right ? 1 : (size_t)-1;
		if (h->blocks[h->leaves[i]].bottom >= block->top)
			return i;
	}
	return NONE;
}

/* Does a leaf, if there is one, stand above one of the columns outside first..last? */
static bool
needs_none(const struct box_header *h, size_t leaf, size_t first, size_t last)
{
	return leaf == NONE || heads_another(h, leaf, first, last);
}

/* 科目编码 in the middle above 201, 03 and 01: the columns of numbers that a leaf covers,
 * which no other stands above and others on either side do not need.  False: it covers one
 * at most. */
static bool
covers_several(const struct box_header *h, size_t leaf, size_t *first, size_t *last)
{
	const struct box_block *block = &h->blocks[h->leaves[leaf]];
	const struct box_column *columns = h->grid->columns;
	size_t n = h->grid->ncolumns;
	int64_t off;

	for (*first = 0; *first < n && (columns[*first].x1 <= block->x0 - block->em ||
	    !is_free(h, leaf, *first)); ++*first)
		;
	for (; *first > 0 && *first < n && is_free(h, leaf, *first - 1); --*first)
		;
	for (*last = *first; *last + 1 < n && is_free(h, leaf, *last + 1) &&
	    box_column_beside(columns[*last].bands, columns[*last + 1].bands); ++*last)
		;
	if (*first >= n || *last == *first ||
	    !needs_none(h, next_leaf(h, leaf, false), *first, *last) ||
	    !needs_none(h, next_leaf(h, leaf, true), *first, *last))
		return false;
	off = ((int64_t)columns[*first].x0 + columns[*last].x1 - block->x0 - block->x1) / 2;
	return columns[*first].x0 < block->x1 && block->x0 < columns[*last].x1 &&
	    (off < 0 ? -off : off) * 100 <= (int64_t)block->em * OFF_COVERED;
}

/* Which columns keep their place because a leaf heads them. */
static void
find_headed(const struct box_header *h, bool *keep)
{
	size_t first, last;

	for (size_t c = 0; c < h->grid->ncolumns; c++)
		keep[c] = !h->left || c == 0 || has_leaf(h, c) || !begins_with_name(h, c);
	for (size_t i = 0; !h->left && i < h->nleaves; i++)
		if (covers_several(h, i, &first, &last))
			for (size_t c = first + 1; c <= last; c++)
				keep[c] = false;
}

size_t
box_leaves_take_covered(struct box_header *h, struct box_column *covered)
{
	struct box_grid *grid = h->grid;
	bool keep[BOX_COLUMNS];
	size_t n = 0, to = 0;

	find_headed(h, keep);
	for (size_t c = 0; c < grid->ncolumns; c++) {
		if (keep[c])
			grid->columns[to++] = grid->columns[c];
		else
			covered[n++] = grid->columns[c];
	}
	grid->ncolumns = to;
	return n;
}

/* Makes room for a column that the leaf before it spans. */
static void
insert_covered(struct box_header *h, size_t at)
{
	for (size_t c = h->grid->ncolumns - 1; c > at; c--)
		h->leaf[c] = h->leaf[c - 1];
	h->leaf[at] = h->leaf[at - 1];
	for (size_t i = 0; i < h->nleaves; i++) {
		struct box_block *leaf = &h->blocks[h->leaves[i]];

		if (!leaf->leaf)
			continue;
		leaf->last += leaf->last + 1 >= at && leaf->first < at ? 1 : leaf->first >= at;
		leaf->first += leaf->first >= at;
	}
}

bool
box_leaves_put_covered(struct box_header *h, const struct box_column *covered, size_t n)
{
	struct box_grid *grid = h->grid;

	for (size_t i = 0; i < n; i++) {
		size_t at = grid->ncolumns;

		while (at > 1 && grid->columns[at - 1].x0 > covered[i].x0)
			at--;
		if (!box_column_insert(grid, at, covered[i].x0, covered[i].x1))
			return false;
		grid->columns[at] = covered[i];
		insert_covered(h, at);
	}
	return true;
}
