/* announced: titles of the table of contents in the text; see announced.h. */
#include "outline/announced.h"

#include "language/grammar.h"
#include "language/label.h"
#include "text/glyph.h"

enum { LEAST_BYTES = 12,	/* of a title: four characters */
	MOST_BYTES = 120 };	/* of its line */

void
announced_reset(struct announced *a)
{
	a->n = 0;
	a->last = 0;
	a->parts = false;
}

/* … . · - and blanks, which lead to a page number. */
static bool
is_leader(uint32_t c)
{
	return c == ' ' || c == 0x3000 || c == '.' || c == 0x2026 || c == 0xB7 || c == 0x22EF ||
	    c == '-' || c == '_' || c == '\t' || (c >= '0' && c <= '9');
}

static struct span
without_leaders(struct span s)
{
	struct glyph g;

	while (s.n > 0 && is_leader((g = glyph_before(s, s.n)).c))
		s.n -= g.n;
	return s;
}

void
announced_add(struct announced *a, struct span entry)
{
	struct label label;
	size_t from = label_read(entry, &label);
	struct span title;

	if (from != 0 && label.form == LABEL_PART && !a->parts) {
		a->parts = true;
		a->n = 0;
	}
	if (from == 0 || label.form != (a->parts ? LABEL_PART : LABEL_CHINESE) ||
	    a->n == ANNOUNCED_MAX || label.ordinal != a->n + 1)
		return;
	title = without_leaders(span_slice(entry, from, entry.n));
	if (title.n > ANNOUNCED_TITLE)
		title.n = 0;	/* it keeps its place */
	a->at[a->n].ordinal = label.ordinal;
	a->at[a->n].n = title.n;
	span_copy(a->at[a->n].title, title.p, title.n);
	a->n++;
}

/* Does a sentence or a list have it, and a title not? */
static bool
has_clause(struct span s)
{
	struct glyph g;

	for (size_t at = 0; (g = glyph_at(s, at)).n != 0; at += g.n)
		if (g.c == 0x3002 || g.c == 0xFF0C || g.c == 0xFF1B || g.c == 0xFF1A ||
		    g.c == 0x3001)
			return true;
	return false;
}

/* Could text, trimmed, be a section's title? */
static bool
is_line(struct span text)
{
	return text.n >= LEAST_BYTES && text.n <= MOST_BYTES && !has_clause(text);
}

/* Does text end with title, but for 部门 that its unit's name stands for? */
static bool
is_titled(struct span text, struct span title)
{
	size_t owner;

	if (title.n >= LEAST_BYTES && span_ends(text, title))
		return true;
	owner = word_table_at_start(&particles, "owner", title);
	if (owner == 0)
		return false;
	title = span_slice(title, owner, title.n);
	return title.n >= LEAST_BYTES && span_ends(text, title);
}

unsigned
announced_find(const struct announced *a, struct span text)
{
	text = span_trim(text);
	if (!is_line(text))
		return 0;
	for (size_t i = a->last; i < a->n; i++) {
		struct span title = { a->at[i].title, a->at[i].n };

		if (a->parts ? span_eq(text, title) : is_titled(text, title))
			return a->at[i].ordinal;
		if (a->last == 0)
			return 0;	/* the first one has to come first */
	}
	return 0;
}

unsigned
announced_usual(const struct announced *a, struct span text, const struct words *words,
    const struct words *duty)
{
	text = span_trim(text);
	if (!is_line(text) || !words_end(words, text) ||
	    (a->last == 0 && !words_in(duty, text)))
		return 0;
	return a->last + 1;
}
