/* figure_reader: figure records on the way in (design.md, figure records).
 *
 * Columns are found by name; records without a header have the columns of
 * record/figures.h in their order.  Columns that are missing are as if empty; without those that
 * say what a figure is, the records cannot be read: that is said once, as an error.
 */
#ifndef RECORD_FIGURE_READER_H
#define RECORD_FIGURE_READER_H

#include "record/figures.h"
#include "record/reader.h"

struct figure_reader {
	struct record_reader *records;
	struct diag *diag;
	size_t header;		/* record_header when the columns were looked up */
	int column[FIGURE_COLUMNS];
	bool useless;		/* columns that nothing replaces are missing */
	struct span *fields;	/* of the record in hand, n of them */
	size_t n;
};

/* Takes nothing over; records, opened with figure_columns as names, and diag
 * must outlive it. */
void figure_reader_init(struct figure_reader *r, struct record_reader *records,
    struct diag *diag);

/* The next figure and the document it belongs to; spans are valid until the
 * next call.  A record that is none is an error message and is passed over.
 * False at the end. */
bool figure_read(struct figure_reader *r, struct span *doc, struct figure *f);

/* Is this the beginning of figure records rather than of a text?  A header that
 * names their columns, or a line that has their shape. */
bool figure_records_begin(struct span bytes);

/* Is it the header of figure records in CSV (jxfigures --csv)? */
bool figure_records_csv(struct span bytes);

#endif
