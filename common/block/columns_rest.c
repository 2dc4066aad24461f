/* columns_rest: what a page break tears off a row; see columns_pages.h.
 *
 * Where cells are set at the top, the first lines of a page that hold texts only are the rest
 * of the row before, if each goes on with a text of that row that fills its column. */
#include "block/columns_pages.h"

enum {
	REST_LINES = 8,
	CHARACTER = 2		/* display width */
};

/* The last run of the row before in that column of the table; NULL: it has none. */
static const struct run *
last_run(const struct columns *c, const struct torn_row *t, uint8_t column)
{
	for (size_t i = t->from; i-- > t->before;)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (run->row == t->row && run->column == column)
				return run;
		}
	return NULL;
}

/* Is no text of that page wider, in the column, than this one and a character more? */
static bool
is_full(const struct columns *c, const struct torn_row *t, const struct run *text)
{
	for (size_t i = t->before; i < t->from; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (run->column == text->column && !run->number &&
			    run->size >= text->size + CHARACTER)
				return false;
		}
	return true;
}

/* The column of the page that a text above line body stands in: that of a text below that
 * begins where it does, or one right of all that the page has, where the table has one. */
static uint8_t
column_of(const struct columns *c, const struct torn_row *t, size_t body, const struct run *text)
{
	size_t left = text->left[c->measure], right = 0;

	for (size_t i = body; i < t->to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (run->left[c->measure] == left && !run->number)
				return run->column;
			if (run->right[c->measure] > right)
				right = run->right[c->measure];
		}
	return left > right && c->ncolumns < COLUMNS_MAX &&
	    t->place[c->ncolumns] < t->columns ? (uint8_t)c->ncolumns : text->column;
}

/* May all of line i, above line body, be the rest of texts of the row before? */
static bool
is_rest(const struct columns *c, const struct torn_row *t, size_t i, size_t body)
{
	const struct column_line *line = &c->lines[i];

	if (line->numbers)
		return false;
	for (size_t k = 0; k < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k], *above;

		if (run->label)
			return false;
		above = last_run(c, t, t->place[column_of(c, t, body, run)]);
		if (above == NULL || above->number || !is_full(c, t, above))
			return false;
	}
	return true;
}

/* Does line i begin a row?  It has a number and several cells. */
static bool
begins_row(const struct columns *c, size_t i)
{
	return c->lines[i].numbers && c->lines[i].runs > 2;
}

/* The first line of the page that begins a row; from, if there are too many above it. */
static size_t
find_body(const struct columns *c, const struct torn_row *t)
{
	size_t lines = 0;

	for (size_t i = t->from; i < t->to && lines <= REST_LINES; i++) {
		if (begins_row(c, i))
			return i;
		lines += c->lines[i].runs != 0;
	}
	return t->from;
}

void
columns_join_rest(struct columns *c, const struct torn_row *t)
{
	size_t body = find_body(c, t);

	if (c->ncolumns < COLUMNS_MAX)
		t->place[c->ncolumns] = (uint8_t)(t->place[c->ncolumns - 1] + 1);
	for (size_t i = t->from; i < body; i++)
		if (!is_rest(c, t, i, body))
			return;
	if (body > t->from && c->heads.body <= body)
		c->heads.rows = 0;	/* what was taken for its header */
	for (size_t i = t->from; i < body; i++) {
		c->lines[i].numbered = true;
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			run->placed = false;
			run->column = column_of(c, t, body, run);
			run->row = t->row;
		}
	}
}
