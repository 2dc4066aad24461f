/* lines_titled: one row of values below as many titles, where every cell stands on a line
 * of its own; see lines.h.
 *
 * Taken for such only where each title says what stands below it: a rate above every
 * per cent sign and nowhere else, above all others a unit, 批复规模（㎡）. */
#include "block/lines.h"

#include "language/grammar.h"
#include "language/quantity.h"
#include "text/punct.h"

enum { LEAST_VALUES = 3, MOST_VALUES = 12 };

struct titled {
	size_t value[MOST_VALUES];	/* their lines */
	size_t title[MOST_VALUES];
	size_t n;
};

/* （㎡）: on a line of its own, part of the title above. */
static bool
is_aside(struct span s)
{
	return punct_starts(s, '(') != 0 && punct_ends(s, ')') != 0;
}

/* The values that begin with line at, up to the next line that is none. */
static bool
read_values(const struct block *b, size_t at, struct titled *t)
{
	size_t percents = 0;

	for (t->n = 0; at < b->nlines; at = lines_next(b, at + 1)) {
		struct span s = blank_trim(form_line(b, at));

		if (!lines_holds_value(b, at))
			break;
		if (t->n == MOST_VALUES)
			return false;
		percents += span_ends(s, SPAN("%"));
		t->value[t->n++] = at;
	}
	return t->n >= LEAST_VALUES && percents != 0;
}

/* Does the title, or the brackets below it, say the unit? */
static bool
has_unit(struct span title, struct span below)
{
	struct unit_hint hint;
	size_t at = punct_find(title, '(');

	if (is_aside(below))
		return quantity_unit_hint(below, &hint);
	return at != NONE && quantity_unit_hint(span_slice(title, at, title.n), &hint);
}

static bool
may_head(const struct block *b, size_t title, size_t value)
{
	struct span s = blank_trim(form_line(b, title));
	struct span below = blank_trim(form_line(b, lines_next(b, title + 1)));

	if (span_ends(blank_trim(form_line(b, value)), SPAN("%")))
		return word_table_ends(&particles, "ratetitle", s);
	return !word_table_ends(&particles, "ratetitle", s) && has_unit(s, below);
}

/* A title for each value, from the last one up; those are the lines above. */
static bool
read_titles(const struct plan *plan, size_t at, struct titled *t)
{
	const struct block *b = plan->region;

	for (size_t left = t->n; left > 0;) {
		struct span s;

		if (at-- == 0 || plan->marks[at] != MARK_PROSE)
			return false;
		s = blank_trim(form_line(b, at));
		if (lines_is_gap(b, at) || is_aside(s))
			continue;
		if (lines_kind(b, at) != LABEL || !may_head(b, at, t->value[left - 1]))
			return false;
		t->title[--left] = at;
	}
	return true;
}

/* Does the table above go on? */
static bool
goes_on(const struct plan *plan, size_t at)
{
	while (at > 0 && lines_is_gap(plan->region, at - 1))
		at--;
	return at > 0 && plan->marks[at - 1] != MARK_PROSE;
}

static void
mark_lines(struct plan *plan, const struct titled *t, size_t name)
{
	const struct block *b = plan->region;
	size_t end = t->value[t->n - 1] + 1;
	bool on = goes_on(plan, name), named = name < t->title[0];

	for (size_t at = name; at-- > 0 && on && plan->marks[at] == MARK_PROSE;)
		plan->marks[at] = MARK_GAP;
	for (size_t at = name; at < end; at++)
		plan->marks[at] = lines_is_gap(b, at) ? MARK_GAP : MARK_MORE;
	for (size_t i = 0; i < t->n; i++)
		plan->marks[t->title[i]] = plan->marks[t->value[i]] = MARK_CELL;
	plan->marks[name] = (unsigned char)(MARK_ROW | (on ? 0 : MARK_TABLE) |
	    (named ? 0 : 1 << MARK_SHIFT));
	plan->marks[t->value[0]] = MARK_ROW | 1 << MARK_SHIFT;
}

size_t
lines_plan_titled(struct plan *plan, size_t at, bool spaced)
{
	const struct block *b = plan->region;
	struct titled t;
	size_t above = at;

	if (!lines_holds_value(b, at))
		return at + 1;
	while (above > 0 && lines_is_gap(b, above - 1))
		above--;
	if (read_values(b, at, &t) && read_titles(plan, above, &t))
		mark_lines(plan, &t, lines_name_above(plan, t.title[0], spaced));
	while (at < b->nlines && lines_holds_value(b, at))
		at = lines_next(b, at + 1);
	return at;
}
