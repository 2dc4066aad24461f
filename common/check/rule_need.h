/* rule_need: the words without one of which a pattern cannot fit.
 *
 * /^(分值|满分)/ needs 分值 or 满分, /公务用车(购置和|购置及)/ needs 公务用车: a label without
 * them need not be held against the pattern, which need not even be compiled.
 * Only what stands in a pattern as it is counts; where that says nothing, or
 * the pattern has options of its own, there are none.
 */
#ifndef CHECK_RULE_NEED_H
#define CHECK_RULE_NEED_H

#include "base/buf.h"

enum { NEED_WORDS = 32 };

struct rule_need {
	struct span words[NEED_WORDS];	/* views into the pattern */
	size_t n;		/* 0: any text may fit */
};

/* pattern is a right one. */
void rule_need(struct span pattern, struct rule_need *need);

#endif
