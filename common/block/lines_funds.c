/* lines_funds: the funds of a self-evaluation form, where every cell stands on a line of
 * its own: the form's name with its unit, titles of amounts, rate, weight and mark, and
 * below them rows of a label, or of as many labels each as titles of these stand above, and
 * what the titles say; see lines.h. */
#include "block/lines.h"

#include "language/total_name.h"
#include "text/punct.h"

enum {
	LEAST_TITLES = 4, LEAST_AMOUNTS = 2, MOST_TITLES = 12,
	MOST_LABELS = 3,	/* of a row: task, content */
	HALF_BYTES = 15		/* of a torn title */
};

/* The titles of the funds. */
struct funds {
	size_t first, end;		/* their lines */
	size_t columns;
	size_t labels;			/* that rows begin with */
	size_t amounts;			/* before the first one of another kind */
	enum lines_role role[MOST_TITLES];
	size_t torn[MOST_TITLES];	/* lines that go on with the title before */
	size_t ntorn;
};

/* A row of them. */
struct fund_row {
	size_t label;			/* line of its first label */
	size_t labels;
	size_t first, end;		/* lines of its values */
	size_t values, gaps;
};

/* 年初 / 预算数: the role of the title whose halves are line at and the one at next; 0: it is
 * none. */
static enum lines_role
torn_role(const struct block *b, size_t at, size_t next)
{
	struct span text = blank_trim(form_line(b, at)), rest;
	char title[2 * HALF_BYTES];

	if (text.n == 0 || text.n > HALF_BYTES || next >= b->nlines ||
	    (rest = blank_trim(form_line(b, next))).n > HALF_BYTES)
		return LINES_NONE;
	memcpy(title, text.p, text.n);
	memcpy(title + text.n, rest.p, rest.n);
	return lines_role((struct span){ title, text.n + rest.n });
}

/* The role of the title that begins with line *at, which becomes the last of it. */
static enum lines_role
title_role(const struct block *b, size_t *at, struct funds *f)
{
	enum lines_role role = lines_role(form_line(b, *at));
	size_t next;

	if (role != LINES_NONE)
		return role;
	next = lines_next(b, *at + 1);
	role = torn_role(b, *at, next);
	if (role != LINES_NONE)
		f->torn[f->ntorn++] = *at = next;
	return role;
}

/* Titles that begin with line at: two of amounts at least, then perhaps others. */
static bool
read_titles(const struct block *b, size_t at, struct funds *f)
{
	*f = (struct funds){ .first = at };
	for (; at < b->nlines && f->columns < MOST_TITLES; at = lines_next(b, at + 1)) {
		enum lines_role role = title_role(b, &at, f);

		if (role != LINES_AMOUNT && role != LINES_PERCENT && role != LINES_WEIGHT &&
		    role != LINES_MARK)
			break;
		f->amounts += role == LINES_AMOUNT && f->amounts == f->columns;
		f->role[f->columns++] = role;
		f->end = at + 1;
	}
	return f->columns >= LEAST_TITLES && f->amounts >= LEAST_AMOUNTS &&
	    f->amounts < f->columns;
}

/* May the value stand below a title of this role?  A dash stands below any. */
static bool
may_stand(enum lines_role role, struct span value)
{
	struct span s = blank_trim(value);
	bool percent = memchr(s.p, '%', s.n) != NULL;
	unsigned mark;

	if (s.p[s.n - 1] != '%' && (s.p[s.n - 1] < '0' || s.p[s.n - 1] > '9'))
		return true;
	switch (role) {
	case LINES_AMOUNT:
		return !percent;
	case LINES_PERCENT:
		return percent || memchr(s.p, ',', s.n) == NULL;
	default:
		return lines_mark(s, &mark);
	}
}

/* The line that follows line at of cells one right below the other, between which empty ones
 * stand only where they do between all lines. */
static size_t
next_cell(const struct block *b, size_t at, bool spaced)
{
	return spaced ? lines_next(b, at + 1) : at + 1;
}

/* Labels from line at on, one right below the other: how many; *next: the line behind. */
static size_t
count_labels(const struct block *b, size_t at, bool spaced, size_t *next)
{
	size_t labels = 0;

	for (; at < b->nlines && lines_kind(b, at) == LABEL; at = next_cell(b, at, spaced))
		labels++;
	*next = at;
	return labels;
}

/* Is all of a row there, or nothing but its amounts, or these and the rate, which its sign
 * shows? */
static bool
is_whole(const struct block *b, const struct funds *f, const struct fund_row *row)
{
	size_t last = row->values - 1;

	if (row->values != 0 && row->end < b->nlines && lines_holds_value(b, row->end))
		return false;		/* there are more columns than these titles */
	if (row->values == f->columns)
		return true;
	if (row->values == 0 || row->gaps != 0)
		return false;
	return row->values == f->amounts || (row->values > f->amounts &&
	    f->role[last] == LINES_PERCENT &&
	    span_ends(blank_trim(form_line(b, row->end - 1)), SPAN("%")));
}

/* The row that begins with line label; false if its labels and values are not what the titles
 * say.  A total has but one label, and perhaps empty lines for the others. */
static bool
read_row(const struct block *b, const struct funds *f, size_t label, bool spaced,
    struct fund_row *row)
{
	size_t gaps = 0, at;

	*row = (struct fund_row){ .label = label, .first = b->nlines };
	row->labels = count_labels(b, label, spaced, &at);
	if (row->labels == 1 && f->labels > 1 && total_name_is(blank_trim(form_line(b, label))))
		at = lines_next(b, at);
	else if (row->labels != f->labels)
		return false;
	for (; at < b->nlines && row->values + row->gaps < f->columns; at++) {
		enum line_kind kind = lines_kind(b, at);

		gaps += kind == GAP && !spaced;
		if (kind == GAP)
			continue;
		if (kind != VALUE || !may_stand(f->role[row->values], form_line(b, at)))
			break;
		if (row->values++ == 0)
			row->first = at;
		row->gaps += gaps;
		gaps = 0;
		row->end = at + 1;
	}
	return is_whole(b, f, row);
}

/* The line of the first of as many titles of labels right above those of amounts; that of the
 * latter if they are not there. */
static size_t
label_titles(const struct plan *plan, const struct funds *f, bool spaced)
{
	const struct block *b = plan->region;
	size_t at = f->first;

	for (size_t n = 0; n < f->labels; n++) {
		while (spaced && at > 0 && lines_is_gap(b, at - 1))
			at--;
		if (at-- == 0 || plan->marks[at] != MARK_PROSE || lines_kind(b, at) != LABEL ||
		    punct_starts(blank_trim(form_line(b, at)), '(') != 0)
			return f->first;
	}
	return at;
}

/* How many labels do rows begin with?  Where it is more than one, a second row has as many. */
static bool
read_labels(const struct block *b, struct funds *f, size_t label, bool spaced)
{
	struct fund_row row;
	size_t at;

	f->labels = 1;
	if (read_row(b, f, label, spaced, &row))
		return true;
	f->labels = count_labels(b, label, spaced, &at);
	return f->labels > 1 && f->labels <= MOST_LABELS &&
	    read_row(b, f, label, spaced, &row) &&
	    read_row(b, f, lines_next(b, row.end), spaced, &row) && row.labels == f->labels;
}

/* Stands no name above the titles, but that of a group of them, 2023年? */
static bool
is_below_groups(const struct block *b, const struct funds *f, bool spaced)
{
	size_t at = f->first;

	while (spaced && at > 0 && lines_is_gap(b, at - 1))
		at--;
	return at > 0 && lines_heads_values(blank_trim(form_line(b, at - 1)));
}

/* The titles are the first row: behind the name's cell or titles of labels, or behind empty
 * ones. */
static void
mark_titles(struct plan *plan, const struct funds *f, size_t name)
{
	const struct block *b = plan->region;
	unsigned char before = f->labels > 1 ? MARK_CELL : MARK_MORE;

	for (size_t at = name; at < f->end; at++)
		plan->marks[at] = lines_is_gap(b, at) ? MARK_GAP :
		    at < f->first ? before : MARK_CELL;
	for (size_t i = 0; i < f->ntorn; i++)
		plan->marks[f->torn[i]] = MARK_MORE;
	plan->marks[name] = (unsigned char)(MARK_ROW | MARK_TABLE |
	    (name == f->first ? f->labels << MARK_SHIFT : 0));
}

/* A row of nothing but amounts has no cells below the titles behind them, and a total none
 * before its name. */
static void
mark_row(struct plan *plan, const struct funds *f, const struct fund_row *row)
{
	for (size_t at = row->label; at < row->end; at++)
		plan->marks[at] = lines_is_gap(plan->region, at) ? MARK_GAP : MARK_CELL;
	plan->marks[row->label] = (unsigned char)(MARK_ROW |
	    (f->labels - row->labels) << MARK_SHIFT);
	plan->marks[row->end - 1] |= (unsigned char)((f->columns - row->values) << MARK_SHIFT);
}

size_t
lines_plan_funds(struct plan *plan, size_t at, bool spaced)
{
	const struct block *b = plan->region;
	struct funds f;
	struct fund_row row;
	size_t label;

	if (!read_titles(b, at, &f))
		return at + 1;
	label = lines_next(b, f.end);
	if (is_below_groups(b, &f, spaced) || !read_labels(b, &f, label, spaced))
		return f.end;
	mark_titles(plan, &f, f.labels > 1 ? label_titles(plan, &f, spaced) :
	    lines_name_above(plan, f.first, spaced));
	while (read_row(b, &f, label, spaced, &row)) {
		memset(plan->marks + f.end, MARK_GAP, label - f.end);
		mark_row(plan, &f, &row);
		f.end = row.end;
		label = lines_next(b, f.end);
	}
	return f.end;
}
