/* box_part: chunks cut into the cells of a table; see box_part.h. */
#include "input/box_part.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_text.h"
#include "input/line_words.h"
#include "text/glyph.h"

/* Percent of an em. */
enum {
	CORRIDOR = 30,		/* the least gap between two cells … */
	TOUCHING = 10,		/* … and when both sides show that they are two */
	NAME_GAP = 35,		/* between two headers side by side */
	UNIT_GAP = 40,		/* between a number and its unit */
	LINE_PITCH = 170	/* between lines of one text at most */
};

enum { UNIT_BYTES = 12 };	/* four letters */
enum {
	TITLE_BYTES = 15,	/* of a narrow column */
	TITLE_STRIPS = 4,	/* from it to its first number */
	TITLE_OFF = 20		/* percent of an em */
};
enum { FLUSH_CELLS = 4 };	/* begin in line, so many that an amount ends before the last */
enum { FLUSH_NAMES = 2 };	/* … so many too long for a unit that all are names */

enum { BUCKET = 50, BUCKETS = 4096 };

/* What the words of a region do at every half point from left to right. */
struct corridors {
	int32_t covered[BUCKETS + 1];	/* words that lie over it */
	int32_t open[BUCKETS + 1];	/* lines with words on both sides of it */
	int32_t begin[BUCKETS + 1];	/* words that begin there, about */
	int32_t end[BUCKETS + 1];
	int32_t figure[BUCKETS + 1];	/* numbers that end there */
	int32_t name[BUCKETS + 1];	/* texts that begin there, too long for a unit */
};

static size_t
bucket_of(int64_t x)
{
	x /= BUCKET;
	return x < 0 ? 0 : x >= BUCKETS ? BUCKETS - 1 : (size_t)x;
}

static void
add_range(int32_t *counts, int64_t from, int64_t to)
{
	if (to <= from)
		return;
	counts[bucket_of(from)]++;
	counts[bucket_of(to)]--;
}

static void
sum_up(int32_t *counts)
{
	for (size_t i = 1; i <= BUCKETS; i++)
		counts[i] += counts[i - 1];
}

/* Text too long for the unit of a number before it? */
static bool
is_long(struct span s)
{
	return s.n > UNIT_BYTES && box_begins_chinese(s);
}

static void
survey_strip(const struct box_page *page, const struct box_strip *strip, struct corridors *to)
{
	const struct box_word *last = NULL;

	for (size_t c = strip->first; c < strip->first + strip->n; c++) {
		const struct box_chunk *chunk = &page->chunks[c];

		for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
			const struct box_word *word = &page->words[i];
			int32_t near = word->em / 4;

			add_range(to->covered, (int64_t)word->x0 + 2 * BUCKET,
			    (int64_t)word->x1 - BUCKET);
			add_range(to->begin, (int64_t)word->x0 - near, (int64_t)word->x0 + near);
			add_range(to->end, (int64_t)word->x1 - near, (int64_t)word->x1 + near);
			if (is_long(box_word_text(page, i)))
				add_range(to->name, (int64_t)word->x0 - near,
				    (int64_t)word->x0 + near);
			if (box_is_number(box_word_text(page, i)))
				add_range(to->figure, (int64_t)word->x1 - near,
				    (int64_t)word->x1 + near);
			if (last != NULL)
				add_range(to->open, last->x1, (int64_t)word->x0 + BUCKET);
			last = word;
		}
	}
}

static bool
is_corridor(const struct corridors *in, size_t at)
{
	return in->open[at] > 1 && in->covered[at] * 6 <= in->open[at];
}

/* Does a gap between two columns lie within from..end - 1, with both its ends? */
static bool
has_corridor(const struct corridors *in, size_t from, size_t end)
{
	while (from < end && is_corridor(in, from))
		from++;
	while (from < end && !is_corridor(in, from))
		from++;
	while (from < end && is_corridor(in, from))
		from++;
	return from < end;
}

/* Does one word of the chunk lie over a gap between two columns, from the one into the
 * other?  Then it is a cell across several.  No amount is: its column may have nothing else
 * in it. */
static bool
crosses(const struct box_page *page, const struct corridors *in, const struct box_chunk *chunk)
{
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		const struct box_word *word = &page->words[i];

		if (!box_is_amount(box_word_text(page, i)) &&
		    has_corridor(in, bucket_of((int64_t)word->x0 + 3 * BUCKET),
			bucket_of((int64_t)word->x1 - 2 * BUCKET)))
			return true;
	}
	return false;
}

/* Are the two words before and at i parts of one date or quantity: 2024 | 年, 12 | 个? */
static bool
is_quantity(const struct box_page *page, size_t i)
{
	struct span before = box_word_text(page, i - 1), next = box_word_text(page, i);
	bool number = box_is_number(next);

	if (box_is_number(before) && before.p[before.n - 1] == '%')
		return false;
	if (box_is_number(before))
		return (!box_is_amount(before) || box_begins_with_unit(next)) && !number &&
		    !box_is_label(next);
	return number && !box_is_amount(next) &&
	    word_table_ends(&line_words, "dated", before);
}

/* Does a number end right before word i, in another cell?  Others end in line with it,
 * or it is an amount, alone in its column, and many cells begin in line with word i. */
static bool
is_touching_figure(const struct box_page *page, const struct corridors *in, size_t i)
{
	const struct box_word *a = &page->words[i - 1], *b = &page->words[i];
	struct span before = box_word_text(page, i - 1);

	if (!box_is_number(before))
		return false;
	return in->figure[bucket_of(a->x1)] > 1 ||
	    (box_is_amount(before) && in->begin[bucket_of(b->x0)] >= FLUSH_CELLS);
}

/* Is word i, behind a number, too long for its unit, or in line with others that are, and do many
 * begin and end in line with the two? */
static bool
is_flush_text(const struct box_page *page, const struct corridors *in, size_t i)
{
	return in->figure[bucket_of(page->words[i - 1].x1)] >= FLUSH_CELLS &&
	    in->begin[bucket_of(page->words[i].x0)] >= FLUSH_CELLS &&
	    box_begins_chinese(box_word_text(page, i)) &&
	    (is_long(box_word_text(page, i)) ||
		in->name[bucket_of(page->words[i].x0)] >= FLUSH_NAMES);
}

/* May word i begin a cell: do other lines have a gap there, too, with words
 * that begin or end just like the two, and nearly none over it? */
static bool
is_cell_gap(const struct box_page *page, const struct corridors *in, size_t i)
{
	const struct box_word *a = &page->words[i - 1], *b = &page->words[i];
	int64_t middle = ((int64_t)a->x1 + b->x0) / 2, gap = (int64_t)b->x0 - a->x1;
	size_t at = bucket_of(middle);

	bool begins = in->begin[bucket_of(b->x0)] > 1, ends = in->end[bucket_of(a->x1)] > 1;

	if (gap * 100 < (int64_t)b->em * TOUCHING || !is_corridor(in, at))
		return false;
	if (gap * 100 < (int64_t)b->em * UNIT_GAP && is_quantity(page, i) &&
	    !is_flush_text(page, in, i))
		return false;
	if (gap * 100 < (int64_t)b->em * CORRIDOR)
		return is_touching_figure(page, in, i);
	return begins || ends;
}

static int32_t
right_of(const struct box_page *page, size_t first, size_t n)
{
	int32_t right = page->words[first].x1;

	for (size_t i = first; i < first + n; i++)
		if (page->words[i].x1 > right)
			right = page->words[i].x1;
	return right;
}

/* Font sizes differ between cells: what the words of a chunk say themselves. */
static void
measure_chunk(const struct box_page *page, struct box_chunk *chunk)
{
	int64_t widest = -1;

	chunk->base = page->words[chunk->first].base;
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		const struct box_word *word = &page->words[i];

		if ((int64_t)word->x1 - word->x0 > widest) {
			widest = (int64_t)word->x1 - word->x0;
			chunk->em = word->em;
		}
	}
	chunk->x0 = page->words[chunk->first].x0;
	chunk->x1 = right_of(page, chunk->first, chunk->n);
}

void
box_part_cut(struct box_page *page, size_t c, size_t at)
{
	struct box_chunk *chunk = &page->chunks[c], *rest;
	size_t end = chunk->first + chunk->n;

	chunk->n = (uint32_t)(at - chunk->first);
	measure_chunk(page, chunk);
	page->spare = mem_grow(page->spare, page->nspare, &page->spare_cap, sizeof *page->spare);
	rest = &page->spare[page->nspare++];
	*rest = *chunk;
	rest->first = (uint32_t)at;
	rest->n = (uint32_t)(end - at);
	measure_chunk(page, rest);
}

void
box_part_merge(struct box_page *page)
{
	size_t n = page->nspare, to = page->nchunks + n;

	if (n == 0)
		return;
	while (page->chunks_cap < to)
		page->chunks = mem_grow(page->chunks, page->chunks_cap, &page->chunks_cap,
		    sizeof *page->chunks);
	page->nchunks = to;
	for (size_t s = page->nstrips; s-- > 0;) {
		struct box_strip *strip = &page->strips[s];
		size_t own = 0;

		while (own < n && page->spare[n - own - 1].strip == s)
			own++;
		to -= strip->n + own;
		memmove(page->chunks + to, page->chunks + strip->first,
		    strip->n * sizeof *page->chunks);
		memcpy(page->chunks + to + strip->n, page->spare + n - own,
		    own * sizeof *page->chunks);
		strip->first = (uint32_t)to;
		strip->n += (uint32_t)own;
		n -= own;
		box_page_sort(page->chunks + to, strip->n);
	}
	page->nspare = 0;
}

static bool
is_gap(const struct box_page *page, size_t i)
{
	return ((int64_t)page->words[i].x0 - page->words[i - 1].x1) * 100 >=
	    (int64_t)page->words[i].em * CORRIDOR;
}

/* Does text begin at x in the strip, behind a gap or as its first? */
static bool
begins_text(const struct box_page *page, const struct box_strip *strip, int32_t x)
{
	for (size_t c = strip->first; c < strip->first + strip->n; c++) {
		const struct box_chunk *chunk = &page->chunks[c];

		for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
			int64_t off = (int64_t)page->words[i].x0 - x;

			if ((off < 0 ? -off : off) * 8 <= strip->em &&
			    (i == chunk->first || is_gap(page, i)))
				return true;
		}
	}
	return false;
}

/* Does the line above or below, one of those of strips first..end - 1, have text that begins
 * right where word i does, behind a gap?  So the lines of a text beside another do, whatever
 * stands over the gap elsewhere in a form. */
static bool
is_aligned_gap(const struct box_page *page, size_t first, size_t end, size_t s, size_t i)
{
	const struct box_strip *strip = &page->strips[s];

	if (!is_gap(page, i) || is_quantity(page, i) || box_is_label(box_word_text(page, i - 1)))
		return false;
	for (size_t k = s > first ? s - 1 : s; k < end && k <= s + 1; k++) {
		int64_t drop = (int64_t)page->strips[k].base - strip->base;

		if (k != s && (drop < 0 ? -drop : drop) * 100 <= (int64_t)strip->em * LINE_PITCH &&
		    begins_text(page, &page->strips[k], page->words[i].x0))
			return true;
	}
	return false;
}

/* Is there a number in the strip in line with the word? */
static bool
has_number_at(const struct box_page *page, const struct box_strip *strip,
    const struct box_word *word)
{
	for (size_t c = strip->first; c < strip->first + strip->n; c++) {
		const struct box_chunk *chunk = &page->chunks[c];

		for (size_t w = chunk->first; w < chunk->first + chunk->n; w++)
			if (box_is_number(box_word_text(page, w)) &&
			    box_words_align(word, &page->words[w], TITLE_OFF))
				return true;
	}
	return false;
}

/* Are words i - 1 and i of strip s titles of narrow columns, 执行率 | 得分: does one of the next
 * lines have two numbers, each in line with one of them? */
static bool
are_titles(const struct box_page *page, size_t end, size_t s, size_t i)
{
	const struct box_word *a = &page->words[i - 1], *b = &page->words[i];

	if (((int64_t)b->x0 - a->x1) * 100 < (int64_t)b->em * TOUCHING ||
	    box_words_align(a, b, TITLE_OFF))
		return false;
	for (size_t w = i - 1; w <= i; w++) {
		struct span text = box_word_text(page, w);

		if (!box_begins_chinese(text) || text.n > TITLE_BYTES || box_is_label(text))
			return false;
	}
	for (size_t k = s + 1; k < end && k <= s + TITLE_STRIPS; k++)
		if (has_number_at(page, &page->strips[k], a) &&
		    has_number_at(page, &page->strips[k], b))
			return true;
	return false;
}

/* Cuts chunk c at all such gaps, the last one first. */
static void
part_chunk(struct box_page *page, const struct corridors *in, size_t first, size_t end, size_t c)
{
	size_t word = page->chunks[c].first, s = page->chunks[c].strip;
	bool wide;

	if (page->chunks[c].n < 2)
		return;
	wide = crosses(page, in, &page->chunks[c]);
	for (size_t i = word + page->chunks[c].n - 1; i > word; i--)
		if ((!wide && is_cell_gap(page, in, i)) ||
		    is_aligned_gap(page, first, end, s, i) || are_titles(page, end, s, i))
			box_part_cut(page, c, i);
}

/* Are words i - 1 and i names, and so far apart that no blank is between them? */
static bool
is_name_gap(const struct box_page *page, size_t i)
{
	const struct box_word *a = &page->words[i - 1], *b = &page->words[i];

	if (((int64_t)b->x0 - a->x1) * 100 < (int64_t)b->em * NAME_GAP)
		return false;
	for (size_t w = i - 1; w <= i; w++) {
		struct span s = box_word_text(page, w);

		if (!box_begins_chinese(s) || glyph_at(s, 0).n == s.n)
			return false;
	}
	return true;
}

/* Cuts chunk c wherever a name ends in it and another begins, from the last one on. */
static void
cut_names(struct box_page *page, size_t c)
{
	size_t first = page->chunks[c].first;

	for (size_t i = first + page->chunks[c].n - 1; i > first; i--)
		if (is_name_gap(page, i))
			box_part_cut(page, c, i);
}

void
box_part_header(struct box_page *page, size_t first, size_t body)
{
	page->nspare = 0;
	for (size_t s = first; s < body; s++) {
		const struct box_strip *strip = &page->strips[s];

		for (size_t c = strip->first; strip->n > 1 && c < strip->first + strip->n; c++)
			cut_names(page, c);
	}
	box_part_merge(page);
}

void
box_part_cells(struct box_page *page, size_t first, size_t end)
{
	struct corridors *in = mem_zeroed(1, sizeof *in);
	size_t from = page->strips[first].first;
	size_t to = page->strips[end - 1].first + page->strips[end - 1].n;

	for (size_t s = first; s < end; s++)
		survey_strip(page, &page->strips[s], in);
	sum_up(in->covered);
	sum_up(in->open);
	sum_up(in->begin);
	sum_up(in->end);
	sum_up(in->figure);
	sum_up(in->name);
	page->nspare = 0;
	if (page->strips[first].n == 1 && box_is_form_pair(page, &page->chunks[from])) {
		box_part_cut(page, from, page->chunks[from].first + 1);
		from++;
	}
	for (size_t c = from; c < to; c++)
		part_chunk(page, in, first, end, c);
	box_part_merge(page);
	free(in);
}
