/* relate_percents: columns of per cent that say so nowhere (domain.md §2, row 23).
 *
 * A converter loses the title of a column with the row that held it (增长%), or the unit in it:
 * 增减 above 5.00 is an amount as other columns of the table are.  Where most rows agree that
 * the numbers are what one column of amounts is over another, in per cent, they are that, and
 * nothing to add up.
 */
#ifndef RELATION_RELATE_PERCENTS_H
#define RELATION_RELATE_PERCENTS_H

#include "relation/grid_view.h"

/* Has the numbers of such columns be per cent; links those that no title speaks of, and what
 * they are of.  Before other relations are sought.  view: scratch, to be closed by the caller. */
void relate_percents(struct grid_view *view, const struct relate_words *words,
    const struct grid *g, struct mentions *ms);

#endif
