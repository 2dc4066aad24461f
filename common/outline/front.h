/* front: the title of a report, on the lines before its first heading.
 *
 * A title may take several lines, stand below a line 附件3 (the report is
 * itself an attachment), have a cover's lines after it, or be missing.
 */
#ifndef OUTLINE_FRONT_H
#define OUTLINE_FRONT_H

#include "outline/lookahead.h"

struct front;			/* opaque: the words of titles */

/* Static. */
const struct front *front_words(void);

/* first is the first paragraph of a document, just taken.  Looks ahead and
 * marks the slots: title, cont (its further lines), plain (an attachment's
 * label above it).  *title gets the title's text, its lines joined, *head the line above it
 * that runs above every page; both empty: there is none.  Returns
 * false if a table of contents or nothing but a web page's own lines come first: ask
 * again behind them. */
bool front_read(const struct front *f, struct lookahead *look,
    struct slot *first, struct buf *title, struct buf *head);

/* Is slot, a paragraph without label, the title of a report like these, by its words? */
bool front_is_report(const struct front *f, struct slot *slot);

#endif
