/* account: an account of the functional classification (科目) named in words, level by
 * level, as final accounts and budgets begin what they say of each:
 *
 *   “农林水支出（类）水利（款）行政运行（项）”1,240.60万元，主要用于…
 */
#ifndef LANGUAGE_ACCOUNT_H
#define LANGUAGE_ACCOUNT_H

#include "base/buf.h"

enum { ACCOUNT_LEVELS = 3 };	/* 类 款 项 */

struct account {
	struct span whole;	/* from its first name to the bracket behind its last */
	struct span level[ACCOUNT_LEVELS];	/* the names, without quotes and brackets */
	size_t n;		/* of them */
	size_t end;		/* in the text it was read from: behind a closing quote, too */
};

/* Reads the account that text begins with, behind a list number and a quote; false if
 * there is none. */
bool account_read(struct span text, struct account *out);

/* Does text begin with the end of an account that a converter has torn off: a level of it
 * stands in its first words? */
bool account_is_torn(struct span text);

/* Does it name one with all its levels? */
static inline bool
account_is_whole(const struct account *a)
{
	return a->n == ACCOUNT_LEVELS;
}

#endif
