/* columns_order: by which measure the runs of a page stand above each other, and in which
 * order they make columns: those that stand exactly above others first, then numbers, narrow
 * before wide. */
#include "block/columns_fit.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	POSITIONS = 512,
	MANY = 3		/* least runs at a place that say where a column is */
};

/* How often runs of the page begin and numbers end at a place. */
struct edges {
	uint32_t lefts[2][POSITIONS];	/* of texts, of numbers */
	uint32_t rights[POSITIONS];
	uint32_t many;		/* what counts as often */
	size_t end;		/* behind the last place of all */
};

static void
find_edges(const struct columns *c, size_t from, size_t to, enum measure m,
    struct edges *edges)
{
	*edges = (struct edges){ .many = (uint32_t)((to - from) / 12) };
	if (edges->many < MANY)
		edges->many = MANY;
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (run->right[m] >= POSITIONS)
				continue;
			if (run->right[m] >= edges->end)
				edges->end = run->right[m] + 1U;
			edges->lefts[run->number][run->left[m]]++;
			edges->rights[run->right[m]] += run->number;
		}
}

static bool
is_popular(const struct edges *edges, const struct run *run, enum measure m)
{
	return run->right[m] < POSITIONS &&
	    (edges->lefts[run->number][run->left[m]] >= edges->many ||
		(run->number && edges->rights[run->right[m]] >= edges->many));
}

/* How well do the runs stand above each other? */
uint64_t
columns_evenness(const struct columns *c, size_t from, size_t to, enum measure m)
{
	struct edges edges;
	uint64_t sum = 0;

	find_edges(c, from, to, m, &edges);
	for (size_t i = 0; i < edges.end; i++) {
		uint64_t lefts = (uint64_t)edges.lefts[0][i] + edges.lefts[1][i];

		sum += lefts * lefts + (uint64_t)edges.rights[i] * edges.rights[i];
	}
	return sum;
}

/* Runs that begin where many do (numbers: or end), other numbers, texts beside
 * numbers, other texts; narrow before wide. */
static uint64_t
rank(const struct columns *c, const struct edges *edges, uint32_t at)
{
	const struct run *run = &c->runs[at];
	uint64_t phase = run->number ? 1 : c->lines[run->line].numbers ? 2 : 3;
	uint64_t wide = run_width(run, c->measure);

	if (wide >= COLUMNS_WIDE)
		phase = 4;
	else if (is_popular(edges, run, c->measure))
		phase = 0;
	return phase << 60 | (wide & 0xFFFF) << 32 | at;
}

static int
by_rank(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

size_t
columns_order(struct columns *c, size_t from, size_t to)
{
	struct edges edges;
	size_t n = 0;

	find_edges(c, from, to, c->measure, &edges);
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			c->keys = mem_grow(c->keys, n, &c->keys_cap,
			    sizeof *c->keys);
			c->keys[n++] = rank(c, &edges, c->lines[i].first + (uint32_t)k);
		}
	qsort(c->keys, n, sizeof *c->keys, by_rank);
	return n;
}
