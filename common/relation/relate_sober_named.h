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
 * count, of base itself, of those that are not pending, or of a shorter time? */
bool sober_is_of_else(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base, struct span text);

#endif
