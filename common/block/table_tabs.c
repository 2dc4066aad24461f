/* table_tabs: rows on one line each, TABs between their cells (catdoc, text
 * pasted from a spreadsheet).
 *
 * A cell of several paragraphs breaks its row into several lines.  catdoc, which
 * writes a line end wherever two cell marks stand together, cannot show an empty
 * cell but by breaking the row, too; and where it wraps, it may put a line end in
 * place of a TAB.  So lines are items whose column counts decide (marks_fit.h).
 * Lines without a TAB are cells in such a row, rows of one cell, or prose: the
 * fit tells, and a table of one column is none. */
#include "block/tabs_items.h"

#include "text/character.h"

/* A TAB with something before it (another TAB, too) and text behind it. */
static bool
tabs_own(struct span text)
{
	size_t n = text.n;
	const char *tab;

	while (n > 0 && (text.p[n - 1] == '\t' || text.p[n - 1] == ' '))
		n--;
	if (n < 2)
		return false;
	tab = memchr(text.p + 1, '\t', n - 1);
	return tab != NULL;
}

static size_t
width_of(const struct plan *plan, size_t *i, size_t to)
{
	const struct marks_item *run = &plan->runs[*i];
	size_t width = run->lead + run->cells;

	while (++*i < to && (++run)->choice < MARKS_ROW)
		width += run->choice == MARKS_SAME ? run->cells - 1 :
		    run->lead + run->cells;
	return width;
}

/* Rows hold TABs, and most are as wide as their neighbour. */
static bool
is_table(const struct plan *plan, size_t from, size_t to)
{
	size_t rows = 0, steady = 0, lists = 0, tabs = 0, before = 0;

	for (size_t i = from; i < to;) {
		const struct plan_item *item = &plan->items[i];
		size_t at = i, width = width_of(plan, &i, to);
		struct span first = form_line(plan->region, item->first);

		for (; at < i; at++)
			if (plan->region->lines[plan->items[at].first].flags & LINE_TAB)
				break;
		tabs += at < i;
		if (width == 1 || form_is_empty(first))
			continue;
		rows++;
		steady += width == before;
		before = width;
		lists += item->parting;
	}
	return plan->given || (rows > 1 && steady * 2 + 1 >= rows / 2 &&
	    steady > 0 && lists * 2 < rows && tabs * 2 > rows);
}

/* Marks hold the empty cells that stand before a line's first field. */
static unsigned char
mark_with(enum mark mark, unsigned lead)
{
	return (unsigned char)(mark | lead << MARK_SHIFT);
}

static void
mark_item(struct plan *plan, const struct plan_item *item,
    const struct marks_item *run)
{
	plan->marks[item->first] = run->choice == MARKS_SAME ? MARK_MORE :
	    mark_with(run->choice == MARKS_NEXT ? MARK_CELL : MARK_ROW, run->lead);
	for (size_t at = item->first + 1; at < item->end; at++)
		plan->marks[at] =
		    tabs_is_wrapped(form_line(plan->region, at - 1)) ?
		    MARK_CELL : MARK_MORE;
}

static void
mark_table(struct plan *plan, size_t from, size_t to)
{
	size_t at = plan->items[from].first;

	memset(plan->marks + at, MARK_GAP, plan->items[to - 1].end - at);
	for (size_t i = from; i < to; i++)
		mark_item(plan, &plan->items[i], &plan->runs[i]);
	plan->marks[at] |= MARK_TABLE;
}

/* A line without a TAB below the last row: prose, unless it counts on. */
static bool
is_behind(const struct plan *plan, size_t i)
{
	const struct marks_item *run = &plan->runs[i];

	return plan->items[i].cells == 1 && (run->choice >= MARKS_ROW ||
	    run->cost[run->choice] != 0);
}

/* Where the row begins to which item i - 1 belongs, if no item of it has a TAB: a list below
 * the table, its items counting on; else i. */
static size_t
list_start(const struct plan *plan, size_t from, size_t i)
{
	size_t start = i;

	while (start > from && plan->items[start - 1].cells == 1)
		if (plan->runs[--start].choice >= MARKS_ROW)
			return start;
	return i;
}

/* Lines without a TAB at either end are the prose around the table. */
static void
plan_table(struct plan *plan, size_t from, size_t to)
{
	while (from < to && plan->items[from].cells == 1 && (from + 1 == to ||
	    plan->runs[from + 1].choice >= MARKS_ROW) && !plan->given)
		from++;
	while (to > from && !plan->given) {
		size_t behind = is_behind(plan, to - 1) ? to - 1 : list_start(plan, from, to);

		if (behind == to)
			break;
		to = behind;
	}
	if (from < to && is_table(plan, from, to))
		mark_table(plan, from, to);
}

/* Is item i a row of one cell without any more text? */
static bool
stands_alone(const struct plan *plan, size_t i, size_t to)
{
	return plan->items[i].cells == 1 && plan->runs[i].run == 2 &&
	    plan->runs[i].choice >= MARKS_ROW &&
	    (i + 1 == to || plan->runs[i + 1].choice >= MARKS_ROW);
}

/* The end of several such rows together, of which one is a sentence: text between
 * two tables; from itself where there is none. */
static size_t
end_of_text(const struct plan *plan, size_t from, size_t to)
{
	size_t end = from;
	bool sentence = false;

	for (; end < to && stands_alone(plan, end, to); end++)
		sentence |= form_is_sentence(form_line(plan->region,
		    plan->items[end].end - 1));
	return sentence && end > from + 1 ? end : from;
}

/* Cuts a table where text stands between its rows. */
static void
plan_tables(struct plan *plan, size_t from, size_t to)
{
	for (size_t at = from; at < to;) {
		size_t end = plan->given ? at : end_of_text(plan, at, to);

		if (end == at) {
			while (++at < to && stands_alone(plan, at - 1, to) &&
			    stands_alone(plan, at, to))
				;	/* these are known to hold no sentence */
			continue;
		}
		plan_table(plan, from, at);
		from = at = end;
	}
	plan_table(plan, from, to);
}

/* Has the item but words, and is it all of a row? */
static bool
is_row_of_words(const struct plan *plan, size_t i, size_t n)
{
	const struct plan_item *item = &plan->items[i];

	return plan->runs[i].choice == MARKS_ROW && !plan->runs[i].fixed && item->cells > 1 &&
	    item->end == item->first + 1 && (i + 1 == n || plan->runs[i + 1].choice >= MARKS_ROW) &&
	    !span_has_digit(form_line(plan->region, item->first));
}

/* Rows of a header stand behind the same cells, those merged over them all: where as many marks
 * stand before two rows of words, the upper one begins where the lower one does. */
static void
align_headers(struct plan *plan, size_t n)
{
	for (size_t i = n; i-- > 1;) {
		struct marks_item *run = &plan->runs[i - 1];

		if (is_row_of_words(plan, i, n) && is_row_of_words(plan, i - 1, n) &&
		    run->run == plan->runs[i].run && run->lead != 0 &&
		    run->lead < plan->runs[i].lead)
			run->lead = plan->runs[i].lead;
	}
}

static void
tabs_plan(struct plan *plan)
{
	struct tabs_shape shape = tabs_shape_of(plan->region);
	size_t n = tabs_read_items(plan, &shape);

	tabs_weigh_items(plan, &shape, n);
	marks_fit(&plan->marks_fit, plan->runs, n);
	align_headers(plan, n);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n; to++)
			if (plan->runs[to].choice == MARKS_TABLE)
				break;
		plan_tables(plan, from, to);
	}
}

static void
end_cell(struct table *t, size_t start, size_t end)
{
	if (start < end)
		table_add_piece(t, start, end);
}

/* The fields of one line, the first of which has begun; returns where the last
 * one begins. */
static size_t
add_fields(struct block *b, size_t i, size_t start)
{
	const char *p = b->text.p;
	size_t end = b->lines[i].end;
	const char *tab;

	while ((tab = memchr(p + start, '\t', end - start)) != NULL) {
		end_cell(&b->table, start, (size_t)(tab - p));
		table_add_cell(&b->table);
		start = (size_t)(tab - p) + 1;
	}
	return start;
}

static void
tabs_build(const struct plan *plan, size_t at, struct block *b)
{
	for (size_t i = 0; i < b->nlines; i++) {
		unsigned mark = plan->marks[at + i];
		enum mark kind = mark & MARK_KIND;
		size_t start = b->lines[i].start;

		if (kind == MARK_GAP)
			continue;
		if (kind == MARK_ROW)
			table_add_row(&b->table, i);
		if (kind != MARK_MORE) {
			for (unsigned lead = mark >> MARK_SHIFT; lead > 0; lead--)
				table_add_cell(&b->table);
			table_add_cell(&b->table);
			start += tabs_start(form_line(b, i));
		}
		start = add_fields(b, i, start);
		end_cell(&b->table, start, b->lines[i].end);
	}
}

const struct table_form table_tabs = {
	"tabs", NULL, tabs_own, tabs_plan, tabs_build
};
