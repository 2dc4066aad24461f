/* reader: records in, as TSV or CSV; see reader.h. */
#include "record/reader.h"

#include <csv.h>
#include <stdlib.h>

#include "base/lanes.h"
#include "base/mem.h"
#include "input/escape.h"
#include "input/source.h"

struct record_reader {
	struct record_input input;
	struct diag *diag;
	struct source source;
	bool open;		/* an operand is being read */
	bool fresh;		/* nothing of it has been read yet */
	bool broken;		/* the rest of it is skipped */

	struct buf in;		/* bytes read; those before at are done with */
	size_t at;
	size_t line;		/* physical line that begins at at */
	size_t passed;		/* lines that are not read, after the first */
	bool after_cr;		/* the line end before at was CR: LF may follow */

	struct span *fields;	/* the last record */
	size_t n, cap;
	size_t start;		/* its first line */

	struct csv_parser csv;
	struct buf cells;	/* CSV: text of its fields, one after the other */
	size_t *ends;		/* CSV: where each ends in cells */
	size_t nends, ends_cap;
	bool begun, ended;	/* CSV: a row has begun, has ended */

	struct span *names;	/* those of input */
	bool initial[256];	/* bytes that these begin with */
	struct buf header;	/* the names of the operand, each with a NUL behind it */
	size_t nheader, headers;
};

/* --- operands and bytes ------------------------------------------------ */

static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void
start_csv(struct record_reader *r)
{
	csv_free(&r->csv);
	if (csv_init(&r->csv, CSV_STRICT | CSV_STRICT_FINI) != 0)
		mem_exhausted();
	csv_set_space_func(&r->csv, no_space);
	csv_set_blk_size(&r->csv, 64 * 1024);
	r->begun = r->ended = false;
	r->nends = 0;
	buf_reset(&r->cells);
}

static bool
next_operand(struct record_reader *r)
{
	r->open = source_next(&r->source);
	r->fresh = true;
	r->broken = r->after_cr = false;
	buf_reset(&r->in);
	r->at = 0;
	r->line = 1;
	r->passed = r->source.next == 1 && r->input.start != NULL ? r->input.start->passed : 0;
	if (r->open && r->input.csv)
		start_csv(r);
	return r->open;
}

/* More bytes behind those not yet done with, and room for LANES more; false at the end of the
 * operand. */
static bool
refill(struct record_reader *r)
{
	bool more;

	if (r->at != 0) {
		memmove(r->in.p, r->in.p + r->at, r->in.n - r->at);
		r->in.n -= r->at;
		r->at = 0;
	}
	more = source_read(&r->source, &r->in);
	buf_reserve(&r->in, LANES);
	return more;
}

/* At the start of an operand: drops a byte order mark. */
static void
skip_bom(struct record_reader *r)
{
	const struct span bom = SPAN("\xEF\xBB\xBF");

	r->fresh = false;
	while (r->in.n < bom.n && span_starts(bom, buf_span(&r->in)))
		if (!refill(r))
			return;
	if (span_starts(buf_span(&r->in), bom))
		r->at = bom.n;
}

/* Makes room for n fields more. */
static inline void
reserve_fields(struct record_reader *r, size_t n)
{
	while (r->cap < r->n + n)
		r->fields = mem_grow(r->fields, r->cap, &r->cap, sizeof *r->fields);
}

/* --- TSV --------------------------------------------------------------- */

/* Unescapes the fields of the record, each in its own bytes. */
static void
unescape_fields(struct record_reader *r)
{
	for (size_t i = 0; i < r->n; i++) {
		struct span *s = &r->fields[i];
		char *p = r->in.p + (s->p - r->in.p);

		if (memchr(p, '\\', s->n) != NULL)
			s->n = (size_t)(escape_undo(p, *s) - p);
	}
}

/* Which of p[0..n-1], LANES of them at most, are TABs, a bit each; all LANES may be read. */
static inline unsigned
tabs_at(const char *p, size_t n)
{
	unsigned tabs = lanes_bits((lanes)(lanes_load(p) == '\t'));

	return n < LANES ? tabs & ((1u << n) - 1) : tabs;
}

/* The fields of p[0..n-1], behind which LANES bytes may be read. */
static void
split_tsv(struct record_reader *r, const char *p, size_t n)
{
	const char *from = p, *end = p + n;
	struct span *to;

	for (const char *at = p; at < end; at += LANES) {
		reserve_fields(r, LANES + 1);
		to = r->fields + r->n;
		for (unsigned tabs = tabs_at(at, (size_t)(end - at)); tabs != 0; tabs &= tabs - 1) {
			const char *tab = at + __builtin_ctz(tabs);

			*to++ = (struct span){ from, (size_t)(tab - from) };
			from = tab + 1;
		}
		r->n = (size_t)(to - r->fields);
	}
	r->fields[r->n++] = (struct span){ from, (size_t)(end - from) };
	if (memchr(p, '\\', n) != NULL)
		unescape_fields(r);
}

/* The next line of the operand without its end; false if there is none. */
static bool
take_line(struct record_reader *r, char **p, size_t *n)
{
	size_t seen = 0;
	char *lf;

	for (;;) {
		lf = r->in.n == r->at + seen ? NULL :
		    memchr(r->in.p + r->at + seen, '\n', r->in.n - r->at - seen);
		if (lf != NULL)
			break;
		seen = r->in.n - r->at;
		if (!refill(r)) {
			if (seen == 0)
				return false;
			lf = r->in.p + r->in.n;
			break;
		}
	}
	*p = r->in.p + r->at;
	*n = (size_t)(lf - *p);
	r->at += *n + (lf != r->in.p + r->in.n);
	if (*n > 0 && (*p)[*n - 1] == '\r')
		--*n;
	return true;
}

static bool
next_tsv(struct record_reader *r)
{
	char *p;
	size_t n;

	r->n = 0;
	do {
		if (!take_line(r, &p, &n))
			return false;
		r->start = r->line++;
		r->line += r->passed;
		r->passed = 0;
	} while (n == 0);
	split_tsv(r, p, n);
	return true;
}

/* --- CSV --------------------------------------------------------------- */

static void
on_field(void *p, size_t n, void *data)
{
	struct record_reader *r = data;

	buf_add(&r->cells, p, n);
	r->ends = mem_grow(r->ends, r->nends, &r->ends_cap, sizeof *r->ends);
	r->ends[r->nends++] = r->cells.n;
}

static void
on_row(int end, void *data)
{
	struct record_reader *r = data;

	(void)end;
	r->ended = true;
}

/* Bytes from at to the end of the line (included) or of what was read. */
static size_t
piece(const struct record_reader *r)
{
	const char *p = r->in.p + r->at;
	size_t n = r->in.n - r->at;
	const char *lf = memchr(p, '\n', n);
	const char *cr;

	if (lf != NULL)
		n = (size_t)(lf - p) + 1;
	cr = memchr(p, '\r', n);
	return cr != NULL ? (size_t)(cr - p) + 1 : n;
}

static void
csv_trouble(struct record_reader *r)
{
	struct place place = { r->source.name, r->line, 0 };

	if (csv_error(&r->csv) == CSV_ENOMEM || csv_error(&r->csv) == CSV_ETOOBIG)
		mem_exhausted();
	r->broken = true;
	r->begun = false;
	diag_message(r->diag, DIAG_ERROR, place, "%s",
	    "quote in the wrong place, the rest of the file is skipped; "
	    "a quote inside a quoted field is written twice");
}

/* Gives one piece of a line to libcsv and keeps count of lines. */
static void
feed(struct record_reader *r, size_t n)
{
	const char *p = r->in.p + r->at;
	bool ends = p[n - 1] == '\n' || p[n - 1] == '\r';
	bool second = r->after_cr && n == 1 && p[0] == '\n';
	bool blank = !r->begun && n == 1 && ends;

	r->at += n;
	r->after_cr = p[n - 1] == '\r';
	if (!r->begun && !second)
		r->start = r->line;
	if (csv_parse(&r->csv, p, n, on_field, on_row, r) != n) {
		csv_trouble(r);
		return;
	}
	r->begun = !r->ended && (r->begun || !blank);
	r->line += ends && !second;
	if (blank && !second && r->input.blank_lines) {
		on_field(NULL, 0, r);
		on_row('\n', r);
	}
}

/* The end of an operand ends the last row, unless a quote is still open. */
static void
finish_csv(struct record_reader *r)
{
	if (r->broken || csv_fini(&r->csv, on_field, on_row, r) == 0)
		return;
	diag_message(r->diag, DIAG_ERROR,
	    (struct place){ r->source.name, r->start, 0 },
	    "quoted field is still open at the end of the file; "
	    "the row that begins here is lost");
	r->ended = false;
}

static bool
next_csv(struct record_reader *r)
{
	size_t from = 0;

	r->n = r->nends = 0;
	buf_reset(&r->cells);
	r->ended = false;
	while (!r->ended && !r->broken) {
		if (r->at < r->in.n)
			feed(r, piece(r));
		else if (!refill(r)) {
			finish_csv(r);
			break;
		}
	}
	if (!r->ended)
		return false;
	r->begun = false;
	reserve_fields(r, r->nends);
	for (size_t i = 0; i < r->nends; i++) {
		r->fields[r->n++] = span_slice(buf_span(&r->cells), from, r->ends[i]);
		from = r->ends[i];
	}
	return true;
}

/* --- headers ----------------------------------------------------------- */

static void
add_name(struct record_reader *r, struct span name)
{
	buf_add_span(&r->header, name);
	buf_add_char(&r->header, '\0');
	r->nheader++;
}

static void
default_header(struct record_reader *r)
{
	buf_reset(&r->header);
	r->nheader = 0;
	for (size_t i = 0; i < r->input.n; i++)
		add_name(r, r->names[i]);
	r->headers++;
}

static bool
is_name(const struct record_reader *r, struct span s)
{
	if (s.n == 0 || !r->initial[(unsigned char)s.p[0]])
		return false;
	for (size_t i = 0; i < r->input.n; i++)
		if (span_eq(s, r->names[i]))
			return true;
	return false;
}

/* Data rows fail at their first fields, so this costs next to nothing. */
static bool
is_header(const struct record_reader *r, bool first)
{
	size_t hits = 0;

	if (r->input.n == 0)
		return first && !r->input.csv;
	for (size_t i = 0; i < r->n && hits + 3 > i; i++)
		hits += is_name(r, r->fields[i]);
	return hits * 2 > r->n || hits * 2 > r->input.n;
}

static void
take_header(struct record_reader *r)
{
	buf_reset(&r->header);
	r->nheader = 0;
	for (size_t i = 0; i < r->n; i++)
		add_name(r, r->fields[i]);
	r->headers++;
}

/* --- the interface ----------------------------------------------------- */

struct record_reader *
record_open(char *const *operands, size_t n, const struct record_input *input,
    struct diag *diag)
{
	struct record_reader *r = mem_zeroed(1, sizeof *r);

	r->input = *input;
	r->names = mem_zeroed(input->n, sizeof *r->names);
	for (size_t i = 0; i < input->n; i++) {
		r->names[i] = span_of(input->names[i]);
		r->initial[(unsigned char)input->names[i][0]] = true;
	}
	r->diag = diag;
	source_init(&r->source, operands, n, input->chunk, diag);
	r->source.start = input->start;
	if (csv_init(&r->csv, 0) != 0)
		mem_exhausted();
	return r;
}

static bool
next_any(struct record_reader *r)
{
	return r->input.csv ? next_csv(r) : next_tsv(r);
}

bool
record_next(struct record_reader *r, struct span **fields, size_t *n)
{
	while (r->open || next_operand(r)) {
		bool first = r->fresh;

		if (first) {
			default_header(r);
			skip_bom(r);
		}
		if (r->broken || !next_any(r)) {
			r->open = false;
			continue;
		}
		if (is_header(r, first)) {
			take_header(r);
			continue;
		}
		*fields = r->fields;
		*n = r->n;
		return true;
	}
	return false;
}

int
record_column(const struct record_reader *r, const char *name)
{
	const char *p = r->header.p;
	struct span want = span_of(name);

	for (size_t i = 0; i < r->nheader; i++) {
		size_t n = strlen(p);

		if (n == want.n && memcmp(p, name, n) == 0)
			return (int)i;
		p += n + 1;
	}
	return -1;
}

size_t
record_header(const struct record_reader *r)
{
	return r->headers;
}

struct place
record_place(const struct record_reader *r)
{
	return (struct place){ r->source.name, r->start, 0 };
}

void
record_close(struct record_reader *r)
{
	source_release(&r->source);
	csv_free(&r->csv);
	buf_release(&r->in);
	buf_release(&r->cells);
	buf_release(&r->header);
	free(r->names);
	free(r->fields);
	free(r->ends);
	free(r);
}
