/* columns_heads: which header stands above which column; see columns.h.
 *
 * Headers are centred, amounts end at the right and codes are short: in columns of
 * blanks a header often stands beside what it is the header of, and both look like
 * columns of their own.  Between columns that have both, headers and bodies
 * are paired from left to right. */
#include "block/columns_fit.h"

#include <stdlib.h>

enum {
	MOST_LINES = 48,	/* no header has more */
	FAR = 24		/* characters between a header and its column */
};

/* What a column holds. */
struct part {
	uint8_t column;
	uint16_t left, right;
	bool head, body;
};

struct parts {
	struct part part[COLUMNS_MAX];
	size_t n;
};

static bool
overlap(const struct run *a, const struct run *b, enum measure m)
{
	return a->left[m] < b->right[m] && b->left[m] < a->right[m];
}

/* Does run, in line i of a header that ends before body, stand above a header of
 * another column?  Then it is the name of several. */
static bool
is_group(const struct columns *c, const struct run *run, size_t i, size_t body)
{
	for (i++; i < body; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *lower = &c->runs[c->lines[i].first + k];

			if (lower->column != run->column && overlap(run, lower, c->measure))
				return true;
		}
	return false;
}

static int
by_left(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return x->left != y->left ? (x->left > y->left) - (x->left < y->left) :
	    (x->column > y->column) - (x->column < y->column);
}

/* Names of several columns stand in nobody's way. */
static void
drop_groups(struct parts *parts)
{
	size_t n = 0;

	for (size_t i = 0; i < parts->n; i++)
		if (parts->part[i].head || parts->part[i].body)
			parts->part[n++] = parts->part[i];
	parts->n = n;
}

/* The columns from left to right. */
static void
look_at_parts(const struct columns *c, size_t from, size_t body, size_t to, struct parts *parts)
{
	parts->n = c->ncolumns;
	for (size_t i = 0; i < parts->n; i++)
		parts->part[i] = (struct part){
			.column = (uint8_t)i,
			.left = c->column[i].left, .right = c->column[i].right
		};
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			struct part *part = &parts->part[run->column];

			if (i >= body)
				part->body = true;
			else if (!run->spans && !is_group(c, run, i, body))
				part->head = true;
		}
	qsort(parts->part, parts->n, sizeof *parts->part, by_left);
	drop_groups(parts);
}

static size_t
distance(const struct part *a, const struct part *b)
{
	return b->left > a->right ? (size_t)(b->left - a->right) : 0;
}

/* Pairs as a list: of[i] is the part of the other kind that part i belongs to. */
struct pairs {
	uint8_t of[COLUMNS_MAX];
};

enum { NO_PAIR = UINT8_MAX };

/* As many headers as bodies: the first with the first. */
static void
pair_in_order(const struct parts *parts, size_t from, size_t to, struct pairs *pairs)
{
	size_t head = from;

	for (size_t i = from; i < to; i++) {
		if (parts->part[i].head)
			continue;
		while (!parts->part[head].head)
			head++;
		pairs->of[i] = (uint8_t)head++;
	}
}

/* Else those next to each other, the nearest first. */
static void
pair_nearest(const struct parts *parts, size_t from, size_t to, struct pairs *pairs)
{
	uint64_t taken = 0;

	for (;;) {
		size_t best = FAR + 1, at = 0;

		for (size_t i = from; i + 1 < to; i++) {
			const struct part *a = &parts->part[i], *b = a + 1;

			if ((taken >> i & 3) == 0 && a->head != b->head && distance(a, b) < best) {
				best = distance(a, b);
				at = i;
			}
		}
		if (best > FAR)
			return;
		taken |= (uint64_t)3 << at;
		pairs->of[parts->part[at].head ? at + 1 : at] =
		    (uint8_t)(parts->part[at].head ? at : at + 1);
	}
}

/* Parts from..to are headers without bodies and bodies without headers. */
static void
pair_block(const struct parts *parts, size_t from, size_t to, struct pairs *pairs)
{
	size_t heads = 0;

	for (size_t i = from; i < to; i++)
		heads += parts->part[i].head;
	if (heads * 2 == to - from)
		pair_in_order(parts, from, to, pairs);
	else
		pair_nearest(parts, from, to, pairs);
}

static bool
is_single(const struct part *part)
{
	return part->head != part->body;
}

static void
find_pairs(const struct parts *parts, struct pairs *pairs)
{
	memset(pairs->of, NO_PAIR, sizeof pairs->of);
	for (size_t i = 0, end; i < parts->n; i = end) {
		end = i + 1;
		if (!is_single(&parts->part[i]))
			continue;
		while (end < parts->n && is_single(&parts->part[end]))
			end++;
		pair_block(parts, i, end, pairs);
	}
}

/* Columns first and second are one now, and last, behind them, has the number of second:
 * where tells which number each column has by now. */
static void
renumber(uint8_t *where, uint8_t first, uint8_t second, uint8_t last)
{
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		where[i] = where[i] == second ? first : where[i] == last ? second : where[i];
}

void
columns_pair_heads(struct columns *c, size_t from, size_t to)
{
	size_t body = columns_body(c, from, to);
	uint8_t where[COLUMNS_MAX];
	struct parts parts;
	struct pairs pairs;

	if (body == from || body - from > MOST_LINES)
		return;
	look_at_parts(c, from, body, to, &parts);
	find_pairs(&parts, &pairs);
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		where[i] = (uint8_t)i;
	for (size_t i = 0; i < parts.n; i++) {
		uint8_t a, b, last = (uint8_t)(c->ncolumns - 1);

		if (pairs.of[i] == NO_PAIR)
			continue;
		a = where[parts.part[i].column];
		b = where[parts.part[pairs.of[i]].column];
		columns_merge(c, from, to, a < b ? a : b, a < b ? b : a);
		renumber(where, a < b ? a : b, a < b ? b : a, last);
	}
}

static bool
stands_in(const struct columns *c, size_t i, size_t column)
{
	for (size_t k = 0; k < c->lines[i].runs; k++)
		if (c->runs[c->lines[i].first + k].column == column)
			return true;
	return false;
}

bool
columns_may_head(const struct columns *c, const struct columns_lines *at, size_t a, size_t b)
{
	size_t from = at->from, body = at->body, first = body, last = from;

	if (body == from || body - from > MOST_LINES)
		return true;
	for (size_t i = body; i < at->to; i++)
		if (stands_in(c, i, a))
			return true;
	for (size_t i = body; i > from; i--) {
		if (stands_in(c, i - 1, b))
			first = i - 1;
		if (stands_in(c, i - 1, a) && last == from)
			last = i - 1;
	}
	return first == body || last < first;
}
