/* table_rows: rows that are certain, with a TAB between their cells (word
 * boxes, boxes.h).  A line that is no row ends the table. */
#include "report/table_form.h"

static bool
rows_touch(struct span text, unsigned flags)
{
	(void)text;
	return flags & LINE_ROW;
}

/* By their text alone they could be of the form of table_tabs. */
static bool
rows_own(struct span text)
{
	(void)text;
	return false;
}

static void
rows_plan(struct plan *plan)
{
	const struct block *b = plan->region;
	bool inside = false;

	for (size_t i = 0; i < b->nlines; i++) {
		bool row = b->lines[i].flags & LINE_ROW;

		if (row)
			plan->marks[i] = inside ? MARK_ROW : MARK_ROW | MARK_TABLE;
		inside = row;
	}
}

/* Cell c of a line; empty behind the last one. */
static struct table_piece
field_of(const struct block *b, size_t line, size_t c)
{
	const char *p = b->text.p;
	size_t start = b->lines[line].start, end = b->lines[line].end, at;

	for (at = start; at < end; at++) {
		if (p[at] != '\t')
			continue;
		if (c-- == 0)
			break;
		start = at + 1;
	}
	return (struct table_piece){ .start = (uint32_t)(c == 0 || at < end ? start : end),
		.end = (uint32_t)at };
}

static void
add_torn_field(struct block *b, size_t line, size_t c)
{
	struct table_piece rest = field_of(b, line, c);

	if (rest.start < rest.end)
		table_add_torn(&b->table, rest.start, rest.end);
}

/* The cells of a line, each with its rest if the next one, torn, has some. */
static void
add_fields(struct block *b, size_t line, bool torn)
{
	const char *p = b->text.p;
	size_t start = b->lines[line].start, end = b->lines[line].end, cell = 0;

	for (size_t at = start; at <= end; at++) {
		if (at < end && p[at] != '\t')
			continue;
		table_add_cell(&b->table);
		if (start < at)
			table_add_piece(&b->table, start, at);
		if (torn)
			add_torn_field(b, line + 1, cell++);
		start = at + 1;
	}
}

static bool
is_torn(const struct block *b, size_t line)
{
	return line > 0 && line < b->nlines && b->lines[line].flags & LINE_MORE;
}

static void
rows_build(const struct plan *plan, size_t at, struct block *b)
{
	(void)plan;
	(void)at;
	for (size_t i = 0; i < b->nlines; i++) {
		if (is_torn(b, i) && !is_torn(b, i - 1))
			continue;
		table_add_row(&b->table, i);
		add_fields(b, i, is_torn(b, i + 1) && !is_torn(b, i));
	}
}

const struct table_form table_rows = {
	"rows", rows_touch, rows_own, rows_plan, rows_build
};
