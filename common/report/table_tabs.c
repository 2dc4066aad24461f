/* table_tabs: rows on one line each, TABs between their cells (catdoc, text
 * pasted from a spreadsheet).
 *
 * A cell of several paragraphs breaks its row into several lines, so lines are
 * items whose column counts decide (rows_fit.h).  Lines without a TAB are cells
 * in such a row, rows of one cell, or prose: the fit tells, and a table of one
 * column is none. */
#include "report/table_form.h"

#include "base/mem.h"
#include "report/caption.h"
#include "report/label.h"

/* What the readings cost: a line end inside a cell is rare, most of all behind
 * or before long text; two empty lines hardly stand inside a table. */
enum {
	COST_JOIN = 3, COST_JOIN_SHORT = 1, COST_JOIN_ROWS = 5, COST_JOIN_BEHIND = 4,
	COST_JOIN_TEXT = 8,
	COST_PART = 6, COST_PART_AT_WORD = 5, COST_PART_AT_TEXT = 2,
	COST_PART_AT_BLANKS = 1, COST_PART_AT_LIST = 1,
	COST_SECOND_BLANK = 3,
	SHORT_BYTES = 12, TEXT_BYTES = 60
};

static size_t
count_tabs(struct span text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\t';
	return n;
}

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

/* --- plan --------------------------------------------------------------- */

static bool
is_prose(struct span text)
{
	return text.n > TEXT_BYTES || caption_parts(text);
}

/* A first field that is empty is a cell of its own, never the rest of one. */
static uint8_t
join_cost(struct span before, struct span text, bool tab)
{
	if (text.p[0] == '\t' || (!tab && is_prose(text)))
		return COST_JOIN_TEXT;
	if (count_tabs(before) != 0)
		return tab ? COST_JOIN_ROWS : COST_JOIN_BEHIND;
	return before.n <= SHORT_BYTES ? COST_JOIN_SHORT : COST_JOIN;
}

static bool
is_page_number(struct span s)
{
	if (s.n == 0 || s.n > 3)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* A line of two fields that is no row: "1.<TAB>text" or "一、概况<TAB>3". */
static bool
is_list_line(struct span text)
{
	const char *tab = memchr(text.p, '\t', text.n);
	size_t at = (size_t)(tab - text.p);
	struct span first = span_slice(text, 0, at);
	struct span rest = span_slice(text, at + 1, text.n);
	struct label label;

	if (span_find(first, SPAN("……")) != SIZE_MAX ||
	    span_find(first, SPAN("....")) != SIZE_MAX)
		return is_page_number(rest);
	if (!label_possible(first) || label_read(first, &label) == 0)
		return false;
	return label.text >= first.n || is_page_number(rest);
}

static void
weigh(const struct block *b, const struct plan_item *before,
    const struct plan_item *item, struct fit_item *fit)
{
	struct span text = form_line(b, item->first);
	size_t blanks = item->first - item->gap;
	bool tab = item->cells > 1;

	*fit = (struct fit_item){
		.alone = item->cells, .joined = item->cells - 1
	};
	if (before == NULL)
		return;
	fit->cost[FIT_TABLE] = tab ? COST_PART :
	    is_prose(text) ? COST_PART_AT_TEXT : COST_PART_AT_WORD;
	if (item->parting != before->parting)
		fit->cost[FIT_TABLE] = COST_PART_AT_LIST;
	fit->cost[FIT_JOIN] = FIT_NEVER;
	if (blanks == 0)
		fit->cost[FIT_JOIN] = join_cost(form_line(b, before->first),
		    text, tab);
	else if (blanks > 1) {
		fit->cost[FIT_TABLE] = COST_PART_AT_BLANKS;
		fit->cost[FIT_ROW] = COST_SECOND_BLANK;
	}
}

static size_t
read_items(struct plan *plan)
{
	const struct block *b = plan->region;
	size_t n = 0, gap = 0;

	for (size_t at = 0; at < b->nlines; at++) {
		struct span text = form_line(b, at);

		if (form_is_empty(text))
			continue;
		plan->items = mem_grow(plan->items, n, &plan->items_cap,
		    sizeof *plan->items);
		plan->fits = mem_grow(plan->fits, n, &plan->fits_cap,
		    sizeof *plan->fits);
		plan->items[n] = (struct plan_item){
			.gap = (uint32_t)gap, .first = (uint32_t)at,
			.end = (uint32_t)at + 1,
			.cells = (uint32_t)count_tabs(text) + 1,
		};
		plan->items[n].parting = plan->items[n].cells == 2 &&
		    is_list_line(text);
		weigh(b, n ? &plan->items[n - 1] : NULL, &plan->items[n],
		    &plan->fits[n]);
		gap = at + 1;
		n++;
	}
	return n;
}

/* --- is it one? --------------------------------------------------------- */

static size_t
width_of(const struct plan *plan, size_t *i, size_t to)
{
	size_t width = plan->fits[*i].alone;

	while (++*i < to && plan->fits[*i].choice == FIT_JOIN)
		width += plan->fits[*i].joined;
	return width;
}

static bool
is_table(const struct plan *plan, size_t from, size_t to)
{
	size_t rows = 0, steady = 0, lists = 0, before = 0;

	for (size_t i = from; i < to;) {
		const struct plan_item *item = &plan->items[i];
		size_t width = width_of(plan, &i, to);

		if (width == 1)
			continue;
		rows++;
		steady += width == before;
		before = width;
		lists += item->parting;
	}
	return plan->given || (rows > 1 && steady * 2 + 1 >= rows / 2 &&
	    steady > 0 && lists * 2 < rows);
}

/* --- marks and grid ----------------------------------------------------- */

static void
mark_table(struct plan *plan, size_t from, size_t to)
{
	size_t at = plan->items[from].first;

	memset(plan->marks + at, MARK_GAP, plan->items[to - 1].end - at);
	for (size_t i = from; i < to; i++)
		plan->marks[plan->items[i].first] =
		    plan->fits[i].choice == FIT_JOIN ? MARK_MORE : MARK_ROW;
	plan->marks[at] |= MARK_TABLE;
}

/* Lines without a TAB at either end are the prose around the table. */
static void
plan_table(struct plan *plan, size_t from, size_t to)
{
	while (from < to && plan->items[from].cells == 1 && (from + 1 == to ||
	    plan->fits[from + 1].choice != FIT_JOIN) && !plan->given)
		from++;
	while (to > from && plan->items[to - 1].cells == 1 && !plan->given)
		to--;
	if (from < to && is_table(plan, from, to))
		mark_table(plan, from, to);
}

static void
tabs_plan(struct plan *plan)
{
	size_t n = read_items(plan);

	rows_fit(&plan->fit, plan->fits, n);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n; to++)
			if (plan->fits[to].choice == FIT_TABLE)
				break;
		plan_table(plan, from, to);
	}
}

/* The fields of one line; the first one may go on with the cell above, whose
 * bytes began at start. Returns where the last one begins. */
static size_t
add_fields(struct block *b, size_t i, size_t start)
{
	const char *p = b->text.p;
	size_t end = b->lines[i].end, at = b->lines[i].start;

	for (;;) {
		const char *tab = memchr(p + at, '\t', end - at);

		if (tab == NULL)
			return start;
		at = (size_t)(tab - p) + 1;
		if (start + 1 < at)
			table_add_piece(&b->table, start, at - 1);
		table_add_cell(&b->table);
		start = at;
	}
}

static void
tabs_build(const struct plan *plan, size_t at, struct block *b)
{
	size_t start = 0, end = 0;

	for (size_t i = 0; i < b->nlines; i++) {
		enum mark kind = plan->marks[at + i] & MARK_KIND;

		if (kind == MARK_GAP)
			continue;
		if (kind == MARK_ROW) {
			if (start < end)
				table_add_piece(&b->table, start, end);
			table_add_row(&b->table, i);
			table_add_cell(&b->table);
			start = b->lines[i].start;
		}
		start = add_fields(b, i, start);
		end = b->lines[i].end;
	}
	if (start < end)
		table_add_piece(&b->table, start, end);
}

static bool
tabs_touch(struct span text, unsigned flags)
{
	(void)text;
	return flags & LINE_TAB;
}

const struct table_form table_tabs = {
	"tabs", tabs_touch, tabs_own, tabs_plan, tabs_build
};
