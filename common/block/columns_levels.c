/* columns_levels: in which row of a header, read by itself, its names stand, and which
 * columns the groups among them are above; see columns_header.h.
 *
 * A group is merged over columns next to each other and stands in their middle.  Groups
 * that have no other group below them are laid over the names of columns so that they
 * stand as near to the middles as may be, all together; then the groups above these over
 * what there is by now, groups and names.  A name below no group is merged over all rows,
 * and stands in the first one as every merged cell does. */
#include "block/columns.h"

#include <stdlib.h>

enum {
	GROUPS = 48,
	COST_ALONE = 6,		/* a group above one name only */
	COST_HIGH = 8,		/* a name below a group, though it stands high */
	COST_MIDDLE = 4,	/* the same of one in the middle: merged over more rows */
	MOST_LOW = 6,		/* a name below no group: what it stands too low, at most so much */
	COST_LEVEL = 30,	/* 类 款 项 below no name of a code, where there is one */
	COST_NEVER = 10000,
	HASH_STEP = 31
};

/* A group of columns. */
struct group {
	uint16_t left, right;	/* as they are printed */
	uint16_t wider;		/* than that, perhaps: right_of */
	uint8_t first, last;	/* lines of its name */
	uint8_t head;		/* the run that it begins with */
	uint8_t parent;		/* the group above it; NO_HEAD: none */
	uint8_t column;		/* the first one below it */
	uint64_t hash;		/* of its name, however that is torn */
	bool code;		/* above 类 款 项, and nothing else */
	bool placed;
};

/* What groups are laid over: a name or a group that is placed. */
struct unit {
	int left, right;	/* of its columns */
	uint8_t first, last;	/* lines of its name */
	uint8_t bottom;		/* the last line of all that is below it … */
	uint8_t below;		/* … and the first; of a name, 0 */
	uint8_t index;		/* of the name, or of the group */
	bool group;
	bool level;		/* 类 款 项 */
	uint64_t hash;
};

struct levels {
	const struct heads *h;
	struct group group[GROUPS];
	size_t groups;
	struct unit unit[COLUMNS_MAX];
	size_t units;
	uint8_t parent[COLUMNS_MAX];	/* of each name, its group */
	size_t period;		/* names that come again and again; 0: none do */
	int first, last;	/* lines that the groups and units stand in */
	bool codes;		/* there is a group of 类 款 项 */
	bool flush;		/* groups begin where the first of their columns does */
	bool top;		/* names begin at the top of their cells */
};

/* --- what there is --------------------------------------------------------- */

static int
by_middle(const void *a, const void *b)
{
	const struct group *x = a, *y = b;
	int p = x->left + x->right, q = y->left + y->right;

	return p != q ? p - q : x->head - y->head;
}

/* Where run i of the header may end on the page, for a Chinese character is as wide as two of the
 * places that are counted: before the next one. */
static uint16_t
right_of(const struct columns *c, size_t i)
{
	const struct head *head = &c->heads.head[i];
	const struct run *run = &c->runs[head->run];
	uint16_t right = run->left[c->measure] + run->size;

	if (i + 1 < c->heads.n && head[1].line == head->line && right >= run[1].left[c->measure])
		right = run[1].left[c->measure] - 1;
	return right > head->right ? right : head->right;
}

/* A run of the group's name. */
static void
add_run(struct group *g, size_t i, const struct columns *c)
{
	const struct head *head = &c->heads.head[i];
	const struct run *run = &c->runs[head->run];

	if (run->left[c->measure] < g->left)
		g->left = run->left[c->measure];
	if (run->right[c->measure] > g->right) {
		g->right = run->right[c->measure];
		g->wider = right_of(c, i) > g->right ? right_of(c, i) - g->right : 0;
	}
	g->last = head->line;
	g->hash = g->hash * HASH_STEP + span_hash(columns_text(c, run));
}

static void
find_groups(struct levels *l, const struct columns *c)
{
	const struct heads *h = l->h;

	for (size_t i = 0; i < h->n && l->groups < GROUPS; i++) {
		struct group *g = &l->group[l->groups];

		if (!h->head[i].group || h->head[i].begun)
			continue;
		l->groups++;
		*g = (struct group){
			.left = UINT16_MAX, .first = h->head[i].line, .head = (uint8_t)i,
			.parent = NO_HEAD, .code = h->head[i].code
		};
		l->codes |= g->code;
		for (size_t k = i; k != NO_HEAD; k = h->head[k].next)
			add_run(g, k, c);
	}
	qsort(l->group, l->groups, sizeof *l->group, by_middle);
}

static void
find_units(struct levels *l, const struct columns *c)
{
	const struct heads *h = l->h;

	for (size_t i = 0; i < h->names; i++) {
		const struct head_name *name = &h->name[i];
		const struct column *own;

		l->parent[i] = NO_HEAD;
		if (name->column == NO_HEAD)
			continue;
		own = &c->column[name->column];
		l->unit[l->units++] = (struct unit){
			.left = own->left < name->left ? own->left : name->left,
			.right = own->right > name->right ? own->right : name->right,
			.first = name->first, .last = name->last, .bottom = name->last,
			.index = (uint8_t)i, .hash = name->hash,
			.level = columns_is_code_level(c, &c->runs[h->head[name->head].run])
		};
	}
}

/* Do names come again and again from left to right, 预算数 决算数 预算数 决算数, and have
 * the groups of a row different ones?  Then each group is above all names that come
 * again: how many these are, else 0. */
static size_t
period_of(const struct levels *l, const uint8_t *row, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (l->group[row[i]].hash == l->group[row[k]].hash)
				return 0;
	for (size_t period = 2; period * 2 <= l->units; period++) {
		size_t i = period;

		while (i < l->units && l->unit[i].hash == l->unit[i - period].hash)
			i++;
		if (i == l->units && i % period == 0)
			return period;
	}
	return 0;
}

/* --- which groups come next ------------------------------------------------ */

static bool
overlap(int left, int right, const struct group *g)
{
	return left < g->right && g->left < right;
}

/* Does a name stand as high as the group, or higher? */
static bool
has_name_beside(const struct levels *l, const struct group *g)
{
	for (size_t i = 0; i < l->units; i++)
		if (l->unit[i].first <= g->last)
			return true;
	return false;
}

/* Is the group above one that is not placed yet? */
static bool
is_upper(const struct levels *l, const struct group *g)
{
	bool top = g->first == 0 && !has_name_beside(l, g);

	for (size_t i = 0; i < l->groups; i++) {
		const struct group *lower = &l->group[i];

		if (!lower->placed && lower->first > g->last &&
		    (top || (lower->code && !g->code) ||
			overlap(lower->left, lower->right, g)))
			return true;
	}
	return false;
}

/* The groups that stand above no other that is not placed, from left to right. */
static size_t
lowest(const struct levels *l, uint8_t *row)
{
	size_t n = 0;

	for (size_t i = 0; i < l->groups; i++)
		if (!l->group[i].placed && !is_upper(l, &l->group[i]))
			row[n++] = (uint8_t)i;
	return n;
}

/* From the first line of these groups to the last one of what they may be above. */
static void
find_lines(struct levels *l, const uint8_t *row, size_t n)
{
	l->first = INT32_MAX;
	l->last = 0;
	for (size_t i = 0; i < n; i++)
		if (l->group[row[i]].first < l->first)
			l->first = l->group[row[i]].first;
	for (size_t i = 0; i < l->units; i++)
		if (l->unit[i].bottom > l->last)
			l->last = l->unit[i].bottom;
}

/* How much lower the unit stands than if it were merged over the row of the groups, too;
 * in half lines. */
static int
too_low(const struct levels *l, const struct unit *u)
{
	if (l->top && !u->group)
		return u->first - l->first > 0 ? 1 : -1;
	return u->first + u->last - l->first - (u->group ? u->below - 1 : l->last);
}

/* --- laying them over ------------------------------------------------------ */

/* Where the cells of unit i end at the left: half way to the one before. */
static int
edge(const struct levels *l, size_t i)
{
	if (i == 0)
		return l->unit[0].left;
	if (i == l->units)
		return l->unit[i - 1].right;
	return (l->unit[i - 1].right + l->unit[i].left) / 2;
}

/* How far the middle of the group's name, as it is printed or as it may be wider, is from
 * that of units from..to, or its beginning from theirs. */
static unsigned
off_units(const struct levels *l, const struct group *g, size_t from, size_t to)
{
	int off = edge(l, from) + edge(l, to) - g->left - g->right;

	if (l->flush)
		return (unsigned)abs(l->unit[from].left - g->left);
	return (unsigned)(off < 0 ? -off : off <= g->wider ? 0 : off - g->wider) / 2;
}

/* What it costs that the group stands above units from..to. */
static unsigned
cost_over(const struct levels *l, const struct group *g, size_t from, size_t to)
{
	unsigned cost = off_units(l, g, from, to), high = 0;

	if (l->period != 0 && (from % l->period != 0 || to % l->period != 0))
		return COST_NEVER;
	for (size_t i = from; i < to; i++) {
		const struct unit *u = &l->unit[i];
		int low = too_low(l, u);

		if (u->first <= g->last || (l->codes && u->level != g->code))
			return COST_NEVER;
		if (low < 0)
			cost += COST_HIGH;
		else if (low == 0)
			high = COST_MIDDLE;
	}
	return cost + high + (to - from == 1 ? COST_ALONE : 0);
}

/* What it costs that unit i stands below none of these groups. */
static unsigned
cost_free(const struct levels *l, const struct unit *u)
{
	int low = too_low(l, u);
	bool below = false;

	for (size_t i = 0; i < l->groups; i++) {
		const struct group *g = &l->group[i];

		if (g->placed || g->last >= u->first)
			continue;
		if (u->level && g->code)
			return COST_LEVEL;
		if (is_upper(l, g) && overlap(u->left, u->right, g))
			return 0;
		below = true;
	}
	if (!below || low < 0)
		return 0;
	return low < MOST_LOW ? (unsigned)low + 1 : MOST_LOW;
}

/* The least costs of the first groups and units, and how many units the last group has;
 * 0: the last unit is below none. */
struct laying {
	unsigned cost[COLUMNS_MAX + 1];
	uint8_t size[GROUPS + 1][COLUMNS_MAX + 1];
};

/* Lays the groups of a row over the units; false if that cannot be. */
static bool
lay_row(const struct levels *l, const uint8_t *row, size_t n, struct laying *lay)
{
	unsigned last[COLUMNS_MAX + 1];

	for (size_t i = 0; i <= n; i++) {
		memcpy(last, lay->cost, sizeof last);
		for (size_t j = 0; j <= l->units; j++) {
			unsigned best = i == 0 && j == 0 ? 0 : COST_NEVER;

			lay->size[i][j] = 0;
			if (j > 0 && lay->cost[j - 1] + cost_free(l, &l->unit[j - 1]) < best)
				best = lay->cost[j - 1] + cost_free(l, &l->unit[j - 1]);
			for (size_t k = 0; i > 0 && k < j; k++) {
				unsigned cost = last[k] +
				    cost_over(l, &l->group[row[i - 1]], k, j);

				if (cost < best) {
					best = cost;
					lay->size[i][j] = (uint8_t)(j - k);
				}
			}
			lay->cost[j] = best;
		}
	}
	return lay->cost[l->units] < COST_NEVER;
}

/* The group is a unit now, in place of units from..to. */
static void
take_units(struct levels *l, uint8_t group, size_t from, size_t to)
{
	struct group *g = &l->group[group];
	struct unit first = l->unit[from];
	uint8_t bottom = 0, below = UINT8_MAX;

	g->column = first.group ? l->group[first.index].column : l->h->name[first.index].column;
	for (size_t i = from; i < to; i++) {
		const struct unit *u = &l->unit[i];

		if (u->bottom > bottom)
			bottom = u->bottom;
		if (u->first < below)
			below = u->first;
		if (u->group)
			l->group[u->index].parent = group;
		else
			l->parent[u->index] = group;
	}
	l->unit[from] = (struct unit){
		.left = first.left, .right = l->unit[to - 1].right,
		.first = g->first, .last = g->last, .index = group, .group = true,
		.bottom = bottom, .below = below, .hash = g->hash
	};
	memmove(&l->unit[from + 1], &l->unit[to], (l->units - to) * sizeof *l->unit);
	l->units -= to - from - 1;
}

static void
place_row(struct levels *l, const uint8_t *row, size_t n, const struct laying *lay)
{
	for (size_t i = n, j = l->units; i > 0;) {
		size_t size = lay->size[i][j];

		if (size == 0) {
			j--;
			continue;
		}
		take_units(l, row[--i], j - size, j);
		j -= size;
	}
}

/* A group that could not be laid over anything stands above the name nearest to it. */
static void
place_alone(struct levels *l, struct group *g)
{
	int near = INT32_MAX;

	for (size_t i = 0; i < l->h->names; i++) {
		const struct head_name *name = &l->h->name[i];
		int off = abs(name->left + name->right - g->left - g->right);

		if (name->column != NO_HEAD && off < near) {
			near = off;
			g->column = name->column;
		}
	}
}

static void
place_groups(struct levels *l)
{
	uint8_t row[GROUPS];
	struct laying lay;
	size_t n;

	while ((n = lowest(l, row)) != 0) {
		find_lines(l, row, n);
		l->period = period_of(l, row, n);
		for (size_t i = 0; i <= COLUMNS_MAX; i++)
			lay.cost[i] = COST_NEVER;
		if (lay_row(l, row, n, &lay))
			place_row(l, row, n, &lay);
		else
			for (size_t i = 0; i < n; i++)
				place_alone(l, &l->group[row[i]]);
		for (size_t i = 0; i < n; i++)
			l->group[row[i]].placed = true;
	}
}

/* --- rows ------------------------------------------------------------------- */

static uint8_t
level_of(const struct levels *l, uint8_t group)
{
	uint8_t level = 0;

	for (; group != NO_HEAD; group = l->group[group].parent)
		level++;
	return level;
}

static void
set_level(struct heads *h, size_t i, uint8_t level)
{
	for (; i != NO_HEAD; i = h->head[i].next)
		h->head[i].level = level;
	if (level + 1U > h->rows)
		h->rows = level + 1U;
}

/* Names below groups that stand in one line are in one row, the lowest of theirs. */
static uint8_t
level_of_name(const struct levels *l, size_t i)
{
	const struct head_name *name = &l->h->name[i];
	uint8_t level = level_of(l, l->parent[i]);

	for (size_t k = 0; level != 0 && k < l->h->names; k++)
		if (l->h->name[k].first == name->first && l->h->name[k].last == name->last &&
		    level_of(l, l->parent[k]) > level)
			level = level_of(l, l->parent[k]);
	return level;
}

/* The line of numbers of columns is a row of its own, with 类 款 项 that stand in it. */
static void
set_counts(struct heads *h)
{
	size_t last = h->head[h->n - 1].line;
	bool counts = false;

	for (size_t i = 0; i < h->n; i++)
		counts |= h->head[i].counts;
	for (size_t i = 0; i < h->n; i++)
		if (h->head[i].counts || (counts && h->head[i].line == last))
			h->head[i].level = (uint8_t)h->rows;
	h->rows += counts;
}

/* Is the name of the line that has the numbers of columns? */
static bool
is_beside_counts(const struct heads *h, size_t i)
{
	return h->head[h->n - 1].counts && h->head[i].line == h->head[h->n - 1].line;
}

void
columns_levels(struct columns *c, uint8_t *group_column)
{
	struct heads *h = &c->heads;
	struct levels l = { .h = h };

	find_groups(&l, c);
	find_units(&l, c);
	l.top = columns_set_at_top(h);
	l.flush = h->plain || columns_set_left(c) ||
	    (l.groups != 0 && l.units != 0 && l.group[0].left <= l.unit[0].left + 1);
	place_groups(&l);
	h->rows = 0;
	for (size_t i = 0; i < l.groups; i++) {
		set_level(h, l.group[i].head, level_of(&l, l.group[i].parent));
		for (size_t k = l.group[i].head; k != NO_HEAD; k = h->head[k].next)
			group_column[k] = l.group[i].column;
	}
	for (size_t i = 0; i < h->names; i++)
		if (h->name[i].column != NO_HEAD && !is_beside_counts(h, h->name[i].head))
			set_level(h, h->name[i].head, level_of_name(&l, i));
	set_counts(h);
}
