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

/* May all of line i be the rest of texts of the row before? */
static bool
is_rest(const struct columns *c, const struct torn_row *t, size_t i)
{
	const struct column_line *line = &c->lines[i];

	if (line->numbers)
		return false;
	for (size_t k = 0; k < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k], *above;

		if (run->label)
			return false;
		above = last_run(c, t, t->place[run->column]);
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

void
columns_join_rest(struct columns *c, const struct torn_row *t)
{
	size_t lines = 0, end = t->from;

	for (; end < t->to && lines <= REST_LINES; end++) {
		if (c->lines[end].runs == 0)
			continue;
		if (!is_rest(c, t, end))
			break;
		lines++;
	}
	if (lines == 0 || lines > REST_LINES || end == t->to || !begins_row(c, end))
		return;
	for (size_t i = t->from; i < end; i++) {
		c->lines[i].numbered = true;
		for (size_t k = 0; k < c->lines[i].runs; k++)
			c->runs[c->lines[i].first + k].row = t->row;
	}
}
