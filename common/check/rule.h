/* rule: relations that somebody writes down (jixiao-rules(5)): figures named by
 * patterns over their labels, and what must hold between them.
 *
 *   rule 三公经费
 *     scope column
 *     figure total /三公.*经费/
 *     figure abroad /因公出国/ optional
 *     check total = abroad + …
 *
 * Those that come with the program are such a file, too: data/forms.rules.
 */
#ifndef CHECK_RULE_H
#define CHECK_RULE_H

#include "base/diag.h"
#include "check/finding.h"
#include "language/decimal.h"

enum { RULE_FIGURES = 16, RULE_CHECKS = 8, RULES_MOST = 1000 };

enum rule_scope { SCOPE_ROW, SCOPE_COLUMN, SCOPE_TABLE, SCOPE_SECTION, SCOPE_REPORT };

enum rule_test {
	TEST_SUM,		/* first = the others, each with its sign */
	TEST_RATIO,		/* first = second / third, or / (third + fourth) */
	TEST_GROWTH,		/* first = second / third - 1 */
	TEST_MOST,		/* first <= sum of the others */
	TEST_LEAST		/* first >= sum of the others */
};

/* What may be said of a figure behind its pattern. */
enum rule_trait {
	TRAIT_OPTIONAL,		/* one that is missing counts as 0 */
	TRAIT_EACH,		/* not one figure, but all that fit */
	TRAIT_FIRST,		/* the first that fits is meant */
	TRAIT_OWN,		/* it is printed as a part of nothing */
	TRAIT_PRIOR,		/* of the year before that of the stated figure */
	TRAIT_TEXT, TRAIT_TABLE,	/* where it stands */
	TRAIT_MONEY, TRAIT_COUNT, TRAIT_SCORE, TRAIT_PERCENT,
	TRAIT_INITIAL, TRAIT_BUDGET, TRAIT_FINAL,	/* its side of the books */
	TRAIT_LIMIT			/* its number is meant though it is a bound: ≤500万元 */
};

struct rule_figure {
	struct span name;
	struct span pattern;	/* over the label; p is NULL: of the item */
	struct span item;	/* a quantity by its name in data/aliases.tsv */
	unsigned traits;	/* 1 << enum rule_trait */
};

static inline bool
rule_figure_is(const struct rule_figure *f, enum rule_trait trait)
{
	return (f->traits >> trait & 1) != 0;
}

struct rule_check {
	enum rule_test test;
	size_t operands[RULE_FIGURES];	/* indices of figures, the stated one first */
	signed char signs[RULE_FIGURES];
	size_t n;
	bool constant;		/* the other side is number, not figures */
	struct decimal number;
};

struct named_rule {
	char *name;
	bool shipped;		/* one of another file takes its place … */
	bool replaced;		/* … and did */
	enum rule_scope scope;
	enum rule kind;		/* findings bear this name; RULE_NAMED: that of the rule */
	enum finding_severity severity;	/* at most */
	bool slip;		/* a miss is told only where a slip explains it */
	struct rule_figure figures[RULE_FIGURES];
	size_t nfigures;
	struct span where;	/* pattern over the header; p is NULL: any */
	struct rule_check checks[RULE_CHECKS];	/* one of them must hold; of one left side */
	size_t nchecks;
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

/* Adds the rules that come with the program (data/forms.rules). */
void rules_add_shipped(struct rules *rs, struct diag *diag);

/* The text of that file, appended to b. */
void rules_shipped_text(struct buf *b);

/* Frees the rules and the texts that they point into; rs is empty then. */
void rules_release(struct rules *rs);

#endif
