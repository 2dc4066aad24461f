/* line: the documents that lines form, whatever they are given as; see line.h. */
#include "input/line_reader.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/binary.h"
#include "input/header.h"
#include "text/utf8.h"

enum { QUOTE_MAX = 40 };	/* bytes of the input in a message */

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

bool
line_may_wait(const struct line_reader *r)
{
	return r->source.may_wait;
}

const char *
line_document(const struct line_reader *r)
{
	return r->in_page ? r->page_name.p : r->name.p;
}

/* Is the taken line a "==> NAME <==" line?  Its bytes are ASCII but for the
 * name, which is converted if it must be. */
static bool
header_taken(struct line_reader *r, struct span *name)
{
	if (convert_is_wide(&r->convert))
		return header_read(reader_text(r), name);
	if (!header_read(reader_bytes(r), name))
		return false;
	return utf8_valid(name->p, name->n) || header_read(reader_text(r), name);
}

/* Names of files are bytes; those that belong to no character are shown as \xHH. */
static void
add_name(struct buf *b, struct span name)
{
	uint32_t character;

	for (size_t i = 0, n; i < name.n; i += n) {
		n = utf8_decode(name.p + i, name.n - i, &character);
		if (n != 0) {
			buf_add(b, name.p + i, n);
		} else {
			buf_addf(b, "\\x%02X", (unsigned char)name.p[i]);
			n = 1;
		}
	}
}

static void
set_pending(struct line_reader *r, enum pending pending, struct span name)
{
	diag_flush(r->diag);	/* it may speak of the name before */
	buf_reset(&r->next_name);
	add_name(&r->next_name, name);
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
		reader_fill(r, 0);
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
		reader_fill(r, 0);
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
	repair_document(&r->repair);
	r->pages = 0;
	r->zeros = false;
	r->opening = true;
	return LINE_DOCUMENT;
}

/* Hands out the taken line. */
static enum line_event
give(struct line_reader *r, struct line *line)
{
	struct span text = reader_text(r);
	struct taken *t = &r->taken;

	t->waits = false;
	r->first = false;
	*line = (struct line){ .text = text, .number = ++r->number, .map = t->map,
		.flags = reader_flags(text, t->found) };
	if (!reader_in_block(r) || t->shift != 0)
		line->flags |= LINE_REPAIRED;
	reader_finish(r, line, t->found);
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
	struct span text = reader_text(r);

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
	line->flags = reader_flags(line->text, scan_text(&r->other, line->text)) | LINE_GIVEN;
	return LINE_TEXT;
}

/* --- word boxes ------------------------------------------------------------- */

/* Is the taken line, the first of its document, the header row of word boxes? */
static bool
is_boxes_header(struct line_reader *r)
{
	return r->first && !r->in_records && boxes_is_header(
	    convert_is_wide(&r->convert) ? reader_text(r) : reader_bytes(r));
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
		if ((!r->taken.waits && !reader_take(r)) || header_taken(r, &name))
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
	header = given_is_header(reader_text(r));
	if (r->first)
		r->in_records = header || given_is_record(reader_text(r));
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
		if (!r->taken.waits && !reader_take(r)) {
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
	line->flags |= LINE_REPAIRED | reader_flags(line->text, scan_text(&r->other, line->text));
	reader_drop_footer(line);
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

enum line_event
reader_next(struct line_reader *r, struct line *line)
{
	enum line_event event = r->in_page ? LINE_TEXT : next_any(r, line);

	if (r->in_page)
		return next_of_page(r, line);
	if (event != LINE_TEXT || !page_begins(r, line))
		return event;
	open_page(r, line);
	return next_of_page(r, line);
}
