/* html: events of tags and texts with their places, entities, what begins a document
 * (html.h). */
#include "unit.h"

#include "text/html.h"

static const char *const tag_names[] = {
	"other", "table", "row", "cell", "caption", "p", "br", "ol", "ul", "li", "hidden"
};

/* Events one behind the other: <table>, </table>, text. */
static void
note(void *context, const struct html_event *event)
{
	struct buf *out = context;

	if (event->kind == HTML_TEXT)
		buf_add_span(out, event->text);
	else {
		buf_addf(out, "<%s%s", event->kind == HTML_CLOSE ? "/" : "", tag_names[event->tag]);
		if (event->kind == HTML_OPEN && event->tag == HTML_CELL &&
		    (event->colspan > 1 || event->rowspan > 1))
			buf_addf(out, " %zux%zu", event->colspan, event->rowspan);
		buf_add_char(out, '>');
	}
}

static void
events(const char *expected, const char *source)
{
	struct buf out = BUF_INIT;

	html_read(span_of(source), note, &out);
	check_text(source, expected, buf_str(&out));
	buf_release(&out);
}

static void
test_events(void)
{
	events("<p>全年支出</p>", "<p>全年<b>支出</b></p>");
	events("<table><row><cell>1</cell></row></table>",
	    "<table><tr><td>1</td></tr></table>");
	events("<table><row><cell 2x3>1</cell></row></table>",
	    "<table><tr><td colspan=2 rowspan=\"3\">1</td></tr></table>");
	events("<p>&<</p>", "<p>&amp;&lt;</p>");
	events("<p>ab</p>", "<p>a<!-- <p>no</p> -->b</p>");
	events("", "");
}

struct placed {
	struct span source;
	size_t end;
};

/* Texts that need no entity are the bytes of their place; places go forward. */
static void
compare(void *context, const struct html_event *event)
{
	struct placed *p = context;

	CHECK(event->from >= p->end && event->from <= event->to && event->to <= p->source.n);
	if (event->kind == HTML_TEXT)
		CHECK(span_eq(event->text, span_slice(p->source, event->from, event->to)));
	p->end = event->to;
}

static void
test_places(void)
{
	struct placed p = { SPAN("<p>全年<b>支出</b>685.98万元<br>其中</p>\n<table><tr><td>合计</td></tr></table>"), 0 };

	html_read(p.source, compare, &p);
	CHECK(p.end == p.source.n);
}

static void
test_entities(void)
{
	uint32_t c = 0;

	CHECK(html_entity(SPAN("&lt;b"), &c) == 4 && c == '<');
	CHECK(html_entity(SPAN("&#8805;"), &c) == 7 && c == 0x2265);
	CHECK(html_entity(SPAN("&#x4E00;"), &c) == 8 && c == 0x4E00);
	CHECK(html_entity(SPAN("&nbsp;"), &c) == 6 && c == 0xA0);
	CHECK(html_entity(SPAN("&#xD800;"), &c) == 0);		/* a surrogate */
	CHECK(html_entity(SPAN("&#x110000;"), &c) == 0);
	CHECK(html_entity(SPAN("&#0;"), &c) == 0 && html_entity(SPAN("&nosuch;"), &c) == 0);
	CHECK(html_entity(SPAN("&lt"), &c) == 0 && html_entity(SPAN("lt;"), &c) == 0);
	CHECK(html_entity(SPAN(""), &c) == 0 && html_entity(SPAN("&;"), &c) == 0);
}

static void
test_begins(void)
{
	CHECK(html_begins(SPAN("<!DOCTYPE html>")) && html_begins(SPAN("  <HTML lang=zh>")));
	CHECK(html_begins(SPAN("<?xml version=\"1.0\"?><html>")) && html_begins(SPAN("<h1>一、")));
	CHECK(!html_begins(SPAN("一、<html>")) && !html_begins(SPAN("<htmlx>")));
	CHECK(!html_begins(SPAN("<pre>")) && !html_begins(SPAN("")));
	CHECK(html_begins(SPAN("<meta charset=\"utf-8\"><p>一、")) && html_begins(SPAN("<head>")));
	CHECK(html_begins(SPAN("<div class=\"x\"><table>")) && html_begins(SPAN("<DIV>支出</DIV>")));
	CHECK(!html_begins(SPAN("<div class=\"x\">")) && !html_begins(SPAN("<divide>3")));
	CHECK(!html_begins(SPAN("<p")) && !html_begins(SPAN("<metadata>")));
}

int
main(void)
{
	test_events();
	test_places();
	test_entities();
	test_begins();
	return unit_done();
}
