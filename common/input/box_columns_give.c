/* box_columns_give: which column each chunk stands in, when the columns are known; the lines
 * of one text over several columns stand in the same. */
#include "input/box_columns_parts.h"

#include "input/box_column.h"
#include "input/box_text.h"

enum {
	LINE_PITCH = 150,	/* … and of one text */
	LONG_LINE = 800	/* of a text that takes several */
};

/* Labels over the first columns: how many of these at most, how wide, how near and how high
 * their lines are, in ems; and how many labels are looked at. */
enum { LABELS = 128, LABEL_COLUMNS = 2, LABEL_EMS = 7, LABEL_LINES = 3, LABEL_HEIGHT = 8 };

static void
note_chunk(struct box_column *column, const struct box_chunk *chunk, bool figure)
{
	column->chunks++;
	column->numbers += figure;
	if (chunk->x1 < column->least_x1)
		column->least_x1 = chunk->x1;
	if (chunk->x0 > column->most_x0)
		column->most_x0 = chunk->x0;
}

/* The same, of a chunk that stands beside the one before it in its line: another one. */
static int32_t
column_beside(const struct box_grid *grid, const struct box_page *page, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i];
	int32_t column = box_column_of(grid, chunk);

	if (i == page->strips[chunk->strip].first || chunk[-1].x1 > chunk->x0)
		return column;
	while (column <= chunk[-1].column && (size_t)column + 1 < grid->ncolumns &&
	    box_column_overlaps(chunk, &grid->columns[column + 1]))
		column++;
	return column;
}

/* Is the last bracket in a chunk an opening one? */
static bool
leaves_open(const struct box_page *page, const struct box_chunk *chunk)
{
	for (size_t w = chunk->first + chunk->n; w-- > chunk->first;) {
		struct span s = box_word_text(page, w);

		for (size_t at = s.n; at-- > 0;) {
			if (span_starts(span_slice(s, at, s.n), SPAN("）")))
				return false;
			if (span_starts(span_slice(s, at, s.n), SPAN("（")))
				return true;
		}
	}
	return false;
}

/* 项目资金（万 over 元）: brackets that are closed in the next line only. */
static bool
closes_brackets(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	struct span last = box_word_text(page, chunk->first + chunk->n - 1);

	return span_ends(last, SPAN("）")) && !span_has(last, SPAN("（")) &&
	    leaves_open(page, above);
}

/* Are the two lines of one text over several columns, one right below the other? */
static bool
is_next_line(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	int64_t left = (int64_t)above->x0 - chunk->x0, middle = (left + above->x1 - chunk->x1) / 2;
	int64_t width = (int64_t)above->x1 - above->x0, below = (int64_t)chunk->x1 - chunk->x0;

	left = left < 0 ? -left : left;
	middle = middle < 0 ? -middle : middle;
	return (above->spans || chunk->spans) && above->strip != chunk->strip &&
	    (left < middle ? left : middle) * 100 <= (int64_t)chunk->em * BOX_FLUSH &&
	    ((width > below ? width : below) * 100 >= (int64_t)chunk->em * LONG_LINE ||
		closes_brackets(page, above, chunk)) &&
	    box_distance(above, chunk) <= LINE_PITCH && box_is_chinese(page, above) &&
	    box_is_chinese(page, chunk) && !box_begins_with_label(page, chunk);
}

/* The chunk right above this one; NONE: there is none near. */
static size_t
chunk_above(const struct box_page *page, size_t from, size_t i)
{
	for (size_t k = i; k-- > from && i - k <= BOX_COLUMNS;)
		if (page->chunks[k].x0 < page->chunks[i].x1 &&
		    page->chunks[i].x0 < page->chunks[k].x1)
			return k;
	return NONE;
}

/* Does another chunk beside chunk i stand under the one above, too?  Then these are
 * cells, and no next line of it. */
static bool
is_beside(const struct box_page *page, size_t above, size_t i)
{
	const struct box_chunk *top = &page->chunks[above];
	const struct box_strip *strip = &page->strips[page->chunks[i].strip];

	return (i > strip->first && page->chunks[i - 1].x1 > top->x0) ||
	    (i + 1 < strip->first + strip->n && page->chunks[i + 1].x0 < top->x1);
}

/* Lines of one text over several columns belong to the first column of all. */
static void
align_lines(struct box_page *page, size_t from, size_t to)
{
	for (size_t i = to; i-- > from;) {
		size_t k = chunk_above(page, from, i);
		struct box_chunk *above = &page->chunks[k == NONE ? i : k];

		if (k != NONE && is_next_line(page, above, &page->chunks[i]) &&
		    !is_beside(page, k, i) && page->chunks[i].column < above->column)
			above->column = page->chunks[i].column;
	}
	for (size_t i = from; i < to; i++) {
		size_t k = chunk_above(page, from, i);

		if (k == NONE || is_beside(page, k, i) ||
		    !is_next_line(page, &page->chunks[k], &page->chunks[i]))
			continue;
		page->chunks[i].column = page->chunks[k].column;
		page->chunks[i].spans = page->chunks[k].spans = true;
	}
}

/* --- labels over the first columns ----------------------------------------------------- */

static bool
is_near(int64_t off, const struct box_chunk *chunk)
{
	return (off < 0 ? -off : off) * 100 <= (int64_t)chunk->em * BOX_FLUSH;
}

/* May the two be lines of one label? */
static bool
are_lines(const struct box_chunk *a, const struct box_chunk *b)
{
	int64_t drop = (int64_t)a->base - b->base;

	return (drop < 0 ? -drop : drop) < LABEL_HEIGHT * (int64_t)a->em && a->x0 == b->x0 &&
	    a->x1 == b->x1;
}

/* Does another chunk say that the label is in its column alone: one set as it is, or something
 * beside it on the left?  So it is, too, if nothing else is in that column. */
static bool
is_in_own_column(const struct box_page *page, size_t from, size_t to, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i];

	size_t others = 0;

	for (size_t k = from; k < to; k++) {
		const struct box_chunk *other = &page->chunks[k];
		int64_t drop = (int64_t)other->base - chunk->base;

		if (other->column < chunk->column && !other->spans && other->x1 <= chunk->x0 &&
		    (drop < 0 ? -drop : drop) < LABEL_LINES * (int64_t)chunk->em)
			return true;
		if (other->column != chunk->column || other->spans || are_lines(other, chunk))
			continue;
		if (is_near((int64_t)other->x0 - chunk->x0, chunk) ||
		    is_near(((int64_t)other->x0 + other->x1 - chunk->x0 - chunk->x1) / 2, chunk))
			return true;
		others++;
	}
	return others == 0;
}

/* A short text, the first of its line, in the middle of the first columns together, as no
 * other of its own column is: it stands in a cell over all of these. */
static void
put_labels_first(const struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	size_t labels = 0;

	for (size_t i = from; i < to && labels < LABELS; i++) {
		struct box_chunk *chunk = &page->chunks[i];
		int64_t left = grid->columns[0].x0;

		if (chunk->column < 1 || chunk->column > LABEL_COLUMNS ||
		    i != page->strips[chunk->strip].first || !box_is_chinese(page, chunk) ||
		    (int64_t)chunk->x1 - chunk->x0 > LABEL_EMS * (int64_t)chunk->em ||
		    !is_near((left + grid->columns[chunk->column].x1 - chunk->x0 -
			chunk->x1) / 2, chunk))
			continue;
		labels++;
		if (is_in_own_column(page, from, to, i))
			continue;
		chunk->column = 0;
		chunk->spans = true;
	}
}

void
box_columns_give(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	for (size_t c = 0; c < grid->ncolumns; c++) {
		struct box_column *column = &grid->columns[c];

		column->chunks = column->numbers = 0;
		column->least_x1 = INT32_MAX;
		column->most_x0 = INT32_MIN;
	}
	for (size_t i = from; i < to; i++)
		page->chunks[i].column = grid->ncolumns == 0 ? -1 : column_beside(grid, page, i);
	if (grid->ncolumns == 0)
		return;
	align_lines(page, from, to);
	put_labels_first(grid, page, from, to);
	for (size_t i = from; i < to; i++)
		if (!page->chunks[i].spans)
			note_chunk(&grid->columns[page->chunks[i].column], &page->chunks[i],
			    box_is_figure(page, &page->chunks[i]));
}
