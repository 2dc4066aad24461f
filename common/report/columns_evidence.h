/* columns_evidence: what speaks for a table in columns, and against it. */
#ifndef REPORT_COLUMNS_EVIDENCE_H
#define REPORT_COLUMNS_EVIDENCE_H

#include "report/columns.h"

/* Are lines from..to, whose runs know their columns, a table? */
bool columns_is_table(const struct columns *c, size_t from, size_t to);

#endif
