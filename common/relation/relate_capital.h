/* relate_capital: an amount in the characters of cheques beside the same in digits,
 * with no word that says so (domain.md §2, row 25): 叁拾贰万伍仟元整（32.50万元）.
 */
#ifndef RELATION_RELATE_CAPITAL_H
#define RELATION_RELATE_CAPITAL_H

#include "relation/relate.h"

/* The mentions of one paragraph, whose text is text. */
void relate_capitals(struct mentions *ms, struct span text);

#endif
