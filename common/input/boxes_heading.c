/* boxes_heading: what is repeated on every page: numbers, running heads, titles and
 * headers of tables that go on; see boxes_parts.h. */
#include "input/boxes_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_text.h"
#include "input/box_torn.h"
#include "input/repair.h"
#include "text/amount.h"

enum {
	HEAD_BYTES = 200,	/* of a running head */
	CAPTIONS = 4,		/* lines above a table that may come again */
	CONTINUED_BYTES = 12,	/* （续表） */
	LINE_PITCH = 190,	/* percent of an em between lines of a cell, at most */
	DENSE_PITCH = 140,	/* … so near that nothing else stands there */
	SHIFT_X = 25, SHIFT_Y = 150,	/* percent of an em: of a word of a repeated header, whose
				 * row may be less high */
	HIDDEN = 5		/* one of so many of its words is hidden for that, at most */
};

static bool
is_footer(struct boxes *b, const struct box_strip *strip)
{
	struct span s;

	boxes_strip_text(b, strip, &b->cell);
	s = buf_span(&b->cell);
	return s.n <= REPAIR_FOOTER_MAX && (repair_is_footer(s) || repair_page_number(s) != 0);
}

/* Appends what strips first..end - 1 say, a line each. */
static void
note_lines(struct boxes *b, struct buf *to, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		boxes_strip_text(b, &b->page.strips[i], &b->cell);
		buf_add_span(to, buf_span(&b->cell));
		buf_add_char(to, '\n');
	}
}

/* 栏次 1 2 3: a line of numbers that count up. */
static bool
is_numbering(const struct boxes *b, const struct box_strip *strip)
{
	unsigned n = 0;

	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		struct span s = box_word_text(&b->page, b->page.chunks[i].first);
		unsigned value = 0;

		if (!box_is_figure(&b->page, &b->page.chunks[i]))
			continue;
		for (size_t k = 0; k < s.n && value < BOX_COLUMNS; k++)
			value = value * 10 + (unsigned)(s.p[k] - '0');
		if (value != ++n)
			return false;
	}
	return n > 1;
}

/* Keeps the words of strips first..end - 1 with their places; words are copied to the text of
 * the header. */
static void
keep_words(struct boxes *b, size_t first, size_t end)
{
	const struct box_page *page = &b->page;
	size_t to = end > first ? page->strips[end - 1].first + page->strips[end - 1].n : 0;

	b->nhead_words = 0;
	buf_reset(&b->head_text);
	for (size_t c = end > first ? page->strips[first].first : to; c < to; c++)
		for (size_t k = 0; k < page->chunks[c].n; k++) {
			struct box_word word = page->words[page->chunks[c].first + k];

			word.start = (uint32_t)b->head_text.n;
			buf_add_span(&b->head_text,
			    box_word_text(page, page->chunks[c].first + k));
			word.end = (uint32_t)b->head_text.n;
			b->head_words = mem_grow(b->head_words, b->nhead_words,
			    &b->head_words_cap, sizeof *b->head_words);
			b->head_words[b->nhead_words++] = word;
		}
}

/* Remembers the title and the header of a table that begins in strips
 * first..end - 1; at is the first one behind the table before. */
void
boxes_note_heading(struct boxes *b, size_t at, size_t first)
{
	buf_reset(&b->caption);
	buf_reset(&b->heading);
	buf_reset(&b->numbering);
	note_lines(b, &b->caption, first - at > CAPTIONS ? first - CAPTIONS : at, first);
	note_lines(b, &b->heading, first, b->grid.heading);
	keep_words(b, first, b->grid.heading);
	if (b->grid.heading > first && is_numbering(b, &b->page.strips[b->grid.heading]))
		note_lines(b, &b->numbering, b->grid.heading, b->grid.heading + 1);
}

/* The line at the head of the text, which is cut off there. */
static struct span
take_line(struct span *text)
{
	size_t n = span_find(*text, SPAN("\n"));
	struct span line = span_slice(*text, 0, n);

	*text = span_slice(*text, n + 1, text->n);
	return line;
}

/* Is the strip one of the lines above the table, perhaps with 续 behind it? */
static bool
is_caption(struct boxes *b, size_t i)
{
	struct span rest = buf_span(&b->caption), line;

	boxes_strip_text(b, &b->page.strips[i], &b->cell);
	while (rest.n > 0) {
		line = take_line(&rest);
		if (span_starts(buf_span(&b->cell), line) &&
		    b->cell.n <= line.n + CONTINUED_BYTES)
			return true;
	}
	return false;
}

/* Where the rows go on below the title and header of the table before, repeated
 * at strip top: top when they are not. */
static size_t
skip_heading(struct boxes *b, size_t top, size_t stop)
{
	struct span rest = buf_span(&b->heading), line;
	size_t at = top;

	if (!b->in_table || rest.n == 0)
		return top;
	while (at < stop && at < top + CAPTIONS && is_caption(b, at))
		at++;
	for (; rest.n > 0 && at < stop; at++) {
		line = take_line(&rest);
		boxes_strip_text(b, &b->page.strips[at], &b->cell);
		if (!span_eq(buf_span(&b->cell), line))
			return top;
	}
	if (rest.n > 0 || at == stop)
		return top;
	rest = buf_span(&b->numbering);
	line = take_line(&rest);
	boxes_strip_text(b, &b->page.strips[at], &b->cell);
	return at + (line.n != 0 && at + 1 < stop && span_eq(buf_span(&b->cell), line));
}

/* The word of the page that says what word i of the header says, nearest to its place when that
 * is moved down so far; NONE. */
static size_t
find_word(const struct boxes *b, size_t i, int64_t down)
{
	const struct box_word *head = &b->head_words[i];
	struct span s = { b->head_text.p + head->start, head->end - head->start };
	int64_t least = (int64_t)head->em * SHIFT_Y + 1;
	size_t found = NONE;

	for (size_t k = 0; k < b->page.nwords; k++) {
		int64_t x = ((int64_t)b->page.words[k].x0 - head->x0) * 100;
		int64_t y = ((int64_t)b->page.words[k].base - head->base - down) * 100;

		y = y < 0 ? -y : y;
		if ((x < 0 ? -x : x) > (int64_t)head->em * SHIFT_X || y >= least ||
		    !span_eq(box_word_text(&b->page, k), s))
			continue;
		least = y;
		found = k;
	}
	return found;
}

/* Finds the words of the header of the table before in the page, its first line in strip at;
 * found[i] is that of word i, or NONE.  False: it is not repeated there. */
static bool
find_header(const struct boxes *b, size_t at, size_t *found)
{
	const struct box_strip *strip = &b->page.strips[at];
	const struct box_word *head = b->head_words;

	for (size_t c = strip->first; c < strip->first + strip->n; c++) {
		int64_t down = (int64_t)b->page.words[b->page.chunks[c].first].base - head->base;
		size_t hidden = 0;

		if (find_word(b, 0, down) != b->page.chunks[c].first)
			continue;
		for (size_t i = 0; i < b->nhead_words; i++) {
			found[i] = find_word(b, i, down);
			hidden += found[i] == NONE;
		}
		if (hidden * HIDDEN <= b->nhead_words)
			return true;
	}
	return false;
}

/* Takes words out of the page. */
static void
drop_words(struct boxes *b, const bool *drop)
{
	size_t n = 0;

	for (size_t i = 0; i < b->page.nwords; i++) {
		if (drop[i])
			continue;
		b->page.words[n] = b->page.words[i];
		b->origins[n++] = b->origins[i];
	}
	b->page.nwords = n;
	box_page_order(&b->page);
}

/* Takes the header of the table before out of the page, repeated below the title from strip top
 * on, whose last lines may stand beside the first row.  False: it is not repeated. */
static bool
drop_header(struct boxes *b, size_t top, size_t stop)
{
	size_t at = top, *found;
	bool *drop, is;
	size_t n = 0;

	if (!b->in_table || b->nhead_words == 0)
		return false;
	while (at < stop && at < top + CAPTIONS && is_caption(b, at))
		at++;
	if (at == stop)
		return false;
	found = mem_resize(NULL, b->nhead_words, sizeof *found);
	drop = mem_zeroed(b->page.nwords, sizeof *drop);
	is = find_header(b, at, found);
	if (is) {
		for (size_t i = 0; i < b->nhead_words; i++)
			if (found[i] != NONE)
				drop[found[i]] = true;
		for (size_t c = b->page.strips[top].first; c < b->page.strips[at].first; c++)
			for (size_t k = 0; k < b->page.chunks[c].n; k++)
				drop[b->page.chunks[c].first + k] = true;
		for (size_t i = 0; i < b->page.nwords; i++)
			n += drop[i];
		is = n < b->page.nwords;
	}
	if (is)
		drop_words(b, drop);
	free(found);
	free(drop);
	return is;
}

/* Does the last strip before end hold digits alone that end a number right above them, which
 * its cell tears?  They are no page number. */
static bool
ends_number(const struct boxes *b, size_t end)
{
	const struct box_strip *strip = &b->page.strips[end - 1];
	const struct box_chunk *chunk = &b->page.chunks[strip->first];
	struct span next = box_word_text(&b->page, chunk->first);

	if (strip->n != 1 || chunk->n != 1 || !span_is_digits(next))
		return false;
	for (size_t i = strip->first; i-- > 0 &&
	    box_distance(&b->page.chunks[i], chunk) <= LINE_PITCH;) {
		const struct box_chunk *above = &b->page.chunks[i];

		struct span a = box_word_text(&b->page, above->first + above->n - 1);

		if (above->x0 < chunk->x1 && chunk->x0 < above->x1)
			return amount_is_torn(a, next) || box_torn_makes_number(a, next) ||
			    (box_is_figure(&b->page, above) &&
			    box_distance(above, chunk) <= DENSE_PITCH);
	}
	return false;
}

/* Does strip first hold digits alone that a number right below them goes on? */
static bool
begins_number(const struct boxes *b, size_t first)
{
	const struct box_strip *strip = &b->page.strips[first];
	const struct box_chunk *chunk = &b->page.chunks[strip->first];
	struct span a = box_word_text(&b->page, chunk->first + chunk->n - 1);

	for (size_t i = strip->first + 1; i < b->page.nchunks &&
	    box_distance(chunk, &b->page.chunks[i]) <= LINE_PITCH; i++) {
		const struct box_chunk *below = &b->page.chunks[i];

		if (below->x0 < chunk->x1 && chunk->x0 < below->x1)
			return box_torn_makes_number(a, box_word_text(&b->page, below->first));
	}
	return false;
}

/* Does the first strip of the page hold the end of a number of the page before? */
static bool
ends_held(const struct boxes *b)
{
	const struct box_strip *strip = b->page.strips;

	return strip->n == 1 && b->in_table && boxes_ends_held(b, &b->page.chunks[strip->first]);
}

/* Leaves out page numbers at the bottom and top. */
static void
trim_numbers(struct boxes *b, size_t *first, size_t *end)
{
	const struct box_strip *strips = b->page.strips;

	*first = 0;
	*end = b->page.nstrips;
	while (*end > 0 && is_footer(b, &strips[*end - 1]) && !ends_number(b, *end) &&
	    !(*end == 1 && ends_held(b)))
		--*end;
	if (*first < *end && strips[0].n == 1 && is_footer(b, &strips[0]) &&
	    !begins_number(b, 0) && !ends_held(b))
		++*first;
}

/* The strip behind what the page before had at its top, too. */
static size_t
skip_head(struct boxes *b, size_t first, size_t end)
{
	const struct box_strip *strip = &b->page.strips[first];

	if (first == end)
		return first;
	boxes_strip_text(b, strip, &b->cell);
	if (b->cell.n > HEAD_BYTES)
		buf_reset(&b->cell);
	if (b->cell.n != 0 && span_eq(buf_span(&b->cell), buf_span(&b->head)) &&
	    strip->base / 100 == b->head_base / 100)
		return first + 1;
	buf_reset(&b->head);
	buf_add_span(&b->head, buf_span(&b->cell));
	b->head_base = strip->base;
	return first;
}

/* The strips of the page but for what is repeated on every page: its number, its
 * running head, and the title and header of a table that goes on. */
void
boxes_trim_page(struct boxes *b, size_t *first, size_t *end)
{
	size_t at;

	trim_numbers(b, first, end);
	at = skip_heading(b, *first, *end);
	if (at == *first) {
		*first = skip_head(b, *first, *end);
		at = skip_heading(b, *first, *end);
	}
	if (at == *first && drop_header(b, at, *end)) {
		boxes_trim_page(b, first, end);
		return;
	}
	*first = at;
}
