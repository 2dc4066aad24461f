/* table_tabs: rows on one line each, TABs between their cells (catdoc, text
 * pasted from a spreadsheet).
 *
 * A cell of several paragraphs breaks its row into several lines.  catdoc, which
 * writes a line end wherever two cell marks stand together, cannot show an empty
 * cell but by breaking the row, too; and where it wraps, it may put a line end in
 * place of a TAB.  So lines are items whose column counts decide (marks_fit.h).
 * Lines without a TAB are cells in such a row, rows of one cell, or prose: the
 * fit tells, and a table of one column is none. */
#include "report/table_form.h"

#include "base/mem.h"
#include "report/caption.h"
#include "report/label.h"
#include "report/torn_name.h"
#include "text/punct.h"

/* What the readings cost: a line end inside a cell is rare, most of all behind
 * or before long text; two empty lines hardly stand inside a table. */
enum {
	COST_JOIN = 3, COST_JOIN_SHORT = 1, COST_JOIN_ROWS = 5, COST_JOIN_BEHIND = 4,
	COST_JOIN_TEXT = 8, COST_JOIN_NUMBER = 6, COST_JOIN_FULL = 10,
	COST_NEXT = 3, COST_NEXT_FAR = 5,
	COST_PART = 6, COST_PART_AT_WORD = 5, COST_PART_AT_TEXT = 2,
	COST_PART_AT_BLANKS = 1, COST_PART_AT_LIST = 1,
	COST_BLANKS = 3,
	SHORT_BYTES = 12, TITLE_BYTES = 24, TEXT_BYTES = 60,
	WRAP_BYTES = 72,	/* where catdoc wraps unless told not to */
	FULL_BYTES = 70		/* no further character fitted behind these */
};

/* How the lines of a region came about. */
struct shape {
	bool literal;		/* empty cells are TABs in a row, and line ends end rows */
	bool spaced;		/* paragraphs have empty lines between them … */
	bool wrapped;		/* … and are wrapped */
};

static size_t
count_tabs(struct span text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\t';
	return n;
}

static bool
starts_with_tab(struct span text)
{
	return text.n != 0 && text.p[0] == '\t';
}

/* The line without the TAB it starts with. */
static struct span
behind_tab(struct span text)
{
	return span_slice(text, starts_with_tab(text), text.n);
}

static bool
is_only_tabs(struct span text)
{
	return count_tabs(text) == text.n;
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
	if (text.n <= SHORT_BYTES && punct_starts(text, '(') != 0)
		return false;	/* the unit of a column, not of the table */
	return text.n > TEXT_BYTES || caption_parts(text);
}

static bool
is_number(struct span text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '.' && c != ',' && c != '%' && c != '-' && c != ' ')
			return false;
	}
	return digits != 0;
}

static struct span
first_field(struct span text)
{
	const char *tab = memchr(text.p, '\t', text.n);

	return tab == NULL ? text : span_slice(text, 0, (size_t)(tab - text.p));
}

/* A paragraph numbered 2. below one numbered 1.; the same word may stand before
 * both numbers (目标1： 目标2：). */
static bool
counts_on(struct span above, struct span below)
{
	size_t i = 0;

	while (i < above.n && i < below.n && above.p[i] == below.p[i])
		i++;
	return i + 1 < above.n && i + 1 < below.n && i <= SHORT_BYTES &&
	    above.p[i] >= '0' && above.p[i] < '9' && below.p[i] == above.p[i] + 1 &&
	    (above.p[i + 1] == below.p[i + 1]);
}

/* The text below goes on with a cell above that begins with these bytes.  row:
 * that cell ends a row of several; tab: the text begins one. */
static uint8_t
join_cost(struct span cell, struct span below, bool row, bool tab)
{
	struct span first = first_field(below);

	if (counts_on(cell, first))
		return 0;
	if (!row && cell.n <= TEXT_BYTES && is_prose(cell))
		return COST_JOIN_TEXT;	/* a caption */
	if (!row && tab && form_is_sentence(cell))
		return COST_JOIN_TEXT;
	if (!tab && is_prose(first))
		return COST_JOIN_TEXT;
	if (is_number(first))
		return COST_JOIN_NUMBER;
	if (punct_starts(first, '(') != 0)
		return COST_JOIN_SHORT;
	if (row && tab)
		return cell.n <= TITLE_BYTES ? COST_JOIN_ROWS : COST_JOIN_FULL;
	if (row)
		return COST_JOIN_BEHIND;
	return cell.n <= SHORT_BYTES && punct_ends(cell, ')') == 0 ?
	    COST_JOIN_SHORT : COST_JOIN;
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

/* --- items -------------------------------------------------------------- */

static bool
has_blank(struct span text)
{
	return memchr(text.p, ' ', text.n) != NULL ||
	    memchr(text.p, '\t', text.n) != NULL;
}

/* Can the line end between these two be one that wrapping put there? */
static bool
may_be_wrapped(struct span above, struct span below)
{
	size_t word = 0;

	if (above.n >= FULL_BYTES && !has_blank(above))
		return true;
	while (word < below.n && below.p[word] != ' ' && below.p[word] != '\t')
		word++;
	return above.n + 1 + word > WRAP_BYTES;
}

/* A line end that wrapping put in place of a TAB: had there been no blank to
 * break at, the line would be full. */
static bool
is_wrapped_at_tab(struct span above)
{
	if (memchr(above.p, '\t', above.n) != NULL)
		return true;
	return above.n < FULL_BYTES && memchr(above.p, ' ', above.n) == NULL;
}

/* TABs that stand together, or before a line end, are no doing of catdoc's. */
static bool
has_empty_field(struct span text)
{
	const char *tab = text.p, *end = text.p + text.n;

	if (is_only_tabs(text))
		return text.n > 1;
	while ((tab = memchr(tab, '\t', (size_t)(end - tab))) != NULL)
		if (++tab == end || *tab == '\t')
			return true;
	return false;
}

/* From a region's lines alone. */
static struct shape
shape_of(const struct block *b)
{
	size_t tabs = 0, empty = 0, wide = 0, broken = 0, whole = 0;

	for (size_t i = 0; i < b->nlines; i++) {
		struct span text = form_line(b, i), above;

		wide += text.n > WRAP_BYTES;
		if (!(b->lines[i].flags & LINE_TAB))
			continue;
		tabs++;
		empty += has_empty_field(text);
		if (i == 0)
			continue;
		above = form_line(b, i - 1);
		if (form_is_empty(above))
			whole++;
		else if (!may_be_wrapped(above, text))
			broken++;
	}
	return (struct shape){
		.literal = empty * 8 > tabs,
		.spaced = broken * 8 <= whole,
		.wrapped = broken * 8 <= whole && wide == 0
	};
}

/* The end of the item that begins with line at. */
static size_t
end_of_item(const struct block *b, const struct shape *shape, size_t at)
{
	size_t end = at + 1;

	if (!shape->wrapped)
		return end;
	while (end < b->nlines && !form_is_empty(form_line(b, end)) &&
	    may_be_wrapped(form_line(b, end - 1), form_line(b, end)))
		end++;
	return end;
}

static uint32_t
count_cells(const struct block *b, size_t from, size_t to)
{
	size_t n = 1 + count_tabs(behind_tab(form_line(b, from)));

	for (size_t at = from + 1; at < to; at++)
		n += count_tabs(form_line(b, at)) +
		    is_wrapped_at_tab(form_line(b, at - 1));
	return (uint32_t)n;
}

/* The cell marks that this many line ends stand for. */
static uint32_t
marks_of(const struct shape *shape, size_t blanks)
{
	size_t ends = shape->spaced ? (blanks + 2) / 2 : blanks + 1;

	return (uint32_t)(ends < MARKS_LEAD ? ends : MARKS_LEAD) * 2;
}

/* 附表2：…: whatever stands below is another table. */
static bool
names_attachment(struct span text)
{
	struct label label;

	return label_possible(text) && label_read(text, &label) != 0 && label.ordinal != 0 &&
	    (label.form == LABEL_ATTACHMENT || label.form == LABEL_ANNEX);
}

static void
weigh_table(const struct plan_item *before, const struct plan_item *item,
    struct span text, struct marks_item *run)
{
	run->cost[MARKS_TABLE] = item->cells > 1 ? COST_PART :
	    is_prose(text) ? COST_PART_AT_TEXT : COST_PART_AT_WORD;
	if (item->parting != before->parting)
		run->cost[MARKS_TABLE] = COST_PART_AT_LIST;
}

/* The first line of the last cell of an item. */
static struct span
last_cell(const struct block *b, const struct plan_item *item)
{
	size_t at = item->end - 1;
	struct span text = form_line(b, at);

	while (at > item->first && memchr(text.p, '\t', text.n) == NULL &&
	    !is_wrapped_at_tab(form_line(b, at - 1)))
		text = form_line(b, --at);
	for (size_t i = text.n; i > 0; i--)
		if (text.p[i - 1] == '\t')
			return span_slice(text, i, text.n);
	return text;
}

static void
weigh(const struct block *b, const struct shape *shape,
    const struct plan_item *before, const struct plan_item *item,
    struct marks_item *run)
{
	struct span line = form_line(b, item->first), text = behind_tab(line);
	struct span above = behind_tab(form_line(b, before->end - 1));
	bool far = shape->literal ? item->first - item->gap > 1 : run->run > 5;

	weigh_table(before, item, text, run);
	run->cost[MARKS_ROW] = 0;
	run->cost[MARKS_SAME] = run->cost[MARKS_NEXT] = MARKS_NEVER;
	if (far) {
		run->cost[MARKS_TABLE] = item->cells > 1 && before->cells > 1 ?
		    COST_PART : COST_PART_AT_BLANKS;
		run->cost[MARKS_ROW] = COST_BLANKS;
	}
	if (run->run == 2 && !starts_with_tab(line) &&
	    (!shape->literal || item->first == item->gap))
		run->cost[MARKS_SAME] = join_cost(last_cell(b, before), text,
		    before->cells > 1, item->cells > 1);
	if (!shape->literal && !far && !(before->cells == 1 && is_prose(above)) &&
	    !(item->cells == 1 && is_prose(text)))
		run->cost[MARKS_NEXT] = run->run == 2 && (before->cells == 1 ||
		    item->cells == 1) ? COST_NEXT : COST_NEXT_FAR;
	if (!starts_with_tab(line) && torn_name_begins_row(line))
		run->cost[MARKS_SAME] = run->cost[MARKS_NEXT] = MARKS_NEVER;
	if (item->cells == 1 && names_attachment(text)) {
		run->cost[MARKS_TABLE] = 0;
		run->cost[MARKS_ROW] = COST_PART;
		run->cost[MARKS_NEXT] = MARKS_NEVER;
	}
}

static void
add_item(struct plan *plan, const struct shape *shape, size_t n, size_t gap,
    size_t at, uint32_t more)
{
	const struct block *b = plan->region;
	struct plan_item *item;
	bool tab = starts_with_tab(form_line(b, at));
	size_t end = end_of_item(b, shape, at);

	plan->items = mem_grow(plan->items, n, &plan->items_cap,
	    sizeof *plan->items);
	plan->runs = mem_grow(plan->runs, n, &plan->runs_cap,
	    sizeof *plan->runs);
	item = &plan->items[n];
	*item = (struct plan_item){
		.gap = (uint32_t)gap, .first = (uint32_t)at,
		.end = (uint32_t)end, .cells = count_cells(b, at, end)
	};
	item->parting = !tab && item->cells == 2 && end == at + 1 &&
	    is_list_line(form_line(b, at));
	plan->runs[n] = (struct marks_item){
		.cells = item->cells, .fixed = shape->literal, .lead = tab,
		.run = shape->literal ? 2 :
		    marks_of(shape, at - gap) + more + tab
	};
}

/* Contents and lists have several such lines together; one alone is a row. */
static void
clear_lone_parting(struct plan *plan, size_t n)
{
	bool before = false;

	for (size_t i = 0; i < n; i++) {
		bool parting = plan->items[i].parting;

		plan->items[i].parting = parting && (before ||
		    (i + 1 < n && plan->items[i + 1].parting));
		before = parting;
	}
}

static void
weigh_items(struct plan *plan, const struct shape *shape, size_t n)
{
	if (!shape->literal)
		clear_lone_parting(plan, n);
	for (size_t i = 1; i < n; i++)
		weigh(plan->region, shape, &plan->items[i - 1],
		    &plan->items[i], &plan->runs[i]);
}

static size_t
read_items(struct plan *plan, const struct shape *shape)
{
	const struct block *b = plan->region;
	size_t n = 0, gap = 0;
	uint32_t more = 0;	/* marks that stand on lines of their own */

	for (size_t at = 0; at < b->nlines; at++) {
		struct span text = form_line(b, at);

		if (form_is_empty(text))
			continue;
		if (!shape->literal && is_only_tabs(text)) {
			more += more < MARKS_LEAD;
			continue;
		}
		add_item(plan, shape, n, gap, at, more);
		at = plan->items[n++].end - 1;
		gap = at + 1;
		more = 0;
	}
	return n;
}

/* --- is it one? --------------------------------------------------------- */

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

/* --- marks and grid ----------------------------------------------------- */

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
		    is_wrapped_at_tab(form_line(plan->region, at - 1)) ?
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

static void
tabs_plan(struct plan *plan)
{
	struct shape shape = shape_of(plan->region);
	size_t n = read_items(plan, &shape);

	weigh_items(plan, &shape, n);
	marks_fit(&plan->marks_fit, plan->runs, n);
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
			start += starts_with_tab(form_line(b, i));
		}
		start = add_fields(b, i, start);
		end_cell(&b->table, start, b->lines[i].end);
	}
}

const struct table_form table_tabs = {
	"tabs", NULL, tabs_own, tabs_plan, tabs_build
};
