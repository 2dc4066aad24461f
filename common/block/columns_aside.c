/* columns_aside: lines that stand further left than the others of their page; see columns_fit.h.
 *
 * pdftotext leaves as many blanks before a cell as the text before it asks for, so that a narrow
 * header or the first row below it stands further left than the wide rows that follow.  What it
 * has between two columns seems to be one of hardly any cells, and what is behind that stands a
 * column too far left.  Such cells have their place in the next column of many cells, and push
 * what stands there in their line into the one behind, up to a column that the line leaves free.
 * What stands where others of its column do is not pushed. */
#include "block/columns_fit.h"

enum {
	NEAR = 3,		/* blanks from a name to its column, and to the name before */
	FAR = 12,		/* … from what is pushed by another */
	FEW = 8,		/* lines for each cell of a column that may be none */
	ALIKE = 3		/* runs at one place are where their column is */
};

struct aside {
	struct columns *c;
	size_t from, to;
	size_t cells[COLUMNS_MAX];
	size_t weak;		/* the column to be taken away */
};

static void
count_cells(struct aside *a)
{
	memset(a->cells, 0, sizeof a->cells);
	for (size_t i = a->from; i < a->to; i++)
		for (size_t k = 0; k < a->c->lines[i].runs; k++)
			a->cells[a->c->runs[a->c->lines[i].first + k].column]++;
}

static bool
is_few(const struct aside *a, size_t column)
{
	return a->cells[column] * FEW <= a->to - a->from;
}

/* The next column of many cells behind this one; ncolumns: there is none. */
static size_t
next_full(const struct aside *a, size_t column)
{
	do
		column++;
	while (column < a->c->ncolumns && is_few(a, column));
	return column;
}

/* Do several other runs of its column begin, or numbers end, where this one does? */
static bool
is_aligned(const struct aside *a, const struct run *run)
{
	enum measure m = a->c->measure;
	size_t alike = 0;

	for (size_t i = a->from; i < a->to && alike < ALIKE; i++)
		for (size_t k = 0; k < a->c->lines[i].runs; k++) {
			const struct run *other = &a->c->runs[a->c->lines[i].first + k];

			alike += other != run && other->column == run->column &&
			    other->number == run->number &&
			    (other->left[m] == run->left[m] ||
				(run->number && other->right[m] == run->right[m]));
		}
	return alike >= ALIKE;
}

/* May run k of the line go from the weak column to that one?  A cell of a line with numbers
 * reaches it; a name comes near, and stands above the end of the column before. */
static bool
may_begin(const struct aside *a, const struct column_line *line, size_t k, size_t column)
{
	const struct run *run = &a->c->runs[line->first + k];
	size_t left = a->c->column[column].left, right = run->right[a->c->measure];

	if (line->numbers)
		return left <= right + 1;
	return k > 0 && left <= right + NEAR &&
	    run->left[a->c->measure] < a->c->column[a->weak - 1].right &&
	    run->left[BY_CHARACTER] <= run[-1].right[BY_CHARACTER] + NEAR;
}

/* May the run, whose column another one takes, go to that one? */
static bool
may_follow(const struct aside *a, const struct run *run, size_t column)
{
	return !is_aligned(a, run) &&
	    a->c->column[column].left <= run->right[a->c->measure] + FAR;
}

/* Where the runs of line i have their places if the weak column is none.  Returns false if it
 * has one that stays there. */
static bool
plan(const struct aside *a, size_t i, uint8_t *places)
{
	const struct column_line *line = &a->c->lines[i];
	size_t taken = 0;	/* the last column that is, and one more */

	for (size_t k = 0; k < line->runs; k++) {
		const struct run *run = &a->c->runs[line->first + k];
		size_t column = run->column;

		if (column == a->weak || column < taken) {
			bool weak = column == a->weak && column >= taken;

			column = next_full(a, taken > column ? taken - 1 : column);
			if (column >= a->c->ncolumns || !(weak ?
				may_begin(a, line, k, column) : may_follow(a, run, column)))
				return false;
		}
		places[k] = (uint8_t)column;
		taken = column + 1;
	}
	return true;
}

/* Gives the runs of line i the places of those that begin as they do in the line above.  Returns
 * false if one in the weak column is not below such a run. */
static bool
plan_below(const struct aside *a, size_t i, uint8_t *places)
{
	const struct column_line *line = &a->c->lines[i], *above = line - 1;
	uint8_t others[COLUMNS_MAX];

	if (i == a->from || line->numbers || !plan(a, i - 1, others))
		return false;
	for (size_t k = 0; k < line->runs; k++) {
		const struct run *run = &a->c->runs[line->first + k];
		size_t j = 0;

		while (j < above->runs && a->c->runs[above->first + j].left[BY_CHARACTER] !=
		    run->left[BY_CHARACTER])
			j++;
		places[k] = j < above->runs ? others[j] : run->column;
		if (places[k] == a->weak || (k > 0 && places[k] <= places[k - 1]))
			return false;
	}
	return true;
}

static bool
has_weak(const struct aside *a, const struct column_line *line)
{
	for (size_t k = 0; k < line->runs; k++)
		if (a->c->runs[line->first + k].column == a->weak)
			return true;
	return false;
}

/* Finds the places of the runs of line i, if they are to move: one is in the weak column, or they
 * go on with the line above, which has such a one. */
static bool
find_places(const struct aside *a, size_t i, uint8_t *places)
{
	const struct column_line *line = &a->c->lines[i];

	if (has_weak(a, line))
		return plan_below(a, i, places) || plan(a, i, places);
	return i > a->from && has_weak(a, line - 1) && plan_below(a, i, places);
}

/* Does a line of names have a cell in the weak column? */
static bool
has_name(const struct aside *a)
{
	for (size_t i = a->from; i < a->to; i++)
		if (!a->c->lines[i].numbers && has_weak(a, &a->c->lines[i]))
			return true;
	return false;
}

static bool
has_places(const struct aside *a)
{
	uint8_t places[COLUMNS_MAX];

	for (size_t i = a->from; i < a->to; i++)
		if (has_weak(a, &a->c->lines[i]) && !find_places(a, i, places))
			return false;
	return true;
}

/* Gives all runs their places, from the last line up: a line is placed by the one above it as that
 * was. */
static void
move_cells(struct aside *a)
{
	uint8_t places[COLUMNS_MAX];

	for (size_t i = a->to; i-- > a->from;) {
		struct column_line *line = &a->c->lines[i];

		if (!find_places(a, i, places))
			continue;
		for (size_t k = 0; k < line->runs; k++)
			a->c->runs[line->first + k].column = places[k];
	}
}

/* The weak column holds nothing any more. */
static void
remove_column(struct aside *a)
{
	struct columns *c = a->c;

	for (size_t i = a->from; i < a->to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			run->column = (uint8_t)(run->column - (run->column > a->weak));
		}
	c->ncolumns--;
	memmove(&c->column[a->weak], &c->column[a->weak + 1],
	    (c->ncolumns - a->weak) * sizeof *c->column);
}

void
columns_push_aside(struct columns *c, size_t from, size_t to)
{
	struct aside a = { .c = c, .from = from, .to = to, .weak = 1 };

	count_cells(&a);
	while (a.weak + 1 < c->ncolumns) {
		size_t next = next_full(&a, a.weak);

		if (!is_few(&a, a.weak) || next >= c->ncolumns ||
		    a.cells[a.weak] * 2 > a.cells[next] || !has_name(&a) || !has_places(&a)) {
			a.weak++;
			continue;
		}
		move_cells(&a);
		remove_column(&a);
		count_cells(&a);
	}
}
