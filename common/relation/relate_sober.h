/* relate_sober: rates that nothing makes but a wrong base.
 *
 * 第一批260万元、第二批180万元，支出396万元，使用率90%: what is divided may be sought far and wide,
 * and where the two found make more than twice what is printed, and no slip explains it, these
 * are not what the rate is of.
 */
#ifndef RELATION_RELATE_SOBER_H
#define RELATION_RELATE_SOBER_H

#include "relation/relate.h"

/* Would part over whole make more than twice what m, a rate, says, and no slip explain it? */
bool relate_is_absurd(const struct mention *m, const struct recalled *part,
    const struct recalled *whole);

/* 水质监测240份，合格231份，合格率96.25%；食品监测185份，不合格6份，合格率96.76%: is a rate
 * before m in its sentence that of the two figures ids, and stand other amounts between it and
 * m?  Then m, a rate, is of those, whatever they are called. */
bool relate_rate_is_told(const struct mentions *ms, const struct mention *m, const size_t ids[2]);

/* Takes back such rates of a paragraph, text, whose figures recall holds, and those that words say
 * are of something else; where what the base is a part of gives the rate, or brackets behind it
 * name the base, says that they are of that. */
void relate_sober(struct mentions *ms, struct span text, const struct recall *recall);

#endif
