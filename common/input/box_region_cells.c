/* box_region_cells: running text that stands in cells of a table, beside a label or another text;
 * see box_region_parts.h. */
#include "input/box_region_parts.h"

#include "input/box_text.h"

enum {
	CELL_GAP = 40,		/* between a label and the text beside it, at least */
	CELL_PITCH = 250,	/* between lines of such a text and the cells around it, at most */
	CELL_LINES = 24,	/* of such texts side by side */
	OVERLAPPING = 80,	/* percent of an em between lines whose letters overlap, at most */
	LINE_GAPS = 8,		/* of a line that are looked at */
	LINES_BETWEEN = 2,	/* two of its lines, and one of what stands beside it */
	LABEL_EMS = 8		/* of the label */
};

/* Where the text begins that stands behind a short one and a gap, as in a cell beside a
 * label: words of one line of text have hardly any between them.  INT32_MAX: nowhere. */
static int32_t
behind_label(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *chunks = &page->chunks[strip->first];
	const struct box_word *before = &page->words[chunks->first];

	if (box_is_label(box_word_text(page, chunks->first)))
		return INT32_MAX;
	for (size_t i = 0; i < strip->n; i++)
		for (size_t w = chunks[i].first; w < chunks[i].first + chunks[i].n; w++) {
			const struct box_word *word = &page->words[w];

			if (((int64_t)before->x1 - strip->x0) > (int64_t)strip->em * LABEL_EMS)
				return INT32_MAX;
			if (((int64_t)word->x0 - before->x1) * 100 >= (int64_t)strip->em * CELL_GAP)
				return word->x0;
			before = word;
		}
	return INT32_MAX;
}

/* Does a word of the strip begin at x behind a gap? */
static bool
has_gap_at(const struct box_page *page, const struct box_strip *strip, int32_t x)
{
	const struct box_word *before = NULL;

	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		for (size_t w = page->chunks[i].first;
		    w < page->chunks[i].first + page->chunks[i].n; w++) {
			const struct box_word *word = &page->words[w];
			int64_t off = (int64_t)word->x0 - x;

			if (before != NULL && (off < 0 ? -off : off) * 5 <= strip->em &&
			    ((int64_t)word->x0 - before->x1) * 100 >= (int64_t)strip->em * CELL_GAP)
				return true;
			before = word;
		}
	return false;
}

/* Have both strips a gap with words behind it that begin in line, as the lines of two texts
 * side by side have? */
static bool
share_gap(const struct box_page *page, const struct box_strip *strip, const struct box_strip *other)
{
	const struct box_word *before = NULL;
	size_t gaps = 0;

	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		for (size_t w = page->chunks[i].first;
		    w < page->chunks[i].first + page->chunks[i].n; w++) {
			const struct box_word *word = &page->words[w];

			if (before != NULL && gaps < LINE_GAPS &&
			    ((int64_t)word->x0 - before->x1) * 100 >=
			    (int64_t)strip->em * CELL_GAP &&
			    (gaps++, has_gap_at(page, other, word->x0)))
				return true;
			before = word;
		}
	return false;
}

/* Do the letters of the two lines overlap, and is the one left of the other? */
static bool
is_beside(const struct box_strip *strip, const struct box_strip *other)
{
	int64_t drop = (int64_t)strip->base - other->base;

	return (drop < 0 ? -drop : drop) * 100 < (int64_t)strip->em * OVERLAPPING &&
	    (strip->x1 <= other->x0 || other->x1 <= strip->x0);
}

/* Does the strip begin where the text does that a strip near it has beside a label, or do
 * the two hold two texts side by side? */
static bool
is_cell_line(const struct box_page *page, size_t i)
{
	const struct box_strip *strip = &page->strips[i];

	if (behind_label(page, strip) != INT32_MAX)
		return true;
	for (size_t k = i > LINES_BETWEEN ? i - LINES_BETWEEN : 0;
	    k < page->nstrips && k <= i + LINES_BETWEEN; k++)
		if (k != i &&
		    strips_near(page, k < i ? k : i, k < i ? i : k, CELL_PITCH) &&
		    (is_beside(strip, &page->strips[k]) ||
		    has_gap_at(page, &page->strips[k], strip->x0) ||
			share_gap(page, strip, &page->strips[k])))
			return true;
	return false;
}

/* Are strips at..end - 1 lines of cells, or like the one above? */
static bool
is_cell_text(const struct box_page *page, size_t at, size_t end)
{
	for (size_t i = at; i < end; i++)
		if (page->strips[i].kind == BOX_PROSE && !is_cell_line(page, i) &&
		    (i == at || page->strips[i].x0 != page->strips[i - 1].x0))
			return false;
	return true;
}

size_t
box_region_behind_text(const struct box_page *page, size_t at)
{
	size_t end = at;

	while (end < page->nstrips && end < at + CELL_LINES &&
	    page->strips[end].kind != BOX_CELLS) {
		if (!strips_near(page, end - 1, end, CELL_PITCH) ||
		    strip_is_unit_line(page, &page->strips[end]))
			return at;
		end++;
	}
	return end < page->nstrips && page->strips[end].kind == BOX_CELLS &&
	    strips_near(page, end - 1, end, CELL_PITCH) && is_cell_text(page, at, end) ? end : at;
}
