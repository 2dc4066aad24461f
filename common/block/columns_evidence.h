/* columns_evidence: what speaks for a table in columns, and against it. */
#ifndef BLOCK_COLUMNS_EVIDENCE_H
#define BLOCK_COLUMNS_EVIDENCE_H

#include "block/columns.h"

/* Are lines from..to, whose runs know their columns, a table? */
bool columns_is_table(const struct columns *c, size_t from, size_t to);

#endif
