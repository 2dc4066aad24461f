/* relate_written: what computations that a text writes out make (domain.md §2, rows 1, 5, 7
 * and 21): 控制率=（168÷180）×100%=93.33%.
 */
#ifndef RELATION_RELATE_WRITTEN_H
#define RELATION_RELATE_WRITTEN_H

#include "relation/relate.h"

/* Links the figures of a paragraph, text, that computations (written.h) make; runs before its
 * other relations. */
void relate_written(struct mentions *ms, struct span text);

#endif
