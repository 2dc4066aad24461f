/* repair: drops and replaces what converters leak; see repair.h.  Only
 * characters that scan.h calls odd are looked at. */
#include "input/repair.h"

#include "text/data.h"
#include "text/glyph.h"

extern const struct data_table data_artefact;
extern const struct data_table data_footer;

enum { FOOTER_MAX = 64, PAGE_DIGITS = 4 };

void
repair_init(struct repair *r)
{
	r->fold = (struct fold)FOLD_INIT;
	r->text = (struct mapped){ .n = 0 };
	r->pages = r->zeros = 0;
}

void
repair_release(struct repair *r)
{
	fold_release(&r->fold);
	mapped_release(&r->text);
}

/* A line being repaired: bytes before copied are done. */
struct job {
	struct repair *repair;
	struct span text;
	struct map map;
	size_t copied;
	bool changed;
	bool unclosed[8];	/* by row of artefact: no close after here */
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

/* Bytes of the mark of row that starts at byte at; 0 if none does. */
static size_t
artefact_length(struct job *job, size_t row, size_t at)
{
	struct span rest = span_slice(job->text, at, job->text.n);
	struct span open = span_of(DATA_CELL(&data_artefact, row, 0));
	struct span close = span_of(DATA_CELL(&data_artefact, row, 1));
	size_t end;

	if (!span_starts(rest, open))
		return 0;
	if (close.n == 0)
		return open.n;
	if (job->unclosed[row & 7])
		return 0;
	end = span_find(rest, close);
	job->unclosed[row & 7] = end == SIZE_MAX;
	return end == SIZE_MAX ? 0 : end + close.n;
}

static size_t
artefact_at(struct job *job, size_t at)
{
	for (size_t row = 0; row < data_artefact.rows; row++) {
		size_t n = artefact_length(job, row, at);

		if (n != 0)
			return n;
	}
	return 0;
}

/* Repairs what stands at byte at, if it needs it; returns the bytes to go on
 * by. */
static size_t
step(struct job *job, size_t at)
{
	struct glyph g;
	struct span to;
	size_t n;

	if (job->text.p[at] == '[') {
		n = artefact_at(job, at);
		if (n != 0)
			replace(job, at, at + n, SPAN(""));
		return n == 0 ? 1 : n;
	}
	g = glyph_at(job->text, at);
	if (g.c < 0x20 || g.c >= 0x7F) {
		job->repair->pages += g.c == '\f';
		job->repair->zeros += g.c == 0;
		if (fold_lookup(&job->repair->fold, g.c, &to))
			replace(job, at, at + g.n, to);
	}
	return g.n;
}

/* Repairs the window's n bytes at byte start of the text, and what marks of
 * artefact.tsv that begin there take of the bytes behind; returns how far it
 * got. */
static size_t
repair_window(struct job *job, size_t start, size_t n)
{
	const struct scan *scan = &job->repair->scan;
	size_t at = start, odd;

	while (at < start + n && (odd = scan_odd(scan, at - start)) != SIZE_MAX) {
		size_t first = start + odd;

		while (first > at && glyph_continues(job->text.p[first]))
			first--;
		at = first + step(job, first);
	}
	return at > start + n ? at : start + n;
}

struct span
repair_line(struct repair *r, struct span text, struct map *map)
{
	struct job job = { .repair = r, .text = text, .map = *map };

	r->pages = r->zeros = 0;
	for (size_t at = 0; at < text.n;) {
		size_t n = scan_window_of(span_slice(text, at, text.n));

		scan_window(&r->scan, text.p + at, n);
		at = repair_window(&job, at, n);
	}
	if (!job.changed)
		return text;
	mapped_copy(&r->text, text, *map, job.copied, text.n);
	*map = mapped_map(&r->text);
	return buf_span(&r->text.text);
}

bool
repair_is_blank(struct span text)
{
	if (text.n != 0 && (unsigned char)text.p[0] > ' ' &&
	    (unsigned char)text.p[0] != 0xE3)
		return false;
	for (size_t at = 0; at < text.n;) {
		if (text.p[at] == ' ' || text.p[at] == '\t')
			at++;
		else if (span_starts(span_slice(text, at, text.n), SPAN("\u3000")))
			at += 3;
		else
			return false;
	}
	return true;
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0xFF0D ||
	    c == 0x2500 || c == 0x2212 || c == '~' || c == 0xB7;
}

/* One character of a footer's shape; 0 for a blank. */
static uint32_t
shape_of(uint32_t c)
{
	if (c == ' ' || c == 0x3000 || c == '\t')
		return 0;
	if (is_dash(c))
		return '-';
	if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
		return '1';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 'A';
	return c == 0xFF0C ? ',' : c == 0xFF0F ? '/' : c;
}

/* Reduces text to the form of footer.tsv's first column in out, which has
 * room for FOOTER_MAX bytes; false if it cannot be a footer. */
static bool
reduce(struct span text, char *out, size_t *n)
{
	uint32_t last = 0;
	size_t run = 0;
	struct glyph g;

	*n = 0;
	for (size_t at = 0; at < text.n; at += g.n) {
		uint32_t c;

		g = glyph_at(text, at);
		c = shape_of(g.c);
		run = c == last ? run + 1 : 1;
		if (c == '1' && run > PAGE_DIGITS)
			return false;
		last = c;
		if (c == 0 || ((c == '-' || c == '1') && run > 1))
			continue;
		if (c < 0x80) {
			out[(*n)++] = (char)c;
		} else {
			memcpy(out + *n, text.p + at, g.n);
			*n += g.n;
		}
	}
	return true;
}

static bool
may_begin_footer(uint32_t c)
{
	return is_dash(c) || c == 'P' || c == 'p' || c == 0x7B2C /* 第 */ ||
	    c == 0x5171 /* 共 */;
}

static struct span
without_indent(struct span text)
{
	size_t at = 0;

	while (at < text.n) {
		struct glyph g = glyph_at(text, at);

		if (shape_of(g.c) != 0)
			break;
		at += g.n;
	}
	return span_slice(text, at, text.n);
}

bool
repair_is_footer(struct span text)
{
	char shape[FOOTER_MAX];
	size_t n;

	text = without_indent(text);
	while (text.n > 0 && text.p[text.n - 1] == ' ')
		text.n--;
	if (text.n > FOOTER_MAX || !may_begin_footer(glyph_at(text, 0).c) ||
	    !reduce(text, shape, &n))
		return false;
	for (size_t row = 0; row < data_footer.rows; row++)
		if (span_eq((struct span){ shape, n },
		    span_of(DATA_CELL(&data_footer, row, 0))))
			return true;
	return false;
}

size_t
repair_page_number(struct span text)
{
	size_t number = 0, digits = 0;
	bool over = false;
	struct glyph g;

	text = without_indent(text);
	for (size_t at = 0; at < text.n; at += g.n) {
		g = glyph_at(text, at);
		if (shape_of(g.c) == 0) {
			over = true;
			continue;
		}
		if (shape_of(g.c) != '1' || over || ++digits > PAGE_DIGITS)
			return 0;
		number = number * 10 + (g.c & 15);
	}
	return number;
}
