/* line_take: the bytes of the next line, and their text; see line_reader.h. */
#include "input/line_reader.h"

#include "input/header.h"
#include "text/utf8.h"

enum { HEADER_MAX = 8192 };	/* bytes of a "==> NAME <==" line in UTF-16 */

size_t
reader_fill(struct line_reader *r, size_t keep)
{
	if (r->block.cap - r->block.n >= r->source.chunk)
		keep = 0;
	if (keep != 0) {
		memmove(r->block.p, r->block.p + keep, r->block.n - keep);
		r->block.n -= keep;
		r->at -= keep;
		r->window = r->at;
		r->scan.n = 0;
		r->told = false;
		r->facts.n = r->facts.next = 0;
	}
	if (!source_read(&r->source, &r->block))
		r->drained = true;
	return keep;
}

bool
reader_look(struct line_reader *r, size_t from)
{
	size_t n = r->block.n - from;

	if (n > SCAN_WINDOW)
		n = SCAN_WINDOW;
	if (n == SCAN_WINDOW || !r->drained)
		n -= utf8_incomplete(r->block.p + from, n);
	if (n == 0)
		return false;
	scan_window(&r->scan, r->block.p + from, n);
	r->window = from;
	r->told = false;
	r->facts.n = r->facts.next = 0;
	return true;
}

static void
take_to(struct line_reader *r, size_t end)
{
	r->taken.start = r->at;
	r->taken.end = end;
	r->skip_lf = end < r->block.n && r->block.p[end] == '\r';
	r->at = end < r->block.n ? end + 1 : end;
}

/* Takes the next line of bytes in which LF and CR are themselves. */
static bool
take_bytes(struct line_reader *r)
{
	size_t from = r->at;

	r->taken.found = 0;
	r->taken.valid = true;
	for (;;) {
		size_t end;
		unsigned found;

		if (from < r->window || from - r->window >= r->scan.n) {
			if (reader_look(r, from))
				continue;
			if (r->drained)
				break;
			from -= reader_fill(r, r->at);
			continue;
		}
		end = scan_line(&r->scan, from - r->window, &found);
		r->taken.found |= found;
		r->taken.valid &= r->scan.valid;
		if (end != NONE) {
			take_to(r, r->window + end);
			return true;
		}
		from = r->window + r->scan.n;
	}
	if (r->at == r->block.n)
		return false;
	take_to(r, r->block.n);
	return true;
}

/* Does a line "==> NAME <==" in plain ASCII stand at byte at, where tail -v
 * put it between two files of UTF-16?  Asks for *more bytes if too few are
 * there to say. */
static bool
is_ascii_header(struct line_reader *r, size_t at, bool *more)
{
	struct span rest = span_slice(buf_span(&r->block), at, r->block.n);
	struct span mark = SPAN("==> "), name;
	const char *end;

	*more = !r->drained && rest.n < mark.n && span_starts(mark, rest);
	if (!span_starts(rest, mark))
		return false;
	end = memchr(rest.p, '\n', rest.n);
	if (end == NULL && !r->drained && rest.n < HEADER_MAX)
		*more = true;
	if (end != NULL)
		rest.n = (size_t)(end - rest.p);
	return !*more && header_read(rest, &name);
}

/* Does the document in UTF-16 end before byte *at, because an ASCII header
 * follows?  Reads on if it must, which moves *at. */
static bool
is_cut(struct line_reader *r, size_t *at)
{
	bool more = true;

	while (more) {
		size_t separator = r->block.p[*at] == '\n';

		if (separator == 0 && !(r->fresh && *at == r->at))
			return false;
		if (is_ascii_header(r, *at + separator, &more))
			return true;
		if (more)
			*at -= reader_fill(r, r->at);
	}
	return false;
}

static unsigned
unit_at(const struct line_reader *r, size_t at)
{
	unsigned first = (unsigned char)r->block.p[at];
	unsigned second = (unsigned char)r->block.p[at + 1];

	return r->convert.encoding == ENCODING_UTF16BE ?
	    first << 8 | second : second << 8 | first;
}

/* The document ends before byte at; what is left of it is one line more. */
static bool
take_last(struct line_reader *r, size_t at)
{
	bool none = at == r->at;

	r->taken.start = r->at;
	r->taken.end = at;
	r->at = at + (r->block.p[at] == '\n');
	r->header_next = true;
	return none ? reader_take(r) : true;
}

static void
take_unit_line(struct line_reader *r, size_t end, size_t next)
{
	r->taken.start = r->at;
	r->taken.end = end;
	r->skip_lf = end < next && unit_at(r, end) == '\r';
	r->at = next;
}

static inline bool
is_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* Passes over units from byte at on, as far as they are there, that hold no byte of a line end,
 * behind which ASCII might begin, too. */
static inline size_t
pass_units(const struct line_reader *r, size_t at)
{
	const char *p = r->block.p;

	while (at + 2 <= r->block.n && !is_end(p[at]) && !is_end(p[at + 1]))
		at += 2;
	return at;
}

/* Takes the next line of UTF-16. */
static bool
take_units(struct line_reader *r)
{
	for (size_t at = r->at;; at = pass_units(r, at + 2)) {
		unsigned unit;

		while (r->block.n - at < 2 && !r->drained)
			at -= reader_fill(r, r->at);
		if (r->block.n - at < 2)
			break;
		if (is_cut(r, &at))
			return take_last(r, at);
		unit = unit_at(r, at);
		if (unit == '\n' || unit == '\r') {
			take_unit_line(r, at, at + 2);
			return true;
		}
	}
	if (r->at == r->block.n)
		return false;
	take_unit_line(r, r->block.n, r->block.n);
	return true;
}

/* Passes over the LF of a CRLF, which may come with a later read. */
static void
pass_lf(struct line_reader *r, bool wide)
{
	size_t width = wide ? 2 : 1;

	while (r->block.n - r->at < width && !r->drained)
		reader_fill(r, r->at);
	r->skip_lf = false;
	if (r->block.n - r->at >= width &&
	    (wide ? unit_at(r, r->at) == '\n' : r->block.p[r->at] == '\n'))
		r->at += width;
}

/* Passes over a byte order mark; returns its bytes. */
static size_t
pass_mark(struct line_reader *r)
{
	for (;;) {
		bool more;
		size_t n = convert_mark(&r->convert,
		    span_slice(buf_span(&r->block), r->at, r->block.n), &more);

		if (n != 0 || !more || r->drained) {
			r->at += n;
			return n;
		}
		reader_fill(r, r->at);
	}
}

bool
reader_take(struct line_reader *r)
{
	bool wide = convert_is_wide(&r->convert) && !r->header_next;
	size_t mark = 0;

	if (r->skip_lf)
		pass_lf(r, wide);
	if (r->fresh) {
		mark = pass_mark(r);
		wide = convert_is_wide(&r->convert);
	}
	r->taken = (struct taken){ .valid = true, .shift = mark };
	if (r->header_next) {
		r->header_next = false;
		convert_document(&r->convert);
		r->convert.encoding = ENCODING_UTF8;
	}
	r->taken.waits = wide ? take_units(r) : take_bytes(r);
	r->fresh = false;
	return r->taken.waits;
}

struct span
reader_bytes(const struct line_reader *r)
{
	return (struct span){ r->block.p + r->taken.start, r->taken.end - r->taken.start };
}

bool
reader_in_block(const struct line_reader *r)
{
	return r->taken.text.p == r->block.p + r->taken.start;
}

/* Where the taken line will stand; its document may not be announced yet. */
static struct place
place_of(const struct line_reader *r)
{
	if (r->pending != PENDING_NOTHING)
		return (struct place){ r->next_name.p, 1, 0 };
	return (struct place){ r->name.p, r->number + r->blank_held + 1, 0 };
}

struct span
reader_text(struct line_reader *r)
{
	struct taken *t = &r->taken;

	if (t->converted)
		return t->text;
	t->converted = true;
	if (r->convert.encoding == ENCODING_UTF8 && t->valid && t->shift == 0)
		return t->text = reader_bytes(r);	/* nearly always */
	t->text = convert_line(&r->convert, &(struct convert_given){
		.line = reader_bytes(r), .shift = t->shift, .valid = t->valid,
		.place = place_of(r) }, &t->map);
	if (!reader_in_block(r))
		t->found = scan_text(&r->other, t->text);
	return t->text;
}
