/* table_rows: rows that are certain, with a TAB between their cells, empty ones,
 * too: those of word boxes (boxes.h), and those that jxclean wrote of them.  A line
 * that is no row ends the table, unless it is a footnote.
 *
 * Of text it is certain where lines with TABs stand together between empty lines, as
 * many TABs in each: catdoc's rows have empty lines between them, or lines without a
 * TAB among them and beside them; Tika's begin with their only TAB. */
#include "block/tabs_items.h"

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

/* Lines from at on up to an empty one: as many as there are; those with TABs, and
 * what these have in common. */
struct rows_group {
	size_t n, rows, lists;
	size_t tabs;		/* in each of them */
	bool even;		/* that many in all of them */
	bool named;		/* one begins with text */
};

/* TABs of line i: most lines have none, or one they begin with. */
static size_t
tabs_of(const struct block *b, size_t i)
{
	if (!(b->lines[i].flags & LINE_TAB))
		return 0;
	return b->lines[i].flags & LINE_CELL ? 1 : tabs_count(form_line(b, i));
}

static void
add_line(struct rows_group *group, const struct block *b, size_t i)
{
	struct span text = form_line(b, i);
	size_t tabs = tabs_of(b, i);

	if (tabs != 0 && tabs_is_caption(text))
		return;
	group->n++;
	if (tabs == 0)
		return;
	group->even = group->rows == 0 || (group->even && tabs == group->tabs);
	group->tabs = tabs;
	group->rows++;
	group->lists += tabs == 1 && !tabs_start(text) && tabs_is_list_line(text);
	group->named |= !tabs_start(text);
}

/* The group that begins with line at, and the next line behind it. */
static struct rows_group
take_group(const struct block *b, size_t *at)
{
	struct rows_group group = { .n = 0 };

	for (; *at < b->nlines && !form_is_empty(form_line(b, *at)); ++*at)
		add_line(&group, b, *at);
	++*at;
	return group;
}

bool
table_rows_are_certain(const struct block *region)
{
	bool several = false;

	for (size_t at = 0; at < region->nlines;) {
		struct rows_group group = take_group(region, &at);

		if (group.rows == 0)
			continue;
		if (group.rows != group.n || !group.even || !group.named ||
		    group.lists * 2 >= group.rows)
			return false;
		several |= group.rows > 1;
	}
	return several;
}

/* The next line from at on that is not empty; nlines if there is none. */
static size_t
next_text(const struct block *b, size_t at)
{
	while (at < b->nlines && form_is_empty(form_line(b, at)))
		at++;
	return at;
}

/* The row that goes on with the table behind line i, its last row so far, and a footnote; 0: a
 * footnote does not stand there. */
static size_t
row_behind_note(const struct block *b, size_t i)
{
	size_t note = next_text(b, i + 1), row = next_text(b, note + 1);

	return note > i + 1 && row < b->nlines && (b->lines[row].flags & LINE_TAB) &&
	    tabs_note_between(b, i, note, row) ? row : 0;
}

static void
rows_plan(struct plan *plan)
{
	const struct block *b = plan->region;
	bool inside = false;
	size_t row;

	for (size_t i = 0; i < b->nlines; i++) {
		if (!(b->lines[i].flags & LINE_TAB) || tabs_is_caption(form_line(b, i))) {
			inside = false;
			continue;
		}
		plan->marks[i] = inside ? MARK_ROW : MARK_ROW | MARK_TABLE;
		inside = true;
		if ((row = row_behind_note(b, i)) == 0)
			continue;
		memset(plan->marks + i + 1, MARK_GAP, row - i - 1);
		plan->marks[next_text(b, i + 1)] = MARK_ROW;
		i = row - 1;
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
	for (size_t i = 0; i < b->nlines; i++) {
		if ((plan->marks[at + i] & MARK_KIND) == MARK_GAP)
			continue;
		table_add_row(&b->table, i);
		add_fields(b, i);
	}
}

const struct table_form table_rows = {
	"rows", rows_touch, rows_own, rows_plan, rows_build
};
