/* box_region: where the tables of a page stand; see box_region.h. */
#include "input/box_region_parts.h"

#include "input/box_beside.h"

enum {
	APART = 500,		/* percent of an em between strips of one table */
	TOP_LINES = 40,		/* of cells before the first row with several, at most */
	FIRST_LINES = 6,	/* that show how wide a table is */
	TALL = 350,		/* between rows that are quite high */
	PACE = 12,		/* lines that show how far apart and how wide the rows are */
	TITLE = 130,		/* a title is farther below a table than a line of a cell */
	HEAD_LINES = 8		/* of one cell between the unit and that row, at most */
};

bool
strips_near(const struct box_page *page, size_t above, size_t below, int64_t percent)
{
	const struct box_strip *a = &page->strips[above], *b = &page->strips[below];
	int64_t em = a->em > b->em ? a->em : b->em;

	return ((int64_t)b->base - a->base) * 100 <= em * percent;
}

/* Is the line above so placed that it can be no heading or title of the table,
 * only the header of some of its columns: neither at its left nor at its right
 * end, nor in its middle? */
static bool
heads_part(const struct box_page *page, size_t i, size_t first)
{
	const struct box_strip *strip = &page->strips[i];
	int64_t em = strip->em, x0 = INT32_MAX, x1 = INT32_MIN, middle;

	for (size_t row = first; row < page->nstrips && row < first + FIRST_LINES; row++) {
		x0 = page->strips[row].x0 < x0 ? page->strips[row].x0 : x0;
		x1 = page->strips[row].x1 > x1 ? page->strips[row].x1 : x1;
	}
	middle = (int64_t)strip->x0 + strip->x1 - x0 - x1;
	return strip->n == 1 && strip->x0 > x0 + 2 * em && strip->x1 + 2 * em < x1 &&
	    (middle > 3 * em || middle < -3 * em);
}

/* Lines of one cell above the first row: the upper part of its header, known
 * as such by the unit line above it, or because it overlaps the row. */
static size_t
header_above(const struct box_page *page, size_t first, size_t least, bool continued)
{
	size_t at = first;

	if (continued && first - least <= TOP_LINES) {
		while (at > least && page->strips[at - 1].kind == BOX_SHORT &&
		    !strip_is_unit_line(page, &page->strips[at - 1]) &&
		    !strip_is_heading(page, at - 1))
			at--;
		if (at == least)
			return at;
		at = first;
	}

	while (at > least && page->strips[at - 1].kind == BOX_SHORT &&
	    first - at < HEAD_LINES && !strip_is_unit_line(page, &page->strips[at - 1]) &&
	    strips_near(page, at - 1, at, APART))
		at--;
	if (at > least && strip_is_unit_line(page, &page->strips[at - 1]))
		return at;
	while (first > at && !strip_is_heading(page, first - 1) &&
	    (strips_near(page, first - 1, first, 100) || heads_part(page, first - 1, first)))
		first--;
	if (first > least && strip_begins_form(page, &page->strips[first - 1]) &&
	    strips_near(page, first - 1, first, APART))
		first--;
	return first;
}

/* Does the line below follow at the distance of the rows before, within what
 * these take up from left to right? */
static bool
keeps_pace(const struct box_page *page, size_t first, size_t end)
{
	const struct box_strip *strip = &page->strips[end];
	int64_t before = 0;
	int32_t x0 = INT32_MAX, x1 = INT32_MIN;

	for (size_t i = end > first + PACE ? end - PACE : first; i < end; i++) {
		const struct box_strip *row = &page->strips[i];
		int64_t gap = i == first ? 0 : (int64_t)row->base - row[-1].base;

		before = gap > before ? gap : before;
		x0 = row->x0 < x0 ? row->x0 : x0;
		x1 = row->x1 > x1 ? row->x1 : x1;
	}
	return strips_near(page, end - 1, end, TALL) &&
	    ((int64_t)strip->base - strip[-1].base) * 100 <= before * 115 &&
	    strip->x0 + strip->em / 2 > x0 && strip->x1 < x1 + strip->em / 2;
}

/* Is line end, below the rows of a table, the title of the next one, above the line that
 * names its unit, or a heading in larger letters than theirs?  One with a label may stand as near
 * as the next row would, and the page end below it. */
static bool
begins_another(const struct box_page *page, size_t first, size_t end)
{
	int32_t size = 0;

	if (strips_near(page, end - 1, end, TITLE) &&
	    !strip_is_labelled(page, &page->strips[end]))
		return false;
	if (end + 1 < page->nstrips && strip_is_unit_line(page, &page->strips[end + 1]))
		return true;
	for (size_t i = end; size == 0 && i > first && i + PACE > end; i--)
		size = strip_letter_size(page, &page->strips[i - 1]);
	return size > 0 &&
	    (int64_t)strip_letter_size(page, &page->strips[end]) * 100 > (int64_t)size * BOX_LARGER;
}

/* Lines of one cell below the last row: the rest of a wrapped cell, a total
 * without figures, names whose figures are all empty. */
static size_t
rows_below(const struct box_page *page, size_t first, size_t end)
{
	while (end < page->nstrips && page->strips[end].kind == BOX_SHORT &&
	    !strip_is_unit_line(page, &page->strips[end]) &&
	    (strip_is_total(page, &page->strips[end]) || !strip_is_heading(page, end)) &&
	    !strip_is_signature(page, &page->strips[end]) && !strip_begins_section(page, end) &&
	    !begins_another(page, first, end)) {
		const struct box_strip *strip = &page->strips[end];

		if (!strip_is_total(page, strip) && !strips_near(page, end - 1, end, 100) &&
		    !keeps_pace(page, first, end) &&
		    !(strip_is_number(page, strip) && strips_near(page, end - 1, end, 250)) &&
		    (!strips_near(page, end - 1, end, 175) ||
			strip->x0 + strip->em < page->strips[first].x0))
			break;
		end++;
	}
	return end;
}

/* May the rows of a table begin with this strip? */
static bool
may_begin(const struct box_page *page, const struct box_strip *strip)
{
	return strip->kind == BOX_CELLS && !strip_is_unit_line(page, strip) &&
	    !strip_is_numbered(page, strip);
}

/* Is strip i, right below a row or the text of a cell, no part of that table? */
static bool
ends_rows(const struct box_page *page, size_t i)
{
	const struct box_strip *strip = &page->strips[i];

	return strip->kind == BOX_PROSE || !strips_near(page, i - 1, i, APART) ||
	    strip_is_unit_line(page, strip) || strip_is_heading(page, i) ||
	    strip_is_signature(page, strip);
}

/* Does strip i, below the rows first … i - 1, stand where none of them begins: set in, as a
 * heading is? */
static bool
is_set_in(const struct box_page *page, size_t first, size_t i)
{
	const struct box_strip *strip = &page->strips[i];

	for (size_t k = i > first + PACE ? i - PACE : first; k < i; k++) {
		int64_t off = (int64_t)page->strips[k].x0 - strip->x0;

		if ((off < 0 ? -off : off) * 2 < strip->em)
			return false;
	}
	return true;
}

/* The last strip with cells of the table whose first one is at; *rows: how many have cells. */
static size_t
last_row(const struct box_page *page, size_t at, size_t *rows)
{
	size_t last = at;

	*rows = 1;
	for (size_t i = at + 1; i < page->nstrips; i++) {
		if (page->strips[i].kind == BOX_PROSE)
			i = box_region_behind_text(page, i);
		if (ends_rows(page, i) ||
		    (is_set_in(page, at, i) && strip_is_numbered_heading(page, i)))
			break;
		if (page->strips[i].kind == BOX_CELLS) {
			last = i;
			++*rows;
		}
	}
	return last;
}

/* Is strip at the only line of several cells of a blank table: below the line that names its
 * unit, above a total by itself? */
static bool
is_blank_table(const struct box_page *page, size_t at, size_t from)
{
	size_t first = at, end = at + 1;

	while (first > from && at - first < HEAD_LINES &&
	    page->strips[first - 1].kind == BOX_SHORT &&
	    !strip_is_unit_line(page, &page->strips[first - 1]))
		first--;
	if (first == from || !strip_is_unit_line(page, &page->strips[first - 1]))
		return false;
	while (end < page->nstrips && end - at < HEAD_LINES && !ends_rows(page, end) &&
	    !strip_is_total(page, &page->strips[end]))
		end++;
	return end < page->nstrips && end - at < HEAD_LINES && !ends_rows(page, end);
}

bool
box_region(const struct box_page *page, size_t from, bool continued,
    size_t *first, size_t *end)
{
	size_t at = from, last, rows;

	for (;; at = last + 1) {
		while (at < page->nstrips && !may_begin(page, &page->strips[at]))
			at++;
		if (at == page->nstrips)
			return false;
		last = last_row(page, at, &rows);
		if (rows > 1 || continued || is_blank_table(page, at, from))
			break;
	}
	*first = header_above(page, at, from, continued);
	if (!continued)
		*first = box_beside_above(page, *first, from);
	*end = box_beside_below(page, *first, rows_below(page, *first, last + 1));
	return true;
}

size_t
box_region_foot(const struct box_page *page, size_t from)
{
	size_t at = page->nstrips, cells = 0;

	for (; at > from && page->nstrips - at <= HEAD_LINES; at--) {
		const struct box_strip *strip = &page->strips[at - 1];

		if (strip_is_unit_line(page, strip))
			return cells > 0 ? at : page->nstrips;
		if (strip->kind == BOX_PROSE || strip_has_figure(page, strip) ||
		    strip_has_colons(page, strip))
			break;
		cells += strip->kind == BOX_CELLS;
	}
	return page->nstrips;
}

size_t
box_region_signature(const struct box_page *page, size_t first, size_t end)
{
	while (first < end &&
	    (page->strips[first].n < 2 || !strip_has_colons(page, &page->strips[first])))
		first++;
	return first;
}

