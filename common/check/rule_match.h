/* rule_match: which figures of which rules a figure of a report is.
 *
 * A report has thousands of figures and the rules a hundred patterns.  The words that
 * patterns need (rule_need.h) are looked for all at once; only where one stands in a
 * label its patterns are tried, and compiled when they are tried first.
 */
#ifndef CHECK_RULE_MATCH_H
#define CHECK_RULE_MATCH_H

#include "check/item.h"
#include "check/rule.h"

struct rule_fit {
	size_t rule;		/* index in rules.list */
	unsigned figures;	/* bit i: it is figure i of the rule */
};

struct rule_matcher;

/* rs must outlive the matcher, and have no mistakes in it. */
struct rule_matcher *rule_matcher_open(const struct rules *rs);
void rule_matcher_close(struct rule_matcher *m);

/* Points *fits at what e, which is a statement of item, fits; returns how many rules.
 * Valid until the next call. */
size_t rule_matcher_fits(struct rule_matcher *m, const struct entry *e,
    const struct item *item, const struct rule_fit **fits);

#endif
