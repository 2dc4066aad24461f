/* check_sum_parts: what the files share that test totals against their parts; included by
 * check_sum*.c alone.
 *
 *   check_sum         whether the parts add up
 *   check_sum_lists   which figures say that they are parts of which
 */
#ifndef CHECK_CHECK_SUM_PARTS_H
#define CHECK_CHECK_SUM_PARTS_H

#include "check/check_rules.h"

/* A figure that says it is a part, in one of the ways that expression offers. */
struct member {
	struct span expression;
	bool within;		/* within or likely: need not be complete */
	bool likely;
	size_t entry;
};

/* Figures whose expressions are the same: of one total. */
struct list {
	size_t first, n;	/* members */
	size_t readings;
	bool settled;		/* closed together with another list */
};

/* One reading of a list: its members would be parts of total. */
struct claim {
	size_t total, group, list, rank;
};

/* All of a report: members by expression, claims by total, breakdown (group) and list. */
struct sums {
	struct member *members;
	size_t nmembers, members_cap;
	struct list *lists;
	size_t nlists, lists_cap;
	struct claim *claims;
	size_t nclaims, claims_cap;
};

/* Fills s with what the ledger of c says; its expressions are those of the ledger.  To be
 * released. */
void sums_read(struct check *c, struct sums *s);

/* Frees the lists; the ledger keeps the expressions. */
void sums_release(struct sums *s);

#endif
