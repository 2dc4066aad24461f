/* relate_multiple: how many times as much as something else (domain.md §2, rows 6 and 7):
 * 接待86万人次，是上年43万人次的2倍; 由90件下降到30件，为上年的三分之一; 增长1.5倍.
 */
#ifndef RELATION_RELATE_MULTIPLE_H
#define RELATION_RELATE_MULTIPLE_H

#include "relation/relate.h"

/* Links the multiples of a paragraph, text, to what they are of. */
void relate_multiples(struct mentions *ms, struct span text);

#endif
