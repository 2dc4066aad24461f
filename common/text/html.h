/* html: the tags and texts of HTML, with the place of each in the source.
 *
 * libxml2's HTML parser reads it: any bytes, tags unclosed or crossed, entities
 * known to HTML 4; scripts, styles, comments and the head are left out.  Of
 * its tree nothing is built, so memory is bounded by the longest tag or
 * comment and the time is linear in the source.
 */
#ifndef TEXT_HTML_H
#define TEXT_HTML_H

#include "base/buf.h"

enum html_tag {
	HTML_OTHER,		/* inline: no events */
	HTML_TABLE, HTML_ROW, HTML_CELL, HTML_CAPTION,
	HTML_PARAGRAPH,		/* whatever stands on lines of its own: p, h1, div … */
	HTML_BREAK,		/* br, hr */
	HTML_NUMBERED, HTML_LIST, HTML_ITEM,
	HTML_HIDDEN		/* head, script, style: what is in them is left out */
};

enum html_kind { HTML_OPEN, HTML_CLOSE, HTML_TEXT };

struct html_event {
	enum html_kind kind;
	enum html_tag tag;	/* of HTML_OPEN and HTML_CLOSE */
	size_t from, to;	/* its bytes in the source; equal if the tag was left out */
	struct span text;	/* HTML_TEXT: UTF-8, entities replaced; else to - from bytes */
	size_t colspan, rowspan;	/* of a cell: at least 1 */
	long start;		/* HTML_NUMBERED: of its first item; HTML_ITEM: value or 0 */
	char type;		/* HTML_NUMBERED: 1, a, A, i, I */
};

/* What html_read calls for each event; its texts live until it returns. */
typedef void html_handler(void *context, const struct html_event *event);

/* Tells handler every event of source, in order.  Whatever the bytes, it comes to their end; only
 * where libxml2 is gone does it end the program (html_library.h). */
void html_read(struct span source, html_handler *handler, void *context);

/* The bytes of the character reference (&lt; &#8805;) that s begins with, and its
 * character; 0 if s begins with none. */
size_t html_entity(struct span s, uint32_t *character);

/* Does a document of HTML begin with this line: <!DOCTYPE html>, <html>, an XML
 * declaration before them, or <p>, <h1>, <meta>, <div> with more behind it …, a page
 * without its head or a part of one? */
bool html_begins(struct span line);

#endif
