/* box_beside: rows of a form whose cells stand on lines of their own; see box_beside.h.
 *
 * 项目名称 on two lines, with the name beside them in the middle, is three lines of one cell
 * each.  Lines of running text do not stand side by side, and their letters do not overlap. */
#include "input/box_beside.h"

/* Percent of an em. */
enum {
	LEVEL = 90,		/* between the lines of such a row, at most */
	ROW = 300,		/* from it to the next row */
	IN_LINE = 20		/* where cells of a column begin */
};

enum {
	LINES = 6,		/* of such a row at most */
	ROWS_LOOKED_AT = 6	/* strips of the table that show where its columns begin */
};

static int64_t
drop(const struct box_page *page, size_t above, size_t below)
{
	const struct box_strip *a = &page->strips[above], *b = &page->strips[below];
	int64_t em = a->em > b->em ? a->em : b->em;

	return ((int64_t)b->base - a->base) * 100 / em;
}

/* Does a cell of strips from..end - 1 begin in line with strip s? */
static bool
begins_in_line(const struct box_page *page, size_t s, size_t from, size_t end)
{
	const struct box_strip *strip = &page->strips[s];

	for (size_t k = from; k < end && k < from + ROWS_LOOKED_AT; k++)
		for (size_t i = page->strips[k].first;
		    i < page->strips[k].first + page->strips[k].n; i++) {
			int64_t off = (int64_t)page->chunks[i].x0 - strip->x0;

			if ((off < 0 ? -off : off) * 100 <= (int64_t)strip->em * IN_LINE)
				return true;
		}
	return false;
}

/* Do two lines of strips a..b - 1 stand side by side, one right after the other? */
static bool
has_sides(const struct box_page *page, size_t a, size_t b)
{
	for (size_t i = a + 1; i < b; i++)
		if (page->strips[i].x1 <= page->strips[i - 1].x0 ||
		    page->strips[i - 1].x1 <= page->strips[i].x0)
			return true;
	return false;
}

size_t
box_beside_above(const struct box_page *page, size_t first, size_t least)
{
	size_t top = first;

	for (;;) {
		size_t at = top;

		while (at > least && top - at < LINES && page->strips[at - 1].n == 1 &&
		    drop(page, at - 1, at) <= (at == top ? ROW : LEVEL) &&
		    begins_in_line(page, at - 1, first, page->nstrips))
			at--;
		if (!has_sides(page, at, top))
			return top;
		top = at;
	}
}

size_t
box_beside_below(const struct box_page *page, size_t first, size_t end)
{
	size_t at = end;
	int32_t left = page->strips[first].x0;

	for (size_t i = first; i < end; i++)
		left = page->strips[i].x0 < left ? page->strips[i].x0 : left;
	while (at < page->nstrips && at - end < LINES && page->strips[at].n == 1 &&
	    drop(page, at - 1, at) <= (at == end ? ROW : LEVEL) &&
	    page->strips[at].x0 + page->strips[at].em / 2 > left)
		at++;
	return has_sides(page, end, at) ? at : end;
}
