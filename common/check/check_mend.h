/* check_mend: one figure put right, and what the relations of the report say to that; included
 * by check_blame, check_cause, check_mend and, for its test, check_quotient_test alone.
 *
 * A figure is mistyped, and every relation that it stands in fails; those that hold speak for
 * the others.  So of the changes that would close a miss the right one closes most of what
 * fails, and breaks nothing of what holds.
 */
#ifndef CHECK_CHECK_MEND_H
#define CHECK_CHECK_MEND_H

#include "check/check_rules.h"

enum {
	CAUSES_MAX = 64,	/* findings of a report that are weighed */
	OPERANDS_MAX = 40	/* operands of one finding */
};

/* The findings of a report that one wrong figure may explain, and the relations that hold. */
struct causes {
	size_t at[CAUSES_MAX];	/* findings */
	bool merged[CAUSES_MAX];
	size_t n;
	unsigned char *uses;	/* by entry: in how many of them it stands */
	size_t *first;		/* by entry: of its places in held */
	size_t *held;		/* relations that hold, by index */
};

/* A figure, and what it should be. */
struct mend {
	size_t entry;
	struct decimal to;
	bool slip;		/* it is one edit away */
	bool narrow;		/* a quotient must come out as it is printed, to its last place */
};

/* What the report says to a mend. */
struct evidence {
	size_t closed;		/* findings that would be none */
	size_t kept;		/* limits that would be kept */
	size_t broken;		/* relations that hold and would not */
	size_t printed;		/* another figure that has the value already, or NONE */
	bool repeated;		/* another figure is as this is now */
};

/* Operand k of f, one of fs. */
static inline size_t
finding_operand(const struct findings *fs, const struct finding *f, size_t k)
{
	return fs->operands[f->first + k];
}

/* Does f say that a figure is beyond another, and not what it should be? */
static inline bool
mend_is_limit(const struct finding *f)
{
	return f->rule == RULE_WITHIN || f->rule == RULE_STAFF || f->rule == RULE_STAGE ||
	    (f->n == 2 && (f->rule == RULE_SCORE || f->rule == RULE_BUDGET ||
	    f->rule == RULE_NAMED));
}

/* What operand k of f, one of fs, would have to be for f to hold exactly; false: nothing says
 * that to the last place. */
bool mend_value(const struct check *c, const struct findings *fs, const struct finding *f,
    size_t k, struct decimal *to);

/* Would f, one of fs, hold with the mend?  False, too, if it is no operand of it. */
bool mend_closes(const struct check *c, const struct findings *fs, const struct finding *f,
    const struct mend *mend);

/* Would f, a quotient of fs, be told of no more with the mend?  Asks the test that told of it,
 * which knows how each of its figures may have been rounded.  Of what that cannot tell, true. */
bool mend_passes(const struct check *c, const struct findings *fs, const struct finding *f,
    const struct mend *mend);

enum { WINDOWS_MAX = 5 };	/* a quotient can be meant in so many ways */

/* Where something has to lie: in one of n, all of which the hull holds. */
struct windows {
	struct interval list[WINDOWS_MAX], hull;
	size_t n;
	bool open;		/* or anywhere */
};

/* Makes *out what entry, mended not narrowly, has to be so that f, one of fs, which it is an
 * operand of, may hold; of what is below 0 it says nothing, and of what is no quotient that it is
 * open. */
void mend_windows(const struct check *c, const struct findings *fs, const struct finding *f,
    size_t entry, struct windows *out);

/* Is v in one of them, or is nothing said of it? */
bool windows_hold(const struct windows *w, struct decimal v);

/* What the findings and relations of cs say to it. */
struct evidence mend_weigh(const struct check *c, const struct causes *cs,
    const struct mend *mend);

/* How much is for it, less what is against it. */
int mend_score(const struct evidence *e);

/* Says in each finding of cs which figure a slip of the hand would be in: the one that most
 * speaks for. */
void check_blame(struct check *c, const struct causes *cs);

#endif
