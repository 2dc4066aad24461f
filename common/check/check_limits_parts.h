/* check_limits_parts: what the files share that test what must not be exceeded; included by
 * these alone.
 *
 *   check_limits        who is asked when; stages, things named, years, blanks
 *   check_limits_staff  people against posts
 *   check_limits_books  outlay against budget
 */
#ifndef CHECK_CHECK_LIMITS_PARTS_H
#define CHECK_CHECK_LIMITS_PARTS_H

#include "check/check_rules.h"
#include "check/check_staffs.h"

/* The establishment as far as it has been read: a total, or kinds that add up.  Begins as zero;
 * to be released. */
struct establishment {
	struct addends terms;	/* what total is made of */
	struct decimal total;
	size_t last;		/* entry of the kind added last */
	size_t kinds;		/* how many were added; 0 with known: a total */
	bool known;
	bool used;		/* compared already: a new one starts afresh */
	bool awaited;		/* the heads came first: 在职52人（编制50人） */
	size_t heads;		/* entry of those */
	size_t staff;		/* entry that was compared last, if used */
	size_t told;		/* entry of the staff of a unit with posts of its own; 0: none */
	struct span section;
	size_t table;
};

/* Takes figure entry into account, if it is about posts or people, and compares them. */
void establishment_see(struct check *c, struct establishment *e, size_t entry);
void establishment_release(struct establishment *e);

/* The largest budget and the largest outlay stated for the whole unit; other
 * is the largest that may be its budget.  Begins as BOOKS_INIT. */
struct books {
	size_t budget, other, outlay;
	int year;
};

#define BOOKS_INIT { NONE, NONE, NONE, 0 }

/* Takes figure entry into account, if it is about a budget or an outlay; compares them, when
 * all have been seen. */
void books_see(struct check *c, struct books *b, size_t entry);
void books_compare(struct check *c, const struct books *b);

/* Do two figures stand in one paragraph, or on one line of a table? */
static inline bool
limits_on_line(const struct check *c, size_t a, size_t b)
{
	return check_entry(c, a)->figure.para == check_entry(c, b)->figure.para;
}

#endif
