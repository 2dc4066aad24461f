/* box_stack: texts written upright; see box_stack.h. */
#include "input/box_stack.h"

#include "input/box_text.h"

enum {
	LINES = 3,		/* of such a text at least */
	AHEAD = 64		/* chunks that are looked at for its next line */
};

/* Percent of an em. */
enum {
	NARROW = 230,		/* a line of it: a character or two */
	PITCH = 200,		/* from line to line at most */
	OFF = 60,		/* the middles of two lines, of which one is shorter */
	CLEAR = 100		/* to other texts above and below */
};

static int64_t
distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

static bool
is_narrow(const struct box_page *page, const struct box_chunk *chunk)
{
	return ((int64_t)chunk->x1 - chunk->x0) * 100 <= (int64_t)chunk->em * NARROW &&
	    box_is_chinese(page, chunk);
}

/* The next line of the text that chunk i is a line of; to: there is none. */
static size_t
next_line(const struct box_page *page, size_t i, size_t to)
{
	const struct box_chunk *chunk = &page->chunks[i];

	for (size_t k = i + 1; k < to && k - i <= AHEAD; k++) {
		const struct box_chunk *below = &page->chunks[k];

		if (box_distance(chunk, below) > PITCH)
			break;
		if (below->strip != chunk->strip && below->x0 < chunk->x1 && chunk->x0 < below->x1)
			return is_narrow(page, below) && distance((int64_t)chunk->x0 + chunk->x1,
			    (int64_t)below->x0 + below->x1) * 50 <= (int64_t)chunk->em * OFF ? k :
			    to;
	}
	return to;
}

/* How far it is from the text between the lines first and last to others above and below
 * it, whichever is less: the text is in the middle of its cell. */
static int64_t
room_around(const struct box_page *page, const struct box_chunk *first,
    const struct box_chunk *last, size_t from, size_t to)
{
	int64_t room = INT32_MAX, top = page->chunks[from].base, bottom = page->chunks[to - 1].base;

	for (size_t i = from; i < to; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		if (chunk->x0 >= last->x1 + last->em / 2 || last->x0 - last->em / 2 >= chunk->x1)
			continue;
		if (chunk->base < first->base && first->base - chunk->base < room)
			room = first->base - chunk->base;
		if (chunk->base > last->base && chunk->base - last->base < room)
			room = chunk->base - last->base;
	}
	room = room < first->base - top ? room : first->base - top;
	room = room < bottom - last->base ? room : bottom - last->base;
	return room - (int64_t)first->em * CLEAR / 100;
}

/* The stack from chunk i to chunk last reaches as far as its cell. */
static void
set_reach(struct box_page *page, size_t i, size_t last, size_t from, size_t to)
{
	int64_t room = room_around(page, &page->chunks[i], &page->chunks[last], from, to);

	if (room > 0) {
		page->chunks[i].above = (int32_t)room;
		page->chunks[i].below = page->chunks[last].base - page->chunks[i].base +
		    (int32_t)room;
	}
}

void
box_stack_find(struct box_page *page, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		size_t last = i, lines = 1;

		if (!is_narrow(page, &page->chunks[i]) || page->chunks[i].stacked)
			continue;
		for (size_t k = next_line(page, i, to); k < to; k = next_line(page, k, to)) {
			page->chunks[k].stacked = true;
			last = k;
			lines++;
		}
		if (lines >= LINES)
			set_reach(page, i, last, from, to);
	}
}
