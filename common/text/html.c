/* html: drives libxml2's HTML parser; see html.h.
 *
 * The parser says nothing about places but for its input's position (consumed
 * + cur - base, in bytes: the source is UTF-8 and stays as it is).  What is
 * relied on: when a text is handed over, cur is behind it, or, of a long one
 * in parts, or a < that begins no tag, before its last character; behind an entity for its
 * character; at the end of a start tag's attributes; behind an end tag.  Texts are compared
 * with the source at the place that follows from this, so another version of
 * the library can at worst make a column less exact.
 *
 * The library looks for the partner of every end tag among all open tags.  A
 * parser that has many open is therefore left and a new one goes on behind the
 * tag: which tags are open matters only to those who get the events. */
#include "text/html.h"

#include <limits.h>
#include <strings.h>

#include "base/mem.h"
#include "text/html_library.h"

enum {
	PART_LEAST = 1000,	/* bytes of a text that is told in parts */
	DEPTH_MAX = 128,	/* open tags of one parser … */
	DEPTH_TABLE = 512,	/* … and while a table is open */
	SPAN_MAX = 1000, ROWS_MAX = 65534	/* HTML: colspan, rowspan */
};

static const struct {
	const char *name;
	enum html_tag tag;
} tags[] = {
	{ "table", HTML_TABLE }, { "tr", HTML_ROW }, { "td", HTML_CELL },
	{ "th", HTML_CELL }, { "caption", HTML_CAPTION },
	{ "p", HTML_PARAGRAPH }, { "div", HTML_PARAGRAPH },
	{ "h1", HTML_PARAGRAPH }, { "h2", HTML_PARAGRAPH },
	{ "h3", HTML_PARAGRAPH }, { "h4", HTML_PARAGRAPH },
	{ "h5", HTML_PARAGRAPH }, { "h6", HTML_PARAGRAPH },
	{ "address", HTML_PARAGRAPH }, { "article", HTML_PARAGRAPH },
	{ "aside", HTML_PARAGRAPH }, { "blockquote", HTML_PARAGRAPH },
	{ "body", HTML_PARAGRAPH }, { "center", HTML_PARAGRAPH },
	{ "dd", HTML_PARAGRAPH }, { "dl", HTML_PARAGRAPH },
	{ "dt", HTML_PARAGRAPH }, { "fieldset", HTML_PARAGRAPH },
	{ "figcaption", HTML_PARAGRAPH }, { "figure", HTML_PARAGRAPH },
	{ "footer", HTML_PARAGRAPH }, { "form", HTML_PARAGRAPH },
	{ "header", HTML_PARAGRAPH }, { "main", HTML_PARAGRAPH },
	{ "nav", HTML_PARAGRAPH }, { "option", HTML_PARAGRAPH },
	{ "pre", HTML_PARAGRAPH }, { "section", HTML_PARAGRAPH },
	{ "br", HTML_BREAK }, { "hr", HTML_BREAK },
	{ "ol", HTML_NUMBERED }, { "ul", HTML_LIST }, { "li", HTML_ITEM },
	{ "head", HTML_HIDDEN }, { "title", HTML_HIDDEN },
	{ "script", HTML_HIDDEN }, { "style", HTML_HIDDEN },
};

/* A source being read; offsets are its bytes. */
struct reading {
	struct span source;
	const struct html_library *library;
	html_handler *handler;
	void *context;
	htmlParserCtxtPtr parser;
	size_t begun;		/* where the parser began */
	size_t given;		/* bytes the parser was given so far */
	size_t done;		/* end of the last tag or text that was told */
	size_t hidden;		/* HTML_HIDDEN tags that are open */
	size_t tables;		/* open ones */
	size_t left;		/* behind the tag at which the parser was left; 0: it was not */
};

static enum html_tag
tag_of(const xmlChar *name)
{
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if ((name[0] | 32) == tags[i].name[0] &&	/* in most rows it is not */
		    strcasecmp((const char *)name, tags[i].name) == 0)
			return tags[i].tag;
	return HTML_OTHER;
}

/* Where the parser is in the source. */
static size_t
position(const struct reading *r)
{
	const xmlParserInput *input = r->parser->input;
	size_t at = r->begun;

	if (input != NULL)
		at += input->consumed + (size_t)(input->cur - input->base);
	return at < r->source.n ? at : r->source.n;
}

static bool
starts_folded(struct span s, const char *word)
{
	return s.n >= strlen(word) && strncasecmp(s.p, word, strlen(word)) == 0;
}

/* What ends before byte at has been told. */
static void
done_to(struct reading *r, size_t at)
{
	if (at > r->done)
		r->done = at;
}

/* --- tags --------------------------------------------------------------- */

static long
number_in(const char *s, long most)
{
	long n = 0;

	while (*s == ' ')
		s++;
	for (; *s >= '0' && *s <= '9'; s++)
		n = n > most ? most : n * 10 + (*s - '0');
	return n > most ? most : n;
}

static size_t
span_in(const char *s, long most)
{
	long n = number_in(s, most);

	return n > 1 ? (size_t)n : 1;
}

static void
read_attributes(const xmlChar **attributes, struct html_event *event)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
		const char *name = (const char *)attributes[0];
		const char *value = (const char *)attributes[1];

		if (value == NULL)
			continue;
		if (strcasecmp(name, "colspan") == 0)
			event->colspan = span_in(value, SPAN_MAX);
		else if (strcasecmp(name, "rowspan") == 0)
			event->rowspan = span_in(value, ROWS_MAX);
		else if (strcasecmp(name, "start") == 0 || strcasecmp(name, "value") == 0)
			event->start = number_in(value, INT_MAX);
		else if (strcasecmp(name, "type") == 0)
			event->type = value[0];
	}
}

/* Where "<name" begins, behind what was told last; to if it does not. */
static size_t
tag_start(const struct reading *r, const char *name, size_t to)
{
	size_t n = strlen(name);

	for (size_t at = r->done; at + 1 + n <= to; at++) {
		const char *open = memchr(r->source.p + at, '<', to - n - at);

		if (open == NULL)
			break;
		at = (size_t)(open - r->source.p);
		if (strncasecmp(open + 1, name, n) == 0)
			return at;
	}
	return to;
}

static void
tell_tag(struct reading *r, enum html_kind kind, const char *name,
    const xmlChar **attributes)
{
	struct html_event event = { .kind = kind, .tag = tag_of((const xmlChar *)name),
		.colspan = 1, .rowspan = 1, .type = '1' };
	const char *p = r->source.p;

	if (event.tag == HTML_HIDDEN) {
		if (kind == HTML_OPEN)
			r->hidden++;
		else if (r->hidden != 0)
			r->hidden--;
	}
	if (event.tag == HTML_TABLE)
		r->tables += kind == HTML_OPEN ? 1 : -(size_t)(r->tables != 0);
	if (event.tag == HTML_OTHER || event.tag == HTML_HIDDEN || r->hidden != 0)
		return;
	event.to = position(r);
	if (event.to < r->done)
		event.to = r->done;
	event.from = event.to;
	if (kind == HTML_OPEN) {
		event.start = event.tag == HTML_NUMBERED;
		read_attributes(attributes, &event);
		event.from = tag_start(r, name, event.to);
		while (event.from < event.to && event.to < r->source.n && p[event.to - 1] != '>')
			event.to++;
	}
	if (event.from < event.to)
		done_to(r, event.to);
	r->handler(r->context, &event);
}

/* Enough tags are open: this parser stops. */
static void
leave(struct reading *r)
{
	size_t at = position(r);
	const char *end = memchr(r->source.p + at, '>', r->source.n - at);

	r->left = end == NULL ? r->source.n : (size_t)(end - r->source.p) + 1;
	r->library->xmlStopParser_(r->parser);
}

static void
on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct reading *r = context;

	if (r->left != 0)
		return;
	tell_tag(r, HTML_OPEN, (const char *)name, attributes);
	if (r->parser->nameNr > (r->tables == 0 ? DEPTH_MAX : DEPTH_TABLE) &&
	    r->hidden == 0)
		leave(r);
}

static void
on_end(void *context, const xmlChar *name)
{
	struct reading *r = context;

	if (r->left == 0)
		tell_tag(r, HTML_CLOSE, (const char *)name, NULL);
}

/* --- text --------------------------------------------------------------- */

static bool
stands_at(const struct reading *r, size_t at, struct span text)
{
	return at >= r->done && at + text.n <= r->source.n &&
	    memcmp(r->source.p + at, text.p, text.n) == 0;
}

/* Finds the place of a text that is told now. */
static void
place_text(const struct reading *r, struct html_event *event)
{
	size_t at = position(r), n = event->text.n, last = n;

	event->to = at;
	event->from = at - n;
	if (at >= n && stands_at(r, event->from, event->text))
		return;
	while (last > 1 && ((unsigned char)event->text.p[last - 1] & 0xC0) == 0x80)
		last--;
	event->to = at + n - (last - 1);
	event->from = event->to - n;
	if ((n >= PART_LEAST || span_eq(event->text, SPAN("<"))) && event->to >= n &&
	    stands_at(r, event->from, event->text))
		return;
	event->from = event->to = at > r->done ? at : r->done;
	for (size_t back = at; back-- > r->done;)
		if (r->source.p[back] == '&') {
			event->from = back;
			break;
		}
	/* & before a name that is no entity's, which is a text of its own. */
	if (event->from < at && span_eq(event->text, SPAN("&")) &&
	    !starts_folded(span_slice(r->source, event->from, at), "&amp") &&
	    !starts_folded(span_slice(r->source, event->from, at), "&#"))
		event->to = event->from + 1;
}

static void
on_text(void *context, const xmlChar *text, int n)
{
	struct reading *r = context;
	struct html_event event = { .kind = HTML_TEXT,
		.text = { (const char *)text, (size_t)n } };

	if (r->left != 0 || r->hidden != 0 || n <= 0)
		return;
	place_text(r, &event);
	done_to(r, event.to);
	r->handler(r->context, &event);
}

static void
on_comment(void *context, const xmlChar *text)
{
	struct reading *r = context;

	(void)text;
	if (r->left == 0)
		done_to(r, position(r));
}

/* Scripts and styles. */
static void
on_data(void *context, const xmlChar *text, int n)
{
	(void)n;
	on_comment(context, text);
}

/* --- the parsers -------------------------------------------------------- */

static int
give_bytes(void *context, char *to, int n)
{
	struct reading *r = context;
	size_t left = r->source.n - r->begun - r->given;

	if (n < 0)
		return 0;
	if (left > (size_t)n)
		left = (size_t)n;
	memcpy(to, r->source.p + r->begun + r->given, left);
	r->given += left;
	return (int)left;
}

static htmlParserCtxtPtr
new_parser(struct reading *r)
{
	htmlParserCtxtPtr parser = r->library->htmlNewParserCtxt_();
	xmlParserInputBufferPtr bytes = parser == NULL ? NULL :
	    r->library->xmlParserInputBufferCreateIO_(give_bytes, NULL, r, XML_CHAR_ENCODING_NONE);
	xmlParserInputPtr input = bytes == NULL ? NULL :
	    r->library->xmlNewIOInputStream_(parser, bytes, XML_CHAR_ENCODING_NONE);

	if (input == NULL || r->library->inputPush_(parser, input) < 0)
		mem_exhausted();
	parser->charset = XML_CHAR_ENCODING_UTF8;
	if (input->encoding == NULL)	/* so that it never guesses another */
		input->encoding = r->library->xmlStrdup_((const xmlChar *)"UTF-8");
	*parser->sax = (xmlSAXHandler){
		.startElement = on_start, .endElement = on_end,
		.characters = on_text, .ignorableWhitespace = on_text,
		.cdataBlock = on_data, .comment = on_comment,
	};
	parser->userData = r;
	r->library->htmlCtxtUseOptions_(parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	    HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOIMPLIED);
	return parser;
}

/* Reads on with a parser of its own; returns where it stopped. */
static size_t
read_on(struct reading *r, size_t at)
{
	size_t stopped;

	r->begun = at;
	done_to(r, at);
	r->given = r->left = r->hidden = r->tables = 0;
	r->parser = new_parser(r);
	r->library->htmlParseDocument_(r->parser);
	stopped = r->left != 0 ? r->left : position(r);
	r->library->htmlFreeParserCtxt_(r->parser);
	return stopped > at ? stopped : at + 1;
}

void
html_read(struct span source, html_handler *handler, void *context)
{
	struct reading r = { .source = source, .library = html_library(),
		.handler = handler, .context = context };

	for (size_t at = 0; at < source.n;)
		at = read_on(&r, at);
}

/* --- documents ---------------------------------------------------------- */

/* Does line begin with this tag?  *end is where its name ends. */
static bool
begins_with_tag(struct span line, const char *tag, size_t *end)
{
	*end = strlen(tag);
	return starts_folded(line, tag) && (line.n == *end || line.p[*end] == '>' ||
	    line.p[*end] == ' ' || line.p[*end] == '\t' || line.p[*end] == '/');
}

/* A page without its head, as pandoc writes it, or a part of one, as editors of web pages
 * and clipboards do.  Markdown, too, may stand in a <div> or <span>, which is then alone on
 * its line. */
static bool
begins_fragment(struct span line)
{
	static const char *const pages[] = { "<head", "<meta", "<title", "<body", "<style", "<p",
	    "<h1", "<h2", "<h3", "<h4", "<h5", "<h6" };
	static const char *const parts[] = { "<div", "<span", "<center", "<section", "<article" };
	const char *close;
	size_t end;

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		if (begins_with_tag(line, pages[i], &end))
			return line.n > end;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (begins_with_tag(line, parts[i], &end))
			return (close = memchr(line.p, '>', line.n)) != NULL &&
			    span_trim(span_slice(line, (size_t)(close + 1 - line.p), line.n)).n !=
			    0;
	return false;
}

bool
html_begins(struct span line)
{
	while (line.n != 0 && (line.p[0] == ' ' || line.p[0] == '\t'))
		line = span_slice(line, 1, line.n);
	if (line.n == 0 || line.p[0] != '<')
		return false;		/* nearly always */
	if (starts_folded(line, "<?xml")) {
		const char *end = memchr(line.p, '>', line.n);

		if (end == NULL || (size_t)(end + 1 - line.p) == line.n)
			return end != NULL;
		return html_begins(span_slice(line, (size_t)(end + 1 - line.p), line.n));
	}
	return starts_folded(line, "<!doctype html") ||
	    (starts_folded(line, "<html") && (line.n == 5 || line.p[5] == ' ' ||
		line.p[5] == '>' || line.p[5] == '\t')) ||
	    begins_fragment(line);
}
