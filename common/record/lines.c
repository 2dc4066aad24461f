/* lines: line records; see lines.h. */
#include "record/lines.h"

#include <stdio.h>

#include "base/digits.h"
#include "record/tsv.h"

const char *const line_columns[LINE_COLUMNS] = {
	"doc", "line", "section", "level", "role", "label", "title", "text"
};

static const struct span nothing = { "", 0 };

/* Before the first line of a document: no line's number follows it. */
#define NO_NUMBER (SIZE_MAX - 1)

/* The role of b's first line, or of the others, where they are not blank. */
static inline enum role
role_of_block(const struct block *b, bool first)
{
	if (b->kind == BLOCK_TABLE)
		return ROLE_CELL;
	return first ? b->place.role : ROLE_CONT;
}

/* A table and a paragraph across a page break may hold blank lines.  A line with
 * nothing but a TAB is an empty cell. */
static inline bool
is_blank(const struct block *b, const struct block_line *line)
{
	return (line->flags & LINE_BLANK) &&
	    !(b->kind == BLOCK_TABLE && (line->flags & LINE_TAB));
}

static enum role
role_of(const struct block *b, size_t i)
{
	return is_blank(b, &b->lines[i]) ? ROLE_BLANK : role_of_block(b, i == 0);
}

/* --- as fields: CSV, JSON lines, lines longer than the writer's block ------ */

static void
write_fields(struct writer *w, const struct block *b, size_t i)
{
	bool head = i == 0 && lines_is_heading(b);
	struct line line = block_line_at(b, i);

	writer_field(w, span_of(b->document));
	writer_uint(w, line.number);
	writer_plain(w, buf_span(&b->place.section));
	if (head)
		writer_uint(w, (uint64_t)b->place.level);
	else
		writer_plain(w, nothing);
	writer_plain(w, span_of(role_names[role_of(b, i)]));
	if (head) {
		writer_field(w, buf_span(&b->place.label));
		writer_field(w, buf_span(&b->place.title));
	} else {
		writer_plain(w, nothing);
		writer_plain(w, nothing);
	}
	if (line.flags & LINE_ESCAPE)
		writer_field(w, line.text);
	else
		writer_plain(w, line.text);
	writer_end(w);
}

/* --- from ready pieces: TSV ------------------------------------------------ */

/* Pieces are copied so many bytes at a time, more than most have: what lies behind
 * them is copied too, and the next piece overwrites it. */
enum { PIECE = 32, HEAD = 2 * PIECE };

/* Copies n bytes, the first step of them, which is a constant, at once: so many more can
 * be read and written.  Returns where they end. */
static inline char *
copy_over(char *to, const char *p, size_t n, size_t step)
{
	memcpy(to, p, step);
	if (n > step)
		span_copy(to + step, p + step, n - step);
	return to + n;
}

static void
begin_document(struct lines *ls, const char *document)
{
	struct span name = span_of(document);

	ls->document = document;
	buf_reset(&ls->head);
	ls->head.n = (size_t)(tsv_escape(buf_reserve(&ls->head, 2 * name.n + HEAD), name) -
	    ls->head.p);
	buf_add_char(&ls->head, '\t');
	ls->number_at = ls->section_at = ls->tail_at = ls->head.n;
	ls->number = NO_NUMBER;
}

static inline void
set_role(struct lines *ls, enum role role)
{
	memcpy(ls->head.p + ls->tail_at, ls->tail[role], LINES_TAIL);
	ls->head.n = ls->tail_at + ls->tail_n[role];
	ls->role = role;
}

static void
set_section(struct lines *ls, struct span section)
{
	ls->head.n = ls->section_at;
	buf_reserve(&ls->head, section.n + HEAD);
	ls->digit = ls->head.p + ls->section_at - 2;
	span_copy(ls->head.p + ls->section_at, section.p, section.n);
	ls->tail_at = ls->section_at + section.n;
	set_role(ls, ls->role);
}

static void
set_number(struct lines *ls, size_t number, struct span section)
{
	ls->head.n = ls->number_at;
	buf_add_uint(&ls->head, number);
	buf_add_char(&ls->head, '\t');
	ls->section_at = ls->head.n;
	ls->number = number;
	set_section(ls, section);
}

/* Counts on in the digits, the last of which is 9; false if there are not
 * enough of them. */
static bool
carry(struct lines *ls)
{
	size_t at = ls->section_at - 2;

	while (at > ls->number_at && ls->head.p[at] == '9')
		ls->head.p[at--] = '0';
	if (ls->head.p[at] == '9')
		return false;
	ls->head.p[at]++;
	ls->number++;
	return true;
}

/* Makes number the head's; nearly always it is the one that comes next. */
static inline void
prepare_number(struct lines *ls, size_t number, struct span section)
{
	if (number == ls->number + 1 && *ls->digit != '9') {
		++*ls->digit;
		ls->number = number;
	} else if (number != ls->number + 1 || !carry(ls))
		set_number(ls, number, section);
}

static inline void
prepare_section(struct lines *ls, struct span section)
{
	struct span before = { ls->head.p + ls->section_at, ls->tail_at - ls->section_at };

	if (ls->number != NO_NUMBER && !span_eq_short(before, section))
		set_section(ls, section);
}

/* Is all that stands in label and title the text's of a line without escapes? */
static inline bool
is_clean(const struct block *b)
{
	const struct block_place *p = &b->place;

	return p->role == ROLE_HEADING && !p->given && !p->joined && b->nlines == 1 &&
	    !(b->lines[0].flags & LINE_ESCAPE);
}

/* Part of a heading, with escapes where it needs them; returns its end. */
static inline char *
copy_part(char *to, const struct buf *part, bool clean)
{
	if (!clean)
		return tsv_escape(to, buf_span(part));
	if (part->cap >= PIECE)
		return copy_over(to, part->p, part->n, PIECE);
	span_copy(to, part->p, part->n);
	return to + part->n;
}

/* Level to title of a heading, with TABs around; returns its end.  The tail of its
 * role has two TABs before the role and two too many behind it. */
static inline char *
copy_heading(const struct lines *ls, char *to, const struct block *b)
{
	enum { BEFORE = 2, BEHIND = 2 };
	bool clean = is_clean(b);

	*to++ = '\t';
	*to++ = (char)('0' + b->place.level);
	*to++ = '\t';
	memcpy(to, ls->tail[b->place.role] + BEFORE, LINES_TAIL - BEFORE);
	to += ls->tail_n[b->place.role] - BEFORE - BEHIND;
	to = copy_part(to, &b->place.label, clean);
	*to++ = '\t';
	to = copy_part(to, &b->place.title, clean);
	*to++ = '\t';
	return to;
}

/* The text of a line of b, with escapes where it needs them, and the line's end.
 * ample: PIECE bytes can be read behind it. */
static inline char *
copy_text(char *to, const struct block *b, const struct block_line *line, bool ample)
{
	const char *p = b->text.p + line->start;
	size_t n = line->end - line->start;

	if (line->flags & LINE_ESCAPE) {
		if (!(line->flags & LINE_CELL)) {
			to = tsv_escape(to, (struct span){ p, n });
			*to = '\n';
			return to + 1;
		}
		memcpy(to, "\\t", 2);
		to += 2;
		p++;
		n--;
	}
	if (ample)
		copy_over(to, p, n, PIECE);
	else
		span_copy(to, p, n);
	to[n] = '\n';
	return to + n + 1;
}

/* The record of the first line of a heading at to; returns its end. */
static char *
copy_first(struct lines *ls, const struct block *b, bool ample, char *to)
{
	prepare_number(ls, b->lines[0].number, buf_span(&b->place.section));
	to = copy_over(to, ls->head.p, ls->tail_at, HEAD);
	to = copy_heading(ls, to, b);
	return copy_text(to, b, &b->lines[0], ample);
}

/* The same where no other lines are written: nothing but the document is the next
 * record's, too. */
static char *
copy_alone(const struct lines *ls, const struct block *b, bool ample, char *to)
{
	const struct buf *section = &b->place.section;

	to = copy_over(to, ls->head.p, ls->number_at, HEAD);
	to = digits_put(to, b->lines[0].number);
	*to++ = '\t';
	if (section->cap >= PIECE)
		copy_over(to, section->p, section->n, PIECE);
	else
		span_copy(to, section->p, section->n);
	to = copy_heading(ls, to + section->n, b);
	return copy_text(to, b, &b->lines[0], ample);
}

/* Can PIECE bytes be read behind b's text? */
static inline bool
is_ample(const struct block *b)
{
	return b->text.cap - b->text.n >= PIECE;
}

/* The records of lines at .. end, no heading's first, at to; returns their end. */
static char *
copy_lines(struct lines *ls, const struct block *b, size_t at, size_t end, char *to)
{
	bool ample = is_ample(b);
	const struct block_line *line = b->lines + at, *stop = b->lines + end;
	enum role role = role_of_block(b, at == 0);

	for (; line < stop; line++) {
		enum role now = is_blank(b, line) ? ROLE_BLANK : role;

		prepare_number(ls, line->number, buf_span(&b->place.section));
		if (now != ls->role)
			set_role(ls, now);
		to = copy_over(to, ls->head.p, ls->head.n, HEAD);
		to = copy_text(to, b, line, ample);
		role = role_of_block(b, false);
	}
	return to;
}

/* Most bytes of the records of lines at .. end of b, of a document whose name
 * takes up name bytes. */
static size_t
most_bytes(const struct block *b, size_t at, size_t end, size_t name)
{
	enum { NUMBER = 20, TABS = 2 };	/* TABS: one, and the line's end */
	size_t each = name + NUMBER + b->place.section.n + LINES_TAIL + TABS;
	size_t text = b->lines[end - 1].end - b->lines[at].start;

	return HEAD + (end - at) * each +
	    2 * (text + b->place.label.n + b->place.title.n);
}

/* Room for the records of lines at .. end of b, whose document head is then of;
 * NULL if they are not TSV or do not fit into the writer's block at once. */
static inline char *
room_for(struct lines *ls, const struct block *b, size_t at, size_t end)
{
	if (at == 0 && lines_is_heading(b) && (b->place.level < 0 || b->place.level > 9))
		return NULL;
	if (ls->document != b->document)
		begin_document(ls, b->document);
	return writer_room(ls->out, most_bytes(b, at, end, ls->number_at));
}

/* Writes lines at .. end; false, with nothing done, if there is no room. */
static bool
write_ready(struct lines *ls, const struct block *b, size_t at, size_t end)
{
	char *to = room_for(ls, b, at, end);

	if (to == NULL)
		return false;
	prepare_section(ls, buf_span(&b->place.section));
	if (at == 0 && lines_is_heading(b)) {
		to = copy_first(ls, b, is_ample(b), to);
		at++;
	}
	writer_took(ls->out, copy_lines(ls, b, at, end, to));
	return true;
}

/* write_lines where they are not ready all at once. */
static void
write_each(struct lines *ls, const struct block *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (n == 1 || !write_ready(ls, b, i, i + 1))
			write_fields(ls->out, b, i);
}

static inline void
write_lines(struct lines *ls, const struct block *b, size_t n)
{
	if (n != 0 && !write_ready(ls, b, 0, n))
		write_each(ls, b, n);
}

void
lines_write(struct lines *ls, const struct block *b)
{
	if (b->kind == BLOCK_DOCUMENT)
		ls->document = NULL;	/* names may come to stand where others stood */
	write_lines(ls, b, b->nlines);
}

static __attribute__((noinline)) void
write_alone(struct lines *ls, const struct block *b)
{
	char *to = room_for(ls, b, 0, 1);

	if (to != NULL)
		writer_took(ls->out, copy_alone(ls, b, is_ample(b), to));
	else
		write_fields(ls->out, b, 0);
}

void
lines_write_heading(struct lines *ls, const struct block *b)
{
	if (b->kind == BLOCK_DOCUMENT)
		ls->document = NULL;
	else if (lines_is_heading(b) && b->nlines != 0)
		write_alone(ls, b);
}

_Static_assert(sizeof "\t\theading\t\t\t" <= LINES_TAIL, "the longest of role_names fits");

void
lines_init(struct lines *ls, struct writer *out)
{
	*ls = (struct lines){ .out = out, .head = BUF_INIT };
	for (size_t role = 0; role < ROLES; role++)
		ls->tail_n[role] = (size_t)snprintf(ls->tail[role], LINES_TAIL, "\t\t%s\t\t\t",
		    role_names[role]);
}

void
lines_release(struct lines *ls)
{
	buf_release(&ls->head);
}

void
lines_write_raw(struct writer *w, const struct block *b)
{
	for (size_t i = 0; i < b->nlines; i++) {
		writer_raw(w, block_line_at(b, i).text);
		writer_raw(w, SPAN("\n"));
	}
}
