/* table_html: <table> in Markdown, in text, or in a page (input/page.h).
 *
 * The tags say where rows and cells are.  Merged cells hold their text in their
 * first place and leave the others empty.  The text of a cell is made anew
 * (block_make): without tags, entities replaced, runs of blanks one blank,
 * paragraphs and what else stands on lines of its own ended by LF. */
#include "block/table_form.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/fold.h"
#include "text/glyph.h"
#include "text/html_tables.h"

/* --- lines -------------------------------------------------------------- */

/* A line that begins with a tag of a table's. */
static bool
begins_with_tag(struct span text)
{
	static const char *const names[] = {
		"able", "r", "d", "h", "head", "body", "foot"
	};
	size_t at = 0;

	while (at < text.n && text.p[at] == ' ')
		at++;
	if (at + 3 > text.n || text.p[at] != '<')
		return false;
	at += text.p[at + 1] == '/' ? 2 : 1;
	if ((text.p[at] | 32) != 't')
		return false;
	text = span_slice(text, at + 1, at + 1 + sizeof "able");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct span name = span_of(names[i]);
		size_t k = 0;

		while (k < name.n && k < text.n && (text.p[k] | 32) == name.p[k])
			k++;
		if (k == name.n && (k == text.n || text.p[k] == '>' ||
		    text.p[k] == ' ' || text.p[k] == '\t' || text.p[k] == '/'))
			return true;
	}
	return false;
}

static bool
html_touches(struct span text, unsigned flags)
{
	(void)flags;
	return text.n != 0 && (text.p[0] == '<' || text.p[0] == ' ') &&
	    begins_with_tag(text);
}

static bool
html_owns(struct span text)
{
	return html_touches(text, 0);
}

/* The lines of a block as they stand in its text. */
static struct span
lines_of(const struct block *b)
{
	size_t start = b->lines[0].start;

	return (struct span){
		b->text.p + start, b->lines[b->nlines - 1].end - start
	};
}

/* The line that byte at of the lines stands in, from line i on. */
static size_t
line_at(const struct block *b, size_t i, size_t at)
{
	at += b->lines[0].start;
	while (i + 1 < b->nlines && b->lines[i + 1].start <= at)
		i++;
	return i;
}

/* Of two tables that meet in one line, the second goes on with the first. */
static void
html_plan(struct plan *plan)
{
	const struct block *b = plan->region;
	const struct html_tables *tables = &plan->html;
	size_t line = 0;

	html_tables_find(&plan->html, lines_of(b));
	for (size_t i = 0; i < tables->n; i++) {
		size_t first = line_at(b, line, tables->at[i].from);

		line = line_at(b, first, tables->at[i].to - (tables->at[i].to != 0));
		if (plan->marks[first] == MARK_PROSE)
			plan->marks[first] = MARK_ROW | MARK_TABLE;
		for (size_t k = first + 1; k <= line; k++)
			plan->marks[k] = MARK_MORE;
	}
}

/* --- the grid ----------------------------------------------------------- */

enum {
	GLYPH_BYTES = 4,
	SPREAD_MAX = 256	/* columns to which merged cells may spread a table */
};

enum gap { GAP_NONE, GAP_LINE_END, GAP_BLANK, GAP_PARAGRAPH };

struct builder {
	struct block *b;
	const struct html_table *table, *end;	/* of those of the plan */
	size_t before;		/* bytes of the plan's lines before those of the block */
	size_t depth;		/* tables open */
	size_t line;		/* of the row */
	bool row, cell;		/* one is open; row: it has cells */
	size_t column;		/* the next one of the row */
	size_t wide, high;	/* columns and rows of the cell */
	uint32_t *down;		/* by column: rows that a cell above still covers */
	size_t downs, downs_cap;	/* those behind are 0 */
	size_t room;		/* places of merged cells that may still be added */
	size_t start;		/* of the cell's text */
	enum gap gap;		/* before its next text */
};

static void
add_place(struct builder *w)
{
	if (w->room == 0) {
		w->downs = 0;
		return;
	}
	w->room--;
	w->column++;
	table_add_cell(&w->b->table);
}

static void
cover(struct builder *w, size_t column, size_t rows)
{
	if (rows == 0 && column >= w->downs)
		return;
	while (w->downs <= column) {
		w->down = mem_grow(w->down, w->downs, &w->downs_cap, sizeof *w->down);
		w->down[w->downs++] = 0;
	}
	w->down[column] = (uint32_t)rows;
}

/* The text of the cell, then the places that it covers to its right. */
static void
end_cell(struct builder *w)
{
	const struct buf *text = &w->b->text;
	size_t end = text->n;

	if (!w->cell)
		return;
	while (end > w->start && text->p[end - 1] == ' ')
		end--;
	if (end > w->start)
		table_add_piece(&w->b->table, w->start, end);
	for (size_t i = 1; i < w->wide && w->room != 0 && w->column < SPREAD_MAX; i++) {
		cover(w, w->column, w->high - 1);
		add_place(w);
	}
	w->cell = false;
}

/* Passes over the places that cells above cover; to the end of the row, over
 * those between them, too. */
static void
pass_covered(struct builder *w, bool to_end)
{
	while (w->column < w->downs && (to_end || w->down[w->column] != 0)) {
		if (w->down[w->column] != 0)
			w->down[w->column]--;
		add_place(w);
	}
	while (w->downs != 0 && w->down[w->downs - 1] == 0)
		w->downs--;
}

static void
end_row(struct builder *w)
{
	end_cell(w);
	if (w->row)
		pass_covered(w, true);
	w->row = false;
	w->column = 0;
}

static void
begin_cell(struct builder *w, const struct html_event *event)
{
	end_cell(w);
	if (!w->row) {
		w->line = line_at(w->b, w->line, event->from);
		table_add_row(&w->b->table, w->line);
	}
	pass_covered(w, false);
	table_add_cell(&w->b->table);
	w->row = w->cell = true;
	w->wide = event->colspan;
	w->high = event->rowspan;
	cover(w, w->column++, w->high - 1);
	w->start = w->b->text.n;
	w->gap = GAP_NONE;
}

/* --- text of cells ------------------------------------------------------ */

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What stands between the text so far and text that comes from byte at. */
static void
make_gap(struct builder *w, char first, size_t at)
{
	const struct buf *text = &w->b->text;
	bool chinese = (unsigned char)first >= 0x80 ||
	    (text->n > w->start && (unsigned char)text->p[text->n - 1] >= 0x80);

	if (text->n > w->start && w->gap == GAP_PARAGRAPH)
		block_make(w->b, SPAN("\n"), at);
	else if (text->n > w->start && (w->gap == GAP_BLANK ||
	    (w->gap == GAP_LINE_END && !chinese)))
		block_make(w->b, SPAN(" "), at);
	w->gap = GAP_NONE;
}

static void
widen_gap(struct builder *w, enum gap gap)
{
	if (gap > w->gap)
		w->gap = gap;
}

/* Text that stands in the source as it is, from byte at. */
static void
add_plain(struct builder *w, struct span text, size_t at)
{
	for (size_t i = 0, end; i < text.n; i = end) {
		for (end = i; end < text.n && is_white(text.p[end]); end++)
			widen_gap(w, text.p[end] == '\n' ? GAP_LINE_END : GAP_BLANK);
		i = end;
		while (end < text.n && !is_white(text.p[end]))
			end++;
		if (i == end)
			continue;
		make_gap(w, text.p[i], at + i);
		block_make(w->b, span_slice(text, i, end), at + i);
	}
}

/* The character of an entity; a no-break space stays a blank wherever it is. */
static void
add_entity(struct builder *w, struct span text, size_t at)
{
	struct glyph g = glyph_at(text, 0);
	struct span to = text;

	if (g.n == text.n && fold_lookup(g.c, &to) && to.n == 0)
		return;
	if (text.n == 1 && is_white(text.p[0])) {
		widen_gap(w, GAP_BLANK);
		return;
	}
	make_gap(w, to.p[0], at);
	block_make(w->b, to, at);
}

static void
add_text(struct builder *w, const struct html_event *event)
{
	size_t at = event->from + w->b->lines[0].start;

	if (event->to - event->from == event->text.n || event->text.n > GLYPH_BYTES)
		add_plain(w, event->text, at);
	else
		add_entity(w, event->text, at);
}

/* --- events ------------------------------------------------------------- */

static bool
is_inside(struct builder *w, const struct html_event *event)
{
	size_t at = w->before + event->from;

	while (w->table < w->end && at >= w->table->to && w->depth == 0)
		w->table++;
	return w->table < w->end && at >= w->table->from;
}

static void
count_tables(struct builder *w, const struct html_event *event)
{
	widen_gap(w, GAP_PARAGRAPH);
	if (event->kind == HTML_OPEN)
		w->depth++;
	else if (w->depth != 0)
		w->depth--;
	if (w->depth == 0)
		end_row(w);
}

static void
build_from(void *context, const struct html_event *event)
{
	struct builder *w = context;
	bool open = event->kind == HTML_OPEN;

	if (!is_inside(w, event))
		return;
	if (event->kind == HTML_TEXT) {
		if (w->cell)
			add_text(w, event);
	} else if (event->tag == HTML_TABLE)
		count_tables(w, event);
	else if (w->depth > 1)
		widen_gap(w, GAP_PARAGRAPH);
	else if (event->tag == HTML_ROW && open)
		end_row(w);
	else if (event->tag == HTML_CELL && open) {
		begin_cell(w, event);
	} else if (event->tag == HTML_CELL)
		end_cell(w);
	else
		widen_gap(w, GAP_PARAGRAPH);
}

static void
html_build(const struct plan *plan, size_t at, struct block *b)
{
	struct span lines = lines_of(b);
	char *copy = mem_copy(lines.p, lines.n);
	struct span source = { copy, lines.n };
	const struct block_line *first = plan->region->lines;
	struct builder w = {
		.b = b, .room = lines.n, .table = plan->html.at,
		.end = plan->html.at + plan->html.n, .before = first[at].start - first->start
	};

	html_read(source, build_from, &w);
	end_row(&w);
	if (b->table.nrows == 0) {
		table_add_row(&b->table, 0);
		table_add_cell(&b->table);
	}
	free(w.down);
	free(copy);
}

const struct table_form table_html = {
	"html", html_touches, html_owns, html_plan, html_build
};
