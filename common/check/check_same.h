/* check_same: what the files share that hold against each other two printings of one
 * quantity; included by these alone.
 *
 *   check_same          statements of one quantity, and which of them disagree
 *   check_comparable    are two of them of one quantity?
 *   check_beside        ... by what stands beside them
 *   check_linked        ... by what they are made of, or parts of
 *   check_slips         names of which one holds the other
 *   check_again         figures that say themselves what they repeat
 *   check_agree         the same told in other words
 *   check_staffs        two counts of a staff that are not of the same people
 */
#ifndef CHECK_CHECK_SAME_H
#define CHECK_CHECK_SAME_H

#include "check/check_rules.h"
#include "check/check_staffs.h"
#include "check/forms.h"

/* A figure, and what it states. */
struct statement {
	struct item item;
	size_t entry;
	size_t cluster;		/* those that agree share a number */
	enum { UNASKED, STRAY, KEPT } place;	/* check_is_stray, where it matters */
};

struct statements {
	struct statement *list;
	size_t n, cap;
	struct forms forms;
};

/* check_is_stray of its entry, asked once. */
bool statement_is_stray(const struct check *c, struct statement *s);

/* May a and b, of one name, be printings of one quantity? */
bool statements_compare(struct check *c, struct forms *forms, const struct statement *a,
    const struct statement *b);

/* Does what stands right beside a and b tell them apart: another owner, another amount that they
 * are spent or rated of? */
bool statements_differ_beside(const struct check *c, const struct statement *a,
    const struct statement *b);

/* Do their relations: is one a part of the other, are they of two totals, over two bases, of two
 * funds? */
bool statements_differ_by_links(struct check *c, const struct statement *a,
    const struct statement *b);

/* Entry stated and one other are printings of one quantity, this far apart. */
void check_report_twice(struct check *c, enum finding_severity severity, size_t stated,
    size_t other, struct decimal difference);

/* Where a name is merged over several rows, one for each source of its money, the first of
 * them is called by it: do these rows of one's column add up to whole? */
bool check_first_of_rows(const struct check *c, size_t one, struct decimal whole);

/* Reports pairs of s where a count of a table is one slip from one of the text whose name holds
 * its own, or the other way round. */
void check_slips(struct check *c, struct statements *s);

/* Reports figures that say themselves what they repeat and do not: 大写, 折合. */
void check_repetitions(struct check *c);

#endif
