/* relate_ratio: rates that follow directly on what they are made of (domain.md
 * §2, row 5): 应缴税款320万元，已缴288万元，缴款率90%.
 *
 * rates.tsv knows the operands of many rates, and relate_mention has sought
 * those.  For the others the characters of the rate's own name must stand in
 * the words before the two figures in front of it; what is saved
 * (data/savings.tsv) is one less what was spent.
 */
#ifndef RELATION_RELATE_RATIO_H
#define RELATION_RELATE_RATIO_H

#include "relation/relate.h"

/* Links the rates of a paragraph that have no relation yet.  Runs after its
 * other relations. */
void relate_ratios(const struct relate_words *w, struct mentions *ms);

#endif
