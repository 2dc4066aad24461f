/* figure_reader: figure records back into figures; see figure_reader.h. */
#include "record/figure_reader.h"

#include "text/character.h"

/* Columns by their place in figure_columns. */
enum {
	COLUMN_DOC, COLUMN_LINE, COLUMN_COL, COLUMN_SECTION, COLUMN_WHERE,
	COLUMN_LABEL, COLUMN_YEAR, COLUMN_KIND, COLUMN_OP, COLUMN_VALUE,
	COLUMN_UNIT, COLUMN_QUANTUM, COLUMN_RAW, COLUMN_ID, COLUMN_REL, COLUMN_OF,
	COLUMN_SCOPE, COLUMN_PARA
};

void
figure_reader_init(struct figure_reader *r, struct record_reader *records,
    struct diag *diag)
{
	*r = (struct figure_reader){ .records = records, .diag = diag,
	    .header = NONE };
}

/* Is the column in a record of n fields?  Without a header, records have the first n. */
static bool
is_there(const struct figure_reader *r, int column, size_t n)
{
	return r->column[column] >= 0 && (size_t)r->column[column] < n;
}

/* Says which columns are missing if no figure can be made of those that are there. */
static bool
is_useless(const struct figure_reader *r, size_t n)
{
	static const unsigned char needed[] = {
		COLUMN_LINE, COLUMN_LABEL, COLUMN_KIND, COLUMN_VALUE, COLUMN_UNIT,
		COLUMN_QUANTUM, COLUMN_RAW
	};
	struct buf names = BUF_INIT;
	bool useless = false;

	for (size_t i = 0; i < sizeof needed; i++)
		useless |= !is_there(r, needed[i], n);
	for (int i = 0; i < FIGURE_COLUMNS && useless; i++)
		if (!is_there(r, i, n))
			buf_addf(&names, "%s%s", names.n > 0 ? ", " : "", figure_columns[i]);
	if (useless)
		diag_message(r->diag, DIAG_ERROR, record_place(r->records),
		    "figure records without columns that are needed: %s", buf_str(&names));
	buf_release(&names);
	return useless;
}

/* The columns of a record of n fields. */
static void
find_columns(struct figure_reader *r, size_t n)
{
	if (r->header == record_header(r->records))
		return;
	r->header = record_header(r->records);
	for (int i = 0; i < FIGURE_COLUMNS; i++)
		r->column[i] = record_column(r->records, figure_columns[i]);
	r->useless = is_useless(r, n);
	if (r->useless)
		return;
	if (r->column[COLUMN_REL] < 0 || r->column[COLUMN_OF] < 0)
		diag_message(r->diag, DIAG_WARNING, record_place(r->records),
		    "no columns 'rel' and 'of': sums, rates and the like are not known");
}

/* Of the record in hand; empty if it is short, or has no such column. */
static inline struct span
field(const struct figure_reader *r, int column)
{
	int at = r->column[column];

	return at < 0 || (size_t)at >= r->n ? SPAN("") : r->fields[at];
}

/* Digits at *at of s; false if there are none or too many. */
static bool
read_size(struct span s, size_t *at, size_t *out)
{
	size_t start = *at, v = 0;

	while (*at < s.n && byte_is_digit(s.p[*at])) {
		if (v > (SIZE_MAX - 9) / 10)
			return false;
		v = v * 10 + (size_t)(s.p[(*at)++] - '0');
	}
	*out = v;
	return *at > start;
}

/* A whole field; an empty one or "-" is 0. */
static bool
size_field(struct span s, size_t *out)
{
	size_t at = 0;

	*out = 0;
	if (s.n == 0 || span_eq(s, SPAN("-")))
		return true;
	return read_size(s, &at, out) && at == s.n;
}

/* text, or T2R5C3. */
static bool
read_where(struct span s, struct figure *f)
{
	size_t *parts[3] = { &f->table, &f->row, &f->column };
	size_t at = 0;

	f->table = f->row = f->column = 0;
	if (s.n == 0 || span_eq(s, SPAN("text")))
		return true;
	for (int i = 0; i < 3; i++)
		if (at == s.n || s.p[at++] != "TRC"[i] || !read_size(s, &at, parts[i]))
			return false;
	return at == s.n;
}

/* Index of the name in names[0..n-1], or -1.  The first letters tell most names apart. */
static int
find_name(struct span s, const char *const *names, int n)
{
	for (int i = 0; i < n && s.n != 0; i++)
		if (names[i][0] == s.p[0] && span_eq(s, span_of(names[i])))
			return i;
	return -1;
}

static bool
read_value(struct span s, struct figure *f)
{
	size_t dots = span_find(s, SPAN(".."));

	f->value = f->high = decimal_of(0);
	if (f->kind >= KIND_DATE)
		return true;
	if (f->op == OP_RANGE)
		return dots != NONE &&
		    decimal_parse(span_slice(s, 0, dots), &f->value) &&
		    decimal_parse(span_slice(s, dots + 2, s.n), &f->high);
	if (!decimal_parse(s, &f->value))
		return false;
	f->high = f->value;
	return true;
}

static bool
read_quantum(struct span s, struct figure *f)
{
	f->quantum = decimal_of(1);
	return s.n == 0 || span_eq(s, SPAN("-")) ||
	    (decimal_parse(s, &f->quantum) && decimal_sign(f->quantum) > 0);
}

/* Name of the column that cannot be read, or NULL. */
static const char *
read_fields(const struct figure_reader *r, struct figure *f)
{
	size_t year;
	int kind = find_name(field(r, COLUMN_KIND), kind_names, KINDS);
	int op = field(r, COLUMN_OP).n == 0 ? OP_EQ :
	    find_name(field(r, COLUMN_OP), op_names, OPS);

	if (kind < 0)
		return "kind";
	if (op < 0)
		return "op";
	f->kind = (enum kind)kind;
	f->op = (enum op)op;
	if (!size_field(field(r, COLUMN_LINE), &f->line))
		return "line";
	if (!size_field(field(r, COLUMN_PARA), &f->para))
		return "para";
	if (f->para == 0)
		f->para = f->line;	/* of records made before they told it */
	if (!size_field(field(r, COLUMN_COL), &f->col))
		return "col";
	if (!size_field(field(r, COLUMN_ID), &f->id))
		return "id";
	if (!size_field(field(r, COLUMN_YEAR), &year) || year > 9999)
		return "year";
	f->year = (int)year;
	if (!read_where(field(r, COLUMN_WHERE), f))
		return "where";
	if (!read_value(field(r, COLUMN_VALUE), f))
		return "value";
	return read_quantum(field(r, COLUMN_QUANTUM), f) ? NULL : "quantum";
}

static void
complain(struct figure_reader *r, const char *column)
{
	if (record_column(r->records, column) < 0) {
		diag_message(r->diag, DIAG_ERROR, record_place(r->records),
		    "no column '%s': is this the output of jxfigures?", column);
		return;
	}
	for (int i = 0; i < FIGURE_COLUMNS; i++) {
		struct span s = field(r, i);

		if (strcmp(figure_columns[i], column) == 0)
			diag_message(r->diag, DIAG_ERROR, record_place(r->records),
			    "cannot read %s '%.*s'", column,
			    (int)(s.n > 60 ? 60 : s.n), s.p);
	}
}

bool
figure_read(struct figure_reader *r, struct span *doc, struct figure *f)
{
	while (record_next(r->records, &r->fields, &r->n)) {
		const char *bad;

		if (r->n == 0 || (r->n == 1 && r->fields[0].n == 0))
			continue;
		find_columns(r, r->n);
		if (r->useless)
			continue;
		*f = (struct figure){ 0 };
		bad = read_fields(r, f);
		if (bad != NULL) {
			complain(r, bad);
			continue;
		}
		f->section = field(r, COLUMN_SECTION);
		f->label = field(r, COLUMN_LABEL);
		f->raw = field(r, COLUMN_RAW);
		f->unit = field(r, COLUMN_UNIT);
		f->rel = field(r, COLUMN_REL);
		f->of = field(r, COLUMN_OF);
		f->scope = field(r, COLUMN_SCOPE);
		*doc = field(r, COLUMN_DOC);
		return true;
	}
	return false;
}

/* The column at of the line s; empty past its end. */
static struct span
nth_field(struct span s, int at, char separator)
{
	for (;; at--) {
		const char *tab = s.n == 0 ? NULL : memchr(s.p, separator, s.n);

		if (at == 0)
			return span_slice(s, 0, tab == NULL ? s.n : (size_t)(tab - s.p));
		if (tab == NULL)
			return span_slice(s, s.n, s.n);
		s = span_slice(s, (size_t)(tab - s.p) + 1, s.n);
	}
}

/* Does the line name columns of figures: most of them, or, where others were cut off, three and
 * nothing else? */
static bool
is_header(struct span line, char separator)
{
	enum { ALONE = 3 };
	size_t known = 0, fields = 1;

	for (int i = 0; i < 2 * FIGURE_COLUMNS; i++)
		known += find_name(nth_field(line, i, separator), figure_columns,
		    FIGURE_COLUMNS) >= 0;
	if (known < ALONE)
		return false;
	for (size_t i = 0; i < line.n; i++)
		fields += line.p[i] == separator;
	return known > FIGURE_COLUMNS / 2 || known == fields;
}

/* The first line of bytes, without its end and a byte order mark. */
static struct span
first_line(struct span bytes)
{
	const char *end = bytes.n == 0 ? NULL : memchr(bytes.p, '\n', bytes.n);
	struct span line = bytes;
	struct span bom = SPAN("\xEF\xBB\xBF");

	if (end != NULL)
		line.n = (size_t)(end - bytes.p);
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	if (span_starts(line, bom))
		line = span_slice(line, bom.n, line.n);
	return line;
}

bool
figure_records_csv(struct span bytes)
{
	return is_header(first_line(bytes), ',');
}

bool
figure_records_begin(struct span bytes)
{
	struct span line = first_line(bytes);
	size_t number;

	if (is_header(line, '\t'))
		return true;
	return nth_field(line, COLUMN_LINE, '\t').n > 0 &&
	    size_field(nth_field(line, COLUMN_LINE, '\t'), &number) &&
	    find_name(nth_field(line, COLUMN_KIND, '\t'), kind_names, KINDS) >= 0 &&
	    find_name(nth_field(line, COLUMN_OP, '\t'), op_names, OPS) >= 0;
}
