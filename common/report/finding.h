/* finding: what the checker has to say about one report (design.md, findings).
 *
 * Findings are collected, then ordered by line; one that says again what
 * another has said about the same stated figure under the same rule is
 * dropped.  Spans live until findings_reset.
 */
#ifndef REPORT_FINDING_H
#define REPORT_FINDING_H

#include "report/ledger.h"

/* Worst first. */
enum finding_severity { FINDING_ERROR, FINDING_WARNING, FINDING_ROUNDING, FINDING_OK };

/* error warning rounding ok, by enum finding_severity. */
extern const char *const severity_names[];

/* What kind of relation was tested; names in rule_names. */
enum rule {
	RULE_SUM, RULE_WITHIN, RULE_SHARE, RULE_RATE, RULE_GROWTH, RULE_DELTA,
	RULE_AVERAGE, RULE_SAME, RULE_SCORE, RULE_TARGET, RULE_STAFF, RULE_BUDGET,
	RULE_YEAR, RULE_STAGE, RULE_GRADE, RULE_NAMES, RULE_BLANK
};

extern const char *const rule_names[];

struct finding {
	enum finding_severity severity;
	enum rule rule;
	size_t stated_entry;	/* index into the ledger */
	bool numbers;		/* computed and difference mean something */
	struct decimal stated, computed, difference;
	size_t first, n;	/* operands: findings.operands[first..], stated first */
	size_t message, message_n;	/* bytes of findings.text */
	size_t plain_n;		/* of those, what stands before the hint */
	ptrdiff_t blamed;	/* entry that the hint would change, or NO_ENTRY */
	struct decimal blamed_to;
	uint64_t fingerprint;
};

struct findings {
	struct finding *list;
	size_t n, cap;
	size_t *operands;	/* indices into the ledger */
	size_t noperands, operands_cap;
	struct buf text;
};

void findings_init(struct findings *fs);
void findings_reset(struct findings *fs);
void findings_release(struct findings *fs);

/* Starts a finding about entry stated; operands and message are added to the
 * last one begun.  The pointer is valid until the next findings_begin. */
struct finding *findings_begin(struct findings *fs, enum finding_severity severity,
    enum rule rule, const struct ledger *l, size_t stated);
void findings_operand(struct findings *fs, size_t entry);

/* Orders, drops repetitions and gives every finding its fingerprint, which
 * depends on the name of the document without its directories, the rule, the
 * label and the figures as written, not on lines. */
void findings_finish(struct findings *fs, const struct ledger *l, const char *document);

#endif
