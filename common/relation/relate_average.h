/* relate_average: amounts per head, per household, per vehicle (domain.md §2,
 * row 21).
 *
 * 人均 is an amount over a count: A/B.  每人500元 is a rate that is paid: the
 * amount that so many make of it is linked, N*A.
 */
#ifndef RELATION_RELATE_AVERAGE_H
#define RELATION_RELATE_AVERAGE_H

#include "relation/relate.h"

/* Links the averages of a paragraph, text.  Runs after its other relations. */
void relate_averages(const struct relate_words *w, struct mentions *ms, struct span text);

/* Links the amounts of a paragraph that sum up what things cost: 电脑20台，每台5,000元；打印机10
 * 台，每台2,000元，合计12万元.  Runs after its averages. */
void relate_prices(const struct relate_words *w, struct mentions *ms);

#endif
