/* mark_body: blocks as paragraphs, headings and tables; see mark_body.h. */
#include "record/mark_body.h"

#include <stdlib.h>

#include "base/mem.h"
#include "record/markup.h"

enum { HEADER_ROWS = 3, HEADING_MOST = 6, CONTENTS_LEVEL = 2 };

/* A block on its way. */
struct writing {
	struct mark_body *m;
	const struct block *b;
	const struct figure *figures;
	size_t n;
	size_t next;		/* the figure not written yet */
	size_t line;		/* of the block: the next to get an id */
};

void
mark_body_reset(struct mark_body *m)
{
	buf_reset(&m->html);
	buf_reset(&m->contents);
	m->nspots = m->nparts = m->nlines = 0;
	m->titled = false;
}

void
mark_body_release(struct mark_body *m)
{
	buf_release(&m->html);
	buf_release(&m->contents);
	free(m->spots);
	free(m->parts);
	free(m->lines);
	*m = (struct mark_body){ 0 };
}

size_t
mark_body_line(const struct mark_body *m, size_t number)
{
	size_t low = 0, high = m->nlines;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (m->lines[middle] <= number)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? 0 : m->lines[low - 1];
}

/* --- running text ------------------------------------------------------------- */

/* An id is given once, and only forwards: the cells of a row may stand on one
 * line, or on lines that alternate. */
static bool
may_link(struct mark_body *m, size_t number)
{
	if (number == 0 || (m->nlines > 0 && m->lines[m->nlines - 1] >= number))
		return false;
	m->lines = mem_grow(m->lines, m->nlines, &m->lines_cap, sizeof *m->lines);
	m->lines[m->nlines++] = number;
	return true;
}

/* ' id="25"' inside a tag, if that line has none yet. */
static void
add_id(struct mark_body *m, size_t number)
{
	if (!may_link(m, number))
		return;
	buf_add_str(&m->html, " id=\"");
	buf_add_uint(&m->html, number);
	buf_add_char(&m->html, '"');
}

/* What the figure measures, for a reader who points at it. */
static void
add_figure(struct writing *w, const struct figure *f)
{
	struct buf *out = &w->m->html;
	struct mark_spot *spot = &w->m->spots[w->m->nspots - w->n + w->next];

	buf_add_str(out, "<data value=\"");
	if (f->kind < KIND_DATE && f->op != OP_RANGE)
		decimal_print(out, f->value);
	buf_add_str(out, "\" title=\"");
	markup_flat(out, f->label);
	if (f->year != 0 && f->label.n != 0) {
		buf_add_str(out, "（");
		buf_add_uint(out, (uint64_t)f->year);
		buf_add_str(out, "年）");
	}
	buf_add_str(out, "\">");
	spot->open = out->n;
	markup_text(out, f->raw);
	spot->close = out->n;
	spot->shown = true;
	buf_add_str(out, "</data>");
}

/* Bytes of the block without figures; a line that begins among them gets its id. */
static void
add_plain(struct writing *w, struct span s)
{
	const struct block *b = w->b;
	size_t lines = b->kind == BLOCK_PARAGRAPH && s.n != 0 ? b->nlines : 0;
	size_t at = lines == 0 ? 0 : (size_t)(s.p - b->text.p), from = 0;

	for (; w->line < lines && b->lines[w->line].start < at + s.n; w->line++) {
		size_t start = b->lines[w->line].start, to = start > at ? start - at : 0;

		markup_text(&w->m->html, span_slice(s, from, to));
		if (may_link(w->m, b->lines[w->line].number)) {
			buf_add_str(&w->m->html, "<i id=\"");
			buf_add_uint(&w->m->html, b->lines[w->line].number);
			buf_add_str(&w->m->html, "\"></i>");
		}
		from = to;
	}
	markup_text(&w->m->html, span_slice(s, from, s.n));
}

/* Text of the block with the figures that stand in it. */
static void
add_text(struct writing *w, struct span s)
{
	const char *at = s.p, *end;

	if (s.n == 0)
		return;
	end = s.p + s.n;
	for (; w->next < w->n; w->next++) {
		const struct figure *f = &w->figures[w->next];

		if (f->raw.p < at || f->raw.p + f->raw.n > end || f->raw.n == 0)
			break;
		add_plain(w, (struct span){ at, (size_t)(f->raw.p - at) });
		add_figure(w, f);
		at = f->raw.p + f->raw.n;
	}
	add_plain(w, (struct span){ at, (size_t)(end - at) });
}

/* --- paragraphs and headings -------------------------------------------------- */

/* Bytes of indentation: the page has its own. */
static size_t
blank_bytes(struct span s)
{
	static const struct span blanks[] = {
		{ " ", 1 }, { "\t", 1 }, { "\xE3\x80\x80", 3 }, { "\xC2\xA0", 2 }
	};
	size_t at = 0, was;

	do {
		was = at;
		for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
			if (span_starts(span_slice(s, at, s.n), blanks[i]))
				at += blanks[i].n;
	} while (at != was);
	return at;
}

static void
add_element(struct writing *w, const char *tag, const char *class, struct span text)
{
	struct buf *out = &w->m->html;

	text = span_slice(text, blank_bytes(text), text.n);
	buf_addf(out, "<%s", tag);
	add_id(w->m, block_locate(w->b, text.n == 0 ? 0 : (size_t)(text.p - w->b->text.p)).line);
	if (class != NULL)
		buf_addf(out, " class=\"%s\"", class);
	buf_add_char(out, '>');
	add_text(w, text);
	buf_addf(out, "</%s>\n", tag);
}

static void
add_to_contents(struct writing *w)
{
	const struct block_place *place = &w->b->place;
	struct buf *out = &w->m->contents;

	if (place->level > CONTENTS_LEVEL || w->m->nlines == 0)
		return;
	buf_addf(out, "<li class=\"l%d\"><a href=\"#%zu\">", place->level,
	    mark_body_line(w->m, w->b->lines[0].number));
	markup_flat(out, buf_span(&place->label));
	if (place->level == 0)	/* 附件1 2024年度… */
		buf_add_char(out, ' ');
	markup_flat(out, buf_span(&place->title));
	buf_add_str(out, "</a></li>\n");
}

/* A heading whose text goes on in its line. */
static void
add_run_in(struct writing *w, char level)
{
	struct buf *out = &w->m->html;
	struct span text = buf_span(&w->b->text);
	size_t body = w->b->place.body, indent = blank_bytes(text);

	buf_add_str(out, "<p");
	add_id(w->m, w->b->lines[0].number);
	buf_addf(out, "><b role=\"heading\" aria-level=\"%c\">", level);
	add_text(w, span_slice(text, indent, body));
	buf_add_str(out, "</b>");
	add_text(w, span_slice(text, body > indent ? body : indent, text.n));
	buf_add_str(out, "</p>\n");
}

static void
add_heading(struct writing *w)
{
	const struct block_place *place = &w->b->place;
	struct span text = buf_span(&w->b->text);
	int level = place->level < 1 ? 2 : place->level + 1;
	const char tag[3] = { 'h', (char)('0' + (level < HEADING_MOST ? level : HEADING_MOST)),
	    '\0' };

	if (place->body < text.n)
		add_run_in(w, tag[1]);
	else
		add_element(w, tag, NULL, text);
	add_to_contents(w);
}

/* --- tables ------------------------------------------------------------------- */

/* Is the cell nothing but the figure that is next, so that it can stand in a
 * column of figures? */
static bool
is_number(const struct writing *w, struct span cell)
{
	size_t from = blank_bytes(cell);
	struct span raw;

	if (w->next == w->n || from == cell.n)
		return false;
	raw = w->figures[w->next].raw;
	return raw.p == cell.p + from &&
	    from + raw.n + blank_bytes(span_slice(cell, from + raw.n, cell.n)) == cell.n;
}

/* span: columns that it fills. */
static void
add_cell(struct writing *w, const struct table_cell *cell, bool header, size_t span)
{
	struct buf *out = &w->m->html;
	size_t line = cell->pieces == 0 ? 0 :
	    block_locate(w->b, w->b->table.pieces[cell->first].start).line;

	buf_add_str(out, header ? "<th scope=\"col\"" : "<td");
	add_id(w->m, line);
	if (span > 1)
		buf_addf(out, " colspan=\"%zu\"", span);
	if (is_number(w, cell->text))
		buf_add_str(out, " class=\"n\"");
	buf_add_char(out, '>');
	add_text(w, cell->text);
	buf_add_str(out, header ? "</th>" : "</td>");
}

/* Columns that cell c of n fills in a table of so many: where a row is short, its
 * cells were merged, the label seldom. */
static size_t
span_of_cell(size_t c, size_t n, size_t cols)
{
	size_t extra = cols - n, others = n - 1;

	if (others == 0)
		return cols;
	return c == 0 ? 1 : 1 + extra / others + (c >= n - extra % others);
}

/* Figures that are not where their cell says are passed over. */
static void
pass_figures(struct writing *w, size_t row, size_t column)
{
	while (w->next < w->n && (w->figures[w->next].row < row ||
	    (w->figures[w->next].row == row && w->figures[w->next].column < column)))
		w->next++;
}

/* The rows above the first figure are the head. */
static size_t
header_rows(const struct writing *w)
{
	size_t rows = w->n == 0 || w->figures[0].row == 0 ? 0 : w->figures[0].row - 1;

	return rows < HEADER_ROWS ? rows : HEADER_ROWS;
}

static void
add_table(struct writing *w)
{
	const struct table *t = &w->b->table;
	size_t headers = header_rows(w);

	buf_addf(&w->m->html,
	    "<div class=\"t\" role=\"region\" aria-label=\"表%zu\" tabindex=\"0\"", t->number);
	add_id(w->m, w->b->nlines == 0 ? 0 : w->b->lines[0].number);
	buf_add_str(&w->m->html, "><table>\n");
	for (size_t r = 0; r < t->nrows; r++) {
		buf_add_str(&w->m->html, "<tr>");
		for (size_t c = 0, n = t->rows[r].cells; c < n; c++) {
			pass_figures(w, r + 1, c + 1);
			add_cell(w, table_at(t, r, c), r < headers, span_of_cell(c, n, t->cols));
		}
		buf_add_str(&w->m->html, "</tr>\n");
	}
	buf_add_str(&w->m->html, "</table></div>\n");
}

/* --- a block ------------------------------------------------------------------ */

static void
add_spots(struct mark_body *m, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		m->spots = mem_grow(m->spots, m->nspots, &m->spots_cap, sizeof *m->spots);
		m->spots[m->nspots++] = (struct mark_spot){ .shown = false };
	}
}

void
mark_body_add(struct mark_body *m, const struct block *b,
    const struct figure *figures, size_t n)
{
	struct writing w = { .m = m, .b = b, .figures = figures, .n = n };
	struct mark_part part = { .open = m->html.n, .spot = m->nspots };
	bool titled;

	if (b->kind == BLOCK_DOCUMENT || b->kind == BLOCK_BLANK)
		return;
	add_spots(m, n);
	titled = b->place.role == ROLE_TITLE || (b->place.role == ROLE_CONT && m->titled);
	if (b->kind == BLOCK_TABLE)
		add_table(&w);
	else if (titled)
		add_element(&w, "p", "title", buf_span(&b->text));
	else if (b->place.role == ROLE_HEADING)
		add_heading(&w);
	else
		add_element(&w, "p", NULL, buf_span(&b->text));
	m->titled = b->kind == BLOCK_PARAGRAPH && titled;
	part.close = m->html.n;
	m->parts = mem_grow(m->parts, m->nparts, &m->parts_cap, sizeof *m->parts);
	m->parts[m->nparts++] = part;
}
