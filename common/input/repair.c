/* repair: drops and replaces what converters leak; see repair.h.  Only
 * characters that scan.h calls odd are looked at. */
#include "input/repair.h"

#include "text/data.h"
#include "text/fold.h"
#include "text/glyph.h"
#include "text/html.h"
#include "text/utf8.h"

extern const struct data_table data_artefact;

void
repair_init(struct repair *r)
{
	r->text = (struct mapped){ .n = 0 };
	r->pages = r->zeros = 0;
	repair_document(r);
}

void
repair_document(struct repair *r)
{
	r->in_tag = r->follows = r->spoken = r->in_markup = false;
}

void
repair_release(struct repair *r)
{
	mapped_release(&r->text);
}

/* A line being repaired: bytes before copied are done. */
struct job {
	struct repair *repair;
	struct span text;
	struct map map;
	size_t copied;
	bool changed;
	bool unclosed[16];	/* by row of artefact: no close after here */
	size_t emphasis;	/* where the ** stands that closes one dropped; NONE: none */
	bool plain;		/* there is none after here */
};

/* Puts to in the place of bytes from..end-1. */
static void
replace(struct job *job, size_t from, size_t end, struct span to)
{
	if (!job->changed)
		mapped_reset(&job->repair->text);
	job->changed = true;
	mapped_copy(&job->repair->text, job->text, job->map, job->copied, from);
	mapped_add(&job->repair->text, to, map_in(job->map, from));
	job->copied = end;
}

/* A tag's name goes on: <a is not <address. */
static bool
goes_on(struct span open, struct span rest)
{
	unsigned char c = rest.n > open.n ? (unsigned char)rest.p[open.n] | 32 : 0;

	return open.p[0] == '<' && c >= 'a' && c <= 'z' && open.p[open.n - 1] != '>' &&
	    open.p[open.n - 1] != '-';
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Over the value of an attribute, behind its =; 0 if there is none. */
static size_t
over_value(struct span s, size_t at)
{
	const char *end;

	if (at == s.n || (s.p[at] != '"' && s.p[at] != '\''))
		return 0;
	end = memchr(s.p + at + 1, s.p[at], s.n - at - 1);
	return end == NULL ? 0 : (size_t)(end - s.p) + 1;
}

/* Over attributes and blanks (  style="…" lang="…"), which may be none; NONE: something
 * else comes between. */
static size_t
over_attributes(struct span s)
{
	size_t at = 0;

	while (at < s.n && s.p[at] != '>') {
		if (s.p[at] == ' ' || s.p[at] == '/') {
			at++;
			continue;
		}
		if (!is_letter(s.p[at]))
			return NONE;
		while (at < s.n && (is_letter(s.p[at]) || s.p[at] == '-' || s.p[at] == ':'))
			at++;
		if (at < s.n && s.p[at] == '=' && (at = over_value(s, at + 1)) == 0)
			return NONE;
	}
	return at;
}

/* Does a tag begin with open, and is what stands behind it on its line nothing but attributes,
 * so that the next line must close it? */
static bool
stays_open(struct span open, struct span rest)
{
	return open.p[0] == '<' && (is_letter(open.p[1]) || open.p[1] == '/') &&
	    over_attributes(span_slice(rest, open.n, rest.n)) == rest.n - open.n;
}

/* Bytes of the mark of row that starts at byte at; 0 if none does. */
static size_t
artefact_length(struct job *job, size_t row, size_t at)
{
	struct span rest = span_slice(job->text, at, job->text.n);
	struct span open = span_of(DATA_CELL(&data_artefact, row, 0)), close;
	size_t end;

	if (!span_starts(rest, open) || goes_on(open, rest))
		return 0;
	close = span_of(DATA_CELL(&data_artefact, row, 1));
	if (close.n == 0)
		return open.n;
	if (job->unclosed[row & 15])
		return 0;
	end = span_find(rest, close);
	if (end != NONE)
		return end + close.n;
	job->unclosed[row & 15] = true;
	job->repair->in_tag = stays_open(open, rest);
	return job->repair->in_tag ? rest.n : 0;
}

static size_t
artefact_at(struct job *job, size_t at)
{
	for (size_t row = 0; row < data_artefact.rows; row++) {
		size_t n = DATA_CELL(&data_artefact, row, 0)[0] != job->text.p[at] ? 0 :
		    artefact_length(job, row, at);

		if (n != 0)
			return n;
	}
	return 0;
}

/* --- Markdown ----------------------------------------------------------- */

/* What stands behind a masked name (李**、王**), but in no emphasis. */
static bool
is_pause(uint32_t c)
{
	static const uint32_t pauses[] = {
		0, ' ', '\t', ')', ',', '.', ';', ':', 0x3000, 0x3001, 0x3002, 0x300B,
		0x3011, 0x2019, 0x201D, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B
	};

	for (size_t i = 0; i < sizeof pauses / sizeof *pauses; i++)
		if (c == pauses[i])
			return true;
	return false;
}

/* The next ** behind text at byte at, or NONE. */
static size_t
closing(struct span text, size_t at)
{
	while (at < text.n) {
		const char *star = memchr(text.p + at, '*', text.n - at);
		size_t n;

		if (star == NULL)
			break;
		at = (size_t)(star - text.p);
		n = span_repeats(text, at, '*');
		if (n == 2 && text.p[at - 1] != ' ' && text.p[at - 1] != '\\')
			return at;
		at += n;
	}
	return NONE;
}

static bool
is_wide(struct span text, size_t at)
{
	return at < text.n && (unsigned char)text.p[at] >= 0x80;
}

/* Drops the stars at byte at, and a blank that html2text put between them and
 * the Chinese text around. */
static void
drop_stars(struct job *job, size_t at, size_t n, bool closes)
{
	struct span text = job->text;
	size_t from = at, end = at + n;

	if (closes && end + 1 < text.n && text.p[end] == ' ' && text.p[end + 1] != ' ' &&
	    (is_wide(text, at - 1) || is_wide(text, end + 1 + span_repeats(text, end + 1, '*'))))
		end++;
	if (!closes && at > job->copied + 1 && text.p[at - 1] == ' ' && is_wide(text, at - 2))
		from--;
	replace(job, from, end, SPAN(""));
}

/* **bold** loses its stars; returns the bytes to go on by. */
static size_t
emphasis(struct job *job, size_t at)
{
	size_t n = span_repeats(job->text, at, '*');
	bool closes = job->emphasis == at;

	if (n != 2)
		return n;
	if (!closes) {
		bool inside = job->emphasis != NONE && job->emphasis > at;

		if (inside || job->plain || is_pause(glyph_at(job->text, at + n).c))
			return n;
		job->emphasis = closing(job->text, at + n);
		job->plain = job->emphasis == NONE;
		if (job->plain)
			return n;
	}
	drop_stars(job, at, n, closes);
	return n;
}

/* A backslash before a mark that would mean something in Markdown; one before
 * a bar is the table's (table_bars.c). */
static size_t
escape(struct job *job, size_t at)
{
	char c = at + 1 < job->text.n ? job->text.p[at + 1] : ' ';

	if (c == '\0' || strchr("*_.[]()#+-!<>~$\"'`{}&%^=@", c) == NULL)
		return 1;
	replace(job, at, at + 1, SPAN(""));
	return 2;
}

/* Would & before these bytes begin a character reference? */
static bool
refers(struct span rest)
{
	char s[16] = "&";
	size_t n = rest.n < sizeof s ? rest.n : sizeof s - 1;
	uint32_t c;

	memcpy(s + 1, rest.p, n);
	return html_entity((struct span){ s, n + 1 }, &c) != 0;
}

/* Would < before this byte begin a tag? */
static bool
begins_tag(unsigned char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '/' || c == '!' || c == '?';
}

/* &lt; and its like, unless what comes of it would be a tag or another one, or
 * the line is HTML, which is read as such. */
static size_t
entity(struct job *job, size_t at)
{
	struct span to, rest;
	uint32_t c;
	size_t n = html_entity(span_slice(job->text, at, job->text.n), &c);
	char bytes[4];

	rest = span_slice(job->text, at + n, job->text.n);
	if (n == 0 || c < ' ' || job->text.p[0] == '<' || (c == '&' && refers(rest)) ||
	    (c == '<' && rest.n != 0 && begins_tag((unsigned char)rest.p[0])))
		return 1;
	if (!fold_lookup(c, &to))
		to = (struct span){ bytes, utf8_encode(c, bytes) };
	replace(job, at, at + n, to);
	return n;
}

/* Repairs the mark at byte at, if it is one; returns the bytes to go on by. */
static size_t
mark(struct job *job, size_t at)
{
	size_t n;

	switch (job->text.p[at]) {
	case '*':
		return emphasis(job, at);
	case '\\':
		return escape(job, at);
	case '&':
		return entity(job, at);
	}
	n = artefact_at(job, at);
	if (n != 0)
		replace(job, at, at + n, SPAN(""));
	return n == 0 ? 1 : n;
}

/* Repairs what stands at byte at, if it needs it; returns the bytes to go on
 * by. */
static size_t
step(struct job *job, size_t at)
{
	struct glyph g;
	struct span to;

	if (memchr("[<*&\\", job->text.p[at], strlen("[<*&\\")) != NULL)
		return mark(job, at);
	g = glyph_at(job->text, at);
	if (g.c < 0x20 || g.c >= 0x7F) {
		job->repair->pages += g.c == '\f';
		job->repair->zeros += g.c == 0;
		if (fold_lookup(g.c, &to))
			replace(job, at, at + g.n, to);
	}
	return g.n;
}

/* Repairs the n bytes at byte start of the text, which stand from byte from on in scan, and
 * what marks of artefact.tsv that begin there take of the bytes behind; returns how far it
 * got. */
static size_t
repair_window(struct job *job, size_t start, size_t n, const struct scan *scan, size_t from)
{
	size_t at = start, odd;

	while (at < start + n && (odd = scan_odd(scan, from + at - start)) != NONE &&
	    odd - from < n) {
		size_t first = start + odd - from;

		while (first > at && glyph_continues(job->text.p[first]))
			first--;
		at = first + step(job, first);
	}
	return at > start + n ? at : start + n;
}

static struct job
begin(struct repair *r, struct span text, const struct map *map)
{
	r->pages = r->zeros = 0;
	return (struct job){ .repair = r, .text = text, .map = *map, .emphasis = NONE };
}

bool
repair_is_quoted(struct span text)
{
	return text.n > 0 && text.p[0] == '>' && (text.n == 1 ||
	    (text.p[1] == ' ' && !span_has(text, SPAN(" > "))));
}

/* Drops the marks of a quotation before the line; returns the bytes to go on by. */
static size_t
end_quotation(struct job *job)
{
	size_t end = 0;

	if (!repair_is_quoted(job->text))
		return 0;
	while (end < job->text.n && (job->text.p[end] == '>' || job->text.p[end] == ' '))
		end++;
	replace(job, 0, end, SPAN(""));
	return end;
}

/* Drops what the line begins with of a tag that the line above began; returns the bytes to
 * go on by. */
static size_t
end_tag(struct job *job)
{
	struct repair *r = job->repair;
	size_t end;

	r->follows = false;
	if (!r->in_tag)
		return end_quotation(job);
	r->in_tag = false;
	end = over_attributes(job->text);
	if (end == NONE || repair_is_blank(job->text))
		return 0;
	r->in_tag = end == job->text.n;
	r->follows = r->spoken;
	end += !r->in_tag;
	replace(job, 0, end, SPAN(""));
	return end;
}

/* The line has become text: what those that go on with its tag have to know. */
static void
note_tag(struct repair *r, struct span text)
{
	if (!r->in_tag)
		return;
	r->in_markup = (r->follows && r->in_markup) || (text.n != 0 && text.p[0] == '<');
	r->spoken = r->follows || !repair_is_blank(text);
}

/* What has come of the line. */
static struct span
finish(struct job *job, struct map *map)
{
	struct repair *r = job->repair;
	struct span text = job->text;

	if (job->changed) {
		mapped_copy(&r->text, job->text, job->map, job->copied, job->text.n);
		*map = mapped_map(&r->text);
		text = buf_span(&r->text.text);
	}
	note_tag(r, text);
	return text;
}

struct span
repair_line(struct repair *r, struct span text, struct map *map)
{
	struct job job = begin(r, text, map);

	for (size_t at = end_tag(&job); at < text.n;) {
		size_t n = scan_window_of(span_slice(text, at, text.n));

		scan_window(&r->scan, text.p + at, n);
		at = repair_window(&job, at, n, &r->scan, 0);
	}
	return finish(&job, map);
}

struct span
repair_scanned(struct repair *r, struct span text, struct map *map,
    const struct scan *scan, size_t at)
{
	struct job job = begin(r, text, map);
	size_t from = end_tag(&job);

	repair_window(&job, from, text.n - from, scan, at + from);
	return finish(&job, map);
}

bool
repair_is_wide_blank(struct span text)
{
	for (size_t at = 0; at < text.n;) {
		if (text.p[at] == ' ' || text.p[at] == '\t')
			at++;
		else if (text.n - at >= 3 && memcmp(text.p + at, "\u3000", 3) == 0)
			at += 3;
		else
			return false;
	}
	return true;
}
