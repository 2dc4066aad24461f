/* bars_inner: grids within a cell of a grid; see bars.h. */
#include "block/bars.h"

#include <stdlib.h>

#include "base/mem.h"

enum { WHOLE_RULES = 3 };	/* of a table of two rows */

struct inner {
	struct bars *bars;
	size_t columns;
	unsigned char *joints;	/* by column: a rule through the whole table is joined there */
	unsigned char *inside;	/* and: a grid within a cell covers it, between two such rules */
};

/* Does a rule lead through the whole of line i? */
static bool
is_whole_rule(const struct bars *b, size_t i)
{
	size_t n;
	const struct bars_post *post = bars_posts_of(b, i, &n);

	for (size_t k = 0; k + 1 < n; k++)
		if (!post[k].rule)
			return false;
	return n > 1;
}

/* Notes the joints of all whole rules; returns how many of these there are. */
static size_t
find_joints(struct inner *in)
{
	const struct bars *b = in->bars;
	size_t n, rules = 0;

	for (size_t i = 0; i < b->block->nlines; i++) {
		const struct bars_post *post = bars_posts_of(b, i, &n);

		if (!is_whole_rule(b, i))
			continue;
		rules++;
		for (size_t k = 0; k < n; k++)
			in->joints[post[k].column] = 1;
	}
	return rules;
}

/* The last post of the rule that begins at post k of n inside a cell, with blanks before it,
 * and ends inside one; 0: none does. */
static size_t
inner_rule(const struct inner *in, const struct bars_post *post, size_t n, size_t k)
{
	struct span before, text = buf_span(&in->bars->block->text);
	size_t end = k;

	if (k == 0 || !post[k].rule || post[k - 1].rule || in->joints[post[k].column])
		return 0;
	before = span_slice(text, post[k - 1].end, post[k].start);
	while (end < n && post[end].rule)
		end++;
	return before.n != 0 && span_trim(before).n == 0 && end + 1 < n &&
	    !in->joints[post[end].column] ? end : 0;
}

/* Notes the columns that rules inside the cells of line i cover; returns whether there are
 * any. */
static bool
cover(struct inner *in, size_t i)
{
	size_t n, end;
	const struct bars_post *post = bars_posts_of(in->bars, i, &n);
	bool any = false;

	for (size_t k = 0; k < n; k++) {
		end = inner_rule(in, post, n, k);
		if (end == 0)
			continue;
		memset(in->inside + post[k].column, 1,
		    post[end].column - post[k].column + (size_t)1);
		any = true;
		k = end;
	}
	return any;
}

/* Marks the posts of lines from..to-1 that stand in the columns covered. */
static void
mark_posts(struct inner *in, size_t from, size_t to)
{
	const struct bars *b = in->bars;

	for (size_t k = b->lines[from]; k < b->lines[to]; k++) {
		struct bars_post *post = &in->bars->posts[k];

		post->inner = in->inside[post->column];
		post->crossing = post->crossing && !post->inner;
	}
}

/* The same for what stands between two whole rules, lines from..to-1. */
static bool
mark_section(struct inner *in, size_t from, size_t to)
{
	size_t first = NONE, last = 0;

	memset(in->inside, 0, in->columns);
	for (size_t i = from; i < to; i++) {
		if (!cover(in, i))
			continue;
		first = first == NONE ? i : first;
		last = i;
	}
	if (first == NONE || first == last)
		return false;
	mark_posts(in, first, last + 1);
	return true;
}

bool
bars_find_inner(struct bars *bars)
{
	struct inner in = { .bars = bars };
	size_t lines = bars->block->nlines;
	bool any = false;

	for (size_t k = 0; k < bars->nposts; k++)
		if (bars->posts[k].column >= in.columns)
			in.columns = bars->posts[k].column + (size_t)1;
	in.joints = mem_zeroed(in.columns + 1, 2);
	in.inside = in.joints + in.columns + 1;
	if (find_joints(&in) >= WHOLE_RULES)
		for (size_t i = 0, from = 0; i <= lines; i++)
			if (i == lines || is_whole_rule(bars, i)) {
				any = mark_section(&in, from, i) || any;
				from = i + 1;
			}
	free(in.joints);
	return any;
}
