/* rows_fit: the cheapest reading of a table's pieces as rows; see rows_fit.h.
 *
 * A dynamic programme over the items.  The state after item i is how many
 * items the last row holds (1 … FIT_DEPTH); that fixes where the row began and
 * how wide it is, which is all the next row needs to know. */
#include "block/rows_fit.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

struct fit_state {
	uint32_t cost[FIT_DEPTH];	/* least cost with d + 1 items in the last row */
	uint32_t width[FIT_DEPTH];	/* of that row */
	uint8_t before[FIT_DEPTH];	/* d of the row before it */
	uint8_t choice[FIT_DEPTH];	/* how the last row began */
	uint32_t least;			/* of cost … */
	uint32_t least_at;		/* … and the first d that has it */
};

static const uint32_t FAR = UINT32_MAX / 2;

void
fit_release(struct fit *fit)
{
	free(fit->states);
	fit->states = NULL;
	fit->cap = 0;
}

/* No way ends with d + 1 items in the last row. */
static inline void
rule_out(struct fit_state *to, uint8_t d)
{
	to->cost[d] = FAR;
	to->width[d] = UINT32_MAX;
}

/* The cheaper of a row that begins with item and a table that does. */
struct beginning {
	uint32_t cost;
	uint8_t choice;
};

static inline struct beginning
begin_row(const struct fit_item *item, uint32_t change)
{
	uint32_t row = item->cost[FIT_ROW] + change, table = item->cost[FIT_TABLE];

	return row <= table ? (struct beginning){ row, FIT_ROW } :
	    (struct beginning){ table, FIT_TABLE };
}

/* A row of this width that begins with item, after the rows that end in last:
 * the cheapest way goes into place d of to, the first of several.  Only a row
 * as wide can come cheaper than the cheapest of all. */
static void
append_row(struct fit_state *to, uint8_t d, const struct fit_state *last,
    const struct fit_item *item, uint32_t width)
{
	struct beginning same = begin_row(item, 0), other = begin_row(item, FIT_CHANGE);
	uint32_t least = last->least + other.cost, best = last->least_at;

	for (uint32_t b = 0; b < FIT_DEPTH; b++) {
		uint32_t cost = last->cost[b] + same.cost;

		if (last->width[b] == width &&
		    (cost < least || (cost == least && b < best))) {
			least = cost;
			best = b;
		}
	}
	to->cost[d] = least;
	to->width[d] = width;
	to->before[d] = (uint8_t)best;
	to->choice[d] = last->width[best] != width ? other.choice : same.choice;
}

/* What begins with a row dearer by more than a change of width than another that ends where
 * it ends is dearer than what begins with that one, whatever comes: it is no use. */
static inline bool
is_too_dear(const struct fit_state *to, uint32_t cost)
{
	return cost > to->least + FIT_CHANGE;
}

/* Every row of use that can end with item i; states[i] is what comes before it. */
static void
step(struct fit_state *states, const struct fit_item *items, size_t i)
{
	struct fit_state *to = &states[i + 1];
	uint32_t joins = 0, added = 0;
	uint8_t d = 0;

	while (d < FIT_DEPTH && d <= i) {
		const struct fit_item *first = &items[i - d];
		uint32_t width = first->alone + added;

		if (d != 0 && is_too_dear(to, states[i - d].least + joins)) {
			rule_out(to, d);
		} else {
			append_row(to, d, &states[i - d], first, width);
			to->cost[d] += joins + (width < 2 ? FIT_NARROW : 0);
		}
		if (d == 0 || to->cost[d] < to->least) {
			to->least = to->cost[d];
			to->least_at = d;
		}
		d++;
		if (first->cost[FIT_JOIN] == FIT_NEVER)
			break;
		joins += first->cost[FIT_JOIN];
		added += first->joined;
	}
	for (; d < FIT_DEPTH; d++)
		rule_out(to, d);
}

static void
trace_back(const struct fit_state *states, struct fit_item *items, size_t n)
{
	uint8_t best = 0;
	size_t i = n;

	for (uint8_t d = 1; d < FIT_DEPTH; d++)
		if (states[n].cost[d] < states[n].cost[best])
			best = d;
	while (i > 0) {
		const struct fit_state *end = &states[i];

		for (uint8_t d = 0; d < best; d++)
			items[--i].choice = FIT_JOIN;
		items[--i].choice = end->choice[best];
		best = end->before[best];
	}
}

void
rows_fit(struct fit *fit, struct fit_item *items, size_t n)
{
	if (n == 0)
		return;
	if (n >= fit->cap) {
		fit->states = mem_resize(fit->states, n + 1, sizeof *fit->states);
		fit->cap = n + 1;
	}
	items[0].cost[FIT_JOIN] = items[0].cost[FIT_ROW] = FIT_NEVER;
	items[0].cost[FIT_TABLE] = 0;
	fit->states[0] = (struct fit_state){ .cost = { 0 } };
	for (uint8_t d = 1; d < FIT_DEPTH; d++)
		rule_out(&fit->states[0], d);
	for (size_t i = 0; i < n; i++)
		step(fit->states, items, i);
	trace_back(fit->states, items, n);
}
