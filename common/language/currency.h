/* currency: the word or sign before an amount that says which money it is in:
 * 港币5万元, ￥3500, US$500万 (data/currencies.tsv).  人民币 says what 元 says anyway. */
#ifndef LANGUAGE_CURRENCY_H
#define LANGUAGE_CURRENCY_H

#include "language/quantity.h"

/* May such a word or sign end with c, or stand before it?  Most characters answer no. */
bool currency_may(uint32_t c);

/* Puts q, which begins with its number, in the currency before it: an amount in yuan,
 * or a number without unit behind a sign. */
void currency_take(struct span text, struct quantity *q);

#endif
