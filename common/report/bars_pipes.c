/* bars_pipes: pipe tables of Markdown: cells between bars, a rule of hyphens
 * behind the header.
 *
 * With bars around it, a row is a line.  Without, a cell of several paragraphs
 * breaks its row into several lines, so the number of bars decides (rows_fit.h),
 * as TABs do in table_tabs.c. */
#include "report/bars.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/caption.h"

enum {
	COST_JOIN = 3, COST_JOIN_SHORT = 1, COST_JOIN_ROWS = 5, COST_JOIN_BEHIND = 4,
	COST_JOIN_TEXT = 8, COST_ALONE = 6,
	SHORT_BYTES = 12, TEXT_BYTES = 60
};

static size_t
count_bars(struct span s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n; at++)
		n += bars_parts(s, at);
	return n;
}

/* A line's cells, without the bars around them. */
static struct span
inside(struct span s)
{
	s = bars_trim(s);
	if (s.n < 2 || s.p[0] != '|')
		return s;
	s = span_slice(s, 1, s.n);
	if (bars_parts(s, s.n - 1))
		s.n--;
	return s;
}

/* A line without bars is hardly a row of its own. */
static uint8_t
join_cost(struct span before, struct span text)
{
	bool bars = memchr(text.p, '|', text.n) != NULL;

	if (memchr(before.p, '|', before.n) != NULL)
		return bars ? COST_JOIN_ROWS : COST_JOIN_BEHIND;
	return bars_trim(before).n <= SHORT_BYTES ? COST_JOIN_SHORT : COST_JOIN;
}

static void
weigh(const struct block *b, size_t before, size_t at, struct fit_item *fit)
{
	struct span text = form_line(b, at);
	size_t bars = count_bars(text);

	*fit = (struct fit_item){
		.alone = (uint32_t)bars + 1, .joined = (uint32_t)bars
	};
	if (before == SIZE_MAX)
		return;
	fit->cost[FIT_TABLE] = FIT_NEVER;
	fit->cost[FIT_JOIN] = join_cost(form_line(b, before), text);
}

static size_t
add_item(struct plan *plan, size_t n, size_t at)
{
	plan->items = mem_grow(plan->items, n, &plan->items_cap, sizeof *plan->items);
	plan->fits = mem_grow(plan->fits, n, &plan->fits_cap, sizeof *plan->fits);
	plan->items[n] = (struct plan_item){ .first = (uint32_t)at };
	weigh(plan->region, n == 0 ? SIZE_MAX : plan->items[n - 1].first, at,
	    &plan->fits[n]);
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
	size_t n = 0;

	for (size_t at = from; at < to; at++)
		if (at != rule && !form_is_empty(form_line(plan->region, at)))
			n = add_item(plan, n, at);
	weigh_header(plan, n, rule);
	rows_fit(&plan->fit, plan->fits, n);
	for (size_t k = 0; k < n; k++)
		plan->marks[plan->items[k].first] =
		    plan->fits[k].choice == FIT_JOIN ? MARK_MORE : MARK_ROW;
}

void
bars_pipes_plan(struct plan *plan, size_t from, size_t rule, size_t to)
{
	const struct block *b = plan->region;

	memset(plan->marks + from, MARK_GAP, to - from);
	if (!bars_begin(form_line(b, from)))
		plan_rows(plan, from, rule, to);
	else
		for (size_t at = from; at < to; at++)
			if (bars_pipe_rule(form_line(b, at)) == 0)
				plan->marks[at] = MARK_ROW;
	plan->marks[from] = MARK_ROW | MARK_TABLE;
}

/* The cell so far, in a line that goes on with a row. */
struct building {
	struct bars bars;
	size_t slot;
};

static void
add_cell(struct building *t, size_t start, struct span cell)
{
	size_t blanks = 0;

	while (blanks < cell.n && cell.p[blanks] == ' ')
		blanks++;
	cell = bars_trim(cell);
	if (cell.n != 0)
		bars_add_marked(&t->bars, t->bars.nrows - 1, t->slot, start + blanks,
		    start + blanks + cell.n, false);
}

static void
add_line(struct building *t, size_t i)
{
	struct span s = inside(form_line(t->bars.block, i));
	size_t base = (size_t)(s.p - t->bars.block->text.p), from = 0;

	for (size_t at = 0; at <= s.n; at++) {
		if (at < s.n && !bars_parts(s, at))
			continue;
		add_cell(t, base + from, span_slice(s, from, at));
		from = at + 1;
		t->slot += at < s.n;
	}
	t->bars.rows[t->bars.nrows - 1].slots = (uint32_t)t->slot + 1;
}

void
bars_pipes_build(const struct plan *plan, size_t at, struct block *block)
{
	struct building t = { .bars = { .block = block } };

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
