/* columns_fit: which runs of a page stand in one column; see columns.h.
 *
 * Runs are taken one by one, numbers first, narrow ones first.  A run joins the
 * column that it overlaps.  Where it overlaps several, they are one column if
 * no line has something in both; else the run is a cell over several columns
 * and stays in the first. */
#include "block/columns_fit.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	BESIDE = 4, NEXT = 2,	/* blanks between a heading and its column */
	PLAIN_LEAST = 6,	/* numbers that show how cells are set */
	SLACK = 2,		/* that a run may stand in a neighbour's column */
	MERGES = 512		/* more on one page are no table's */
};

static size_t
overlap(const struct columns *c, const struct run *run, size_t column)
{
	return column_overlap(&c->column[column], run->left[c->measure], run->right[c->measure]);
}

/* The run's column is filled in its line, beside those filled already. */
static void
stand(struct columns *c, size_t from, const struct run *run)
{
	uint64_t *mask = &c->masks[run->line - from], bit = 1;

	for (size_t i = 0; i < c->ncolumns; i++)
		if (*mask & bit << i)
			c->beside[i] |= bit << run->column;
	c->beside[run->column] |= *mask;
	*mask |= bit << run->column;
}

static void
join(struct columns *c, size_t from, struct run *run, size_t column)
{
	struct column *at = &c->column[column];

	run->column = (uint8_t)column;
	if (run->left[c->measure] < at->left)
		at->left = run->left[c->measure];
	if (run->right[c->measure] > at->right)
		at->right = run->right[c->measure];
	at->lines++;
	at->numbers += run->number;
	at->texts += !run->number;
	stand(c, from, run);
}

static bool
add_column(struct columns *c, size_t from, struct run *run)
{
	if (c->ncolumns == COLUMNS_MAX)
		return false;
	c->column[c->ncolumns] = (struct column){
		.left = run->left[c->measure], .right = run->right[c->measure]
	};
	c->beside[c->ncolumns] = 0;
	c->ncolumns++;
	join(c, from, run, c->ncolumns - 1);
	return true;
}

/* Makes one of all columns that run overlaps, as far as lines allow. */
static void
merge_overlapped(struct columns *c, size_t from, size_t to, const struct run *run)
{
	for (size_t a = 0; a < c->ncolumns; a++) {
		if (overlap(c, run, a) == 0)
			continue;
		for (size_t b = a + 1; b < c->ncolumns;) {
			if (overlap(c, run, b) != 0 &&
			    !columns_side_by_side(c, a, b))
				columns_merge(c, from, to, a, b);
			else
				b++;
		}
	}
}

static bool
is_taken(const struct columns *c, size_t from, const struct run *run, size_t column)
{
	return c->masks[run->line - from] >> column & 1;
}

static size_t
apart(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* How far from the edge of the column the run stands: of texts the left one,
 * numbers may be flush with either. */
static size_t
off_edge(const struct columns *c, const struct run *run, const struct column *at)
{
	size_t left = apart(run->left[c->measure], at->left);
	size_t right = apart(run->right[c->measure], at->right);

	return at->numbers > at->texts && right < left ? right : left;
}

static bool
is_within(const struct columns *c, const struct run *run, size_t column)
{
	return overlap(c, run, column) == run_width(run, c->measure);
}

/* Does another run of the line, not placed yet, lie within the column, nearer to
 * its edge?  97.63% where 14,860,000.00元 begins, and 9.76 above the end of that:
 * the column is the other's, for else both would change places. */
static bool
is_others(const struct columns *c, const struct run *run, size_t column)
{
	const struct column_line *line = &c->lines[run->line];
	size_t off = off_edge(c, run, &c->column[column]);

	for (size_t k = 0; off > 0 && k < line->runs; k++) {
		const struct run *other = &c->runs[line->first + k];

		if (other->column == UINT8_MAX && is_within(c, other, column) &&
		    off_edge(c, other, &c->column[column]) < off)
			return true;
	}
	return false;
}

/* What a run overlaps, of what is free in its line. */
struct found {
	size_t n;		/* columns */
	size_t best, most;	/* the one it overlaps most, and how much */
	size_t second;		/* how much it overlaps the next one … */
	size_t next;		/* … which is this */
	size_t first;		/* the leftmost */
};

static struct found
find(const struct columns *c, size_t from, const struct run *run)
{
	struct found f = { 0 };

	for (size_t i = 0; i < c->ncolumns; i++) {
		size_t n = overlap(c, run, i);

		if (n == 0 || is_taken(c, from, run, i) || is_others(c, run, i))
			continue;
		if (f.n++ == 0 || c->column[i].left < c->column[f.first].left)
			f.first = i;
		if (n > f.most) {
			f.second = f.most;
			f.next = f.best;
			f.most = n;
			f.best = i;
		} else if (n > f.second) {
			f.second = n;
			f.next = i;
		}
	}
	return f;
}

/* Does it stand above most of a second column? */
static bool
is_over_several(const struct columns *c, const struct run *run, const struct found *f)
{
	const struct column *next = &c->column[f->next];

	return f->n > 1 && f->second > SLACK && !run->number &&
	    (f->n > 2 || f->second * 2 > (size_t)(next->right - next->left));
}

/* The nearest free column to the right of a heading, which is near; if another
 * word of its line has taken the one above which it stands, not so near. */
static bool
find_beside(const struct columns *c, size_t from, const struct run *run,
    size_t *best)
{
	size_t left = run->left[c->measure], right = run->right[c->measure];
	size_t near = BESIDE + 1;
	bool pushed = false;

	if (run->number || c->lines[run->line].numbers)
		return false;
	for (size_t i = 0; i < c->ncolumns; i++) {
		const struct column *at = &c->column[i];

		pushed |= overlap(c, run, i) != 0;
		if (at->left >= right && at->left - right < near && left < at->left &&
		    !is_taken(c, from, run, i)) {
			near = at->left - right;
			*best = i;
		}
	}
	return near <= (pushed ? BESIDE : NEXT);
}

/* Does a text begin where the column does? */
static bool
begins(const struct columns *c, const struct run *run, size_t column)
{
	return !run->number &&
	    run->left[c->measure] <= c->column[column].left + 1;
}

static bool
take_run(struct columns *c, size_t from, size_t to, struct run *run)
{
	struct found f = find(c, from, run);
	bool wide = run_width(run, c->measure) >= COLUMNS_WIDE;

	if (c->merges > MERGES)
		return false;
	if (f.n > 1 && !wide) {
		merge_overlapped(c, from, to, run);
		f = find(c, from, run);
	}
	if (f.n == 0 && find_beside(c, from, run, &f.best)) {
		run->column = (uint8_t)f.best;
		stand(c, from, run);
		return true;
	}
	if (f.n == 0)
		return add_column(c, from, run);
	if (f.n == 1 && !wide) {
		join(c, from, run, f.best);
		return true;
	}
	run->spans = is_over_several(c, run, &f);
	run->column = (uint8_t)(run->spans || begins(c, run, f.first) ?
	    f.first : f.best);
	stand(c, from, run);
	return true;
}

static int
by_left(const void *a, const void *b)
{
	const struct column *x = a, *y = b;

	return x->left != y->left ? (x->left > y->left) - (x->left < y->left) :
	    (x->right > y->right) - (x->right < y->right);
}

/* Columns from left to right. */
static void
sort_columns(struct columns *c, size_t from, size_t to)
{
	uint8_t place[COLUMNS_MAX];

	for (size_t i = 0; i < c->ncolumns; i++)
		c->column[i].lines = (uint32_t)i;
	qsort(c->column, c->ncolumns, sizeof *c->column, by_left);
	for (size_t i = 0; i < c->ncolumns; i++) {
		place[c->column[i].lines] = (uint8_t)i;
		c->column[i] = (struct column){
			.left = c->column[i].left, .right = c->column[i].right
		};
	}
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			run->column = place[run->column];
		}
}

static void
count_run(struct column *column, const struct run *run, enum measure m)
{
	column->lines++;
	column->numbers += run->number;
	column->texts += !run->number;
	column->labels += run->label;
	if (run->number && run->size > column->digits)
		column->digits = run->size;
	if (run->spans || run->number)
		return;
	if (run->right[m] > column->wrap)
		column->wrap = run->right[m];
	if (run->size > column->size)
		column->size = run->size;
}

/* The runs of a line stand in its columns from left to right, whichever took theirs first. */
static void
put_in_order(struct columns *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 1; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first];
			uint8_t column = run[k].column;
			size_t at = k;

			for (; at > 0 && run[at - 1].column > column; at--)
				run[at].column = run[at - 1].column;
			run[at].column = column;
		}
}

/* Which columns are filled in one line, now that they have their places. */
static void
note_beside(struct columns *c, size_t from, size_t to)
{
	memset(c->beside, 0, sizeof c->beside);
	for (size_t i = from; i < to; i++) {
		uint64_t mask = 0, bit = 1;

		for (size_t k = 0; k < c->lines[i].runs; k++)
			mask |= bit << c->runs[c->lines[i].first + k].column;
		for (size_t k = 0; k < c->lines[i].runs; k++)
			c->beside[c->runs[c->lines[i].first + k].column] |= mask;
	}
}

/* What the columns hold, and how far their texts reach. */
static void
describe_columns(struct columns *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			count_run(&c->column[run->column], run, c->measure);
		}
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			struct column *column = &c->column[run->column];

			if (run->spans || run->number)
				continue;
			column->wraps += run->right[c->measure] + 1 >= column->wrap;
			column->sizes += run->size + 2 >= column->size;
		}
}

/* Columns of lines from..to, all of them alike. */
static bool
fit_lines(struct columns *c, size_t from, size_t to)
{
	size_t n;

	c->ncolumns = c->merges = 0;
	while (c->masks_cap < to - from)
		c->masks = mem_grow(c->masks, c->masks_cap, &c->masks_cap,
		    sizeof *c->masks);
	memset(c->masks, 0, (to - from) * sizeof *c->masks);
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			c->runs[c->lines[i].first + k].column = UINT8_MAX;
			c->runs[c->lines[i].first + k].placed = false;
		}
	n = columns_order(c, from, to);
	for (size_t i = 0; i < n; i++)
		if (!take_run(c, from, to, &c->runs[c->keys[i] & UINT32_MAX]))
			return false;
	columns_pair_heads(c, from, to);
	columns_merge_strays(c, from, to);
	columns_merge_neighbours(c, from, to);
	columns_merge_pushed(c, from, to);
	columns_merge_sections(c, from, to);
	columns_part_upright(c, from, to);
	sort_columns(c, from, to);
	put_in_order(c, from, to);
	columns_push_aside(c, from, to);
	note_beside(c, from, to);
	describe_columns(c, from, to);
	return true;
}

/* Several columns of amounts, so that what stands above them can be their header. */
static bool
has_amounts(const struct columns *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->ncolumns; i++)
		n += c->column[i].numbers > c->column[i].texts;
	return n > 1;
}

/* Do all numbers of lines from..to begin where their columns do, and end anywhere? */
static bool
is_plain(const struct columns *c, size_t from, size_t to)
{
	size_t n = 0, left = 0, right = 0;

	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			const struct column *column = &c->column[run->column];

			if (!run->number)
				continue;
			n++;
			left += run->left[c->measure] == column->left;
			right += run->right[c->measure] == column->right;
		}
	return n >= PLAIN_LEAST && left * 10 >= n * 9 && right * 4 <= n * 3;
}

/* The reading of the header in lines from..body that fits the columns of the body best, and
 * what it costs; COLUMNS_READINGS: none does. */
static unsigned
best_reading(struct columns *c, size_t from, size_t body, size_t to, size_t *least)
{
	unsigned best = COLUMNS_READINGS, readings = c->measure == BY_WIDTH ? 1 : COLUMNS_READINGS;

	*least = SIZE_MAX;
	c->heads.plain = is_plain(c, body, to);
	if (!columns_collect(c, from, body))
		return best;
	for (unsigned reading = 0; reading < readings && *least != 0; reading++)
		if (columns_names(c, body, reading) && columns_cost(c) < *least) {
			best = reading;
			*least = columns_cost(c);
		}
	return best;
}

/* Reads the header of lines from..to by itself. */
static bool
fit_header(struct columns *c, size_t from, size_t body, size_t to)
{
	size_t cost;
	unsigned best = best_reading(c, from, body, to, &cost);

	return best < COLUMNS_READINGS && columns_names(c, body, best) &&
	    columns_place(c, body, to);
}

static size_t
header_cost(struct columns *c, size_t from, size_t body, size_t to, enum measure m)
{
	size_t cost = SIZE_MAX;

	c->measure = m;
	if (fit_lines(c, body, to) && has_amounts(c))
		best_reading(c, from, body, to, &cost);
	return cost;
}

/* The measure by which the page lines up better; where its rows do by either, as names of as many
 * characters each, the one by which the header fits them. */
static enum measure
measure_of(struct columns *c, size_t from, size_t body, size_t to)
{
	enum measure even = columns_evenness(c, from, to, BY_WIDTH) >
	    columns_evenness(c, from, to, BY_CHARACTER) ? BY_WIDTH : BY_CHARACTER;
	enum measure other = even == BY_WIDTH ? BY_CHARACTER : BY_WIDTH;

	if (body == from || columns_evenness(c, body, to, BY_WIDTH) !=
	    columns_evenness(c, body, to, BY_CHARACTER))
		return even;
	return header_cost(c, from, body, to, other) < header_cost(c, from, body, to, even) ?
	    other : even;
}

bool
columns_fit(struct columns *c, size_t from, size_t to)
{
	size_t body = columns_body(c, from, to);

	c->measure = measure_of(c, from, body, to);
	body = columns_first_row(c, from, body, to);
	c->heads.rows = 0;
	if (body > from && fit_lines(c, body, to) && has_amounts(c) &&
	    fit_header(c, from, body, to))
		return true;
	c->heads.rows = 0;
	if (!fit_lines(c, from, to))
		return false;
	c->heads.plain = is_plain(c, from, to);
	return true;
}
