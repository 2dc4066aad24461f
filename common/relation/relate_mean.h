/* relate_mean: what has all of a row, or of a year, to be divided by (domain.md §2, rows 5 and
 * 16): 得分分别为90分、92分、94分，平均得分92分; 优良天数328天，优良率89.9%.
 */
#ifndef RELATION_RELATE_MEAN_H
#define RELATION_RELATE_MEAN_H

#include "sentence/mention.h"

/* Links, in a paragraph, text, the means of marks and percentages to the rows right before them,
 * and shares of the days of a year to these days. */
void relate_means(struct mentions *ms, struct span text);

#endif
