/* box_torn: numbers that a narrow column tears over two lines of its cell.
 *
 * An amount shows it by its signs: 1,9 over 66.50, 3,462.8 over 0.  Where both parts could be
 * numbers, 201030 over 1 or 4134510 over 8.77, the column must have no room for another
 * digit, all that stands beside the rest must be the end of something, too, and the next
 * number of the column must be further down. */
#ifndef INPUT_BOX_TORN_H
#define INPUT_BOX_TORN_H

#include "input/box_grid.h"

/* Are a and b, which a column tears, a code or an amount together: 201030 over 1, 4134510 over
 * 8.77? */
bool box_torn_makes_number(struct span a, struct span b);

/* Is a no number but with b behind it: 33995110. over 80? */
bool box_torn_is_begun(struct span a, struct span b);

/* Has the column no room for another digit behind a number, the text of the chunk? */
bool box_torn_is_tight(const struct box_grid *grid, const struct box_chunk *chunk,
    struct span number);

/* Is a number torn between a chunk and the one above it in its column?  In other text only by
 * the distance of the lines: 2024、12、2 over 0. */
bool box_torn_goes_through(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk);

enum { BOX_TORN_FARTHEST = 220 };	/* percent of an em between lines of one cell, at most */

/* How many digits behind the point the numbers of chunks from..to - 1 have that have one, as
 * most of them; 0: none has a point. */
int box_torn_decimals(const struct box_page *page, size_t from, size_t to);

/* In a table whose rows are told by the lines of their numbers (box_anchor): is the chunk the
 * rest of the number above, also of one that lacks so many of grid->decimals? */
bool box_torn_is_rest(const struct box_grid *grid, const struct box_page *page,
    const struct box_chunk *above, const struct box_chunk *chunk);

#endif
