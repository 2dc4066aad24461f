/* total_name: names of totals in tables, 合计 小计 总分 (totals.tsv).
 */
#ifndef LANGUAGE_TOTAL_NAME_H
#define LANGUAGE_TOTAL_NAME_H

#include "base/buf.h"

/* The rank that totals.tsv gives label, which has no blanks at its ends: a total of a higher
 * rank adds up those of lower ones.  0: no total.  Blanks inside (合 计) do not count; scratch
 * is used to read it without. */
unsigned total_name_rank(struct span label, struct buf *scratch);

/* Is text the name of a total? */
bool total_name_is(struct span text);

/* May text end with the name of a total, whatever stands before it?  Asked before that is taken
 * off.  text has no blanks at its ends. */
bool total_name_may_end(struct span text);

#endif
