/* relate_far: shares, rates and changes of what stands too far off to be meant.
 *
 * 支出431万元，比上年433万元减少2万元: what a figure is of may stand clauses and sentences away,
 * and which one it is, is told by nearness and by names.  Where what was found gives it, or
 * would but for one slip of the hand, it was meant; where it is far from that, something else
 * was.
 */
#ifndef RELATION_RELATE_FAR_H
#define RELATION_RELATE_FAR_H

#include "relation/relate.h"

/* Takes back such relations of a paragraph, whose figures recall holds. */
void relate_far(struct mentions *ms, const struct recall *recall);

#endif
