/* columns_items: numbered texts of cells that stand side by side; see columns_items.h. */
#include "block/columns_items.h"

#include <string.h>

#include "block/items.h"

enum { SIDE_BY_SIDE = 2 };	/* cells in which the first items stand */

static struct item
item_of(const struct columns *c, const struct run *run)
{
	return run->number ? (struct item){ .number = 0 } : item_read(columns_text(c, run));
}

/* Do the first items of lists stand in line k of those filled, side by side and beside
 * nothing but a name in the first column? */
static bool
begins_lists(const struct columns *c, size_t k)
{
	const struct column_line *line = &c->lines[c->filled[k]];
	size_t lists = 0;

	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i];

		if (item_of(c, run).number == 1)
			lists++;
		else if (run->column > 0 || run->number)
			return false;
	}
	return lists >= SIDE_BY_SIDE;
}

/* The list in a column. */
struct list {
	struct item last;	/* number 0: there is none */
	bool follows;		/* its last item is not the first */
};

static void
begin_lists(const struct columns *c, const struct column_line *line, struct list *lists)
{
	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i];

		lists[run->column] = (struct list){ item_of(c, run), false };
	}
}

/* Is run the next item of the list? */
static bool
counts_on(const struct columns *c, const struct run *run, const struct list *list)
{
	return item_follows(list->last, item_of(c, run));
}

/* May the line belong to cells with lists?  Next items, what these go on with, and lines of
 * the name beside them do. */
static bool
goes_on(const struct columns *c, const struct column_line *line, const struct list *lists)
{
	for (size_t i = 0; i < line->runs; i++) {
		const struct run *run = &c->runs[line->first + i];

		if (run->number || (run->column > 0 && lists[run->column].last.number == 0) ||
		    (run->label && !counts_on(c, run, &lists[run->column])))
			return false;
		if (run->column == 0 && lists[0].last.number == 0 && line->runs == 1)
			return false;
	}
	return true;
}

static void
follow(struct columns *c, const struct column_line *line, struct list *lists)
{
	for (size_t i = 0; i < line->runs; i++) {
		struct run *run = &c->runs[line->first + i];
		struct list *list = &lists[run->column];

		if (counts_on(c, run, list))
			*list = (struct list){ item_of(c, run), true };
		run->follows = list->follows;
	}
}

void
columns_find_items(struct columns *c, size_t n)
{
	struct list lists[COLUMNS_MAX] = { { .follows = false } };
	bool open = false, followed = false;

	for (size_t k = 0; k < n; k++) {
		struct column_line *line = &c->lines[c->filled[k]];

		line->begins = false;
		if (begins_lists(c, k)) {
			memset(lists, 0, sizeof lists);
			begin_lists(c, line, lists);
			open = true;
			followed = false;
		} else if (open && goes_on(c, line, lists)) {
			follow(c, line, lists);
			followed = true;
		} else {
			line->begins = open && followed;
			open = false;
		}
	}
}
