/* box_columns_part: chunks made of the cells of several columns, too close for a gap. */
#include "input/box_columns_parts.h"

#include "input/box_part.h"
#include "input/box_text.h"

enum {
	TOUCHING = 10,		/* percent of an em between two cells that show that they are two */
	IN_LINE = 4		/* cells that show where those of a column begin */
};

/* The column that word i lies in, but for its ends; -1: none, or several. */
static int32_t
column_of_word(const struct box_grid *grid, const struct box_page *page, size_t i)
{
	const struct box_word *word = &page->words[i];
	int64_t best = 0, second = 0;
	int32_t found = -1;

	for (size_t c = 0; c < grid->ncolumns; c++) {
		const struct box_column *column = &grid->columns[c];
		int64_t x0 = word->x0 > column->x0 ? word->x0 : column->x0;
		int64_t common = (word->x1 < column->x1 ? word->x1 : column->x1) - x0;

		if (common > best) {
			second = best;
			best = common;
			found = (int32_t)c;
		} else if (common > second)
			second = common;
	}
	return second * 5 > best * 2 ? -1 : found;
}

/* Does word i begin where the column does, behind a gap, however narrow? */
static bool
begins_column(const struct box_column *column, const struct box_word *before,
    const struct box_word *word)
{
	int64_t off = (int64_t)word->x0 - column->x0, gap = (int64_t)word->x0 - before->x1;

	return column->chunks >= IN_LINE &&
	    (off < 0 ? -off : off) * 100 <= (int64_t)word->em * BOX_FLUSH &&
	    gap * 100 >= (int64_t)word->em * TOUCHING && before->x1 <= column->x0;
}

/* Could a cell end before word i, the first one in a column?  Not between a number and its
 * unit. */
static bool
may_part(const struct box_page *page, const struct box_column *column, size_t i)
{
	const struct box_word *a = &page->words[i - 1], *b = &page->words[i];
	struct span before = box_word_text(page, i - 1), next = box_word_text(page, i);

	return ((int64_t)b->x0 - a->x1) * 10 >= (int64_t)b->em * 3 ||
	    (box_is_number(next) && begins_column(column, a, b)) ||
	    (box_is_amount(before) && !box_begins_with_unit(next)) ||
	    (box_is_number(before) && (box_is_number(next) || box_is_label(next)));
}

/* Is a chunk made of the cells of several columns, each word in one of them? */
static bool
is_several(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *chunk)
{
	int32_t first = column_of_word(grid, page, chunk->first), last = first;

	for (size_t i = chunk->first; last >= 0 && i < chunk->first + chunk->n; i++) {
		int32_t column = column_of_word(grid, page, i);

		if (column < last || (column > last && !may_part(page, &grid->columns[column], i)))
			return false;
		last = column;
	}
	return last > first;
}

/* Cuts such chunks, which all of from..to - 1 may be; false if there are none. */
bool
box_columns_part(const struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	bool parted = false;

	for (size_t c = from; c < to; c++) {
		if (page->chunks[c].n < 2 || !is_several(grid, page, &page->chunks[c]))
			continue;
		for (size_t i = page->chunks[c].first + page->chunks[c].n - 1;
		    i > page->chunks[c].first; i--)
			if (column_of_word(grid, page, i) != column_of_word(grid, page, i - 1))
				box_part_cut(page, c, i);
		parted = true;
	}
	if (parted)
		box_part_merge(page);
	return parted;
}
