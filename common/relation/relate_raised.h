/* relate_raised: what there is now, of what there was and what came to it (domain.md §2, row 7):
 * 新建分馆4个，分馆总数由12个增加到16个.
 */
#ifndef RELATION_RELATE_RAISED_H
#define RELATION_RELATE_RAISED_H

#include "relation/relate.h"

/* Links numbers of a paragraph that something was raised to with those that it was raised from
 * and the one before these that says how many were new.  A miss is told as likely, and only
 * where a slip explains it: some may have been given up. */
void relate_raised(struct mentions *ms);

#endif
