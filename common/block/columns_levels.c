/* columns_levels: in which row of a header, read by itself, its names stand; see
 * columns_header.h.
 *
 * Groups stand above what they are the groups of.  A name below no group is merged over
 * all rows, and stands in the first one as every merged cell does, unless it stands as
 * low as the names below groups: then its group's name is merely too far away. */
#include "block/columns.h"

/* The rows of groups above run i, which is a group's. */
static uint8_t
level_of(const struct heads *h, size_t i)
{
	uint8_t level = 0;

	for (size_t j = 0; j < i; j++)
		if (h->head[j].group && h->head[j].line < h->head[i].line &&
		    h->head[j].next != i && h->head[j].level + 1 > level &&
		    head_overlap(&h->head[i], &h->head[j]) != 0)
			level = h->head[j].level + 1;
	return level;
}

/* Middles of lines, doubled, so that those of names of two lines are numbers too.  Where
 * nothing is known of a row, it fills what the first line leaves. */
struct middles {
	size_t sum[NAME_LINES + 1], n[NAME_LINES + 1];
};

static size_t
middle_of(const struct heads *h, size_t i)
{
	size_t last = i;

	while (h->head[last].next != NO_HEAD)
		last = h->head[last].next;
	return (size_t)h->head[i].line + h->head[last].line;
}

/* The row below the lowest group that stands above run i; 0 if none does. */
static uint8_t
level_below(const struct heads *h, size_t i)
{
	uint8_t level = 0;

	for (size_t j = 0; j < h->n; j++)
		if (h->head[j].group && h->head[j].line < h->head[i].line &&
		    head_overlap(&h->head[i], &h->head[j]) != 0 && h->head[j].level + 1 > level)
			level = h->head[j].level + 1;
	return level;
}

/* The row of a name that stands below no group: that of the names that stand about as
 * high, or 0 where it stands in the middle of the header, merged over all rows. */
static uint8_t
level_by_middle(const struct middles *m, size_t levels, size_t middle)
{
	size_t best = 0, off = SIZE_MAX;

	for (size_t level = 0; level < levels; level++) {
		size_t mean = m->n[level] != 0 ? m->sum[level] / m->n[level] : m->sum[0] + 1, far;

		far = middle > mean ? middle - mean : mean - middle;
		if (far <= off) {
			off = far;
			best = level;
		}
	}
	return (uint8_t)best;
}

/* The rows of all names that begin with a run and are no group's. */
static void
set_name_levels(struct heads *h, uint8_t groups)
{
	size_t lines = h->lines - h->head[h->n - 1].counts;
	struct middles m = { .sum = { lines - 1 }, .n = { 1 } };

	for (size_t i = 0; i < h->n; i++) {
		struct head *head = &h->head[i];

		if (head->group || head->counts)
			continue;
		head->level = level_below(h, i);
		if (head->level > 0 && !head->begun) {
			m.sum[head->level] += middle_of(h, i);
			m.n[head->level]++;
		}
	}
	for (size_t i = 0; i < h->n; i++) {
		struct head *head = &h->head[i];

		if (head->group || head->counts || head->begun)
			continue;
		if (head->level == 0)
			head->level = level_by_middle(&m, groups + 1U, middle_of(h, i));
		for (size_t k = head->next; k != NO_HEAD; k = h->head[k].next)
			h->head[k].level = head->level;
	}
}

void
columns_levels(struct heads *h)
{
	uint8_t groups = 0;
	bool counts = false;

	for (size_t i = 0; i < h->n; i++) {
		struct head *head = &h->head[i];

		counts |= head->counts;
		if (!head->group)
			continue;
		if (!head->begun)
			head->level = level_of(h, i);
		if (head->next != NO_HEAD)
			h->head[head->next].level = head->level;
		if (head->level + 1 > groups)
			groups = head->level + 1;
	}
	set_name_levels(h, groups);
	for (size_t i = 0; i < h->n; i++)
		if (h->head[i].counts || (counts && h->head[i].line == h->head[h->n - 1].line))
			h->head[i].level = groups + 1;
	h->rows = groups + 1U + counts;
}
