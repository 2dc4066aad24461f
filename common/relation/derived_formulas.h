/* derived_formulas: columns whose headers, or the row below them, say what they are made of
 * (domain.md §2, row 23): 3=1+2, 执行率（4）=（3）/（2）.
 */
#ifndef RELATION_DERIVED_FORMULAS_H
#define RELATION_DERIVED_FORMULAS_H

#include "relation/column_formula.h"
#include "relation/grid_view.h"

/* What a number is the sum of: the ids of mentions, each with its sign. */
struct derived_terms {
	size_t ids[COLUMN_TERMS];
	signed char signs[COLUMN_TERMS];
	size_t n;
};

/* Links m, if no such link stands, as the sum of terms, or as the difference of two. */
void derived_link_sum(struct grid_view *v, struct mention *m, const struct derived_terms *terms);

/* Links the numbers of the columns that have a formula; numbers: the row that numbers the columns,
 * or NONE.  A formula that most of three rows or more do not keep was meant otherwise, or is of
 * another form, and is passed over. */
void derived_by_formulas(struct grid_view *v, size_t numbers);

#endif
