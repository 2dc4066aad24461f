/* line: cuts blocks of bytes into the lines of documents; see line.h. */
#include "input/line.h"

#include <stdlib.h>

#include "base/mem.h"
#include "input/source.h"

struct line_reader {
	struct source source;
	struct line_options options;
	struct diag *diag;
	struct buf block;	/* bytes read; block.p[at..] not yet given out */
	size_t at;
	size_t looked;		/* no line end before this offset */
	bool open;		/* an operand is open */
	bool drained;		/* it has no more bytes to read */
	bool skip_lf;		/* the last line ended in CR: an LF belongs to it */
	bool announced;		/* the current operand has a document */
	bool cut;		/* the document began with a "==> NAME <==" line */
	bool blank_held;	/* an empty line waits: tail's separator? */
	bool line_held;		/* held waits behind an event */
	struct span held;
	struct buf name;
	size_t number;
};

size_t
map_in(struct map map, size_t out)
{
	size_t low = 0, high = map.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (map.at[middle].out <= out)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return out;
	return map.at[low - 1].in + (out - map.at[low - 1].out);
}

struct line_reader *
line_open(char *const *operands, size_t n, const struct line_options *options,
    struct diag *diag)
{
	struct line_reader *r = mem_zeroed(1, sizeof *r);

	source_init(&r->source, operands, n, options->chunk, diag);
	r->options = *options;
	r->diag = diag;
	return r;
}

/* Makes room by moving what is left to the front, then reads once. */
static void
fill(struct line_reader *r)
{
	if (r->at != 0) {
		memmove(r->block.p, r->block.p + r->at, r->block.n - r->at);
		r->block.n -= r->at;
		r->looked -= r->at;
		r->at = 0;
	}
	if (!source_read(&r->source, &r->block))
		r->drained = true;
}

static size_t
find_end(struct line_reader *r)
{
	while (r->looked < r->block.n) {
		char c = r->block.p[r->looked];

		if (c == '\n' || c == '\r')
			return r->looked;
		r->looked++;
	}
	return SIZE_MAX;
}

/* The next line of the open operand as given; false at its end. */
static bool
raw_line(struct line_reader *r, struct span *out)
{
	size_t end;

	for (;;) {
		if (r->skip_lf && r->at < r->block.n) {
			if (r->block.p[r->at] == '\n')
				r->at++;
			if (r->looked < r->at)
				r->looked = r->at;
			r->skip_lf = false;
		}
		end = r->skip_lf ? SIZE_MAX : find_end(r);
		if (end != SIZE_MAX || r->drained)
			break;
		fill(r);
	}
	if (end == SIZE_MAX && r->at == r->block.n)
		return false;
	if (end == SIZE_MAX)
		end = r->block.n;
	*out = (struct span){ r->block.p + r->at, end - r->at };
	r->skip_lf = end < r->block.n && r->block.p[end] == '\r';
	r->at = end < r->block.n ? end + 1 : end;
	r->looked = r->at;
	return true;
}

/* NAME of a "==> NAME <==" line. */
static bool
is_header(struct span line, struct span *name)
{
	if (line.n < 9 || !span_starts(line, SPAN("==> ")) ||
	    !span_ends(line, SPAN(" <==")))
		return false;
	*name = span_slice(line, 4, line.n - 4);
	return true;
}

static void
begin_document(struct line_reader *r, struct span name, bool cut)
{
	diag_flush(r->diag);
	buf_reset(&r->name);
	buf_add_span(&r->name, name);
	r->number = 0;
	r->cut = cut;
	r->announced = true;
	r->blank_held = false;
}

static bool
is_wide_digit(const unsigned char *p, size_t n)
{
	return n >= 3 && p[0] == 0xEF && p[1] == 0xBC && p[2] >= 0x90 && p[2] <= 0x99;
}

static unsigned
flags_of(struct span s)
{
	unsigned flags = LINE_BLANK;
	const unsigned char *p = (const unsigned char *)s.p;

	for (size_t i = 0; i < s.n; i++) {
		if (p[i] == '\t')
			flags |= LINE_TAB | LINE_ESCAPE;
		else if (p[i] == '\\')
			flags = (flags | LINE_ESCAPE) & ~(unsigned)LINE_BLANK;
		else if ((p[i] >= '0' && p[i] <= '9') || is_wide_digit(p + i, s.n - i))
			flags = (flags | LINE_DIGIT) & ~(unsigned)LINE_BLANK;
		else if (s.n - i >= 3 && memcmp(p + i, "\u3000", 3) == 0)
			i += 2;
		else if (p[i] != ' ')
			flags &= ~(unsigned)LINE_BLANK;
	}
	return flags;
}

static enum line_event
give(struct line_reader *r, struct span text, struct line *line)
{
	*line = (struct line){ .text = text, .number = ++r->number,
		.flags = flags_of(text) };
	return LINE_TEXT;
}

static enum line_event
give_held_blank(struct line_reader *r, struct line *line)
{
	r->blank_held = false;
	return give(r, (struct span){ "", 0 }, line);
}

static enum line_event
at_end_of_operand(struct line_reader *r, struct line *line)
{
	if (r->blank_held)
		return give_held_blank(r, line);
	r->open = false;
	if (r->announced)
		return line_next(r, line);
	begin_document(r, span_of(r->source.name), false);
	return LINE_DOCUMENT;
}

/* A line that had to wait behind an event, or the next one. */
static bool
next_raw(struct line_reader *r, struct span *raw)
{
	if (r->line_held) {
		*raw = r->held;
		r->line_held = false;
		return true;
	}
	if (!raw_line(r, raw))
		return false;
	if (!r->announced && span_starts(*raw, SPAN("\xEF\xBB\xBF")))
		*raw = span_slice(*raw, 3, raw->n);
	return true;
}

static void
hold(struct line_reader *r, struct span raw)
{
	r->held = raw;
	r->line_held = true;
}

static bool
open_next(struct line_reader *r)
{
	if (!source_next(&r->source))
		return false;
	r->open = true;
	r->drained = false;
	r->skip_lf = false;
	r->announced = false;
	r->cut = false;
	r->block.n = r->at = r->looked = 0;
	return true;
}

enum line_event
line_next(struct line_reader *r, struct line *line)
{
	struct span raw, name;

	if (!r->open && !open_next(r))
		return LINE_END;
	for (;;) {
		if (!next_raw(r, &raw))
			return at_end_of_operand(r, line);
		if (is_header(raw, &name)) {
			begin_document(r, name, true);
			return LINE_DOCUMENT;
		}
		if (!r->announced) {
			begin_document(r, span_of(r->source.name), false);
			hold(r, raw);
			return LINE_DOCUMENT;
		}
		if (r->blank_held) {
			hold(r, raw);
			return give_held_blank(r, line);
		}
		if (raw.n != 0 || !r->cut)
			return give(r, raw, line);
		r->blank_held = true;
	}
}

const char *
line_document(const struct line_reader *r)
{
	struct line_reader *mine = (struct line_reader *)(uintptr_t)r;

	return buf_str(&mine->name);
}

void
line_close(struct line_reader *r)
{
	diag_flush(r->diag);
	source_release(&r->source);
	buf_release(&r->block);
	buf_release(&r->name);
	free(r);
}
