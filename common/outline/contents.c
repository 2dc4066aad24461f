/* contents: the table of contents of a report; see contents.h. */
#include "outline/contents.h"

#include "language/shape.h"
#include "text/character.h"
#include "text/glyph.h"
#include "text/punct.h"

enum { ENTRY_CHARS = 60, PAGED = 2, NAME_CHARS = 30, PAGE_MAX = 999,
	PAGE_DIGITS = 3 };

void
contents_reset(struct contents *c)
{
	c->active = c->glued = c->annexed = false;
	c->n = c->paged = 0;
	c->first = 0;
	c->label.form = LABEL_NONE;
}

void
contents_open(struct contents *c, bool glued)
{
	contents_reset(c);
	c->active = true;
	c->glued = glued;
}

static bool
open_contents(struct contents *c)
{
	contents_open(c, false);
	return true;
}

bool
contents_is_name(struct span text)
{
	text = span_slice(text, 0, shape_trim(text, 0));
	return span_ends(text, SPAN("目录")) && shape_chars(text, NAME_CHARS + 1) <= NAME_CHARS &&
	    !punct_in(text, ',') && !span_has(text, SPAN("。"));
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
		if (found == sizeof(word) - 1 &&
		    label_read(span_slice(text, at, text.n), &first) > 0)
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

/* Where the number that ends at byte at begins; at if it has more digits than a page's. */
static size_t
page_start(struct span text, size_t at)
{
	size_t from = at;

	while (from > 0 && byte_is_digit(text.p[from - 1]))
		from--;
	return at - from <= PAGE_DIGITS ? from : at;
}

/* The same of 14, or of 14-15. */
static size_t
pages_start(struct span text, size_t at)
{
	size_t last = page_start(text, at), first;

	if (last == at || last == 0 || text.p[last - 1] != '-')
		return last;
	first = page_start(text, last - 1);
	return first < last - 1 ? first : last;
}

size_t
contents_link(struct span text)
{
	size_t at;

	if (text.n == 0 || text.p[text.n - 1] != ')' ||
	    (at = span_find(text, SPAN("](#"))) == NONE)
		return text.n;
	while (at > 0 && text.p[at] != '[')
		at--;
	return at;
}

/* Where the page number and what leads to it begin; text.n if there is none.
 * Between entries a blank, or one dot, is enough to lead to it. */
static size_t
core_end(struct span text, bool entry)
{
	size_t at = text.n, leaders = 0, close, from;
	bool tab = false;
	struct glyph g;

	while (at > 0 && text.p[at - 1] == ' ')
		at--;
	close = punct_ends(span_slice(text, 0, at), ')');
	if (close == 1 && (from = contents_link(span_slice(text, 0, at))) < at)
		return from;
	at -= close;
	while (close != 0 && at > 0 && text.p[at - 1] == ' ')
		at--;
	if (at == 0 || text.p[at - 1] < '0' || text.p[at - 1] > '9')
		return text.n;	/* nearly always */
	from = pages_start(text, at);
	if (from == at)
		return text.n;
	at = from;
	if (close != 0) {	/* ……( 9 ): only leaders tell it from what is said in brackets */
		while (at > 0 && text.p[at - 1] == ' ')
			at--;
		if ((close = punct_ends(span_slice(text, 0, at), '(')) == 0)
			return text.n;
		at -= close;
		entry = false;
	}
	for (; (g = glyph_before(text, at)).n > 0 &&
	    (is_leader(g.c) || g.c == ' ' || g.c == '\t' || g.c == 0x3000); at -= g.n) {
		leaders += is_leader(g.c);
		tab = tab || g.c == '\t';
	}
	if (tab || leaders >= 2 || (entry && at > 0 && (label_blanks(text, at) > 0 ||
	    (leaders == 1 && (unsigned char)text.p[at - 1] >= 0x80))))
		return at;
	return text.n;
}

bool
contents_leads(struct span text)
{
	enum { LEADERS = 4 };
	size_t leaders = 0;
	struct glyph g;

	text = span_trim(text);
	for (size_t at = text.n; leaders < LEADERS && (g = glyph_before(text, at)).n > 0 &&
	    is_leader(g.c); at -= g.n)
		leaders++;
	return leaders == LEADERS;
}

/* Where the digits begin that text, a word before them, ends with; text.n: none. */
static size_t
glued_at(struct span text)
{
	size_t at = text.n;

	while (at > 0 && byte_is_digit(text.p[at - 1]))
		at--;
	return at > 0 && (unsigned char)text.p[at - 1] >= 0x80 ? at : text.n;
}

unsigned
contents_glued_page(struct span text)
{
	unsigned page = 0;

	text = span_slice(text, 0, shape_trim(text, 0));
	for (size_t at = glued_at(text); at < text.n && page <= PAGE_MAX; at++)
		page = page * 10 + (unsigned)(text.p[at] - '0');
	return page <= PAGE_MAX ? page : 0;
}

bool
contents_paged_read(struct span text)
{
	return core_end(text, false) < text.n ||
	    span_has(text, SPAN("PAGEREF")) ||
	    span_has(text, SPAN("HYPERLINK"));
}

/* Hash of the entry without blanks and page number. */
static uint64_t
entry_hash(const struct contents *c, struct span text)
{
	uint64_t h = 14695981039346656037u;
	struct span core = span_slice(text, 0, c->glued ? glued_at(text) : core_end(text, true));
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

enum { UNTITLED = 1 };		/* in the place of a hash: 第一部分, its title on the next line */

static uint64_t
title_hash(const struct contents *c, struct span text, struct label *label)
{
	size_t from = label_read(text, label);

	if (from > 0 && from >= shape_trim(text, 0))
		return UNTITLED;
	return from == 0 ? 0 : entry_hash(c, span_slice(text, from, text.n));
}

bool
contents_is_first(const struct contents *c, struct span text)
{
	struct label label;

	return c->first > UNTITLED && title_hash(c, text, &label) == c->first &&
	    !(c->label.form == LABEL_PART && label.form == LABEL_CHINESE);
}

/* The first entry again, its number damaged (but 一、部门概况 is of a report attached to the one
 * with 第一部分 部门概况), or 第一部分 alone on its line,
 * that entry being 第一部分 概况.  Not where the tables of an annex go on. */
static bool
repeats_first(const struct contents *c, struct span text, bool goes_on)
{
	struct label label;

	if (c->n < 2 || c->first == 0)
		return false;
	if (contents_is_first(c, text))
		return true;
	label_read(text, &label);
	if (c->annexed && goes_on && label.form == LABEL_CHINESE)
		return false;
	/* 第一部分 comes once in a table of contents, however it is worded, and 一、 where it
	 * is the first entry; reports attached have 一、 of their own, with a page number. */
	if (label.form == c->label.form && label.ordinal == c->label.ordinal &&
	    (label.form == LABEL_PART || (label.form == LABEL_CHINESE && c->paged == 0)))
		return true;
	return label_read(text, &label) == text.n && label.form == c->label.form &&
	    label.ordinal == c->label.ordinal;
}

bool
contents_is_paged_entry(const struct contents *c, struct span text)
{
	if (c->glued || c->paged >= PAGED)
		if (contents_glued_page(text) != 0)
			return true;
	return !c->glued && (contents_paged(text) || core_end(text, true) < text.n);
}

static bool
is_over(const struct contents *c, struct span text, bool goes_on, uint64_t hash)
{
	bool paged = contents_is_paged_entry(c, text);

	if (c->n == CONTENTS_MAX || shape_chars(text, ENTRY_CHARS + 1) > ENTRY_CHARS)
		return !paged;
	if ((seen_before(c, hash) || repeats_first(c, text, goes_on)) &&
	    !(paged && c->paged >= PAGED))
		return true;	/* (二) 结论 4 … (二) 结论 30 are two entries */
	return c->paged >= PAGED && !paged && !goes_on;
}

bool
contents_take(struct contents *c, struct span text, bool goes_on)
{
	uint64_t hash = entry_hash(c, text);
	struct label label;

	if (is_over(c, text, goes_on, hash)) {
		contents_reset(c);
		return false;
	}
	if (c->first == 0)
		c->first = title_hash(c, text, &c->label);	/* 公开时间：… may stand before */
	if (c->n < CONTENTS_MAX)
		c->seen[c->n++] = hash;
	c->paged += contents_is_paged_entry(c, text);
	label_read(text, &label);
	c->annexed = label.form == LABEL_ATTACHMENT || label.form == LABEL_ANNEX;
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
