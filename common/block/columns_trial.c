/* columns_trial: lines tried as one row, and what that costs. */
#include "block/columns_trial.h"

#include "base/mem.h"
#include "block/columns_apart.h"

enum { UNKNOWN = UINT8_MAX };	/* no cost is so high */

enum {
	COST_COMPLETE = 4,	/* a line that has text and numbers goes on with a text */
	COST_NO_TEXT = 12, COST_NO_NUMBER = 8, COST_HEADER_ROW = 5,
	COST_LONELY = 16,	/* a row of one text, not in the first column */
	COST_BEGUN = 3,		/* texts begin beside one that goes on */
	COST_HEADER = 6,	/* a line above all numbers in a row with numbers */
	COST_FIRST = 4,		/* text above the numbers where it goes on below them */
	COST_ORDER = 8,		/* numbers above their text where they stand below it, or reverse */
	COST_SKEWED = 3,	/* a cell a line off the middle of its row, if centred */
	SKEWED_MOST = 2,	/* so many lines count */
	COST_ASKEW = 24,	/* all cells of a row together, at most … */
	COST_ASKEW_PARTED = 10	/* … and where blank lines part rows */
};

/* Texts that go on: what speaks against it in one cell may be outweighed by
 * the others. */
struct going_on {
	uint32_t cost, cells;
	bool named;		/* one of them names the numbers of its line */
	uint32_t begun;		/* texts that begin beside them */
};

void
columns_forget_costs(struct columns *c, size_t n)
{
	if (c->costs_cap < c->nruns) {
		c->costs = mem_resize(c->costs, c->nruns, sizeof *c->costs);
		c->costs_cap = c->nruns;
	}
	for (size_t k = 0; k < n; k++) {
		const struct column_line *line = &c->lines[c->kept[k]];

		memset(&c->costs[line->first], UNKNOWN, line->runs * sizeof *c->costs);
	}
}

/* What it costs that a cell begins with run, which stands in line k of c->kept. */
static uint32_t
begin_cost(const struct columns *c, const struct run *run, size_t k)
{
	uint8_t *cost = &c->costs[run - c->runs].begins;

	if (*cost == UNKNOWN)
		*cost = (uint8_t)columns_begin_cost(c, run, k);
	return *cost;
}

/* What it costs that run goes on with upper, the one above it in its column. */
static uint32_t
cell_cost(const struct columns *c, const struct run *upper, const struct run *run)
{
	uint8_t *cost = &c->costs[run - c->runs].goes_on;

	if (*cost == UNKNOWN)
		*cost = (uint8_t)columns_cell_cost(c, upper, run);
	return *cost;
}

static void
try_run(const struct columns *c, struct trial *t, const struct run *run,
    size_t k, struct going_on *on)
{
	const struct run *upper = t->last[run->column];

	t->last[run->column] = run;
	t->bottom[run->column] = t->lines;
	if (upper == NULL)
		t->top[run->column] = t->lines;
	t->item |= run->label;
	if (upper == NULL) {
		t->cost += begin_cost(c, run, k);
		on->begun += !run->number;
	} else if (run->label || run->number || upper->number)
		t->cost += cell_cost(c, upper, run);
	else {
		on->cost += cell_cost(c, upper, run);
		on->cells++;
		on->named |= columns_names_numbers(c, run);
	}
}

void
columns_try_line(const struct columns *c, struct trial *t, size_t k)
{
	const struct column_line *line = &c->lines[c->kept[k]];
	struct going_on on = { 0 };
	size_t runs = 0;

	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i];

		if (!columns_is_apart(c, run)) {
			try_run(c, t, run, k, &on);
			runs++;
		} else if (t->last[run->column] != NULL) {
			on.cost += COLUMNS_COST_WRAPPED;
			on.cells++;
		}
	}
	t->lines++;
	if (on.cells != 0)
		t->cost += (on.cost + on.cells - 1) / on.cells +
		    (on.begun > 1 ? COST_BEGUN : 0) + (on.named ? COST_COMPLETE : 0);
	if (runs == 0)
		return;
	if (!line->texts)
		*(t->texts ? &t->below : &t->above) = true;
	t->lonely = !t->texts && !t->numbers && runs == 1 && line->runs == 1 &&
	    c->runs[line->first].column != 0;
	if (line->numbers && t->texts && !t->numbers)
		t->before = true;
	if (!line->numbers && t->numbers && t->texts)
		t->behind = true;
	t->header |= line->header;
	t->numbers |= line->numbers;
	t->texts |= line->texts;
}

/* How many lines the cells of a row are off its middle, and how many cells are. */
uint32_t
columns_count_askew(const struct columns *c, const struct trial *t, uint32_t *cells)
{
	uint32_t lines = 0;

	*cells = 0;
	for (size_t k = 0; k < c->ncolumns; k++) {
		int off = t->top[k] + t->bottom[k] + 1 - t->lines;

		if (t->last[k] == NULL || off == 0)
			continue;
		off = off < 0 ? -off : off;
		lines += off < SKEWED_MOST ? (uint32_t)off : SKEWED_MOST;
		++*cells;
	}
	return lines;
}

static uint32_t
askew_cost(const struct columns *c, const struct trial *t, uint32_t most)
{
	uint32_t cells, cost = c->centred ? COST_SKEWED * columns_count_askew(c, t, &cells) : 0;

	return cost < most ? cost : most;
}

uint32_t
columns_row_cost(const struct columns *c, const struct trial *t, const struct manner *manner)
{
	uint32_t cost = t->cost +
	    askew_cost(c, t, manner->blanks ? COST_ASKEW_PARTED : COST_ASKEW);

	if (!t->texts)
		cost += COST_NO_TEXT;
	if (t->header && t->numbers)
		cost += COST_HEADER;
	if (!t->numbers && !t->item)
		cost += t->header ? COST_HEADER_ROW :
		    t->lonely ? COST_LONELY : COST_NO_NUMBER;
	if ((t->above && manner->above < 0) || (t->below && manner->above > 0))
		cost += COST_ORDER;
	if (t->before)
		cost += COST_FIRST * manner->first;
	return cost;
}
