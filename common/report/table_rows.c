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

static void
add_fields(struct block *b, size_t line)
{
	const char *p = b->text.p;
	size_t start = b->lines[line].start, end = b->lines[line].end;

	for (size_t at = start; at <= end; at++) {
		if (at < end && p[at] != '\t')
			continue;
		table_add_cell(&b->table);
		if (start < at)
			table_add_piece(&b->table, start, at);
		start = at + 1;
	}
}

static void
rows_build(const struct plan *plan, size_t at, struct block *b)
{
	(void)plan;
	(void)at;
	for (size_t i = 0; i < b->nlines; i++) {
		table_add_row(&b->table, i);
		add_fields(b, i);
	}
}

const struct table_form table_rows = {
	"rows", rows_touch, rows_own, rows_plan, rows_build
};
