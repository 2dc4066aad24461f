/* columns_set: how the names of a header are set in their cells; see columns_header.h. */
#include "block/columns.h"

enum {
	ROOM = 4,		/* columns: a centred name would stand half of that further in */
	TALL = 2		/* lines more than others: those would be centred beside it */
};

/* --- at the left ------------------------------------------------------------ */

/* Where a run of the header is printed. */
static size_t
printed(const struct columns *c, size_t i)
{
	return c->runs[c->heads.head[i].run].left[c->measure];
}

/* Do names begin where the texts below them do, though these are wider? */
static bool
begin_with_texts(const struct columns *c)
{
	const struct heads *h = &c->heads;
	size_t left = 0;

	for (size_t i = 0; i < h->names; i++) {
		const struct head_name *name = &h->name[i];
		const struct column *column;

		if (name->column == NO_HEAD)
			continue;
		column = &c->column[name->column];
		if (column->texts == 0 || column->numbers > column->texts ||
		    column->right < name->right + ROOM)
			continue;
		if (name->left != column->left)
			return false;
		left++;
	}
	return left != 0;
}

/* The leftmost name that begins below the line of run i; NO_HEAD: none. */
static size_t
first_below(const struct columns *c, size_t i)
{
	const struct heads *h = &c->heads;
	size_t best = NO_HEAD;

	for (size_t k = 0; k < h->names; k++)
		if (h->name[k].first > h->head[i].line && (best == NO_HEAD ||
		    printed(c, h->name[k].head) < printed(c, h->name[best].head)))
			best = k;
	return best;
}

/* Does the first name of a group begin just where the first one below it does?  One that is
 * centred above several columns would stand further right; but that of a code is as wide as
 * all below it. */
static bool
begin_with_groups(const struct columns *c)
{
	const struct heads *h = &c->heads;
	size_t group = NO_HEAD, name;

	for (size_t i = 0; i < h->n; i++) {
		if (h->head[i].code)
			return false;
		if (h->head[i].group && !h->head[i].begun && (group == NO_HEAD ||
		    printed(c, i) < printed(c, group)))
			group = i;
	}
	if (group == NO_HEAD || h->head[group].next != NO_HEAD)
		return false;
	name = first_below(c, group);
	return name != NO_HEAD && name + 1 < h->names &&
	    printed(c, h->name[name].head) == printed(c, group);
}

bool
columns_set_left(const struct columns *c)
{
	return begin_with_texts(c) || begin_with_groups(c);
}

/* --- at the top ------------------------------------------------------------- */

bool
columns_set_at_top(const struct heads *h)
{
	size_t line = 0, least = SIZE_MAX, most = 0;

	for (size_t i = 0; i < h->names; i++) {
		const struct head_name *name = &h->name[i];

		if (name->first == 0)
			continue;
		if (line != 0 && name->first != line)
			return false;
		line = name->first;
		least = name->last < least ? name->last : least;
		most = name->last > most ? name->last : most;
	}
	return line != 0 && most >= least + TALL;
}
