/* table_form: which form a region has; see table_form.h. */
#include "report/table_form.h"

#include <stdlib.h>

enum { HINT_LINES = 16, SENTENCE_BYTES = 24 };

/* Those whose lines speak for themselves; table_lines takes what is left. */
static const struct table_form *const forms[] = {
	&table_cells, &table_indent, &table_tabs
};

enum { FORMS = sizeof forms / sizeof *forms };

void
plan_release(struct plan *plan)
{
	free(plan->marks);
	free(plan->items);
	free(plan->fits);
	fit_release(&plan->fit);
	free(plan->runs);
	marks_release(&plan->marks_fit);
	*plan = (struct plan){ .region = NULL };
}

/* Asked of every line: looks at the last byte first. */
bool
form_is_sentence(struct span text)
{
	unsigned char last;

	if (text.n < SENTENCE_BYTES)
		return false;
	last = (unsigned char)text.p[text.n - 1];
	return (last == 0x82 && span_ends(text, SPAN("。"))) ||
	    (last == 0x9B && span_ends(text, SPAN("；")));
}

bool
table_form_speaks(struct span text, unsigned flags)
{
	for (size_t f = 0; f < FORMS; f++)
		if (forms[f]->touches(text, flags))
			return true;
	return false;
}

bool
table_form_touches(struct span text, unsigned flags)
{
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

const struct table_form *
table_form_of(const struct block *region)
{
	size_t votes[FORMS] = { 0 }, seen = 0, best = 0;

	for (size_t i = 0; i < region->nlines && seen < HINT_LINES; i++) {
		if (!table_form_speaks(form_line(region, i), region->lines[i].flags))
			continue;
		seen++;
		for (size_t f = 0; f < FORMS; f++)
			votes[f] += forms[f]->owns(form_line(region, i));
	}
	for (size_t f = 1; f < FORMS; f++)
		if (votes[f] > votes[best])
			best = f;
	return votes[best] == 0 && !region->place.given ? &table_lines : forms[best];
}
