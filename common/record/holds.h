/* holds: what input for the checker holds, told by how it begins: a report, figure records
 * or a table as CSV.
 *
 * CSV that is no figure records is a table only if somebody says so, by the name of the file or
 * by asking for CSV: a report may have commas, too.
 */
#ifndef RECORD_HOLDS_H
#define RECORD_HOLDS_H

#include "base/buf.h"

enum holds {
	HOLDS_TEXT,
	HOLDS_RECORDS,		/* of jxfigures, TSV or CSV */
	HOLDS_SHEET,
	HOLDS_JSON		/* which nobody reads */
};

/* Is name that of a table as CSV? */
bool holds_sheet_name(const char *name);

/* Do the bytes begin what they are from far enough to tell?  sheet: it may be a table. */
bool holds_enough(struct span begin, bool sheet);

/* What input that begins so holds. */
enum holds holds_of(struct span begin, bool sheet);

#endif
