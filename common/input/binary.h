/* binary: documents that are no text yet, told by their first bytes. */
#ifndef INPUT_BINARY_H
#define INPUT_BINARY_H

#include "base/buf.h"

enum binary { BINARY_NO, BINARY_YES, BINARY_PERHAPS };

/* Is a file that begins with start (all of it, if it is shorter than 16 bytes) such
 * a document?  *what: what it is and what to do about it, for a message, a static string.  PERHAPS:
 * more bytes would tell. */
enum binary binary_begins(struct span start, const char **what);

#endif
