/* columns_fit: which runs of a page stand in one column; see columns.h.
 *
 * Runs are taken one by one, numbers first, narrow ones first.  A run joins the
 * column that it overlaps.  Where it overlaps several, they are one column if
 * no line has something in both; else the run is a cell over several columns
 * and stays in the first. */
#include "report/columns.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	WIDE = 40,		/* a run this wide says nothing about columns */
	BESIDE = 4, NEXT = 2,	/* blanks between a heading and its column */
	NEAR = 3,		/* blanks between two halves of one column */
	SLACK = 2,		/* that a run may stand in a neighbour's column */
	POSITIONS = 512,
	MANY = 3,		/* least runs at a place that say where a column is */
	MERGES = 512		/* more on one page are no table's */
};

static size_t
width(const struct run *run, enum measure m)
{
	return (size_t)(run->right[m] - run->left[m]);
}

/* --- the measure -------------------------------------------------------- */

/* How often runs of the page begin and numbers end at a place. */
struct edges {
	uint32_t lefts[2][POSITIONS];	/* of texts, of numbers */
	uint32_t rights[POSITIONS];
	uint32_t many;		/* what counts as often */
};

static void
find_edges(const struct columns *c, size_t from, size_t to, enum measure m,
    struct edges *edges)
{
	*edges = (struct edges){ .many = (uint32_t)((to - from) / 12) };
	if (edges->many < MANY)
		edges->many = MANY;
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (run->right[m] >= POSITIONS)
				continue;
			edges->lefts[run->number][run->left[m]]++;
			edges->rights[run->right[m]] += run->number;
		}
}

static bool
is_popular(const struct edges *edges, const struct run *run, enum measure m)
{
	return run->right[m] < POSITIONS &&
	    (edges->lefts[run->number][run->left[m]] >= edges->many ||
		(run->number && edges->rights[run->right[m]] >= edges->many));
}

/* How well do the runs stand above each other? */
static uint64_t
evenness(const struct columns *c, size_t from, size_t to, enum measure m)
{
	struct edges edges;
	uint64_t sum = 0;

	find_edges(c, from, to, m, &edges);
	for (size_t i = 0; i < POSITIONS; i++) {
		uint64_t lefts = (uint64_t)edges.lefts[0][i] + edges.lefts[1][i];

		sum += lefts * lefts + (uint64_t)edges.rights[i] * edges.rights[i];
	}
	return sum;
}

/* --- columns ------------------------------------------------------------ */

/* Do columns a and b both hold something in one line? */
static bool
are_side_by_side(const struct columns *c, size_t a, size_t b)
{
	return c->beside[a] >> b & 1;
}

static uint64_t
renamed(uint64_t mask, size_t a, size_t b, size_t last)
{
	uint64_t bit = 1;

	if (mask & bit << b)
		mask |= bit << a;
	mask &= ~(bit << b);
	if (mask & bit << last)
		mask = (mask & ~(bit << last)) | bit << b;
	return mask;
}

void
columns_merge(struct columns *c, size_t from, size_t to, size_t a, size_t b)
{
	struct column *into = &c->column[a], *other = &c->column[b];
	size_t last = --c->ncolumns;

	c->merges++;
	into->left = other->left < into->left ? other->left : into->left;
	into->right = other->right > into->right ? other->right : into->right;
	into->lines += other->lines;
	into->numbers += other->numbers;
	into->texts += other->texts;
	c->beside[a] |= c->beside[b];
	c->beside[b] = c->beside[last];
	for (size_t i = 0; i <= last; i++)
		c->beside[i] = renamed(c->beside[i], a, b, last);
	for (size_t i = from; i < to; i++) {
		c->masks[i - from] = renamed(c->masks[i - from], a, b, last);
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			if (run->column == b)
				run->column = (uint8_t)a;
			else if (run->column == last)
				run->column = (uint8_t)b;
		}
	}
	c->column[b] = c->column[last];
}

static size_t
overlap(const struct columns *c, const struct run *run, size_t column)
{
	const struct column *at = &c->column[column];
	size_t left = run->left[c->measure], right = run->right[c->measure];

	left = at->left > left ? at->left : left;
	right = at->right < right ? at->right : right;
	return right > left ? right - left : 0;
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
			    !are_side_by_side(c, a, b))
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
	return overlap(c, run, column) == width(run, c->measure);
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
	bool wide = width(run, c->measure) >= WIDE;

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

/* --- order -------------------------------------------------------------- */

/* Runs that begin where many do (numbers: or end), other numbers, texts beside
 * numbers, other texts; narrow before wide. */
static uint64_t
rank(const struct columns *c, const struct edges *edges, uint32_t at)
{
	const struct run *run = &c->runs[at];
	uint64_t phase = run->number ? 1 : c->lines[run->line].numbers ? 2 : 3;
	uint64_t wide = width(run, c->measure);

	if (wide >= WIDE)
		phase = 4;
	else if (is_popular(edges, run, c->measure))
		phase = 0;
	return phase << 60 | (wide & 0xFFFF) << 32 | at;
}

static int
by_rank(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static size_t
order_runs(struct columns *c, size_t from, size_t to)
{
	struct edges edges;
	size_t n = 0;

	find_edges(c, from, to, c->measure, &edges);
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			c->keys = mem_grow(c->keys, n, &c->keys_cap,
			    sizeof *c->keys);
			c->keys[n++] = rank(c, &edges, c->lines[i].first + (uint32_t)k);
		}
	qsort(c->keys, n, sizeof *c->keys, by_rank);
	return n;
}

/* --- afterwards --------------------------------------------------------- */

static size_t
distance(const struct column *a, const struct column *b)
{
	if (a->left >= b->right)
		return (size_t)(a->left - b->right);
	return b->left >= a->right ? (size_t)(b->left - a->right) : 0;
}

/* A column of hardly any cells right beside another one, never filled together
 * with it: the heading of that one. */
static void
merge_strays(struct columns *c, size_t from, size_t to)
{
	size_t body = columns_body(c, from, to);

	for (size_t a = 0; a < c->ncolumns; a++) {
		size_t best = SIZE_MAX, near = NEAR + 1;

		if (c->column[a].lines > 1 + (to - from) / 16)
			continue;
		for (size_t b = 0; b < c->ncolumns; b++) {
			size_t n = distance(&c->column[a], &c->column[b]);

			if (b != a && n < near &&
			    (n == 0 || c->column[a].numbers == 0) && c->column[b].lines > c->column[a].lines &&
			    !are_side_by_side(c, a, b) &&
			    (n == 0 || columns_may_head(c, from, body, to, a, b))) {
				near = n;
				best = b;
			}
		}
		if (best != SIZE_MAX) {
			columns_merge(c, from, to, best < a ? best : a, best < a ? a : best);
			a = SIZE_MAX;	/* from the start; there is one less */
		}
	}
}

/* Numbers a character further left or right than others, never beside them: one column
 * that a line prints a little aside. */
static void
merge_neighbours(struct columns *c, size_t from, size_t to)
{
	for (size_t a = 0; a < c->ncolumns; a++)
		for (size_t b = a + 1; b < c->ncolumns; b++)
			if (c->column[a].texts + c->column[b].texts == 0 &&
			    distance(&c->column[a], &c->column[b]) == 0 && !are_side_by_side(c, a, b))
				columns_merge(c, from, to, a, b--);
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
	if (run->spans || run->number)
		return;
	if (run->right[m] > column->wrap)
		column->wrap = run->right[m];
	if (run->size > column->size)
		column->size = run->size;
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
		for (size_t k = 0; k < c->lines[i].runs; k++)
			c->runs[c->lines[i].first + k].column = UINT8_MAX;
	n = order_runs(c, from, to);
	for (size_t i = 0; i < n; i++)
		if (!take_run(c, from, to, &c->runs[c->keys[i] & UINT32_MAX]))
			return false;
	columns_pair_heads(c, from, to);
	merge_strays(c, from, to);
	merge_neighbours(c, from, to);
	columns_part_upright(c, from, to);
	sort_columns(c, from, to);
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

/* Reads the header of lines from..to by itself, in the way that fits the columns of
 * the body best. */
static bool
fit_header(struct columns *c, size_t from, size_t body, size_t to)
{
	unsigned best = COLUMNS_READINGS, readings = c->measure == BY_WIDTH ? 1 : COLUMNS_READINGS;
	size_t least = SIZE_MAX;

	for (unsigned reading = 0; reading < readings && least != 0; reading++)
		if (columns_names(c, from, body, reading) && columns_cost(c) < least) {
			best = reading;
			least = columns_cost(c);
		}
	return best < COLUMNS_READINGS && columns_names(c, from, body, best) &&
	    columns_place(c, body, to);
}

bool
columns_fit(struct columns *c, size_t from, size_t to)
{
	size_t body = columns_body(c, from, to);

	c->measure = evenness(c, from, to, BY_WIDTH) >
	    evenness(c, from, to, BY_CHARACTER) ? BY_WIDTH : BY_CHARACTER;
	body = columns_first_row(c, from, body, to);
	c->heads.rows = 0;
	if (body > from && fit_lines(c, body, to) && has_amounts(c) && fit_header(c, from, body, to))
		return true;
	c->heads.rows = 0;
	return fit_lines(c, from, to);
}
