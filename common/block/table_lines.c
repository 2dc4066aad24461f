/* table_lines: tables that have become one cell a line, without any mark of a
 * row's end (LibreOffice's text, docx2txt, odt2txt); their kinds are in lines.h. */
#include "block/lines.h"

#include "language/quantity.h"
#include "text/punct.h"

enum {
	INDENT_MOST = 12,	/* blanks before a name */
	LEAST_VALUES = 6,
	UNIT_BYTES = 24,	/* of a unit in brackets */
	INDENTED_BYTES = 160	/* a caption that is set at the right */
};

_Static_assert((int)LINES_TITLE_BYTES < (int)FORM_RUNNING, "longer lines do not touch");

/* 财政供养人员情况（人）, 经费控制情况（万元）: the name of rows, perhaps the first cell. */
static bool
names_unit(struct span text)
{
	struct unit_hint hint;

	if (punct_ends(text, ')') == 0)
		return false;
	for (size_t at = text.n; at > 0 && text.n - at < UNIT_BYTES; at--)
		if (punct_starts(span_slice(text, at, text.n), '(') != 0)
			return quantity_unit_hint(span_slice(text, at, text.n), &hint);
	return false;
}

static bool
lines_touch(struct span text, unsigned flags)
{
	enum lines_role role;

	if (text.n == 0 || (flags & LINE_TAB))
		return false;
	if (text.p[0] == ' ' && text.n <= INDENTED_BYTES)
		text = blank_trim(text);
	if (text.n > LINES_TITLE_BYTES)
		return false;	/* nearly always */
	role = lines_role(text);
	return lines_is_value(text) || (role != LINES_NONE && role != LINES_KEY) ||
	    names_unit(text);
}

bool
table_lines_begin(struct span text)
{
	return lines_role(text) == LINES_CAPTION;
}

/* Such lines stand in tables of any form. */
static bool
lines_own(struct span text)
{
	(void)text;
	return false;
}

/* Do the lines of the region have an empty one between any two? */
static bool
is_spaced(const struct block *b)
{
	size_t pairs = 0, gaps = 0;

	for (size_t at = 1; at < b->nlines; at++) {
		bool gap = lines_is_gap(b, at);

		gaps += gap;
		pairs += !gap && !lines_is_gap(b, at - 1);
	}
	return pairs * 16 < gaps;
}

/* Most regions have no table of this kind: looks at the numbers first.  Records say
 * which lines are cells. */
static bool
has_values(const struct block *b)
{
	size_t values = 0;

	if (b->place.given)
		return true;
	for (size_t at = 0; at < b->nlines && values < LEAST_VALUES; at++)
		values += b->lines[at].start != b->lines[at].end &&
		    lines_is_value(form_line(b, at));
	return values == LEAST_VALUES;
}

static void
lines_plan(struct plan *plan)
{
	size_t n = plan->region->nlines;
	bool spaced;

	if (!has_values(plan->region))
		return;
	spaced = is_spaced(plan->region);
	for (size_t at = 0; at < n;) {
		size_t end = lines_plan_numbered(plan, at, spaced);

		at = end > at ? end : at + 1;
	}
	for (size_t at = 0; at < n;) {
		size_t end = plan->marks[at] == MARK_PROSE ? lines_plan_marks(plan, at, spaced) :
		    at;

		at = end > at ? end : at + 1;
	}
	for (size_t at = 0; at < n;)
		at = plan->marks[at] == MARK_PROSE ? lines_plan_funds(plan, at, spaced) : at + 1;
	for (size_t at = 0; at < n;)
		at = plan->marks[at] == MARK_PROSE ? lines_plan_amounts(plan, at, spaced) : at + 1;
	for (size_t at = 0; at < n;)
		at = plan->marks[at] == MARK_PROSE ? lines_plan_titled(plan, at, spaced) : at + 1;
}

/* Where the text of a line begins: names are indented by a few blanks; docx2txt sets what
 * stands in the middle of a page behind many. */
static size_t
text_start(const struct block *b, size_t i)
{
	size_t start = b->lines[i].start, at = start;

	while (at < b->lines[i].end && b->text.p[at] == ' ')
		at++;
	return at - start > INDENT_MOST ? at : start;
}

static void
add_empty(struct table *t, unsigned cells)
{
	for (; cells > 0; cells--)
		table_add_cell(t);
}

/* What the forms remember of a line is how many empty cells stand before that which begins a
 * row, or behind another. */
static void
lines_build(const struct plan *plan, size_t at, struct block *b)
{
	b->table.loose = true;
	for (size_t i = 0; i < b->nlines; i++) {
		enum mark kind = plan->marks[at + i] & MARK_KIND;

		if (kind == MARK_GAP)
			continue;
		if (kind == MARK_ROW)
			table_add_row(&b->table, i);
		if (kind == MARK_ROW)
			add_empty(&b->table, plan->marks[at + i] >> MARK_SHIFT);
		if (kind != MARK_MORE)
			table_add_cell(&b->table);
		if (text_start(b, i) < b->lines[i].end)
			table_add_piece(&b->table, text_start(b, i), b->lines[i].end);
		if (kind != MARK_ROW)
			add_empty(&b->table, plan->marks[at + i] >> MARK_SHIFT);
	}
}

const struct table_form table_lines = {
	"lines", lines_touch, lines_own, lines_plan, lines_build
};
