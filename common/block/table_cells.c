/* table_cells: tables as Apache Tika writes them, one cell a line.
 *
 * A line that starts with a TAB starts a cell; further lines are further
 * paragraphs of it.  An empty line ends a row, two end the table, but an empty
 * paragraph inside a cell is an empty line too.  So the cells between empty
 * lines are items whose column counts decide (rows_fit.h), with what stands
 * between them as a hint. */
#include "block/table_form.h"

#include "base/mem.h"
#include "block/caption.h"

/* What a line is by itself; kept in the marks until the fit has spoken. */
enum line_class {
	EMPTY = MARK_KIND + MARK_TABLE + 1, CELL, TEXT, FOOTER
};

/* What the readings of a gap cost.  Chosen so that one empty line joins two
 * items only if that spares two changes of width, and text stays in a cell
 * when the widths allow it. */
enum {
	COST_JOIN = 5, COST_JOIN_OPEN = 3, COST_JOIN_BEFORE_EMPTY = 7,
	COST_FIRST_JOIN = 4,	/* more, to the first row: those of a header grow wider */
	COST_SECOND_BLANK = 2, COST_PART_AT_TWO = 7, COST_PART_AT_MORE = 2,
	COST_THIRD_BLANK = 5,
	COST_TEXT = 1, COST_TEXT_UNLIKELY = 8, COST_PART_AT_TEXT = 4,
	FEW_LINES = 6, RUNNING_BYTES = 90
};

static inline enum line_class
classify(const struct block *b, size_t i)
{
	struct span text;

	if (b->lines[i].flags & LINE_CELL)
		return CELL;		/* nearly all */
	text = form_line(b, i);
	if (text.n != 0 && text.p[0] == '\t')
		return CELL;
	if (b->lines[i].flags & LINE_FOOTER)
		return FOOTER;
	return form_is_empty(text) ? EMPTY : TEXT;
}

/* Without the TABs behind a cell, and the blanks around them. */
static struct span
without_tabs(struct span text)
{
	size_t end = text.n;

	while (end > 0 && (text.p[end - 1] == '\t' || text.p[end - 1] == ' '))
		end--;
	return memchr(text.p + end, '\t', text.n - end) == NULL ? text :
	    span_slice(text, 0, end);
}

static bool
cells_own(struct span text)
{
	struct span cell = without_tabs(text);

	if (cell.n > 1)
		text = cell;
	return text.n != 0 && text.p[0] == '\t' &&
	    memchr(text.p + 1, '\t', text.n - 1) == NULL;
}

/* The gap from line at on; returns the line of the cell behind it, or the end
 * of the region. */
static size_t
read_gap(const struct block *b, size_t at, struct plan_item *item)
{
	*item = (struct plan_item){ .gap = (uint32_t)at };
	for (; at < b->nlines; at++) {
		enum line_class class = classify(b, at);

		if (class == CELL)
			break;
		if (class != TEXT)
			continue;
		if (item->text_end == 0)
			item->text = (uint32_t)at;
		item->text_end = (uint32_t)at + 1;
		if (!item->parting && at - item->text <= FEW_LINES)
			item->parting = caption_parts(form_line(b, at));
	}
	if (item->text_end == 0)
		item->text = item->text_end = (uint32_t)at;
	item->first = (uint32_t)at;
	return at;
}

static inline bool
is_cell(const struct block *b, size_t i)
{
	return b->lines[i].flags & LINE_CELL;
}

/* The cells from item->first on; returns the line behind them.  Most have none but
 * lines with a TAB and nothing else to be said of. */
static size_t
read_cells(const struct block *b, struct plan_item *item)
{
	size_t at = item->first, end = at;
	uint32_t cells = 0, sentences = 0;
	bool open = false;

	for (; at < b->nlines; at++) {
		enum line_class class = is_cell(b, at) ? CELL : classify(b, at);

		if (class == EMPTY)
			break;
		if (class == FOOTER)
			continue;
		cells += class == CELL;
		sentences += form_is_sentence(form_line(b, at));
		open = class == TEXT;
		end = at + 1;
	}
	item->cells = cells;
	item->sentences = sentences;
	item->open = open;
	item->end = (uint32_t)end;
	return end;
}

static uint8_t
capped(uint32_t cost)
{
	return cost < FIT_NEVER ? (uint8_t)cost : FIT_NEVER;
}

static bool
starts_empty(const struct block *b, const struct plan_item *item)
{
	return form_is_empty(span_slice(form_line(b, item->first), 1, SIZE_MAX)) &&
	    (item->first + 1 == item->end ||
		classify(b, item->first + 1) == CELL);
}

static void
set_costs(struct fit_item *fit, uint32_t join, uint32_t row, uint32_t table)
{
	fit->cost[FIT_JOIN] = capped(join);
	fit->cost[FIT_ROW] = capped(row);
	fit->cost[FIT_TABLE] = capped(table);
}

/* Is the item the first one of the region, or of a table behind text? */
static bool
is_behind_text(const struct plan_item *item)
{
	return item->gap == 0 || item->parting ||
	    (item->text != item->text_end && item->text - item->gap >= 2);
}

/* Only empty lines between the cells before and these. */
static void
weigh_blanks(const struct block *b, const struct plan_item *before,
    const struct plan_item *item, struct fit_item *fit)
{
	size_t blanks = item->first - item->gap;
	uint32_t join = starts_empty(b, item) ? COST_JOIN_BEFORE_EMPTY :
	    before->open ? COST_JOIN_OPEN : COST_JOIN;

	if (item->cells == 1 &&
	    caption_is_note(span_slice(form_line(b, item->first), 1, SIZE_MAX)))
		join += COST_TEXT_UNLIKELY;
	if (is_behind_text(before))
		join += COST_FIRST_JOIN;
	if (blanks < 2)
		set_costs(fit, join, 0, FIT_NEVER);
	else if (blanks == 2)
		set_costs(fit, join + COST_SECOND_BLANK, COST_SECOND_BLANK,
		    COST_PART_AT_TWO);
	else
		set_costs(fit, FIT_NEVER, COST_THIRD_BLANK, COST_PART_AT_MORE);
}

/* Text between the cells before and these: a paragraph of the cell behind an
 * empty one, or prose between two tables. */
static void
weigh_text(const struct plan_item *item, struct fit_item *fit)
{
	uint32_t lines = item->text_end - item->text;
	uint32_t inside = COST_TEXT;
	bool blank_after = item->text_end < item->first;

	if (item->text - item->gap >= 2)
		inside += COST_TEXT_UNLIKELY;
	if (item->parting)
		inside += COST_TEXT_UNLIKELY;
	if (lines > FEW_LINES)
		inside += lines - FEW_LINES < 100 ? lines - FEW_LINES : 100;
	set_costs(fit, blank_after ? inside + COST_JOIN : inside,
	    blank_after ? inside : FIT_NEVER, COST_PART_AT_TEXT);
}

static void
weigh(const struct plan *plan, const struct plan_item *before,
    const struct plan_item *item, struct fit_item *fit)
{
	*fit = (struct fit_item){ .alone = item->cells, .joined = item->cells };
	if (before == NULL)
		return;
	if (item->text == item->text_end)
		weigh_blanks(plan->region, before, item, fit);
	else
		weigh_text(item, fit);
	if (plan->given && item->text != item->text_end)
		fit->cost[FIT_TABLE] = FIT_NEVER;
}

static size_t
read_items(struct plan *plan)
{
	const struct block *b = plan->region;
	size_t n = 0, at = 0;

	for (;;) {
		struct plan_item item;

		at = read_gap(b, at, &item);
		if (at == b->nlines)
			return n;
		at = read_cells(b, &item);
		plan->items = mem_grow(plan->items, n, &plan->items_cap,
		    sizeof *plan->items);
		plan->fits = mem_grow(plan->fits, n, &plan->fits_cap,
		    sizeof *plan->fits);
		plan->items[n] = item;
		weigh(plan, n ? &plan->items[n - 1] : NULL, &item, &plan->fits[n]);
		n++;
	}
}

static void
mark_lines(struct plan *plan, const struct plan_item *item)
{
	for (size_t at = item->first; at < item->end; at++) {
		enum line_class class = classify(plan->region, at);

		plan->marks[at] = class == CELL ? MARK_CELL :
		    class == TEXT ? MARK_MORE : MARK_GAP;
	}
}

static void
mark_cells(struct plan *plan, const struct plan_item *item, enum mark first)
{
	if (item->cells == item->end - item->first)
		memset(plan->marks + item->first, MARK_CELL, item->cells);	/* nearly all */
	else
		mark_lines(plan, item);
	plan->marks[item->first] = (unsigned char)first;
}

static void
mark_gap(struct plan *plan, const struct plan_item *item, enum fit_choice choice)
{
	size_t more = choice == FIT_JOIN ? item->first : item->text_end;

	if (choice == FIT_TABLE)
		return;
	if (choice == FIT_ROW && item->text == item->text_end)
		more = item->gap;
	for (size_t at = item->gap; at < item->first; at++)
		plan->marks[at] = at < more ? MARK_MORE : MARK_GAP;
}

/* Is the line behind a table's last one followed by what Tika puts there: two
 * empty lines, or nothing at all? */
static bool
ends_well(const struct block *b, size_t end)
{
	return end == b->nlines || (classify(b, end) == EMPTY &&
	    (end + 1 == b->nlines || classify(b, end + 1) == EMPTY));
}

/* A line of running text, however short. */
static bool
is_running(struct span text)
{
	return text.n >= RUNNING_BYTES || span_ends(text, SPAN("。")) ||
	    span_ends(text, SPAN("："));
}

/* Is item a line before a paragraph that has no TAB?  A heading whose number is
 * lost: Tika writes such lines from HTML and RTF. */
static bool
is_heading(const struct block *b, const struct plan_item *item)
{
	size_t at = item->end;

	if (item->cells > 1 || at >= b->nlines || classify(b, at) != EMPTY)
		return false;
	while (at < b->nlines && classify(b, at) == EMPTY)
		at++;
	return at < b->nlines && classify(b, at) == TEXT && is_running(form_line(b, at));
}

/* Are many of the items from..to headings? */
static bool
are_headings(const struct plan *plan, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += is_heading(plan->region, &plan->items[i]);
	return n * 3 >= to - from;
}

static size_t
filled_lines(const struct block *b, const struct plan_item *item)
{
	size_t n = 0;

	for (size_t at = item->first; at < item->end; at++) {
		struct span text = form_line(b, at);

		n += text.n > 1 && !(b->lines[at].flags & LINE_BLANK);
	}
	return n;
}

/* Has a row two cells that are not empty?  Else it is a list, indented and
 * parted by lone TABs. */
static bool
has_filled_row(const struct plan *plan, size_t from, size_t to)
{
	size_t filled = 0;

	for (size_t i = from; i < to && filled < 2; i++)
		filled = (plan->fits[i].choice == FIT_JOIN ? filled : 0) +
		    filled_lines(plan->region, &plan->items[i]);
	return filled > 1;
}

/* Text between the cells of one row that reads like running text. */
static size_t
sentences_inside(const struct plan *plan, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from + 1; i < to; i++) {
		const struct plan_item *item = &plan->items[i];

		if (plan->fits[i].choice != FIT_JOIN)
			continue;
		for (size_t at = item->text; at < item->text_end; at++)
			n += form_is_sentence(form_line(plan->region, at));
	}
	return n;
}

/* Or is a table of items from..to only paragraphs that are indented with a
 * TAB?  They are sentences, and their number in a row changes. */
static bool
is_table(const struct plan *plan, size_t from, size_t to)
{
	size_t widest = 0, rows = 0, steady = 0, lines = 0, sentences = 0;
	size_t width = 0, last = 0;

	for (size_t i = from; i < to; i++) {
		const struct plan_item *item = &plan->items[i];
		bool joined = plan->fits[i].choice == FIT_JOIN;

		lines += item->end - item->first;
		sentences += item->sentences;
		last = joined ? last : width;
		width = (joined ? width : 0) + item->cells;
		rows += !joined;
		widest = width > widest ? width : widest;
		steady += width > 1 && width == last;
	}
	if (widest < 2 || (!plan->given && (are_headings(plan, from, to) ||
	    !has_filled_row(plan, from, to))))
		return false;
	if (plan->given)
		return true;
	if (rows == 1 && sentences_inside(plan, from, to) != 0)
		return false;	/* headings behind a TAB, and what they head */
	return sentences * 2 < lines || steady * 2 >= rows ||
	    (rows == 1 && ends_well(plan->region, plan->items[to - 1].end));
}

/* Where the last cell really ends: one empty line, some paragraphs, and the
 * two empty lines that end a table are still that cell. */
static size_t
end_of_cell(const struct block *b, size_t end)
{
	size_t at = end + 1;

	if (at >= b->nlines || classify(b, end) != EMPTY)
		return end;
	while (at < b->nlines && at - end <= FEW_LINES &&
	    classify(b, at) == TEXT && !caption_parts(form_line(b, at)))
		at++;
	if (at + 1 < b->nlines && at > end + 1 && classify(b, at) == EMPTY &&
	    classify(b, at + 1) == EMPTY)
		return at;
	return end;
}

static void
mark_table(struct plan *plan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct plan_item *item = &plan->items[i];
		enum fit_choice choice = plan->fits[i].choice;

		mark_gap(plan, item, choice);
		mark_cells(plan, item, choice == FIT_JOIN ? MARK_CELL :
		    choice == FIT_ROW ? MARK_ROW : MARK_ROW | MARK_TABLE);
	}
	to = plan->items[to - 1].end;
	memset(plan->marks + to, MARK_MORE, end_of_cell(plan->region, to) - to);
}

static void
cells_plan(struct plan *plan)
{
	size_t n = read_items(plan);

	rows_fit(&plan->fit, plan->fits, n);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n; to++)
			if (plan->fits[to].choice == FIT_TABLE)
				break;
		if (is_table(plan, from, to))
			mark_table(plan, from, to);
	}
}

/* The cell being built: its bytes so far. */
struct building {
	size_t start, end;	/* equal: nothing yet */
};

static void
flush_piece(struct table *t, struct building *cell)
{
	if (cell->start < cell->end)
		table_put_piece(t, cell->start, cell->end);
	cell->start = cell->end = 0;
}

static void
extend(const struct block *b, size_t i, size_t start, struct building *cell)
{
	size_t end = start + without_tabs(span_slice(buf_span(&b->text), start,
	    b->lines[i].end)).n;	/* of a spreadsheet: no cells */

	if (start == end || (b->text.p[start] == ' ' &&
	    form_is_empty((struct span){ b->text.p + start, end - start }) &&
	    cell->start != cell->end))
		return;
	if (cell->start == cell->end)
		cell->start = start;
	cell->end = end;
}

static void
cells_build(const struct plan *plan, size_t at, struct block *b)
{
	struct table *t = &b->table;
	struct building cell = { 0, 0 };

	table_reserve(t, b->nlines);
	for (size_t i = 0; i < b->nlines; i++) {
		enum mark kind = plan->marks[at + i] & MARK_KIND;

		if (kind == MARK_GAP || kind == MARK_ROW || kind == MARK_CELL)
			flush_piece(t, &cell);
		if (kind == MARK_GAP)
			continue;
		if (kind == MARK_ROW)
			table_put_row(t, i);
		if (kind == MARK_ROW || kind == MARK_CELL)
			table_put_cell(t);
		extend(b, i, b->lines[i].start + (kind != MARK_MORE), &cell);
	}
	flush_piece(t, &cell);
}

const struct table_form table_cells = {
	"cells", NULL, cells_own, cells_plan, cells_build
};
