/* check_named_parts: what the files that test the rules of rule files share; included by
 * check_named*.c alone.
 *
 *   check_named            figures in groups by the scope of their rule, and the best
 *                          of the checks of one
 *   check_named_operands   which figures of a group a check means
 *   check_named_tests      does it hold
 *   check_named_message    what is said if not, where the rule says it itself
 *   check_named_told       what has been said already
 */
#ifndef CHECK_CHECK_NAMED_PARTS_H
#define CHECK_CHECK_NAMED_PARTS_H

#include "check/check_rules.h"
#include "check/rule.h"

/* A figure that takes part in a rule. */
struct player {
	size_t rule;
	uint64_t key;		/* the same in one group */
	size_t entry;
	unsigned figures;	/* bit i: it is figure i of the rule */
};

/* Those of one rule that its scope has together. */
struct group {
	const struct named_rule *rule;
	const struct player *list;
	size_t n;
};

/* One check of a rule of one group, about one figure. */
struct trial {
	const struct group *group;
	const struct rule_check *check;
	size_t anchor;
};

/* What the rule says of operand i of the check. */
static inline const struct rule_figure *
named_operand(const struct trial *t, size_t i)
{
	return &t->group->rule->figures[t->check->operands[i]];
}

/* --- check_named_operands.c ---------------------------------------------- */

/* The figures of the check behind the first into c->scratch.terms; false if one is missing or
 * not clear. */
bool named_operands(struct check *c, const struct trial *t);

/* --- check_named_tests.c ------------------------------------------------- */

/* Tries one check; true if there is a finding more than before. */
bool named_try(struct check *c, const struct trial *t);

/* Would one wrong digit, or two swapped ones, of the stated figure explain the miss? */
bool named_is_slip(const struct check *c, const struct finding *f);

/* --- check_named_message.c ----------------------------------------------- */

/* The message of the rule instead of the one that f has; the likely slip stays. */
void named_put_message(struct check *c, const struct trial *t, struct finding *f);

/* --- check_named_told.c -------------------------------------------------- */

/* Findings that share an entry, in chains. */
struct chains {
	size_t *last;		/* by entry: 1 + its last finding; 0: none */
	size_t *before;		/* by finding: the same */
	size_t cap;
};

/* What has been said, so that nothing is told twice. */
struct named_told {
	struct chains stated;	/* by the figure that they are about */
	struct chains least;	/* by the first of their figures, to find those of the same */
	size_t n;
};

/* close frees what open, for a ledger of so many entries, allocates. */
void named_told_open(struct named_told *told, size_t entries);
void named_told_close(struct named_told *told);

/* Has as much, or more, been said of the figures of the last finding; or of the one that
 * it is about, that it should be the same? */
bool named_is_told(const struct named_told *told, const struct findings *fs);

/* The findings since the last call have been said. */
void named_note(struct named_told *told, const struct findings *fs);

#endif
