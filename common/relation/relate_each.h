/* relate_each: lists that run in parallel, one entry of each belonging
 * together (domain.md §2, rows 1 and 7).
 *
 * 3,206户5,812人，其中：城市612户918人，农村2,594户4,894人 breaks down two totals
 * at once; 总计各是a、b，各减少c、d，各下降e%、f% says three things of two.
 */
#ifndef RELATION_RELATE_EACH_H
#define RELATION_RELATE_EACH_H

#include "relation/relate.h"

/* Lists of what stands glued to the parts of another list; after relate_lists. */
void relate_twins(const struct relate_words *w, struct mentions *ms);

/* The percentages from first on, of as many changes and amounts before them;
 * believed where one of them is what its change makes it.  False: none such. */
bool relate_each_change(struct mentions *ms, size_t first);

/* 预算a、b，实际支出分别为c、d，执行率分别为e%、f%: the percentages from first on, of as many
 * amounts that give each of those before them another; believed where one of them is what these
 * make it.  False: they are of nothing such. */
bool relate_each_rate(struct mentions *ms, size_t first);

#endif
