/* box_part: chunks cut into the cells of a table. */
#ifndef INPUT_BOX_PART_H
#define INPUT_BOX_PART_H

#include "input/box_page.h"

/* Parts the chunks of strips first..end - 1 where they have a gap from top to
 * bottom, however narrow: a number set to the right of its cell nearly touches
 * the next. */
void box_part_cells(struct box_page *page, size_t first, size_t end);

/* Parts the names of a header, strips first..body - 1, that nearly touch: nothing may stand
 * below them that shows the gap. */
void box_part_header(struct box_page *page, size_t first, size_t body);

/* Cuts the words from word at on off chunk c: a new chunk, which finds its place
 * in the strip with box_part_merge.  Cuts go up by strip. */
void box_part_cut(struct box_page *page, size_t c, size_t at);
void box_part_merge(struct box_page *page);

#endif
