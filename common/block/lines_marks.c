/* lines_marks: titles of columns that end with those of weight and mark, and below
 * them rows that end with two numbers, the mark no greater than its weight, where
 * every cell stands on a line of its own; see lines.h. */
#include "block/lines.h"

#include "block/caption.h"
#include "language/grammar.h"
#include "text/punct.h"

enum {
	LEAST_ROWS = 3, LEAST_MARKS = 4, MOST_COLUMNS = 14, CHARACTER_BYTES = 3,
	REMARK_BYTES = 240,
	MOST_MORE = 3		/* lines that go on with the cell above, in one row */
};

/* The titles of a table of marks. */
struct titles {
	size_t columns;		/* 0: there are none */
	size_t end;		/* the line behind the last one */
	size_t apart;		/* columns from that of the weight to that of the mark */
	bool remark;		/* a column for remarks behind the mark */
};

/* One Chinese character. */
static bool
is_character(struct span s)
{
	return s.n == CHARACTER_BYTES && (unsigned char)s.p[0] >= 0xE4;
}

/* Titles that begin with line at: somewhere those of weight and mark, behind it at
 * most that of remarks.  A lone character, 值, is the rest of one that is torn. */
static struct titles
read_titles(const struct block *b, size_t at)
{
	struct titles t = { .columns = 0 };
	size_t n = 0, weight = 0;

	if (lines_role(form_line(b, at)) != LINES_START)
		return t;
	for (; at < b->nlines && n < MOST_COLUMNS; at = lines_next(b, at + 1)) {
		enum lines_role role = lines_role(form_line(b, at));

		if (lines_kind(b, at) != LABEL || is_character(blank_trim(form_line(b, at))))
			return t;
		n++;
		if (role == LINES_WEIGHT)
			weight = n;
		if (role != LINES_MARK || weight == 0)
			continue;
		t.apart = n - weight;
		t.end = lines_next(b, at + 1);
		t.remark = t.end < b->nlines && lines_role(form_line(b, t.end)) == LINES_REMARK;
		t.end = t.remark ? t.end + 1 : at + 1;
		t.columns = n + t.remark;
		return t;
	}
	return t;
}

/* A line of text, a note or the label of an attachment: it is no cell. */
static bool
ends_table(struct span line)
{
	return line.n > REMARK_BYTES || caption_is_note(line) ||
	    form_names_attachment(blank_trim(line));
}

/* The row from line at on: its cells, of which one is the weight and, some columns
 * further, the last one is the mark, no greater.  Empty lines between the two are
 * empty cells unless all lines are spaced.  Returns the line behind the mark; 0 if
 * there is no such row. */
static size_t
read_row(const struct block *b, size_t at, const struct titles *t, bool spaced,
    size_t *cells)
{
	unsigned weights[MOST_COLUMNS + 1] = { 0 }, mark;
	size_t steps = 0;

	*cells = 0;
	for (; at < b->nlines && *cells < t->columns + 4; at++) {
		struct span text = form_line(b, at);
		size_t before = (steps + MOST_COLUMNS + 1 - t->apart) % (MOST_COLUMNS + 1);
		bool gap = lines_is_gap(b, at);

		if (gap && (spaced || *cells == 0 || t->apart == 1))
			continue;
		*cells += !gap;
		if (gap || !lines_mark(text, &mark)) {
			mark = 0;
			if (!gap && ends_table(text))
				return 0;
		} else if (steps >= t->apart && weights[before] > 0 &&
		    mark + 1 <= weights[before]) {
			return at + 1;
		} else {
			mark++;
		}
		weights[steps++ % (MOST_COLUMNS + 1)] = mark;
	}
	return 0;
}

/* Is the line at the remark of the row that ends before it?  It is no label of
 * the next row, where that has one but for it. */
static size_t
behind_remark(const struct block *b, size_t end, bool spaced)
{
	size_t at = spaced ? lines_next(b, end) : end;

	if (at >= b->nlines || lines_is_gap(b, at) ||
	    lines_holds_value(b, at) || ends_table(form_line(b, at)))
		return end;
	return at + 1;
}

/* A cell that goes on with the one above: brackets, the rest of 满意度 指标. */
static bool
goes_on(const struct block *b, size_t above, size_t at)
{
	struct span text = blank_trim(form_line(b, at)), before = blank_trim(form_line(b, above));

	if (text.n == 0 || is_character(before))
		return text.n == 0 || is_character(text);
	return (punct_starts(text, '(') != 0 && punct_ends(text, ')') != 0) ||
	    (before.n <= 9 && !word_table_ends(&name_words, "indicator", before) &&
	    text.n <= 12 && word_table_ends(&name_words, "indicator", text));
}

static void
mark_cells(struct plan *plan, size_t from, size_t to, size_t surplus)
{
	const struct block *b = plan->region;
	size_t above = b->nlines;

	for (size_t at = from; at < to; at++) {
		if (lines_is_gap(b, at)) {
			plan->marks[at] = MARK_GAP;
			continue;
		}
		plan->marks[at] = above == b->nlines ? MARK_ROW :
		    surplus > 0 && goes_on(b, above, at) ? MARK_MORE : MARK_CELL;
		above = at;
	}
}

/* The first of the lines above that are one character each (绩 效 指 标): the
 * title of a column, too. */
static size_t
characters_above(const struct block *b, size_t at)
{
	for (size_t i = at; i-- > 0 && at - i <= 2;) {
		if (lines_is_gap(b, i))
			continue;
		if (!is_character(blank_trim(form_line(b, i))))
			break;
		at = i;
	}
	return at;
}

/* Empty lines between weight and mark, which ends before line end, are cells. */
static void
mark_empty(struct plan *plan, size_t end, const struct titles *t)
{
	for (size_t at = end - t->apart; at < end; at++)
		if (plan->marks[at] == MARK_GAP)
			plan->marks[at] = MARK_CELL;
}

size_t
lines_plan_marks(struct plan *plan, size_t at, bool spaced)
{
	const struct block *b = plan->region;
	size_t end, cells, widest = 0, rows = 0, wide = 0, from;
	struct titles t = read_titles(b, at);

	if (t.columns < LEAST_MARKS)
		return at;
	for (from = t.end; (end = read_row(b, from, &t, spaced, &cells)) != 0;
	    from = t.remark ? behind_remark(b, end, spaced) : end) {
		rows++;
		wide += cells + t.remark > t.columns;
		if (cells + t.remark > widest)
			widest = cells + t.remark;
	}
	if (rows < LEAST_ROWS || widest < t.columns || widest > t.columns + MOST_MORE ||
	    wide * 2 >= rows)
		return at;	/* a title among them that is none, or cells torn over lines */
	at = characters_above(b, at);
	mark_cells(plan, at, t.end, 1);
	plan->marks[at] |= MARK_TABLE;
	for (from = t.end; (end = read_row(b, from, &t, spaced, &cells)) != 0; from = t.end) {
		t.end = t.remark ? behind_remark(b, end, spaced) : end;
		mark_cells(plan, lines_next(b, from), t.end, 1);
		memset(plan->marks + from, MARK_GAP, lines_next(b, from) - from);
		if (!spaced && t.apart > 1)
			mark_empty(plan, end, &t);
	}
	return t.end;
}
