/* relate_bill: 电脑20台，每台5,000元；打印机10台，每台2,000元，合计12万元: several things with
 * their numbers and prices, and what they cost together, where no line of it says what it comes to
 * (domain.md §2, row 21).
 */
#ifndef RELATION_RELATE_BILL_H
#define RELATION_RELATE_BILL_H

#include "relation/relate.h"

/* Links the amounts of a paragraph that sum up such bills.  Runs after its averages. */
void relate_bills(struct mentions *ms);

#endif
