/* columns_narrow: amounts of two columns below each other; see columns_narrow.h. */
#include "block/columns_narrow.h"

#include "text/character.h"

enum {
	DECIMALS = 2,
	PIECES = 4		/* of both amounts: 1387.9, 98.96, 5, % */
};

/* The pieces in one column, from the line of the first amount on. */
struct pieces {
	struct run *run[PIECES];
	size_t n;
	size_t end;		/* the line behind them */
};

/* Digits behind the point of an amount; NONE: s is no number with a point. */
static size_t
decimals(struct span s)
{
	size_t point = NONE;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.')
			point = point == NONE ? i : s.n;
		else if (!byte_is_digit(s.p[i]) && s.p[i] != ',')
			return NONE;
	}
	return point == NONE || point == s.n ? NONE : s.n - point - 1;
}

/* 5, %, 5%: what is left of a number. */
static bool
is_scrap(struct span s)
{
	size_t i = 0;

	while (i < s.n && byte_is_digit(s.p[i]))
		i++;
	return i <= 1 && (i == s.n || (i + 1 == s.n && s.p[i] == '%'));
}

static struct run *
last_run(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];

	return line->runs == 0 ? NULL : &c->runs[line->first + line->runs - 1U];
}

/* Are all runs of line i but the last one texts? */
static bool
is_one_number(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];

	for (size_t k = 0; k + 1 < line->runs; k++)
		if (c->runs[line->first + k].number || c->runs[line->first + k].label)
			return false;
	return line->runs > 0;
}

static bool
has_amounts(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];
	size_t amounts = 0;

	for (size_t k = 0; k < line->runs; k++)
		amounts += decimals(columns_text(c, &c->runs[line->first + k])) != NONE;
	return amounts > 1;
}

/* Pieces below the last amount of line i: an amount, and then scraps. */
static bool
read_pieces(const struct columns *c, size_t i, size_t to, struct pieces *p)
{
	*p = (struct pieces){ .run = { last_run(c, i) }, .n = 1, .end = i + 1 };
	if (decimals(columns_text(c, p->run[0])) == NONE)
		return false;
	for (; p->end < to && p->n < PIECES && is_one_number(c, p->end); p->end++) {
		struct run *run = last_run(c, p->end);
		struct span s = columns_text(c, run);

		if (run->column != p->run[0]->column ||
		    (p->n == 1 ? decimals(s) != DECIMALS : !is_scrap(s)))
			break;
		p->run[p->n++] = run;
	}
	return p->n > 2;
}

/* Do the scraps make both amounts whole, the first one with a digit, if it lacks one, the second
 * one with its sign? */
static bool
are_whole(const struct columns *c, const struct pieces *p)
{
	size_t lack = DECIMALS - decimals(columns_text(c, p->run[0]));
	struct span last = columns_text(c, p->run[p->n - 1]);

	return lack <= 1 && p->n == 3 + lack && span_eq(last, SPAN("%")) &&
	    (lack == 0 || byte_is_digit(columns_text(c, p->run[2]).p[0]));
}

static void
part_pieces(struct columns *c, size_t i, const struct pieces *p)
{
	uint32_t row = p->run[0]->row;

	for (size_t at = i + 1; at < p->end; at++)
		for (size_t k = 0; k < c->lines[at].runs; k++)
			c->runs[c->lines[at].first + k].row = row;
	p->run[1]->column++;
	p->run[p->n - 1]->column++;
}

/* The amount that line i has above run, by that measure; NULL: none. */
static const struct run *
amount_above(const struct columns *c, size_t i, const struct run *run, enum measure m)
{
	const struct column_line *line = &c->lines[i];

	for (size_t k = 0; k < line->runs; k++) {
		const struct run *upper = &c->runs[line->first + k];

		if (upper->left[m] < run->right[m] && run->left[m] < upper->right[m] &&
		    decimals(columns_text(c, upper)) != NONE)
			return upper;
	}
	return NULL;
}

/* Is line i + 1, by that measure, nothing but the last digits and signs that amounts of line i
 * lack? */
static bool
is_line_of_scraps(const struct columns *c, size_t i, enum measure m)
{
	const struct column_line *line = &c->lines[i + 1];

	for (size_t k = 0; k < line->runs; k++) {
		const struct run *run = &c->runs[line->first + k];
		const struct run *upper = amount_above(c, i, run, m);
		struct span s = columns_text(c, run);

		if (upper == NULL || s.n != 1 || !is_scrap(s) ||
		    decimals(columns_text(c, upper)) + run->number != DECIMALS)
			return false;
	}
	return line->runs > 1;
}

static void
join_scraps(struct columns *c, size_t i, enum measure m)
{
	for (size_t k = 0; k < c->lines[i + 1].runs; k++) {
		struct run *run = &c->runs[c->lines[i + 1].first + k];
		const struct run *upper = amount_above(c, i, run, m);

		run->column = upper->column;
		run->row = upper->row;
	}
}

void
columns_part_narrow(struct columns *c, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++) {
		struct pieces p;

		if (!has_amounts(c, i))
			continue;
		if (read_pieces(c, i, to, &p) && are_whole(c, &p) &&
		    p.run[0]->column + 1U < c->ncolumns)
			part_pieces(c, i, &p);
		else if (is_line_of_scraps(c, i, BY_CHARACTER))
			join_scraps(c, i, BY_CHARACTER);
		else if (is_line_of_scraps(c, i, BY_WIDTH))
			join_scraps(c, i, BY_WIDTH);
	}
}
