/* box_page: the words of one page in lines, and where its tables stand.
 *
 * Lengths are hundredths of a point; y grows downwards.  An em is the height
 * of the letters as their widths tell it: the heights that fonts give are not
 * to be trusted.
 *
 * A chunk is a run of words with no wide gap between them, in one cell or in
 * one line of text.  A strip holds the chunks on one baseline.
 */
#ifndef INPUT_BOX_PAGE_H
#define INPUT_BOX_PAGE_H

#include "base/buf.h"

struct box_word {
	int32_t x0, x1;
	int32_t base;		/* the baseline, nearly */
	int32_t em;
	uint32_t start, end;	/* its text in the page's */
	uint32_t row;		/* of the input, 1-based */
	uint32_t group;		/* words of one group stand on one baseline */
};

struct box_chunk {
	int32_t x0, x1, base, em;
	uint32_t first, n;	/* words */
	uint32_t strip;
	int32_t column;		/* in its table; -1: none */
	uint32_t row;		/* of it */
	bool spans;		/* it stands across several columns */
	bool stacked;		/* goes on with an upright text (box_stack) */
	bool rest;		/* the end of a number in the line above (box_torn) */
	int32_t above, below;	/* begins one whose cell reaches so far beyond this line */
};

enum box_kind {
	BOX_SHORT,		/* a line that may stand anywhere */
	BOX_PROSE,		/* running text */
	BOX_CELLS		/* several cells side by side */
};

struct box_strip {
	uint32_t first, n;	/* chunks, from left to right */
	int32_t base, em, x0, x1;
	enum box_kind kind;
};

struct box_page {
	struct buf text;
	struct box_word *words;
	struct box_chunk *chunks;
	struct box_strip *strips;
	size_t nwords, words_cap, nchunks, chunks_cap, nstrips, strips_cap;
	struct box_chunk *spare;	/* working memory */
	size_t nspare, spare_cap;
	int32_t left;		/* where running text begins */
	int32_t width;		/* of what is written on the page */
};

/* Do the left ends of two words, their right ends or their middles stand below one another, but
 * for off per cent of an em? */
bool box_words_align(const struct box_word *a, const struct box_word *b, int off);

/* An empty page with the memory of the one before; frees it. */
void box_page_reset(struct box_page *page);
void box_page_release(struct box_page *page);

/* Adds a word whose text is the last n bytes of page->text; box is left, top,
 * width and height. */
void box_page_add(struct box_page *page, const int32_t box[4], size_t n,
    uint32_t row, uint32_t group);

/* Puts the words into chunks and strips. */
void box_page_order(struct box_page *page);

/* Puts chunks of one strip in order from left to right. */
void box_page_sort(struct box_chunk *chunks, size_t n);

/* Makes a strip of its own of the first n chunks of a strip, put in front of it. */
void box_page_split(struct box_page *page, size_t strip, size_t n);

/* How far a chunk stands below another, in percent of an em. */
int64_t box_distance(const struct box_chunk *above, const struct box_chunk *chunk);

#endif
