/* hint: the one edit that would close a miss.
 *
 * After a relation has failed, somebody's typing usually explains it: one
 * digit, two digits swapped, a digit left out or typed twice, ten times or ten
 * thousand times too much, a part left out or counted twice, a sign; or the
 * difference is another figure of the report.
 */
#ifndef CHECK_HINT_H
#define CHECK_HINT_H

#include "check/tally.h"

/* In order of how much each says; of two possible edits the lower one wins. */
enum edit {
	EDIT_SWAP,		/* two neighbouring digits swapped */
	EDIT_TWICE,		/* the part must count twice */
	EDIT_LEFT_OUT,		/* without the part it closes */
	EDIT_TEN_THOUSAND,	/* ×10^4 or ÷10^4 */
	EDIT_TEN,		/* ×10 or ÷10 */
	EDIT_DIGIT,		/* one digit differs */
	EDIT_LENGTH,		/* one digit too few or too many */
	EDIT_SIGN,		/* with the opposite sign */
	EDIT_OTHER,		/* another figure equals the difference */
	EDIT_NONE
};

struct hint {
	enum edit edit;
	size_t entry;		/* the figure to change, or the other one */
	struct decimal to;	/* what it should be; edits of digits and scale */
	size_t evidence;	/* another figure that has that value, or NONE */
};

/* Key of messages.tsv for each edit, by enum edit; NULL for EDIT_NONE. */
extern const char *const hint_keys[];

/* How many digits a number has without the zeros at its ends: 165.20 has four.
 * Short numbers are one edit apart by chance. */
int hint_digits(struct decimal d);

/* Which edit turns the figure e, as it is written, into value to. */
enum edit hint_edit(const struct entry *e, struct decimal to);

/* Is one of the two the other in 元 where 万元 is meant, rounded (0.30万元 and
 * 2,961.68万元)? */
bool hint_unit_slip(const struct entry *a, const struct entry *b);

/* A figure other than entry that has this value and the same unit, or NONE. */
size_t hint_elsewhere(struct ledger *l, size_t entry, struct decimal value);

/* The best edit for a total that tally found to differ from its terms. */
struct hint hint_sum(struct ledger *l, size_t total, const struct tally *tally);

/* The edit that makes the figure entry equal to computed. */
struct hint hint_value(struct ledger *l, size_t entry, struct decimal computed);

#endif
