/* described: one record a report, what it says of itself (outline/meta.h). */
#ifndef RECORD_DESCRIBED_H
#define RECORD_DESCRIBED_H

#include "outline/meta.h"
#include "record/writer.h"

/* doc unit year kind title score grade */
enum { DESCRIBED_COLUMNS = 7 };
extern const char *const described_columns[DESCRIBED_COLUMNS];

/* Writes what m says of the report doc as one record; nothing if doc is NULL: none has begun. */
void described_write(struct writer *w, const char *doc, const struct meta *m);

#endif
