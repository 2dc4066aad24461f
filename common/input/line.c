/* line: cuts blocks of bytes into the lines of documents; see line.h.
 *
 * Three stages, a function each: take finds the bytes of the next line,
 * converted gives their text, give repairs it and sets the flags.  A line that
 * is taken stays until it is given, so that a document can be announced before
 * it.  Offsets, not pointers, because reading on moves the block.
 */
#include "input/line.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/boxes.h"
#include "input/binary.h"
#include "input/convert.h"
#include "input/given.h"
#include "input/header.h"
#include "input/page.h"
#include "input/repair.h"
#include "input/scan.h"
#include "input/source.h"
#include "text/utf8.h"

enum {
	HEADER_MAX = 8192,	/* bytes of a "==> NAME <==" line in UTF-16 */
	PEEK_MAX = 64,		/* white space before a form feed */
	QUOTE_MAX = 40,		/* bytes of the input in a message */
	UNNUMBERED_PAGES = 9	/* a page number may be this much below the page */
};

enum pending { PENDING_NOTHING, PENDING_OPERAND, PENDING_HEADER };

/* A line as taken from the block. */
struct taken {
	bool waits;		/* it has not been given yet */
	size_t start, end;	/* in the block, without line end */
	unsigned found;		/* bits 1 << enum scan_class */
	bool valid;		/* UTF-8 */
	size_t shift;		/* bytes of a byte order mark before it */
	bool converted;
	struct span text;	/* once converted */
	struct map map;
};

struct line_reader {
	struct source source;
	struct convert convert;
	struct repair repair;
	struct given given;
	struct boxes *boxes;	/* NULL until word boxes come */
	struct diag *diag;
	bool records;		/* line records are welcome */
	bool broken;		/* bad options: no input */

	struct buf block;	/* bytes read; those before at are taken */
	size_t at;
	struct scan scan;	/* of the block's bytes from window on */
	size_t window;
	struct scan other;	/* of converted and repaired text */

	bool open;		/* an operand is open */
	bool drained;		/* it has no more bytes to read */
	bool skip_lf;		/* the last line ended in CR: an LF belongs to it */
	bool fresh;		/* a byte order mark may stand here */
	bool header_next;	/* in UTF-16: an ASCII "==> NAME <==" line follows */

	struct taken taken;
	enum pending pending;	/* a document waits to be announced … */
	struct buf next_name;	/* … by this name */
	struct buf name;	/* of the current document */
	bool cut;		/* it began with a "==> NAME <==" line */
	bool blank_held;	/* an empty line waits: tail's separator? */
	bool first;		/* no line seen yet: records or text? */
	bool opening;		/* nothing but blank lines so far: HTML? */
	bool in_page;		/* it is: lines come from page, …  */
	struct page *page;	/* (NULL until needed) */
	struct buf page_name;	/* … of this document, … */
	enum line_event after;	/* … and this comes behind them */
	bool steady;		/* nothing pending: line_next may take the short way */
	bool in_records;
	bool in_boxes;
	size_t number;		/* of the last line given */
	size_t pages;		/* form feeds so far */
	bool zeros;		/* NUL has been complained about */
};

struct line_reader *
line_open(char *const *operands, size_t n, const struct line_options *options,
    struct diag *diag)
{
	struct line_reader *r = mem_zeroed(1, sizeof *r);

	source_init(&r->source, operands, n, options->chunk, diag);
	r->source.start = options->start;
	r->broken = !convert_init(&r->convert, options->encoding, diag);
	repair_init(&r->repair);
	r->records = options->records;
	r->diag = diag;
	return r;
}

void
line_close(struct line_reader *r)
{
	diag_flush(r->diag);
	source_release(&r->source);
	convert_release(&r->convert);
	repair_release(&r->repair);
	given_release(&r->given);
	boxes_close(r->boxes);
	buf_release(&r->block);
	buf_release(&r->next_name);
	buf_release(&r->name);
	buf_release(&r->page_name);
	if (r->page != NULL)
		page_release(r->page);
	free(r->page);
	free(r);
}

void
line_on_wait(struct line_reader *r, void (*f)(void *), void *data)
{
	r->source.on_wait = f;
	r->source.on_wait_data = data;
}

const char *
line_document(const struct line_reader *r)
{
	return r->in_page ? r->page_name.p : r->name.p;
}

/* Reads once.  Bytes from keep on stay, moved to the front; returns by how
 * much they moved. */
static size_t
fill(struct line_reader *r, size_t keep)
{
	if (r->block.cap - r->block.n >= r->source.chunk)
		keep = 0;
	if (keep != 0) {
		memmove(r->block.p, r->block.p + keep, r->block.n - keep);
		r->block.n -= keep;
		r->at -= keep;
		r->window = r->at;
		r->scan.n = 0;
	}
	if (!source_read(&r->source, &r->block))
		r->drained = true;
	return keep;
}

/* Finds the classes of the bytes from byte from on; false if none are left. */
static bool
look_further(struct line_reader *r, size_t from)
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
			if (look_further(r, from))
				continue;
			if (r->drained)
				break;
			from -= fill(r, r->at);
			continue;
		}
		end = scan_line(&r->scan, from - r->window, &found);
		r->taken.found |= found;
		r->taken.valid &= r->scan.valid;
		if (end != SIZE_MAX) {
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
			*at -= fill(r, r->at);
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

static bool take(struct line_reader *r);

/* The document ends before byte at; what is left of it is one line more. */
static bool
take_last(struct line_reader *r, size_t at)
{
	bool none = at == r->at;

	r->taken.start = r->at;
	r->taken.end = at;
	r->at = at + (r->block.p[at] == '\n');
	r->header_next = true;
	return none ? take(r) : true;
}

static void
take_unit_line(struct line_reader *r, size_t end, size_t next)
{
	r->taken.start = r->at;
	r->taken.end = end;
	r->skip_lf = end < next && unit_at(r, end) == '\r';
	r->at = next;
}

/* Takes the next line of UTF-16. */
static bool
take_units(struct line_reader *r)
{
	for (size_t at = r->at;; at += 2) {
		unsigned unit;

		while (r->block.n - at < 2 && !r->drained)
			at -= fill(r, r->at);
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
		fill(r, r->at);
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
		fill(r, r->at);
	}
}

/* Takes the next line of the open operand; false at its end. */
static bool
take(struct line_reader *r)
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

static struct span
taken_bytes(const struct line_reader *r)
{
	return (struct span){ r->block.p + r->taken.start, r->taken.end - r->taken.start };
}

static bool
is_in_block(const struct line_reader *r)
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

/* The text of the line that is taken. */
static struct span
converted(struct line_reader *r)
{
	struct taken *t = &r->taken;

	if (t->converted)
		return t->text;
	t->converted = true;
	if (r->convert.encoding == ENCODING_UTF8 && t->valid && t->shift == 0)
		return t->text = taken_bytes(r);	/* nearly always */
	t->text = convert_line(&r->convert, taken_bytes(r), t->shift, t->valid,
	    place_of(r), &t->map);
	if (!is_in_block(r))
		t->found = scan_text(&r->other, t->text);
	return t->text;
}

/* Is the taken line a "==> NAME <==" line?  Its bytes are ASCII but for the
 * name, which is converted if it must be. */
static bool
header_taken(struct line_reader *r, struct span *name)
{
	if (convert_is_wide(&r->convert))
		return header_read(converted(r), name);
	if (!header_read(taken_bytes(r), name))
		return false;
	return utf8_valid(name->p, name->n) || header_read(converted(r), name);
}

static void
set_pending(struct line_reader *r, enum pending pending, struct span name)
{
	diag_flush(r->diag);	/* it may speak of the name before */
	buf_reset(&r->next_name);
	buf_add_span(&r->next_name, name);
	buf_str(&r->next_name);
	r->pending = pending;
	r->first = true;
	r->in_records = r->in_boxes = false;
	r->blank_held = false;
	if (pending == PENDING_HEADER && convert_is_wide(&r->convert))
		return;		/* a whole stream in UTF-16 goes on in it */
	convert_document(&r->convert);
	r->fresh = true;
}

/* Is the operand just opened no text at all?  Then a message has said so. */
static bool
is_refused(struct line_reader *r)
{
	const char *what = NULL;
	enum binary binary = BINARY_PERHAPS;

	while (binary == BINARY_PERHAPS && !r->drained) {
		fill(r, 0);
		binary = binary_begins(buf_span(&r->block), &what);
	}
	if (binary != BINARY_YES)
		return false;
	diag_message(r->diag, DIAG_ERROR, (struct place){ r->source.name, 0, 0 },
	    "is %s", what);
	return true;
}

/* Line records for other programs would be read as text, and their figures as
 * the report's. */
static bool
is_for_others(struct line_reader *r)
{
	const char *kind;
	bool perhaps;

	if (!r->records)
		return false;
	while ((kind = given_for_others(buf_span(&r->block), &perhaps)) == NULL &&
	    perhaps && !r->drained)
		fill(r, 0);
	if (kind == NULL)
		return false;
	diag_message(r->diag, DIAG_ERROR, (struct place){ r->source.name, 0, 0 },
	    "holds line records as %s; use 'jxsplit' without --csv or --jsonl", kind);
	return true;
}

static bool
open_next(struct line_reader *r)
{
	do {
		if (r->broken || !source_next(&r->source))
			return false;
		r->drained = false;
		r->block.n = r->at = r->window = r->scan.n = 0;
	} while (is_refused(r) || is_for_others(r));
	r->open = true;
	r->skip_lf = false;
	r->header_next = false;
	convert_document(&r->convert);
	set_pending(r, PENDING_OPERAND, span_of(r->source.name));
	return true;
}

static enum line_event
begin_document(struct line_reader *r, struct span name)
{
	diag_flush(r->diag);
	buf_reset(&r->name);
	buf_add_span(&r->name, name);
	buf_str(&r->name);
	r->cut = r->pending == PENDING_HEADER;
	r->pending = PENDING_NOTHING;
	r->number = 0;
	r->pages = 0;
	r->zeros = false;
	r->opening = true;
	return LINE_DOCUMENT;
}

_Static_assert(1u << SCAN_TAB == LINE_TAB, "the class is numbered as the flag");

/* Asked of every line: calls nobody unless U+3000 may come. */
static inline bool
is_blank(struct span text)
{
	size_t at = 0;

	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\t'))
		at++;
	return at == text.n || (text.p[at] == '\xE3' && repair_is_blank(text));
}

static unsigned flags_found(struct span text, unsigned found);

/* Something odd may be a backslash or a bar. */
static unsigned
flags_odd(struct span text, unsigned found)
{
	unsigned flags = memchr(text.p, '|', text.n) != NULL ? LINE_BAR : 0;

	if (memchr(text.p, '\\', text.n) != NULL)
		return (found & LINE_TAB) | LINE_ESCAPE | flags;
	return found & LINE_TAB ? flags_found(text, found & LINE_TAB) | flags : flags;
}

/* Of a line with a TAB or something odd; the others need no flag but
 * LINE_BLANK. */
static unsigned
flags_found(struct span text, unsigned found)
{
	if ((found & 1u << SCAN_ODD) != 0)
		return flags_odd(text, found);
	if (!(found & LINE_TAB))
		return 0;		/* nearly always */
	if (text.p[0] == '\t' && memchr(text.p + 1, '\t', text.n - 1) == NULL)
		return LINE_TAB | LINE_ESCAPE | LINE_CELL;
	return LINE_TAB | LINE_ESCAPE;
}

static inline unsigned
flags_of(struct span text, unsigned found)
{
	unsigned flags = flags_found(text, found);

	if (!(found & 1u << SCAN_GAP))
		flags |= LINE_DENSE;
	return is_blank(text) ? flags | LINE_BLANK : flags;
}

/* After the taken line: does a form feed come before any other text? */
static bool
form_feed_follows(struct line_reader *r)
{
	bool inside = is_in_block(r);
	bool found = false;

	for (size_t ahead = 0; ahead < PEEK_MAX; ahead++) {
		char c;

		while (r->at + ahead >= r->block.n && !r->drained) {
			size_t moved = fill(r, r->taken.start);

			r->taken.start -= moved;
			r->taken.end -= moved;
		}
		if (r->at + ahead >= r->block.n)
			break;
		c = r->block.p[r->at + ahead];
		found = c == '\f';
		if (c != '\n' && c != '\r' && c != ' ' &&
		    !(c == '\0' && convert_is_wide(&r->convert)))
			break;
	}
	if (inside)
		r->taken.text.p = r->block.p + r->taken.start;
	return found;
}

/* A number alone on its line is a page number at the edge of a page, if it
 * can be the number of that page. */
static bool
is_page_number(struct line_reader *r, struct line *line)
{
	size_t number = repair_page_number(line->text), page = r->pages + 1;
	bool in_block = line->text.p == r->taken.text.p;

	if (number == 0 || number > page || number + UNNUMBERED_PAGES < page)
		return false;
	if (line->flags & LINE_PAGE)
		return true;
	if (form_feed_follows(r))
		return true;
	if (in_block)		/* the block may have moved */
		line->text = r->taken.text;
	return false;
}

static void
make_footer(struct line *line)
{
	line->text = (struct span){ "", 0 };
	line->map = (struct map){ NULL, 0 };
	line->flags = (line->flags & LINE_PAGE) | LINE_FOOTER | LINE_BLANK | LINE_REPAIRED;
}

static void
warn_of_zeros(struct line_reader *r)
{
	if (r->repair.zeros == 0 || r->zeros)
		return;
	r->zeros = true;
	diag_message(r->diag, DIAG_WARNING, (struct place){ r->name.p, r->number, 0 },
	    "NUL bytes left out: if this is UTF-16, name it with -e");
}

static void
repair_odd(struct line_reader *r, struct line *line)
{
	struct span before = line->text;
	unsigned page;

	line->text = repair_line(&r->repair, before, &line->map);
	if (line->text.p == before.p)
		return;
	warn_of_zeros(r);
	r->pages += r->repair.pages;
	page = r->repair.pages != 0 ? LINE_PAGE : 0;
	line->flags = flags_of(line->text, scan_text(&r->other, line->text)) |
	    LINE_REPAIRED | page;
}

static inline bool
may_be_page(const struct line *line)
{
	return !(line->flags & LINE_TAB) && line->text.n <= REPAIR_FOOTER_MAX &&
	    repair_may_be_page(line->text);
}

/* The flags of line are those of text found: repairs it if need be. */
static void
finish_line(struct line_reader *r, struct line *line, unsigned found)
{
	if (found & 1u << SCAN_ODD)
		repair_odd(r, line);
	if (may_be_page(line) &&
	    (repair_is_footer(line->text) || is_page_number(r, line)))
		make_footer(line);
}

/* Hands out the taken line. */
static enum line_event
give(struct line_reader *r, struct line *line)
{
	struct span text = converted(r);
	struct taken *t = &r->taken;

	t->waits = false;
	r->first = false;
	*line = (struct line){ .text = text, .number = ++r->number, .map = t->map,
		.flags = flags_of(text, t->found) };
	if (!is_in_block(r) || t->shift != 0)
		line->flags |= LINE_REPAIRED;
	finish_line(r, line, t->found);
	return LINE_TEXT;
}

static enum line_event
give_blank(struct line_reader *r, struct line *line)
{
	r->blank_held = false;
	*line = (struct line){ .text = { "", 0 }, .number = ++r->number,
		.flags = LINE_BLANK | LINE_DENSE };
	return LINE_TEXT;
}

/* Hands out the record that is taken, or the document it begins. */
static enum line_event
give_record(struct line_reader *r, struct line *line)
{
	struct span text = converted(r);

	if (!given_parse(&r->given, text)) {
		if (r->pending != PENDING_NOTHING)
			return begin_document(r, buf_span(&r->next_name));
		diag_message(r->diag, DIAG_WARNING,
		    (struct place){ r->name.p, r->number + 1, 0 },
		    "no line record, taken as text: '%.*s'",
		    (int)span_slice(text, 0, QUOTE_MAX).n, text.p);
		return give(r, line);
	}
	if (r->pending != PENDING_NOTHING ||
	    !span_eq(r->given.doc, buf_span(&r->name)))
		return begin_document(r, r->given.doc);
	r->taken.waits = false;
	r->number = r->given.number;
	*line = (struct line){ .text = r->given.text, .number = r->number,
		.given = &r->given.columns };
	line->flags = flags_of(line->text, scan_text(&r->other, line->text)) | LINE_GIVEN;
	return LINE_TEXT;
}

/* --- word boxes ------------------------------------------------------------- */

/* Is the taken line, the first of its document, the header row of word boxes? */
static bool
is_boxes_header(struct line_reader *r)
{
	return r->first && !r->in_records && boxes_is_header(
	    convert_is_wide(&r->convert) ? converted(r) : taken_bytes(r));
}

/* The rows of this document are read as word boxes (boxes.h). */
static void
begin_boxes(struct line_reader *r)
{
	struct line header;

	if (r->boxes == NULL)
		r->boxes = boxes_open();
	boxes_document(r->boxes);
	give(r, &header);
	r->in_boxes = true;
}

/* The next line of a document in word boxes; false: it has no more of them,
 * and the line that is taken, if any, is none of its rows. */
static bool
next_of_boxes(struct line_reader *r, struct line *line)
{
	struct span name;
	struct line row;

	for (;;) {
		if (boxes_next(r->boxes, line))
			return true;
		if ((!r->taken.waits && !take(r)) || header_taken(r, &name))
			break;
		give(r, &row);
		boxes_add(r->boxes, &row);
	}
	boxes_end(r->boxes);
	r->in_boxes = boxes_next(r->boxes, line);
	return r->in_boxes;
}

/* Is the taken line a header row, to be passed over?  Finds out with the first
 * line of a document whether it is made of records. */
static bool
is_header_row(struct line_reader *r)
{
	bool header;

	if (!r->records || !(r->first || r->in_records))
		return false;
	header = given_is_header(converted(r));
	if (r->first)
		r->in_records = header || given_is_record(converted(r));
	r->first = false;
	return header;
}

/* The end of the operand: true if *event is still to be told. */
static bool
finish_operand(struct line_reader *r, struct line *line, enum line_event *event)
{
	bool unknown = r->pending != PENDING_NOTHING && !r->in_records;

	if (r->blank_held)
		*event = give_blank(r, line);
	else if (unknown)
		*event = begin_document(r, buf_span(&r->next_name));
	else
		r->open = false;
	return r->open;
}

/* The next event, whatever it takes. */
static enum line_event
next_any(struct line_reader *r, struct line *line)
{
	for (;;) {
		enum line_event event;
		struct span name;

		if (!r->open && !open_next(r))
			return LINE_END;
		if (r->in_boxes && next_of_boxes(r, line))
			return LINE_TEXT;
		if (!r->taken.waits && !take(r)) {
			if (finish_operand(r, line, &event))
				return event;
			continue;
		}
		if (header_taken(r, &name)) {
			if (r->pending == PENDING_HEADER)
				return begin_document(r, buf_span(&r->next_name));
			r->taken.waits = false;
			set_pending(r, PENDING_HEADER, name);
			continue;
		}
		if (r->pending == PENDING_NOTHING && is_boxes_header(r)) {
			begin_boxes(r);
			continue;
		}
		if (!is_boxes_header(r) && is_header_row(r)) {
			r->taken.waits = false;
			continue;
		}
		if (r->in_records)
			return give_record(r, line);
		if (r->pending != PENDING_NOTHING)
			return begin_document(r, buf_span(&r->next_name));
		if (r->blank_held)
			return give_blank(r, line);
		if (r->taken.start != r->taken.end || !r->cut)
			return give(r, line);
		r->taken.waits = false;
		r->blank_held = true;
	}
}

/* In the middle of plain text in UTF-8?  What could end that comes to pass in
 * next_any only. */
static bool
is_steady(const struct line_reader *r)
{
	return r->open && r->pending == PENDING_NOTHING && !r->taken.waits &&
	    !r->blank_held && !r->skip_lf && !r->fresh && !r->header_next &&
	    !r->in_records && !r->in_boxes && !r->in_page && !r->opening &&
	    !(r->records && r->first) &&
	    r->convert.encoding == ENCODING_UTF8;
}

/* Finishes line, which begins at byte at of the block and may be blank, hold a
 * TAB, need repair or be a footer, as if it had been taken. */
static __attribute__((noinline)) enum line_event
finish_steady(struct line_reader *r, struct line *line, size_t at, unsigned found)
{
	line->flags = flags_of(line->text, found);
	if (!(found & 1u << SCAN_ODD) && !may_be_page(line))
		return LINE_TEXT;
	r->taken.start = at;
	r->taken.end = at + line->text.n;
	r->taken.text = line->text;
	r->taken.map = line->map;
	finish_line(r, line, found);
	return LINE_TEXT;
}

/* Reads the document of HTML that begins, or goes on, with line. */
static void
open_page(struct line_reader *r, struct line *line)
{
	if (r->page == NULL)
		r->page = mem_zeroed(1, sizeof *r->page);
	if (!r->in_page) {
		buf_reset(&r->page_name);
		buf_add_span(&r->page_name, buf_span(&r->name));
		buf_str(&r->page_name);
	}
	r->in_page = true;
	page_reset(r->page);
	do {
		page_add(r->page, line);
		r->after = next_any(r, line);
	} while (r->after == LINE_TEXT && r->page->source.n < PAGE_BYTES);
	if (r->after == LINE_TEXT)
		page_add(r->page, line);
	page_read(r->page);
}

/* The next line of the page, or what comes behind it. */
static enum line_event
next_of_page(struct line_reader *r, struct line *line)
{
	while (!page_next(r->page, line)) {
		enum line_event event = r->after;

		if (event == LINE_TEXT)
			event = next_any(r, line);
		if (event != LINE_TEXT) {
			r->in_page = false;
			return event;
		}
		open_page(r, line);
	}
	line->flags |= LINE_REPAIRED | flags_of(line->text, scan_text(&r->other, line->text));
	if (may_be_page(line) && repair_is_footer(line->text))
		make_footer(line);
	return LINE_TEXT;
}

/* Is this the first line of a document of HTML? */
static bool
page_begins(struct line_reader *r, const struct line *line)
{
	if (!r->opening || (line->flags & LINE_BLANK))
		return false;
	r->opening = false;
	return line->given == NULL && html_begins(line->text);
}

/* The next event, whatever it takes and whatever the document is. */
static enum line_event
next_laid_out(struct line_reader *r, struct line *line)
{
	enum line_event event = r->in_page ? LINE_TEXT : next_any(r, line);

	if (r->in_page)
		return next_of_page(r, line);
	if (event != LINE_TEXT || !page_begins(r, line))
		return event;
	open_page(r, line);
	return next_of_page(r, line);
}

/* The next event by the long way, and whether the short one may follow. */
static __attribute__((noinline)) enum line_event
next_unsteady(struct line_reader *r, struct line *line)
{
	enum line_event event = next_laid_out(r, line);

	r->steady = is_steady(r);
	return event;
}

enum { CELL_FLAGS = LINE_TAB | LINE_ESCAPE | LINE_CELL | LINE_DENSE };

static inline bool
begins_blank(char c)
{
	return c == ' ' || c == '\xE3';
}

/* Is there nothing to say of text, in which nothing was found, but that it is
 * not blank? */
static inline bool
is_plain(struct span text)
{
	return !begins_blank(text.p[0]) &&
	    (text.n > REPAIR_FOOTER_MAX || !repair_may_be_page(text));
}

/* The flags of text, if they are to be told at a glance; 0: look closely.  found
 * does not tell of a TAB that it begins with. */
static inline unsigned
flags_at_once(struct span text, unsigned found)
{
	if (found != 0)
		return 0;
	if (text.n == 0)
		return LINE_BLANK | LINE_DENSE;
	if (text.p[0] != '\t')
		return is_plain(text) ? LINE_DENSE : 0;
	if (text.n == 1)
		return CELL_FLAGS | LINE_BLANK;
	return begins_blank(text.p[1]) ? 0 : CELL_FLAGS;
}

/* May what stands at byte next of the block, behind an empty line, be a header?
 * Then the empty line may be the one that tail puts before it. */
static inline bool
may_be_header(const struct line_reader *r, size_t next)
{
	return next >= r->block.n || r->block.p[next] == '=';
}

/* The way of nearly every line: it lies in the window, there is nothing to
 * convert, and it is no header.  No calls but at the end, so that nothing need
 * be kept over one. */
enum line_event
line_next(struct line_reader *r, struct line *line)
{
	size_t at = r->at, from = at - r->window, end, next, tab;
	struct span text;
	unsigned found;

	if (!r->steady || from + 1 >= r->scan.n || !r->scan.valid)
		return next_unsteady(r, line);
	tab = r->block.p[at] == '\t';
	end = scan_line(&r->scan, from + tab, &found);
	if (end == SIZE_MAX)
		return next_unsteady(r, line);
	text = (struct span){ r->block.p + at, end - from };
	next = at + text.n + 1;
	if (text.p[0] == '=')
		return next_unsteady(r, line);
	if (text.p[text.n] == '\r' && (next == r->block.n || r->block.p[next++] != '\n'))
		return next_unsteady(r, line);
	if (text.n == 0 && r->cut && may_be_header(r, next))
		return next_unsteady(r, line);
	r->at = next;
	*line = (struct line){ .text = text, .number = ++r->number,
		.flags = flags_at_once(text, found) };
	if (line->flags != 0)
		return LINE_TEXT;
	return finish_steady(r, line, at, found | (unsigned)tab << SCAN_TAB);
}
