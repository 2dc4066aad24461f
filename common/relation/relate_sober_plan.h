/* relate_sober_plan: rates over a plan that another amount has been measured by.
 *
 * 计划640.5亿元，完成512.4亿元，占计划的80%；其中续建项目完成298.3亿元，占计划的86%: what is only
 * some of it has a plan of its own, which need not be told.
 */
#ifndef RELATION_RELATE_SOBER_PLAN_H
#define RELATION_RELATE_SOBER_PLAN_H

#include "relation/relate.h"

/* Is base, over which part does not make the rate m, the plan of another amount before part, or
 * has it been rated itself, so that m is of what is not told? */
bool sober_has_own_plan(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base);

/* 在建230个，竣工64个，开工率70%: the amount of one kind with part, right beside it in its
 * sentence, with which together it makes the rate m of base as printed; NULL: there is none. */
const struct mention *sober_partner(const struct mentions *ms, const struct mention *m,
    const struct mention *part, const struct mention *base);

/* 40万人搬迁。…下达计划43.5万人，累计完成33.9万人，占总计划的84.8%: the amount before part in the
 * paragraph over which it makes m, a share that names its base, to a digit behind the point; NULL:
 * there is none. */
const struct mention *sober_other_base(const struct mentions *ms, const struct mention *m,
    const struct mention *part);

#endif
