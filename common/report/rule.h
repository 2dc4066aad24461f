/* rule: relations that somebody writes down (jixiao-rules(5)): figures named by
 * patterns over their labels, and what must hold between them.
 *
 *   rule 三公经费
 *     scope column
 *     figure total /三公.*经费/
 *     figure abroad /因公出国/ optional
 *     check total = abroad + …
 */
#ifndef REPORT_RULE_H
#define REPORT_RULE_H

#include "base/diag.h"
#include "report/decimal.h"
#include "report/finding.h"
#include "text/regex.h"

enum { RULE_FIGURES = 16, RULES_MOST = 1000 };

enum rule_scope { SCOPE_ROW, SCOPE_COLUMN, SCOPE_TABLE, SCOPE_SECTION, SCOPE_REPORT };

enum rule_test {
	TEST_NONE,
	TEST_SUM,		/* first = the others, each with its sign */
	TEST_RATIO,		/* first = second / third */
	TEST_GROWTH,		/* first = second / third - 1 */
	TEST_MOST,		/* first <= sum of the others */
	TEST_LEAST		/* first >= sum of the others */
};

struct rule_figure {
	struct span name;
	struct regex *label;
	bool optional;		/* one that is missing counts as 0 */
	bool each;		/* not one figure, but all that the label fits */
};

struct named_rule {
	char *name;
	enum rule_scope scope;
	enum finding_severity severity;	/* at most */
	struct rule_figure figures[RULE_FIGURES];
	size_t nfigures;
	struct regex *where;	/* column scope: the header; NULL: any */
	enum rule_test test;
	size_t operands[RULE_FIGURES];	/* indices of figures, the stated one first */
	signed char signs[RULE_FIGURES];
	size_t n;
	bool constant;		/* the other side is number, not figures */
	struct decimal number;
	struct span message;	/* template, or empty */
	size_t line;
};

struct rules {
	struct named_rule *list;
	size_t n, cap;
	struct buf *texts;	/* of the files; rules point into them */
	size_t ntexts, texts_cap;
};

/* Adds the rules of a file; text is taken over.  Every mistake is an error
 * message in diag with line and column; false if there was one. */
bool rules_parse(struct rules *rs, struct buf *text, const char *file, struct diag *diag);
void rules_release(struct rules *rs);

#endif
