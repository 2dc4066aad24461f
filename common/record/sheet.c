/* sheet: CSV as blocks; see sheet.h. */
#include "record/sheet.h"

#include <csv.h>
#include <stdlib.h>

#include "base/mem.h"
#include "block/caption.h"
#include "text/blank.h"

enum {
	ROWS_MAX = 4096,	/* more rows come as another table */
	BYTES_MAX = 4 * 1024 * 1024,
	LEAD = 3		/* doc, table, row */
};

/* One row, parsed: field i ends at ends[i] of text. */
struct sheet_row {
	struct buf text;
	size_t *ends;
	size_t n, cap;
	size_t line;		/* where it begins */
	bool ended;
};

struct sheet {
	struct line_reader *lines;
	struct diag *diag;
	struct csv_parser csv;
	struct sheet_row row;
	struct block block;	/* being filled, then lent */
	struct block paragraph;	/* a row of one cell; lent */
	struct captions captions;
	struct buf name;	/* of the document: its operand's, or what a column says */
	struct buf number;	/* of the table, where a column says it */
	struct buf shown;	/* the name that blocks bear */
	char delimiter;		/* '\0': none seen yet */
	size_t tables;
	bool lead;		/* columns doc, table, row stand before the cells */
	bool announce;		/* a document begins: its block comes first */
	bool broken;		/* the rest of the document is skipped */
	bool waits;		/* row is parsed and not yet used */
	bool gap;		/* it is of another table than the row before */
};

/* --- rows -------------------------------------------------------------------- */

static void
on_field(void *p, size_t n, void *data)
{
	struct sheet_row *row = data;

	buf_add(&row->text, p, n);
	row->ends = mem_grow(row->ends, row->n, &row->cap, sizeof(*row->ends));
	row->ends[row->n++] = row->text.n;
}

static void
on_row(int end, void *data)
{
	(void)end;
	((struct sheet_row *)data)->ended = true;
}

static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void
start_csv(struct sheet *s)
{
	csv_free(&s->csv);
	if (csv_init(&s->csv, CSV_STRICT | CSV_STRICT_FINI) != 0)
		mem_exhausted();
	csv_set_space_func(&s->csv, no_space);
	s->delimiter = '\0';
	s->broken = false;
}

static void
begin_document(struct sheet *s)
{
	start_csv(s);
	s->tables = 0;
	s->lead = false;
	s->announce = s->gap = true;
	buf_reset(&s->name);
	buf_add_str(&s->name, line_document(s->lines));
	buf_reset(&s->number);
	captions_reset(&s->captions);
}

/* How often c stands in text outside quotes. */
static size_t
count(struct span text, char c)
{
	size_t n = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.n; i++) {
		quoted ^= text.p[i] == '"';
		n += !quoted && text.p[i] == c;
	}
	return n;
}

/* What parts the fields of a line; '\0' if nothing does. */
static char
delimiter_of(struct span text)
{
	static const char known[] = ",\t;";
	size_t most = 0;
	char found = '\0';

	for (const char *c = known; *c != '\0'; c++) {
		size_t n = count(text, *c);

		if (n > most) {
			most = n;
			found = *c;
		}
	}
	return found;
}

static void
trouble(struct sheet *s, size_t line)
{
	diag_message(s->diag, DIAG_ERROR, (struct place){ buf_str(&s->name), line, 0 },
	    "quote in the wrong place, the rest of the file is skipped; "
	    "a quote inside a quoted field is written twice");
	s->broken = true;
}

/* Gives a line to libcsv; true if it ended the row. */
static bool
feed(struct sheet *s, const struct line *line)
{
	struct sheet_row *row = &s->row;
	size_t n = line->text.n;

	if (s->delimiter == '\0' && (s->delimiter = delimiter_of(line->text)) != '\0')
		csv_set_delim(&s->csv, (unsigned char)s->delimiter);
	if (csv_parse(&s->csv, line->text.p, n, on_field, on_row, row) != n ||
	    csv_parse(&s->csv, "\n", 1, on_field, on_row, row) != 1)
		trouble(s, line->number);
	return row->ended && !s->broken;
}

/* The document ends: is a quote still open? */
static void
finish(struct sheet *s, bool open)
{
	if (open && !s->broken && s->row.n + s->row.text.n > 0)
		trouble(s, s->row.line);
}

/* The next row of the document into s->row; false at its end.  An empty line
 * before it is noted in gap. */
static bool
parse_row(struct sheet *s, bool *begins)
{
	struct line line;
	enum line_event event;
	bool open = false;

	s->row.n = 0;
	s->row.ended = false;
	buf_reset(&s->row.text);
	*begins = false;
	while ((event = line_next(s->lines, &line)) == LINE_TEXT) {
		if (s->broken)
			continue;
		if (!open && line.text.n == 0) {
			s->gap = true;
			continue;
		}
		if (!open)
			s->row.line = line.number;
		open = true;
		if (feed(s, &line))
			return true;
	}
	finish(s, open);
	*begins = event == LINE_DOCUMENT;
	return false;
}

/* Field i of the row without the columns that lead it. */
static struct span
cell(const struct sheet *s, size_t i)
{
	const struct sheet_row *row = &s->row;

	return span_slice(buf_span(&row->text), i == 0 ? 0 : row->ends[i - 1], row->ends[i]);
}

/* Fields of the row that hold something; *only is the last of them. */
static size_t
filled(const struct sheet *s, size_t *only)
{
	size_t n = 0;

	for (size_t i = s->lead ? LEAD : 0; i < s->row.n; i++)
		if (blank_trim(cell(s, i)).n > 0) {
			*only = i;
			n++;
		}
	return n;
}

static bool
is_lead(const struct sheet *s)
{
	static const char *const names[LEAD] = { "doc", "table", "row" };

	if (s->row.n < LEAD)
		return false;
	for (size_t i = 0; i < LEAD; i++)
		if (!span_eq(cell(s, i), span_of(names[i])))
			return false;
	return true;
}

/* --- blocks ------------------------------------------------------------------ */

static void
place(struct sheet *s, struct block *b, enum block_kind kind, enum role role)
{
	block_reset(b);
	b->kind = kind;
	b->document = buf_str(&s->shown);
	b->place.role = role;
	b->place.level = -1;
	buf_reset(&b->place.section);
	buf_add_str(&b->place.section, "0");
}

/* One row as one line of the table's block, with its delimiters, so that a
 * byte of it stands where it stands in the file (quotes apart). */
static void
add_row(struct sheet *s)
{
	struct block *b = &s->block;
	struct buf text = BUF_INIT;
	struct line line = { .number = s->row.line };
	size_t at = b->nlines == 0 ? 0 : b->text.n + 1;

	table_add_row(&b->table, b->nlines);
	for (size_t i = s->lead ? LEAD : 0; i < s->row.n; i++) {
		struct span c = cell(s, i);

		table_add_cell(&b->table);
		if (c.n > 0)
			table_add_piece(&b->table, at + text.n, at + text.n + c.n);
		buf_add_span(&text, c);
		if (i + 1 < s->row.n)
			buf_add_char(&text, s->delimiter == '\0' ? ',' : s->delimiter);
	}
	line.text = buf_span(&text);
	block_add_line(b, &line, false, 0);
	buf_release(&text);
}

static const struct block *
take_table(struct sheet *s)
{
	struct block *b = &s->block;

	b->table.number = ++s->tables;
	table_finish(&b->table, buf_span(&b->text));
	captions_find(&s->captions, &b->table);
	captions_reset(&s->captions);
	return b;
}

/* The row has been taken. */
static void
use_row(struct sheet *s)
{
	s->waits = s->gap = false;
}

/* A row of one cell outside a table. */
static const struct block *
take_paragraph(struct sheet *s, size_t only)
{
	struct line line = { .text = cell(s, only), .number = s->row.line };

	place(s, &s->paragraph, BLOCK_PARAGRAPH, s->tables == 0 ? ROLE_TITLE : ROLE_BODY);
	block_add_line(&s->paragraph, &line, true, 0);
	captions_add(&s->captions, line.text);
	use_row(s);
	return &s->paragraph;
}

/* Has the row another document or table than the one before? */
static bool
moves_on(struct sheet *s)
{
	bool document, table;

	if (!s->lead || s->row.n < LEAD)
		return false;
	document = !span_eq(cell(s, 0), buf_span(&s->name));
	table = document || !span_eq(cell(s, 1), buf_span(&s->number));
	if (document) {
		buf_reset(&s->name);
		buf_add_span(&s->name, cell(s, 0));
		s->announce = true;
		s->tables = 0;
	}
	buf_reset(&s->number);
	buf_add_span(&s->number, cell(s, 1));
	return table;
}

/* Makes sure that a row waits; false at the end of all input. */
static bool
have_row(struct sheet *s)
{
	while (!s->waits) {
		bool begins = false;

		if (parse_row(s, &begins)) {
			if (is_lead(s)) {
				s->lead = true;
				continue;
			}
			s->waits = true;
			s->gap |= moves_on(s);
		} else if (begins) {
			begin_document(s);
		} else {
			return false;
		}
	}
	return true;
}

static bool
is_full(const struct block *b)
{
	return b->table.nrows >= ROWS_MAX || b->text.n >= BYTES_MAX;
}

/* Does the waiting row end the table being filled? */
static bool
ends_table(struct sheet *s)
{
	size_t only = 0;

	if (s->gap || is_full(&s->block))
		return true;
	return filled(s, &only) == 1 && caption_is_note(blank_trim(cell(s, only)));
}

static const struct block *
take_document(struct sheet *s)
{
	buf_reset(&s->shown);
	buf_add_span(&s->shown, buf_span(&s->name));
	place(s, &s->paragraph, BLOCK_DOCUMENT, ROLE_BLANK);
	s->announce = false;
	return &s->paragraph;
}

/* Rows until the table ends. */
static const struct block *
collect(struct sheet *s)
{
	bool more;

	place(s, &s->block, BLOCK_TABLE, ROLE_CELL);
	do {
		add_row(s);
		use_row(s);
		more = have_row(s);
	} while (more && !ends_table(s));
	s->block.table.cut = more && !s->gap && is_full(&s->block);
	return take_table(s);
}

const struct block *
sheet_next(struct sheet *s)
{
	while (have_row(s)) {
		size_t only = 0, n;

		if (s->announce)
			return take_document(s);
		n = filled(s, &only);
		if (n > 1)
			return collect(s);
		if (n == 1)
			return take_paragraph(s, only);
		use_row(s);
	}
	return NULL;
}

/* --- is it CSV? ---------------------------------------------------------------- */

/* The line of bytes at *at, which moves behind it. */
static struct span
take_line(struct span bytes, size_t *at)
{
	struct span rest = span_slice(bytes, *at, bytes.n);
	const char *end = rest.n == 0 ? NULL : memchr(rest.p, '\n', rest.n);
	size_t n = end == NULL ? rest.n : (size_t)(end - rest.p);

	*at += n + 1;
	return span_slice(rest, 0, n);
}

bool
sheet_begins(struct span bytes)
{
	size_t at = 0, most = 0, alike = 0, lines = 0;

	while (at < bytes.n && lines < SHEET_LINES) {
		struct span line = take_line(bytes, &at);
		size_t commas = count(line, ','), n = count(line, ';');

		if (line.n < 2)
			continue;
		if (commas > n)
			n = commas;
		lines++;
		alike = n == most ? alike + 1 : 1;
		most = n;
		if (n > 0 && alike == 2)
			return true;
	}
	return lines == 1 && most > 0;
}

struct sheet *
sheet_open(struct line_reader *lines, struct diag *diag)
{
	struct sheet *s = mem_zeroed(1, sizeof(*s));

	s->lines = lines;
	s->diag = diag;
	block_init(&s->block);
	block_init(&s->paragraph);
	if (csv_init(&s->csv, 0) != 0)
		mem_exhausted();
	return s;
}

void
sheet_close(struct sheet *s)
{
	csv_free(&s->csv);
	block_release(&s->block);
	block_release(&s->paragraph);
	buf_release(&s->row.text);
	buf_release(&s->name);
	buf_release(&s->number);
	buf_release(&s->shown);
	free(s->row.ends);
	free(s);
}
