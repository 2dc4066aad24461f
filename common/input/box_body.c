/* box_body: where the header of a table ends; see box_body.h. */
#include "input/box_body.h"

#include <string.h>

#include "input/box_grid.h"
#include "input/box_text.h"
#include "input/box_torn.h"
#include "input/line_words.h"

enum {
	CHUNKS = 1024,		/* in a header at most */
	NEXT_STRIPS = 16,	/* where what stands under a word is looked for */
	NAME_LINES = 8,		/* of a name above the number beside it */
	TEXT_EMS = 5,		/* of a line that may end before the next: before ， or a number */
	FORM_PAIRS = 2,		/* of a label and what it names, in the first line of a form */
	FORM_LINES = 12,	/* of its first parts */
	BLANK_CELLS = 4		/* in the only line of the header of a blank table */
};

/* Percent of an em. */
enum {
	FLUSH = 25,		/* left ends in line */
	OFF_BASE = 10,		/* base lines of one line differ by less */
	BESIDE = 90,		/* between lines that are in one row */
	TOUCH = 95,		/* between lines that overlap */
	LABEL_PITCH = 150,	/* between lines of one name */
	FARTHER = 102,		/* of the distance of these, from the last one to the next row */
	TIGHT = 172		/* between lines of one cell at most */
};

/* 2024 in a header is a year. */
static bool
is_year(struct span s)
{
	return s.n == 4 && (span_starts(s, SPAN("19")) || span_starts(s, SPAN("20")));
}

static bool
has_figure(const struct box_page *page, const struct box_strip *strip)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (box_is_figure(page, &page->chunks[i]) &&
		    !is_year(box_word_text(page, page->chunks[i].first)))
			return true;
	return false;
}

/* 其中 alone to the right of others: a header over parts of what these say. */
static bool
is_over_parts(const struct box_page *page, size_t i)
{
	return i > page->strips[page->chunks[i].strip].first && page->chunks[i].n == 1 &&
	    word_table_is(&line_words, "parts",
	    box_word_text(page, page->chunks[i].first));
}

static bool
has_label(const struct box_page *page, const struct box_strip *strip)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (box_begins_with_label(page, &page->chunks[i]) && !is_over_parts(page, i))
			return true;
	return false;
}

/* The next chunk below that stands under this one, in the next strips before end. */
static const struct box_chunk *
chunk_below(const struct box_page *page, const struct box_chunk *chunk, size_t end)
{
	size_t last = end - chunk->strip > NEXT_STRIPS ? chunk->strip + NEXT_STRIPS : end - 1;
	size_t to = page->strips[last].first + page->strips[last].n;

	for (size_t i = page->strips[chunk->strip].first + page->strips[chunk->strip].n;
	    i < to; i++)
		if (page->chunks[i].x0 < chunk->x1 && chunk->x0 < page->chunks[i].x1)
			return &page->chunks[i];
	return NULL;
}

/* What a word in the line of the first number is. */
enum head {
	HEAD_NOT,
	HEAD_MAYBE,		/* nothing stands below it */
	HEAD_SURE		/* 类 above 201: numbers do */
};

static enum head
head_of(const struct box_page *page, const struct box_chunk *chunk, size_t end)
{
	const struct box_strip *strip = &page->strips[chunk->strip];
	const struct box_chunk *below = chunk_below(page, chunk, end);

	if (!box_is_chinese(page, chunk) || (below != NULL &&
	    (!box_is_figure(page, below) || box_distance(chunk, below) < TIGHT)))
		return HEAD_NOT;
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		int64_t off = (int64_t)page->chunks[i].base - chunk->base;

		if (box_is_figure(page, &page->chunks[i]) &&
		    off * 100 < (int64_t)chunk->em * OFF_BASE)
			return HEAD_NOT;
	}
	return below == NULL ? HEAD_MAYBE : HEAD_SURE;
}

/* The words of a strip that belong to a header: on another base line than the
 * numbers beside them, and with numbers below.  0: there are none. */
static size_t
count_heads(const struct box_page *page, const struct box_strip *strip, size_t end)
{
	size_t heads = 0, sure = 0;

	for (size_t i = strip->first; strip->n <= BOX_COLUMNS && i < strip->first + strip->n; i++) {
		enum head head = head_of(page, &page->chunks[i], end);

		heads += head != HEAD_NOT;
		sure += head == HEAD_SURE;
	}
	return sure > 0 ? heads : 0;
}

/* Is the chunk b the next line of a name that stands beside a number? */
static bool
is_next_line(const struct box_page *page, const struct box_chunk *a, const struct box_chunk *b,
    bool beside)
{
	int64_t left = (int64_t)a->x0 - b->x0, middle = left + a->x1 - b->x1;

	if (box_distance(a, b) > LABEL_PITCH || (a->x1 + a->em / 2 < b->x1 &&
	    (int64_t)a->x1 - a->x0 < (int64_t)a->em * TEXT_EMS && !box_is_remark(page, a, b)) ||
	    !box_is_chinese(page, a) || !box_is_chinese(page, b))
		return false;
	return (left < 0 ? -left : left) * 200 <= (int64_t)a->em * FLUSH ||
	    (beside && (middle < 0 ? -middle : middle) * 200 <= (int64_t)a->em * FLUSH);
}

/* Is the chunk the beginning of a number that goes on in the next line? */
static bool
is_torn(const struct box_page *page, const struct box_chunk *chunk, size_t end)
{
	const struct box_chunk *below = chunk_below(page, chunk, end);

	return below != NULL && box_distance(chunk, below) < TIGHT &&
	    box_torn_is_begun(box_word_text(page, chunk->first + chunk->n - 1),
	    box_word_text(page, below->first));
}

static bool
has_torn(const struct box_page *page, const struct box_strip *strip, size_t end)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (is_torn(page, &page->chunks[i], end))
			return true;
	return false;
}

static bool
is_line_of_totals(const struct box_page *page, const struct box_strip *strip)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (!box_is_total(box_word_text(page, page->chunks[i].first)))
			return false;
	return true;
}

/* Do the lines of the text that ends with chunk a stand nearer than a and b do?  Then b begins the
 * next row, however near. */
static bool
is_farther(const struct box_page *page, const struct box_chunk *a, const struct box_chunk *b)
{
	for (size_t i = page->strips[a->strip].first; i-- > 0 &&
	    box_distance(&page->chunks[i], a) <= LABEL_PITCH;) {
		const struct box_chunk *above = &page->chunks[i];

		if (above->strip != a->strip && is_next_line(page, above, a, false))
			return ((int64_t)b->base - a->base) * 100 >
			    ((int64_t)a->base - above->base) * FARTHER;
	}
	return false;
}

/* 栏次 or 合计 beside figures: the name of a row, whatever stands above. */
static bool
is_row_name(const struct box_page *page, const struct box_chunk *chunk)
{
	return box_is_middle_word(page, chunk) && has_figure(page, &page->strips[chunk->strip]);
}

/* Does a text of the strip above go on in the strip below?  touches: no line is between them. */
static bool
goes_on_in(const struct box_page *page, const struct box_strip *above,
    const struct box_strip *below, bool touches)
{
	for (size_t k = below->first; k < below->first + below->n; k++)
		for (size_t i = above->first; i < above->first + above->n; i++)
			if (!is_row_name(page, &page->chunks[k]) &&
			    is_next_line(page, &page->chunks[i], &page->chunks[k], touches) &&
			    !is_farther(page, &page->chunks[i], &page->chunks[k]))
				return true;
	return false;
}

/* Is the strip above body part of the same row: so near that it can be no line
 * of its own, or with a name that goes on beside or below body? */
static bool
goes_on(const struct box_page *page, size_t body, size_t end)
{
	const struct box_strip *above = &page->strips[body - 1];
	int64_t gap = ((int64_t)above[1].base - above->base) * 100 / above->em;

	if (count_heads(page, above, end) == above->n)
		return false;
	if (gap < BESIDE || (gap < TOUCH && is_line_of_totals(page, above)) ||
	    has_torn(page, above, end))
		return true;
	for (size_t s = body; s < end && ((int64_t)page->strips[s].base - above->base) * 100 <=
	    (int64_t)above->em * LABEL_PITCH; s++)
		if (goes_on_in(page, above, &page->strips[s], gap < TOUCH))
			return true;
	return false;
}

/* Does the chunk begin at the left edge of the strips above it, which are of more cells? */
static bool
is_at_edge(const struct box_page *page, size_t first, const struct box_chunk *chunk)
{
	for (size_t s = first; s < chunk->strip; s++)
		if (page->strips[s].n < 2 ||
		    ((int64_t)chunk->x0 - page->chunks[page->strips[s].first].x0) * 100 >
		    (int64_t)chunk->em * FLUSH)
			return false;
	return true;
}

/* Does nothing of the strips above stand over the chunk, as what it goes on with would? */
static bool
is_below_none(const struct box_page *page, size_t first, const struct box_chunk *chunk)
{
	for (size_t i = page->strips[first].first; i < page->strips[chunk->strip].first; i++)
		if (page->chunks[i].x0 < chunk->x1 && chunk->x0 < page->chunks[i].x1)
			return false;
	return true;
}

/* Is the last strip a total without any figure, below a header?  Then the table is blank.  It
 * is no line of a cell of the header: these are nearer, or below others, or the header begins
 * right of it; of a header of one line, it has many cells. */
static bool
is_blank_table(const struct box_page *page, size_t first, size_t end)
{
	const struct box_strip *last = &page->strips[end - 1];
	const struct box_chunk *total = &page->chunks[last->first];

	if (last->n != 1 || !box_is_total(box_word_text(page, total->first)) ||
	    (end - first < 3 && page->strips[first].n < BLANK_CELLS))
		return false;
	return is_at_edge(page, first, total) || is_below_none(page, first, total) ||
	    ((int64_t)last->base - last[-1].base) * 100 > (int64_t)total->em * TIGHT;
}

/* Are these the lines of a form: a label and what it names, or two such pairs, above lines
 * of more cells?  A form has no header. */
static bool
is_form(const struct box_page *page, size_t first, size_t end)
{
	const struct box_strip *strip = &page->strips[first];

	if (strip->n == 1 && box_is_form_pair(page, &page->chunks[strip->first]))
		return true;
	if (strip->n % 2 != 0 || strip->n > 2 * FORM_PAIRS ||
	    !word_table_starts(&line_words, "form",
	    box_word_text(page, page->chunks[strip->first].first)))
		return false;
	for (size_t i = first + 1; i < end && i < first + FORM_LINES; i++)
		if (page->strips[i].n > strip->n)
			return true;
	return false;
}

size_t
box_body_find(const struct box_page *page, size_t first, size_t end)
{
	size_t body = first;

	if (is_form(page, first, end))
		return first;
	while (body < end && !has_figure(page, &page->strips[body]) &&
	    !has_label(page, &page->strips[body]))
		body++;
	if (body == end && body > first + 1 && is_blank_table(page, first, end))
		return end - 1;
	if (body == end || page->strips[body].first - page->strips[first].first > CHUNKS)
		return first;
	for (size_t i = 0; i < NAME_LINES && body > first && goes_on(page, body, end); i++)
		body--;
	return body;
}

bool
box_body_split(struct box_page *page, size_t first, size_t end)
{
	size_t at = first, heads, to;
	struct box_strip *strip;

	while (at < end && !has_figure(page, &page->strips[at]))
		at++;
	if (at == end)
		return false;
	strip = &page->strips[at];
	heads = count_heads(page, strip, end);
	if (heads == 0 || heads == strip->n)
		return false;
	to = strip->first;
	for (size_t i = strip->first; i < strip->first + strip->n; i++)
		if (head_of(page, &page->chunks[i], end) != HEAD_NOT) {
			struct box_chunk head = page->chunks[i];

			memmove(&page->chunks[to + 1], &page->chunks[to],
			    (i - to) * sizeof *page->chunks);
			page->chunks[to++] = head;
		}
	box_page_split(page, at, heads);
	return true;
}
