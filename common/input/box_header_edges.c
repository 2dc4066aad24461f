/* box_header_edges: the edges of the columns under a header; see box_header_edges.h. */
#include "input/box_header_edges.h"

#include "input/box_column.h"

enum { PADDING = 40 };	/* percent of an em between a text and the edge of its cell */

/* Do the texts of a column end, or begin, in line?  One alone tells nothing, nor
 * do many of one length, unless they are numbers or names. */
static bool
is_right_set(const struct box_column *column, int32_t em)
{
	int64_t right = (int64_t)column->x1 - column->least_x1;
	int64_t left = (int64_t)column->most_x0 - column->x0;

	return column->numbers * 2 > column->chunks && right * 100 <= em * BOX_FLUSH &&
	    (left > right || column->chunks == 1);
}

static bool
is_left_aligned(const struct box_column *column, int32_t em)
{
	int64_t left = (int64_t)column->most_x0 - column->x0;

	return column->chunks > 1 && column->numbers * 2 <= column->chunks &&
	    left * 100 <= em * BOX_FLUSH;
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

/* Is the leaf over one column alone, whose middle is its own? */
static bool
heads_one(const struct box_block *leaf)
{
	return leaf->first == leaf->last;
}

/* The outer edges: known from the inner ones. */
static void
find_ends(struct box_header *h)
{
	struct box_column *columns = h->grid->columns;
	size_t last = h->grid->ncolumns - 1;
	int64_t pad = (int64_t)h->blocks[0].em * PADDING / 100;
	const struct box_block *a = h->leaf[0], *b = h->leaf[last];
	int64_t left = (int64_t)a->x0 + a->x1 - columns[a->last].right;
	int64_t right = (int64_t)b->x0 + b->x1 - columns[b->first].left;

	columns[0].left = columns[0].x0 - (int32_t)pad;
	if (!is_left_aligned(&columns[0], (int32_t)h->blocks[0].em) && left < columns[0].left)
		columns[0].left = (int32_t)left;
	columns[last].right = columns[last].x1 + (int32_t)pad;
	if (!is_right_set(&columns[last], (int32_t)h->blocks[0].em) && right > columns[last].right)
		columns[last].right = (int32_t)right;
}

void
box_edges_find(struct box_header *h)
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
		if (heads_one(h->leaf[c]))
			box_column_widen(&columns[c], h->leaf[c]->x0, h->leaf[c]->x1);
	for (size_t c = 1; c < n; c++)
		set_edge(columns, c, columns[c].left);
	for (size_t c = 2; c < n; c++) {
		const struct box_block *leaf = h->leaf[c - 1];

		if (known[c] || !known[c - 1] || !heads_one(leaf))
			continue;
		set_edge(columns, c, (int64_t)leaf->x0 + leaf->x1 - columns[c - 1].left);
		known[c] = true;
	}
	for (size_t c = n - 1; c > 1; c--) {
		const struct box_block *leaf = h->leaf[c - 1];

		if (known[c - 1] || !known[c] || !heads_one(leaf))
			continue;
		set_edge(columns, c - 1, (int64_t)leaf->x0 + leaf->x1 - columns[c].left);
		known[c - 1] = true;
	}
	find_ends(h);
}

bool
box_edges_find_left(struct box_header *h)
{
	struct box_column *columns = h->grid->columns;
	size_t n = h->grid->ncolumns;
	int32_t pad = (int32_t)((int64_t)h->blocks[0].em * PADDING / 100), last;

	for (size_t c = 0; c < n; c++)
		if (((int64_t)h->leaf[c]->x0 - columns[c].x0) * 100 >
		    (int64_t)h->leaf[c]->em * BOX_FLUSH)
			return false;
	columns[0].left = columns[0].x0 - pad;
	for (size_t c = 1; c < n; c++)
		columns[c].left = columns[c - 1].right = columns[c].x0 - pad;
	last = columns[n - 1].left + columns[n - 2].right - columns[n - 2].left;
	columns[n - 1].right = last > columns[n - 1].x1 ? last : columns[n - 1].x1 + pad;
	return true;
}
