/* box_page: orders words; see box_page.h. */
#include "input/box_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "input/box_text.h"
#include "input/line_words.h"
#include "text/glyph.h"

/* Percent of an em. */
enum {
	SAME_BASE = 35,		/* baselines this close are one line */
	WORD_GAP = 60,		/* wider gaps part chunks … */
	LETTER_GAP = 205,	/* … but not the letters of a name spread out */
	LEAST_GAP = 15,		/* between Chinese letters and digits of one text, at least */
	DATE_GAP = 28,		/* … and at most */
	CELL_GAP = 100,		/* cells stand this far apart */
	INDENT = 300		/* the most that running text is indented */
};

bool
box_words_align(const struct box_word *a, const struct box_word *b, int off)
{
	int64_t most = (int64_t)a->em * off / 100;
	int64_t left = (int64_t)a->x0 - b->x0, right = (int64_t)a->x1 - b->x1;
	int64_t middle = (left + right) / 2;

	return (left >= -most && left <= most) || (right >= -most && right <= most) ||
	    (middle >= -most && middle <= most);
}

void
box_page_reset(struct box_page *page)
{
	buf_reset(&page->text);
	page->nwords = page->nchunks = page->nstrips = 0;
}

void
box_page_release(struct box_page *page)
{
	buf_release(&page->text);
	free(page->words);
	free(page->chunks);
	free(page->strips);
	free(page->spare);
	*page = (struct box_page){ .nwords = 0 };
}

/* --- words -------------------------------------------------------------- */

/* Width of a character in percent of an em, as most fonts have it. */
static int32_t
advance(uint32_t c)
{
	if (c >= 0x2E80)
		return 100;
	if (c >= '0' && c <= '9')
		return 53;
	if (c < 0x80 && strchr(".,:;'|!il", (int)c) != NULL)
		return 27;
	if (c < 0x80 && strchr("()-[] ", (int)c) != NULL)
		return 33;
	if (c == '%' || c == 'm' || c == 'w')
		return 80;
	if (c >= 'A' && c <= 'Z')
		return 67;
	return c < 0x80 ? 47 : c >= 0x2000 ? 90 : 50;
}

static int32_t
advance_of(struct span s)
{
	int64_t sum = 0;
	struct glyph g;

	for (size_t at = 0; at < s.n && sum < 1000000; at += g.n) {
		g = glyph_at(s, at);
		sum += advance(g.c);
	}
	return (int32_t)sum;
}

/* Fonts' heights are bad, but not as bad as letters that are spread out. */
static int32_t
em_of(struct span s, int32_t width, int32_t height)
{
	int32_t units = advance_of(s);
	int64_t em = units == 0 ? height : (int64_t)width * 100 / units;

	if (em < height / 3)
		em = height / 3;
	if (em > (int64_t)height * 5)
		em = (int64_t)height * 5;
	return em < 100 ? 100 : em > 100000 ? 100000 : (int32_t)em;
}

void
box_page_add(struct box_page *page, const int32_t box[4], size_t n,
    uint32_t row, uint32_t group)
{
	struct span text = { page->text.p + page->text.n - n, n };

	page->words = mem_grow(page->words, page->nwords, &page->words_cap,
	    sizeof *page->words);
	page->words[page->nwords++] = (struct box_word){
		.x0 = box[0], .x1 = box[0] + box[2],
		.base = box[1] + box[3] / 5 * 4, .em = em_of(text, box[2], box[3]),
		.start = (uint32_t)(page->text.n - n), .end = (uint32_t)page->text.n,
		.row = row, .group = group,
	};
}

/* --- chunks ------------------------------------------------------------- */

static bool
is_letter_alone(const struct box_page *page, const struct box_chunk *chunk)
{
	struct span s = box_word_text(page, chunk->first + chunk->n - 1);

	return s.n == glyph_at(s, 0).n && glyph_at(s, 0).c >= 0x2E80;
}

/* Do the words before and at i, of different groups, stand on one base line with the gap
 * between them that is set between Chinese letters and digits, so that they are one text:
 * 2024 | 年, 目标 | 1：完成? */
static bool
is_torn_text(const struct box_page *page, const struct box_chunk *chunk, size_t i)
{
	const struct box_word *word = &page->words[i];
	struct span before = box_word_text(page, i - 1), s = box_word_text(page, i);
	int64_t drop = (int64_t)word->base - chunk->base, gap = (int64_t)word->x0 - chunk->x1;
	bool chinese = glyph_before(before, before.n).c >= 0x2E80;

	if ((drop < 0 ? -drop : drop) * 10 > word->em ||
	    gap * 100 < (int64_t)word->em * LEAST_GAP ||
	    gap * 100 > (int64_t)word->em * DATE_GAP || box_is_amount(before))
		return false;
	return chinese != box_begins_chinese(s) && !(chinese && box_is_number(s) && s.n > 2);
}

/* Does word i go on with the chunk before it? */
static bool
goes_on(const struct box_page *page, const struct box_chunk *chunk, size_t i)
{
	const struct box_word *word = &page->words[i];
	int32_t em = word->em > chunk->em ? word->em : chunk->em;
	int64_t gap = (int64_t)word->x0 - chunk->x1;
	struct span s = box_word_text(page, i);

	if (word->group != page->words[i - 1].group)
		return is_torn_text(page, chunk, i);
	if (gap < -em ||
	    (box_is_number(s) && box_is_amount(box_word_text(page, i - 1))))
		return false;
	if (gap * 100 < (int64_t)em * WORD_GAP)
		return true;
	return gap * 100 < (int64_t)em * LETTER_GAP && is_letter_alone(page, chunk) &&
	    s.n == glyph_at(s, 0).n && glyph_at(s, 0).c >= 0x2E80 &&
	    !box_are_code_levels(box_word_text(page, i - 1), s);
}

static void
add_chunk(struct box_page *page, size_t i)
{
	const struct box_word *word = &page->words[i];

	page->chunks = mem_grow(page->chunks, page->nchunks, &page->chunks_cap,
	    sizeof *page->chunks);
	page->chunks[page->nchunks++] = (struct box_chunk){
		.x0 = word->x0, .x1 = word->x1, .base = word->base, .em = word->em,
		.first = (uint32_t)i, .n = 1, .column = -1,
	};
}

static void
cut_chunks(struct box_page *page)
{
	int64_t widest = 0;	/* its letters tell the em of the chunk best */

	for (size_t i = 0; i < page->nwords; i++) {
		const struct box_word *word = &page->words[i];
		struct box_chunk *last;

		if (i == 0 || !goes_on(page, &page->chunks[page->nchunks - 1], i)) {
			add_chunk(page, i);
			widest = (int64_t)word->x1 - word->x0;
			continue;
		}
		last = &page->chunks[page->nchunks - 1];
		last->n++;
		if (word->x1 > last->x1)
			last->x1 = word->x1;
		if ((int64_t)word->x1 - word->x0 > widest) {
			widest = (int64_t)word->x1 - word->x0;
			last->em = word->em;
		}
	}
}

/* --- strips ------------------------------------------------------------- */

static int
by_base(const void *a, const void *b)
{
	const struct box_chunk *x = a, *y = b;

	if (x->base != y->base)
		return x->base < y->base ? -1 : 1;
	return x->first < y->first ? -1 : 1;
}

static int
by_left(const void *a, const void *b)
{
	const struct box_chunk *x = a, *y = b;

	if (x->x0 != y->x0)
		return x->x0 < y->x0 ? -1 : 1;
	return x->first < y->first ? -1 : 1;
}

void
box_page_sort(struct box_chunk *chunks, size_t n)
{
	qsort(chunks, n, sizeof *chunks, by_left);
}

static void
finish_strip(struct box_page *page, struct box_strip *strip)
{
	struct box_chunk *chunks = page->chunks + strip->first;
	int64_t widest = -1;

	box_page_sort(chunks, strip->n);
	strip->x0 = chunks[0].x0;
	strip->x1 = chunks[0].x1;
	for (size_t i = 0; i < strip->n; i++) {
		chunks[i].strip = (uint32_t)page->nstrips;
		if (chunks[i].x1 > strip->x1)
			strip->x1 = chunks[i].x1;
		if ((int64_t)chunks[i].x1 - chunks[i].x0 > widest) {
			widest = (int64_t)chunks[i].x1 - chunks[i].x0;
			strip->em = chunks[i].em;
		}
	}
	page->nstrips++;
}

static void
cut_strips(struct box_page *page)
{
	qsort(page->chunks, page->nchunks, sizeof *page->chunks, by_base);
	for (size_t at = 0, end; at < page->nchunks; at = end) {
		const struct box_chunk *first = &page->chunks[at];

		for (end = at + 1; end < page->nchunks; end++)
			if ((int64_t)(page->chunks[end].base - first->base) * 100 >
			    (int64_t)first->em * SAME_BASE)
				break;
		page->strips = mem_grow(page->strips, page->nstrips, &page->strips_cap,
		    sizeof *page->strips);
		page->strips[page->nstrips] = (struct box_strip){
			.first = (uint32_t)at, .n = (uint32_t)(end - at),
			.base = first->base, .em = first->em,
		};
		finish_strip(page, &page->strips[page->nstrips]);
	}
}

/* --- what a line is ----------------------------------------------------- */

static int
by_value(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

/* The leftmost place where a tenth of the lines begin. */
static void
measure(struct box_page *page)
{
	int32_t *lefts = mem_resize(NULL, page->nstrips + 1, sizeof *lefts), right = 0;
	size_t n = page->nstrips;

	for (size_t i = 0; i < n; i++) {
		lefts[i] = page->strips[i].x0;
		if (i == 0 || page->strips[i].x1 > right)
			right = page->strips[i].x1;
	}
	qsort(lefts, n, sizeof *lefts, by_value);
	page->left = n == 0 ? 0 : lefts[n / 20];
	page->width = right - page->left;
	free(lefts);
}

/* A label with its text far behind, or dots before a page number. */
static bool
is_list_line(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *chunk = &page->chunks[strip->first];
	struct span first = box_word_text(page, chunk->first), last;

	for (size_t i = 0; i < strip->n; i++) {
		struct span s = box_word_text(page, chunk[i].first + chunk[i].n - 1);

		if (span_has(s, SPAN("……")) ||
		    span_has(s, SPAN(".....")) ||
		    span_has(s, SPAN("·····")))
			return true;
	}
	last = box_word_text(page, chunk->first + chunk->n - 1);
	return strip->n == 2 && chunk->n == 1 && (span_ends(last, SPAN("、")) ||
	    (box_is_label(first) && last.n <= 12) || word_table_ends(&line_words, "chapter", last));
}

static bool
ends_sentence(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *last = &page->chunks[strip->first + strip->n - 1];
	struct span s = box_word_text(page, last->first + last->n - 1);

	return span_ends(s, SPAN("。")) || span_ends(s, SPAN("；")) || span_ends(s, SPAN("，"));
}

static size_t
cells_in(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *chunk = &page->chunks[strip->first];
	size_t cells = 1;

	for (size_t i = 1; i < strip->n; i++)
		cells += ((int64_t)chunk[i].x0 - chunk[i - 1].x1) * 100 >=
		    (int64_t)strip->em * CELL_GAP;
	return cells;
}

static void
classify(struct box_page *page, struct box_strip *strip)
{
	int64_t indent = (int64_t)strip->x0 - page->left;
	int64_t width = (int64_t)strip->x1 - strip->x0;

	strip->kind = BOX_SHORT;
	if (cells_in(page, strip) > 1 && !is_list_line(page, strip))
		strip->kind = BOX_CELLS;
	else if (indent * 100 <= (int64_t)strip->em * INDENT &&
	    (width * 10 > (int64_t)page->width * 7 || ends_sentence(page, strip)))
		strip->kind = BOX_PROSE;
}

static void
measure_strip(const struct box_page *page, struct box_strip *strip)
{
	strip->x0 = page->chunks[strip->first].x0;
	strip->x1 = page->chunks[strip->first].x1;
	strip->base = page->chunks[strip->first].base;
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		strip->x0 = chunk->x0 < strip->x0 ? chunk->x0 : strip->x0;
		strip->x1 = chunk->x1 > strip->x1 ? chunk->x1 : strip->x1;
		strip->base = chunk->base < strip->base ? chunk->base : strip->base;
	}
}

void
box_page_split(struct box_page *page, size_t strip, size_t n)
{
	struct box_strip *at;

	page->strips = mem_grow(page->strips, page->nstrips, &page->strips_cap,
	    sizeof *page->strips);
	at = &page->strips[strip];
	memmove(at + 1, at, (page->nstrips - strip) * sizeof *at);
	page->nstrips++;
	at->n = (uint32_t)n;
	at[1].first += (uint32_t)n;
	at[1].n -= (uint32_t)n;
	measure_strip(page, at);
	measure_strip(page, at + 1);
	for (size_t i = at[1].first; i < page->nchunks; i++)
		page->chunks[i].strip++;
}

int64_t
box_distance(const struct box_chunk *above, const struct box_chunk *chunk)
{
	int64_t em = above->em > chunk->em ? above->em : chunk->em;

	return ((int64_t)chunk->base - above->base) * 100 / em;
}

void
box_page_order(struct box_page *page)
{
	page->nchunks = page->nstrips = 0;
	cut_chunks(page);
	cut_strips(page);
	measure(page);
	for (size_t i = 0; i < page->nstrips; i++)
		classify(page, &page->strips[i]);
}
