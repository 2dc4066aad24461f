/* box_columns: the columns of a table by geometry; see box_columns.h. */
#include "input/box_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/box_part.h"
#include "input/box_stack.h"
#include "input/box_text.h"

enum {
	BANDS = BOX_BAND_WORDS * 64,
	BAND = 450,		/* hundredths of a point */
	TOUCH = 95,		/* percent of an em between lines that overlap … */
	LINE_PITCH = 150,	/* … and of one text */
	LONG_LINE = 800,	/* of a text that takes several */
	FLUSH = 30,		/* left ends, or middles, in line */
	HEADER_CHUNKS = 4,
	BRIDGED = 64,		/* pairs of chunks in one column that are looked into */
	CROWDED = 2,		/* strips that may have two chunks in a column of the page before */
	TURNS = 3
};

static size_t
band_of(int64_t base)
{
	int64_t band = base / BAND;

	return band < 0 ? 0 : band >= BANDS ? BANDS - 1 : (size_t)band;
}

static void
set_band(struct box_column *column, const struct box_chunk *chunk)
{
	size_t end = band_of((int64_t)chunk->base + chunk->below);

	for (size_t band = band_of((int64_t)chunk->base - chunk->above); band <= end; band++)
		column->bands[band / 64] |= UINT64_C(1) << (band % 64);
}

/* Do chunks stand side by side in the two? */
static bool
side_by_side(const uint64_t *a, const uint64_t *b)
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

void
box_columns_widen(struct box_column *column, int32_t x0, int32_t x1)
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

	box_columns_widen(a, b->x0, b->x1);
	a->chunks += b->chunks;
	a->numbers += b->numbers;
	for (size_t i = 0; i < BOX_BAND_WORDS; i++)
		a->bands[i] |= b->bands[i];
	memmove(b, b + 1, (grid->ncolumns - from - 1) * sizeof *b);
	grid->ncolumns--;
}

void
box_columns_merge(struct box_grid *grid, size_t c)
{
	merge_columns(grid, c, c + 1);
}

size_t
box_columns_neighbour(const struct box_grid *grid, size_t c)
{
	const struct box_column *columns = grid->columns;
	bool left = c > 0 && !side_by_side(columns[c - 1].bands, columns[c].bands);
	bool right = c + 1 < grid->ncolumns && !side_by_side(columns[c].bands, columns[c + 1].bands);

	if (left && right)
		left = columns[c].x0 - columns[c - 1].x1 <= columns[c + 1].x0 - columns[c].x1;
	return left ? c - 1 : right ? c + 1 : SIZE_MAX;
}

bool
box_columns_insert(struct box_grid *grid, size_t at, int32_t x0, int32_t x1)
{
	if (grid->ncolumns == BOX_COLUMNS)
		return false;
	memmove(&grid->columns[at + 1], &grid->columns[at],
	    (grid->ncolumns - at) * sizeof *grid->columns);
	grid->columns[at] = (struct box_column){ .x0 = x0, .x1 = x1 };
	grid->ncolumns++;
	return true;
}

/* A chunk over several columns stands in all of them. */
static void
set_bands(struct box_grid *grid, const struct box_chunk *chunk)
{
	for (size_t c = 0; c < grid->ncolumns; c++)
		if (overlaps(chunk, &grid->columns[c]))
			set_band(&grid->columns[c], chunk);
}

/* A chunk in no column yet: makes one, in its place from left to right. */
static bool
new_column(struct box_grid *grid, const struct box_chunk *chunk)
{
	size_t at = grid->ncolumns;

	while (at > 0 && grid->columns[at - 1].x0 > chunk->x0)
		at--;
	if (!box_columns_insert(grid, at, chunk->x0, chunk->x1))
		return false;
	grid->columns[at].chunks = 1;
	set_band(&grid->columns[at], chunk);
	return true;
}

static bool
place_chunk(struct box_grid *grid, struct box_chunk *chunk)
{
	uint64_t taken[BOX_BAND_WORDS] = { 0 };	/* by the columns that it overlaps */
	size_t first = SIZE_MAX;

	for (size_t c = 0; c < grid->ncolumns; c++) {
		if (!overlaps(chunk, &grid->columns[c]))
			continue;
		if (first == SIZE_MAX)
			first = c;
		else if (side_by_side(taken, grid->columns[c].bands)) {
			chunk->spans = true;
			set_bands(grid, chunk);
			return true;
		}
		for (size_t i = 0; i < BOX_BAND_WORDS; i++)
			taken[i] |= grid->columns[c].bands[i];
	}
	if (first == SIZE_MAX)
		return new_column(grid, chunk);
	while (first + 1 < grid->ncolumns && overlaps(chunk, &grid->columns[first + 1]))
		merge_columns(grid, first, first + 1);
	box_columns_widen(&grid->columns[first], chunk->x0, chunk->x1);
	grid->columns[first].chunks++;
	set_band(&grid->columns[first], chunk);
	return true;
}

struct sorted {
	uint32_t header;	/* 0: below the header; else rises upwards */
	bool bridge;		/* it is over two columns */
	uint32_t cells;		/* in its line: where these are few, they may be merged ones */
	int32_t width;
	uint32_t chunk;
};

static int
by_turn(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (x->header != y->header)
		return x->header < y->header ? -1 : 1;
	if (x->bridge != y->bridge)
		return y->bridge ? -1 : 1;
	if (x->cells != y->cells)
		return x->cells > y->cells ? -1 : 1;
	if (x->width != y->width)
		return x->width < y->width ? -1 : 1;
	return x->chunk < y->chunk ? -1 : 1;
}

/* The first strip with a number: those above it are a header; that of chunk
 * from if there is none. */
static uint32_t
body_of(const struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (box_is_figure(page, &page->chunks[i]))
			return page->chunks[i].strip;
	return page->chunks[from].strip;
}

static void
clear_spans(struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		page->chunks[i].spans = false;
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

/* Do the ranges of two chunks overlap, less what bad widths make? */
static bool
meets(const struct box_chunk *a, const struct box_chunk *b)
{
	int64_t x0 = a->x0 > b->x0 ? a->x0 : b->x0, x1 = a->x1 < b->x1 ? a->x1 : b->x1;

	return (x1 - x0) * 100 > (int64_t)a->em * 25;
}

/* Marks the chunks that stand over both a and b, which share a column side by side.
 * False: there are none. */
static bool
mark_bridges(const struct box_page *page, size_t from, size_t to, const struct box_chunk *a,
    const struct box_chunk *b, bool *bridge)
{
	bool found = false;

	for (size_t k = from; k < to; k++)
		if (!bridge[k - from] && meets(a, &page->chunks[k]) && meets(b, &page->chunks[k]))
			found = bridge[k - from] = true;
	return found;
}

static bool
share_column(const struct box_grid *grid, const struct box_chunk *a, const struct box_chunk *b)
{
	return !a->spans && !b->spans && column_of(grid, a) == column_of(grid, b);
}

/* Does an upright text that begins with chunk a stand beside chunk b, in its cell? */
static bool
is_beside_stack(const struct box_chunk *a, const struct box_chunk *b)
{
	return b->x0 >= a->x1 && (int64_t)b->base >= (int64_t)a->base - a->above &&
	    (int64_t)b->base <= (int64_t)a->base + a->below;
}

/* The same for what stands beside upright texts. */
static bool
find_stack_bridges(const struct box_grid *grid, const struct box_page *page, size_t from,
    size_t to, bool *bridge)
{
	bool found = false;
	size_t pairs = 0;

	for (size_t i = from; i < to; i++)
		for (size_t k = from; page->chunks[i].above > 0 && k < to && pairs < BRIDGED; k++)
			if (is_beside_stack(&page->chunks[i], &page->chunks[k]) &&
			    share_column(grid, &page->chunks[i], &page->chunks[k])) {
				pairs++;
				found |= mark_bridges(page, from, to, &page->chunks[i],
				    &page->chunks[k], bridge);
			}
	return found;
}

/* Marks the chunks that made one column of two, which others stand side by side in:
 * those over both.  False: there are none more. */
static bool
find_bridges(const struct box_grid *grid, const struct box_page *page, size_t from,
    size_t to, bool *bridge)
{
	bool found = false;
	size_t pairs = 0;

	for (size_t i = from + 1; i < to && pairs < BRIDGED; i++) {
		const struct box_chunk *b = &page->chunks[i], *a = b - 1;

		if (a->strip != b->strip || !share_column(grid, a, b))
			continue;
		pairs++;
		found |= mark_bridges(page, from, to, a, b, bridge);
	}
	return find_stack_bridges(grid, page, from, to, bridge) || found;
}

/* What stands below the header makes the columns, the lines with most cells first,
 * and from narrow to wide; then the header, from below, where its cells are one to a
 * column.  Bridges come last. */
static bool
place_chunks(struct box_grid *grid, struct box_page *page, size_t from, size_t to,
    const bool *bridge)
{
	struct sorted *sorted = mem_resize(NULL, to - from, sizeof *sorted);
	uint32_t body = body_of(page, from, to);
	bool good = true;

	grid->ncolumns = 0;
	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		sorted[i - from] = (struct sorted){
			chunk->strip < body ? body - chunk->strip : 0, bridge[i - from],
			page->strips[chunk->strip].n, chunk->x1 - chunk->x0, (uint32_t)i };
	}
	qsort(sorted, to - from, sizeof *sorted, by_turn);
	for (size_t i = 0; good && i < to - from; i++)
		good = place_chunk(grid, &page->chunks[sorted[i].chunk]);
	free(sorted);
	return good;
}

static bool
find_columns(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	bool *bridge = mem_zeroed(to - from, sizeof *bridge);
	bool good = false;

	box_stack_find(page, from, to);
	for (int turn = 0; turn < TURNS; turn++) {
		clear_spans(page, from, to);
		good = place_chunks(grid, page, from, to, bridge);
		if (!good || !find_bridges(grid, page, from, to, bridge))
			break;
	}
	free(bridge);
	return good;
}

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
	int32_t column = column_of(grid, chunk);

	if (i == page->strips[chunk->strip].first || chunk[-1].x1 > chunk->x0)
		return column;
	while (column <= chunk[-1].column && (size_t)column + 1 < grid->ncolumns &&
	    overlaps(chunk, &grid->columns[column + 1]))
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
	    (left < middle ? left : middle) * 100 <= (int64_t)chunk->em * FLUSH &&
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
		if (page->chunks[k].x0 < page->chunks[i].x1 && page->chunks[i].x0 < page->chunks[k].x1)
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

static void
assign(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
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
	struct span before = box_word_text(page, i - 1), next = box_word_text(page, i);

	return ((int64_t)b->x0 - a->x1) * 10 >= (int64_t)b->em * 3 ||
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
				box_part_cut(page, c, i);
		parted = true;
	}
	if (parted)
		box_part_merge(page);
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
	    box_distance(&page->chunks[grid->bottom[header]],
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

/* The chunks of strips first..end - 1. */
static void
find_chunks(const struct box_page *page, size_t first, size_t end, size_t *from, size_t *to)
{
	*from = page->strips[first].first;
	*to = page->strips[end - 1].first + page->strips[end - 1].n;
}

/* In how many strips two chunks lie in one column, side by side. */
static size_t
count_crowded(const struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	size_t n = 0;

	for (size_t s = first; s < end; s++) {
		const struct box_strip *strip = &page->strips[s];
		bool crowded = false;

		for (size_t i = strip->first + 1; !crowded && i < strip->first + strip->n; i++)
			crowded = page->chunks[i - 1].x1 <= page->chunks[i].x0 &&
			    column_of(grid, &page->chunks[i - 1]) == column_of(grid, &page->chunks[i]);
		n += crowded;
	}
	return n;
}

/* A number longer than those of the page before, set to the right below them. */
static bool
is_flush(const struct box_grid *grid, const struct box_page *page, const struct box_chunk *chunk,
    const struct box_column *known)
{
	for (size_t c = 0; c < grid->ncolumns && box_is_figure(page, chunk); c++) {
		int64_t off = (int64_t)chunk->x1 - known[c].x1;

		if (known[c].numbers > 0 && (off < 0 ? -off : off) * 100 <= (int64_t)chunk->em * FLUSH)
			return true;
	}
	return false;
}

/* 合计 may stand in a cell over several columns. */
static bool
is_total(const struct box_page *page, const struct box_chunk *chunk)
{
	return box_is_total(box_word_text(page, chunk->first));
}

/* Do nearly all of the chunks lie in one column each, or end as those above them do? */
static bool
fits(const struct box_grid *grid, const struct box_page *page, size_t from, size_t to,
    const struct box_column *known)
{
	size_t fit = 0;

	for (size_t i = from; i < to; i++) {
		size_t in = 0;

		for (size_t c = 0; c < grid->ncolumns; c++)
			in += overlaps(&page->chunks[i], &grid->columns[c]);
		fit += in == 1 || is_flush(grid, page, &page->chunks[i], known) ||
		    is_total(page, &page->chunks[i]);
	}
	return grid->ncolumns > 1 && fit * 10 >= (to - from) * 9;
}

bool
box_columns_take(struct box_grid *grid, struct box_page *page, size_t first, size_t end,
    const struct box_column *known, size_t nknown)
{
	size_t from, to;

	memcpy(grid->columns, known, nknown * sizeof *known);
	grid->ncolumns = nknown;
	for (size_t c = 0; c < nknown; c++)
		box_columns_widen(&grid->columns[c], known[c].left, known[c].right);
	find_chunks(page, first, end, &from, &to);
	part_several(grid, page, from, to);
	find_chunks(page, first, end, &from, &to);
	if (!fits(grid, page, from, to, known) || count_crowded(grid, page, first, end) > CROWDED)
		return false;
	clear_spans(page, from, to);
	assign(grid, page, from, to);
	for (size_t c = 0; c < nknown; c++) {
		grid->columns[c].x0 = known[c].x0;
		grid->columns[c].x1 = known[c].x1;
	}
	for (size_t i = from; i < to; i++)
		box_columns_widen(&grid->columns[page->chunks[i].column], page->chunks[i].x0,
		    page->chunks[i].x1);
	return true;
}

void
box_columns_close(struct box_grid *grid)
{
	for (size_t c = 0; c < grid->ncolumns; c++) {
		struct box_column *column = &grid->columns[c];

		if (column->left >= column->right) {
			column->left = column->x0;
			column->right = column->x1;
		}
	}
}

void
box_columns_assign(struct box_grid *grid, struct box_page *page, size_t first, size_t end)
{
	size_t from, to;

	find_chunks(page, first, end, &from, &to);
	assign(grid, page, from, to);
}

/* Columns of strips first..end - 1, with the chunks cut that are several cells. */
static bool
cut_columns(struct box_grid *grid, struct box_page *page, size_t first, size_t end)
{
	size_t from, to;

	for (int turn = 0; turn < 2; turn++) {
		find_chunks(page, first, end, &from, &to);
		if (!find_columns(grid, page, from, to))
			return false;
		if (turn > 0 || !part_several(grid, page, from, to))
			break;
	}
	return true;
}

bool
box_columns_of_body(struct box_grid *grid, struct box_page *page, size_t first,
    size_t body, size_t end)
{
	size_t from, to;

	if (!cut_columns(grid, page, body, end))
		return false;
	find_chunks(page, first, end, &from, &to);
	clear_spans(page, from, page->strips[body].first);
	part_several(grid, page, from, page->strips[body].first);
	box_columns_assign(grid, page, body, end);
	return true;
}

bool
box_columns_of_all(struct box_grid *grid, struct box_page *page, size_t first, size_t end)
{
	size_t from, to;

	if (!cut_columns(grid, page, first, end))
		return false;
	find_chunks(page, first, end, &from, &to);
	do
		assign(grid, page, from, to);
	while (drop_hanging(grid, page, from, to) || marry_columns(grid, page, from, to));
	return true;
}
