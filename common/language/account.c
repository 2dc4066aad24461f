/* account: 类, 款 and 项 in brackets behind their names; see account.h. */
#include "language/account.h"

#include "text/character.h"
#include "text/charset.h"
#include "text/glyph.h"
#include "text/punct.h"

enum {
	NAME_MAX = 120,		/* bytes: forty characters */
	MARK_MAX = 9		/* （类） */
};

static const char *const level_marks[ACCOUNT_LEVELS] = { "类", "款", "项" };

/* Blanks, digits, quotes and what closes a list number: 1.“, 11“. and 2、 */
static bool
is_before_name(uint32_t c)
{
	return c == ' ' || c == 0x3000 || (c >= '0' && c <= '9') || c == '.' || c == 0xFF0E ||
	    c == 0x3001 || c == '"' || c == 0x201C || c == 0x201D || c == 0xFF02;
}

/* Bytes of （类） or (类) at byte at; 0 if it is something else. */
static size_t
mark_length(struct span text, size_t at, const char *level)
{
	struct glyph open = glyph_at(text, at), name, close;

	if (open.c != 0xFF08 && open.c != '(')
		return 0;
	name = glyph_at(text, at + open.n);
	if (!span_starts(span_slice(text, at + open.n, text.n), span_of(level)))
		return 0;
	close = glyph_at(text, at + open.n + name.n);
	return close.c == 0xFF09 || close.c == ')' ? open.n + name.n + close.n : 0;
}

/* Reads the name at *at and the mark behind it. */
static bool
read_level(struct span text, size_t *at, const char *level, struct span *name)
{
	size_t from = *at, mark;
	struct glyph g;

	if (!span_has(span_slice(text, from, from + NAME_MAX + MARK_MAX),
	    span_of(level)))
		return false;	/* nearly always */
	for (size_t i = from; i < text.n && i - from <= NAME_MAX; i += g.n) {
		g = glyph_at(text, i);
		if (character_is_mark_of(g.c, PUNCT_ENDS))
			return false;
		mark = mark_length(text, i, level);
		if (mark != 0 && i > from) {
			*name = span_slice(text, from, i);
			*at = i + mark;
			return true;
		}
	}
	return false;
}

/* Most texts are told by this: no 类 stands where the first level's would. */
static bool
may_begin(struct span text)
{
	enum { REACH = NAME_MAX + 16 };	/* a list number and a quote before the name */

	return span_has(span_slice(text, 0, text.n < REACH ? text.n : REACH),
	    SPAN("类"));
}

bool
account_read(struct span text, struct account *out)
{
	size_t from = 0, at;
	struct glyph g;

	if (!may_begin(text))
		return false;
	for (; from < text.n; from += g.n) {
		g = glyph_at(text, from);
		if (!is_before_name(g.c))
			break;
	}
	at = from;
	for (out->n = 0; out->n < ACCOUNT_LEVELS; out->n++)
		if (!read_level(text, &at, level_marks[out->n], &out->level[out->n]))
			break;
	if (out->n == 0)
		return false;
	out->whole = span_slice(text, from, at);
	g = glyph_at(text, at);
	out->end = g.c == 0x201D || g.c == '"' ? at + g.n : at;
	return true;
}

/* Built on first use and constant from then on. */
static const struct charset *
brackets(void)
{
	static struct charset cs;

	if (!charset_has(&cs, '(')) {
		charset_add(&cs, '(');
		charset_add(&cs, 0xFF08);
	}
	return &cs;
}

/* Does one of the marks stand near the beginning of text? */
static bool
has_mark(struct span text)
{
	for (size_t at = 0; (at = charset_next(brackets(), text, at)) < text.n && at <= NAME_MAX;
	    at++)
		for (size_t i = 0; i < ACCOUNT_LEVELS; i++)
			if (mark_length(text, at, level_marks[i]) != 0)
				return true;
	return false;
}

bool
account_is_torn(struct span text)
{
	struct account account;

	return has_mark(text) && !(account_read(text, &account) && account_is_whole(&account));
}
