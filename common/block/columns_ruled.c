/* columns_ruled: tables whose columns a rule of dashes says, as pandoc writes
 * them; see columns.h.
 *
 * Simple: a header line, the rule, one line a row; a second rule or an empty
 * line ends it, and without a header it begins with the rule.  Multiline: a
 * long rule above and below, cells wrap, empty lines part the rows.  Padded by
 * display width. */
#include "block/columns.h"

#include "block/table_form.h"

enum { HEADER_LINES = 16, BODY_LINES = 1 << 14 };

static bool
is_blank(const struct columns *c, size_t i)
{
	return c->lines[i].runs == 0;
}

/* One unbroken rule? */
static bool
is_long_rule(const struct columns *c, size_t i)
{
	return c->lines[i].class == LINE_IS_RULE && c->lines[i].runs == 1 &&
	    memchr(columns_text(c, &c->runs[c->lines[i].first]).p, ' ',
		columns_text(c, &c->runs[c->lines[i].first]).n) == NULL;
}

/* Its words are the columns; false if it has only one. */
static bool
read_rule(struct columns *c, size_t rule)
{
	struct span text = form_line(c->region, rule);

	c->ncolumns = 0;
	c->measure = BY_WIDTH;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '-')
			continue;
		if (i == 0 || text.p[i - 1] == ' ') {
			if (c->ncolumns == COLUMNS_MAX)
				return false;
			c->column[c->ncolumns++] = (struct column){
				.left = (uint16_t)i
			};
		}
		c->column[c->ncolumns - 1].right = (uint16_t)(i + 1);
	}
	return c->ncolumns > 1;
}

/* The first line of the header above the rule; *wrapped: a long rule stands
 * above it, which is the first line then. */
static size_t
header_start(const struct columns *c, size_t rule, size_t least, bool *wrapped)
{
	size_t i = rule;

	*wrapped = false;
	while (i > least && rule - i < HEADER_LINES && !is_blank(c, i - 1)) {
		i--;
		if (is_long_rule(c, i)) {
			*wrapped = true;
			return i;
		}
	}
	return rule > least && !is_blank(c, rule - 1) ? rule - 1 : rule;
}

/* Is line i the rule that ends the table? */
static bool
is_last_rule(const struct columns *c, size_t rule, size_t i, bool wrapped)
{
	return wrapped ? is_long_rule(c, i) :
	    span_eq(form_line(c->region, rule), form_line(c->region, i));
}

/* Where the body ends: *closed: with a rule, which is part of the table. */
static size_t
body_end(const struct columns *c, size_t rule, bool wrapped, bool headless,
    bool *closed)
{
	size_t i = rule + 1;

	*closed = false;
	for (; i < c->region->nlines && i - rule < BODY_LINES; i++) {
		if (c->lines[i].class == LINE_IS_RULE) {
			*closed = is_last_rule(c, rule, i, wrapped);
			return i + *closed;
		}
		if (is_blank(c, i) && !wrapped && !headless)
			return i;
	}
	return i;
}

/* Do blank lines stand between the rows? */
static bool
has_gaps(const struct columns *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is_blank(c, i))
			return true;
	return false;
}

/* The rule tells the column of each, so names of groups stay where they stand. */
static void
set_row(struct columns *c, size_t i, uint32_t row)
{
	for (size_t k = 0; k < c->lines[i].runs; k++) {
		struct run *run = &c->runs[c->lines[i].first + k];

		run->row = row;
		run->placed = true;
	}
}

/* Cuts line i by the columns of the rule; where two cells came into one, though blanks part as many
 * as there are columns, these are the cells in order: ** around names, which their columns
 * have room for, was taken out. */
static void
cut_line(struct columns *c, size_t i)
{
	struct column_line gaps = c->lines[i], *line = &c->lines[i];

	columns_cut(c, i);
	if (gaps.runs != c->ncolumns || line->runs >= gaps.runs)
		return;
	line->first = gaps.first;
	line->runs = gaps.runs;
	for (size_t k = 0; k < line->runs; k++)
		c->runs[line->first + k].column = (uint8_t)k;
}

/* Numbers the rows of lines from..to; several lines are a row where blank
 * lines part them. */
static uint32_t
set_rows(struct columns *c, size_t from, size_t to, bool gaps, uint32_t row)
{
	bool open = false;

	for (size_t i = from; i < to; i++) {
		if (is_blank(c, i)) {
			open = false;
			continue;
		}
		cut_line(c, i);
		if (!gaps || !open)
			row++;
		open = true;
		set_row(c, i, row - 1);
	}
	return row;
}

size_t
columns_ruled(struct columns *c, size_t rule, size_t least, size_t *from,
    size_t *n)
{
	bool wrapped, closed, gaps;
	size_t start = header_start(c, rule, least, &wrapped), end, last;
	uint32_t row;

	if (!read_rule(c, rule))
		return 0;
	end = body_end(c, rule, wrapped, start == rule, &closed);
	last = closed ? end - 1 : end;
	while (last > rule && is_blank(c, last - 1))
		last--;
	if (last == rule + 1 || (!closed && (wrapped || start == rule)))
		return 0;
	gaps = has_gaps(c, rule + 1, last);
	row = set_rows(c, wrapped ? start + 1 : start, rule, true, 0);
	row = set_rows(c, rule + 1, last, gaps || wrapped, row);
	*from = start;
	*n = c->ncolumns;
	return closed ? end : last;
}
