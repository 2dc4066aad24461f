/* relate_mark_pairs: marks in running text, each behind what could be got, and their total
 * behind all of them (domain.md §2, row 16): 产出50分，自评48.5分；效益30分，自评28分；满意度20分，
 * 自评19分。总分95.5分.  No word need say which is which: one after the other they do.
 */
#ifndef RELATION_RELATE_MARK_PAIRS_H
#define RELATION_RELATE_MARK_PAIRS_H

#include "relation/relate.h"

/* The mentions of one paragraph, after relate_marks. */
void relate_mark_pairs(struct mentions *ms);

#endif
