/* html_tables: which <table>s of a source of HTML are tables.
 *
 * A web page puts its layout into tables, too.  A table counts as one if it
 * has two rows and some row has two cells; of tables inside one another, the
 * outer one, with what stands in the inner ones as text of its cells, unless
 * most of its text stands in inner ones or one of its cells holds a page of
 * text besides them: then it is layout, and the inner ones count.
 */
#ifndef TEXT_HTML_TABLES_H
#define TEXT_HTML_TABLES_H

#include "base/buf.h"
#include "text/html.h"

/* Bytes from..to-1 of the source, from <table> to </table>; those of a row if
 * the source begins inside a table. */
struct html_table {
	size_t from, to;
	bool counts;
};

struct html_tables {
	struct html_table *at;		/* in order, none inside another */
	size_t n, cap;
};

/* Fills tables, which is initialized to zero or was used before, with those of source. */
void html_tables_find(struct html_tables *tables, struct span source);

/* Frees the list; tables is empty and may be filled again. */
void html_tables_release(struct html_tables *tables);

#endif
