/* markup: bytes of a report as text of an HTML page: nothing in them is markup. */
#ifndef RECORD_MARKUP_H
#define RECORD_MARKUP_H

#include "base/buf.h"

/* Appends s so that it stands for itself between tags and inside a quoted
 * attribute.  Control characters, which a page may not hold, become U+FFFD; LF
 * and TAB stay. */
void markup_text(struct buf *out, struct span s);

/* The same on one line: LF and TAB become blanks. */
void markup_flat(struct buf *out, struct span s);

#endif
