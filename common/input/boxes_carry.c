/* boxes_carry: what stands at the foot of a page and is read with the next, a header alone
 * or a table; see boxes_parts.h. */
#include "input/boxes_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/box_text.h"

enum { ROW_PITCH = 175 };	/* percent of an em, where a page has one row alone */

static void
keep_word(struct boxes *b, struct carried *to, size_t i)
{
	struct box_word word = b->page.words[i];
	struct origin origin = b->origins[i];
	size_t start = to->text.n, inner = to->ninner;

	buf_add_span(&to->text, box_word_text(&b->page, i));
	for (size_t k = 0; k < origin.n; k++) {
		to->inner = mem_grow(to->inner, to->ninner, &to->inner_cap, sizeof *to->inner);
		to->inner[to->ninner++] = b->inner[origin.inner + k];
	}
	word.start = (uint32_t)start;
	word.end = (uint32_t)to->text.n;
	origin.inner = (uint32_t)inner;
	to->words = mem_grow(to->words, to->nwords, &to->words_cap, sizeof *to->words);
	to->origins = mem_grow(to->origins, to->nwords, &to->origins_cap, sizeof *to->origins);
	to->origins[to->nwords] = origin;
	to->words[to->nwords++] = word;
}

void
boxes_carry(struct boxes *b, struct carried *to, size_t first)
{
	const struct box_page *page = &b->page;
	const struct box_strip *last = &page->strips[page->nstrips - 1];

	for (size_t c = page->strips[first].first; c < last->first + last->n; c++)
		for (size_t i = 0; i < page->chunks[c].n; i++)
			keep_word(b, to, page->chunks[c].first + i);
}

/* Adds a word that was kept to the page, moved down so far. */
static void
put_word(struct boxes *b, const struct carried *from, size_t i, int32_t down)
{
	struct box_page *page = &b->page;
	struct box_word word = from->words[i];
	struct origin origin = from->origins[i];
	size_t start = page->text.n, inner = b->ninner;

	buf_add(&page->text, from->text.p + word.start, word.end - word.start);
	for (size_t k = 0; k < origin.n; k++) {
		b->inner = mem_grow(b->inner, b->ninner, &b->inner_cap, sizeof *b->inner);
		b->inner[b->ninner++] = from->inner[origin.inner + k];
	}
	word.start = (uint32_t)start;
	word.end = (uint32_t)page->text.n;
	word.base += down;
	origin.inner = (uint32_t)inner;
	b->origins = mem_grow(b->origins, page->nwords, &b->origins_cap, sizeof *b->origins);
	b->origins[page->nwords] = origin;
	page->words = mem_grow(page->words, page->nwords, &page->words_cap, sizeof *page->words);
	page->words[page->nwords++] = word;
}

/* How far apart the rows are that begin with strip top. */
static int32_t
pitch_at(const struct box_page *page, size_t top)
{
	const struct box_strip *strip = &page->strips[top];
	int32_t least = (int32_t)((int64_t)strip->em * ROW_PITCH / 100);

	if (top + 1 == page->nstrips || strip[1].base - strip->base < least)
		return least;
	return strip[1].base - strip->base;
}

/* The first and the last line of what is carried. */
static void
find_ends(const struct carried *carried, int32_t *first, int32_t *last)
{
	*first = INT32_MAX;
	*last = INT32_MIN;
	for (size_t i = 0; i < carried->nwords; i++) {
		int32_t base = carried->words[i].base;

		*first = base < *first ? base : *first;
		*last = base > *last ? base : *last;
	}
}

/* Moves the words of the page's strips from top on down. */
static void
move_down(struct box_page *page, size_t top, int32_t down)
{
	for (size_t c = page->strips[top].first; c < page->nchunks; c++)
		for (size_t i = 0; i < page->chunks[c].n; i++)
			page->words[page->chunks[c].first + i].base += down;
}

void
boxes_put_carried(struct boxes *b, struct carried *from, size_t top)
{
	int32_t first, last, at;

	if (from->nwords == 0)
		return;
	find_ends(from, &first, &last);
	at = first;
	if (top < b->page.nstrips) {
		at = b->page.strips[top].base;
		move_down(&b->page, top, last - first + pitch_at(&b->page, top));
	}
	for (size_t i = 0; i < from->nwords; i++)
		put_word(b, from, i, at - first);
	boxes_drop_carried(from);
	box_page_order(&b->page);
}

void
boxes_drop_carried(struct carried *carried)
{
	buf_reset(&carried->text);
	carried->nwords = carried->ninner = 0;
}

void
boxes_release_carried(struct carried *carried)
{
	buf_release(&carried->text);
	free(carried->words);
	free(carried->origins);
	free(carried->inner);
}
