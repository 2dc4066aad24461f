/* lines_levels: titles in several rows, every cell on a line of its own; see lines.h.
 *
 * Above the names of the columns stand those of groups of them, and beside these the names
 * that are merged over all rows: 项目 | 上年决算数 | 2024年 over 预算数 | 决算数.  As lines
 * they follow one the other, so there are more of them than columns.  The names of columns
 * end in words of numbers, 数 率, and those of groups do not; where the lines of cells below
 * merged ones are left, empty, these tell.  A name that is merged over all rows to the right
 * of a group cannot be told from the first below it but by its sense. */
#include "block/lines.h"

#include "language/date.h"
#include "language/grammar.h"
#include "text/punct.h"

enum { MOST_TITLES = 28 };

/* The titles of a table, without the lines that go on with those above. */
struct titles {
	const struct block *b;
	size_t line[MOST_TITLES];
	size_t gaps[MOST_TITLES];	/* empty lines before each but the first */
	size_t n, columns;
	size_t groups;			/* titles of groups: one for each that is too many */
	size_t sides;			/* columns that are merged over all rows */
	bool hollow;			/* merged cells left empty lines */
};

static struct span
title_text(const struct titles *t, size_t i)
{
	return blank_trim(form_line(t->b, t->line[i]));
}

/* 预算数, 执行率: the title of a column of numbers. */
static bool
is_measure(struct span title)
{
	size_t bracket = punct_find(title, '(');

	if (bracket != NONE && bracket > 0)
		title = blank_trim(span_slice(title, 0, bracket));
	return word_table_ends(&name_words, "measure", title);
}

/* 2024年度（万元）: the title of a group. */
static bool
is_year(struct span title)
{
	size_t bracket = punct_find(title, '(');

	if (bracket != NONE)
		title = blank_trim(span_slice(title, 0, bracket));
	return date_year_in(title) != 0 && (word_table_ends(&grammar, "year", title) ||
	    word_table_ends(&grammar, "fiscal", title));
}

static bool
read_titles(struct titles *t, const struct block *b, size_t from, size_t end, size_t columns)
{
	size_t gaps = 0;

	*t = (struct titles){ .b = b, .columns = columns };
	for (size_t at = from; at < end; at++) {
		if (lines_is_gap(b, at))
			gaps++;
		if (!lines_is_label(b, at))
			continue;
		if (t->n == MOST_TITLES)
			return false;
		t->gaps[t->n] = t->n == 0 ? 0 : gaps;
		t->line[t->n++] = at;
		gaps = 0;
	}
	t->groups = t->n > columns ? t->n - columns : 0;
	return t->groups != 0;
}

/* Is there nothing but as many empty lines as columns are merged, before each lower row? */
static bool
fits_gaps(const struct titles *t, size_t sides)
{
	size_t last = 0;

	for (size_t i = 1; i < t->n; i++) {
		if (t->gaps[i] != 0 && (t->gaps[i] != sides || i <= sides))
			return false;
		if (t->gaps[i] != 0)
			last = i;
	}
	return last == sides + t->groups;
}

/* Does title i + period say the same as title i, from the first below groups on? */
static bool
repeats(const struct titles *t, size_t period)
{
	for (size_t i = t->sides + t->groups; i + period < t->n; i++)
		if (!span_eq(title_text(t, i), title_text(t, i + period)))
			return false;
	return true;
}

/* How many groups of as many columns, with the same titles, stand below; 1: no more. */
static size_t
count_periods(const struct titles *t)
{
	size_t below = t->columns - t->sides;

	for (size_t period = 1; period < below; period++)
		if (below % period == 0 && repeats(t, period))
			return below / period;
	return 1;
}

/* Does no title of a plan stand behind one of what was spent, as if it had come from
 * elsewhere? */
static bool
in_order(const struct titles *t)
{
	size_t period = (t->columns - t->sides) / count_periods(t);
	size_t first = t->sides + t->groups;
	bool spent = false;

	for (size_t i = first; i < first + period; i++) {
		struct span title = title_text(t, i);

		if (is_year(title) || (spent && word_table_in(&name_words, "budget", title)))
			return false;
		spent |= word_table_in(&name_words, "accounts", title) ||
		    word_table_ends(&name_words, "ratio", title);
	}
	return true;
}

/* May so many columns be merged over all rows? */
static bool
fits_words(const struct titles *t, size_t sides)
{
	size_t below = sides + t->groups, measures = 0;

	for (size_t i = sides; i < below; i++)
		if (is_measure(title_text(t, i)))
			return false;
	for (size_t i = 1; i < sides && !t->hollow; i++)
		if (!is_measure(title_text(t, i)))
			return false;
	for (size_t i = below; i < t->n; i++)
		measures += is_measure(title_text(t, i));
	return measures * 2 > t->n - below && (t->hollow || is_measure(title_text(t, below)));
}

/* Finds out how many columns are merged over all rows, if only one number fits. */
static bool
find_sides(struct titles *t)
{
	size_t found = 0;

	for (size_t sides = 1; sides + 1 < t->columns; sides++) {
		if (!fits_words(t, sides) || (t->hollow && !fits_gaps(t, sides)))
			continue;
		t->sides = sides;
		found++;
	}
	return found == 1 && in_order(t);
}

/* Where the row of groups from title i on ends: at empty lines, or behind a year that is
 * alone above others. */
static size_t
row_end(const struct titles *t, size_t i)
{
	size_t end = t->sides + t->groups, next = i + 1;

	if (!t->hollow)
		return next < end && is_year(title_text(t, i)) && !is_year(title_text(t, next)) ?
		    next : end;
	while (next < end && t->gaps[next] == 0)
		next++;
	return next;
}

/* Says something of the columns below, so that it must stand above no others? */
static bool
says_what(struct span title)
{
	return date_year_in(title) != 0 || punct_ends(title, ')') != 0;
}

/* May the groups from title i to end, a row, stand above the columns: one above all, in the
 * first row as many as come again below, or such that say nothing of them? */
static bool
fits_row(const struct titles *t, size_t i, size_t end)
{
	bool says = false;

	for (size_t k = i; k < end; k++)
		says |= says_what(title_text(t, k));
	return end - i <= t->columns - t->sides &&
	    (end - i == 1 || !says || (i == t->sides && count_periods(t) == end - i));
}

/* Marks the titles from i to end as a row, behind so many empty cells; in the first one each
 * of a group over as many columns as it has, if that is known. */
static void
mark_row(unsigned char *marks, const struct titles *t, size_t i, size_t end, size_t empty)
{
	size_t groups = end - t->sides, all = t->columns - t->sides;
	size_t each = i == 0 && (groups == 1 || groups == count_periods(t)) ? all / groups : 1;

	for (size_t k = i; k < end; k++) {
		bool over = k >= t->sides && k < t->sides + t->groups;

		marks[t->line[k]] = (unsigned char)(k == i ? MARK_ROW | empty << MARK_SHIFT :
		    MARK_CELL | (over ? each - 1 : 0) << MARK_SHIFT);
	}
}

bool
lines_mark_levels(struct plan *plan, size_t from, size_t end, size_t columns, bool spaced)
{
	struct titles t;
	size_t i;

	if (!read_titles(&t, plan->region, from, end, columns))
		return false;
	for (i = 1; i < t.n && !spaced; i++)
		t.hollow |= t.gaps[i] != 0;
	if (!find_sides(&t))
		return false;
	for (i = t.sides; i < t.sides + t.groups && !t.hollow; i = row_end(&t, i))
		if (!fits_row(&t, i, row_end(&t, i)))
			return false;
	for (size_t at = t.line[0]; at < end; at++)
		plan->marks[at] = lines_kind(t.b, at) == LABEL ? MARK_MORE : MARK_GAP;
	for (i = 0; i < t.n; i = end) {
		end = i >= t.sides + t.groups ? t.n : row_end(&t, i == 0 ? t.sides : i);
		mark_row(plan->marks, &t, i, end, i == 0 ? 0 : t.sides);
	}
	plan->marks[t.line[0]] |= MARK_TABLE;
	return true;
}

bool
lines_heads_values(struct span title)
{
	return is_measure(title) || is_year(title);
}

bool
lines_have_levels(const struct block *b, size_t from, size_t end, size_t columns)
{
	size_t labels = 0;

	for (size_t at = end; at-- > from && labels < 2 * columns;)
		if (lines_is_label(b, at) && ++labels >= columns &&
		    lines_heads_values(blank_trim(form_line(b, at))))
			return true;
	return false;
}
