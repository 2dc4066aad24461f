/* forms: which tables of a report are one form filled in for different things.
 *
 * A report has a form for each of its projects: the same labels, other figures.  That
 * 年度资金总额 is 320.00 in one and 350.00 in the next is no contradiction.  One
 * misprint makes two tables differ in a figure or two; forms of different projects
 * differ in at least half of what they share.
 */
#ifndef CHECK_FORMS_H
#define CHECK_FORMS_H

#include "check/ledger.h"

enum { FORMS_MEMO = 256 };

struct forms {
	const struct ledger *ledger;
	size_t *order;		/* entries of tables, by table and label; NULL: not built */
	size_t n;
	struct form_pair {
		size_t a, b;	/* tables; 0: none yet */
		bool apart;
	} memo[FORMS_MEMO];
};

/* The ledger must be sealed, and stay as it is until forms_release. */
void forms_init(struct forms *forms, const struct ledger *ledger);
void forms_release(struct forms *forms);

/* Do a and b stand in forms of different things, or in the texts of two attachments? */
bool forms_apart(struct forms *forms, const struct entry *a, const struct entry *b);

#endif
