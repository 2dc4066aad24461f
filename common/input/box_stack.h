/* box_stack: texts written upright, 绩 效 指 标, in a narrow cell over many rows.
 *
 * Their lines may stand beside none of the cells in the next column, which are merged
 * over several rows as well.  So it is said of each of them how far up and down its cell
 * reaches at least.
 */
#ifndef INPUT_BOX_STACK_H
#define INPUT_BOX_STACK_H

#include "input/box_page.h"

/* Sets the reach of chunks from..to - 1. */
void box_stack_find(struct box_page *page, size_t from, size_t to);

#endif
