/* relate_target: 指标值≥95%，实际完成93%，分值10分，得10分: a target of running text, what was
 * reached of it, and the mark given for that (domain.md §2, row 17).
 *
 * Told only where a mark follows in the sentence: without one, a target missed is
 * no contradiction.
 */
#ifndef RELATION_RELATE_TARGET_H
#define RELATION_RELATE_TARGET_H

#include "relation/relate.h"

/* Links what was reached with its target.  text: the paragraph's.  Runs after its marks. */
void relate_targets(struct mentions *ms, struct span text);

#endif
