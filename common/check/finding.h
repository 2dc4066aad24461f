/* finding: what the checker has to say about one report (design.md, findings).
 *
 * Findings are collected, then ordered by line; one that says again what
 * another has said about the same stated figure under the same rule is
 * dropped.  Spans live until findings_reset.
 */
#ifndef CHECK_FINDING_H
#define CHECK_FINDING_H

#include "check/ledger.h"
#include "sentence/formula.h"

/* Worst first. */
enum finding_severity { FINDING_ERROR, FINDING_WARNING, FINDING_ROUNDING, FINDING_OK };

enum { SEVERITIES = FINDING_OK + 1 };

/* error warning …, by enum finding_severity. */
extern const char *const severity_names[SEVERITIES];

/* What kind of relation was tested; names in rule_names. */
enum rule {
	RULE_SUM, RULE_WITHIN, RULE_SHARE, RULE_RATE, RULE_GROWTH, RULE_DELTA,
	RULE_AVERAGE, RULE_SAME, RULE_SCORE, RULE_TARGET, RULE_STAFF, RULE_BUDGET,
	RULE_YEAR, RULE_STAGE, RULE_GRADE, RULE_NAMES, RULE_BLANK,
	RULE_WORDS, RULE_WHOLE, RULE_PRIOR,
	RULE_NAMED		/* of a rule file: finding.name */
};
enum { RULES = RULE_NAMED + 1 };

extern const char *const rule_names[RULES];

struct finding {
	enum finding_severity severity;
	enum rule rule;
	const char *name;	/* of the rule in a rule file; NULL */
	size_t stated_entry;	/* index into the ledger */
	bool numbers;		/* computed and difference mean something */
	struct decimal stated, computed, difference;
	size_t first, n;	/* operands: findings.operands[first..], stated first */
	size_t message, message_n;	/* bytes of findings.text */
	size_t plain_n;		/* of those, what stands before the hint */
	size_t blamed;	/* entry that the hint would change, or NONE */
	unsigned edit;	/* enum edit (hint.h) of the hint; EDIT_NONE: there is none */
	struct decimal blamed_to;
	size_t hint;		/* the likely slip begins here in the message; 0: none */
	enum shape shape;	/* how the operands behind the first give computed; SHAPE_ONE:
				 * as the rule says */
	size_t over;		/* of a quotient: so many of those are above its line */
	uint64_t fingerprint;
};

struct findings {
	struct finding *list;
	size_t n, cap;
	size_t *operands;	/* indices into the ledger */
	size_t noperands, operands_cap;
	signed char *signs;	/* of the operands: -1 if it is taken away, else 1 */
	size_t signs_cap;
	struct buf text;
};

/* The name of f's rule. */
const char *finding_rule(const struct finding *f);

/* No findings; none of another report, with the memory kept; freed. */
void findings_init(struct findings *fs);
void findings_reset(struct findings *fs);
void findings_release(struct findings *fs);

/* Starts a finding about entry stated; operands and message are added to the
 * last one begun.  The pointer is valid until the next findings_begin. */
struct finding *findings_begin(struct findings *fs, enum finding_severity severity,
    enum rule rule, const struct ledger *l, size_t stated);
void findings_operand(struct findings *fs, size_t entry);
/* The same for a term of a sum; sign is 1 or -1. */
void findings_term(struct findings *fs, size_t entry, int sign);

/* Are a and b, both of fs, about the same figures in the same order? */
bool findings_same_operands(const struct findings *fs, const struct finding *a,
    const struct finding *b);

/* Orders, drops repetitions and gives every finding its fingerprint.
 *
 * That depends on the rule, on what the stated figure measures and on the
 * values compared: not on lines, sections, the name of the file, the order of
 * the parts, or how a value is written (6,100.00元, 6100元, 0.61万元).  Where
 * the values are few and short, so that another report may have the same by
 * chance, the largest amount of the report belongs to it, too. */
void findings_finish(struct findings *fs, const struct ledger *l);

#endif
