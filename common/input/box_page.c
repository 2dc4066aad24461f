/* box_page: orders words; see box_page.h. */
#include "input/box_page.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/glyph.h"

/* Percent of an em. */
enum {
	SAME_BASE = 35,		/* baselines this close are one line */
	CORRIDOR = 30,		/* the least gap between two cells … */
	TOUCHING = 10,		/* … and when both sides show that they are two */
	BLANK_GAP = 20,		/* a blank, if neither side is ASCII */
	WORD_GAP = 60,		/* wider gaps part chunks … */
	LETTER_GAP = 205,	/* … but not the letters of a name spread out */
	CELL_GAP = 100,		/* cells stand this far apart */
	INDENT = 300		/* the most that running text is indented */
};

enum {
	APART = 500,		/* percent of an em between strips of one table */
	TOP_LINES = 40,		/* of cells before the first row with several, at most */
	FIRST_LINES = 6,	/* that show how wide a table is */
	TALL = 350,		/* between rows that are quite high */
	HEADINGS = 4,		/* one below the other, at most */
	LARGER = 118,		/* of another line's letters */
	ABOVE = 240,		/* above its first row with several cells */
	TOTAL_BYTES = 24	/* of the longest word for a total */
};

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

struct span
box_word_text(const struct box_page *page, size_t word)
{
	const struct box_word *w = &page->words[word];

	return (struct span){ page->text.p + w->start, w->end - w->start };
}

/* --- characters --------------------------------------------------------- */

static bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool
is_one_of(uint32_t c, const uint_least32_t *set)
{
	while (*set != 0)
		if (*set++ == c)
			return true;
	return false;
}

/* Width of a character in percent of an em, as most fonts have it. */
static int32_t
advance(uint32_t c)
{
	if (c >= 0x2E80)
		return 100;
	if (c >= '0' && c <= '9')
		return 53;
	if (is_one_of(c, U".,:;'|!il"))
		return 27;
	if (is_one_of(c, U"()-[] "))
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

/* What is neither ASCII nor a Latin letter needs no blanks around it. */
static bool
is_narrow(struct glyph g)
{
	return g.c > ' ' && g.c < 0x2000;
}

bool
box_blank_between(struct span before, struct span next)
{
	return is_narrow(glyph_before(before, before.n)) && is_narrow(glyph_at(next, 0));
}

/* A gap that is seen, between two words that are not single letters spread out. */
static bool
is_gap(const struct box_page *page, size_t i)
{
	const struct box_word *a = &page->words[i - 1], *b = &page->words[i];
	struct span before = box_word_text(page, i - 1), next = box_word_text(page, i);
	struct glyph left = glyph_before(before, before.n), right = glyph_at(next, 0);

	return ((int64_t)b->x0 - a->x1) * 100 > (int64_t)b->em * BLANK_GAP &&
	    left.c >= 0x2E80 && right.c >= 0x2E80 &&
	    (left.n < before.n || right.n < next.n);
}

bool
box_blank_before(const struct box_page *page, size_t i)
{
	return is_gap(page, i) ||
	    box_blank_between(box_word_text(page, i - 1), box_word_text(page, i));
}

void
box_chunk_text(const struct box_page *page, const struct box_chunk *chunk,
    struct buf *to)
{
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		if (i > chunk->first && box_blank_before(page, i))
			buf_add_char(to, ' ');
		buf_add_span(to, box_word_text(page, i));
	}
}

bool
box_is_number(struct span s)
{
	size_t digits = 0, group = 0, at = s.n > 0 && is_one_of((unsigned char)s.p[0], U"+-(");
	bool grouped = false, point = false;

	for (; at < s.n; at++) {
		unsigned char c = (unsigned char)s.p[at];

		if (is_digit(c)) {
			digits++;
			group++;
		} else if (c == ',' && !point && (grouped ? group == 3 : group > 0 && group <= 3)) {
			grouped = true;
			group = 0;
		} else if (c == '.' && !point && group > 0 && (!grouped || group == 3)) {
			point = true;
			group = 0;
		} else
			break;
	}
	if (digits == 0 || group == 0 || (grouped && !point && group != 3))
		return false;
	return at == s.n || (at + 1 == s.n && is_one_of((unsigned char)s.p[at], U"%)"));
}

bool
box_is_label(struct span s)
{
	struct glyph g = glyph_at(s, 0);
	bool bracket = g.c == '(' || g.c == 0xFF08;
	size_t at = bracket ? g.n : 0, n = 0;

	if (span_starts(s, SPAN("其中")))
		return true;
	for (g = glyph_at(s, at); n < 3 && (is_digit(g.c) ||
	    is_one_of(g.c, U"一二三四五六七八九十")); g = glyph_at(s, at)) {
		at += g.n;
		n++;
	}
	if (n == 0)
		return false;
	if (bracket)
		return g.c == ')' || g.c == 0xFF09;
	return g.c == 0x3001 || g.c == 0xFF0E ||
	    (g.c == '.' && !is_digit(glyph_at(s, at + 1).c));
}

/* --- chunks ------------------------------------------------------------- */

static bool
is_letter_alone(const struct box_page *page, const struct box_chunk *chunk)
{
	struct span s = box_word_text(page, chunk->first + chunk->n - 1);

	return s.n == glyph_at(s, 0).n && glyph_at(s, 0).c >= 0x2E80;
}

/* Does word i go on with the chunk before it? */
static bool
goes_on(const struct box_page *page, const struct box_chunk *chunk, size_t i)
{
	const struct box_word *word = &page->words[i];
	int32_t em = word->em > chunk->em ? word->em : chunk->em;
	int64_t gap = (int64_t)word->x0 - chunk->x1;
	struct span s = box_word_text(page, i);

	if (word->group != page->words[i - 1].group || gap < -em)
		return false;
	if (gap * 100 < (int64_t)em * WORD_GAP)
		return true;
	return gap * 100 < (int64_t)em * LETTER_GAP && is_letter_alone(page, chunk) &&
	    s.n == glyph_at(s, 0).n && glyph_at(s, 0).c >= 0x2E80;
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

static void
finish_strip(struct box_page *page, struct box_strip *strip)
{
	struct box_chunk *chunks = page->chunks + strip->first;
	int64_t widest = -1;

	qsort(chunks, strip->n, sizeof *chunks, by_left);
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

		if (span_find(s, SPAN("……")) != SIZE_MAX || span_find(s, SPAN(".....")) != SIZE_MAX ||
		    span_find(s, SPAN("·····")) != SIZE_MAX)
			return true;
	}
	last = box_word_text(page, chunk->first + chunk->n - 1);
	return strip->n == 2 && chunk->n == 1 && (span_ends(last, SPAN("、")) ||
	    (box_is_label(first) && last.n <= 12) || span_ends(last, SPAN("部分")) ||
	    span_ends(last, SPAN("章")));
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

void
box_page_order(struct box_page *page)
{
	cut_chunks(page);
	cut_strips(page);
	measure(page);
	for (size_t i = 0; i < page->nstrips; i++)
		classify(page, &page->strips[i]);
}

/* --- cells that nearly touch -------------------------------------------------- */

enum { BUCKET = 50, BUCKETS = 4096 };

/* What the words of a region do at every half point from left to right. */
struct corridors {
	int32_t covered[BUCKETS + 1];	/* words that lie over it */
	int32_t open[BUCKETS + 1];	/* lines with words on both sides of it */
	int32_t begin[BUCKETS + 1];	/* words that begin there, about */
	int32_t end[BUCKETS + 1];
	int32_t figure[BUCKETS + 1];	/* numbers that end there */
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

static void
survey_strip(const struct box_page *page, const struct box_strip *strip, struct corridors *to)
{
	const struct box_word *last = NULL;

	for (size_t c = strip->first; c < strip->first + strip->n; c++) {
		const struct box_chunk *chunk = &page->chunks[c];

		for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
			const struct box_word *word = &page->words[i];
			int32_t near = word->em / 4;

			add_range(to->covered, (int64_t)word->x0 + 2 * BUCKET, (int64_t)word->x1 - BUCKET);
			add_range(to->begin, (int64_t)word->x0 - near, (int64_t)word->x0 + near);
			add_range(to->end, (int64_t)word->x1 - near, (int64_t)word->x1 + near);
			if (box_is_number(box_word_text(page, i)))
				add_range(to->figure, (int64_t)word->x1 - near, (int64_t)word->x1 + near);
			if (last != NULL)
				add_range(to->open, last->x1, (int64_t)word->x0 + BUCKET);
			last = word;
		}
	}
}

static bool
is_corridor(const struct corridors *in, size_t at)
{
	return in->open[at] > 2 && in->covered[at] * 6 <= in->open[at];
}

/* Does one word of the chunk lie over a gap between two columns?  Then it is a
 * cell across several. */
static bool
crosses(const struct box_page *page, const struct corridors *in, const struct box_chunk *chunk)
{
	for (size_t i = chunk->first; i < chunk->first + chunk->n; i++) {
		const struct box_word *word = &page->words[i];
		size_t end = bucket_of((int64_t)word->x1 - 2 * BUCKET);

		for (size_t at = bucket_of((int64_t)word->x0 + 3 * BUCKET); at < end; at++)
			if (is_corridor(in, at))
				return true;
	}
	return false;
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
	if (gap * 100 < (int64_t)b->em * CORRIDOR)
		return box_is_number(box_word_text(page, i - 1)) &&
		    in->figure[bucket_of(a->x1)] > 1;
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

void
box_page_cut(struct box_page *page, size_t c, size_t at)
{
	struct box_chunk *chunk = &page->chunks[c], *rest;
	size_t end = chunk->first + chunk->n;

	chunk->n = (uint32_t)(at - chunk->first);
	chunk->x1 = right_of(page, chunk->first, chunk->n);
	page->spare = mem_grow(page->spare, page->nspare, &page->spare_cap, sizeof *page->spare);
	rest = &page->spare[page->nspare++];
	*rest = *chunk;
	rest->first = (uint32_t)at;
	rest->n = (uint32_t)(end - at);
	rest->x0 = page->words[at].x0;
	rest->x1 = right_of(page, at, rest->n);
}

void
box_page_merge(struct box_page *page)
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
		qsort(page->chunks + to, strip->n, sizeof *page->chunks, by_left);
	}
	page->nspare = 0;
}

/* Cuts chunk c at all such gaps, the last one first. */
static void
part_chunk(struct box_page *page, const struct corridors *in, size_t c)
{
	size_t first = page->chunks[c].first;

	if (page->chunks[c].n < 2 || crosses(page, in, &page->chunks[c]))
		return;
	for (size_t i = first + page->chunks[c].n - 1; i > first; i--)
		if (is_cell_gap(page, in, i))
			box_page_cut(page, c, i);
}

void
box_page_part_cells(struct box_page *page, size_t first, size_t end)
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
	page->nspare = 0;
	for (size_t c = from; c < to; c++)
		part_chunk(page, in, c);
	box_page_merge(page);
	free(in);
}

/* --- regions ------------------------------------------------------------ */

static bool
holds(const struct box_page *page, const struct box_strip *strip, struct span what)
{
	for (size_t i = strip->first; i < strip->first + strip->n; i++) {
		const struct box_chunk *chunk = &page->chunks[i];

		for (size_t w = chunk->first; w < chunk->first + chunk->n; w++)
			if (span_find(box_word_text(page, w), what) != SIZE_MAX)
				return true;
	}
	return false;
}

/* 单位：万元: the line above a table that names the unit of its figures. */
static bool
is_unit_line(const struct box_page *page, const struct box_strip *strip)
{
	return strip->n <= 3 && strip->kind != BOX_PROSE &&
	    (holds(page, strip, SPAN("单位：")) || holds(page, strip, SPAN("单位:"))) &&
	    (int64_t)strip->x1 - strip->x0 < (int64_t)strip->em * 10;
}

static bool
is_near(const struct box_page *page, size_t above, size_t below, int64_t percent)
{
	const struct box_strip *a = &page->strips[above], *b = &page->strips[below];
	int64_t em = a->em > b->em ? a->em : b->em;

	return ((int64_t)b->base - a->base) * 100 <= em * percent;
}

/* Chinese words: the size of digits and signs alone says nothing, their widths
 * differ too much from font to font. */
static bool
has_words(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *chunk = &page->chunks[strip->first];
	size_t end = chunk->first + chunk->n;

	for (size_t w = chunk->first; w < end; w++)
		if (glyph_at(box_word_text(page, w), 0).c >= 0x2E80)
			return true;
	return false;
}

/* 附件2, by itself: what comes below belongs together. */
static bool
is_attachment(const struct box_page *page, const struct box_strip *strip)
{
	struct span s = box_word_text(page, page->chunks[strip->first].first);

	return strip->n == 1 && (int64_t)strip->x1 - strip->x0 < (int64_t)strip->em * 5 &&
	    (span_starts(s, SPAN("附件")) || span_starts(s, SPAN("附表")));
}

/* A line by itself in larger letters than the next one: a heading or a title,
 * no part of a table. */
static bool
is_heading(const struct box_page *page, size_t i)
{
	const struct box_strip *strip = &page->strips[i];

	if (is_attachment(page, strip))
		return true;
	return strip->kind == BOX_SHORT && i + 1 < page->nstrips &&
	    (int64_t)strip->em * 100 > (int64_t)strip[1].em * LARGER &&
	    has_words(page, strip);
}

/* Numbered lines at the left with running text below the last of them: headings. */
static bool
begins_section(const struct box_page *page, size_t i)
{
	size_t most = i + HEADINGS;

	while (i < most && i < page->nstrips && page->strips[i].kind == BOX_SHORT &&
	    page->strips[i].n == 1 && ((int64_t)page->strips[i].x0 - page->left) * 100 <=
	    (int64_t)page->strips[i].em * INDENT &&
	    box_is_label(box_word_text(page, page->chunks[page->strips[i].first].first)))
		if (++i < page->nstrips && page->strips[i].kind == BOX_PROSE)
			return true;
	return false;
}

/* Is the line above so placed that it can be no heading or title of the table,
 * only the header of some of its columns: neither at its left nor at its right
 * end, nor in its middle? */
static bool
heads_part(const struct box_page *page, size_t i, size_t first)
{
	const struct box_strip *strip = &page->strips[i];
	int64_t em = strip->em, x0 = INT32_MAX, x1 = INT32_MIN, middle;

	for (size_t row = first; row < page->nstrips && row < first + FIRST_LINES; row++) {
		x0 = page->strips[row].x0 < x0 ? page->strips[row].x0 : x0;
		x1 = page->strips[row].x1 > x1 ? page->strips[row].x1 : x1;
	}
	middle = (int64_t)strip->x0 + strip->x1 - x0 - x1;
	return strip->n == 1 && strip->x0 > x0 + 2 * em && strip->x1 + 2 * em < x1 &&
	    (middle > 3 * em || middle < -3 * em);
}

/* Lines of one cell above the first row: the upper part of its header, known
 * as such by the unit line above it, or because it overlaps the row. */
static size_t
header_above(const struct box_page *page, size_t first, size_t least, bool continued)
{
	size_t at = first;

	if (continued && first - least <= TOP_LINES) {
		while (at > least && page->strips[at - 1].kind == BOX_SHORT &&
		    !is_unit_line(page, &page->strips[at - 1]) && !is_heading(page, at - 1))
			at--;
		if (at == least)
			return at;
		at = first;
	}

	while (at > least && page->strips[at - 1].kind == BOX_SHORT &&
	    !is_unit_line(page, &page->strips[at - 1]) &&
	    is_near(page, at - 1, at, ABOVE))
		at--;
	if (at > least && is_unit_line(page, &page->strips[at - 1]))
		return at;
	while (first > at && !is_heading(page, first - 1) &&
	    (is_near(page, first - 1, first, 100) || heads_part(page, first - 1, first)))
		first--;
	return first;
}

static bool
is_total(const struct box_page *page, const struct box_strip *strip)
{
	struct span s = box_word_text(page, page->chunks[strip->first].first);

	return strip->n == 1 && s.n <= TOTAL_BYTES && (span_ends(s, SPAN("计")));
}

static bool
is_number_line(const struct box_page *page, const struct box_strip *strip)
{
	const struct box_chunk *chunk = &page->chunks[strip->first];

	return strip->n == 1 && chunk->n == 1 &&
	    box_is_number(box_word_text(page, chunk->first));
}

/* Does the line below follow at the distance of the rows before, at the left
 * end of the table? */
static bool
keeps_pace(const struct box_page *page, size_t first, size_t end)
{
	const struct box_strip *strip = &page->strips[end];
	int64_t before = (int64_t)strip[-1].base - strip[-2].base;

	return end > first + 1 && is_near(page, end - 1, end, TALL) &&
	    ((int64_t)strip->base - strip[-1].base) * 100 <= before * 115 &&
	    strip->x0 + strip->em / 2 > page->strips[first].x0 &&
	    strip->x1 < page->strips[first].x1;
}

/* Lines of one cell below the last row: the rest of a wrapped cell, a total
 * without figures, names whose figures are all empty. */
static size_t
rows_below(const struct box_page *page, size_t first, size_t end)
{
	while (end < page->nstrips && page->strips[end].kind == BOX_SHORT &&
	    !is_unit_line(page, &page->strips[end]) && !is_heading(page, end) &&
	    !begins_section(page, end)) {
		const struct box_strip *strip = &page->strips[end];

		if (!is_total(page, strip) && !is_near(page, end - 1, end, 100) &&
		    !keeps_pace(page, first, end) &&
		    !(is_number_line(page, strip) && is_near(page, end - 1, end, 250)) &&
		    (!is_near(page, end - 1, end, 175) ||
			strip->x0 + strip->em < page->strips[first].x0))
			break;
		end++;
	}
	return end;
}

bool
box_page_region(const struct box_page *page, size_t from, bool continued,
    size_t *first, size_t *end)
{
	size_t at = from, last, seen = 1;

	for (;; at = last + 1, seen = 1) {
		while (at < page->nstrips && (page->strips[at].kind != BOX_CELLS ||
		    is_unit_line(page, &page->strips[at])))
			at++;
		if (at == page->nstrips)
			return false;
		last = at;
		for (size_t i = at + 1; i < page->nstrips; i++) {
			if (page->strips[i].kind == BOX_PROSE || !is_near(page, i - 1, i, APART) ||
			    is_unit_line(page, &page->strips[i]) || is_heading(page, i))
				break;
			if (page->strips[i].kind == BOX_CELLS) {
				last = i;
				seen++;
			}
		}
		if (seen > 1 || continued)
			break;
	}
	*first = header_above(page, at, from, continued);
	*end = rows_below(page, *first, last + 1);
	return true;
}
