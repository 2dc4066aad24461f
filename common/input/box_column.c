/* box_column: one column of a grid and those beside it. */
#include "input/box_column.h"

#include <string.h>

enum {
	BANDS = BOX_BAND_WORDS * 64,
	BAND = 450		/* hundredths of a point */
};

static size_t
band_of(int64_t base)
{
	int64_t band = base / BAND;

	return band < 0 ? 0 : band >= BANDS ? BANDS - 1 : (size_t)band;
}

void
box_column_set_band(struct box_column *column, const struct box_chunk *chunk)
{
	size_t end = band_of((int64_t)chunk->base + chunk->below);

	for (size_t band = band_of((int64_t)chunk->base - chunk->above); band <= end; band++)
		column->bands[band / 64] |= UINT64_C(1) << (band % 64);
}

/* Do chunks stand side by side in the two? */
bool
box_column_beside(const uint64_t *a, const uint64_t *b)
{
	for (size_t i = 0; i < BOX_BAND_WORDS; i++) {
		uint64_t near = b[i] | b[i] << 1 | b[i] >> 1;

		if (i > 0)
			near |= b[i - 1] >> 63;
		if (i + 1 < BOX_BAND_WORDS)
			near |= b[i + 1] << 63;
		if (a[i] & near)
			return true;
	}
	return false;
}

/* How far the two ranges overlap, less what bad widths make. */
bool
box_column_overlaps(const struct box_chunk *chunk, const struct box_column *column)
{
	int64_t x0 = chunk->x0 > column->x0 ? chunk->x0 : column->x0;
	int64_t x1 = chunk->x1 < column->x1 ? chunk->x1 : column->x1;
	int64_t narrow = (int64_t)chunk->x1 - chunk->x0;

	if ((int64_t)column->x1 - column->x0 < narrow)
		narrow = (int64_t)column->x1 - column->x0;
	return (x1 - x0) * 100 > (narrow < chunk->em ? narrow : chunk->em) * 25;
}

void
box_column_widen(struct box_column *column, int32_t x0, int32_t x1)
{
	if (x0 < column->x0)
		column->x0 = x0;
	if (x1 > column->x1)
		column->x1 = x1;
}

void
box_column_merge(struct box_grid *grid, size_t c)
{
	struct box_column *a = &grid->columns[c], *b = a + 1;

	box_column_widen(a, b->x0, b->x1);
	a->chunks += b->chunks;
	a->numbers += b->numbers;
	for (size_t i = 0; i < BOX_BAND_WORDS; i++)
		a->bands[i] |= b->bands[i];
	memmove(b, b + 1, (grid->ncolumns - c - 2) * sizeof *b);
	grid->ncolumns--;
}

size_t
box_column_neighbour(const struct box_grid *grid, size_t c)
{
	const struct box_column *columns = grid->columns;
	bool left = c > 0 && !box_column_beside(columns[c - 1].bands, columns[c].bands);
	bool right = c + 1 < grid->ncolumns &&
	    !box_column_beside(columns[c].bands, columns[c + 1].bands);

	if (left && right)
		left = columns[c].x0 - columns[c - 1].x1 <= columns[c + 1].x0 - columns[c].x1;
	return left ? c - 1 : right ? c + 1 : NONE;
}

bool
box_column_insert(struct box_grid *grid, size_t at, int32_t x0, int32_t x1)
{
	if (grid->ncolumns == BOX_COLUMNS)
		return false;
	memmove(&grid->columns[at + 1], &grid->columns[at],
	    (grid->ncolumns - at) * sizeof *grid->columns);
	grid->columns[at] = (struct box_column){ .x0 = x0, .x1 = x1 };
	grid->ncolumns++;
	return true;
}

/* The column that holds most of the chunk; the first one of those it spans. */
int32_t
box_column_of(const struct box_grid *grid, const struct box_chunk *chunk)
{
	int64_t best = INT64_MIN;
	int32_t found = -1;

	for (size_t c = 0; c < grid->ncolumns; c++) {
		const struct box_column *column = &grid->columns[c];
		int64_t x0 = chunk->x0 > column->x0 ? chunk->x0 : column->x0;
		int64_t x1 = chunk->x1 < column->x1 ? chunk->x1 : column->x1;

		if (chunk->spans && box_column_overlaps(chunk, column))
			return (int32_t)c;
		if (x1 - x0 > best) {
			best = x1 - x0;
			found = (int32_t)c;
		}
	}
	return found;
}
