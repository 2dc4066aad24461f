/* box_rows: the rows of a table by geometry; see box_rows.h. */
#include "input/box_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/box_centred.h"
#include "input/box_text.h"
#include "text/character.h"

enum { RUN = 24, FAR = 1 << 28, NUMBER_BYTES = 48, UNIT_EMS = 4 };

/* What the readings cost; distances are percent of an em. */
enum {
	OVERLAP = 45, TOUCH = 95, PITCH = 100, CLOSE = 130, LOOSE = 145, WRAP = 170, GAP = 190,
	APART = 250, REMARK = 400,
	COST_CUT_OVERLAP = 8, COST_CUT_TOUCH = 3,
	COST_JOIN_CLOSE = 2, COST_JOIN_WRAP = 4, COST_JOIN_APART = 6, COST_JOIN_FAR = 9,
	COST_NUMBERS = 14, COST_TWO_CELLS = 5, COST_LABEL = 8, COST_NOT_FULL = 3, COST_OFF_PITCH = 5,
	COST_TORN = 4, COST_TORN_LOOSE = 2, COST_BARE = 7, COST_LONELY = 1,
	COST_ASKEW = 3, COST_ASKEW_MOST = 12
};

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

/* Has the column no room for another digit behind a number? */
static bool
is_tight(const struct box_grid *grid, const struct box_chunk *chunk, struct span number)
{
	const struct box_column *column = &grid->columns[chunk->column];
	int64_t width = (int64_t)chunk->x1 - chunk->x0;
	int64_t digit = width * 2 / ((int64_t)number.n * 2 - 1);

	return (int64_t)column->x1 - column->x0 - width <= digit + digit / 8;
}

/* A number of one decimal that leaves no room for another in its column, over a
 * lone digit: 3,462.8 over 0, 100.0 over 0%. */
static bool
lacks_digit(const struct box_grid *grid, const struct box_chunk *above, struct span a,
    struct span b)
{
	size_t digits = b.n > 1 && b.p[b.n - 1] == '%' ? b.n - 1 : b.n;

	return digits == 1 && a.n > 2 && a.p[a.n - 2] == '.' && !above->spans &&
	    is_tight(grid, above, a);
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

	if (above->strip == chunk->strip || chunk->n != 1 || box_distance(above, chunk) > WRAP)
		return false;
	if (is_number_of(a, b))
		return torn || (box_is_figure(page, chunk) && (!box_is_number(a) ||
		    lacks_digit(grid, above, a, b)));
	return grid->wrap != 0 && drop_to(above, chunk) <= grid->wrap && !box_is_number(a) &&
	    byte_is_digit(a.p[a.n - 1]) && box_is_figure(page, chunk);
}

/* Is a chunk the rest of a number in the line above? */
static bool
is_rest(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	int32_t above = grid->above[i - from];

	return above >= 0 && goes_through(grid, page, &page->chunks[above], &page->chunks[i]);
}

/* A label with nothing behind it, as the first line of a torn number may look: 97.
 * over 75%.  Below text it does not tell that a row begins. */
static bool
is_bare_label(const struct box_page *page, const struct box_chunk *chunk)
{
	struct span s = box_word_text(page, chunk->first);

	return chunk->n == 1 && s.p[s.n - 1] == '.';
}

/* A total beside its numbers is no next line of the name above. */
static bool
is_total_row(const struct box_page *page, const struct box_chunk *chunk)
{
	const struct box_strip *strip = &page->strips[chunk->strip];

	if (!box_is_total(box_word_text(page, chunk->first)))
		return false;
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (box_is_figure(page, &page->chunks[i]))
			return true;
	return false;
}

/* Do the two follow each other as the lines of one cell may (1), as rows do
 * (2), or is there no telling (0)? */
static int
follow(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i], *above;
	bool number = box_is_figure(page, chunk);

	if (grid->above[i - from] < 0 || chunk->spans)
		return 0;
	above = &page->chunks[grid->above[i - from]];
	if (box_distance(above, chunk) < PITCH || number != box_is_figure(page, above))
		return 0;
	if (is_rest(grid, page, from, i) ||
	    is_rest(grid, page, from, (size_t)grid->above[i - from]))
		return 0;
	if (number || (box_begins_with_label(page, chunk) && !is_bare_label(page, chunk)))
		return 2;
	return box_distance(above, chunk) <= WRAP && box_is_full(grid, above) &&
	    box_is_chinese(page, above) && box_is_chinese(page, chunk) &&
	    !is_total_row(page, chunk) ? 1 : 0;
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
		if (d < tight - tight / 10)
			return;		/* rows are no closer than lines */
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

/* Is a chunk a complete number in a column of such, so that no text but its unit goes
 * on below it?  2022 may be a year: 2022 over 年决算数. */
static bool
is_complete(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *chunk)
{
	const struct box_column *column = &grid->columns[chunk->column];
	struct span s = box_word_text(page, chunk->first);

	return box_is_figure(page, chunk) && !is_tight(grid, chunk, s) &&
	    column->numbers * 2 > column->chunks && (s.n != 4 || memchr(s.p, '.', s.n) != NULL);
}

/* … and text too long for a unit, or one that begins with a digit: 860 over 严格执行,
 * 118 over 2021年决算数. */
static bool
is_no_unit(const struct box_page *page, const struct box_chunk *chunk)
{
	unsigned char c = (unsigned char)box_word_text(page, chunk->first).p[0];

	return !box_is_figure(page, chunk) && ((c >= '0' && c <= '9') ||
	    (box_is_chinese(page, chunk) && (int64_t)chunk->x1 - chunk->x0 > chunk->em * UNIT_EMS));
}

/* The price of reading a chunk as part of the cell of the one above. */
static uint32_t
join_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	bool number = box_is_figure(page, chunk);

	if (above->strip == chunk->strip || goes_through(grid, page, above, chunk))
		return 0;
	if (number && box_is_figure(page, above))
		return COST_NUMBERS;
	if (is_complete(grid, page, above) && is_no_unit(page, chunk))
		return COST_NUMBERS;
	if (box_begins_with_label(page, chunk))
		return COST_LABEL;
	if (grid->wrap != 0 && drop_to(above, chunk) <= grid->wrap)
		return number ? COST_TWO_CELLS : 0;
	if (box_distance(above, chunk) > GAP || number)
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
	int64_t d = box_distance(above, chunk);

	if (goes_through(grid, page, above, chunk))
		return COST_NUMBERS;
	if (above->strip == chunk->strip || d > WRAP || box_is_figure(page, chunk))
		return 0;
	if (box_begins_with_label(page, chunk))
		return 0;
	if (grid->wrap != 0)
		return drop_to(above, chunk) <= grid->wrap ? COST_TORN : 0;
	if (!box_is_full(grid, above))
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

/* Do the cells of two strips stand further apart than any two lines of a cell? */
static bool
is_apart(const struct box_grid *grid, const struct box_strip *below)
{
	return grid->wrap != 0 && below->n > 1 && below[-1].n > 1 &&
	    ((int64_t)below->base - below[-1].base) * 4 > grid->wrap * 5;
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
	struct box_extent extent;
};

static void
add_strip(const struct box_grid *grid, const struct box_page *page, size_t from,
    size_t begins, size_t s, struct run *run)
{
	const struct box_strip *strip = &page->strips[s];

	if (s > begins)
		run->cost += is_apart(grid, strip) ? COST_JOIN_FAR : gap_cost(strip_distance(page, s));
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &page->chunks[i], *other;
		int32_t above = grid->above[i - from], c = chunk->column;

		if (grid->centred)
			box_extent_add(&run->extent, chunk, grid->full);
		if (!box_is_figure(page, chunk))
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
askew_cost(const struct run *run, int32_t em)
{
	uint32_t cost = COST_ASKEW * box_extent_askew(&run->extent, em);

	return cost < COST_ASKEW_MOST ? cost : COST_ASKEW_MOST;
}

static uint32_t
row_cost(const struct box_grid *grid, const struct run *run, int32_t em)
{
	return run->cost + (grid->centred ? askew_cost(run, em) : 0) + (run->number < run->text ? COST_BARE : 0) +
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
		struct run run = { .text = BOX_COLUMNS, .number = BOX_COLUMNS };
		uint32_t cut = i == 0 || grid->centred ? 0 : cut_cost(strip_distance(page, first + i));

		box_extent_reset(&run.extent, grid->ncolumns);
		for (size_t k = i; k < n && k < i + RUN; k++) {
			uint32_t cost;

			add_strip(grid, page, from, first + i, first + k, &run);
			cost = grid->cost[i] + cut + row_cost(grid, &run, page->strips[first + i].em);
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

/* The same where cells are centred.  That moves lines from row to row; were there more rows
 * for it, numbers stand higher than the names beside them. */
static void
find_centred_rows(struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	size_t rows = grid->nrows;

	grid->centred = true;
	find_rows(grid, page, first, end);
	grid->centred = grid->nrows <= rows;
	if (!grid->centred)
		find_rows(grid, page, first, end);
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
		if (box_is_figure(page, &page->chunks[i]))
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

	return at > 0 && at < s.n && byte_is_digit(s.p[at]) && !box_is_label(s) &&
	    box_distance(above, chunk) < REMARK;
}

/* Is a chunk the next line of the same cell as the one above it, by its pitch
 * alone?  Then the two are in one row, or in a cell that is merged over rows. */
static bool
is_stacked(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i];
	int32_t above = grid->above[i - from];

	if (above < 0 || grid->wrap == 0 || page->chunks[above].strip == chunk->strip ||
	    box_is_figure(page, chunk) || box_is_figure(page, &page->chunks[above]))
		return false;
	return (box_is_chinese(page, chunk) &&
	    drop_to(&page->chunks[above], chunk) <= grid->wrap) ||
	    is_remark(page, &page->chunks[above], chunk);
}

/* Lines of a cell that is merged over several rows go into the first of them. */
static void
gather_stacks(struct box_grid *grid, struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct box_chunk *chunk = &page->chunks[i];

		chunk->row = grid->header + grid->row_of[chunk->strip - page->chunks[from].strip];
		if (is_stacked(grid, page, from, i))
			chunk->row = page->chunks[grid->above[i - from]].row;
	}
	grid->nrows += grid->header;
}

void
box_rows_divide(struct box_grid *grid, struct box_page *page, size_t first, size_t end,
    bool begins)
{
	size_t from = page->strips[first].first;
	size_t to = page->strips[end - 1].first + page->strips[end - 1].n;

	link_above(grid, page, from, to);
	learn_pitch(grid, page, from, to);
	grid->centred = false;
	find_rows(grid, page, first, end);
	if (box_centred(grid, page, first, end, &grid->full))
		find_centred_rows(grid, page, first, end);
	if (begins)
		join_header(grid, page, first, end);
	gather_stacks(grid, page, from, to);
}
