/* table_form: which form a region has; see table_form.h. */
#include "block/table_form.h"

#include <stdlib.h>

#include "block/columns.h"
#include "language/label.h"

enum { HINT_LINES = 16 };

/* Those whose lines speak for themselves, in the order that decides between forms
 * of as many votes: tags may stand among TABs and bars.  table_rows is not among
 * them: its lines have TABs, and a flag says the rest; table_lines takes what is
 * left. */
static const struct table_form *const forms[] = {
	&table_html, &table_cells, &table_indent, &table_tabs, &table_bars, &table_columns
};

enum { FORMS = sizeof forms / sizeof *forms, CELLS = 1 };

void
plan_release(struct plan *plan)
{
	free(plan->marks);
	free(plan->items);
	free(plan->fits);
	fit_release(&plan->fit);
	if (plan->columns != NULL)
		columns_release(plan->columns);
	free(plan->columns);
	html_tables_release(&plan->html);
	free(plan->runs);
	marks_release(&plan->marks_fit);
	*plan = (struct plan){ .region = NULL };
}

bool
table_form_speaks(struct span text, unsigned flags)
{
	if ((flags & (LINE_TAB | LINE_BAR)) != 0)
		return true;
	if ((flags & (LINE_BLANK | LINE_PROSE)) || text.n == 0)
		return false;
	return table_columns.touches(text, flags) || (form_begins_rarely(text) &&
	    (table_html.touches(text, flags) || table_bars.touches(text, flags)));
}

bool
table_form_touches(struct span text, unsigned flags)
{
	if (form_is_running(text, flags))
		return false;
	return table_form_speaks(text, flags) || table_lines.touches(text, flags);
}

const struct table_form *
table_form_hint(struct span text)
{
	for (size_t f = 0; f < FORMS; f++)
		if (forms[f]->owns(text))
			return forms[f];
	return NULL;
}

static bool
has_flag(const struct block *region, unsigned flag)
{
	unsigned flags = 0;

	for (size_t i = 0; i < region->nlines; i++)
		flags |= region->lines[i].flags;	/* hardly any region has it */
	return flags & flag;
}

/* One TAB, and behind it nothing or what begins with a word or a number: no form
 * but table_cells owns such a line. */
static inline bool
is_plain_cell(struct span text, unsigned flags)
{
	unsigned char c;

	if (!(flags & LINE_CELL) || text.n == 1)
		return flags & LINE_CELL;
	c = (unsigned char)text.p[1];
	return c - 0xE4u <= 0xE9 - 0xE4 || (c >= '0' && c <= '9');
}

static void
vote(size_t *votes, struct span text, unsigned flags)
{
	if (is_plain_cell(text, flags))
		votes[CELLS]++;
	else
		for (size_t f = 0; f < FORMS; f++)
			votes[f] += forms[f]->owns(text);
}

const struct table_form *
table_form_of(const struct block *region)
{
	size_t votes[FORMS] = { 0 }, seen = 0, best = 0;

	if (has_flag(region, LINE_ROW) || table_rows_are_certain(region))
		return &table_rows;	/* text may stand before them */
	for (size_t i = 0; i < region->nlines && seen < HINT_LINES; i++) {
		if (!table_form_speaks(form_line(region, i), region->lines[i].flags))
			continue;
		seen++;
		vote(votes, form_line(region, i), region->lines[i].flags);
	}
	for (size_t f = 1; f < FORMS; f++)
		if (votes[f] > votes[best])
			best = f;
	if (votes[best] != 0)
		return forms[best];
	if (region->nlines != 0 && (region->lines[0].flags & LINE_BAR))
		return &table_bars;
	return region->place.given && has_flag(region, LINE_TAB) ? &table_cells : &table_lines;
}

bool
form_names_attachment(struct span text)
{
	struct label label;

	return label_possible(text) && label_read(text, &label) != 0 && label.ordinal != 0 &&
	    (label.form == LABEL_ATTACHMENT || label.form == LABEL_ANNEX);
}
