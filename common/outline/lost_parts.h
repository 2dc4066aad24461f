/* lost_parts: what the files of lost share; included by lost*.c alone.
 *
 *   lost           titles without numbers
 *   lost_marks     those with the marks of Markdown
 */
#ifndef OUTLINE_LOST_PARTS_H
#define OUTLINE_LOST_PARTS_H

#include "outline/lost.h"

/* How many # text begins with, with a blank behind them; 0: none. */
int lost_marks_of(struct span text);

/* Is c a title behind such marks? */
bool lost_is_marked(const struct candidate *c);

/* The level of a title behind marks, by their number; where there are fewer than any heading
 * had, it is at the top. */
int lost_marked_level(const struct circumstances *now, const struct lost *lost,
    struct span text);

#endif
