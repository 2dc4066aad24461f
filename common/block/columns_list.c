/* columns_list: a list 一、 二、 三、 in the rows of a table that goes on on the next page;
 * see columns.h.
 *
 * Where nothing stands left of it on that page, pdftotext writes it further left, at the
 * edge, where the first column of other rows is. */
#include "block/columns.h"

#include "language/label.h"

enum {
	EDGE = 1,		/* characters by which items of the first column may be off it … */
	NEAR_EDGE = 5,		/* … and those of a list that was moved there */
	MOVED = 8		/* by which a list stands further left than before, at least */
};

/* The ordinal of the item that a run begins; 0: none. */
static unsigned
item_of(const struct columns *c, const struct run *run)
{
	struct label label;

	return run->label && label_read(columns_text(c, run), &label) != 0 &&
	    label.form == LABEL_CHINESE ? label.ordinal : 0;
}

/* The line from which item begins; to: none does. */
static size_t
find_item(const struct columns *c, size_t from, size_t to, unsigned item)
{
	while (from < to && (c->lines[from].runs == 0 ||
	    item_of(c, &c->runs[c->lines[from].first]) != item))
		from++;
	return from;
}

static void
move_line(struct columns *c, size_t i, const uint16_t by[MEASURES])
{
	for (size_t k = 0; k < c->lines[i].runs; k++)
		for (size_t m = 0; m < MEASURES; m++) {
			struct run *run = &c->runs[c->lines[i].first + k];

			run->left[m] = (uint16_t)(run->left[m] + by[m]);
			run->right[m] = (uint16_t)(run->right[m] + by[m]);
		}
}

/* May the line be the rest of an item whose name is torn, or its amounts? */
static bool
is_rest(const struct columns *c, size_t i)
{
	const struct column_line *line = &c->lines[i];
	const struct run *run = &c->runs[line->first];

	if (line->runs == 0 || run->number)
		return true;
	return line->runs == 1 && !run->label &&
	    head_words_kind(c->words, columns_text(c, run)) == HEAD_UNKNOWN;
}

/* Where the list's column is on this page, by what other rows hold behind an amount, or else
 * on the one before. */
static size_t
find_left(const struct columns *c, size_t from, size_t to, enum measure m)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 1; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];

			if (!run->number && run[-1].number)
				return run->left[m];
		}
	return c->list.left[m];
}

/* Moves the list's rows, those of torn names too; not the other rows behind its last item.
 * False if they stand where they stood, or there are none. */
static bool
move_list(struct columns *c, size_t from, size_t to)
{
	unsigned item = c->list.last + 1;
	size_t i = find_item(c, from, to, item);
	const struct run *run;
	uint16_t by[MEASURES];

	if (i == to)
		return false;
	run = &c->runs[c->lines[i].first];
	for (size_t m = 0; m < MEASURES; m++) {
		size_t left = find_left(c, from, to, (enum measure)m);

		if (run->left[m] > c->list.edge + NEAR_EDGE || left < (size_t)run->left[m] + MOVED)
			return false;
		by[m] = (uint16_t)(left - run->left[m]);
	}

	for (size_t next = i; next < to; i = next + 1, next = find_item(c, i, to, ++item))
		for (; i <= next; i++)
			move_line(c, i, by);
	for (; i < to && is_rest(c, i); i++)
		move_line(c, i, by);
	return true;
}

/* Where the items furthest left begin; NONE if there are none. */
static size_t
edge_of(const struct columns *c, size_t from, size_t to)
{
	size_t edge = NONE;

	for (size_t i = from; i < to; i++) {
		const struct run *run = &c->runs[c->lines[i].first];

		if (c->lines[i].runs != 0 && run->left[BY_CHARACTER] < edge && item_of(c, run) != 0)
			edge = run->left[BY_CHARACTER];
	}
	return edge;
}

static void
note_item(struct columns *c, const struct run *run, unsigned item)
{
	if (run->left[BY_CHARACTER] <= c->list.edge + EDGE) {
		c->list.at_edge = item;
		return;
	}
	c->list.last = item;
	for (size_t m = 0; m < MEASURES; m++)
		c->list.left[m] = run->left[m];
}

void
columns_list(struct columns *c, size_t from, size_t to)
{
	bool moved = c->list.last != 0 && c->list.last != c->list.at_edge &&
	    move_list(c, from, to);
	size_t edge = moved ? 0 : edge_of(c, from, to);

	columns_list_end(c);
	c->list.edge = edge == NONE ? 0 : edge;
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < c->lines[i].runs; k++) {
			const struct run *run = &c->runs[c->lines[i].first + k];
			unsigned item = item_of(c, run);

			if (item != 0)
				note_item(c, run, item);
		}
}

void
columns_list_end(struct columns *c)
{
	c->list.last = c->list.at_edge = 0;
	c->list.edge = 0;
}
