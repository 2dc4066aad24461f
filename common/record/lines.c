/* lines: line records; see lines.h. */
#include "record/lines.h"

const char *const line_columns[LINE_COLUMNS] = {
	"doc", "line", "section", "level", "role", "label", "title", "text"
};

static const struct span nothing = { "", 0 };

bool
lines_is_heading(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH && (b->place.role == ROLE_HEADING ||
	    b->place.role == ROLE_TITLE);
}

/* Lines after the first continue it; a table and a paragraph across a page
 * break may hold blank ones.  A line with nothing but a TAB is an empty cell. */
static enum role
role_of(const struct block *b, size_t i)
{
	unsigned flags = b->lines[i].flags;

	if ((flags & LINE_BLANK) && !(b->kind == BLOCK_TABLE && (flags & LINE_TAB)))
		return ROLE_BLANK;
	if (b->kind == BLOCK_TABLE)
		return ROLE_CELL;
	return i == 0 ? b->place.role : ROLE_CONT;
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

static char *
copy(char *to, struct span s)
{
	span_copy(to, s.p, s.n);
	return to + s.n;
}

/* Heads are copied in one piece of so many bytes, more than most have. */
enum { HEAD = 64 };

static char *
copy_head(char *to, const struct buf *head)
{
	memcpy(to, head->p, HEAD);
	if (head->n > HEAD)
		memcpy(to + HEAD, head->p + HEAD, head->n - HEAD);
	return to + head->n;
}

static void
begin_document(struct lines *ls, const char *document)
{
	struct span name = span_of(document);

	ls->document = document;
	buf_reset(&ls->head);
	ls->head.n = (size_t)(writer_escape(buf_reserve(&ls->head, 2 * name.n), name) -
	    ls->head.p);
	buf_add_char(&ls->head, '\t');
	ls->number_at = ls->head.n;
	ls->section_at = ls->head.n + 1;	/* no digits yet */
	ls->number = SIZE_MAX;
}

static void
set_section(struct lines *ls, struct span section)
{
	ls->head.n = ls->section_at;
	buf_add_span(&ls->head, section);
	buf_reserve(&ls->head, HEAD);
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

static inline void
prepare_head(struct lines *ls, size_t number, struct span section)
{
	bool next = ls->number != SIZE_MAX && number == ls->number + 1;
	char *digit = ls->head.p + ls->section_at - 2;

	if (next && *digit != '9') {
		++*digit;
		ls->number++;
	} else if (!next || !carry(ls))
		set_number(ls, number, section);
}

static void
prepare_section(struct lines *ls, struct span section)
{
	struct span before = span_slice(buf_span(&ls->head), ls->section_at, SIZE_MAX);

	if (ls->number != SIZE_MAX && !span_eq(before, section))
		set_section(ls, section);
}

/* Level to title of a heading, with TABs around; returns its end. */
static char *
copy_heading(char *to, const struct block *b)
{
	*to++ = '\t';
	*to++ = (char)('0' + b->place.level);
	*to++ = '\t';
	to = copy(to, span_of(role_names[b->place.role]));
	*to++ = '\t';
	to = writer_escape(to, buf_span(&b->place.label));
	*to++ = '\t';
	to = writer_escape(to, buf_span(&b->place.title));
	*to++ = '\t';
	return to;
}

/* The text of a line, with escapes where it needs them. */
static char *
copy_text(char *to, struct span text, unsigned flags)
{
	if (!(flags & LINE_ESCAPE))
		return copy(to, text);
	if (!(flags & LINE_CELL))
		return writer_escape(to, text);
	*to++ = '\\';
	*to++ = 't';
	return copy(to, span_slice(text, 1, text.n));
}

/* The record of line i at to; returns its end.  head: of a heading's first line. */
static inline char *
copy_line(struct lines *ls, const struct block *b, size_t i, bool head, char *to)
{
	const struct block_line *line = &b->lines[i];
	struct span text = { b->text.p + line->start, line->end - line->start };

	prepare_head(ls, line->number, buf_span(&b->place.section));
	to = copy_head(to, &ls->head);
	if (head)
		to = copy_heading(to, b);
	else {
		enum role role = role_of(b, i);

		memcpy(to, ls->tail[role], LINES_TAIL);
		to += ls->tail_n[role];
	}
	to = copy_text(to, text, line->flags);
	*to++ = '\n';
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

/* Writes lines at .. end; false, with nothing done, if they are not TSV or do
 * not fit into the writer's block at once. */
static bool
write_ready(struct lines *ls, const struct block *b, size_t at, size_t end)
{
	bool head = at == 0 && lines_is_heading(b);
	char *to;

	if (head && (b->place.level < 0 || b->place.level > 9))
		return false;
	if (ls->document != b->document)
		begin_document(ls, b->document);
	to = writer_room(ls->out, most_bytes(b, at, end, ls->number_at));
	if (to == NULL)
		return false;
	prepare_section(ls, buf_span(&b->place.section));
	if (head)
		to = copy_line(ls, b, at++, true, to);
	for (; at < end; at++)
		to = copy_line(ls, b, at, false, to);
	writer_took(ls->out, to);
	return true;
}

static void
write_lines(struct lines *ls, const struct block *b, size_t n)
{
	if (n == 0 || write_ready(ls, b, 0, n))
		return;
	for (size_t i = 0; i < n; i++)
		if (n == 1 || !write_ready(ls, b, i, i + 1))
			write_fields(ls->out, b, i);
}

void
lines_write(struct lines *ls, const struct block *b)
{
	if (b->kind == BLOCK_DOCUMENT)
		ls->document = NULL;	/* names may come to stand where others stood */
	write_lines(ls, b, b->nlines);
}

void
lines_write_heading(struct lines *ls, const struct block *b)
{
	if (b->kind == BLOCK_DOCUMENT)
		ls->document = NULL;
	else if (lines_is_heading(b))
		write_lines(ls, b, b->nlines < 1 ? b->nlines : 1);
}

void
lines_init(struct lines *ls, struct writer *out)
{
	*ls = (struct lines){ .out = out, .head = BUF_INIT };
	for (size_t role = 0; role < LINES_ROLES; role++) {
		char *end = copy(ls->tail[role], SPAN("\t\t"));

		end = copy(end, span_of(role_names[role]));
		end = copy(end, SPAN("\t\t\t"));
		ls->tail_n[role] = (size_t)(end - ls->tail[role]);
	}
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
