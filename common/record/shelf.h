/* shelf: a directory that takes one page a report, under names that a list gives.
 *
 * The list says for every report of a stream, in its order, how its file is
 * called: "NAME TAB FILE" a line, NAME escaped as in records.  The file is
 * DIR/FI/FILE.html, where FI are the first two characters of FILE, so that no
 * folder gets too many; what one page does not hold goes on in FILE-2.html.
 * A file appears whole or not at all.
 */
#ifndef RECORD_SHELF_H
#define RECORD_SHELF_H

#include "base/buf.h"
#include "base/diag.h"

struct shelf;

/* Reads list and makes path if it is not there (its parent must be).  NULL, with
 * a message in diag, when the list cannot be read, a line of it is none, or FILE
 * holds more than letters, digits, "-" and "_".  path must outlive the shelf. */
struct shelf *shelf_open(const char *path, const char *list, struct diag *diag);

/* The report at hand is doc from now on, and the next line of the list must be its; if it is
 * not, there is a message in diag, and doc has no file. */
void shelf_turn_to(struct shelf *s, const char *doc, struct diag *diag);

/* Appends the name of the file, without its folder, of page number "page" of the report at hand,
 * from 1 on; nothing if that has none. */
void shelf_name(const struct shelf *s, size_t page, struct buf *name);

/* Writes that page; nothing if the report has no file.  What fails is a message in diag. */
void shelf_put(struct shelf *s, size_t page, struct span bytes, struct diag *diag);

/* Frees s, which may be NULL; the files stay. */
void shelf_close(struct shelf *s);

#endif
