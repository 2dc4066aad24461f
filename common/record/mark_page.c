/* mark_page: text, notes and links put together; see mark_page.h. */
#include "record/mark_page.h"

#include "check/explain.h"
#include "check/wording.h"
#include "record/markup.h"
#include "text/character.h"

/* A page on its way. */
struct laying {
	struct buf *out;
	const struct mark_page *page;
	size_t note, link, spot;	/* the next of each */
};

static const struct finding *
finding_at(const struct mark_page *p, size_t note)
{
	return &p->sheet->findings->list[p->notes->notes[note].finding];
}

/* A word of messages.tsv. */
static void
say(struct buf *out, const char *prefix, const char *key)
{
	struct buf name = BUF_INIT;

	buf_add_str(&name, prefix);
	buf_add_str(&name, key);
	wording_say(out, buf_str(&name), false, NULL, 0);
	buf_release(&name);
}

/* What kind of finding it is; a rule that somebody wrote is called by its name. */
static void
add_rule(struct buf *out, const struct finding *f)
{
	if (f->name != NULL)
		markup_flat(out, span_of(finding_rule(f)));
	else
		say(out, "mark.rule.", finding_rule(f));
}

/* --- what the report says of itself, and what was found -------------------------- */

/* The title, else whose report it is, else its name. */
static void
add_title(struct buf *out, const struct mark_sheet *of)
{
	struct span title = meta_title(of->meta), unit = meta_field(of->meta, META_UNIT);
	struct span year = meta_field(of->meta, META_YEAR);

	markup_flat(out, title.n != 0 ? title : unit.n != 0 ? unit : span_of(of->document));
	if (title.n == 0 && unit.n != 0 && year.n != 0) {
		markup_flat(out, year);
		buf_add_str(out, "年度");
	}
}

static void
add_fact(struct buf *out, const char *name, struct span value)
{
	if (value.n == 0)
		return;
	buf_addf(out, "<div><dt>%s</dt><dd>", name);
	markup_flat(out, value);
	buf_add_str(out, "</dd></div>\n");
}

static void
add_facts(struct buf *out, const struct mark_sheet *of)
{
	buf_add_str(out, "<dl>\n");
	add_fact(out, "填报单位", meta_field(of->meta, META_UNIT));
	add_fact(out, "年度", meta_field(of->meta, META_YEAR));
	add_fact(out, "自评得分", meta_field(of->meta, META_SCORE));
	add_fact(out, "评价等级", meta_field(of->meta, META_GRADE));
	add_fact(out, "文件", span_of(of->document));
	buf_add_str(out, "</dl>\n");
}

static void
add_counts(struct buf *out, const struct mark_page *p)
{
	size_t counts[FINDING_OK + 1] = { 0 };

	for (size_t i = 0; i < p->notes->n; i++)
		counts[finding_at(p, i)->severity]++;
	buf_add_str(out, "<p class=\"counts\">");
	for (size_t s = FINDING_ERROR; s < FINDING_OK; s++)
		if (counts[s] > 0) {
			buf_addf(out, "<span class=\"badge %s\">", severity_names[s]);
			say(out, "mark.", severity_names[s]);
			buf_addf(out, " %zu</span> ", counts[s]);
		}
	buf_add_str(out, p->notes->n == 0 ? "未发现对不上的数字。</p>\n" : "</p>\n");
}

/* The message up to the likely slip, or that slip, without the mark between. */
static struct span
message_of(const struct mark_page *p, const struct finding *f, bool slip)
{
	struct span all = span_slice(buf_span(&p->sheet->findings->text), f->message,
	    f->message + f->message_n);
	struct span s = f->hint == 0 ? (slip ? SPAN("") : all) :
	    slip ? span_slice(all, f->hint, all.n) : span_slice(all, 0, f->hint);

	return slip && span_starts(s, SPAN("；")) ? span_slice(s, sizeof "；" - 1, s.n) : s;
}

static void
add_finding_list(struct buf *out, const struct mark_page *p)
{
	if (p->notes->n == 0)
		return;
	buf_add_str(out, "<nav class=\"findings\" aria-label=\"核对结果\"><ol>\n");
	for (size_t i = 0; i < p->notes->n; i++) {
		const struct finding *f = finding_at(p, i);

		buf_addf(out, "<li class=\"%s\"><a href=\"#n%zu\"><b>第%zu行</b> ",
		    severity_names[f->severity], i + 1,
		    p->sheet->ledger->entries[f->stated_entry].figure.line);
		markup_flat(out, message_of(p, f, false));
		buf_add_str(out, "</a></li>\n");
	}
	buf_add_str(out, "</ol></nav>\n");
}

/* --- a note ------------------------------------------------------------------- */

/* Digits between 第 and 行: how many bytes all that takes; 0: s does not begin so, or
 * it is a row of a table (第3行第5列). */
static size_t
line_word(struct span s, size_t *number)
{
	const struct span before = SPAN("第"), after = SPAN("行");
	size_t at = before.n;

	*number = 0;
	if (!span_starts(s, before))
		return 0;
	for (; at < s.n && byte_is_digit(s.p[at]) && *number < 100000000; at++)
		*number = *number * 10 + (size_t)(s.p[at] - '0');
	if (at == before.n || !span_starts(span_slice(s, at, s.n), after) ||
	    span_starts(span_slice(s, at + after.n, s.n), before))
		return 0;
	return at + after.n;
}

/* Text in which 第25行 leads there. */
static void
add_linked(struct buf *out, const struct mark_page *p, struct span s)
{
	size_t from = 0, number;

	for (size_t i = 0; i < s.n; i++) {
		size_t n = line_word(span_slice(s, i, s.n), &number), line;

		if (n == 0 || (line = mark_body_line(p->body, number)) == 0)
			continue;
		markup_text(out, span_slice(s, from, i));
		buf_addf(out, "<a href=\"#%zu\">", line);
		markup_text(out, span_slice(s, i, i + n));
		buf_add_str(out, "</a>");
		from = i + n;
		i = from - 1;
	}
	markup_text(out, span_slice(s, from, s.n));
}

static void
add_operand(struct buf *out, const struct mark_page *p, size_t entry)
{
	const struct figure *f = &p->sheet->ledger->entries[entry].figure;
	const struct mark_spot *spot = &p->body->spots[entry];

	buf_addf(out, spot->shown ? "<li><a href=\"#f%zu\">" : "<li><a href=\"#%zu\">",
	    spot->shown ? f->id : mark_body_line(p->body, f->line));
	markup_flat(out, f->raw);
	buf_add_str(out, "</a> ");
	markup_flat(out, f->label);
	buf_add_str(out, "</li>\n");
}

/* The computation, as jxcheck --explain shows it, without its first line: that is
 * the message. */
static void
add_explanation(struct buf *out, const struct mark_page *p, const struct finding *f)
{
	const struct quotes none = { .n = 0 };
	const struct explain_case of = {
		.document = "", .ledger = p->sheet->ledger, .findings = p->sheet->findings,
		.quotes = &none
	};
	struct buf text = BUF_INIT;
	struct span rest;
	size_t head;

	explain_finding(&text, &of, f);
	rest = buf_span(&text);
	head = span_find(rest, SPAN("\n"));
	rest = head == NONE ? SPAN("") : span_slice(rest, head + 1, rest.n);
	while (span_ends(rest, SPAN("\n")))
		rest.n--;
	if (rest.n != 0) {
		buf_add_str(out, "<details><summary>核对过程</summary><pre>");
		add_linked(out, p, rest);
		buf_add_str(out, "</pre></details>\n");
	}
	buf_release(&text);
}

static void
add_note(struct buf *out, const struct mark_page *p, size_t note)
{
	const struct finding *f = finding_at(p, note);
	struct span slip = message_of(p, f, true);

	buf_addf(out, "<aside class=\"note %s\" id=\"n%zu\" role=\"note\" tabindex=\"-1\">"
	    "<p><span class=\"badge %s\">", severity_names[f->severity], note + 1,
	    severity_names[f->severity]);
	say(out, "mark.", severity_names[f->severity]);
	buf_add_str(out, " · ");
	add_rule(out, f);
	buf_add_str(out, "</span> ");
	add_linked(out, p, message_of(p, f, false));
	buf_add_str(out, "</p>\n");
	if (slip.n != 0) {
		buf_add_str(out, "<p class=\"slip\">");
		add_linked(out, p, slip);
		buf_add_str(out, "</p>\n");
	}
	buf_add_str(out, "<ul>\n");
	for (size_t i = 0; i < f->n; i++)
		add_operand(out, p, p->sheet->findings->operands[f->first + i]);
	buf_add_str(out, "</ul>\n");
	add_explanation(out, p, f);
	buf_add_str(out, "</aside>\n");
}

/* --- the text ----------------------------------------------------------------- */

/* The tag of a figure that findings are about, by the links from..to. */
static void
open_figure(struct laying *l, size_t from, size_t to)
{
	const struct mark_link *links = l->page->notes->links;
	enum finding_severity worst = FINDING_OK;
	size_t first = links[from].note;

	for (size_t i = from; i < to; i++) {
		enum finding_severity s = finding_at(l->page, links[i].note)->severity;

		if (s < worst) {
			worst = s;
			first = links[i].note;
		}
	}
	buf_addf(l->out, "<a class=\"f %s\" id=\"f%zu\" href=\"#n%zu\" data-n=\"",
	    severity_names[worst], l->page->sheet->ledger->entries[links[from].entry].figure.id,
	    first + 1);
	for (size_t i = from; i < to; i++) {
		buf_add_str(l->out, i == from ? "n" : " n");
		buf_add_uint(l->out, links[i].note + 1);
	}
	buf_add_str(l->out, "\">");
}

/* Bytes at..to of the text, with the links that belong to spots before spot_end. */
static void
add_marked(struct laying *l, size_t at, size_t to, size_t spot_end)
{
	const struct mark_notes *ns = l->page->notes;
	const char *html = l->page->body->html.p;

	while (l->link < ns->nlinks && ns->links[l->link].entry < spot_end) {
		const struct mark_spot *spot = &l->page->body->spots[ns->links[l->link].entry];
		size_t from = l->link;

		while (l->link < ns->nlinks && ns->links[l->link].entry == ns->links[from].entry)
			l->link++;
		if (!spot->shown)
			continue;
		buf_add(l->out, html + at, spot->open - at);
		open_figure(l, from, l->link);
		buf_add(l->out, html + spot->open, spot->close - spot->open);
		buf_add_str(l->out, "</a>");
		at = spot->close;
	}
	buf_add(l->out, html + at, to - at);
}

static void
add_part(struct laying *l, const struct mark_part *part, size_t spot_end)
{
	const struct mark_notes *ns = l->page->notes;
	bool noted = l->note < ns->n && ns->notes[l->note].entry < spot_end;

	if (noted)
		buf_add_str(l->out, "<div class=\"r\">");
	add_marked(l, part->open, part->close, spot_end);
	if (!noted)
		return;
	buf_add_str(l->out, "<div class=\"notes\">\n");
	for (; l->note < ns->n && ns->notes[l->note].entry < spot_end; l->note++)
		add_note(l->out, l->page, l->note);
	buf_add_str(l->out, "</div></div>\n");
}

static void
add_text(struct buf *out, const struct mark_page *p)
{
	const struct mark_body *body = p->body;
	struct laying l = { .out = out, .page = p };

	buf_add_str(out, "<main>\n");
	for (size_t i = 0; i < body->nparts; i++)
		add_part(&l, &body->parts[i],
		    i + 1 < body->nparts ? body->parts[i + 1].spot : body->nspots);
	buf_add_str(out, "</main>\n");
}

/* --- the page ----------------------------------------------------------------- */

/* A link to another page of the report; file is a name, which an address may not hold as it is. */
static void
add_page_link(struct buf *out, const char *key, const char *rel, struct span file)
{
	if (file.n == 0)
		return;
	buf_addf(out, "<a rel=\"%s\" href=\"", rel);
	for (size_t i = 0; i < file.n; i++) {
		unsigned char c = (unsigned char)file.p[i];

		if (c >= 0x80)
			buf_addf(out, "%%%02X", (unsigned)c);
		else
			buf_add_char(out, (char)c);
	}
	buf_add_str(out, "\">");
	say(out, "mark.", key);
	buf_add_str(out, "</a>\n");
}

/* Where a report goes on that one page does not hold, and where it began. */
static void
add_page_links(struct buf *out, const struct mark_page *p)
{
	if (p->sheet->before.n == 0 && p->sheet->after.n == 0)
		return;
	buf_add_str(out, "<nav class=\"pages\">\n");
	add_page_link(out, "before", "prev", p->sheet->before);
	add_page_link(out, "after", "next", p->sheet->after);
	buf_add_str(out, "</nav>\n");
}

static void
add_header(struct buf *out, const struct mark_page *p)
{
	buf_add_str(out, "<header class=\"report\">\n");
	buf_add_str(out, "<p class=\"up\">");
	if (p->index != NULL) {
		buf_add_str(out, "<a href=\"");
		markup_flat(out, span_of(p->index));
		buf_add_str(out, "\">← 返回总表</a> ");
	}
	if (p->body->contents.n != 0)
		buf_add_str(out, "<a class=\"skip\" href=\"#contents\">目录</a>");
	buf_add_str(out, "</p>\n");
	buf_add_str(out, "<h1>");
	add_title(out, p->sheet);
	buf_add_str(out, "</h1>\n");
	add_facts(out, p->sheet);
	add_counts(out, p);
	add_finding_list(out, p);
	add_page_links(out, p);
	buf_add_str(out, "</header>\n");
}

static void
add_contents(struct buf *out, const struct mark_page *p)
{
	if (p->body->contents.n == 0)
		return;
	buf_add_str(out,
	    "<nav class=\"contents\" id=\"contents\" aria-label=\"目录\"><h2>目录</h2>\n<ol>\n");
	buf_add_span(out, buf_span(&p->body->contents));
	buf_add_str(out, "</ol></nav>\n");
}

void
mark_page_write(struct buf *out, const struct mark_page *p)
{
	buf_add_str(out,
	    "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
	add_title(out, p->sheet);
	buf_add_str(out,
	    "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	buf_add_span(out, p->head);
	buf_add_str(out, "</head>\n<body>\n");
	add_header(out, p);
	add_text(out, p);
	add_contents(out, p);
	add_page_links(out, p);
	buf_add_str(out,
	    "<footer>数字由 jixiao 自动识别、核对；结论以原件为准。</footer>\n</body>\n</html>\n");
}
