/* relate_account: what a paragraph says twice of the account that it begins with (account.h;
 * domain.md §2, row 18): …（项）146.30万元，主要用于…。年初预算为…，支出决算为146.30万元.
 */
#ifndef RELATION_RELATE_ACCOUNT_H
#define RELATION_RELATE_ACCOUNT_H

#include "relation/relate.h"

/* Links what was spent to the amount behind the account, as the same. */
void relate_account(const struct relate_words *w, struct mentions *ms, struct span account);

#endif
