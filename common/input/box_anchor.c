/* box_anchor: rows by the lines of their numbers; see box_anchor.h. */
#include "input/box_anchor.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/box_rows_parts.h"
#include "input/box_text.h"
#include "input/box_torn.h"
#include "text/character.h"
#include "text/glyph.h"

enum { RUN = 24, FAR = 1 << 28, NO_ANCHOR = INT32_MIN };

/* Percent of an em. */
enum {
	SAME_LINE = 40,		/* between base lines of one line, in letters of two fonts */
	WITHIN = BOX_TORN_FARTHEST,	/* between lines of one cell, at most */
	LINE = 70		/* … at least */
};

enum {
	LEAST_ROWS = 3,
	BARE_MOST = 8,		/* one row of so many has no anchor, at most */
	LOOSE = 130,		/* percent of the pitch of lines: those of letters of two fonts */
	LEAST_WRAPPED = 3,	/* cells of several lines, or none beside their anchor */
	OWN_ASKEW = 8,		/* … one of so many of a column whose cells are of one row */
	ASKEW_MOST = 5		/* one of so many of these stands elsewhere, at most */
};

enum {
	COST_ASKEW = 4, COST_LABEL = 10, COST_SHORT = 1, COST_FAR = 10, COST_FIGURE = 12,
	COST_BARE = 8
};

enum set { TOP, MIDDLE, BOTTOM, SETS };

static bool
is_of_numbers(const struct box_grid *grid, int32_t column)
{
	return grid->columns[column].numbers * 2 > grid->columns[column].chunks;
}

/* Are at least half of the columns of numbers? */
static bool
has_numbers(const struct box_grid *grid)
{
	size_t n = 0;

	for (size_t c = 0; c < grid->ncolumns; c++)
		n += is_of_numbers(grid, (int32_t)c);
	return n * 2 >= grid->ncolumns;
}

/* --- anchors ---------------------------------------------------------------------- */

/* A part of a number. */
struct torn {
	uint32_t rest;		/* the chunk that ends it; 0: none does */
	bool is_rest;
};

/* The rows of one table while they are sought. */
struct search {
	struct box_grid *grid;
	const struct box_page *page;
	size_t first, n;	/* its strips */
	size_t chunk;		/* the first of theirs, which grid->above begins with */
	struct torn *torn;	/* by chunk */
	int32_t *anchor;	/* by strip: its base line, or NO_ANCHOR */
	size_t nanchors;
	int64_t pitch;		/* from line to line of a text; 0: unknown */
	enum set set;
	size_t askew, wrapped;	/* cells in the rows that were found last */
	size_t bare;		/* rows without an anchor, but for the first, a header */
	uint32_t *from, *row_of, *cost;
};

/* Notes the numbers that are torn. */
static void
find_torn(struct search *s, size_t to)
{
	for (size_t i = s->chunk; i < to; i++) {
		int32_t above = s->grid->above[i - s->chunk];

		if (above < 0 || !box_torn_is_rest(s->grid, s->page,
		    &s->page->chunks[above], &s->page->chunks[i]))
			continue;
		s->torn[(size_t)above - s->chunk].rest = (uint32_t)i;
		s->torn[i - s->chunk].is_rest = true;
	}
}

/* Where a number of one line stands that the strip has, or one of two lines would, were it set
 * so.  *n: how many begin in the strip; 0: the place is not known. */
static int32_t
place_figures(const struct search *s, size_t strip, size_t *n)
{
	const struct box_strip *at = &s->page->strips[s->first + strip];
	int32_t place = NO_ANCHOR;

	*n = 0;
	for (size_t i = at->first; i < at->first + at->n; i++) {
		const struct box_chunk *chunk = &s->page->chunks[i];
		const struct torn *torn = &s->torn[i - s->chunk];
		int32_t bottom = torn->rest == 0 ? chunk->base :
		    s->page->chunks[torn->rest].base;

		if (chunk->spans || !is_of_numbers(s->grid, chunk->column) ||
		    torn->is_rest || (torn->rest == 0 && !box_is_figure(s->page, chunk)))
			continue;
		if (place == NO_ANCHOR || torn->rest == 0)
			place = s->set == TOP ? chunk->base : s->set == BOTTOM ? bottom :
			    chunk->base + (bottom - chunk->base) / 2;
		++*n;
	}
	return place;
}

/* Finds the line of numbers of every row: one that has a number which is no rest. */
static bool
find_anchors(struct search *s)
{
	size_t most = 0, full = 0;
	int32_t last = NO_ANCHOR;

	s->nanchors = 0;
	for (size_t i = 0; i < s->n; i++) {
		size_t n;
		int32_t place = place_figures(s, i, &n);

		s->anchor[i] = NO_ANCHOR;
		if (n == 0)
			continue;
		most = n > most ? n : most;
		full += n * 2 > most;
		s->anchor[i] = last != NO_ANCHOR && ((int64_t)place - last) * 100 <=
		    (int64_t)s->page->strips[s->first + i].em * SAME_LINE ? last : place;
		s->nanchors += s->anchor[i] != last;
		last = s->anchor[i];
	}
	return s->nanchors >= LEAST_ROWS && s->nanchors < s->n && most > 1 &&
	    full * 4 >= s->nanchors * 3;
}

/* The least distance of lines of text in a column that is met twice. */
static int64_t
find_pitch(const struct search *s, size_t to)
{
	int64_t least = INT32_MAX, before = INT32_MAX;

	for (size_t i = s->chunk; i < to; i++) {
		const struct box_chunk *chunk = &s->page->chunks[i], *above;
		int64_t d;

		if (s->grid->above[i - s->chunk] < 0 || chunk->spans || chunk->stacked)
			continue;
		above = &s->page->chunks[s->grid->above[i - s->chunk]];
		d = box_drop_to(above, chunk);
		if (d * 100 < (int64_t)chunk->em * LINE || box_is_figure(s->page, chunk) ||
		    box_is_figure(s->page, above) || d >= before)
			continue;
		before = d < least ? least : d;
		least = d < least ? d : least;
	}
	return before == INT32_MAX ? 0 : before;
}

/* --- the price of a row ----------------------------------------------------------- */

/* The lines of one column in a row. */
struct lines {
	int32_t top, bottom, em;
};

struct row {
	int32_t anchor;
	uint32_t joins;
	size_t n;
	uint8_t columns[BOX_COLUMNS];
	struct lines lines[BOX_COLUMNS];	/* by column */
	bool used[BOX_COLUMNS];			/* by column */
};

/* How wide the head of a text is that is not broken over lines: 〔2024〕60 of 〔2024〕60号. */
static int64_t
unbroken_width(const struct box_page *page, const struct box_chunk *chunk)
{
	struct span s = box_word_text(page, chunk->first);
	const struct box_word *word = &page->words[chunk->first];
	int64_t head = 0, all = 0;
	bool broken = false;

	for (size_t at = 0; at < s.n;) {
		struct glyph g = glyph_at(s, at);

		broken |= character_is_han(g.c);
		all += g.n > 1 ? 2 : 1;
		head += broken ? 0 : g.n > 1 ? 2 : 1;
		at += g.n;
	}
	return all == 0 ? 0 : ((int64_t)word->x1 - word->x0) * head / all;
}

/* Does the text below fit no more into the line above? */
static bool
is_full_for(const struct search *s, const struct box_chunk *above, const struct box_chunk *chunk)
{
	return box_is_full(s->grid, above) ||
	    above->x1 + unbroken_width(s->page, chunk) > s->grid->columns[above->column].x1;
}

static uint32_t
join_cost(const struct search *s, const struct box_chunk *above, const struct box_chunk *chunk)
{
	if (above->strip == chunk->strip || box_closes_bracket(s->page, above, chunk) ||
	    s->torn[(size_t)(chunk - s->page->chunks) - s->chunk].is_rest)
		return 0;
	if (box_is_figure(s->page, chunk) && box_is_figure(s->page, above))
		return COST_FIGURE;
	if (is_of_numbers(s->grid, chunk->column))
		return COST_FAR;
	if (box_begins_with_label(s->page, chunk) || box_rows_is_total(s->page, chunk))
		return COST_LABEL;
	if (box_distance(above, chunk) > WITHIN ||
	    (s->pitch > 0 && box_drop_to(above, chunk) * 100 > s->pitch * LOOSE))
		return COST_FAR;
	return is_full_for(s, above, chunk) ? 0 : COST_SHORT;
}

/* Adds a strip to the row; false: it has an anchor of its own. */
static bool
add_strip(const struct search *s, size_t begin, size_t i, struct row *row)
{
	const struct box_strip *strip = &s->page->strips[s->first + i];

	if (s->anchor[i] != NO_ANCHOR && row->anchor != NO_ANCHOR && s->anchor[i] != row->anchor)
		return false;
	if (s->anchor[i] != NO_ANCHOR)
		row->anchor = s->anchor[i];
	for (size_t k = strip->first; k < strip->first + strip->n; k++) {
		const struct box_chunk *chunk = &s->page->chunks[k];
		int32_t above = s->grid->above[k - s->chunk], c = chunk->column;

		if (above >= 0 && s->page->chunks[above].strip >= s->first + begin)
			row->joins += join_cost(s, &s->page->chunks[above], chunk);
		if (chunk->spans || chunk->stacked)
			continue;
		if (!row->used[c]) {
			row->used[c] = true;
			row->columns[row->n++] = (uint8_t)c;
			row->lines[c] = (struct lines){ chunk->base, chunk->base, chunk->em };
		}
		row->lines[c].bottom = chunk->base;
	}
	return true;
}

static int64_t
distance_of(const struct lines *lines, int32_t anchor, enum set set)
{
	int64_t at = set == TOP ? lines->top : set == BOTTOM ? lines->bottom :
	    ((int64_t)lines->top + lines->bottom) / 2;

	return at < anchor ? anchor - at : at - anchor;
}

static bool
is_askew(const struct lines *lines, int32_t anchor, enum set set)
{
	return distance_of(lines, anchor, set) * 100 > (int64_t)lines->em * SAME_LINE;
}

/* Does it stand on the line of the anchor alone, so that it says nothing? */
static bool
is_beside(const struct lines *lines, int32_t anchor)
{
	return !is_askew(lines, anchor, TOP) && !is_askew(lines, anchor, BOTTOM);
}

static uint32_t
row_cost(const struct search *s, const struct row *row)
{
	uint32_t cost = row->joins;

	if (row->anchor == NO_ANCHOR)
		return cost + COST_BARE;
	for (size_t i = 0; i < row->n; i++)
		if (is_askew(&row->lines[row->columns[i]], row->anchor, s->set))
			cost += COST_ASKEW;
	return cost;
}

/* --- the cheapest rows ------------------------------------------------------------ */

static void
begin_row(const struct search *s, struct row *row)
{
	row->anchor = NO_ANCHOR;
	row->joins = 0;
	row->n = 0;
	memset(row->used, 0, s->grid->ncolumns * sizeof *row->used);
}

static void
find_cheapest(struct search *s)
{
	struct row row;

	s->cost[0] = 0;
	for (size_t i = 1; i <= s->n; i++)
		s->cost[i] = FAR;
	for (size_t i = 0; i < s->n; i++) {
		begin_row(s, &row);
		for (size_t k = i; k < s->n && k < i + RUN && add_strip(s, i, k, &row); k++) {
			uint32_t cost = s->cost[i] + row_cost(s, &row);

			if (cost < s->cost[k + 1]) {
				s->cost[k + 1] = cost;
				s->from[k + 1] = (uint32_t)i;
			}
		}
	}
}

/* Notes the rows, and what their cells say of how these are set, added up by column in askew and
 * seen.  Returns how many rows there are. */
static size_t
note_rows(struct search *s, size_t *askew, size_t *seen)
{
	struct row row;
	size_t rows = 0, r;

	for (size_t i = s->n; i > 0; i = s->from[i])
		rows++;
	r = rows;
	s->askew = s->wrapped = s->bare = 0;
	for (size_t end = s->n; end > 0; end = s->from[end]) {
		r--;
		begin_row(s, &row);
		for (size_t i = s->from[end]; i < end; i++) {
			s->row_of[i] = (uint32_t)r;
			add_strip(s, s->from[end], i, &row);
		}
		s->bare += row.anchor == NO_ANCHOR && r > 0;
		for (size_t i = 0; row.anchor != NO_ANCHOR && i < row.n; i++) {
			const struct lines *lines = &row.lines[row.columns[i]];
			bool off = is_askew(lines, row.anchor, s->set);

			s->wrapped += !is_beside(lines, row.anchor);
			s->askew += off;
			askew[row.columns[i]] += off;
			seen[row.columns[i]]++;
		}
	}
	return rows;
}

/* Finds the way of setting that leaves the fewest cells askew.  False: in none do they
 * stand by the anchors. */
static bool
find_set(struct search *s)
{
	enum set best = TOP;
	uint32_t cost = FAR;

	for (s->set = TOP; s->set < SETS; s->set++) {
		if (!find_anchors(s))
			continue;
		find_cheapest(s);
		if (s->cost[s->n] >= cost)
			continue;
		cost = s->cost[s->n];
		best = s->set;
	}
	s->set = best;
	return cost < FAR;
}

/* Rows by anchors, and which columns have cells of their own in each; false: the cells do not
 * stand by them, or no cell has several lines. */
static bool
divide(struct search *s, size_t *rows)
{
	size_t askew[BOX_COLUMNS] = { 0 }, seen[BOX_COLUMNS] = { 0 };

	if (!find_set(s) || !find_anchors(s))
		return false;
	find_cheapest(s);
	*rows = note_rows(s, askew, seen);
	if (s->wrapped < LEAST_WRAPPED || s->askew * ASKEW_MOST > s->wrapped ||
	    s->bare * BARE_MOST > *rows)
		return false;
	for (size_t c = 0; c < s->grid->ncolumns; c++)
		s->grid->own[c] = seen[c] > 1 && askew[c] * OWN_ASKEW <= seen[c];
	return true;
}

bool
box_anchor_rows(struct box_grid *grid, const struct box_page *page, size_t first, size_t end)
{
	size_t n = end - first, from = page->strips[first].first, rows = 0;
	size_t to = page->strips[end - 1].first + page->strips[end - 1].n;
	struct search s = { .grid = grid, .page = page, .first = first, .n = n, .chunk = from };
	bool found;

	memset(grid->own, 0, sizeof grid->own);
	grid->of_numbers = has_numbers(grid);
	if (!grid->of_numbers)
		return false;
	s.torn = mem_zeroed(to - from, sizeof *s.torn);
	s.anchor = mem_resize(NULL, n, sizeof *s.anchor);
	s.from = mem_resize(NULL, n + 1, sizeof *s.from);
	s.row_of = mem_resize(NULL, n + 1, sizeof *s.row_of);
	s.cost = mem_resize(NULL, n + 1, sizeof *s.cost);
	grid->decimals = box_torn_decimals(page, from, to);
	s.pitch = find_pitch(&s, to);
	find_torn(&s, to);
	found = divide(&s, &rows);
	if (found) {
		grid->nrows = rows;
		memcpy(grid->row_of, s.row_of, n * sizeof *s.row_of);
	}
	free(s.torn);
	free(s.anchor);
	free(s.from);
	free(s.row_of);
	free(s.cost);
	return found;
}
