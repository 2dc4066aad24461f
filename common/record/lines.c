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

static void
write_line(struct writer *w, const struct block *b, size_t i)
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

void
lines_write(struct writer *w, const struct block *b)
{
	for (size_t i = 0; i < b->nlines; i++)
		write_line(w, b, i);
}

void
lines_write_heading(struct writer *w, const struct block *b)
{
	if (lines_is_heading(b) && b->nlines > 0)
		write_line(w, b, 0);
}

void
lines_write_raw(struct writer *w, const struct block *b)
{
	for (size_t i = 0; i < b->nlines; i++) {
		writer_raw(w, block_line_at(b, i).text);
		writer_raw(w, SPAN("\n"));
	}
}
