/* html_library: libxml2, loaded when HTML is first met.
 *
 * With the libraries that it needs itself it would double the time that every
 * program takes to start, and few inputs hold HTML.  That it is there was seen
 * when the program was built (scripts/libs); if it is gone, the program says
 * so and exits with status 2, as when memory is gone (base/mem.h).
 */
#ifndef TEXT_HTML_LIBRARY_H
#define TEXT_HTML_LIBRARY_H

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

/* The functions used, by their names. */
#define HTML_FUNCTIONS(USE) \
	USE(htmlNewParserCtxt) USE(htmlCtxtUseOptions) USE(htmlParseDocument) \
	USE(htmlFreeParserCtxt) USE(htmlEntityLookup) USE(inputPush) \
	USE(xmlNewIOInputStream) USE(xmlParserInputBufferCreateIO) \
	USE(xmlStopParser) USE(xmlStrdup) USE(xmlMemSetup)

struct html_library {
#define MEMBER(name) __typeof__(&(name)) name##_;
	HTML_FUNCTIONS(MEMBER)
#undef MEMBER
};

/* Never NULL.  The library gets its memory from base/mem: of its own, versions go on
 * without what they had no memory for, or try for ever. */
const struct html_library *html_library(void);

#endif
