/* lines_amounts: rows of one label and then always as many numbers, three times at
 * least, where every cell stands on a line of its own; see lines.h. */
#include "block/lines.h"

#include "language/grammar.h"
#include "language/quantity.h"
#include "text/punct.h"

enum { LEAST_ROWS = 3, MOST_VALUES = 12, CHARACTER_BYTES = 3 };

/* A run of labels and the values behind it. */
struct group {
	size_t label;		/* its last label … */
	size_t labels;		/* how many there are */
	size_t first, end;	/* lines of the values */
	size_t values, gaps;	/* gaps: empty lines between the label and the last value */
	size_t decimals;	/* values with a decimal point */
};

static bool
has_point(struct span text)
{
	return memchr(text.p, '.', text.n) != NULL;
}

/* Digits of line at, if it holds nothing else. */
static size_t
code_digits(const struct block *b, size_t at)
{
	struct span s = blank_trim(form_line(b, at));

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
	return s.n;
}

/* The line of the last of the codes that begin at line at, 208, 05 and 01 for 类, 款 and
 * 项 before the name of their row; nlines if these are none. */
static size_t
last_code(const struct block *b, size_t at)
{
	size_t last = at, next;

	if (code_digits(b, at) != 3 || (blank_trim(form_line(b, at)).p[0] != '2' &&
	    blank_trim(form_line(b, at)).p[0] != '3'))
		return b->nlines;
	for (next = lines_next(b, at + 1); next < b->nlines && code_digits(b, next) == 2;
	    next = lines_next(b, next + 1))
		last = next;
	return next < b->nlines && lines_kind(b, next) == LABEL ? last : b->nlines;
}

/* （万元） alone, below the title that it belongs to? */
static bool
is_unit(const struct block *b, size_t at)
{
	struct span text = blank_trim(form_line(b, at));
	struct unit_hint hint;
	size_t above = at;

	if (punct_starts(text, '(') == 0 || lines_kind(b, at) != LABEL ||
	    !quantity_unit_hint(text, &hint))
		return false;
	while (above > 0 && lines_is_gap(b, --above))
		;
	return above < at && lines_kind(b, above) == LABEL;
}

bool
lines_is_label(const struct block *b, size_t at)
{
	return lines_kind(b, at) == LABEL && !is_unit(b, at);
}

/* Reads the group that begins at line at; false if it has no values. */
static bool
read_group(const struct plan *plan, size_t at, struct group *g)
{
	const struct block *b = plan->region;
	size_t gaps = 0;

	*g = (struct group){ .first = b->nlines };
	for (; at < b->nlines; at++) {
		enum line_kind kind = lines_kind(b, at);
		size_t code = kind == VALUE ? last_code(b, at) : b->nlines;

		if (code < b->nlines)
			kind = CODE;
		if (plan->marks[at] != MARK_PROSE || kind == OTHER ||
		    ((kind == LABEL || kind == CODE) && g->values != 0))
			break;
		if (kind == CODE) {
			at = code < b->nlines ? code : at;
			continue;
		}
		if (kind == GAP) {
			gaps++;
		} else if (kind == LABEL && g->labels != 0 && is_unit(b, at)) {
			gaps = 0;
		} else if (kind == LABEL) {
			g->label = at;
			g->labels++;
			gaps = 0;
		} else {
			if (g->values++ == 0)
				g->first = at;
			g->decimals += has_point(form_line(b, at));
			g->gaps += gaps;
			gaps = 0;
			g->end = at + 1;
		}
	}
	if (g->values == 0)
		g->end = at < b->nlines ? at + 1 : at;
	return g->values != 0;
}

/* One label and as many values, the empty ones of them empty lines. */
static bool
fits(const struct group *g, size_t values, bool spaced)
{
	if (g->labels == 0)
		return false;
	if (g->values == values)
		return spaced || g->gaps <= 1;
	return !spaced && g->values < values && g->values + g->gaps == values;
}

/* As many values, and nothing between them and their label. */
static bool
is_strict(const struct group *g, size_t values, bool spaced)
{
	return g->labels != 0 && g->values == values &&
	    g->gaps <= (spaced ? values : 0);
}

/* Are the labels the titles of all columns, and the row below has none? */
static bool
is_unnamed(const struct group *g, size_t values)
{
	return g->labels == values + 1;
}

/* Is the label the last character of the one above? */
static bool
is_torn(const struct plan *plan, const struct group *g)
{
	return g->labels == 2 &&
	    blank_trim(form_line(plan->region, g->label)).n <= CHARACTER_BYTES;
}

static void
mark_row(struct plan *plan, const struct group *g, size_t values)
{
	bool gaps = g->values < values;

	for (size_t at = g->label + 1; at < g->end; at++)
		plan->marks[at] = is_unit(plan->region, at) ? MARK_MORE : gaps ||
		    !lines_is_gap(plan->region, at) ? MARK_CELL : MARK_GAP;
	if (is_unnamed(g, values))
		plan->marks[g->first] = MARK_ROW | 1 << MARK_SHIFT;
	else
		plan->marks[g->label] = is_torn(plan, g) ? MARK_MORE : MARK_ROW;
}

/* Of a line between labels: the end of the one above, or nothing. */
static enum mark
mark_between(const struct block *b, size_t at)
{
	return lines_kind(b, at) == LABEL ? MARK_MORE : MARK_GAP;
}

/* The labels before that of the group: rows of one cell, or, where there are as
 * many as columns, the titles of these. */
static void
mark_labels(struct plan *plan, const struct group *g, size_t from, size_t columns)
{
	bool unnamed = is_unnamed(g, columns - 1);
	size_t end = g->label + unnamed, left = g->labels - !unnamed;

	for (size_t at = from; at < end; at++) {
		bool title = left >= columns;

		if (!lines_is_label(plan->region, at)) {
			plan->marks[at] = (unsigned char)mark_between(plan->region, at);
			continue;
		}
		plan->marks[at] = MARK_ROW;
		left--;
		if (!title)
			continue;
		for (size_t n = columns - 1; n > 0 && ++at < end;) {
			bool label = lines_is_label(plan->region, at);

			plan->marks[at] = (unsigned char)(label ? MARK_CELL :
			    mark_between(plan->region, at));
			n -= label;
			left -= label;
		}
	}
}

/* The first line of the titles above the label of g, if there are enough. */
static size_t
titles_before(const struct block *b, const struct group *g, size_t from,
    size_t columns)
{
	size_t at = g->label + is_unnamed(g, columns - 1);

	if (g->labels < columns)
		return g->label;
	while (at > from && columns > 0)
		columns -= lines_is_label(b, --at);
	return at;
}

static bool
names_rate(struct span s)
{
	return word_table_in(&name_words, "ratio", s);
}

/* Does the title of line at, with its unit in the line below, count what is no whole number? */
static bool
counts_parts(const struct block *b, size_t at, struct span value)
{
	struct span title = blank_trim(form_line(b, at));
	size_t next = lines_next(b, at + 1), bracket = punct_find(title, '(');
	struct unit_hint hint;

	if (!has_point(value))
		return false;
	if (next < b->nlines && is_unit(b, next))
		title = blank_trim(form_line(b, next));
	else if (bracket == NONE)
		return false;
	else
		title = span_slice(title, bracket, title.n);
	return quantity_unit_hint(title, &hint) && word_table_is(&name_words, "persons", hint.unit);
}

/* Does the title of line at fit the value below it: per cent signs under rates and nowhere
 * else, no rate of a thousand, no part of a person?  Below 其中 others stand. */
static bool
may_head(const struct block *b, size_t at, struct span value)
{
	struct span title = form_line(b, at);
	bool percent = memchr(value.p, '%', value.n) != NULL;

	if (word_table_is(&particles, "parts", blank_trim(title)) || counts_parts(b, at, value))
		return false;
	if (names_rate(title))
		return percent || memchr(value.p, ',', value.n) == NULL;
	return !percent;
}

/* Is the label of line at, or of that and the one above it at line above, torn, the title
 * of codes? */
static bool
heads_codes(const struct block *b, size_t above, size_t at)
{
	struct span upper = blank_trim(form_line(b, above)), lower = blank_trim(form_line(b, at));
	char joined[2 * LINES_TITLE_BYTES];

	if (lines_role(lower) == LINES_KEY)
		return true;
	if (above == at || upper.n + lower.n > sizeof joined)
		return false;
	memcpy(joined, upper.p, upper.n);
	memcpy(joined + upper.n, lower.p, lower.n);
	return lines_role((struct span){ joined, upper.n + lower.n }) == LINES_KEY;
}

/* Are the labels from line at on the titles of the values of g?  Of two header rows
 * that became one cell a line, nobody can tell which titles stand above which. */
static bool
are_titles(const struct plan *plan, const struct group *g, size_t at, size_t values)
{
	const struct block *b = plan->region;
	size_t value = g->first, above = at;

	if (g->values != values || is_unnamed(g, values))
		return true;
	for (bool first = true; at < g->label; at++) {
		if (!lines_is_label(b, at))
			continue;
		while (!first && value < g->end && lines_is_gap(b, value))
			value++;
		if (heads_codes(b, above, at))
			return false;
		above = at;
		if (!first && value < g->end &&
		    !may_head(b, at, form_line(b, value++)))
			return false;
		first = false;
	}
	return true;
}

/* Where the name of the first row begins, which may be torn. */
static size_t
name_start(const struct plan *plan, const struct group *g)
{
	size_t at = g->label;

	if (is_torn(plan, g))
		do
			at--;
		while (lines_kind(plan->region, at) != LABEL);
	return at;
}

/* The first group, whose labels begin at line from: the titles of its values, if that is what
 * they are, and the name of the row. */
static void
mark_first(struct plan *plan, const struct group *g, size_t from, size_t values, bool spaced)
{
	const struct block *b = plan->region;
	bool levels = lines_have_levels(b, from, g->label, values + 1);
	size_t at;

	if (levels && lines_mark_levels(plan, from, g->label, values + 1, spaced)) {
		mark_row(plan, g, values);
		return;
	}
	at = titles_before(b, g, from, values + 1);
	if (levels || at == g->label || !are_titles(plan, g, at, values))
		at = name_start(plan, g);
	mark_labels(plan, g, at, values + 1);
	mark_row(plan, g, values);
	plan->marks[at] |= MARK_TABLE;
}

/* Groups of one size from line at on; returns where the next may begin, so that
 * no line is read more than LEAST_ROWS times.  They are rows if most of their
 * values are amounts. */
size_t
lines_plan_amounts(struct plan *plan, size_t at, bool spaced)
{
	struct group first, g;
	size_t values, rows = 0, end, from, filled = 0, decimals = 0, strict = 0;

	if (!read_group(plan, at, &first))
		return first.end > at ? first.end : at + 1;
	values = first.values;
	for (end = first.end, g = first; rows == 0 || fits(&g, values, spaced); rows++) {
		end = g.end;
		strict += is_strict(&g, values, spaced);
		filled += g.values;
		decimals += g.decimals;
		if (!read_group(plan, end, &g) || g.labels > values + 2)
			break;
	}
	if (values < 2 || values > MOST_VALUES || first.labels == 0 ||
	    strict < LEAST_ROWS || strict * 2 < rows || decimals * 2 < filled)
		return rows < LEAST_ROWS || first.labels == 0 ? first.end : end;
	mark_first(plan, &first, at, values, spaced);
	for (from = first.end; from < end; from = g.end) {
		read_group(plan, from, &g);
		mark_labels(plan, &g, from, values + 1);
		mark_row(plan, &g, values);
	}
	return end;
}
