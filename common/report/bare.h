/* bare: headings whose number stands without a mark: 一 基本情况, 1 部门概况.
 *
 * A line of a list or a row of a table looks the same, so the number is a label
 * only where it opens the outline with its first part or a known title behind it,
 * or goes on from a heading written so.
 */
#ifndef REPORT_BARE_H
#define REPORT_BARE_H

#include "report/level.h"
#include "report/lookahead.h"

enum { BARE_BYTES = 96 };	/* of the longest such line */

/* Could text begin so?  One look at its first bytes. */
static inline bool
bare_possible(struct span text)
{
	return text.n <= BARE_BYTES && text.n > 3 && ((unsigned char)(text.p[0] - '0') <= 9 ?
	    text.p[1] == ' ' || text.p[2] == ' ' :
	    (unsigned char)text.p[0] >> 1 == 0xE4 >> 1 &&
	    (label_may_be_blank(text.p[3]) || label_may_be_blank(text.p[text.n > 6 ? 6 : 3])));
}

/* Reads the number at the start of text and the blank behind it; out->form is
 * LABEL_CHINESE or LABEL_NUMBER_DOT, or LABEL_NONE when there is none. */
bool bare_read(struct span text, struct label *out);

/* Is label, read by bare_read from slot, that of a heading?  next is the paragraph that
 * follows, or NULL. */
bool bare_accept(const struct levels *ls, const struct templates *t, struct slot *slot,
    const struct label *label, const struct slot *next);

#endif
