/* bars_pipes: pipe tables of Markdown: cells between bars, a rule of hyphens
 * behind the header; and those without a rule: of web pages saved as text, a bar behind
 * every cell, and lines of cells with bars between them and none around.
 *
 * With bars around it, a row is a line.  Without, a cell of several paragraphs
 * breaks its row into several lines, so the number of bars decides (rows_fit.h),
 * as TABs do in table_tabs.c. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"
#include "block/items.h"
#include "language/grammar.h"
#include "language/label.h"
#include "language/torn_name.h"
#include "text/character.h"

/* What the readings cost.  A line end in a cell is rare; behind a row's last
 * cell it follows long text, in its first one it stands between short words. */
enum {
	COST_JOIN = 3, COST_JOIN_SHORT = 1, COST_JOIN_ROWS = 2, COST_JOIN_PART = 3,
	COST_JOIN_NUMBER = 10, COST_JOIN_BEHIND = 4, COST_JOIN_BEHIND_SHORT = 8,
	COST_JOIN_SHORT_BOTH = 16, COST_JOIN_BRACKET = 1,
	COST_ROW_BRACKET = 3, COST_ROW_ALONE = 3, COST_ROW_TORN = 24,
	SHORT_BYTES = 12, SHORT_CELL = 24,
	NAME_BYTES = 6,		/* of the name of a column, at least: two characters */
	BARE_ROWS = 3,		/* lines with as many bars that are a table, without a rule */
	TIGHT_BYTES = 180	/* of such a line without blanks around its bars */
};

/* The next bar that parts cells, at byte at of s or behind; s.n if there is none. */
static size_t
next_bar(struct span s, size_t at)
{
	while (at < s.n) {
		const char *bar = memchr(s.p + at, '|', s.n - at);

		if (bar == NULL)
			break;
		at = (size_t)(bar - s.p);
		if (bars_parts(s, at))
			return at;
		at++;
	}
	return s.n;
}

/* 中央资金 | 730.40 | 100% | ||||: bars at the end of s that fill up a row of merged cells to as
 * many as the others have. */
static size_t
filling(struct span s)
{
	size_t n = 0;

	while (n + 1 < s.n && s.p[s.n - 1 - n] == '|' && s.p[s.n - 2 - n] == '|')
		n++;
	return n;
}

size_t
bars_trailed(struct span s)
{
	size_t n = 0, cell = 0, filled;

	s = span_trim(s);
	if (s.n == 0 || s.p[0] == '|' || s.p[s.n - 1] != '|')
		return 0;
	filled = filling(s);
	s.n -= filled;
	for (size_t at = next_bar(s, 0); at < s.n; at = next_bar(s, at + 1), n++) {
		if (at == cell || s.p[at - 1] != ' ')
			return 0;
		cell = at + 1;
	}
	return n + filled;
}

static size_t
count_bars(struct span s)
{
	size_t n = 0;

	for (size_t at = next_bar(s, 0); at < s.n; at = next_bar(s, at + 1))
		n++;
	return n;
}

/* A blank, or the end of the line, on both sides of the bar at byte at? */
static bool
is_set_apart(struct span s, size_t at)
{
	return (at == 0 || s.p[at - 1] == ' ') && (at + 1 == s.n || s.p[at + 1] == ' ');
}

size_t
bars_bare(struct span s)
{
	size_t n = 0, apart = 0;

	if (memchr(s.p, '|', s.n) == NULL || bars_is_rule(s))
		return 0;
	s = span_trim(s);
	for (size_t at = next_bar(s, 0); at < s.n; at = next_bar(s, at + 1), n++)
		apart += is_set_apart(s, at);
	if (n < 2 || (apart != n && (apart != 0 || s.n > TIGHT_BYTES)))
		return 0;
	return n;
}

/* Is one of the cells of a line nothing but a number? */
static bool
has_number(struct span s)
{
	for (size_t at = 0, end; at < s.n; at = end + 1) {
		size_t n = 0;

		end = next_bar(s, at);
		while (at + n < end && (byte_is_digit(s.p[at + n]) || s.p[at + n] == '.' ||
		    s.p[at + n] == ',' || s.p[at + n] == '%'))
			n++;
		if (n != 0 && at + n == end)
			return true;
	}
	return false;
}

size_t
bars_bare_end(const struct block *b, size_t from)
{
	size_t bars = bars_bare(form_line(b, from)), end = from, numbers = 0, apart = 0;
	bool trailed = true;

	if (bars == 0 || bars_begin(form_line(b, from)))
		return from;
	for (; end < b->nlines && bars_bare(form_line(b, end)) == bars; end++) {
		struct span s = span_trim(form_line(b, end));

		trailed = trailed && span_ends(s, SPAN("|"));
		apart += is_set_apart(s, next_bar(s, 0));
		numbers += has_number(s);
	}
	if (apart == 0 && numbers + 1 < BARE_ROWS)
		return from;	/* 首页|新闻|公开 */
	return trailed || end - from < BARE_ROWS ? from : end;
}

/* A line's cells, without the bars around them, where the table has some: else a bar
 * at the beginning parts what stands above from what follows. */
static struct span
inside(struct span s, bool around, bool trailed)
{
	s = span_trim(s);
	if (trailed && s.n != 0 && s.p[s.n - 1] == '|')
		s.n--;
	if (!around || s.n < 2 || s.p[0] != '|')
		return s;
	s = span_slice(s, 1, s.n);
	if (bars_parts(s, s.n - 1))
		s.n--;
	return s;
}

static bool
is_short(struct span s)
{
	return span_trim(s).n <= SHORT_BYTES;
}

/* （50分）, （㎡）: goes on with what stands before, unless it is a label. */
static bool
is_aside(struct span s)
{
	struct label label;

	return (span_starts(s, SPAN("（")) || span_starts(s, SPAN("("))) &&
	    (!label_possible(s) || label_read(s, &label) == 0);
}

static struct span
last_cell(struct span s)
{
	size_t at = s.n;

	while (at > 0 && !bars_parts(s, at - 1))
		at--;
	return span_trim(span_slice(s, at, s.n));
}

/* Does the cell end with its line: empty, or a number? */
static bool
is_over(struct span cell)
{
	char last = cell.n == 0 ? '0' : cell.p[cell.n - 1];

	return (last >= '0' && last <= '9') || last == '%';
}

/* Behind a row's last cell. */
static uint8_t
cost_behind(struct span cell, struct span text)
{
	if (cell.n > SHORT_CELL)
		return is_short(text) ? COST_JOIN_BEHIND_SHORT : COST_JOIN_BEHIND;
	return is_short(text) ? COST_JOIN_SHORT_BOTH : COST_JOIN_BEHIND_SHORT;
}

static uint8_t
join_cost(struct span before, size_t bars_before, struct span text, size_t bars)
{
	size_t fewer;

	if (span_starts(text, SPAN("|")))
		return COST_JOIN;	/* a line end before the bar, or an empty first cell */
	if (bars_before != 0 && is_over(last_cell(before)))
		return COST_JOIN_NUMBER;
	if (is_aside(text))
		return COST_JOIN_BRACKET;
	if (bars_before == 0)
		return is_short(before) ? COST_JOIN_SHORT : COST_JOIN;
	if (bars == 0)
		return word_table_ends(&name_words, "indicator", span_trim(text)) ?
		    COST_JOIN_BEHIND_SHORT : cost_behind(last_cell(before), text);
	fewer = bars_before < bars ? bars_before : bars + COST_JOIN_ROWS;
	return fewer * COST_JOIN_PART < FIT_NEVER ? (uint8_t)(fewer * COST_JOIN_PART) :
	    FIT_NEVER;
}

/* Does the line end in an empty cell and the next one begin with a bar?  Then it is a line
 * end in that cell: hardly ever are a row's last cell and the next one's first empty. */
static bool
is_inside_empty(struct span before, struct span text)
{
	return span_starts(text, SPAN("|")) && next_bar(before, 0) < before.n &&
	    last_cell(before).n == 0;
}

/* torn: the line goes on with a known name. */
static void
weigh(const struct block *b, const struct plan_item *before,
    const struct plan_item *item, bool torn, struct fit_item *fit)
{
	struct span text = form_line(b, item->first);

	*fit = (struct fit_item){ .alone = item->cells, .joined = item->cells - 1 };
	if (before == NULL)
		return;
	fit->cost[FIT_TABLE] = FIT_NEVER;
	fit->cost[FIT_JOIN] = join_cost(form_line(b, before->first),
	    before->cells - 1, text, item->cells - 1);
	fit->cost[FIT_ROW] = is_aside(text) ? COST_ROW_BRACKET :
	    item->cells == 1 ? COST_ROW_ALONE : 0;
	if (torn || is_inside_empty(form_line(b, before->first), text) ||
	    item_follows(item_read(last_cell(form_line(b, before->first))), item_read(text))) {
		fit->cost[FIT_JOIN] = 0;
		fit->cost[FIT_ROW] = COST_ROW_TORN;
	}
}

/* Does the line's first cell go on with the name that the last cells before it began? */
static bool
is_torn(struct torn_name *name, struct span text)
{
	bool torn = torn_name_add(name, span_slice(text, 0, next_bar(text, 0)));

	if (next_bar(text, 0) < text.n) {
		name->n = 0;
		torn_name_add(name, last_cell(text));
	}
	return torn;
}

static size_t
add_item(struct plan *plan, size_t n, size_t at, struct torn_name *name)
{
	plan->items = mem_grow(plan->items, n, &plan->items_cap, sizeof *plan->items);
	plan->fits = mem_grow(plan->fits, n, &plan->fits_cap, sizeof *plan->fits);
	plan->items[n] = (struct plan_item){
		.first = (uint32_t)at,
		.cells = (uint32_t)count_bars(form_line(plan->region, at)) + 1
	};
	weigh(plan->region, n == 0 ? NULL : &plan->items[n - 1], &plan->items[n],
	    is_torn(name, form_line(plan->region, at)), &plan->fits[n]);
	return n + 1;
}

/* The header ends at the rule; its lines belong together. */
static void
weigh_header(struct plan *plan, size_t n, size_t rule)
{
	bool behind = false;

	for (size_t k = 1; k < n && !behind; k++) {
		behind = plan->items[k].first > rule;
		plan->fits[k].cost[behind ? FIT_JOIN : FIT_ROW] = FIT_NEVER;
	}
}

static void
plan_rows(struct plan *plan, size_t from, size_t rule, size_t to)
{
	struct torn_name name = { .n = 0 };
	size_t n = 0;

	for (size_t at = from; at < to; at++)
		if (at != rule && !form_is_empty(form_line(plan->region, at)))
			n = add_item(plan, n, at, &name);
	weigh_header(plan, n, rule);
	rows_fit(&plan->fit, plan->fits, n);
	for (size_t k = 0; k < n; k++)
		plan->marks[plan->items[k].first] =
		    plan->fits[k].choice == FIT_JOIN ? MARK_MORE : MARK_ROW;
}

/* Nothing but bars: where a table has no header, Markdown still wants a line above the
 * rule. */
static bool
is_hollow(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '|' && s.p[i] != ' ')
			return false;
	return bars_begin(s);
}

void
bars_pipes_plan(struct plan *plan, size_t from, size_t rule, size_t to)
{
	const struct block *b = plan->region;

	memset(plan->marks + from, MARK_GAP, to - from);
	if (!bars_begin(form_line(b, rule)))
		plan_rows(plan, from, rule, to);
	else
		for (size_t at = from; at < to; at++)
			if (bars_pipe_rule(form_line(b, at)) == 0)
				plan->marks[at] = MARK_ROW;
	plan->marks[from] = (from + 1 == rule && is_hollow(form_line(b, from)) ? MARK_GAP :
	    MARK_ROW) | MARK_TABLE;
}

/* The cell so far, in a line that goes on with a row. */
struct building {
	struct bars bars;
	size_t slot;
	bool around;		/* bars stand around the rows */
	bool trailed;		/* there is no rule, and a bar behind every cell */
	bool bare;		/* a rule, and no bars around */
};

static bool
is_name(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x80)
			return false;
	return s.n >= NAME_BYTES;
}

/* Where the second of two names begins that a header begins with, 序号 项目名称 | 预算数: html2text
 * writes no bar before it where the header is one that comes again on every page.  0: there is
 * one name alone. */
static size_t
second_name(struct span s)
{
	size_t blank;

	s = span_slice(s, 0, next_bar(s, 0));
	blank = span_find(s, SPAN(" "));
	return blank != NONE && is_name(span_slice(s, 0, blank)) &&
	    is_name(span_trim(span_slice(s, blank + 1, s.n))) ? blank + 1 : 0;
}

static void
add_cell(struct building *t, size_t start, struct span cell)
{
	size_t blanks = 0;

	while (blanks < cell.n && cell.p[blanks] == ' ')
		blanks++;
	cell = span_trim(cell);
	if (cell.n != 0)
		bars_add_marked(&t->bars, (struct bars_piece){
			.row = (uint32_t)t->bars.nrows - 1, .slot = (uint32_t)t->slot,
			.start = (uint32_t)(start + blanks),
			.end = (uint32_t)(start + blanks + cell.n)
		});
}

static void
add_line(struct building *t, size_t i)
{
	struct span s = inside(form_line(t->bars.block, i), t->around, t->trailed);
	size_t base = (size_t)(s.p - t->bars.block->text.p), from = 0;

	if (t->bare && t->bars.nrows == 1 && t->slot == 0 && (from = second_name(s)) != 0) {
		add_cell(t, base, span_slice(s, 0, from));
		t->slot++;
	}
	for (;;) {
		size_t at = next_bar(s, from);

		add_cell(t, base + from, span_slice(s, from, at));
		if (at == s.n)
			break;
		from = at + 1;
		t->slot++;
	}
	t->bars.rows[t->bars.nrows - 1].slots = (uint32_t)t->slot + 1;
}

static bool
has_rule(const struct block *block)
{
	for (size_t i = 0; i < block->nlines; i++)
		if (bars_pipe_rule(form_line(block, i)) != 0)
			return true;
	return false;
}

/* Does the rule below the header begin with a bar? */
static bool
has_bars_around(const struct block *block)
{
	size_t i = 0;

	while (i + 1 < block->nlines && bars_pipe_rule(form_line(block, i)) == 0)
		i++;
	return bars_begin(form_line(block, i));
}

void
bars_pipes_build(const struct plan *plan, size_t at, struct block *block)
{
	struct building t = { .bars = { .block = block } };
	bool ruled = has_rule(block);

	t.trailed = !ruled && bars_trailed(form_line(block, 0)) != 0 &&
	    bars_bare_end(block, 0) == 0;
	t.around = ruled && has_bars_around(block);
	t.bare = ruled && !t.around;
	for (size_t i = 0; i < block->nlines; i++) {
		enum mark kind = plan->marks[at + i] & MARK_KIND;

		if (kind == MARK_GAP)
			continue;
		if (kind == MARK_ROW || t.bars.nrows == 0) {
			bars_add_row(&t.bars, i);
			t.slot = 0;
		}
		add_line(&t, i);
	}
	bars_build(&t.bars, &block->table);
	bars_close(&t.bars);
}
