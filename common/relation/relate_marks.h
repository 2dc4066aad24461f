/* relate_marks: marks in running text that follow from a rate, and rates that
 * follow from marks (domain.md §2, rows 5 and 16): 执行率96.45%，得9.65分（满分10分）;
 * 满分20分，得18分，得分率90%.
 */
#ifndef RELATION_RELATE_MARKS_H
#define RELATION_RELATE_MARKS_H

#include "relation/relate.h"

/* The mentions of one paragraph, after relate_scores. */
void relate_marks(struct mentions *ms, struct span text);

#endif
