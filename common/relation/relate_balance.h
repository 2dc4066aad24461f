/* relate_balance: opening balance, income, outlay, closing balance; budget,
 * supplement, adjusted budget (domain.md §2, rows 1, 7, 10, 11).
 *
 * What a figure is to a balance is said by the words before it
 * (data/amounts.tsv), what follows from what by data/balances.tsv
 * (where: sentence): so a
 * sentence is tested though nothing in it adds up.
 */
#ifndef RELATION_RELATE_BALANCE_H
#define RELATION_RELATE_BALANCE_H

#include "relation/relate.h"

/* The role that words give a figure by themselves (where: in); NULL: none. */
const char *balance_role(const struct relate_words *w, struct span words);

/* The same of a whole name, which may be a word that says so by itself (where: is). */
const char *balance_role_of_name(const struct relate_words *w, struct span name);

/* The role of a figure by the words before it; NULL if they give none. */
const char *balance_role_of_figure(const struct relate_words *w, const struct mentions *ms,
    const struct mention *m);

/* Is it what there was at first? */
bool balance_role_is_first(const char *role);

/* Is it what there was at some time, rather than what came or went? */
bool balance_role_is_stock(const char *role);

/* Is it what came, or what went, of which several may be told? */
bool balance_role_is_flow(const char *role);

/* 总收入642万元，其中：上年结转22万元、…: is one of the n mentions at a part of another of them, so
 * that together they would count it twice? */
bool balance_counts_twice(const struct mentions *ms, const size_t *at, size_t n);

/* Is it all that came in, or all that went out? */
bool balance_role_is_side(const char *role);

/* 上年结转, 本年收入合计, 本年支出合计: are a and b terms of one equation that sets them off
 * against each other, so that neither is a part of the other?  So is what was carried over beside
 * what is said to be this year's. */
bool balance_apart(const struct relate_words *w, const struct mentions *ms,
    const struct mention *a, const struct mention *b);

/* Links the results of balances of a paragraph that no list or sum has
 * explained.  Runs after its other relations. */
void relate_balances(const struct relate_words *w, struct mentions *ms);

#endif
