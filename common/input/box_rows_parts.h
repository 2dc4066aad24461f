/* box_rows_parts: what box_rows and box_rows_cost share; included by these alone. */
#ifndef INPUT_BOX_ROWS_PARTS_H
#define INPUT_BOX_ROWS_PARTS_H

#include "input/box_grid.h"

/* Percent of an em between lines: of one cell that wrapped, of different ones; the first is so
 * where lines are no further apart than these usually are. */
enum { BOX_WRAP = 170, BOX_GAP = 190, BOX_PITCH = 150 };

/* A distance in percent of an em, made less where the lines of a cell are far apart on the
 * page: as if they were as near as usual. */
static inline int64_t
box_rows_scale(const struct box_grid *grid, int64_t distance, int64_t em)
{
	int64_t pitch = em > 0 ? grid->wrap * 100 / em : 0;

	return pitch > BOX_PITCH ? distance * BOX_PITCH / pitch : distance;
}

static inline int64_t
box_rows_distance(const struct box_grid *grid, const struct box_chunk *above,
    const struct box_chunk *chunk)
{
	return box_rows_scale(grid, box_distance(above, chunk), chunk->em);
}

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

/* 合计 beside its numbers: no next line of the name above. */
bool box_rows_is_total(const struct box_page *page, const struct box_chunk *chunk);

/* The price of reading a chunk as part of the cell of the one above. */
uint32_t box_rows_join_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk);

/* The price of a row that begins between the two. */
uint32_t box_rows_tear_cost(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk);

#endif
