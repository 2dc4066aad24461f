/* relate_stock: what there is last, of what there was first, what came and what went
 * (domain.md §2, rows 1, 7, 10, 11): 年初在册1,320户，新增145户，退出203户，年末在册1,262户.
 *
 * What relate_balance knows by the roles of amounts in one sentence, this finds by what each
 * clause says of time and change (data/flows.tsv), over the sentences of a paragraph.
 */
#ifndef RELATION_RELATE_STOCK_H
#define RELATION_RELATE_STOCK_H

#include "relation/relate.h"

/* Links what there is last, and no relation has explained, with the amounts before it in its
 * paragraph that make it.  A miss is told as likely, and only where a slip explains it. */
void relate_stocks(const struct relate_words *w, struct mentions *ms, struct span text);

#endif
