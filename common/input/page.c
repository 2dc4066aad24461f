/* page: lays the texts of a page out in lines; see page.h.  A line of the page
 * is a list of runs, bytes of the source or made ones, put together when it is
 * asked for. */
#include "input/page.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/para_columns.h"
#include "input/para_label.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/glyph.h"
#include "text/html_tables.h"

enum { LISTS = 32 };		/* lists inside one another that are numbered */

struct page_in {
	size_t start;		/* in the source */
	size_t number;
	size_t map, nmap;	/* its points */
};

struct page_run {
	size_t at;		/* where it stands in the source */
	size_t n;
	size_t made;		/* where it stands in made; NONE: as in the source */
};

struct page_out {
	size_t first, n;	/* its runs */
	unsigned flags;
};

struct list {
	bool numbered;
	long next;
	char type;
};

/* A page being laid out. */
struct layout {
	struct page *page;
	const struct html_table *table, *end;
	bool caption;
	bool open;		/* a line is */
	bool fresh;		/* the next line begins a paragraph */
	bool blank;		/* white space before the next text … */
	bool line_end;		/* … with a line end in it */
	uint32_t last;		/* character before it */
	struct list lists[LISTS];
	size_t depth;
	struct buf number;	/* of an item whose text has not come yet */
	size_t item;		/* where its tag stands */
};

void
page_release(struct page *p)
{
	buf_release(&p->source);
	buf_release(&p->made);
	free(p->in);
	free(p->points);
	free(p->out);
	free(p->runs);
	mapped_release(&p->line);
}

void
page_reset(struct page *p)
{
	buf_reset(&p->source);
	buf_reset(&p->made);
	p->nin = p->npoints = p->nout = p->next = p->nruns = 0;
}

void
page_add(struct page *p, const struct line *line)
{
	if (p->nin != 0)
		buf_add_char(&p->source, '\n');
	p->in = mem_grow(p->in, p->nin, &p->in_cap, sizeof *p->in);
	p->in[p->nin++] = (struct page_in){
		p->source.n, line->number, p->npoints, line->map.n
	};
	buf_add_span(&p->source, line->text);
	for (size_t i = 0; i < line->map.n; i++) {
		p->points = mem_grow(p->points, p->npoints, &p->points_cap,
		    sizeof *p->points);
		p->points[p->npoints++] = line->map.at[i];
	}
}

/* The line of the source that byte at stands in. */
static size_t
in_at(const struct page *p, size_t at)
{
	size_t low = 0, high = p->nin;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (p->in[middle].start <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* --- lines out ---------------------------------------------------------- */

static void
begin_line(struct layout *w, unsigned flags)
{
	struct page *p = w->page;

	p->out = mem_grow(p->out, p->nout, &p->out_cap, sizeof *p->out);
	p->out[p->nout++] = (struct page_out){ p->nruns, 0, flags };
	w->open = true;
}

static void
add_run(struct layout *w, size_t at, size_t n, size_t made)
{
	struct page *p = w->page;

	p->runs = mem_grow(p->runs, p->nruns, &p->runs_cap, sizeof *p->runs);
	p->runs[p->nruns++] = (struct page_run){ at, n, made };
	p->out[p->nout - 1].n++;
}

static void
add_made(struct layout *w, struct span text, size_t at)
{
	size_t made = w->page->made.n;

	buf_add_span(&w->page->made, text);
	add_run(w, at, text.n, made);
}

/* Is a line end before character c none?  It is a blank but between ideographs and at marks of
 * clauses, beside which nobody writes one. */
static bool
is_nothing(const struct layout *w, uint32_t c)
{
	return (character_is_han(w->last) && character_is_han(c)) ||
	    character_is_mark_of(w->last, U"，。；：、！？“《（") ||
	    character_is_mark_of(c, U"，。；：、！？”》）");
}

/* Before text that comes from byte at: the line it belongs to, a blank. */
static void
before_text(struct layout *w, struct span text, size_t at)
{
	if (w->fresh || !w->open)
		begin_line(w, LINE_FIRST | LINE_PROSE);
	else if (w->line_end) {
		begin_line(w, LINE_MORE | LINE_PROSE);
		if (!is_nothing(w, glyph_at(text, 0).c))
			add_made(w, SPAN(" "), at);
	} else if (w->blank)
		add_made(w, SPAN(" "), at);
	if (w->number.n != 0) {
		add_made(w, buf_span(&w->number), w->item);
		buf_reset(&w->number);
	}
	w->fresh = w->blank = w->line_end = false;
	w->last = glyph_before(text, text.n).c;
}

static void
end_paragraph(struct layout *w)
{
	w->fresh = true;
	w->blank = w->line_end = false;
}

/* --- text --------------------------------------------------------------- */

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
add_plain(struct layout *w, struct span text, size_t at)
{
	for (size_t i = 0, end; i < text.n; i = end) {
		for (end = i; end < text.n && is_white(text.p[end]); end++) {
			w->blank = true;
			w->line_end |= text.p[end] == '\n';
		}
		i = end;
		while (end < text.n && !is_white(text.p[end]))
			end++;
		if (i == end)
			continue;
		before_text(w, span_slice(text, i, end), at + i);
		add_run(w, at + i, end - i, NONE);
	}
}

static void
add_entity(struct layout *w, struct span text, size_t at)
{
	struct glyph g = glyph_at(text, 0);
	struct span to = text;

	if (g.n == text.n && fold_lookup(g.c, &to) && to.n == 0)
		return;
	if (span_eq(to, SPAN(" ")) || is_white(to.p[0])) {
		w->blank = true;
		return;
	}
	before_text(w, to, at);
	add_made(w, to, at);
}

static void
add_text(struct layout *w, const struct html_event *event)
{
	if (event->to - event->from == event->text.n)
		add_plain(w, event->text, event->from);
	else
		add_entity(w, event->text, event->from);
}

/* --- lists -------------------------------------------------------------- */

static void
roman(struct buf *out, long n)
{
	static const struct { long value; const char *sign; } signs[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
		{ 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" },
		{ 5, "v" }, { 4, "iv" }, { 1, "i" }
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		for (; n >= signs[i].value; n -= signs[i].value)
			buf_add_span(out, span_of(signs[i].sign));
}

/* As browsers number items: 1. a. i. */
static void
write_number(struct buf *out, const struct list *list)
{
	buf_reset(out);
	if ((list->type | 32) == 'i' && list->next > 0 && list->next < 4000)
		roman(out, list->next);
	else if ((list->type | 32) == 'a' && list->next > 0 && list->next <= 26)
		buf_add_char(out, (char)('a' + list->next - 1));
	else
		buf_add_uint(out, (size_t)list->next);
	if (list->type == 'A' || list->type == 'I')
		for (size_t i = 0; i < out->n; i++)
			out->p[i] = (char)(out->p[i] & ~32);
	buf_add_span(out, SPAN(". "));
}

static void
begin_item(struct layout *w, const struct html_event *event)
{
	struct list *list = w->depth == 0 || w->depth > LISTS ? NULL :
	    &w->lists[w->depth - 1];

	buf_reset(&w->number);
	if (list == NULL || !list->numbered)
		return;
	if (event->start > 0)
		list->next = event->start;
	write_number(&w->number, list);
	list->next++;
	w->item = event->from;
}

static void
change_list(struct layout *w, const struct html_event *event)
{
	if (event->kind == HTML_CLOSE) {
		w->depth -= w->depth != 0;
		return;
	}
	if (w->depth++ < LISTS)
		w->lists[w->depth - 1] = (struct list){
			event->tag == HTML_NUMBERED, event->start, event->type
		};
}

/* --- tables ------------------------------------------------------------- */

/* The bytes from..to-1 of the source, line for line, without indentation. */
static void
add_source(struct layout *w, size_t from, size_t to)
{
	const struct page *p = w->page;

	for (size_t i = in_at(p, from); from < to; i++) {
		size_t end = i + 1 < p->nin ? p->in[i + 1].start - 1 : p->source.n;
		size_t stop = end < to ? end : to;

		while (from < stop && is_white(p->source.p[from]))
			from++;
		if (from < stop) {
			begin_line(w, LINE_FIRST);
			add_run(w, from, stop - from, NONE);
		}
		from = end + 1;
	}
}

/* Is the event part of a table that stays as it is? */
static bool
in_table(struct layout *w, const struct html_event *event)
{
	while (w->table < w->end && event->from >= w->table->to) {
		end_paragraph(w);
		add_source(w, w->table->from, w->table->to);
		w->table++;
		w->caption = false;
		end_paragraph(w);
	}
	return w->table < w->end && event->from >= w->table->from;
}

static void
lay_out(void *context, const struct html_event *event)
{
	struct layout *w = context;

	if (in_table(w, event)) {
		if (event->kind != HTML_TEXT)
			end_paragraph(w);
		if (event->kind != HTML_TEXT && event->tag == HTML_CAPTION)
			w->caption = event->kind == HTML_OPEN;
		if (event->kind == HTML_TEXT && w->caption)
			add_text(w, event);
		return;
	}
	if (event->kind == HTML_TEXT) {
		add_text(w, event);
		return;
	}
	end_paragraph(w);
	if (event->tag == HTML_NUMBERED || event->tag == HTML_LIST)
		change_list(w, event);
	else if (event->tag == HTML_ITEM && event->kind == HTML_OPEN)
		begin_item(w, event);
}

/* --- pages that were wrapped -------------------------------------------- */

/* The text of a run, in the source or made. */
static struct span
run_text(const struct page *p, const struct page_run *run)
{
	struct span from = buf_span(run->made != NONE ? &p->made : &p->source);
	size_t at = run->made != NONE ? run->made : run->at;

	return span_slice(from, at, at + run->n);
}

/* Columns of out, or a number of at least most if there are more; its last character. */
static size_t
columns_of(const struct page *p, const struct page_out *out, size_t most, uint32_t *last)
{
	size_t columns = 0;

	for (size_t i = out->first; i < out->first + out->n && columns < most; i++) {
		struct span text = run_text(p, &p->runs[i]);

		columns += para_columns(text, most);
		*last = glyph_before(text, text.n).c;
	}
	return columns;
}

/* Does a paragraph begin and end with the line i, in running text, and the next one without a
 * label? */
static bool
may_go_on(const struct page *p, size_t i)
{
	const struct page_out *next = p->out + i + 1;

	return p->out[i].flags == (LINE_FIRST | LINE_PROSE) && i + 1 < p->nout &&
	    (next->flags & LINE_MORE) == 0 && next->n != 0 &&
	    !para_label(run_text(p, &p->runs[next->first]));
}

/* A page made of another that was wrapped has a paragraph for each line of that: the widest are
 * as wide as each other and end within a sentence.  Such lines are to be read as lines. */
static void
settle_wrapped(struct page *p)
{
	enum { LEAST = 40, MOST = 140, SPREAD = 6, ENOUGH = 4 };
	size_t widest = 0, wide = 0, full = 0;
	uint32_t last = 0;

	for (size_t i = 0; i < p->nout; i++) {
		size_t columns = columns_of(p, &p->out[i], MOST + 1, &last);

		if (columns > MOST)
			return;
		if (columns > widest)
			widest = columns;
	}
	for (size_t i = 0; i < p->nout; i++) {
		size_t columns = columns_of(p, &p->out[i], MOST, &last);

		wide += columns >= LEAST;
		full += columns >= LEAST && columns + SPREAD >= widest && may_go_on(p, i) &&
		    !character_is_mark_of(last, U"。！？；：”）");
	}
	if (full < ENOUGH || full * 2 < wide)
		return;
	for (size_t i = 0; i < p->nout; i++)
		if (p->out[i].flags == (LINE_FIRST | LINE_PROSE))
			p->out[i].flags = LINE_PROSE;
}

void
page_read(struct page *p)
{
	struct html_tables tables = { .n = 0 };
	struct layout w = { .page = p, .fresh = true };
	struct span source = buf_span(&p->source);

	html_tables_find(&tables, source);
	w.table = tables.at;
	w.end = tables.n == 0 ? tables.at : tables.at + tables.n;
	html_read(source, lay_out, &w);
	for (; w.table < w.end; w.table++)
		add_source(&w, w.table->from, w.table->to);
	html_tables_release(&tables);
	buf_release(&w.number);
	settle_wrapped(p);
}

/* --- lines handed out --------------------------------------------------- */

static void
put_run(struct page *p, const struct page_run *run)
{
	const struct page_in *in = &p->in[in_at(p, run->at)];
	struct map map = { in->nmap == 0 ? NULL : p->points + in->map, in->nmap };
	size_t at = run->at - in->start;

	if (run->made != NONE)
		mapped_add(&p->line, span_slice(buf_span(&p->made), run->made,
		    run->made + run->n), map_in(map, at));
	else
		mapped_copy(&p->line, span_slice(buf_span(&p->source), in->start,
		    p->source.n), map, at, at + run->n);
}

bool
page_next(struct page *p, struct line *line)
{
	const struct page_out *out;

	if (p->next == p->nout)
		return false;
	out = p->out + p->next++;
	mapped_reset(&p->line);
	for (size_t i = 0; i < out->n; i++)
		put_run(p, &p->runs[out->first + i]);
	*line = (struct line){ .text = buf_span(&p->line.text),
		.number = p->in[in_at(p, p->runs[out->first].at)].number,
		.flags = out->flags, .map = mapped_map(&p->line) };
	return true;
}
