/* box_header_spans: blocks of a header over several columns.
 *
 * A block above others spans those columns whose middle is its own.
 */
#ifndef INPUT_BOX_HEADER_SPANS_H
#define INPUT_BOX_HEADER_SPANS_H

#include "input/box_header_blocks.h"

/* Places the blocks over several columns above leaves that are in the middle of
 * their cells, or all at the left of them where this fits better by far.  False:
 * one fits nowhere. */
bool box_spans_fit(struct box_header *h);

/* Places them in a header that is set to the left: each begins where its text does, and
 * spans the columns up to the next text beside it that need something above them.
 * False: one fits nowhere. */
bool box_spans_fit_left(struct box_header *h);

/* Columns with nothing above headers as low as those beside them: what stands
 * above those spans these, too, though its text is not in the middle. */
void box_spans_adopt(struct box_header *h);

#endif
