/* box_header_blocks: the lines of a header in blocks, one a cell.
 *
 * Lines are of one block where they stand as near as the nearest and have one
 * middle, or begin in line in a header set to the left, unless the upper one ended
 * because its cell does.
 */
#ifndef INPUT_BOX_HEADER_BLOCKS_H
#define INPUT_BOX_HEADER_BLOCKS_H

#include "input/box_grid.h"

enum {
	BOX_BLOCKS = 2 * BOX_COLUMNS,	/* in a header at most */
	BOX_HEADER_ROWS = 6,
	BOX_FLUSH = 25		/* percent of an em: left ends in line */
};

struct box_block {
	int32_t x0, x1, top, bottom;	/* base of its first and last line */
	int32_t em;
	bool leaf;
	bool level;	/* of a code, beside another: 类 and 款 */
	size_t first, last;	/* columns that it spans */
	size_t row;
	size_t depth;	/* blocks below it, one above the other: of a header set to the left */
};

/* A header while it is read (box_header). */
struct box_header {
	struct box_grid *grid;
	struct box_page *page;
	bool left;	/* what is written in it is set to the left of its cells */
	bool high;	/* … and, as its lines show, to the top */
	bool dense;	/* … or of several rows, these as near as lines of a cell */
	int64_t pitch;	/* of the rows below */
	int64_t wrap;	/* the least distance of texts that begin in line below it; 0: none */
	size_t from, to;	/* its chunks */
	struct box_block blocks[BOX_BLOCKS];
	size_t n;
	uint16_t *block_of;	/* by chunk */
	size_t leaves[BOX_BLOCKS];	/* from left to right */
	size_t nleaves;
	int32_t top, bottom;	/* its first and last line */
	uint8_t match[BOX_BLOCKS];	/* by leaf: what it is */
	const struct box_block *leaf[BOX_COLUMNS];	/* by column */
	int32_t middles[BOX_HEADER_ROWS];	/* of the rows */
	size_t nrows;
};

/* Do lines that stand as lines of one cell do begin in line rather than have one middle?
 * Below 0: rather one middle; 0: there are none of different width. */
int box_blocks_lean_left(const struct box_header *h);

/* Does every cell begin in the first line of its row?  So it is where a cell of one line stands
 * in the first line, or in that of a lower row beside a cell that has others below it, and another
 * begins its column below the first line. */
bool box_blocks_are_high(const struct box_header *h);

/* Does chunk i begin its column below the first line of the header? */
bool box_blocks_begins_below(const struct box_header *h, size_t i);

/* Is the header of several rows, whatever its lines are set to: does a cell begin its column low
 * in it, and one of a single line stand higher? */
bool box_blocks_are_rows(const struct box_header *h);

/* Puts the chunks in blocks; false: there are too many. */
bool box_blocks_find(struct box_header *h);

/* Is the left end of b where that of a is, but for some of an em of a? */
bool box_begins_in_line(const struct box_chunk *a, const struct box_chunk *b);

/* The middle of a block, down the page. */
int32_t box_block_middle(const struct box_block *block);

/* Does block b stand below block a, under its text? */
bool box_block_is_under(const struct box_block *a, const struct box_block *b);

/* How much two ranges have in common; below 0: the gap between them. */
int64_t box_common(int32_t a0, int32_t a1, int32_t b0, int32_t b1);

#endif
