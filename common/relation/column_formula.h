/* column_formula: what the number of a column in a header says, 3=1+2, （5）＝（4）／（3）,
 * ④=③÷②×100%, C=(A-B)/B (domain.md §2, row 23).
 */
#ifndef RELATION_COLUMN_FORMULA_H
#define RELATION_COLUMN_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum {
	COLUMN_TERMS = 16,
	COLUMN_LETTERS = 1000,	/* A is column 1001 */
	COLUMN_NOTHING = 0	/* no column */
};

enum column_shape {
	COLUMN_PLAIN,	/* a number alone */
	COLUMN_SUM,	/* a+b-c */
	COLUMN_RATIO,	/* a/b, (a+b)/(c+d) */
	COLUMN_GROWTH,	/* a/b-1, (a-b)/b: terms a and b */
	COLUMN_PRODUCT	/* a*b */
};

struct column_formula {
	unsigned own;		/* number of the column; COLUMN_NOTHING: not said */
	enum column_shape shape;
	unsigned terms[COLUMN_TERMS];	/* numbers of columns */
	signed char signs[COLUMN_TERMS];
	size_t n, above;	/* terms; those of a ratio that stand above its line */
	bool percent;		/* …×100%: the numbers of the column are per cent */
};

/* Reads a whole cell; false if it is nothing of the kind. */
bool column_formula_read(struct span cell, struct column_formula *f);

/* Reads what ends a header, before its unit, if any: 执行率（4）=（3）/（2）（%）; false if that is
 * nothing of the kind. */
bool column_formula_behind(struct span header, struct column_formula *f);

#endif
