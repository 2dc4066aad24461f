/* marks_fit: the cheapest reading of runs of cell marks; see marks_fit.h.
 *
 * A beam of the best readings is carried from item to item.  What the next item
 * needs to know of a reading is the width of its last row so far, the width of
 * the row before, and how many items the last row holds. */
#include "block/marks_fit.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	BEAM = 16,
	DEPTH = 8,		/* most items in one row */
	COST_CHANGE = 4,	/* neighbouring rows differ in width */
	COST_NARROW = 1,	/* a row of one cell */
	COST_TRAIL = 2,		/* empty cells close a row … */
	COST_TRAIL_AGAIN = 1,	/* … as many as the row before: a column is blank */
	COST_LEAD = 2,		/* more of them open a row than a run can hold unseen */
	FEW_EMPTY = 3
};

struct marks_state {
	uint32_t cost;
	uint32_t width;		/* of the last row so far */
	uint32_t before;	/* width of the row before; 0: none in this table */
	uint32_t rank;		/* what it has cost if its last row is as wide as it ever gets */
	uint8_t trail;		/* empty cells that close the row before */
	uint8_t depth;		/* items of the last row; 0: no state */
	uint8_t from;		/* index of the state it came from */
	uint8_t choice, lead;	/* of the item that led here */
};

void
marks_release(struct marks_fit *fit)
{
	free(fit->states);
	fit->states = NULL;
	fit->cap = 0;
}

/* What it costs that the last row of s ends here with trail empty cells. */
static uint32_t
close_cost(const struct marks_state *s, uint32_t trail)
{
	uint32_t width = s->width + trail;

	return (s->before != 0 && width != s->before ? COST_CHANGE : 0u) +
	    (width < 2 ? COST_NARROW : 0u) + (trail == 0 ? 0u :
	    trail == s->trail ? COST_TRAIL_AGAIN : COST_TRAIL);
}

/* Is all that the next item needs to know of the two the same?  Then what their last rows would
 * cost is, too, and the one of lower rank is the cheaper one. */
static inline bool
are_alike(const struct marks_state *a, const struct marks_state *b)
{
	return a->width == b->width && a->depth == b->depth && a->before == b->before &&
	    a->trail == b->trail;
}

/* Keeps the best states, in order of rank; of two alike the cheaper one. */
static void
offer(struct marks_state *beam, struct marks_state new)
{
	size_t at = BEAM, end = BEAM - 1;

	new.rank = new.cost + close_cost(&new, 0);
	for (; at > 0 && (beam[at - 1].depth == 0 || beam[at - 1].rank > new.rank); at--)
		if (are_alike(&beam[at - 1], &new))
			end = at - 1;
	if (at == BEAM)
		return;			/* worse than all */
	for (size_t i = 0; i < at; i++)
		if (are_alike(&beam[i], &new))
			return;
	for (size_t i = end; i > at; i--)
		beam[i] = beam[i - 1];
	beam[at] = new;
}

/* One item more behind one state, number from of those before it. */
struct addition {
	const struct marks_state *s;
	uint8_t from;
	const struct marks_item *item;
	struct marks_state *beam;	/* the states with it */
};

static void
go_on(const struct addition *a)
{
	const struct marks_state *s = a->s;
	const struct marks_item *item = a->item;
	struct marks_state new = *s;

	if (s->depth >= DEPTH)
		return;
	new.depth++;
	new.from = a->from;
	new.lead = 0;
	if (item->cost[MARKS_SAME] != MARKS_NEVER) {
		new.choice = MARKS_SAME;
		new.cost = s->cost + item->cost[MARKS_SAME];
		new.width = s->width + item->cells - 1;
		offer(a->beam, new);
	}
	if (item->cost[MARKS_NEXT] != MARKS_NEVER && item->run <= MARKS_LEAD) {
		new.choice = MARKS_NEXT;
		new.lead = (uint8_t)(item->run - 1);
		new.cost = s->cost + item->cost[MARKS_NEXT];
		new.width = s->width + item->run - 1 + item->cells;
		offer(a->beam, new);
	}
}

static void
begin(const struct addition *a, enum marks_choice choice, uint32_t lead)
{
	const struct marks_state *s = a->s;
	const struct marks_item *item = a->item;
	uint32_t trail = item->fixed || choice == MARKS_TABLE ? 0 :
	    item->run - 2 - lead;

	if (item->cost[choice] == MARKS_NEVER || lead > MARKS_LEAD)
		return;
	offer(a->beam, (struct marks_state){
		.cost = s->cost + item->cost[choice] + close_cost(s, trail) +
		    (lead > FEW_EMPTY ? COST_LEAD : 0),
		.width = lead + item->cells,
		.before = choice == MARKS_TABLE ? 0 : s->width + trail,
		.trail = (uint8_t)(trail < MARKS_LEAD ? trail : MARKS_LEAD),
		.depth = 1, .from = a->from, .choice = (uint8_t)choice,
		.lead = (uint8_t)lead
	});
}

static void
step(const struct marks_state *now, const struct marks_item *item,
    struct marks_state *beam)
{
	uint32_t open = item->fixed ? item->lead : item->run % 2;
	uint32_t most = item->fixed ? item->lead :
	    item->flush ? 0 : item->run - 2 < MARKS_LEAD ? item->run - 2 : MARKS_LEAD;

	for (size_t i = 0; i < BEAM; i++)
		beam[i].depth = 0;
	for (uint8_t i = 0; i < BEAM && now[i].depth != 0; i++) {
		const struct addition a = { &now[i], i, item, beam };

		go_on(&a);
		for (uint32_t lead = item->fixed ? most : 0; lead <= most; lead++)
			begin(&a, MARKS_ROW, lead);
		begin(&a, MARKS_TABLE, open);
	}
}

static void
trace_back(const struct marks_state *states, struct marks_item *items, size_t n)
{
	const struct marks_state *last = states + (n - 1) * BEAM;
	uint8_t at = 0;

	for (uint8_t i = 1; i < BEAM && last[i].depth != 0; i++)
		if (last[i].rank < last[at].rank)
			at = i;
	for (size_t i = n; i-- > 0;) {
		const struct marks_state *s = &states[i * BEAM + at];

		items[i].choice = s->choice;
		items[i].lead = s->lead;
		at = s->from;
	}
}

void
marks_fit(struct marks_fit *fit, struct marks_item *items, size_t n)
{
	struct marks_state *first;

	if (n == 0)
		return;
	if (n > fit->cap) {
		fit->states = mem_resize(fit->states, n * BEAM,
		    sizeof *fit->states);
		fit->cap = n;
	}
	first = fit->states;
	for (size_t i = 0; i < BEAM; i++)
		first[i].depth = 0;
	first[0] = (struct marks_state){
		.depth = 1, .choice = MARKS_TABLE, .lead = items[0].fixed ?
		    items[0].lead : (uint8_t)(items[0].run % 2)
	};
	first[0].width = first[0].lead + items[0].cells;
	first[0].rank = first[0].cost + close_cost(&first[0], 0);
	for (size_t i = 1; i < n; i++)
		step(fit->states + (i - 1) * BEAM, &items[i],
		    fit->states + i * BEAM);
	trace_back(fit->states, items, n);
}
