/* relate_sober: the rates of a paragraph, once more when all of it is known.
 *
 * 第一批260万元、第二批180万元，支出396万元，使用率90%: what is divided may be sought far and wide,
 * by whoever links a rate; what speaks against it may stand behind.
 */
#ifndef RELATION_RELATE_SOBER_H
#define RELATION_RELATE_SOBER_H

#include "relation/relate.h"

/* Takes back the shares and rates of a paragraph, text, whose figures recall holds, that are
 * doubted (relate_doubt), or says what they are of instead. */
void relate_sober(struct mentions *ms, struct span text, const struct recall *recall);

#endif
