/* lines_numbered: tables whose rows are numbered, where every cell stands on a line of its
 * own; see lines.h.
 *
 * Below titles of which 序号 is the first, or 行次 the second, 1, 2 and 3 stand equally far
 * apart: so far as a row has cells.  Empty cells are empty lines, unless an empty line stands
 * between all. */
#include "block/lines.h"

#include "language/total_name.h"
#include "text/punct.h"

enum {
	LEAST_COLUMNS = 3, MOST_COLUMNS = 24,
	LEAST_ROWS = 3,
	GROUP_COLUMN = 15,	/* of more, the marks cannot say where a group is */
	DIGITS = 4
};

/* Cells from the first title on, each on a line. */
struct cells {
	const struct block *b;
	bool spaced;
};

/* The line of the cell n cells behind the one in line at; nlines: there is none. */
static size_t
cell_behind(const struct cells *c, size_t at, size_t n)
{
	for (; n > 0 && at < c->b->nlines; n--)
		at = c->spaced ? lines_next(c->b, at + 1) : at + 1;
	return at;
}

/* The whole number that a line is; 0: it is none, or there is no such line. */
static size_t
ordinal_at(const struct cells *c, size_t at)
{
	struct span s = blank_trim(at < c->b->nlines ? form_line(c->b, at) :
	    (struct span){ "", 0 });
	size_t value = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.n > DIGITS || s.p[i] < '0' || s.p[i] > '9')
			return 0;
		value = value * 10 + (size_t)(s.p[i] - '0');
	}
	return value;
}

/* How many rows of width cells have 1, 2, 3 and then more and more from line at on. */
static size_t
count_rows(const struct cells *c, size_t at, size_t width)
{
	size_t n = 0, last = 0, value;

	while ((value = ordinal_at(c, at)) != 0 &&
	    (n < LEAST_ROWS ? value == n + 1 : value > last)) {
		n++;
		last = value;
		at = cell_behind(c, at, width);
	}
	return n;
}

/* Does number n come in one of the next cells from line at on?  Then rows are not as wide
 * as was thought: empty cells were lost. */
static bool
comes_later(const struct cells *c, size_t at, size_t width, size_t n)
{
	for (size_t i = 0; i < 2 * width; i++, at = cell_behind(c, at, 1))
		if (ordinal_at(c, at) == n)
			return true;
	return false;
}

/* How many cells a row has whose number, 1, stands in line at; 0: that is none. */
static size_t
find_width(const struct cells *c, size_t at, size_t *rows)
{
	for (size_t width = LEAST_COLUMNS; width <= MOST_COLUMNS; width++)
		if (ordinal_at(c, cell_behind(c, at, width)) == 2 &&
		    (*rows = count_rows(c, at, width)) >= LEAST_ROWS &&
		    !comes_later(c, cell_behind(c, at, *rows * width), width, *rows + 1))
			return width;
	return 0;
}

/* A table: its titles, and the rows below them. */
struct numbered {
	size_t titles;		/* cells of them, what asides take up not counted */
	size_t first;		/* the line of the first row's number */
	size_t width, rows;
	bool beside;		/* the name of a row stands before its number */
};

/* （公里）: on a line of its own, part of the title above. */
static bool
is_aside(const struct cells *c, size_t at)
{
	struct span s = blank_trim(form_line(c->b, at));

	return punct_starts(s, '(') != 0 && punct_ends(s, ')') != 0;
}

/* The line of the title behind the one in line at. */
static size_t
title_behind(const struct cells *c, size_t at)
{
	do
		at = cell_behind(c, at, 1);
	while (at < c->b->nlines && is_aside(c, at));
	return at;
}

/* The rows below the titles of which the one in line at is that of their numbers. */
static bool
find_rows(const struct cells *c, size_t at, struct numbered *t)
{
	t->first = at;
	for (t->titles = 1; t->titles <= 3 * MOST_COLUMNS; t->titles++) {
		t->first = title_behind(c, t->first);
		if (t->first >= c->b->nlines)
			return false;
		if (ordinal_at(c, t->first) == 1 &&
		    (t->width = find_width(c, t->first, &t->rows)) != 0)
			return true;
	}
	return false;
}

/* Marks n cells from line at on as a row; returns the line behind it. */
static size_t
mark_row(struct plan *plan, const struct cells *c, size_t at, size_t n)
{
	for (size_t i = 0; i < n && at < c->b->nlines; i++) {
		size_t next = cell_behind(c, at, 1);

		plan->marks[at] = i == 0 ? MARK_ROW : MARK_CELL;
		while (++at < next && at < c->b->nlines)
			plan->marks[at] = MARK_GAP;
	}
	return at;
}

/* The same for titles, asides with them. */
static size_t
mark_title_row(struct plan *plan, const struct cells *c, size_t at, size_t n)
{
	for (size_t i = 0; i < n && at < c->b->nlines; i++) {
		size_t next = title_behind(c, at);

		plan->marks[at] = i == 0 ? MARK_ROW : MARK_CELL;
		while (++at < next && at < c->b->nlines)
			plan->marks[at] = lines_is_gap(c->b, at) ? MARK_GAP : MARK_MORE;
	}
	return at;
}

/* Digits behind the point of the numbers of a column, the same in all rows but for zeros;
 * NONE: it holds something else. */
static size_t
places_of(const struct cells *c, const struct numbered *t, size_t column)
{
	size_t places = NONE, at = cell_behind(c, t->first, column);

	for (size_t row = 0; row < t->rows; row++, at = cell_behind(c, at, t->width)) {
		struct span s = at < c->b->nlines ? blank_trim(form_line(c->b, at)) : SPAN("");
		const char *point = s.n == 0 ? NULL : memchr(s.p, '.', s.n);
		size_t n = point == NULL ? 0 : s.n - (size_t)(point - s.p);

		if (s.n == 0 || !lines_is_value(s))
			return NONE;
		if (span_eq(s, SPAN("0")))
			continue;
		if (places != NONE && places != n)
			return NONE;
		places = n;
	}
	return places;
}

/* Titles of two rows, of which one in the upper row stands above those of the lower, with no
 * empty cells to say so: which column that begins at, and how many it has. */
struct group {
	size_t column, n;
};

/* Amounts that are written alike stand side by side below the titles of the lower row; false
 * if they do in no place, or in several. */
static bool
find_group(const struct cells *c, const struct numbered *t, struct group *g)
{
	size_t places[MOST_COLUMNS], run;

	*g = (struct group){ 0, 0 };
	for (size_t i = 0; i < t->width; i++)
		places[i] = places_of(c, t, i);
	for (size_t i = 1; i < t->width; i += run) {
		for (run = 1; i + run < t->width && places[i + run] == places[i];)
			run++;
		if (places[i] == NONE || places[i] == 0 || run < 2)
			continue;
		if (g->n != 0)
			return false;
		*g = (struct group){ i, run };
	}
	return g->n == 2 && t->width <= GROUP_COLUMN;	/* of three, the group may be over two */
}

/* Is there an empty cell among the titles? */
static bool
has_gap(const struct cells *c, size_t at, const struct numbered *t)
{
	for (; at < t->first; at++)
		if (!c->spaced && lines_is_gap(c->b, at))
			return true;
	return false;
}

/* The cells of the row of the total that begins with line at: its name, perhaps behind an empty
 * cell that has no number of a row, and numbers and empty cells behind it; 0: it is none, or has
 * none behind. */
static size_t
count_total(const struct cells *c, size_t at, size_t width)
{
	size_t n = 1, named = 1;

	if (!c->spaced && at + 1 < c->b->nlines && lines_kind(c->b, at) == GAP) {
		at++;
		named = ++n;
	}
	if (at >= c->b->nlines || !total_name_is(form_line(c->b, at)))
		return 0;
	for (at = cell_behind(c, at, 1); n < width && at < c->b->nlines; n++) {
		enum line_kind kind = lines_kind(c->b, at);

		if (kind != VALUE && (kind != GAP || c->spaced))
			break;
		at = cell_behind(c, at, 1);
	}
	return n > named ? n : 0;
}

/* Marks the titles from line at on as the lower row, with empty cells on both sides of them. */
static void
mark_lower_titles(struct plan *plan, const struct cells *c, size_t at, const struct numbered *t,
    struct group g)
{
	size_t last = t->first - 1;

	mark_title_row(plan, c, at, g.n);
	plan->marks[at] |= (unsigned char)(g.column << MARK_SHIFT);
	while ((plan->marks[last] & MARK_KIND) == MARK_GAP)
		last--;
	plan->marks[last] |= (unsigned char)((t->width - g.column - g.n) << MARK_SHIFT);
}

/* Marks the titles from line at on: a row, or two of which the second one is whole.  Returns
 * where the table begins: behind them if nobody can tell which stand above which. */
static size_t
mark_titles(struct plan *plan, const struct cells *c, size_t at, const struct numbered *t)
{
	size_t from = at;
	bool even = t->titles <= t->width || t->beside || has_gap(c, at, t);
	struct group g;

	if (!even && t->titles == t->width + 1 && find_group(c, t, &g)) {
		at = mark_title_row(plan, c, at, t->titles - g.n);
		mark_lower_titles(plan, c, at, t, g);
	} else if (!even) {
		return t->first;
	} else if (t->titles > t->width && !c->spaced) {
		at = mark_title_row(plan, c, at, t->titles - t->width);
		mark_title_row(plan, c, at, t->width);
	} else
		mark_title_row(plan, c, at, t->titles);
	return from;
}

size_t
lines_plan_numbered(struct plan *plan, size_t at, bool spaced)
{
	struct cells c = { plan->region, spaced };
	enum lines_role role = lines_role(form_line(plan->region, at));
	size_t before = role == LINES_SECOND, from, total;	/* 行次 stands behind 项目 */
	struct numbered t;

	if ((role != LINES_ORDINAL && role != LINES_SECOND) || (spaced && before > 0) ||
	    at < before || !find_rows(&c, at, &t) || t.titles > 2 * t.width ||
	    t.titles + 1 < LEAST_COLUMNS)
		return at;
	from = at - before;
	t.beside = before != 0;
	from = mark_titles(plan, &c, from, &t);
	for (at = t.first - before; t.rows > 0; t.rows--)
		at = mark_row(plan, &c, at, t.width);
	total = count_total(&c, at, t.width);
	at = total != 0 ? mark_row(plan, &c, at, total) : at;
	plan->marks[from] |= MARK_TABLE;
	return at;
}
