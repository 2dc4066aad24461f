/* relate_score_total: the marks that a total is the sum of, in running text (domain.md §2, row 16):
 * those of its sentence, of the one before it or of the one behind it.
 */
#ifndef RELATION_RELATE_SCORE_TOTAL_H
#define RELATION_RELATE_SCORE_TOTAL_H

#include "relation/relate.h"

/* 总分100分，综合得分93.4分: is the mark m all that could be got, as the total of marks stands
 * right behind it, in its sentence? */
bool relate_is_full_total(const struct mentions *ms, const struct mention *m);

/* Links the totals of the mentions of one paragraph, text, with their marks.  The marks must be
 * linked with their full marks already. */
void relate_score_totals(struct mentions *ms, struct span text);

#endif
