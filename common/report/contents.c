/* contents: the table of contents of a report; see contents.h. */
#include "report/contents.h"

#include "report/shape.h"
#include "text/glyph.h"

enum { ENTRY_CHARS = 60, PAGED = 2 };

void
contents_reset(struct contents *c)
{
	c->active = false;
	c->n = c->paged = 0;
	c->first = 0;
	c->label.form = LABEL_NONE;
}

static bool
open_contents(struct contents *c)
{
	contents_reset(c);
	c->active = true;
	return true;
}

bool
contents_begin(struct contents *c, struct span text)
{
	static const char word[] = "目录";
	size_t found = 0, start = label_blanks(text, 0);
	struct label first;
	struct glyph g;

	if (start >= text.n || text.p[start] != word[0])
		return false;	/* nearly always */
	for (size_t at = start; (g = glyph_at(text, at)).n > 0;
	    at += label_blanks(text, at)) {
		if (found == sizeof(word) - 1 && label_read(span_slice(text, at, text.n), &first) > 0)
			return open_contents(c);	/* 目录1.引言 */
		if (found >= sizeof(word) - 1 || g.n != 3 ||
		    memcmp(text.p + at, word + found, 3) != 0)
			return false;
		found += 3;
		at += 3;
	}
	return found == sizeof(word) - 1 && open_contents(c);
}

static bool
is_leader(uint32_t c)
{
	return c == '.' || c == 0x2026 || c == 0xB7 || c == 0xFF0E || c == 0x22EF ||
	    c == '-' || c == 0x2014 || c == '_';
}

/* Where the page number and what leads to it begin; text.n if there is none.
 * Between entries a blank is enough to lead to it. */
static size_t
core_end(struct span text, bool entry)
{
	size_t at = text.n, digits = 0, leaders = 0;
	bool tab = false;
	struct glyph g;

	while (at > 0 && text.p[at - 1] == ' ')
		at--;
	if (at == 0 || text.p[at - 1] < '0' || text.p[at - 1] > '9')
		return text.n;	/* nearly always */
	for (; (g = glyph_before(text, at)).c >= '0' && g.c <= '9'; at -= g.n)
		digits++;
	if (digits == 0 || digits > 3)
		return text.n;
	for (; (g = glyph_before(text, at)).n > 0 &&
	    (is_leader(g.c) || g.c == ' ' || g.c == '\t' || g.c == 0x3000); at -= g.n) {
		leaders += is_leader(g.c);
		tab = tab || g.c == '\t';
	}
	if (tab || leaders >= 2 || (entry && at > 0 && label_blanks(text, at) > 0))
		return at;
	return text.n;
}

bool
contents_paged_read(struct span text)
{
	return core_end(text, false) < text.n ||
	    span_find(text, SPAN("PAGEREF")) != SIZE_MAX ||
	    span_find(text, SPAN("HYPERLINK")) != SIZE_MAX;
}

/* Hash of the entry without blanks and page number. */
static uint64_t
entry_hash(struct span text)
{
	uint64_t h = 14695981039346656037u;
	struct span core = span_slice(text, 0, core_end(text, true));
	struct glyph g;

	for (size_t at = 0; (g = glyph_at(core, at)).n > 0; at += g.n)
		if (label_blanks(core, at) == 0)
			h = (h ^ g.c) * 1099511628211u;
		else
			g.n = (uint32_t)label_blanks(core, at);
	return h;
}

static bool
seen_before(const struct contents *c, uint64_t hash)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->seen[i] == hash)
			return true;
	return false;
}

static uint64_t
title_hash(struct span text, struct label *label)
{
	size_t from = label_read(text, label);

	return from == 0 ? 0 : entry_hash(span_slice(text, from, text.n));
}

/* The first entry again, its number damaged, or 第一部分 alone on its line,
 * that entry being 第一部分 概况. */
static bool
repeats_first(const struct contents *c, struct span text)
{
	struct label label;

	if (c->n < 2 || c->first == 0)
		return false;
	if (title_hash(text, &label) == c->first)
		return true;
	/* 第一部分 comes once in a table of contents, however it is worded. */
	if (label.form == LABEL_PART && c->label.form == LABEL_PART &&
	    label.ordinal == c->label.ordinal)
		return true;
	return label_read(text, &label) == text.n && label.form == c->label.form &&
	    label.ordinal == c->label.ordinal;
}

static bool
is_paged_entry(struct span text)
{
	return contents_paged(text) || core_end(text, true) < text.n;
}

static bool
is_over(const struct contents *c, struct span text, struct span next, uint64_t hash)
{
	bool paged = is_paged_entry(text);

	if (c->n == CONTENTS_MAX || shape_chars(text, ENTRY_CHARS + 1) > ENTRY_CHARS)
		return !paged;
	if (seen_before(c, hash) || repeats_first(c, text))
		return true;
	return c->paged >= PAGED && !paged && !is_paged_entry(next);
}

bool
contents_take(struct contents *c, struct span text, struct span next)
{
	uint64_t hash = entry_hash(text);

	if (is_over(c, text, next, hash)) {
		contents_reset(c);
		return false;
	}
	if (c->n == 0)
		c->first = title_hash(text, &c->label);
	if (c->n < CONTENTS_MAX)
		c->seen[c->n++] = hash;
	c->paged += is_paged_entry(text);
	return true;
}

void
contents_take_grid(struct contents *c)
{
	if (c->n == 0 || c->paged > 0)
		c->paged += PAGED;
	else
		contents_reset(c);
}
