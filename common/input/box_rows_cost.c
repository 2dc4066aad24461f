/* box_rows_cost: what it costs that a chunk goes on with the one above it in its column, or that
 * a row begins between them; and how far apart the lines of a cell are. */
#include "input/box_rows_parts.h"

#include <string.h>

#include "input/box_text.h"
#include "input/box_torn.h"
#include "text/character.h"

enum { UNIT_EMS = 4, SURE_ROWS = 4, MANY_ROWS = 8 };

/* What the readings cost; distances are percent of an em. */
enum {
	PITCH = 100, LOOSE = 145, FARTHEST = 200, ROW_APART = 108,
	COST_NUMBERS = 14, COST_TWO_CELLS = 5, COST_LABEL = 8, COST_NOT_FULL = 3,
	COST_OFF_PITCH = 5,
	COST_TORN = 4, COST_TORN_LOOSE = 2
};

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

/* Is a chunk the rest of a number in the line above? */
static bool
is_rest(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	int32_t above = grid->above[i - from];

	return above >= 0 &&
	    box_torn_goes_through(grid, page, &page->chunks[above], &page->chunks[i]);
}

/* A label with nothing behind it, as the first line of a torn number may look: 97.
 * over 75%.  Below text it does not tell that a row begins. */
static bool
is_bare_label(const struct box_page *page, const struct box_chunk *chunk)
{
	struct span s = box_word_text(page, chunk->first);

	return chunk->n == 1 && s.p[s.n - 1] == '.';
}

bool
box_rows_is_total(const struct box_page *page, const struct box_chunk *chunk)
{
	const struct box_strip *strip = &page->strips[chunk->strip];

	if (!box_is_total(box_word_text(page, chunk->first)))
		return false;
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (box_is_figure(page, &page->chunks[i]))
			return true;
	return false;
}

/* 栏次 over 合计: two of those are of two rows.  So are a total beside its numbers and a name. */
static bool
are_totals(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	if (box_is_middle_word(page, above) && box_is_middle_word(page, chunk))
		return true;
	return box_rows_is_total(page, above) && box_is_chinese(page, chunk) &&
	    !span_starts(box_word_text(page, chunk->first), SPAN("（"));
}

/* Do the two follow each other as the lines of one cell may (1), as rows do
 * (2), or is there no telling (0)? */
static int
follow(const struct box_grid *grid, const struct box_page *page, size_t from, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i], *above;
	bool number = box_is_figure(page, chunk);

	if (grid->above[i - from] < 0 || chunk->spans ||
	    (chunk->stacked && (int64_t)chunk->x1 - chunk->x0 < (int64_t)chunk->em * 3 / 2))
		return 0;	/* letters of an upright text, too */
	above = &page->chunks[grid->above[i - from]];
	if (box_distance(above, chunk) < PITCH || number != box_is_figure(page, above))
		return 0;
	if (is_rest(grid, page, from, i) ||
	    is_rest(grid, page, from, (size_t)grid->above[i - from]))
		return 0;
	if (number || (box_begins_with_label(page, chunk) && !is_bare_label(page, chunk)) ||
	    are_totals(page, above, chunk))
		return 2;
	return box_distance(above, chunk) <= FARTHEST && box_is_full(grid, above) &&
	    box_is_chinese(page, above) && box_is_chinese(page, chunk) &&
	    !box_rows_is_total(page, chunk) ? 1 : 0;
}

/* Lines further apart than those of one cell usually are must be seen to be nearer than rows. */
static bool
is_sure_pitch(int64_t tight, int64_t rows, int32_t em, size_t far)
{
	return tight * 100 <= (int64_t)em * BOX_WRAP ||
	    (far >= SURE_ROWS && rows * 100 >= tight * ROW_APART);
}

/* The least distance of what may be two lines of one cell. */
struct tight {
	int64_t d;		/* INT32_MAX: there are none */
	int32_t em;		/* the size of their letters */
	size_t n;		/* how many are about as near */
};

static struct tight
find_tight(const struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	struct tight tight = { .d = INT32_MAX };

	for (size_t i = from; i < to; i++) {
		int64_t d;

		if (follow(grid, page, from, i) != 1)
			continue;
		d = box_drop_to(&page->chunks[grid->above[i - from]], &page->chunks[i]);
		if (d >= tight.d + tight.d / 50)
			continue;
		if (d < tight.d - tight.d / 50)
			tight.n = 0;
		tight.n++;
		if (d >= tight.d)
			continue;
		tight.d = d;
		tight.em = page->chunks[i].em;
	}
	return tight;
}

/* The distances of rows, against that of lines. */
struct pitches {
	size_t near, far;	/* rows as near as lines, and farther */
	int64_t nearest;	/* the least of all */
	int64_t rows;		/* … of those that are farther */
	int32_t em;		/* letters of the nearest */
};

static struct pitches
find_pitches(const struct box_grid *grid, const struct box_page *page, size_t from, size_t to,
    int64_t tight)
{
	struct pitches found = { .nearest = INT32_MAX, .rows = INT32_MAX };

	for (size_t i = from; i < to; i++) {
		int64_t d;

		if (follow(grid, page, from, i) != 2)
			continue;
		d = box_drop_to(&page->chunks[grid->above[i - from]], &page->chunks[i]);
		if (d < found.nearest) {
			found.nearest = d;
			found.em = page->chunks[i].em;
		}
		if (tight < INT32_MAX && d <= tight + tight / 50)
			found.near++;
		else {
			found.far++;
			found.rows = d < found.rows ? d : found.rows;
		}
	}
	return found;
}

void
box_rows_learn_pitch(struct box_grid *grid, const struct box_page *page, size_t from, size_t to)
{
	struct tight tight = find_tight(grid, page, from, to);
	struct pitches p = find_pitches(grid, page, from, to, tight.d);
	size_t sure = tight.d == INT32_MAX ? p.far : p.near / 8;

	grid->wrap = 0;
	if (tight.d == INT32_MAX || p.near * 8 > p.far) {
		if (p.near + p.far >= MANY_ROWS && sure > tight.n &&
		    p.nearest * 100 <= (int64_t)p.em * BOX_PITCH)
			grid->wrap = p.nearest * 97 / 100;
		return;		/* rows are no farther than lines */
	}
	if (p.nearest < tight.d - tight.d / 10 ||
	    !is_sure_pitch(tight.d, p.rows, tight.em, p.far))
		return;
	grid->wrap = tight.d + tight.d * 3 / 100;
	if (grid->wrap > (tight.d + p.rows) / 2)
		grid->wrap = (tight.d + p.rows) / 2;
}

/* Is a chunk a complete number in a column of such, so that no text but its unit goes
 * on below it?  2022 may be a year: 2022 over 年决算数. */
static bool
is_complete(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *chunk)
{
	const struct box_column *column = &grid->columns[chunk->column];
	struct span s = box_word_text(page, chunk->first);

	return box_is_figure(page, chunk) && !box_torn_is_tight(grid, chunk, s) &&
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

/* Is the number the last line of a text, in a column of texts: 调整率为 over 7.35%? */
static bool
is_end_of_text(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	const struct box_column *column = &grid->columns[chunk->column];
	int64_t left = (int64_t)above->x0 - chunk->x0;

	return column->numbers * 2 <= column->chunks && box_is_chinese(page, above) &&
	    (left < 0 ? -left : left) * 4 <= chunk->em;
}

/* Points in brackets in the line below a name? */
static bool
is_near_remark(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	return box_rows_distance(grid, above, chunk) <= BOX_WRAP &&
	    box_is_remark(page, above, chunk);
}

/* Has the chunk digits beside ideographs? */
static bool
is_mixed(const struct box_page *page, const struct box_chunk *chunk)
{
	bool latin = false;

	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		struct span s = box_word_text(page, i);

		for (size_t k = 0; k < s.n; k++)
			latin |= byte_is_digit(s.p[k]);
	}
	return latin && box_is_chinese(page, chunk);
}

/* 经费 below 1、公务用车购置和维护: digits of another font set lines further apart than ideographs
 * alone.  Is the chunk, alone in its line, the end of a text that fills its cell, though the
 * lines of other cells are a little nearer? */
static bool
is_below_mixed(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	enum { MIXED = 110 };	/* percent of the distance of other lines, at most */

	return grid->wrap != 0 && page->strips[chunk->strip].n == 1 &&
	    box_drop_to(above, chunk) * 100 <= grid->wrap * MIXED &&
	    is_mixed(page, above) && !is_mixed(page, chunk) && !box_is_figure(page, chunk) &&
	    box_is_full(grid, above);
}

uint32_t
box_rows_join_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	bool number = box_is_figure(page, chunk);

	if (above->strip == chunk->strip || box_torn_goes_through(grid, page, above, chunk) ||
	    is_near_remark(grid, page, above, chunk) ||
	    box_closes_bracket(page, above, chunk))
		return 0;
	if ((number && box_is_figure(page, above)) || are_totals(page, above, chunk))
		return COST_NUMBERS;
	if (is_complete(grid, page, above) && is_no_unit(page, chunk))
		return COST_NUMBERS;
	if (box_begins_with_label(page, chunk) || box_rows_is_total(page, chunk))
		return COST_LABEL;
	if (grid->wrap != 0 && box_drop_to(above, chunk) <= grid->wrap)
		return number && !is_end_of_text(grid, page, above, chunk) ? COST_TWO_CELLS : 0;
	if (is_below_mixed(grid, page, above, chunk))
		return 0;
	if (box_rows_distance(grid, above, chunk) > BOX_GAP || number)
		return COST_TWO_CELLS;
	if (grid->wrap != 0)
		return COST_OFF_PITCH;
	return box_is_full(grid, above) ? 0 : COST_NOT_FULL;
}

uint32_t
box_rows_tear_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	int64_t d = box_rows_distance(grid, above, chunk);

	if (box_torn_goes_through(grid, page, above, chunk) ||
	    box_closes_bracket(page, above, chunk))
		return COST_NUMBERS;
	if (above->strip == chunk->strip || d > BOX_WRAP || box_is_figure(page, chunk))
		return 0;
	if (box_begins_with_label(page, chunk) || box_rows_is_total(page, chunk))
		return 0;
	if (is_near_remark(grid, page, above, chunk))
		return COST_TORN;
	if (grid->wrap != 0)
		return box_drop_to(above, chunk) <= grid->wrap ||
		    is_below_mixed(grid, page, above, chunk) ? COST_TORN : 0;
	if (!box_is_full(grid, above))
		return 0;
	return d < LOOSE ? COST_TORN : COST_TORN_LOOSE;
}
