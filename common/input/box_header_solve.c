/* box_header_solve: the edges of columns whose headers stand in the middle; see
 * box_header_solve.h. */
#include "input/box_header_solve.h"

/* Percent of an em. */
enum {
	OVER = 20,		/* texts may reach over an edge */
	FLUSH = 10,		/* left ends in line */
	OFF = 15		/* … and middles that are not */
};

/* The edges between the cells that the leaves head, from the first to the last: edge i, left of
 * column c[i], is at[i] + sign[i] * x, where x is the first one. */
struct edges {
	size_t n, c[BOX_COLUMNS + 1];
	int64_t at[BOX_COLUMNS + 1];
	int sign[BOX_COLUMNS + 1];
};

/* Does a leaf begin with what stands below it, and end elsewhere? */
static bool
is_flush(const struct box_block *leaf, const struct box_column *column)
{
	int64_t left = (int64_t)leaf->x0 - column->most_x0;
	int64_t middle = ((int64_t)leaf->x0 + leaf->x1 - column->x0 - column->x1) / 2;

	return (left < 0 ? -left : left) * 100 <= (int64_t)leaf->em * FLUSH &&
	    (middle < 0 ? -middle : middle) * 100 > (int64_t)leaf->em * OFF;
}

/* Each edge is as far from the middle of the header before it as the edge before that. */
static void
find_edges(const struct box_header *h, struct edges *edges)
{
	edges->n = 1;
	edges->c[0] = 0;
	edges->at[0] = 0;
	edges->sign[0] = 1;
	for (size_t c = 0, i = 0; c < h->grid->ncolumns; c = edges->c[i]) {
		const struct box_block *leaf = h->leaf[c];

		i = edges->n++;
		edges->c[i] = leaf->last + 1;
		edges->at[i] = (int64_t)leaf->x0 + leaf->x1 - edges->at[i - 1];
		edges->sign[i] = -edges->sign[i - 1];
	}
}

/* Where the first edge can be, so that all lie between the texts of their columns. */
static bool
find_range(const struct box_header *h, const struct edges *edges, int64_t *least, int64_t *most)
{
	const struct box_column *columns = h->grid->columns;
	int64_t over = (int64_t)h->blocks[0].em * OVER / 100;

	*least = INT32_MIN;
	*most = INT32_MAX;
	for (size_t i = 0; i < edges->n; i++) {
		size_t c = edges->c[i];
		int64_t low = c == 0 ? INT32_MIN : (int64_t)columns[c - 1].x1 - over;
		int64_t high = c == h->grid->ncolumns ? INT32_MAX : (int64_t)columns[c].x0 + over;
		int64_t from = edges->sign[i] > 0 ? low - edges->at[i] : edges->at[i] - high;
		int64_t to = edges->sign[i] > 0 ? high - edges->at[i] : edges->at[i] - low;

		*least = from > *least ? from : *least;
		*most = to < *most ? to : *most;
	}
	return *least <= *most && *least > INT32_MIN && *most < INT32_MAX;
}

size_t
box_header_solve(const struct box_header *h, int32_t *x, size_t n)
{
	struct edges edges;
	int64_t least, most;
	size_t found = 0;

	for (size_t c = 0; c < h->grid->ncolumns; c++)
		if (is_flush(h->leaf[c], &h->grid->columns[c]))
			return 0;
	find_edges(h, &edges);
	if (n == 0 || !find_range(h, &edges, &least, &most))
		return 0;
	x[found++] = (int32_t)((least + most) / 2);
	for (size_t i = 0; i < h->n; i++) {
		const struct box_block *block = &h->blocks[i];

		for (size_t a = 0; !block->leaf && a < edges.n; a++)
			for (size_t b = a + 2; b < edges.n && found < n; b += 2) {
				int64_t at = edges.sign[a] * ((int64_t)block->x0 + block->x1 -
				    edges.at[a] - edges.at[b]) / 2;

				if (at >= least && at <= most)
					x[found++] = (int32_t)at;
			}
	}
	return found;
}

void
box_header_set_edges(struct box_header *h, int32_t x)
{
	struct box_column *columns = h->grid->columns;
	int32_t edge = x;

	for (size_t c = 0; c < h->grid->ncolumns; c++) {
		const struct box_block *leaf = h->leaf[c];

		columns[c].left = edge;
		edge = c == leaf->last ? leaf->x0 + leaf->x1 - columns[leaf->first].left :
		    (int32_t)(((int64_t)columns[c].x1 + columns[c + 1].x0) / 2);
		columns[c].right = edge;
	}
}
