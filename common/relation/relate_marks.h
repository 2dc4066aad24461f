/* relate_marks: marks in running text that follow from a rate, and rates that
 * follow from marks (domain.md §2, rows 5 and 16): 执行率96.45%，得9.65分（满分10分）;
 * 满分20分，得18分，得分率90%.
 */
#ifndef RELATION_RELATE_MARKS_H
#define RELATION_RELATE_MARKS_H

#include "relation/relate.h"

/* 满分50分，数量指标扣1分，质量指标扣2分，得47分: links mark i of text with the full mark less what
 * was taken off, where these stand next to it among the marks of its sentence and nothing names
 * another indicator.  True: linked. */
bool relate_mark_left(struct mentions *ms, size_t i, struct span text);

/* The mentions of one paragraph, after relate_scores. */
void relate_marks(struct mentions *ms, struct span text);

#endif
