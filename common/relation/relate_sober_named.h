/* relate_sober_named: rates that the words around them say are of something else.
 *
 * 新增设施覆盖乡镇38个，共建成43个，43个乡镇实现覆盖，覆盖率65%: what a rate is of may stand beside
 * it by words that no figure's name holds, and its base be told nowhere.
 */
#ifndef RELATION_RELATE_SOBER_NAMED_H
#define RELATION_RELATE_SOBER_NAMED_H

#include "relation/relate.h"

/* The rate m, said to be of part over base (NULL: not of this paragraph): does it not come out to
 * the digit, and do words of the paragraph, text, say that it is not of them, but of another
 * count, of base itself, of those that are not pending, of a shorter time, of one of several or of
 * all of them, or over what brackets behind it tell? */
bool sober_is_of_else(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base, struct span text);

/* 货物预算286万元、成交262万元，工程预算640万元、成交611万元，总节约率6.2%: is m by its name of all
 * there are, and are part and base but the last of several told in pairs? */
bool sober_is_of_all_pairs(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base);

#endif
