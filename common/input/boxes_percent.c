/* boxes_percent: a % that a narrow cell has put below its number; see boxes_parts.h.
 *
 * The two lines stand in the middle of their row, one above the line of the other cells and one
 * below it, so that the % would become a cell of its own or the end of the one beside it. */
#include "input/boxes_parts.h"

#include "input/box_text.h"
#include "text/character.h"

enum {
	NUMBER_BYTES = 16,	/* ≥12,345.67 */
	YEAR_DIGITS = 4,
	NEAREST = 80, FARTHEST = 200,	/* percent of an em from its line to that of the % */
	ALIGNED = 15		/* percent of an em */
};

static bool
is_percent(const struct box_page *page, size_t i)
{
	return span_eq(box_word_text(page, i), SPAN("%"));
}

/* Has word i no other of its line beside it? */
static bool
is_alone(const struct box_page *page, size_t i)
{
	return (i == 0 || page->words[i - 1].group != page->words[i].group) &&
	    (i + 1 == page->nwords || page->words[i + 1].group != page->words[i].group);
}

/* Could it be a number that lacks its %?  2023 is a year. */
static bool
may_lack_percent(struct span s)
{
	return s.n > 0 && s.n <= NUMBER_BYTES && byte_is_digit(s.p[s.n - 1]) &&
	    (s.n != YEAR_DIGITS || !span_is_digits(s));
}

/* The number that the % at word i stands below; NONE: it stands below none, or something is
 * written between them. */
static size_t
number_above(const struct box_page *page, size_t i)
{
	const struct box_word *percent = &page->words[i];
	size_t found = NONE;

	for (size_t k = 0; k < page->nwords; k++) {
		const struct box_word *word = &page->words[k];
		int64_t down = (int64_t)percent->base - word->base;

		if (word->x1 <= percent->x0 || word->x0 >= percent->x1 ||
		    down * 100 < (int64_t)word->em * NEAREST ||
		    down * 100 > (int64_t)word->em * FARTHEST ||
		    (found != NONE && page->words[found].base >= word->base))
			continue;
		found = k;
	}
	if (found == NONE || !may_lack_percent(box_word_text(page, found)) ||
	    (found + 1 < page->nwords && found + 1 != i &&
	    page->words[found + 1].group == page->words[found].group) ||
	    !box_words_align(&page->words[found], percent, ALIGNED))
		return NONE;
	return found;
}

/* Takes word i out. */
static void
drop_word(struct boxes *b, size_t i)
{
	size_t behind = b->page.nwords - i - 1;

	memmove(b->page.words + i, b->page.words + i + 1, behind * sizeof *b->page.words);
	memmove(b->origins + i, b->origins + i + 1, behind * sizeof *b->origins);
	b->page.nwords--;
}

/* Adds the % at word percent to the text of word i.  Alone in its line, this stands where the
 * middle of the two lines was, as the other cells of the row do. */
static void
add_percent(struct box_page *page, size_t i, size_t percent)
{
	struct box_word *word = &page->words[i];
	size_t start = page->text.n;

	if (is_alone(page, i))
		word->base += (page->words[percent].base - word->base) / 2;
	for (uint32_t k = word->start; k < word->end; k++)
		buf_add_char(&page->text, page->text.p[k]);
	buf_add_char(&page->text, '%');
	word->start = (uint32_t)start;
	word->end = (uint32_t)page->text.n;
}

void
boxes_join_percents(struct boxes *b)
{
	for (size_t i = 0; i < b->page.nwords; ) {
		size_t above = is_percent(&b->page, i) && is_alone(&b->page, i) ?
		    number_above(&b->page, i) : NONE;

		if (above == NONE) {
			i++;
			continue;
		}
		add_percent(&b->page, above, i);
		drop_word(b, i);
	}
}
