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

/* 甲、乙，分别增加86万元和减少120万元，增长4%和下降8%: is the percentage i, with a verb of its own,
 * of a row behind as many changes that go the same ways?  Each is then linked with its own change,
 * and with the amount before that, if one of the row is what these make it.  False: there are no
 * such changes. */
bool relate_each_own_change(struct mentions *ms, size_t i);

/* 甲5.65万元、乙20.80万元，分别为预算8万元和22万元的70.63%和94.55%: the percentages of text from
 * first on, of as many amounts over those right before them; linked where one of them is what these
 * make it.  False: they are of nothing such. */
bool relate_each_over(struct mentions *ms, size_t first, struct span text);

/* 预算a、b，实际支出分别为c、d，执行率分别为e%、f%: the same of as many amounts that give each of
 * those before them another, or, behind 分别, over what goes by their names before them. */
bool relate_each_rate(struct mentions *ms, size_t first, struct span text);

#endif
