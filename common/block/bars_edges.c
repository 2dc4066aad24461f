/* bars_edges: the edges that cells of several lines share; see bars.h. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	NEAR = 4		/* columns that a post may have moved from its edge */
};

/* 1 for each column where a post stands; *n is how many columns there are. */
static unsigned char *
columns_taken(const struct bars *bars, bool crossings, size_t *n)
{
	unsigned char *taken;

	*n = 0;
	for (size_t k = 0; k < bars->nposts; k++)
		if (bars->posts[k].column >= *n)
			*n = bars->posts[k].column + (size_t)1;
	taken = mem_zeroed(*n + 1, 1);
	for (size_t k = 0; k < bars->nposts; k++)
		if (!crossings || bars->posts[k].crossing)
			taken[bars->posts[k].column] = 1;
	return taken;
}

static void
find_edges(struct bars *bars, bool crossings, size_t slack)
{
	size_t n;
	unsigned char *taken = columns_taken(bars, crossings, &n);

	for (size_t c = 0; c < n; c++) {
		if (!taken[c] || (bars->nedges != 0 &&
		    c - bars->edges[bars->nedges - 1] <= slack))
			continue;
		bars->edges = mem_grow(bars->edges, bars->nedges, &bars->edges_cap,
		    sizeof *bars->edges);
		bars->edges[bars->nedges++] = (uint32_t)c;
	}
	free(taken);
}

/* The first edge from edge after on that is not before column. */
static size_t
edge_from(const struct bars *bars, size_t after, long column)
{
	size_t low = after, high = bars->nedges;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if ((long)bars->edges[middle] < column)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The edge nearest to column; BARS_NO_EDGE if none is near. */
static uint32_t
edge_near(const struct bars *bars, size_t after, long column, long near)
{
	size_t best = edge_from(bars, after, column);

	if (best > after && (best == bars->nedges || column - (long)bars->edges[best - 1] <
	    (long)bars->edges[best] - column))
		best--;
	if (best >= bars->nedges || labs((long)bars->edges[best] - column) > near)
		return BARS_NO_EDGE;
	return (uint32_t)best;
}

/* Sets the edges of n posts; returns how many stand on none.  drifting: a post
 * that is only near an edge moves all behind it. */
static size_t
set_edges(const struct bars *bars, struct bars_post *post, size_t n, long near,
    bool drifting)
{
	size_t after = 0, missed = 0;
	long drift = 0;

	for (size_t k = 0; k < n; k++) {
		long column = (long)post[k].column - drift;
		uint32_t edge = post[k].inner ? BARS_NO_EDGE :
		    edge_near(bars, after, column, near);

		post[k].edge = edge;
		if (post[k].inner)
			continue;
		if (edge == BARS_NO_EDGE) {
			missed++;
			continue;
		}
		if (drifting)
			drift += column - (long)bars->edges[edge];
		after = edge + (size_t)1;
	}
	return missed;
}

static bool
all_on_edges(struct bars *bars, size_t line)
{
	struct bars_post *post = &bars->posts[bars->lines[line]];
	size_t n = bars->lines[line + 1] - bars->lines[line];

	return n == 0 || set_edges(bars, post, n, 0, false) == 0 ||
	    set_edges(bars, post, n, NEAR, true) == 0;
}

static void
number_edges(struct bars_post *post, size_t n)
{
	for (size_t k = 0; k < n; k++)
		post[k].edge = (uint32_t)k;
}

/* Neither columns nor counts fit: cells are counted from the left, so that none gets
 * lost.  Bars that are too many are text of the last one. */
static void
count_cells(const struct bars *bars, struct bars_post *post, size_t n)
{
	number_edges(post, n);
	for (size_t k = bars->nedges - 1; k < n; k++)
		post[k].edge = BARS_NO_EDGE;
	if (n >= bars->nedges)
		post[n - 1].edge = (uint32_t)bars->nedges - 1;
}

/* A bar that stands on no edge is part of the text, or else a character that
 * the converter counted otherwise has moved it, or there is one for each edge. */
static void
set_crossed_edges(struct bars *bars, size_t line)
{
	struct bars_post *post = &bars->posts[bars->lines[line]];
	size_t n = bars->lines[line + 1] - bars->lines[line];

	if (all_on_edges(bars, line))
		return;
	if (post[n - 1].column == bars->edges[bars->nedges - 1])
		set_edges(bars, post, n, 0, false);
	else
		count_cells(bars, post, n);
}

/* Has every line with posts as many as the border, the first line? */
static bool
posts_are_even(const struct bars *bars)
{
	size_t n = bars->lines[1] - bars->lines[0];

	for (size_t i = 1; i < bars->block->nlines; i++) {
		size_t posts = bars->lines[i + 1] - bars->lines[i];

		if (posts != 0 && posts != n)
			return false;
	}
	return n > 1;
}

/* The n-th post of every line stands on the n-th joint of the border. */
static void
count_edges(struct bars *bars)
{
	bars->nedges = 0;
	for (size_t k = 0; k < bars->lines[1]; k++) {
		bars->edges = mem_grow(bars->edges, bars->nedges, &bars->edges_cap,
		    sizeof *bars->edges);
		bars->edges[bars->nedges++] = bars->posts[k].column;
	}
	for (size_t i = 0; i < bars->block->nlines; i++)
		number_edges(&bars->posts[bars->lines[i]],
		    bars->lines[i + 1] - bars->lines[i]);
}

void
bars_find_crossed_edges(struct bars *bars)
{
	bool on = true;

	find_edges(bars, true, 0);
	if (bars->nedges == 0)
		return;
	for (size_t i = 0; i < bars->block->nlines; i++)
		on = all_on_edges(bars, i) && on;
	if (on)
		return;
	if (posts_are_even(bars)) {
		count_edges(bars);
		return;
	}
	for (size_t i = 0; i < bars->block->nlines; i++)
		set_crossed_edges(bars, i);
}

/* The least distance of two posts in one line. */
static size_t
least_distance(const struct bars *bars)
{
	size_t least = SIZE_MAX;

	for (size_t i = 0; i < bars->block->nlines; i++)
		for (size_t k = bars->lines[i] + (size_t)1; k < bars->lines[i + 1]; k++) {
			size_t d = bars->posts[k].column - bars->posts[k - 1].column;

			if (d < least)
				least = d;
		}
	return least;
}

/* Does any cell have blanks to fill it up behind its text? */
static bool
is_padded(const struct bars *bars)
{
	struct span text = buf_span(&bars->block->text);

	for (size_t i = 0; i < bars->block->nlines; i++)
		for (size_t k = bars->lines[i] + (size_t)1; k < bars->lines[i + 1]; k++) {
			struct span cell = span_slice(text, bars->posts[k - 1].end,
			    bars->posts[k].start);

			if (span_trim(cell).n != 0 && span_ends(cell, SPAN("  ")))
				return true;
		}
	return false;
}

/* Do the posts of every line, as many in each, stand below those of the first one? */
static bool
are_aligned(const struct bars *bars, size_t slack)
{
	for (size_t i = 1; i < bars->block->nlines; i++)
		for (size_t k = bars->lines[i]; k < bars->lines[i + 1]; k++) {
			uint32_t first = bars->posts[k - bars->lines[i]].column;
			uint32_t own = bars->posts[k].column;

			if ((own > first ? own - first : first - own) > slack)
				return false;
		}
	return true;
}

/* Does no blank stand beside a bar (|合计|80||)?  Then no cell is filled up. */
static bool
is_tight(const struct bars *bars)
{
	struct span text = buf_span(&bars->block->text);

	for (size_t i = 0; i < bars->block->nlines; i++)
		for (size_t k = bars->lines[i] + (size_t)1; k < bars->lines[i + 1]; k++)
			if (text.p[bars->posts[k - 1].end] == ' ' ||
			    text.p[bars->posts[k].start - 1] == ' ')
				return false;
	return true;
}

bool
bars_count_cells(struct bars *bars, size_t slack)
{
	if (!posts_are_even(bars) ||
	    (!is_tight(bars) && (are_aligned(bars, slack) || is_padded(bars))))
		return false;
	count_edges(bars);
	return true;
}

void
bars_find_edges(struct bars *bars, size_t slack)
{
	size_t least = least_distance(bars);

	if (posts_are_even(bars) && are_aligned(bars, slack)) {
		count_edges(bars);	/* apart by steps: | 10 |, | 100 |, | 1000 | */
		return;
	}
	find_edges(bars, false, slack < least ? slack : least - 1);
	for (size_t k = 0; k < bars->nposts; k++)
		bars->posts[k].edge = (uint32_t)edge_from(bars, 0,
		    (long)bars->posts[k].column + 1) - 1;
}
