/* box_levels: codes in a cell over the columns of their levels; see box_levels.h. */
#include "input/box_levels.h"

#include "input/box_column.h"
#include "input/box_text.h"

/* Columns first..last. */
struct levels {
	size_t first, last;
	size_t coded;		/* that have numbers */
};

/* Marks the columns that a level heads. */
static void
find_headed(const struct box_page *page, size_t from, size_t body, bool headed[BOX_COLUMNS])
{
	for (size_t i = from; i < body; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		if (chunk->column >= 0 && !chunk->spans && chunk->n == 1 &&
		    box_is_code_level(box_word_text(page, chunk->first)))
			headed[chunk->column] = true;
	}
}

/* The next levels side by side from column at on; false: there are none. */
static bool
next_levels(const struct box_grid *grid, const bool headed[BOX_COLUMNS], size_t at,
    struct levels *levels)
{
	for (; at + 1 < grid->ncolumns; at++) {
		if (!headed[at] || !headed[at + 1])
			continue;
		*levels = (struct levels){ at, at, 0 };
		for (; at < grid->ncolumns && headed[at]; levels->last = at++)
			levels->coded += grid->columns[at].numbers > 0;
		return true;
	}
	return false;
}

/* All that stands in the levels is in the first of them, from the left of all to the right; the
 * others keep no place. */
static void
join(struct box_grid *grid, const struct levels *levels)
{
	struct box_column *first = &grid->columns[levels->first];

	for (size_t c = levels->first + 1; c <= levels->last; c++) {
		struct box_column *column = &grid->columns[c];

		box_column_widen(first, column->x0, column->x1);
		first->right = column->right > first->right ? column->right : first->right;
		first->chunks += column->chunks;
		first->numbers += column->numbers;
		for (size_t i = 0; i < BOX_BAND_WORDS; i++)
			first->bands[i] |= column->bands[i];
	}
	for (size_t c = levels->first + 1; c <= levels->last; c++)
		grid->columns[c] = (struct box_column){
			.x0 = first->x1, .x1 = first->x1,
			.left = first->right, .right = first->right,
			.least_x1 = INT32_MAX, .most_x0 = INT32_MIN
		};
}

void
box_levels_join(struct box_grid *grid, struct box_page *page, size_t from, size_t body, size_t to)
{
	bool headed[BOX_COLUMNS] = { false };
	struct levels levels;

	find_headed(page, from, body, headed);
	for (size_t at = 0; next_levels(grid, headed, at, &levels); at = levels.last + 1) {
		if (levels.coded != 1)
			continue;
		for (size_t i = body; i < to; i++) {
			struct box_chunk *chunk = &page->chunks[i];

			if (chunk->column > (int32_t)levels.first &&
			    chunk->column <= (int32_t)levels.last)
				chunk->column = (int32_t)levels.first;
		}
		join(grid, &levels);
	}
}
