/* problems: records of the sections that a template asks for and a report lacks,
 * has out of order or leaves empty (outline/require.h). */
#ifndef RECORD_PROBLEMS_H
#define RECORD_PROBLEMS_H

#include "outline/require.h"
#include "record/writer.h"

/* doc line section problem title */
enum { PROBLEM_COLUMNS = 5 };
extern const char *const problem_columns[PROBLEM_COLUMNS];

/* Those of the report that r has taken; nothing if doc is NULL: none has begun.
 * Returns whether a section is missing. */
bool problems_write(struct writer *w, const char *doc, struct require *r);

#endif
