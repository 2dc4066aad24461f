/* box_rows_parts: what box_rows and box_rows_cost share; included by these alone. */
#ifndef INPUT_BOX_ROWS_PARTS_H
#define INPUT_BOX_ROWS_PARTS_H

#include "input/box_grid.h"

/* Percent of an em between lines: of one cell that wrapped, of different ones. */
enum { BOX_WRAP = 170, BOX_GAP = 190 };

/* From one base line to the other. */
static inline int64_t
box_drop_to(const struct box_chunk *above, const struct box_chunk *chunk)
{
	return (int64_t)chunk->base - above->base;
}

/* Learns how far apart the lines of one cell are, where that is less than the
 * distance of nearly all rows: grid->wrap. */
void box_rows_learn_pitch(struct box_grid *grid, const struct box_page *page, size_t from,
    size_t to);

/* The price of reading a chunk as part of the cell of the one above. */
uint32_t box_rows_join_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk);

/* The price of a row that begins between the two. */
uint32_t box_rows_tear_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk);

#endif
