/* figures: figure records on the way out; see figures.h. */
#include "record/figures.h"

const char *const figure_columns[FIGURE_COLUMNS] = {
	"doc", "line", "col", "section", "where", "label", "year", "kind",
	"op", "value", "unit", "quantum", "raw", "id", "rel", "of"
};

static void
write_where(struct writer *w, const struct figure *f)
{
	char text[3 * 21];
	size_t at = sizeof text;
	const size_t numbers[3] = { f->column, f->row, f->table };

	if (f->table == 0) {
		writer_plain(w, SPAN("text"));
		return;
	}
	for (size_t i = 0; i < 3; i++) {
		size_t v = numbers[i];

		do {
			text[--at] = (char)('0' + v % 10);
			v /= 10;
		} while (v != 0);
		text[--at] = "CRT"[i];
	}
	writer_plain(w, (struct span){ text + at, sizeof text - at });
}

static void
write_optional(struct writer *w, size_t v)
{
	if (v == 0)
		writer_plain(w, SPAN(""));
	else
		writer_uint(w, v);
}

/* Dates, ordinals and codes have no value. */
static void
write_value(struct writer *w, const struct figure *f)
{
	struct buf range = BUF_INIT;

	if (f->kind >= KIND_DATE)
		writer_plain(w, SPAN("-"));
	else if (f->op != OP_RANGE)
		writer_decimal(w, f->value);
	else {
		decimal_print(&range, f->value);
		buf_add_str(&range, "..");
		decimal_print(&range, f->high);
		writer_plain(w, buf_span(&range));
		buf_release(&range);
	}
}

void
figure_write(struct writer *w, struct span doc, const struct figure *f)
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
	writer_field(w, f->unit.n != 0 ? f->unit : SPAN("-"));
	if (f->kind >= KIND_DATE)
		writer_plain(w, SPAN("-"));
	else
		writer_decimal(w, f->quantum);
	writer_field(w, f->raw);
	write_optional(w, f->id);
	writer_plain(w, f->rel);
	writer_plain(w, f->of);
	writer_end(w);
}
