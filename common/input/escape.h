/* escape: fields of TSV records, back as they were (tsv_escape is the other way).
 *
 * \t \n \r \\ stand for TAB, LF, CR and a backslash; any other backslash stands for
 * itself, so that text which nobody escaped is not changed.
 */
#ifndef INPUT_ESCAPE_H
#define INPUT_ESCAPE_H

#include "base/buf.h"

/* Writes s without escapes to to, which has room for s.n bytes and may be s.p; returns
 * where that ends. */
char *escape_undo(char *to, struct span s);

#endif
