/* candidate: where in text a number may begin, found fast.
 *
 * Most text holds no number, so this walk decides the speed of everything
 * that reads figures: it looks at one byte, or one character of three, and
 * asks a bitmap.
 */
#ifndef REPORT_CANDIDATE_H
#define REPORT_CANDIDATE_H

#include "base/buf.h"

/* The first place at or after byte at where a character stands that
 * numeral_starts (or 半, for 减半); text.n if there is none. */
size_t candidate_next(struct span text, size_t at);

#endif
