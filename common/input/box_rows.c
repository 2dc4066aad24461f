/* box_rows: the rows of a table by geometry; see box_rows.h. */
#include "input/box_rows.h"

#include "base/mem.h"
#include "input/box_anchor.h"
#include "input/box_centred.h"
#include "input/box_rows_parts.h"
#include "input/box_text.h"
#include "input/box_torn.h"

enum { RUN = 24, FAR = 1 << 28 };

/* What the readings cost; distances are percent of an em. */
enum {
	OVERLAP = 45, TOUCH = 95, CLOSE = 130, APART = 250,
	COST_CUT_OVERLAP = 8, COST_CUT_TOUCH = 3,
	COST_JOIN_CLOSE = 2, COST_JOIN_WRAP = 4, COST_JOIN_APART = 6, COST_JOIN_FAR = 9,
	COST_BARE = 7, COST_LONELY = 1,
	COST_ASKEW = 3, COST_ASKEW_MOST = 12,
	COST_ACROSS = 5,
	NEAR_STRIPS = 4,
	HEADS = 3		/* texts that head numbers, with the name of these */
};

/* Do the two follow each other as lines of one text, set to the left or to the middle? */
static bool
is_next_line(const struct box_grid *grid, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	int64_t left = (int64_t)above->x0 - chunk->x0, middle = (left + above->x1 - chunk->x1) / 2;

	return grid->wrap != 0 && box_drop_to(above, chunk) <= grid->wrap &&
	    ((left < 0 ? -left : left) * 4 <= chunk->em ||
		(middle < 0 ? -middle : middle) * 4 <= chunk->em);
}

/* Is the one chunk below a good part of the other, in another column? */
static bool
lies_across(const struct box_grid *grid, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	int64_t left = above->x0 > chunk->x0 ? above->x0 : chunk->x0;
	int64_t right = above->x1 < chunk->x1 ? above->x1 : chunk->x1;

	return above->column != chunk->column && (above->spans || chunk->spans) &&
	    right - left >= chunk->em && !is_next_line(grid, above, chunk);
}

/* Room for what is known of n chunks. */
static void
make_room_for_chunks(struct box_grid *grid, size_t n)
{
	if (n <= grid->chunks_cap)
		return;
	grid->chunks_cap = n;
	grid->above = mem_resize(grid->above, n, sizeof *grid->above);
	grid->across = mem_resize(grid->across, n, sizeof *grid->across);
	grid->joints = mem_resize(grid->joints, n, sizeof *grid->joints);
}

/* For every chunk the one above it in its column, or -1. */
static void
link_above(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	int32_t last[BOX_COLUMNS];

	for (size_t c = 0; c < BOX_COLUMNS; c++)
		last[c] = -1;
	for (size_t i = from; i < to; i++) {
		int32_t c = page->chunks[i].column;

		grid->above[i - from] = last[c];
		last[c] = (int32_t)i;
	}
}

/* For every chunk the nearest one above that it stands below in part, though in another
 * column: as cells merged over columns do, they are in different rows.  -1: none. */
static void
link_across(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		grid->across[i - from] = -1;
		for (size_t k = page->strips[chunk->strip].first;
		    k-- > from && page->chunks[k].strip + NEAR_STRIPS > chunk->strip;)
			if (lies_across(grid, &page->chunks[k], chunk)) {
				grid->across[i - from] = (int32_t)k;
				break;
			}
	}
}

/* For every chunk what joins it to the one above it. */
static void
weigh_joints(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i], *above;
		struct box_joint *joint = &grid->joints[i - from];

		*joint = (struct box_joint){ .figure = box_is_figure(page, chunk) };
		if (grid->above[i - from] < 0)
			continue;
		above = &page->chunks[grid->above[i - from]];
		joint->join = box_rows_join_cost(grid, page, above, chunk);
		joint->tear = box_rows_tear_cost(grid, page, above, chunk);
	}
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
	    d < BOX_WRAP ? COST_JOIN_WRAP : d < APART ? COST_JOIN_APART : COST_JOIN_FAR;
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
	size_t chunks;		/* the first chunk that grid->above and across tell of */
	size_t begins;		/* its first strip */
	uint32_t cost;		/* of its joints */
	int32_t text;		/* leftmost column with text */
	int32_t number;		/* leftmost column with a number that should have a name */
	size_t texts, figures;
	struct box_extent extent;
};

/* What a strip holds, below a run in which no figure stands yet. */
struct beneath {
	size_t figures;
	bool goes_on;		/* a figure stands below a text of the run, in its column */
	bool texts;		/* some stand elsewhere than below the first text of the run */
};

static struct beneath
look_beneath(const struct box_grid *grid, const struct box_page *page,
    const struct box_strip *strip, const struct run *run)
{
	struct beneath beneath = { .figures = 0 };

	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		int32_t above = grid->above[i - run->chunks];

		if (!grid->joints[i - run->chunks].figure) {
			beneath.texts |= page->chunks[i].column != run->text;
			continue;
		}
		beneath.figures++;
		beneath.goes_on |= above >= 0 && page->chunks[above].strip >= run->begins;
	}
	return beneath;
}

/* Is strip s, a line below those of the run, of another row: numbers, perhaps with their name, in
 * columns of their own below texts alone, which head them; or texts alone below numbers
 * without a name? */
static bool
is_other_kind(const struct box_grid *grid, const struct box_page *page, size_t s,
    const struct run *run)
{
	const struct box_strip *strip = &page->strips[s];
	struct beneath beneath;

	if (s == run->begins || strip->n < 2 ||
	    box_rows_scale(grid, strip_distance(page, s), strip->em) < TOUCH)
		return false;
	beneath = look_beneath(grid, page, strip, run);
	if (run->figures > 0)
		return beneath.figures == 0 && run->text == BOX_COLUMNS &&
		    run->number < BOX_COLUMNS;
	return beneath.figures > 1 && !beneath.goes_on && !beneath.texts &&
	    run->texts >= HEADS;
}

static void
add_strip(const struct box_grid *grid, const struct box_page *page, size_t s, struct run *run)
{
	const struct box_strip *strip = &page->strips[s];

	if (is_other_kind(grid, page, s, run))
		run->cost += COST_BARE;
	if (s > run->begins)
		run->cost += is_apart(grid, strip) ? COST_JOIN_FAR :
		    gap_cost(box_rows_scale(grid, strip_distance(page, s), strip->em));
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &page->chunks[i];
		const struct box_joint *joint = &grid->joints[i - run->chunks];
		int32_t above = grid->above[i - run->chunks], across, c = chunk->column;

		if (grid->centred)
			box_extent_add(&run->extent, chunk, grid->full);
		if (!joint->figure) {
			run->texts++;
			run->text = c < run->text ? c : run->text;
		} else {
			run->figures++;
			if (c < run->number && has_names(grid, c))
				run->number = c;
		}
		across = grid->across[i - run->chunks];
		if (across >= 0 && page->chunks[across].strip >= run->begins)
			run->cost += COST_ACROSS;
		if (above >= 0)
			run->cost += page->chunks[above].strip >= run->begins ? joint->join :
			    joint->tear;
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
	return run->cost + (grid->centred ? askew_cost(run, em) : 0) + (run->number < run->text ?
	    COST_BARE : 0) + (run->number == BOX_COLUMNS ? COST_LONELY : 0);
}

static void
make_room(struct box_grid *grid, size_t n)
{
	if (n + 1 > grid->cost_cap) {
		grid->cost_cap = n + 1;
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
	size_t n = end - first;
	uint32_t row = 0;

	make_room(grid, n);
	grid->cost[0] = 0;
	for (size_t i = 1; i <= n; i++)
		grid->cost[i] = FAR;
	for (size_t i = 0; i < n; i++) {
		struct run run = {
			.chunks = page->strips[first].first, .begins = first + i,
			.text = BOX_COLUMNS, .number = BOX_COLUMNS
		};
		uint32_t cut = i == 0 || grid->centred ? 0 :
		    cut_cost(strip_distance(page, first + i));

		box_extent_reset(&run.extent, grid->ncolumns);
		for (size_t k = i; k < n && k < i + RUN; k++) {
			uint32_t cost;

			add_strip(grid, page, first + k, &run);
			cost = grid->cost[i] + cut + row_cost(grid, &run,
			    page->strips[first + i].em);
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

	for (size_t i = page->strips[a].first;
	    i < page->strips[b - 1].first + page->strips[b - 1].n; i++)
		columns[page->chunks[i].column / 64] |=
		    UINT64_C(1) << (page->chunks[i].column % 64);
	for (size_t i = page->strips[b].first;
	    i < page->strips[c - 1].first + page->strips[c - 1].n; i++)
		if (columns[page->chunks[i].column / 64] >> (page->chunks[i].column % 64) & 1)
			return true;
	return false;
}

static bool
has_number(const struct box_page *page, size_t a, size_t b)
{
	for (size_t i = page->strips[a].first;
	    i < page->strips[b - 1].first + page->strips[b - 1].n; i++)
		if (box_is_figure(page, &page->chunks[i]))
			return true;
	return false;
}

static bool
is_halfway(int64_t above, int64_t below)
{
	return above < BOX_GAP && below < BOX_GAP && above - below < OVERLAP &&
	    below - above < OVERLAP;
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

/* Does each text of a strip go on with one above it in its column, as lines of a cell do? */
static bool
goes_on(const struct box_grid *grid, const struct box_page *page, size_t from,
    const struct box_strip *strip)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		int32_t above = grid->above[i - from];
		int64_t left, middle;

		if (above < 0 || page->chunks[i].spans || box_is_figure(page, &page->chunks[i]) ||
		    box_distance(&page->chunks[above], &page->chunks[i]) > CLOSE)
			return false;
		left = (int64_t)page->chunks[above].x0 - page->chunks[i].x0;
		middle = (left + page->chunks[above].x1 - page->chunks[i].x1) / 2;
		if ((left < 0 ? -left : left) * 4 > page->chunks[i].em &&
		    (middle < 0 ? -middle : middle) * 4 > page->chunks[i].em)
			return false;
	}
	return true;
}

/* A header of one row, whose cells are of several lines: no line begins a cell. */
static void
join_lines(struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	size_t from = page->strips[first].first, n = grid->heading - first;
	uint32_t rows = n < 2 ? 0 : grid->row_of[n - 1];

	if (rows == 0 || grid->heading >= end || grid->row_of[n] == rows)
		return;
	for (size_t s = first + 1; s < grid->heading; s++)
		if (!goes_on(grid, page, from, &page->strips[s]))
			return;
	for (size_t i = 0; i < n; i++)
		grid->row_of[i] = 0;
	for (size_t i = n; first + i < end; i++)
		grid->row_of[i] -= rows;
	grid->nrows -= rows;
}

/* Would a line of several numbers be without a name, were each text beside them that is as near
 * the one above it as the chunk in the row of that?  Beside several texts in a table of numbers. */
static bool
has_no_other_name(const struct box_grid *grid, const struct box_page *page, size_t from,
    const struct box_chunk *chunk)
{
	const struct box_strip *strip = &page->strips[chunk->strip];
	size_t numbers = 0;

	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		int32_t above = grid->above[i - from];

		if (box_is_figure(page, &page->chunks[i]))
			numbers++;
		else if (above < 0 || box_drop_to(&page->chunks[above], chunk) > grid->wrap)
			return false;
	}
	return numbers > 1 && (grid->of_numbers || numbers + 1 == strip->n);
}

/* Is a chunk the next line of the same cell as the one above it, by its pitch
 * alone?  Then the two are in one row, or in a cell that is merged over rows. */
static bool
is_stacked(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i];
	int32_t above = grid->above[i - from];

	if (above < 0 || grid->wrap == 0 || page->chunks[above].strip == chunk->strip ||
	    grid->own[chunk->column] ||
	    box_is_figure(page, chunk) || box_is_figure(page, &page->chunks[above]))
		return false;
	return (box_is_chinese(page, chunk) && !box_rows_is_total(page, chunk) &&
	    box_drop_to(&page->chunks[above], chunk) <= grid->wrap &&
	    !has_no_other_name(grid, page, from, chunk)) ||
	    box_closes_bracket(page, &page->chunks[above], chunk) ||
	    box_is_remark(page, &page->chunks[above], chunk);
}

/* Is chunk i the rest of a number in the row that it was put into? */
static bool
is_rest(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	int32_t above = grid->above[i - from];

	return above >= 0 &&
	    page->chunks[above].row == page->chunks[i].row &&
	    (grid->anchored ? box_torn_is_rest : box_torn_goes_through)(grid, page,
		&page->chunks[above], &page->chunks[i]);
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
		chunk->rest = is_rest(grid, page, from, i);
	}
	grid->nrows += grid->header;
}

void
box_rows_divide(struct box_grid *grid, struct box_page *page, size_t first, size_t end,
    bool begins)
{
	size_t from = page->strips[first].first;
	size_t to = page->strips[end - 1].first + page->strips[end - 1].n;

	make_room_for_chunks(grid, to - from);
	link_above(grid, page, from, to);
	box_rows_learn_pitch(grid, page, from, to);
	link_across(grid, page, from, to);
	weigh_joints(grid, page, from, to);
	grid->centred = false;
	make_room(grid, end - first);
	grid->anchored = box_anchor_rows(grid, page, first, end);
	if (!grid->anchored) {
		find_rows(grid, page, first, end);
		if (box_centred(grid, page, first, end, &grid->full))
			find_centred_rows(grid, page, first, end);
	}
	if (begins) {
		join_lines(grid, page, first, end);
		join_header(grid, page, first, end);
	}
	gather_stacks(grid, page, from, to);
}
