/* json: strings of JSON lines. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include "base/buf.h"

/* Appends s in quotes, with quotes, backslashes and control characters escaped (RFC 8259);
 * all else stays as it is. */
void json_add(struct buf *out, struct span s);

#endif
