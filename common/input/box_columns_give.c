/* box_columns_give: which column each chunk stands in, when the columns are known; the lines
 * of one text over several columns stand in the same. */
#include "input/box_columns_parts.h"

#include "input/box_column.h"
#include "input/box_text.h"

enum {
	LINE_PITCH = 150,	/* … and of one text */
	LONG_LINE = 800	/* of a text that takes several */
};

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

	return span_ends(last, SPAN("）")) && span_find(last, SPAN("（")) == SIZE_MAX &&
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

/* The chunk right above this one; SIZE_MAX: there is none near. */
static size_t
chunk_above(const struct box_page *page, size_t from, size_t i)
{
	for (size_t k = i; k-- > from && i - k <= BOX_COLUMNS;)
		if (page->chunks[k].x0 < page->chunks[i].x1 &&
		    page->chunks[i].x0 < page->chunks[k].x1)
			return k;
	return SIZE_MAX;
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
		struct box_chunk *above = &page->chunks[k == SIZE_MAX ? i : k];

		if (k != SIZE_MAX && is_next_line(page, above, &page->chunks[i]) &&
		    !is_beside(page, k, i) && page->chunks[i].column < above->column)
			above->column = page->chunks[i].column;
	}
	for (size_t i = from; i < to; i++) {
		size_t k = chunk_above(page, from, i);

		if (k == SIZE_MAX || is_beside(page, k, i) ||
		    !is_next_line(page, &page->chunks[k], &page->chunks[i]))
			continue;
		page->chunks[i].column = page->chunks[k].column;
		page->chunks[i].spans = page->chunks[k].spans = true;
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
		page->chunks[i].column = column_beside(grid, page, i);
	align_lines(page, from, to);
	for (size_t i = from; i < to; i++)
		if (!page->chunks[i].spans)
			note_chunk(&grid->columns[page->chunks[i].column], &page->chunks[i],
			    box_is_figure(page, &page->chunks[i]));
}
