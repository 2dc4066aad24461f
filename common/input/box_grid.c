/* box_grid: columns and rows by geometry; see box_grid.h. */
#include "input/box_grid.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_merge.h"
#include "text/glyph.h"

enum { BANDS = 32 * 64, RUN = 24, FAR = 1 << 28, HEADER_CHUNKS = 4, NUMBER_BYTES = 48 };

/* What the readings cost; distances are percent of an em. */
enum {
	OVERLAP = 45, TOUCH = 95, CLOSE = 130, LOOSE = 145, WRAP = 170, GAP = 190, APART = 250, REMARK = 400,
	COST_CUT_OVERLAP = 8, COST_CUT_TOUCH = 3,
	COST_JOIN_CLOSE = 2, COST_JOIN_WRAP = 4, COST_JOIN_APART = 6, COST_JOIN_FAR = 9,
	COST_NUMBERS = 14, COST_TWO_CELLS = 5, COST_LABEL = 8, COST_NOT_FULL = 3, COST_OFF_PITCH = 5,
	COST_TORN = 4, COST_TORN_LOOSE = 2, COST_BARE = 7, COST_LONELY = 1
};

void
box_grid_release(struct box_grid *grid)
{
	free(grid->cells);
	free(grid->row);
	free(grid->above);
	free(grid->cost);
	free(grid->row_of);
	free(grid->from);
	*grid = (struct box_grid){ .ncolumns = 0 };
}

/* --- columns ------------------------------------------------------------ */

static size_t
band_of(const struct box_chunk *chunk)
{
	int64_t band = (int64_t)chunk->base / 450;

	return band < 0 ? 0 : band >= BANDS ? BANDS - 1 : (size_t)band;
}

static void
set_band(struct box_column *column, const struct box_chunk *chunk)
{
	size_t band = band_of(chunk);

	column->bands[band / 64] |= UINT64_C(1) << (band % 64);
}

/* Do chunks stand side by side in the two? */
static bool
side_by_side(const struct box_column *a, const struct box_column *b)
{
	for (size_t i = 0; i < 32; i++) {
		uint64_t near = b->bands[i] | b->bands[i] << 1 | b->bands[i] >> 1;

		if (i > 0)
			near |= b->bands[i - 1] >> 63;
		if (i < 31)
			near |= b->bands[i + 1] << 63;
		if (a->bands[i] & near)
			return true;
	}
	return false;
}

/* How far the two ranges overlap, less what bad widths make. */
static bool
overlaps(const struct box_chunk *chunk, const struct box_column *column)
{
	int64_t x0 = chunk->x0 > column->x0 ? chunk->x0 : column->x0;
	int64_t x1 = chunk->x1 < column->x1 ? chunk->x1 : column->x1;
	int64_t narrow = (int64_t)chunk->x1 - chunk->x0;

	if ((int64_t)column->x1 - column->x0 < narrow)
		narrow = (int64_t)column->x1 - column->x0;
	return (x1 - x0) * 100 > (narrow < chunk->em ? narrow : chunk->em) * 25;
}

static void
widen(struct box_column *column, int32_t x0, int32_t x1)
{
	if (x0 < column->x0)
		column->x0 = x0;
	if (x1 > column->x1)
		column->x1 = x1;
}

static void
merge_columns(struct box_grid *grid, size_t into, size_t from)
{
	struct box_column *a = &grid->columns[into], *b = &grid->columns[from];

	widen(a, b->x0, b->x1);
	a->chunks += b->chunks;
	for (size_t i = 0; i < 32; i++)
		a->bands[i] |= b->bands[i];
	memmove(b, b + 1, (grid->ncolumns - from - 1) * sizeof *b);
	grid->ncolumns--;
}

/* A chunk in no column yet: makes one, in its place from left to right. */
static bool
new_column(struct box_grid *grid, const struct box_chunk *chunk)
{
	size_t at = grid->ncolumns;

	if (at == BOX_COLUMNS)
		return false;
	while (at > 0 && grid->columns[at - 1].x0 > chunk->x0)
		at--;
	memmove(&grid->columns[at + 1], &grid->columns[at],
	    (grid->ncolumns - at) * sizeof *grid->columns);
	grid->columns[at] = (struct box_column){ .x0 = chunk->x0, .x1 = chunk->x1, .chunks = 1 };
	set_band(&grid->columns[at], chunk);
	grid->ncolumns++;
	return true;
}

static bool
place_chunk(struct box_grid *grid, struct box_chunk *chunk)
{
	size_t first = SIZE_MAX;

	for (size_t c = 0; c < grid->ncolumns; c++) {
		if (!overlaps(chunk, &grid->columns[c]))
			continue;
		if (first == SIZE_MAX) {
			first = c;
			continue;
		}
		if (side_by_side(&grid->columns[c - 1], &grid->columns[c])) {
			chunk->spans = true;
			return true;
		}
	}
	if (first == SIZE_MAX)
		return new_column(grid, chunk);
	while (first + 1 < grid->ncolumns && overlaps(chunk, &grid->columns[first + 1]))
		merge_columns(grid, first, first + 1);
	widen(&grid->columns[first], chunk->x0, chunk->x1);
	grid->columns[first].chunks++;
	set_band(&grid->columns[first], chunk);
	return true;
}

struct sorted {
	uint32_t header;	/* 0: below the header; else rises upwards */
	int32_t width;
	uint32_t chunk;
};

static int
by_turn(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (x->header != y->header)
		return x->header < y->header ? -1 : 1;
	if (x->width != y->width)
		return x->width < y->width ? -1 : 1;
	return x->chunk < y->chunk ? -1 : 1;
}

/* A chunk of one word that is a number. */
static bool
is_number(const struct box_page *page, const struct box_chunk *chunk)
{
	return chunk->n == 1 && box_is_number(box_word_text(page, chunk->first));
}

/* The first strip with a number: those above it are a header; that of chunk
 * from if there is none. */
static uint32_t
body_of(const struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is_number(page, &page->chunks[i]))
			return page->chunks[i].strip;
	return page->chunks[from].strip;
}

/* What stands below the header makes the columns, from narrow to wide; then the
 * header, from below, where its cells are one to a column. */
static bool
find_columns(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	struct sorted *sorted = mem_resize(NULL, to - from, sizeof *sorted);
	uint32_t body = body_of(page, from, to);
	bool good = true;

	grid->ncolumns = 0;
	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		sorted[i - from] = (struct sorted){
			chunk->strip < body ? body - chunk->strip : 0,
			chunk->x1 - chunk->x0, (uint32_t)i };
	}
	qsort(sorted, to - from, sizeof *sorted, by_turn);
	for (size_t i = 0; good && i < to - from; i++)
		good = place_chunk(grid, &page->chunks[sorted[i].chunk]);
	free(sorted);
	return good;
}

/* The column that holds most of the chunk; the first one of those it spans. */
static int32_t
column_of(const struct box_grid *grid, const struct box_chunk *chunk)
{
	int64_t best = INT64_MIN;
	int32_t found = -1;

	for (size_t c = 0; c < grid->ncolumns; c++) {
		const struct box_column *column = &grid->columns[c];
		int64_t x0 = chunk->x0 > column->x0 ? chunk->x0 : column->x0;
		int64_t x1 = chunk->x1 < column->x1 ? chunk->x1 : column->x1;

		if (chunk->spans && overlaps(chunk, column))
			return (int32_t)c;
		if (x1 - x0 > best) {
			best = x1 - x0;
			found = (int32_t)c;
		}
	}
	return found;
}

static void
assign(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	for (size_t c = 0; c < grid->ncolumns; c++)
		grid->columns[c].chunks = grid->columns[c].numbers = 0;
	for (size_t i = from; i < to; i++) {
		struct box_chunk *chunk = &page->chunks[i];

		chunk->column = column_of(grid, chunk);
		if (chunk->spans)
			continue;
		grid->columns[chunk->column].chunks++;
		grid->columns[chunk->column].numbers += is_number(page, chunk);
	}
}

static int64_t
distance(const struct box_chunk *above, const struct box_chunk *chunk)
{
	int64_t em = above->em > chunk->em ? above->em : chunk->em;

	return ((int64_t)chunk->base - above->base) * 100 / em;
}

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

/* Could a cell end before word i?  Not between a number and its unit. */
static bool
may_part(const struct box_page *page, size_t i)
{
	const struct box_word *a = &page->words[i - 1], *b = &page->words[i];

	return ((int64_t)b->x0 - a->x1) * 10 >= (int64_t)b->em * 3 ||
	    (box_is_number(box_word_text(page, i - 1)) && box_is_number(box_word_text(page, i)));
}

/* Is a chunk made of the cells of several columns, each word in one of them? */
static bool
is_several(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *chunk)
{
	int32_t first = column_of_word(grid, page, chunk->first), last = first;

	for (size_t i = chunk->first; last >= 0 && i < chunk->first + chunk->n; i++) {
		int32_t column = column_of_word(grid, page, i);

		if (column < last || (column > last && !may_part(page, i)))
			return false;
		last = column;
	}
	return last > first;
}

/* Cuts such chunks, which all of from..to - 1 may be; false if there are none. */
static bool
part_several(const struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	bool parted = false;

	for (size_t c = from; c < to; c++) {
		if (page->chunks[c].n < 2 || !is_several(grid, page, &page->chunks[c]))
			continue;
		for (size_t i = page->chunks[c].first + page->chunks[c].n - 1;
		    i > page->chunks[c].first; i--)
			if (column_of_word(grid, page, i) != column_of_word(grid, page, i - 1))
				box_page_cut(page, c, i);
		parted = true;
	}
	if (parted)
		box_page_merge(page);
	return parted;
}

/* A column without any text of its own below a header that hangs over the gap
 * between two columns: the header spans them. */
static bool
hangs_over(const struct box_grid *grid, const struct box_page *page, size_t c,
    size_t from, size_t to)
{
	uint32_t bottom = 0, left = UINT32_MAX, right = UINT32_MAX;

	if (c == 0 || c + 1 == grid->ncolumns)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];
		size_t at = (size_t)chunk->column;

		if (chunk->spans)
			continue;
		if (at == c)
			bottom = chunk->strip;
		if (at == c - 1 && left == UINT32_MAX)
			left = chunk->strip;
		if (at == c + 1 && right == UINT32_MAX)
			right = chunk->strip;
	}
	return bottom < left && bottom < right && left != UINT32_MAX && right != UINT32_MAX;
}

static bool
drop_hanging(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	for (size_t c = 1; c + 1 < grid->ncolumns; c++) {
		if (grid->columns[c].chunks > 3 || !hangs_over(grid, page, c, from, to))
			continue;
		memmove(&grid->columns[c], &grid->columns[c + 1],
		    (grid->ncolumns - c - 1) * sizeof *grid->columns);
		grid->ncolumns--;
		return true;
	}
	return false;
}

/* The topmost and the lowest chunk of every column; -1: none. */
static void
find_ends(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	for (size_t c = 0; c < grid->ncolumns; c++)
		grid->top[c] = grid->bottom[c] = -1;
	for (size_t i = from; i < to; i++) {
		int32_t c = page->chunks[i].column;

		if (page->chunks[i].spans)
			continue;
		if (grid->top[c] < 0)
			grid->top[c] = (int32_t)i;
		grid->bottom[c] = (int32_t)i;
	}
}

/* Does column below have all its text under that of the other, a header? */
static bool
is_headed_by(const struct box_grid *grid, const struct box_page *page, size_t below,
    size_t header)
{
	if (grid->top[below] < 0 || grid->bottom[header] < 0)
		return false;
	return grid->columns[header].chunks <= HEADER_CHUNKS &&
	    distance(&page->chunks[grid->bottom[header]],
		&page->chunks[grid->top[below]]) > TOUCH;
}

/* A column of nothing but a header beside one without any: they are one, the
 * header set differently from what stands below it. */
static bool
marry_columns(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	find_ends(grid, page, from, to);
	for (size_t c = 0; c + 1 < grid->ncolumns; c++)
		if (is_headed_by(grid, page, c, c + 1) || is_headed_by(grid, page, c + 1, c)) {
			merge_columns(grid, c, c + 1);
			return true;
		}
	return false;
}

/* --- rows --------------------------------------------------------------- */

/* For every chunk the one above it in its column, or -1. */
static void
link_above(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	int32_t last[BOX_COLUMNS];

	for (size_t c = 0; c < BOX_COLUMNS; c++)
		last[c] = -1;
	if (to - from > grid->above_cap) {
		grid->above_cap = to - from;
		grid->above = mem_resize(grid->above, grid->above_cap, sizeof *grid->above);
		grid->row = mem_resize(grid->row, grid->above_cap, sizeof *grid->row);
	}
	for (size_t i = from; i < to; i++) {
		int32_t c = page->chunks[i].column;

		grid->above[i - from] = last[c];
		last[c] = (int32_t)i;
	}
}

static int64_t
drop_to(const struct box_chunk *above, const struct box_chunk *chunk)
{
	return (int64_t)chunk->base - above->base;
}

bool
box_is_full(const struct box_grid *grid, const struct box_chunk *chunk)
{
	const struct box_column *column = &grid->columns[chunk->column];
	int64_t width = (int64_t)chunk->x1 - chunk->x0;

	if (chunk->spans)
		return true;
	return ((int64_t)column->x1 - chunk->x1) * 10 < (int64_t)chunk->em * 12 ||
	    ((int64_t)column->x1 - column->x0 - width) * 10 < (int64_t)chunk->em * 15;
}

static bool
begins_with_label(const struct box_page *page, const struct box_chunk *chunk)
{
	return box_is_label(box_word_text(page, chunk->first));
}

/* Do the two make a number when written one behind the other? */
static bool
is_number_of(struct span a, struct span b)
{
	char whole[NUMBER_BYTES];

	if (a.n + b.n > sizeof whole)
		return false;
	memcpy(whole, a.p, a.n);
	memcpy(whole + a.n, b.p, b.n);
	return box_is_number((struct span){ whole, a.n + b.n });
}

/* A number of one decimal that leaves no room for another in its column, over a
 * lone digit: 3,462.8 over 0. */
static bool
lacks_digit(const struct box_grid *grid, const struct box_chunk *above, struct span a,
    struct span b)
{
	const struct box_column *column = &grid->columns[above->column];
	int64_t width = (int64_t)above->x1 - above->x0;
	int64_t digit = width * 2 / ((int64_t)a.n * 2 - 1);

	return b.n == 1 && a.n > 2 && a.p[a.n - 2] == '.' && !above->spans &&
	    (int64_t)column->x1 - column->x0 - width <= digit + digit / 8;
}

/* Is a number torn between the two: 1,9 over 66.50, or 1966 over .50?  In other
 * text only by the distance of the lines: 2024、12、2 over 0. */
static bool
goes_through(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	struct span a = box_word_text(page, above->first + above->n - 1);
	struct span b = box_word_text(page, chunk->first);
	bool torn = b.p[0] == '.' || b.p[0] == ',' || b.p[0] == '%';

	if (above->strip == chunk->strip || chunk->n != 1 || distance(above, chunk) > WRAP)
		return false;
	if (is_number_of(a, b))
		return torn || (is_number(page, chunk) && (!box_is_number(a) ||
		    lacks_digit(grid, above, a, b)));
	return grid->wrap != 0 && drop_to(above, chunk) <= grid->wrap && !box_is_number(a) &&
	    a.p[a.n - 1] >= '0' && a.p[a.n - 1] <= '9' && is_number(page, chunk);
}

/* Is a chunk the rest of a number in the line above? */
static bool
is_rest(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	int32_t above = grid->above[i - from];

	return above >= 0 && goes_through(grid, page, &page->chunks[above], &page->chunks[i]);
}

/* Fonts of digits have lines of another height than those of Chinese. */
static bool
is_chinese(const struct box_page *page, const struct box_chunk *chunk)
{
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		struct span s = box_word_text(page, i);

		if (glyph_at(s, 0).c >= 0x2E80 || glyph_before(s, s.n).c >= 0x2E80)
			return true;
	}
	return false;
}

/* Do the two follow each other as the lines of one cell may (1), as rows do
 * (2), or is there no telling (0)? */
static int
follow(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i], *above;
	bool number = is_number(page, chunk);

	if (grid->above[i - from] < 0 || chunk->spans)
		return 0;
	above = &page->chunks[grid->above[i - from]];
	if (distance(above, chunk) < TOUCH || number != is_number(page, above))
		return 0;
	if (is_rest(grid, page, from, i) ||
	    is_rest(grid, page, from, (size_t)grid->above[i - from]))
		return 0;
	if (number || begins_with_label(page, chunk))
		return 2;
	return distance(above, chunk) <= WRAP && box_is_full(grid, above) &&
	    is_chinese(page, above) && is_chinese(page, chunk) ? 1 : 0;
}

/* Learns how far apart the lines of one cell are, where that is less than the
 * distance of nearly all rows. */
static void
learn_pitch(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	int64_t tight = INT32_MAX, rows = INT32_MAX, d;
	size_t near = 0, far = 0;

	grid->wrap = 0;
	for (size_t i = from; i < to; i++)
		if (follow(grid, page, from, i) == 1) {
			d = drop_to(&page->chunks[grid->above[i - from]], &page->chunks[i]);
			tight = d < tight ? d : tight;
		}
	for (size_t i = from; i < to; i++) {
		if (follow(grid, page, from, i) != 2)
			continue;
		d = drop_to(&page->chunks[grid->above[i - from]], &page->chunks[i]);
		if (d <= tight + tight / 50)
			near++;
		else {
			far++;
			rows = d < rows ? d : rows;
		}
	}
	if (tight < INT32_MAX && near * 8 <= far) {
		grid->wrap = tight + tight * 3 / 100;
		if (grid->wrap > (tight + rows) / 2)
			grid->wrap = (tight + rows) / 2;
	}
}

/* The price of reading a chunk as part of the cell of the one above. */
static uint32_t
join_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	bool number = is_number(page, chunk);

	if (above->strip == chunk->strip || goes_through(grid, page, above, chunk))
		return 0;
	if (number && is_number(page, above))
		return COST_NUMBERS;
	if (grid->wrap != 0 && drop_to(above, chunk) <= grid->wrap)
		return number ? COST_TWO_CELLS : 0;
	if (begins_with_label(page, chunk))
		return COST_LABEL;
	if (distance(above, chunk) > GAP || number)
		return COST_TWO_CELLS;
	if (grid->wrap != 0)
		return COST_OFF_PITCH;
	return box_is_full(grid, above) ? 0 : COST_NOT_FULL;
}

/* The price of a row that begins between the two. */
static uint32_t
tear_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	int64_t d = distance(above, chunk);

	if (goes_through(grid, page, above, chunk))
		return COST_NUMBERS;
	if (above->strip == chunk->strip || d > WRAP || is_number(page, chunk))
		return 0;
	if (grid->wrap != 0)
		return drop_to(above, chunk) <= grid->wrap ? COST_TORN : 0;
	if (begins_with_label(page, chunk) || !box_is_full(grid, above))
		return 0;
	return d < LOOSE ? COST_TORN : COST_TORN_LOOSE;
}

static int64_t
strip_distance(const struct box_page *page, size_t below)
{
	const struct box_strip *a = &page->strips[below - 1], *b = &page->strips[below];
	int64_t em = a->em > b->em ? a->em : b->em;

	return ((int64_t)b->base - a->base) * 100 / em;
}

static uint32_t
gap_cost(int64_t d)
{
	return d < TOUCH ? 0 : d < CLOSE ? COST_JOIN_CLOSE :
	    d < WRAP ? COST_JOIN_WRAP : d < APART ? COST_JOIN_APART : COST_JOIN_FAR;
}

static uint32_t
cut_cost(int64_t d)
{
	return d < OVERLAP ? COST_CUT_OVERLAP : d < TOUCH ? COST_CUT_TOUCH : 0;
}

/* Is there a column of names to the left of this column of numbers? */
static bool
has_names(const struct box_grid *grid, int32_t column)
{
	if (grid->columns[column].numbers * 2 <= grid->columns[column].chunks)
		return false;
	while (--column >= 0)
		if (grid->columns[column].chunks > 2 &&
		    grid->columns[column].numbers * 2 < grid->columns[column].chunks)
			return true;
	return false;
}

/* One row while strips are added to it. */
struct run {
	uint32_t cost;		/* of its joints */
	int32_t text;		/* leftmost column with text */
	int32_t number;		/* leftmost column with a number that should have a name */
};

static void
add_strip(const struct box_grid *grid, const struct box_page *page, size_t from,
    size_t begins, size_t s, struct run *run)
{
	const struct box_strip *strip = &page->strips[s];

	if (s > begins)
		run->cost += gap_cost(strip_distance(page, s));
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &page->chunks[i], *other;
		int32_t above = grid->above[i - from], c = chunk->column;

		if (!is_number(page, chunk))
			run->text = c < run->text ? c : run->text;
		else if (c < run->number && has_names(grid, c))
			run->number = c;
		if (above < 0)
			continue;
		other = &page->chunks[above];
		run->cost += other->strip >= begins ? join_cost(grid, page, other, chunk) :
		    tear_cost(grid, page, other, chunk);
	}
}

static uint32_t
row_cost(const struct run *run)
{
	return run->cost + (run->number < run->text ? COST_BARE : 0) +
	    (run->number == BOX_COLUMNS ? COST_LONELY : 0);
}

static void
make_room(struct box_grid *grid, size_t n)
{
	if (n + 1 > grid->cost_cap) {
		grid->cost_cap = grid->row_of_cap = grid->from_cap = n + 1;
		grid->cost = mem_resize(grid->cost, n + 1, sizeof *grid->cost);
		grid->row_of = mem_resize(grid->row_of, n + 1, sizeof *grid->row_of);
		grid->from = mem_resize(grid->from, n + 1, sizeof *grid->from);
	}
}

/* The cheapest division of strips first..end - 1 into rows; row_of tells the
 * row of each. */
static void
find_rows(struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	size_t n = end - first, from = page->strips[first].first;
	uint32_t row = 0;

	make_room(grid, n);
	grid->cost[0] = 0;
	for (size_t i = 1; i <= n; i++)
		grid->cost[i] = FAR;
	for (size_t i = 0; i < n; i++) {
		struct run run = { 0, BOX_COLUMNS, BOX_COLUMNS };
		uint32_t cut = i == 0 ? 0 : cut_cost(strip_distance(page, first + i));

		for (size_t k = i; k < n && k < i + RUN; k++) {
			uint32_t cost;

			add_strip(grid, page, from, first + i, first + k, &run);
			cost = grid->cost[i] + cut + row_cost(&run);
			if (cost < grid->cost[k + 1]) {
				grid->cost[k + 1] = cost;
				grid->from[k + 1] = (uint32_t)i;
			}
		}
	}
	for (size_t i = n; i > 0; i = grid->from[i])
		row++;
	grid->nrows = row;
	for (size_t i = n; i > 0;) {
		size_t begin = grid->from[i];

		row--;
		while (i > begin)
			grid->row_of[--i] = row;
	}
}

/* Do strips a..b - 1 and b..c - 1 have chunks in the same column? */
static bool
share_column(const struct box_page *page, size_t a, size_t b, size_t c)
{
	uint64_t columns[BOX_COLUMNS / 64] = { 0 };

	for (size_t i = page->strips[a].first; i < page->strips[b - 1].first + page->strips[b - 1].n; i++)
		columns[page->chunks[i].column / 64] |= UINT64_C(1) << (page->chunks[i].column % 64);
	for (size_t i = page->strips[b].first; i < page->strips[c - 1].first + page->strips[c - 1].n; i++)
		if (columns[page->chunks[i].column / 64] >> (page->chunks[i].column % 64) & 1)
			return true;
	return false;
}

static bool
has_number(const struct box_page *page, size_t a, size_t b)
{
	for (size_t i = page->strips[a].first; i < page->strips[b - 1].first + page->strips[b - 1].n; i++)
		if (is_number(page, &page->chunks[i]))
			return true;
	return false;
}

static bool
is_halfway(int64_t above, int64_t below)
{
	return above < GAP && below < GAP && above - below < OVERLAP && below - above < OVERLAP;
}

/* In a header of two rows, cells over both stand between the two: they belong
 * to the upper one. */
static void
join_header(struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	size_t n = end - first, a = 0, b, c, d;

	for (b = 1; b < n && grid->row_of[b] == 0; b++)
		;
	for (c = b; c < n && grid->row_of[c] == 1; c++)
		;
	for (d = c; d < n && grid->row_of[d] == 2; d++)
		;
	if (b == c || c == d || has_number(page, first, first + d) ||
	    !is_halfway(strip_distance(page, first + b), strip_distance(page, first + c)) ||
	    share_column(page, first + a, first + b, first + c) ||
	    share_column(page, first + b, first + c, first + d))
		return;
	for (size_t i = b; i < n; i++)
		grid->row_of[i]--;
	grid->nrows--;
}

/* --- cells over several rows ------------------------------------------------ */

/* Points or shares in brackets some way below a name: 产出指标 … （50分）. */
static bool
is_remark(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	struct span s = box_word_text(page, chunk->first);
	size_t at = span_starts(s, SPAN("（")) ? 3 : span_starts(s, SPAN("("));

	return at > 0 && at < s.n && s.p[at] >= '0' && s.p[at] <= '9' && !box_is_label(s) &&
	    distance(above, chunk) < REMARK;
}

/* Is a chunk the next line of the same cell as the one above it, by its pitch
 * alone?  Then the two are in one row, or in a cell that is merged over rows. */
static bool
is_stacked(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i];
	int32_t above = grid->above[i - from];

	if (above < 0 || grid->wrap == 0 || page->chunks[above].strip == chunk->strip ||
	    is_number(page, chunk) || is_number(page, &page->chunks[above]))
		return false;
	return (is_chinese(page, chunk) &&
	    drop_to(&page->chunks[above], chunk) <= grid->wrap) ||
	    is_remark(page, &page->chunks[above], chunk);
}

/* Lines of a cell that is merged over several rows go into the first of them. */
static void
gather_stacks(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		size_t s = page->chunks[i].strip;

		grid->row[i - from] = grid->row_of[s - page->chunks[from].strip];
		if (is_stacked(grid, page, from, i))
			grid->row[i - from] = grid->row[(size_t)grid->above[i - from] - from];
	}
}

/* --- cells -------------------------------------------------------------- */

static int
by_cell(const void *a, const void *b)
{
	const struct box_cell *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return x->chunk < y->chunk ? -1 : x->chunk > y->chunk;
}

static void
list_cells(struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	grid->ncells = 0;
	for (size_t s = first; s < end; s++)
		for (size_t i = page->strips[s].first;
		    i < page->strips[s].first + page->strips[s].n; i++) {
			grid->cells = mem_grow(grid->cells, grid->ncells, &grid->cells_cap,
			    sizeof *grid->cells);
			grid->cells[grid->ncells++] = (struct box_cell){
				.chunk = (uint32_t)i,
				.row = grid->row[i - page->strips[first].first],
				.column = (uint32_t)page->chunks[i].column,
			};
		}
	qsort(grid->cells, grid->ncells, sizeof *grid->cells, by_cell);
}

/* Do the chunks fit the columns of the table before: each in one of them? */
static bool
fits_known(const struct box_page *page, size_t from, size_t to,
    const struct box_column *known, size_t n)
{
	size_t fit = 0;

	for (size_t i = from; i < to; i++) {
		size_t in = 0;

		for (size_t c = 0; c < n; c++)
			in += overlaps(&page->chunks[i], &known[c]);
		fit += in == 1;
	}
	return n > 1 && fit * 10 >= (to - from) * 9;
}

/* Rows and columns enough, and not just names behind colons. */
static bool
is_table(const struct box_grid *grid)
{
	size_t full = 0, numbers = 0, wide = 0, last_row = SIZE_MAX, last_column = 0;

	for (size_t i = 0; i < grid->ncells; i++) {
		const struct box_cell *cell = &grid->cells[i];

		if (cell->row == last_row && cell->column != last_column)
			wide++;
		last_row = cell->row;
		last_column = cell->column;
	}
	for (size_t c = 0; c < grid->ncolumns; c++) {
		full += grid->columns[c].chunks > 1;
		numbers += grid->columns[c].numbers;
	}
	return grid->ncolumns > 1 && full > 1 && grid->nrows > 1 && wide > 1 &&
	    (grid->nrows > 2 || numbers > 1);
}

/* The chunks of strips first..end - 1. */
static void
find_chunks(const struct box_page *page, size_t first, size_t end, size_t *from, size_t *to)
{
	*from = page->strips[first].first;
	*to = page->strips[end - 1].first + page->strips[end - 1].n;
}

static void
clear_spans(struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		page->chunks[i].spans = false;
}

/* Takes the columns of the table that goes on. */
static bool
take_columns(struct box_grid *grid, struct box_page *page, size_t first, size_t end,
    const struct box_column *known, size_t nknown)
{
	size_t from, to;

	memcpy(grid->columns, known, nknown * sizeof *known);
	grid->ncolumns = nknown;
	find_chunks(page, first, end, &from, &to);
	part_several(grid, page, from, to);
	find_chunks(page, first, end, &from, &to);
	if (!fits_known(page, from, to, known, nknown))
		return false;
	clear_spans(page, from, to);
	assign(grid, page, from, to);
	for (size_t i = from; i < to; i++)
		widen(&grid->columns[page->chunks[i].column], page->chunks[i].x0,
		    page->chunks[i].x1);
	return true;
}

static bool
make_columns(struct box_grid *grid, struct box_page *page, size_t first, size_t end)
{
	size_t from, to;

	for (int turn = 0; turn < 2; turn++) {
		find_chunks(page, first, end, &from, &to);
		clear_spans(page, from, to);
		if (!find_columns(grid, page, from, to))
			return false;
		if (turn > 0 || !part_several(grid, page, from, to))
			break;
	}
	find_chunks(page, first, end, &from, &to);
	do
		assign(grid, page, from, to);
	while (drop_hanging(grid, page, from, to) || marry_columns(grid, page, from, to));
	return true;
}

bool
box_grid_build(struct box_grid *grid, struct box_page *page, size_t first,
    size_t end, const struct box_column *known, size_t nknown, bool *continues)
{
	size_t from, to;

	*continues = nknown > 0 && take_columns(grid, page, first, end, known, nknown);
	if (!*continues && !make_columns(grid, page, first, end))
		return false;
	find_chunks(page, first, end, &from, &to);
	link_above(grid, page, from, to);
	learn_pitch(grid, page, from, to);
	find_rows(grid, page, first, end);
	if (!*continues)
		join_header(grid, page, first, end);
	gather_stacks(grid, page, from, to);
	box_merge_rows(grid, page, from, to);
	list_cells(grid, page, first, end);
	return *continues || is_table(grid);
}
