/* record_cut: where a file of records in TSV may be cut: before the first record
 * of a document, which stands in the first column (jxsplit, jxfigures). */
#ifndef INPUT_RECORD_CUT_H
#define INPUT_RECORD_CUT_H

#include <sys/types.h>

#include "base/buf.h"

/* Length of the header row that records begin with, its line end included; 0:
 * start, the beginning of a file, is something else. */
size_t record_cut_header(struct span start);

/* Offset of the first record after offset from whose document is not that of
 * the record before it; negative: there is none, or it is very far. */
off_t record_cut_after(int fd, off_t from);

/* Line ends from offset from to offset to. */
size_t record_cut_lines(int fd, off_t from, off_t to);

#endif
