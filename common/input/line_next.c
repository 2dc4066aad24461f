/* line_next: the next line, in the middle of plain text from the facts of the
 * window; see line_reader.h. */
#include "input/line_reader.h"

/* In the middle of plain text in UTF-8?  What could end that comes to pass in
 * reader_next only. */
static bool
is_steady(const struct line_reader *r)
{
	return r->open && r->pending == PENDING_NOTHING && !r->taken.waits &&
	    !r->blank_held && !r->skip_lf && !r->fresh && !r->header_next &&
	    !r->repair.in_tag && !r->in_records && !r->in_boxes && !r->in_page && !r->opening &&
	    !(r->records && r->first) &&
	    r->convert.encoding == ENCODING_UTF8;
}

/* Passes over the LF of a CRLF if it is there already. */
static void
pass_lf_at_hand(struct line_reader *r)
{
	if (!r->skip_lf || convert_is_wide(&r->convert) || r->at == r->block.n)
		return;
	r->at += r->block.p[r->at] == '\n';
	r->skip_lf = false;
}

/* Makes the facts begin with the next line; there are none while the window
 * holds what is no UTF-8. */
static void
find_facts(struct line_reader *r)
{
	size_t from = r->at - r->window;

	if (from >= r->scan.n) {
		r->facts.n = r->facts.next = 0;
		if (!reader_look(r, r->at))
			return;
		from = 0;
	}
	if (!r->told && r->scan.valid)
		facts_find(&r->facts, &r->scan, r->block.p + r->window, from);
	r->told = true;
	while (r->facts.next < r->facts.n && r->facts.at[r->facts.next].end < from)
		r->facts.next++;
}

/* The next event by the long way, and whether the short one may follow. */
static __attribute__((noinline)) enum line_event
next_unsteady(struct line_reader *r, struct line *line)
{
	enum line_event event = reader_next(r, line);

	pass_lf_at_hand(r);
	r->steady = is_steady(r);
	if (r->steady)
		find_facts(r);
	return event;
}

/* Finishes line, which begins at byte at of the block and may need repair or
 * be a footer, as if it had been taken. */
static void
finish_steady(struct line_reader *r, struct line *line, size_t at)
{
	unsigned found;

	scan_line(&r->scan, at - r->window, &found);
	line->flags = reader_flags(line->text, found);
	r->taken.start = at;
	r->taken.end = at + line->text.n;
	r->taken.text = line->text;
	r->taken.map = line->map;
	reader_finish(r, line, found);
}

/* Is line, behind which byte next of the block stands, perhaps a header, or the
 * empty line that tail puts before one? */
static bool
may_be_header(const struct line_reader *r, struct span text, size_t next)
{
	if (text.n != 0)
		return text.p[0] == '=';
	return r->cut && (next >= r->block.n || r->block.p[next] == '=');
}

/* The next line, which ends in CR or needs a closer look. */
static __attribute__((noinline)) enum line_event
next_closely(struct line_reader *r, struct line *line)
{
	struct line_fact fact = r->facts.at[r->facts.next];
	size_t at = r->at, end = r->window + fact.end, next = end + 1;
	struct span text = { r->block.p + at, end - at };

	if ((fact.flags & FACT_CR) && (next == r->block.n || r->block.p[next++] != '\n'))
		return next_unsteady(r, line);
	if (may_be_header(r, text, next))
		return next_unsteady(r, line);
	r->facts.next++;
	r->at = next;
	*line = (struct line){ .text = text, .number = ++r->number,
		.flags = fact.flags & ~(unsigned)FACT_CR };
	if (fact.flags & FACT_CLOSE)
		finish_steady(r, line, at);
	r->steady = !r->repair.in_tag;
	return LINE_TEXT;
}

/* The way of nearly every line. */
enum line_event
line_next(struct line_reader *r, struct line *line)
{
	struct line_fact fact;
	size_t at = r->at, end;

	if (!r->steady || r->facts.next == r->facts.n)
		return next_unsteady(r, line);
	fact = r->facts.at[r->facts.next];
	if (fact.flags & (FACT_CLOSE | FACT_CR))
		return next_closely(r, line);
	end = r->window + fact.end;
	r->facts.next++;
	r->at = end + 1;
	*line = (struct line){ .text = { r->block.p + at, end - at },
		.number = ++r->number, .flags = fact.flags };
	return LINE_TEXT;
}

void
line_run(const struct line_reader *r, struct line_run *run)
{
	*run = (struct line_run){
		.p = r->block.p + r->window, .start = r->at - r->window,
		.facts = &r->facts.at[r->facts.next],
		.n = r->steady ? r->facts.n - r->facts.next : 0,
		.number = r->number + 1
	};
}

void
line_pass(struct line_reader *r, size_t n)
{
	if (n == 0)
		return;
	r->facts.next += n;
	r->number += n;
	r->at = r->window + r->facts.at[r->facts.next - 1].end + 1u;
}
