/* relate_rate: rates by their names, 执行率, 整改率 … (domain.md §2, row 5).
 *
 * data/rates.tsv says which words the two figures go by; they stand near, or, where
 * that is no accident, pages before.
 */
#ifndef RELATION_RELATE_RATE_H
#define RELATION_RELATE_RATE_H

#include "relation/relate.h"

/* Links the rate m to what it is made of; false if that is not known. */
bool relate_rate(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall);

/* The same where what it is made of stands behind it in its sentence (执行率为96.5%，
 * 预算2,400万元，支出2,316万元), and recall knows that by now. */
void relate_rate_ahead(const struct relate_words *w, struct mentions *ms, struct mention *m,
    const struct recall *recall);

#endif
