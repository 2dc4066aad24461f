/* unfilled: unfilled slots of a template; see unfilled.h. */
#include "language/unfilled.h"

#include "base/mem.h"
#include "text/character.h"
#include "text/charset.h"
#include "text/data.h"
#include "text/glyph.h"

extern const struct data_table data_blanks;

enum { CHOICE = 6 };		/* bytes of the words to choose from: two characters */

static bool
is_kind(size_t row, const char *kind)
{
	return strcmp(DATA_CELL(&data_blanks, row, 0), kind) == 0;
}

/* Does a clause end at byte at?  Prose has marks, headers have none. */
static bool
ends_clause(struct span text, size_t at)
{
	static const char *const marks[] = { "，", "。", "；", "、", "）", ",", ";", ")" };

	for (size_t i = 0; at < text.n && i < sizeof marks / sizeof *marks; i++)
		if (span_starts(span_slice(text, at, text.n), span_of(marks[i])))
			return true;
	return false;
}

/* Bytes of the blank at byte at, ASCII or ideographic; 0: there is none. */
static size_t
blank_bytes(struct span text, size_t at)
{
	if (at < text.n && text.p[at] == ' ')
		return 1;
	return at < text.n && span_starts(span_slice(text, at, text.n), SPAN("\u3000")) ? 3 : 0;
}

/* 占 % at the blank at byte at. */
static bool
space_at(struct span text, size_t at, struct unfilled *out)
{
	size_t end = at;
	struct span before = span_slice(text, 0, at), after;

	if (at == 0 || (unsigned char)text.p[at - 1] < 0x80)
		return false;
	while (blank_bytes(text, end) != 0)
		end += blank_bytes(text, end);
	after = span_slice(text, end, text.n);
	if (after.n == 0 || (after.p[0] != '%' && !span_starts(after, SPAN("％")) &&
	    !span_starts(after, SPAN("万元"))))
		return false;
	for (size_t i = 0; i < data_blanks.rows; i++) {
		struct span a = span_of(DATA_CELL(&data_blanks, i, 1));
		struct span b = span_of(DATA_CELL(&data_blanks, i, 2));

		if (is_kind(i, "space") && span_ends(before, a) && span_starts(after, b) &&
		    ends_clause(text, end + b.n)) {
			*out = (struct unfilled){ at - a.n, end + b.n };
			return true;
		}
	}
	return false;
}

/* Bytes of the cross that starts at byte at: X or ×. */
static size_t
cross(struct span text, size_t at)
{
	if (at < text.n && text.p[at] == 'X')
		return 1;
	return span_starts(span_slice(text, at < text.n ? at : text.n, text.n), SPAN("×")) ? 2 : 0;
}

/* ××万元: two crosses or more, no name around them. */
static bool
cross_at(struct span text, size_t at, struct unfilled *out)
{
	size_t end = at, n, crosses = 0;
	struct span after;

	if (at > 0 && (unsigned char)text.p[at - 1] < 0x80)
		return false;
	for (; (n = cross(text, end)) != 0; end += n)
		crosses++;
	after = span_slice(text, end, text.n);
	for (size_t i = 0; crosses >= 2 && i < data_blanks.rows; i++) {
		struct span b = span_of(DATA_CELL(&data_blanks, i, 2));

		if (is_kind(i, "cross") && span_starts(after, b)) {
			*out = (struct unfilled){ at, end + b.n };
			return true;
		}
	}
	return false;
}

/* Blanks and crosses. */
static const struct charset *
starts(void)
{
	static struct charset cs;
	static const uint32_t characters[] = { ' ', 'X', 0x3000, 0xD7 };

	if (cs.may[0] == 0)
		for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
			charset_add(&cs, characters[i]);
	return &cs;
}

bool
unfilled_next(struct span text, size_t from, struct unfilled *out)
{
	const struct charset *cs = starts();

	for (size_t at = from; (at = charset_next(cs, text, at)) < text.n; at++)
		if (blank_bytes(text, at) != 0 ? space_at(text, at, out) :
		    cross(text, at) != 0 && cross_at(text, at, out))
			return true;
	return false;
}

bool
unfilled_choice(struct span text, size_t at, struct unfilled *out)
{
	struct span before = span_slice(text, 0, at), rest;
	size_t open = span_starts(span_slice(text, at, text.n), SPAN("（")) ? 3 : 1;

	/* the word and its bracket; most brackets hold something longer */
	rest = span_slice(text, at + open, text.n);
	if (rest.n < CHOICE + 1 || (rest.p[CHOICE] != ')' && (unsigned char)rest.p[CHOICE] != 0xEF))
		return false;
	for (size_t i = 0; i < data_blanks.rows; i++) {
		struct span a = span_of(DATA_CELL(&data_blanks, i, 1));
		struct span b = span_of(DATA_CELL(&data_blanks, i, 2));

		rest = span_slice(text, at + open, text.n);
		if (!is_kind(i, "choice") || !span_ends(before, a) || !span_starts(rest, b))
			continue;
		rest = span_slice(rest, b.n, rest.n);
		if (!span_starts(rest, SPAN("）")) && !span_starts(rest, SPAN(")")))
			return false;
		rest = span_slice(rest, rest.p[0] == ')' ? 1 : 3, rest.n);
		while (rest.n > 0 && rest.p[0] == ' ')
			rest = span_slice(rest, 1, rest.n);
		if (rest.n == 0 || !(byte_is_digit(rest.p[0]) || rest.p[0] == '%'))
			return false;
		*out = (struct unfilled){ at - a.n, (size_t)(rest.p - text.p) };
		return true;
	}
	return false;
}

/* A row of which both words stand where it is blank. */
struct both {
	struct span before, after;
	bool glued;
};

/* Those rows; built on first use and constant from then on. */
static const struct both *
both_rows(size_t *n)
{
	static struct both *rows;
	static size_t count;

	if (rows == NULL) {
		rows = mem_zeroed(data_blanks.rows, sizeof *rows);
		for (size_t i = 0; i < data_blanks.rows; i++)
			if (is_kind(i, "both") || is_kind(i, "glued"))
				rows[count++] = (struct both){
					span_of(DATA_CELL(&data_blanks, i, 1)),
					span_of(DATA_CELL(&data_blanks, i, 2)), is_kind(i, "glued")
				};
	}
	*n = count;
	return rows;
}

bool
unfilled_both(struct span text, size_t from, size_t to, struct unfilled *out)
{
	struct span window = span_slice(text, from, to < text.n ? to : text.n);
	size_t n;
	const struct both *rows = both_rows(&n);

	for (size_t i = 0; i < n; i++) {
		struct span a = rows[i].before, b = rows[i].after;
		size_t at = span_find(window, a);

		if (at != NONE && span_starts(span_slice(window, at + a.n, window.n), b)) {
			out->start = from + at + (rows[i].glued ? glyph_at(a, 0).n : 0);
			out->end = from + at + a.n + b.n;
			return true;
		}
	}
	return false;
}

bool
unfilled_unit(struct span text, size_t end)
{
	while (blank_bytes(text, end) != 0)
		end += blank_bytes(text, end);
	return ends_clause(text, end);
}
