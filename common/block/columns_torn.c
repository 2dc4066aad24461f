/* columns_torn: columns of codes that are too narrow for these, 20 over 1; see columns.h. */
#include "block/columns.h"

#include "text/character.h"

enum {
	LENGTH_LEAST = 3, LENGTH_MOST = 7,	/* of a code, an odd number */
	REST_MOST = 2,		/* digits of its second line */
	SURE = 3		/* codes torn so, that show it */
};

/* What is known of a column while its lines are gone through. */
struct torn_column {
	uint8_t begun;		/* digits of a code that is not at its end */
	uint8_t first;		/* … in all codes that are torn */
	uint8_t torn;		/* codes in two lines, up to SURE */
	bool other;		/* it holds other numbers */
	bool seen;		/* it holds any */
};

/* 2 functions, 3 and 5 economic classes: what a code may begin with. */
static bool
begins_code(char digit)
{
	return digit == '2' || digit == '3' || digit == '5';
}

static bool
is_length(size_t n)
{
	return n >= LENGTH_LEAST && n <= LENGTH_MOST && n % 2 == 1;
}

/* The next number of a column; the first may be the rest of one on the page before, and the
 * last may go on on the next. */
static void
take(struct torn_column *column, struct span s)
{
	if (!span_is_digits(s) || s.n > LENGTH_MOST || column->other)
		column->other = true;
	else if (column->begun != 0) {
		column->other = s.n > REST_MOST || s.n > column->begun ||
		    !is_length(column->begun + s.n);
		if (column->torn < SURE)
			column->torn++;
		column->first = column->begun;
		column->begun = 0;
	} else if (!begins_code(s.p[0]))
		column->other = column->seen || s.n > REST_MOST;
	else if (!is_length(s.n)) {
		column->other = column->first != 0 && column->first != s.n;
		column->begun = (uint8_t)s.n;
	}
	column->seen = true;
}

void
columns_find_torn(struct columns *c, size_t from, size_t to)
{
	struct torn_column torn[COLUMNS_MAX] = { { 0 } };

	for (size_t i = from; i < to; i++) {
		const struct column_line *line = &c->lines[i];

		for (size_t k = 0; k < line->runs; k++) {
			const struct run *run = &c->runs[line->first + k];

			if (run->number && !line->header)
				take(&torn[run->column], columns_text(c, run));
		}
	}
	for (size_t k = 0; k < c->ncolumns; k++)
		c->column[k].torn = torn[k].torn == SURE && !torn[k].other ? torn[k].first : 0;
}

bool
columns_tears(const struct columns *c, const struct run *upper, const struct run *lower)
{
	struct span a = columns_text(c, upper), b = columns_text(c, lower);

	return a.n == c->column[upper->column].torn && b.n <= REST_MOST &&
	    is_length(a.n + b.n);
}
