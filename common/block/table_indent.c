/* table_indent: cells behind the TABs with which a web page's source indents
 * them (Apache Tika on HTML that LibreOffice wrote).
 *
 * A cell opens with a line of TABs that stands directly above its first line,
 * which has as many; further paragraphs follow an empty line.  A cell that is
 * empty is a second line of TABs.  Fewer TABs end the row, and an empty line
 * behind those the table.  One TAB alone is a heading's. */
#include "block/table_form.h"

#include "language/torn_name.h"
#include "text/punct.h"

enum { LEAST_TABS = 2, CHARACTER_BYTES = 3, BRACKET_BYTES = 24 };

static size_t
leading_tabs(struct span text)
{
	size_t n = 0;

	while (n < text.n && text.p[n] == '\t')
		n++;
	return n;
}

static bool
indent_own(struct span text)
{
	size_t tabs = leading_tabs(text);

	return tabs >= LEAST_TABS &&
	    memchr(text.p + tabs, '\t', text.n - tabs) == NULL;
}

static bool
indent_touch(struct span text, unsigned flags)
{
	return (flags & LINE_TAB) && text.p[0] == '\t';
}

/* --- plan --------------------------------------------------------------- */

/* The table being read. */
struct reading {
	size_t depth;		/* TABs before its cells; 0: none being read */
	size_t first;		/* line of its first cell */
	size_t cell;		/* line of the cell being read */
	size_t cells, widest, rows;	/* cells of this row … */
	size_t texts, sentences;	/* lines of text; of those, running text */
	bool row;		/* the next cell starts a row */
	bool ended;		/* the row did: an empty line ends the table */
	bool above;		/* the line above is nothing but TABs */
	bool hollow;		/* the cell began with an empty paragraph */
	bool single;		/* it is one character */
	struct torn_name name;	/* of the row, torn into paragraphs */
};

/* A list is indented, too. */
static bool
is_table(const struct reading *r)
{
	return r->rows > 1 && r->widest > 1 && r->sentences * 2 < r->texts;
}

/* The table ends before line at. */
static void
end_table(struct plan *plan, struct reading *r, size_t at)
{
	if (r->depth == 0)
		return;
	if (plan->given || is_table(r))
		plan->marks[r->first] |= MARK_TABLE;
	else
		memset(plan->marks + r->first, MARK_PROSE, at - r->first);
	*r = (struct reading){ .depth = 0 };
}

static bool
is_character(struct span text)
{
	return text.n == CHARACTER_BYTES && (unsigned char)text.p[0] >= 0xE4;
}

/* Line at opens a cell.  Characters written one below the other are one cell,
 * whatever stands between them. */
static void
open_cell(struct plan *plan, struct reading *r, size_t at, struct span text)
{
	bool single = is_character(text);

	if (r->single && single && !r->row) {
		plan->marks[at] = MARK_MORE;
		return;
	}
	plan->marks[at] = r->row ? MARK_ROW : MARK_CELL;
	r->rows += r->row;
	r->cells = r->row ? 1 : r->cells + 1;
	if (r->cells > r->widest)
		r->widest = r->cells;
	r->cell = at;
	r->row = r->ended = false;
	r->hollow = text.n == 0;
	r->single = single;
}

/* A further paragraph of the cell above.  An empty one before it belonged to
 * the cell before: no cell begins with an empty paragraph. */
static void
add_paragraph(struct plan *plan, struct reading *r, size_t at)
{
	if (r->hollow && plan->marks[r->cell] == MARK_CELL) {
		plan->marks[r->cell] = MARK_MORE;
		r->cells--;
	}
	r->hollow = false;
	plan->marks[at] = MARK_MORE;
}

static void
read_tabs(struct plan *plan, struct reading *r, size_t at, size_t tabs)
{
	plan->marks[at] = MARK_GAP;
	if (tabs < r->depth)
		r->row = r->ended = true;
	else if (r->above)
		open_cell(plan, r, at, (struct span){ NULL, 0 });
	r->above = true;
}

/* A converter's line end parts the paragraphs of a cell as if they were cells:
 * brackets go with what stands before them, and the parts of a name with each other. */
static bool
goes_on(const struct plan *plan, struct reading *r, size_t at, size_t tabs)
{
	struct span text = form_line(plan->region, at), above;
	bool torn;

	above = form_line(plan->region, r->cell);
	text = span_slice(text, tabs, text.n);
	above = span_slice(above, tabs, above.n);
	if (r->row)
		r->name.n = 0;
	torn = torn_name_add(&r->name, text);
	if (r->row || !r->above)
		return !r->row;
	return torn || (above.n != 0 && text.n <= BRACKET_BYTES &&
	    punct_starts(text, '(') != 0 && punct_ends(text, ')') != 0);
}

static void
read_text(struct plan *plan, struct reading *r, size_t at, size_t tabs)
{
	struct span text = form_line(plan->region, at);

	if (r->depth == 0)
		*r = (struct reading){
			.depth = tabs, .first = at, .row = true
		};
	r->texts++;
	r->sentences += form_is_sentence(text);
	if (goes_on(plan, r, at, tabs))
		add_paragraph(plan, r, at);
	else
		open_cell(plan, r, at, span_slice(text, tabs, text.n));
	r->above = false;
}

static void
read_line(struct plan *plan, struct reading *r, size_t at)
{
	struct span text = form_line(plan->region, at);
	size_t tabs = leading_tabs(text);
	bool empty = form_is_empty(span_slice(text, tabs, text.n));

	if (tabs == 0 && empty) {
		if (r->ended)
			end_table(plan, r, at);
		r->above = false;
		if (r->depth != 0)
			plan->marks[at] = MARK_GAP;
	} else if (r->depth != 0 && tabs != 0 && empty)
		read_tabs(plan, r, at, tabs);
	else if (tabs >= LEAST_TABS && !empty && (r->depth == 0 || tabs == r->depth))
		read_text(plan, r, at, tabs);
	else
		end_table(plan, r, at);
}

/* Lines marked behind the last cell are no part of the table. */
static void
clear_tail(struct plan *plan)
{
	size_t n = plan->region->nlines;

	for (size_t at = n; at-- > 0;) {
		if (plan->marks[at] == MARK_PROSE)
			continue;
		if (plan->marks[at] != MARK_GAP || (at + 1 < n &&
		    plan->marks[at + 1] != MARK_PROSE))
			continue;
		plan->marks[at] = MARK_PROSE;
	}
}

static void
indent_plan(struct plan *plan)
{
	struct reading r = { .depth = 0 };

	for (size_t at = 0; at < plan->region->nlines; at++)
		read_line(plan, &r, at);
	end_table(plan, &r, plan->region->nlines);
	clear_tail(plan);
}

/* --- grid --------------------------------------------------------------- */

static void
indent_build(const struct plan *plan, size_t at, struct block *b)
{
	for (size_t i = 0; i < b->nlines; i++) {
		enum mark kind = plan->marks[at + i] & MARK_KIND;
		struct span text = form_line(b, i);
		size_t tabs = leading_tabs(text);

		if (kind == MARK_GAP)
			continue;
		if (kind == MARK_ROW)
			table_add_row(&b->table, i);
		if (kind != MARK_MORE)
			table_add_cell(&b->table);
		if (tabs < text.n)
			table_add_piece(&b->table, b->lines[i].start + tabs,
			    b->lines[i].end);
	}
}

const struct table_form table_indent = {
	"indent", indent_touch, indent_own, indent_plan, indent_build
};
