/* figures: figure records on the way out; see figures.h.
 *
 * A TSV record is put together in the writer's block; records of other formats
 * are given to the writer field by field. */
#include "record/figures.h"

#include "base/digits.h"
#include "base/lanes.h"
#include "record/tsv.h"

const char *const figure_columns[FIGURE_COLUMNS] = {
	"doc", "line", "col", "section", "where", "label", "year", "kind",
	"op", "value", "unit", "quantum", "raw", "id", "rel", "of",
	"scope", "para"
};

enum {
	WHERE_MAX = 3 * (DIGITS_MOST + 1),	/* T2R5C3 */
	VALUE_MAX = 2 * DECIMAL_TEXT_MAX + 2	/* LOW..HIGH */
};

/* --- fields as text ---------------------------------------------------------- */

static inline char *
put_span(char *to, struct span s)
{
	span_copy(to, s.p, s.n);
	return to + s.n;
}

/* A name of a few letters: no more work than measuring it first. */
static inline char *
put_name(char *to, const char *name)
{
	while (*name != '\0')
		*to++ = *name++;
	return to;
}

/* For the same of a literal, whose length the compiler knows. */
#define PUT_LITERAL(to, text) (memcpy(to, text, sizeof text - 1), to + sizeof text - 1)

static char *
put_where(char *to, const struct figure *f)
{
	const size_t numbers[3] = { f->table, f->row, f->column };

	if (f->table == 0)
		return PUT_LITERAL(to, "text");
	for (size_t i = 0; i < 3; i++) {
		*to++ = "TRC"[i];
		to = digits_put(to, numbers[i]);
	}
	return to;
}

static char *
put_range(char *to, const struct figure *f)
{
	to = put_name(decimal_put(to, f->value), "..");
	return decimal_put(to, f->high);
}

static struct span
unit_of(const struct figure *f)
{
	return f->unit.n != 0 ? f->unit : SPAN("-");
}

/* Dates, ordinals and codes have no value. */
static bool
has_value(const struct figure *f)
{
	return f->kind < KIND_DATE;
}

/* --- field by field ---------------------------------------------------------- */

static void
write_where(struct writer *w, const struct figure *f)
{
	char text[WHERE_MAX];

	writer_plain(w, (struct span){ text, (size_t)(put_where(text, f) - text) });
}

static void
write_optional(struct writer *w, size_t v)
{
	if (v == 0)
		writer_plain(w, SPAN(""));
	else
		writer_uint(w, v);
}

static void
write_value(struct writer *w, const struct figure *f)
{
	char text[VALUE_MAX];

	if (!has_value(f))
		writer_plain(w, SPAN("-"));
	else if (f->op != OP_RANGE)
		writer_decimal(w, f->value);
	else
		writer_plain(w, (struct span){ text, (size_t)(put_range(text, f) - text) });
}

static void
write_fields(struct writer *w, struct span doc, const struct figure *f)
{
	writer_field(w, doc);
	writer_uint(w, f->line);
	writer_uint(w, f->col);
	writer_plain(w, f->section);
	write_where(w, f);
	writer_field(w, f->label);
	write_optional(w, (size_t)f->year);
	writer_plain(w, span_of(kind_names[f->kind]));
	writer_plain(w, span_of(op_names[f->op]));
	write_value(w, f);
	writer_field(w, unit_of(f));
	if (has_value(f))
		writer_decimal(w, f->quantum);
	else
		writer_plain(w, SPAN("-"));
	writer_field(w, f->raw);
	write_optional(w, f->id);
	writer_plain(w, f->rel);
	writer_plain(w, f->of);
	writer_field(w, f->scope);
	writer_uint(w, f->para);
	writer_end(w);
}

/* --- in one piece: TSV -------------------------------------------------------- */

/* Most bytes of the record, every byte that may need an escape twice, and LANES more. */
static size_t
most_bytes(struct span doc, const struct figure *f)
{
	enum { NAMES = 32, NUMBERS = 5 * DIGITS_MOST + DECIMAL_TEXT_MAX + LANES };

	return 2 * (doc.n + f->label.n + f->unit.n + f->raw.n + f->scope.n) + f->section.n +
	    f->rel.n + f->of.n + FIGURE_COLUMNS + NAMES + NUMBERS + WHERE_MAX + VALUE_MAX;
}

static char *
put_optional(char *to, size_t v)
{
	return v == 0 ? to : digits_put(to, v);
}

static char *
put_value(char *to, const struct figure *f)
{
	if (!has_value(f))
		return PUT_LITERAL(to, "-");
	return f->op == OP_RANGE ? put_range(to, f) : decimal_put(to, f->value);
}

static char *
put_quantum(char *to, const struct figure *f)
{
	return has_value(f) ? decimal_put(to, f->quantum) : PUT_LITERAL(to, "-");
}

/* A field is followed by its TAB. */
#define FIELD(put) (to = (put), *to++ = '\t')

/* The record at to, its texts as put_text writes them: as they stand, or escaped. */
static inline char *
put_record(char *to, struct span doc, const struct figure *f,
    char *(*put_text)(char *to, struct span s))
{
	FIELD(put_text(to, doc));
	FIELD(digits_put(to, f->line));
	FIELD(digits_put(to, f->col));
	FIELD(put_span(to, f->section));
	FIELD(put_where(to, f));
	FIELD(put_text(to, f->label));
	FIELD(put_optional(to, (size_t)f->year));
	FIELD(put_name(to, kind_names[f->kind]));
	FIELD(put_name(to, op_names[f->op]));
	FIELD(put_value(to, f));
	FIELD(put_text(to, unit_of(f)));
	FIELD(put_quantum(to, f));
	FIELD(put_text(to, f->raw));
	FIELD(put_optional(to, f->id));
	FIELD(put_span(to, f->rel));
	FIELD(put_span(to, f->of));
	FIELD(put_text(to, f->scope));
	to = digits_put(to, f->para);
	*to++ = '\n';
	return to;
}

/* Does the record have no other special bytes than its TABs and its line end?  Behind it LANES
 * bytes are free. */
static bool
is_plain(const char *record, char *end)
{
	enum { LONGEST = LANES * 255 };		/* a lane counts so far */
	lanes n = { 0 }, v;
	size_t special = 0;

	if (end - record > LONGEST)
		return false;
	memset(end, ' ', LANES);
	for (; record < end; record += LANES) {
		v = lanes_load(record);
		n -= (lanes)(v < 0x0E) | (lanes)(v == '\\');	/* that is, + 1 */
	}
	for (size_t i = 0; i < LANES; i++)
		special += n[i];
	return special == FIGURE_COLUMNS;
}

/* Hardly any record needs escapes, which is seen at once when it is written. */
void
figure_write(struct writer *w, struct span doc, const struct figure *f)
{
	char *to = writer_room(w, most_bytes(doc, f)), *end;

	if (to == NULL) {
		write_fields(w, doc, f);
		return;
	}
	end = put_record(to, doc, f, put_span);
	writer_took(w, is_plain(to, end) ? end : put_record(to, doc, f, tsv_escape));
}
