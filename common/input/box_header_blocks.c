/* box_header_blocks: the lines of a header in blocks; see box_header_blocks.h. */
#include "input/box_header_blocks.h"

#include "input/box_text.h"

/* Percent of an em. */
enum {
	CENTRED = 60,		/* middles of lines of one cell, at most this far apart */
	TIGHT = 185,		/* between lines of one cell at most */
	SAME = 5,		/* … or as far apart as the lines below are, to within this */
	ROOM = 200,		/* right of a line, where another character would fit */
	END_ROOM = 110,		/* … and before the end of the texts in its column */
	NEARER = 98		/* of the pitch of rows: lines of one cell are no farther apart */
};

static bool
is_within(int64_t off, int64_t most)
{
	return (off < 0 ? -off : off) * 100 <= most;
}

bool
box_begins_in_line(const struct box_chunk *a, const struct box_chunk *b)
{
	return is_within((int64_t)a->x0 - b->x0, (int64_t)a->em * BOX_FLUSH);
}

static bool
has_one_middle(const struct box_chunk *a, const struct box_chunk *b, int64_t percent)
{
	return is_within(((int64_t)a->x0 + a->x1 - b->x0 - b->x1) / 2, a->em * percent);
}

/* Are the two nearer than rows, which may begin in line as lines of one cell do? */
static bool
is_nearer(const struct box_header *h, const struct box_chunk *a, const struct box_chunk *b)
{
	return ((int64_t)b->base - a->base) * 100 <= h->pitch * NEARER;
}

/* May the two be lines of one cell?  Lines that are set far apart are as near as those below,
 * and nearer than rows. */
static bool
is_tight(const struct box_header *h, const struct box_chunk *a, const struct box_chunk *b)
{
	return box_distance(a, b) <= TIGHT || (is_nearer(h, a, b) &&
	    is_within((int64_t)b->base - a->base - h->wrap, (int64_t)a->em * SAME));
}

/* The chunk above this one, so near that it may be a line of the same cell; to: none. */
static size_t
chunk_above(const struct box_header *h, size_t i)
{
	const struct box_chunk *chunk = &h->page->chunks[i];

	for (size_t k = i; k-- > h->from;) {
		const struct box_chunk *above = &h->page->chunks[k];

		if (above->strip != chunk->strip && above->x0 < chunk->x1 && chunk->x0 < above->x1)
			return is_tight(h, above, chunk) ? k : h->to;
	}
	return h->to;
}

/* Is something written above the chunk, no higher than least? */
static bool
has_above(const struct box_header *h, size_t i, int64_t least)
{
	for (size_t k = i; k-- > h->from && h->page->chunks[k].base >= least;)
		if (h->page->chunks[k].x0 < h->page->chunks[i].x1 &&
		    h->page->chunks[i].x0 < h->page->chunks[k].x1)
			return true;
	return false;
}

bool
box_blocks_begins_below(const struct box_header *h, size_t i)
{
	return h->page->chunks[i].strip != h->page->chunks[h->from].strip &&
	    !has_above(h, i, INT32_MIN);
}

/* Is there room for another character behind a line, before the next text or the end of what
 * stands in its column? */
static bool
has_room(const struct box_header *h, const struct box_chunk *chunk)
{
	int32_t right = INT32_MAX;

	for (size_t k = h->from; k < h->to; k++)
		if (h->page->chunks[k].x0 >= chunk->x1 && h->page->chunks[k].x0 < right)
			right = h->page->chunks[k].x0;
	if (right < INT32_MAX)
		return ((int64_t)right - chunk->x1) * 100 > (int64_t)chunk->em * ROOM;
	right = h->grid->ncolumns == 0 ? right : h->grid->columns[h->grid->ncolumns - 1].x1;
	return ((int64_t)right - chunk->x1) * 100 > (int64_t)chunk->em * END_ROOM;
}

static bool
is_bracketed(const struct box_header *h, size_t i)
{
	struct span s = box_word_text(h->page, h->page->chunks[i].first);

	return span_starts(s, SPAN("（")) || span_starts(s, SPAN("("));
}

/* （万元） or its first letters: what stands so below a name is the end of that.  （1） may be the
 * number of a column. */
static bool
is_bracketed_unit(const struct box_header *h, size_t i)
{
	struct span s = box_word_text(h->page, h->page->chunks[i].first);
	size_t at = span_starts(s, SPAN("（")) ? 3 : 1;

	return is_bracketed(h, i) && (at >= s.n || s.p[at] < '0' || s.p[at] > '9') &&
	    !box_is_label(s);
}

/* Does the line of chunk i begin a row of the header, in which the chunk has a cell of its own
 * below that of chunk above?  It does where another begins its column there, unless the
 * line above fills its column or this one is in brackets, and none right beside begins there. */
static bool
begins_row(const struct box_header *h, size_t i, size_t above)
{
	const struct box_strip *strip = &h->page->strips[h->page->chunks[i].strip];
	const struct box_chunk *a = &h->page->chunks[above];
	size_t end = strip->first + strip->n;
	bool begins = false;

	for (size_t k = strip->first; k < end; k++)
		begins = begins || box_blocks_begins_below(h, k);
	if (!begins || (i + 1 < end && box_blocks_begins_below(h, i + 1)))
		return begins;
	if (is_bracketed(h, i))
		return false;
	return has_room(h, a);
}

/* Does another chunk of the line of chunk i stand below the one above it, too?  Then that one is
 * over columns. */
static bool
has_other_below(const struct box_header *h, size_t i, const struct box_chunk *above)
{
	const struct box_strip *strip = &h->page->strips[h->page->chunks[i].strip];

	for (size_t k = strip->first; k < strip->first + strip->n; k++)
		if (k != i && box_common(above->x0, above->x1, h->page->chunks[k].x0,
		    h->page->chunks[k].x1) * 4 > above->em)
			return true;
	return false;
}

/* … set as lines of one cell are. */
static size_t
line_above(const struct box_header *h, size_t i)
{
	size_t above = chunk_above(h, i);
	const struct box_chunk *a = &h->page->chunks[above], *b = &h->page->chunks[i];

	if (above == h->to || box_closes_bracket(h->page, a, b))
		return above;
	if (has_other_below(h, i, a))
		return h->to;
	if (is_bracketed_unit(h, i))
		return above;
	if (h->left && h->dense)
		return box_begins_in_line(a, b) && !begins_row(h, i, above) ? above : h->to;
	return (h->left ? box_begins_in_line(a, b) && is_nearer(h, a, b) :
	    has_one_middle(a, b, CENTRED)) ? above : h->to;
}

/* The next chunk below this one, or to. */
static size_t
chunk_below(const struct box_header *h, size_t i)
{
	for (size_t k = i + 1; k < h->to; k++)
		if (h->page->chunks[k].strip != h->page->chunks[i].strip &&
		    h->page->chunks[k].x0 < h->page->chunks[i].x1 &&
		    h->page->chunks[i].x0 < h->page->chunks[k].x1)
			return k;
	return h->to;
}

/* Is a cell of one line, in the first row or right below a cell of the row above, as high as
 * one that has cells below it? */
static bool
is_top_set(const struct box_header *h, size_t i)
{
	const struct box_strip *strip = &h->page->strips[h->page->chunks[i].strip];
	size_t above = chunk_above(h, i);

	if (chunk_below(h, i) != h->to)
		return false;
	if (h->page->chunks[i].strip == h->page->chunks[h->from].strip)
		return true;
	if (above == h->to || is_nearer(h, &h->page->chunks[above], &h->page->chunks[i]))
		return false;
	for (size_t k = strip->first; k < strip->first + strip->n; k++) {
		size_t below = chunk_below(h, k);

		if (below != h->to &&
		    !is_nearer(h, &h->page->chunks[k], &h->page->chunks[below]))
			return true;
	}
	return false;
}

bool
box_blocks_are_high(const struct box_header *h)
{
	bool top_set = false, later = false;

	for (size_t i = h->from; i < h->to; i++) {
		later = later || box_blocks_begins_below(h, i);
		top_set = top_set || is_top_set(h, i);
	}
	return top_set && later;
}

int
box_blocks_lean_left(const struct box_header *h)
{
	int lean = 0;

	for (size_t i = h->from; i < h->to; i++) {
		size_t above = chunk_above(h, i);
		const struct box_chunk *a = &h->page->chunks[above], *b = &h->page->chunks[i];

		if (above != h->to && is_nearer(h, a, b) && !has_other_below(h, i, a) &&
		    box_begins_in_line(a, b) != has_one_middle(a, b, BOX_FLUSH))
			lean += box_begins_in_line(a, b) ? 1 : -1;
	}
	return lean;
}

/* How far apart the lines of one cell are. */
static int64_t
line_pitch(const struct box_header *h)
{
	int64_t pitch = INT32_MAX;

	for (size_t i = h->from; i < h->to; i++) {
		size_t above = line_above(h, i);
		int64_t d = above == h->to ? INT32_MAX :
		    (int64_t)h->page->chunks[i].base - h->page->chunks[above].base;

		pitch = d < pitch ? d : pitch;
	}
	return pitch;
}

static bool
is_level(const struct box_header *h, size_t i)
{
	return box_is_code_level(box_word_text(h->page, h->page->chunks[i].first));
}

/* 款 between 类 and 项: each is a cell, however near the line above is. */
static bool
is_level_beside(const struct box_header *h, size_t i)
{
	const struct box_strip *strip = &h->page->strips[h->page->chunks[i].strip];

	return is_level(h, i) && ((i > strip->first && is_level(h, i - 1)) ||
	    (i + 1 < strip->first + strip->n && is_level(h, i + 1)));
}

static bool
add_block(struct box_header *h, size_t i)
{
	const struct box_chunk *chunk = &h->page->chunks[i];

	if (h->n == BOX_BLOCKS)
		return false;
	h->blocks[h->n] = (struct box_block){ .x0 = chunk->x0, .x1 = chunk->x1,
		.top = chunk->base, .bottom = chunk->base, .em = chunk->em,
		.level = is_level_beside(h, i) };
	h->block_of[i - h->from] = (uint16_t)h->n++;
	return true;
}

static void
grow_block(struct box_header *h, size_t i, size_t above)
{
	const struct box_chunk *chunk = &h->page->chunks[i];
	uint16_t at = h->block_of[above - h->from];
	struct box_block *block = &h->blocks[at];

	block->x0 = chunk->x0 < block->x0 ? chunk->x0 : block->x0;
	block->x1 = chunk->x1 > block->x1 ? chunk->x1 : block->x1;
	block->bottom = chunk->base;
	h->block_of[i - h->from] = at;
}

/* Did the line above end because its cell does?  Another character would have made
 * it as wide as the widest line.  What stands in brackets has a line of its own, and
 * a line in the middle may be short where a sign must not begin the next one. */
static bool
is_full(const struct box_header *h, size_t i, size_t above)
{
	const struct box_chunk *a = &h->page->chunks[above], *b = &h->page->chunks[i];
	const struct box_block *block = &h->blocks[h->block_of[above - h->from]];
	int64_t most = (int64_t)block->x1 - block->x0, below = (int64_t)b->x1 - b->x0;

	most = below > most ? below : most;
	if ((block->top != a->base && below > (int64_t)a->x1 - a->x0) ||
	    box_closes_bracket(h->page, a, b))
		return true;
	return is_bracketed(h, i) ||
	    ((int64_t)a->x1 - a->x0) * 10 + a->em * 11 > most * 10;
}

/* Do two lines end where the other does, as lines of a text that fill their cell? */
static bool
are_full(const struct box_chunk *a, const struct box_chunk *b)
{
	int64_t left = (int64_t)a->x0 - b->x0, right = (int64_t)a->x1 - b->x1;

	return (left < 0 ? -left : left) * 100 <= (int64_t)b->em * BOX_FLUSH &&
	    (right < 0 ? -right : right) * 100 <= (int64_t)b->em * BOX_FLUSH;
}

/* Is the chunk below the middle of the header, and a cell of one line, with none above and below
 * it, higher?  Then none that is as low as the chunk is over all rows. */
static bool
has_higher(const struct box_header *h, const struct box_chunk *chunk)
{
	int64_t middle = ((int64_t)h->page->chunks[h->from].base +
	    h->page->chunks[h->to - 1].base) / 2;

	if (chunk->base < middle + chunk->em / 3)
		return false;
	for (size_t i = h->from; i < h->to; i++)
		if (h->page->chunks[i].base < chunk->base - chunk->em / 3 &&
		    chunk_below(h, i) == h->to && !has_above(h, i, INT32_MIN))
			return true;
	return false;
}

bool
box_blocks_are_rows(const struct box_header *h)
{
	for (size_t i = h->from; i < h->to; i++)
		if (box_blocks_begins_below(h, i) && has_higher(h, &h->page->chunks[i]))
			return true;
	return false;
}

/* Do chunks right beside chunk i, with nothing above them, stand with it under the middle
 * of the one above?  Then that one spans the three. */
static bool
is_one_of_three(const struct box_header *h, size_t i, size_t above)
{
	const struct box_chunk *chunk = &h->page->chunks[i], *top = &h->page->chunks[above];
	const struct box_strip *strip = &h->page->strips[chunk->strip];
	int64_t off, least = (int64_t)top->base - top->em / 3;

	if (h->left || i == strip->first || i + 1 == strip->first + strip->n ||
	    has_above(h, i - 1, least) || has_above(h, i + 1, least) ||
	    (are_full(top, chunk) && is_nearer(h, top, chunk) && !has_higher(h, chunk)))
		return false;
	off = ((int64_t)chunk[-1].x0 + chunk[-1].x1 + chunk[1].x0 + chunk[1].x1) / 2 -
	    top->x0 - top->x1;
	return (off < 0 ? -off : off) * 50 <= (int64_t)chunk->em * CENTRED;
}

bool
box_blocks_find(struct box_header *h)
{
	int64_t pitch = line_pitch(h);

	for (size_t i = h->from; i < h->to; i++) {
		size_t above = line_above(h, i);

		if (above != h->to && ((int64_t)h->page->chunks[i].base -
		    h->page->chunks[above].base) * 100 <= pitch * 112 && is_full(h, i, above) &&
		    (is_bracketed_unit(h, i) || !is_one_of_three(h, i, above)) &&
		    !is_level_beside(h, i))
			grow_block(h, i, above);
		else if (!add_block(h, i))
			return false;
	}
	h->top = h->page->chunks[h->from].base;
	h->bottom = h->page->chunks[h->to - 1].base;
	return true;
}

int32_t
box_block_middle(const struct box_block *block)
{
	return (int32_t)(((int64_t)block->top + block->bottom) / 2);
}

int64_t
box_common(int32_t a0, int32_t a1, int32_t b0, int32_t b1)
{
	return ((int64_t)(a1 < b1 ? a1 : b1)) - (a0 > b0 ? a0 : b0);
}

bool
box_block_is_under(const struct box_block *a, const struct box_block *b)
{
	return b->top > a->bottom && box_common(a->x0, a->x1, b->x0, b->x1) * 4 > a->em;
}
