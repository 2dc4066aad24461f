/* trap: numbers that state no quantity: labels, ordinals, sessions, document
 * numbers, codes, years and dates (domain.md §3, not figures).
 *
 *   1、 1. （1） 1.1 at the start or behind 。；：   〔2019〕17号  [2020]10号   第12条  第六届
 *   六届二次会议  十九届二中、三中全会   三大职能   一是   COVID-19  5A级  PM2.5
 *   0000-5550126  电话：12345
 */
#ifndef LANGUAGE_TRAP_H
#define LANGUAGE_TRAP_H

#include "language/numeral.h"
#include "language/quantity.h"

struct trap {
	size_t start, end;
	enum kind kind;		/* KIND_DATE, KIND_ORDINAL, KIND_CODE */
};

/* What n, read at byte at, is instead of a quantity; false if it may be one. */
bool trap_read(struct span text, size_t at, const struct numeral *n, struct trap *out);

/* The end of the letters, digits and marks of a code from byte at. */
size_t trap_code_end(struct span text, size_t at);

#endif
