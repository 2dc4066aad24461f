/* box_torn: numbers torn over two lines; see box_torn.h. */
#include "input/box_torn.h"

#include <string.h>

#include "input/box_rows_parts.h"
#include "input/box_text.h"
#include "text/character.h"
#include "text/glyph.h"

enum {
	NUMBER_BYTES = 48,
	LOOSEST = 200,			/* percent of an em between lines of one cell */
	CODE_LEAST = 3, CODE_MOST = 7,	/* digits of a code of the classification, an odd number */
	REST_MOST = 2,			/* of these in its second line */
	LINE_DIGITS = 2,		/* of the number of a line */
	AMOUNT_LEAST = 5,		/* characters before its last digits and decimals */
	DECIMALS = 2,
	UNIT_MOST = 220,		/* percent of an em: 家次, 公里 */
	NEARER = 95,			/* percent: than from there to the next number */
	FAR_STRIPS = 16			/* where that is looked for */
};

/* Do the two make a number when written one behind the other?  They may be the middle of one. */
static bool
is_number_of(struct span a, struct span b)
{
	char whole[NUMBER_BYTES];

	if (box_is_nil(a))
		return false;
	if (span_starts(a, SPAN(",")))
		a = span_slice(a, 1, a.n);
	if (span_starts(b, SPAN(",")) && span_ends(b, SPAN(".")))
		b.n--;
	if (a.n + b.n > sizeof whole)
		return false;
	memcpy(whole, a.p, a.n);
	memcpy(whole + a.n, b.p, b.n);
	return box_is_number((struct span){ whole, a.n + b.n });
}

bool
box_torn_is_tight(const struct box_grid *grid, const struct box_chunk *chunk, struct span number)
{
	const struct box_column *column = &grid->columns[chunk->column];
	int64_t width = (int64_t)chunk->x1 - chunk->x0;
	int64_t digit = width * 2 / ((int64_t)number.n * 2 - 1);

	return (int64_t)column->x1 - column->x0 - width <= digit + digit / 8;
}

/* A number of one decimal that leaves no room for another in its column, over a
 * lone digit: 3,462.8 over 0, 100.0 over 0%. */
static bool
lacks_digit(const struct box_grid *grid, const struct box_chunk *above, struct span a,
    struct span b)
{
	size_t digits = b.n > 1 && b.p[b.n - 1] == '%' ? b.n - 1 : b.n;

	return digits == 1 && a.n > 2 && a.p[a.n - 2] == '.' && !above->spans &&
	    box_torn_is_tight(grid, above, a);
}

/* 201030 over 1, 20 over 1. */
static bool
makes_code(struct span a, struct span b)
{
	size_t n = a.n + b.n;

	return span_is_digits(a) && span_is_digits(b) && b.n <= REST_MOST && b.n < a.n &&
	    n >= CODE_LEAST && n <= CODE_MOST && n % 2 == 1;
}

/* The number of a line, 1 over 5.  Two rows of a page, or of two, have such digits, too. */
static bool
makes_line_number(struct span a, struct span b)
{
	return a.n + b.n == LINE_DIGITS && span_is_digits(a) && span_is_digits(b);
}

/* 4134510 over 8.77. */
static bool
makes_amount(struct span a, struct span b)
{
	return a.n >= AMOUNT_LEAST && memchr(a.p, '.', a.n) == NULL && b.n > DECIMALS &&
	    b.n < a.n && b.p[b.n - DECIMALS - 1] == '.' && byte_is_digit(b.p[0]) &&
	    is_number_of(a, b);
}

bool
box_torn_makes_number(struct span a, struct span b)
{
	return makes_code(a, b) || makes_amount(a, b);
}

bool
box_torn_is_begun(struct span a, struct span b)
{
	return byte_is_digit(a.p[0]) && !box_is_number(a) && is_number_of(a, b);
}

/* Could the two be parts of one number, whatever stands around them? */
static bool
may_be_torn(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	struct span a = box_word_text(page, above->first + above->n - 1);
	struct span b = box_word_text(page, chunk->first);

	return lacks_digit(grid, above, a, b) || (!above->spans &&
	    (box_torn_makes_number(a, b) || makes_line_number(a, b)) &&
	    box_torn_is_tight(grid, above, a));
}

/* The chunk above chunk i in its column, no further off than a line of the same cell; NULL:
 * there is none. */
static const struct box_chunk *
line_above(const struct box_grid *grid, const struct box_page *page, size_t i)
{
	const struct box_chunk *chunk = &page->chunks[i];

	for (size_t k = page->strips[chunk->strip].first; k-- > 0;) {
		const struct box_chunk *above = &page->chunks[k];

		if (box_rows_distance(grid, above, chunk) > LOOSEST)
			return NULL;
		if (above->column == chunk->column)
			return above;
	}
	return NULL;
}

/* Is all that stands in the line of the chunk the end of something, or a number with none above
 * it in its row?  Or is nothing beside the one above, so that the row's other cells are lower? */
static bool
is_line_of_ends(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *first, const struct box_chunk *chunk)
{
	const struct box_strip *strip = &page->strips[chunk->strip];

	for (size_t i = strip->first; page->strips[first->strip].n > 1 &&
	    i < strip->first + strip->n; i++) {
		const struct box_chunk *above = line_above(grid, page, i);

		bool figure = box_is_figure(page, &page->chunks[i]);

		if (figure && above != NULL && !may_be_torn(grid, page, above, &page->chunks[i]) &&
		    box_is_number(box_word_text(page, above->first + above->n - 1)))
			return false;
		if (!figure && (above == NULL || !box_is_full(grid, above) ||
		    box_begins_with_label(page, &page->chunks[i])))
			return false;
	}
	return true;
}

/* Is the chunk nearer to the one above it than the next one of the column is to it? */
static bool
is_nearer(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	for (size_t i = page->strips[chunk->strip].first + page->strips[chunk->strip].n;
	    i < page->nchunks && page->chunks[i].strip < chunk->strip + FAR_STRIPS; i++)
		if (page->chunks[i].column == chunk->column)
			return box_drop_to(above, chunk) * 100 <=
			    box_drop_to(chunk, &page->chunks[i]) * NEARER;
	return true;
}

/* Is the chunk the end of a text whose first line fills its cell? */
static bool
ends_text(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	return !box_is_figure(page, chunk) && !box_is_figure(page, above) &&
	    box_is_full(grid, above) && !box_begins_with_label(page, chunk);
}

/* Is the last word of the chunk a number, perhaps with two ideographs behind it, or these alone
 * behind one? */
static bool
is_measure(const struct box_page *page, const struct box_chunk *chunk)
{
	enum { WORD = 2 };
	size_t i = chunk->first + chunk->n - 1;
	struct span s = box_word_text(page, i);

	for (int n = 0; n < WORD && s.n > 0; n++) {
		struct glyph g = glyph_before(s, s.n);

		if (!character_is_han(g.c))
			break;
		s.n -= g.n;
	}
	if (s.n == 0 && i > chunk->first)
		s = box_word_text(page, i - 1);
	return s.n > 0 && byte_is_digit(s.p[s.n - 1]);
}

/* 批次 below ≥4000, 元 below 318.7万: a word of two ideographs at most below a measure? */
static bool
ends_measure(const struct box_page *page, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	return chunk->n == 1 && box_is_chinese(page, chunk) && is_measure(page, above) &&
	    ((int64_t)chunk->x1 - chunk->x0) * 100 <= (int64_t)chunk->em * UNIT_MOST &&
	    !box_begins_with_label(page, chunk);
}

/* 5, 2 and % below 2,464.7, 2,391.6 and 97.03: is all in the line of the chunk, but for upright
 * texts, what numbers and texts above lack?  Then it is no row, though digits may be further
 * apart than the lines of other texts.  whole: the rest of a whole number is such, too. */
static bool
is_line_of_rests(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *chunk, bool whole)
{
	const struct box_strip *strip = &page->strips[chunk->strip];

	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *above = line_above(grid, page, i);
		struct span b = box_word_text(page, page->chunks[i].first);
		struct span a;

		if (page->chunks[i].stacked)
			continue;
		if (above == NULL)
			return false;
		a = box_word_text(page, above->first + above->n - 1);
		if (ends_text(grid, page, above, &page->chunks[i]) ||
		    ends_measure(page, above, &page->chunks[i]))
			continue;
		if (page->chunks[i].n != 1 || (!lacks_digit(grid, above, a, b) &&
		    !box_torn_is_begun(a, b) && !(box_is_number(a) && span_eq(b, SPAN("%"))) &&
		    !(whole && may_be_torn(grid, page, above, &page->chunks[i]))))
			return false;
	}
	return true;
}

bool
box_torn_goes_through(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	struct span a = box_word_text(page, above->first + above->n - 1);
	struct span b = box_word_text(page, chunk->first);
	bool torn = b.p[0] == '.' || b.p[0] == ',' || b.p[0] == '%';
	int64_t d = box_rows_distance(grid, above, chunk);
	bool near = grid->wrap == 0 || box_drop_to(above, chunk) <= grid->wrap ||
	    is_line_of_rests(grid, page, chunk, false);

	if (above->strip == chunk->strip || chunk->n != 1 || d > LOOSEST)
		return false;
	if (ends_measure(page, above, chunk))
		return is_line_of_rests(grid, page, chunk, false);
	if (is_number_of(a, b) && (d <= BOX_WRAP || is_nearer(page, above, chunk)))
		return torn || (box_is_figure(page, chunk) && (!box_is_number(a) ||
		    (near && lacks_digit(grid, above, a, b)) ||
		    (near && may_be_torn(grid, page, above, chunk) &&
			is_nearer(page, above, chunk) &&
			is_line_of_ends(grid, page, above, chunk))));
	return grid->wrap != 0 && near && !box_is_number(a) &&
	    byte_is_digit(a.p[a.n - 1]) && box_is_figure(page, chunk);
}

/* --- in rows by anchors -------------------------------------------------------- */

/* How many digits stand behind the point of a number; -1: no point. */
static int
decimals_of(struct span s)
{
	const char *point = memchr(s.p, '.', s.n);

	if (s.n > 0 && s.p[s.n - 1] == '%')
		s.n--;
	return point == NULL ? -1 : (int)(s.p + s.n - point) - 1;
}

bool
box_torn_is_rest(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk)
{
	struct span a = box_word_text(page, above->first + above->n - 1);
	struct span b = box_word_text(page, chunk->first);
	int have = decimals_of(a);

	if (above->strip == chunk->strip || chunk->n != 1 || above->spans ||
	    box_distance(above, chunk) > BOX_TORN_FARTHEST)
		return false;
	if (box_torn_goes_through(grid, page, above, chunk))
		return true;
	if (have < 0)
		return may_be_torn(grid, page, above, chunk) &&
		    is_line_of_rests(grid, page, chunk, true);
	return span_is_digits(b) && box_is_figure(page, above) &&
	    have + (int)b.n == grid->decimals && box_torn_is_tight(grid, above, a);
}

int
box_torn_decimals(const struct box_page *page, size_t from, size_t to)
{
	enum { MOST = 6 };
	size_t n[MOST + 1] = { 0 };
	int best = 0;

	for (size_t i = from; i < to; i++) {
		int d = box_is_figure(page, &page->chunks[i]) ?
		    decimals_of(box_word_text(page, page->chunks[i].first)) : -1;

		if (d > 0 && d <= MOST && ++n[d] > n[best])
			best = d;
	}
	return best;
}
