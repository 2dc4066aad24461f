/* rows: the rows of tables, on the way out; see rows.h. */
#include "record/rows.h"

static const char *const lead_names[] = { "doc", "table", "row" };

struct writer *
rows_open(int fd, const struct record_options *options)
{
	struct writer *w = writer_open(fd, NULL, 0, options);

	if (options->no_header || options->format == RECORD_JSONL)
		return w;
	for (size_t i = 0; i < sizeof lead_names / sizeof *lead_names; i++)
		writer_field(w, span_of(lead_names[i]));
	writer_end(w);
	writer_flush(w);
	return w;
}

void
rows_write_cells(struct writer *w, const struct table *t, size_t row)
{
	const struct table_row *r = &t->rows[row];

	for (size_t c = 0; c < r->cells; c++)
		writer_field(w, t->cells[r->first + c].text);
	for (size_t c = r->cells; c < t->cols; c++)
		writer_field(w, SPAN(""));
	writer_end(w);
}

void
rows_write(struct writer *w, const struct block *b)
{
	for (size_t r = 0; r < b->table.nrows; r++) {
		writer_field(w, span_of(b->document));
		writer_uint(w, b->table.number);
		writer_uint(w, r + 1);
		rows_write_cells(w, &b->table, r);
	}
}
