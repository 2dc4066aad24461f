/* boxes_join: a table whose first page does not show all its columns; see boxes_parts.h.
 *
 * A form has few columns at its top and more below.  Its lines wait for the next page, with
 * their words: where rows without a header follow there that do not go on in the columns
 * found, the words of both pages are read as one table. */
#include "input/boxes_parts.h"

#include "input/box_body.h"

enum {
	JOINED_WORDS = 4000,	/* of a table at most */
	SHARED = 75,		/* percent of what either page takes up, by both */
	LONG_TEXT = 15		/* ems: no cell of a header is so wide */
};

void
boxes_keep_table(struct boxes *b, size_t first, size_t line)
{
	const struct box_page *page = &b->page;
	size_t words = 0;

	for (size_t c = page->strips[first].first; c < page->nchunks; c++)
		words += page->chunks[c].n;
	if (words > JOINED_WORDS)
		return;
	boxes_carry(b, &b->table, first);
	b->waiting = line;
}

void
boxes_drop_lines(struct boxes *b)
{
	size_t n = b->waiting < b->nready ? b->nready - b->waiting : 0;
	uint32_t start, map;

	b->given = 0;
	b->nready = b->old = n;
	if (n == 0) {
		buf_reset(&b->text);
		b->npoints = 0;
		return;
	}
	memmove(b->ready, b->ready + b->waiting, n * sizeof *b->ready);
	start = b->ready[0].start;
	map = b->ready[0].map;
	for (size_t i = 0; i < n; i++) {
		b->ready[i].start -= start;
		b->ready[i].end -= start;
		b->ready[i].map -= map;
	}
	b->text.n -= start;
	memmove(b->text.p, b->text.p + start, b->text.n);
	b->npoints -= map;
	memmove(b->points, b->points + map, b->npoints * sizeof *b->points);
}

/* What words take up from left to right. */
struct extent {
	int64_t x0, x1;
};

static void
widen(struct extent *extent, int32_t x0, int32_t x1)
{
	extent->x0 = x0 < extent->x0 ? x0 : extent->x0;
	extent->x1 = x1 > extent->x1 ? x1 : extent->x1;
}

/* Do the strips take up about the same place as the table before? */
static bool
take_same_place(const struct boxes *b, size_t first, size_t end)
{
	const struct box_strip *strips = b->page.strips;
	struct extent above = { INT32_MAX, INT32_MIN }, below = above, both, all;

	for (size_t i = 0; i < b->table.nwords; i++)
		widen(&above, b->table.words[i].x0, b->table.words[i].x1);
	for (size_t i = first; i < end; i++)
		widen(&below, strips[i].x0, strips[i].x1);
	both.x0 = above.x0 > below.x0 ? above.x0 : below.x0;
	both.x1 = above.x1 < below.x1 ? above.x1 : below.x1;
	all.x0 = above.x0 < below.x0 ? above.x0 : below.x0;
	all.x1 = above.x1 > below.x1 ? above.x1 : below.x1;
	return (both.x1 - both.x0) * 100 >= (all.x1 - all.x0) * SHARED;
}

/* Do the strips begin with the header of a table of their own?  Not where there is but the
 * rest of a label, or where texts stand above the first numbers. */
static bool
have_header(const struct box_page *page, size_t first, size_t end)
{
	size_t body = box_body_find(page, first, end);
	bool cells = false;

	for (size_t s = first; s < body; s++) {
		const struct box_strip *strip = &page->strips[s];

		cells |= strip->n > 1;
		for (size_t i = strip->first; i < strip->first + strip->n; i++)
			if ((int64_t)page->chunks[i].x1 - page->chunks[i].x0 >
			    (int64_t)strip->em * LONG_TEXT)
				return false;
	}
	return cells;
}

/* Where the strips by themselves show as many columns as the table before, these are known to
 * lie apart when both are one.  False: they show no more. */
static bool
find_edges(struct boxes *b, size_t first, size_t end)
{
	const struct box_column *columns = b->grid.columns;

	if (!box_grid_build(&b->grid, &b->page, first, end, NULL) ||
	    b->grid.ncolumns < b->known.n)
		return false;
	for (size_t c = 1; c < b->grid.ncolumns; c++)
		if (columns[c - 1].x1 < columns[c].x0 + b->page.strips[first].em)
			b->grid.edges[b->grid.nedges++] = columns[c - 1].x1 +
			    (columns[c].x0 - columns[c - 1].x1) / 2;
	return b->grid.ncolumns > b->known.n;
}

bool
boxes_join(struct boxes *b, size_t first, size_t end)
{
	bool fits = b->grid.continues;

	if (b->table.nwords == 0 || (fits && b->grid.crowded == 0) ||
	    (!fits && have_header(&b->page, first, end)) ||
	    !take_same_place(b, first, end))
		return false;
	if (!find_edges(b, first, end) && fits) {
		b->grid.nedges = 0;
		return false;
	}
	boxes_put_carried(b, &b->table, first);
	b->page.nstrips -= b->foot < b->page.nstrips ? b->foot : 0;
	b->above = b->ready[0].flags & LINE_BLANK ? b->ready[0].number : 0;
	buf_reset(&b->text);
	b->npoints = b->nready = b->old = 0;
	b->in_table = false;
	return true;
}
