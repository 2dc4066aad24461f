/* relate_unsaid: figures of one sentence that give one another, though no word says
 * how (domain.md §2, rows 1, 7 and 9): 首批120万元、第二批100万元…共下达300万元;
 * 减少2人（上年末36人）.
 *
 * Runs last, on what no other relation has explained.  What adds up was meant; what
 * does not is told where words or the number of digits leave little room for
 * accident.
 */
#ifndef RELATION_RELATE_UNSAID_H
#define RELATION_RELATE_UNSAID_H

#include "relation/relate.h"

/* The mentions of one paragraph, whose text is text; recall knows them. */
void relate_unsaid(const struct relate_words *w, struct mentions *ms, struct span text,
    const struct recall *recall);

#endif
