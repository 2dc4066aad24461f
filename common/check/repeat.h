/* repeat: do two figures print one value, and if they do not, were they meant to?
 *
 * For figures that go by one name, in one report or in two.
 */
#ifndef CHECK_REPEAT_H
#define CHECK_REPEAT_H

#include "check/tally.h"

/* One kind and one unit? */
bool repeat_same_kind(const struct entry *a, const struct entry *b);

/* Can both print one value?  In the same written unit at the finer last place,
 * in different ones each at its own.  *difference is a - b. */
enum verdict repeat_compare(const struct entry *a, const struct entry *b,
    struct decimal *difference);

/* Of two that cannot: is the one within half as much again as the other
 * (unless edit_only), or one edit away from it?  What is further off is taken
 * for something else that goes by that name. */
bool repeat_near(const struct entry *a, const struct entry *b, bool edit_only);

/* 自评得分分别为14分、9.5分、10分: is the figure at i one of a row of figures by one name, each
 * of which is of something else? */
bool repeat_is_row(const struct ledger *l, size_t i);

/* 三公经费 | 29.37 | 28.00 below 2023年决算数 and a header that is lost: does the figure at i stand
 * in a row of a table beside others of the row's name, and nothing tells it from those?
 * Nobody knows then of which it says the same. */
bool repeat_is_unheaded(const struct ledger *l, size_t i);

#endif
