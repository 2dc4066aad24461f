/* table: how a grid is put together, cell by cell; see table.h. */
#include "report/table.h"

#include <stdlib.h>

#include "base/mem.h"

void
table_init(struct table *t)
{
	*t = (struct table){ .number = 0 };
}

void
table_reset(struct table *t)
{
	t->number = 0;
	t->cut = false;
	t->nrows = t->cols = t->ncells = t->npieces = 0;
	buf_reset(&t->title);
	buf_reset(&t->unit);
	buf_reset(&t->joined);
}

void
table_release(struct table *t)
{
	free(t->rows);
	free(t->cells);
	free(t->pieces);
	buf_release(&t->title);
	buf_release(&t->unit);
	buf_release(&t->joined);
	table_init(t);
}

void
table_add_row(struct table *t, size_t line)
{
	t->rows = mem_grow(t->rows, t->nrows, &t->rows_cap, sizeof *t->rows);
	t->rows[t->nrows++] = (struct table_row){
		.first = (uint32_t)t->ncells, .line = (uint32_t)line
	};
}

void
table_add_cell(struct table *t)
{
	struct table_row *row = &t->rows[t->nrows - 1];

	t->cells = mem_grow(t->cells, t->ncells, &t->cells_cap,
	    sizeof *t->cells);
	t->cells[t->ncells++] = (struct table_cell){
		.first = (uint32_t)t->npieces
	};
	if (++row->cells > t->cols)
		t->cols = row->cells;
}

void
table_add_piece(struct table *t, size_t start, size_t end)
{
	t->pieces = mem_grow(t->pieces, t->npieces, &t->pieces_cap,
	    sizeof *t->pieces);
	t->pieces[t->npieces++] = (struct table_piece){
		(uint32_t)start, (uint32_t)end
	};
	t->cells[t->ncells - 1].pieces++;
}

/* Cells of several pieces get a text of their own in joined: first all the
 * bytes, then the spans, because joined moves while it grows. */
static void
join_pieces(struct table *t, struct span text)
{
	for (size_t i = 0; i < t->ncells; i++) {
		struct table_cell *cell = &t->cells[i];

		if (cell->pieces < 2)
			continue;
		cell->text.n = t->joined.n;
		for (size_t k = 0; k < cell->pieces; k++) {
			struct table_piece piece = t->pieces[cell->first + k];

			if (k > 0)
				buf_add_char(&t->joined, '\n');
			buf_add_span(&t->joined,
			    span_slice(text, piece.start, piece.end));
		}
		cell->text.n = t->joined.n - cell->text.n;
	}
}

void
table_finish(struct table *t, struct span text)
{
	size_t at = 0;

	buf_reset(&t->joined);
	join_pieces(t, text);
	for (size_t i = 0; i < t->ncells; i++) {
		struct table_cell *cell = &t->cells[i];

		if (cell->pieces == 1)
			cell->text = span_slice(text, t->pieces[cell->first].start,
			    t->pieces[cell->first].end);
		if (cell->pieces < 2)
			continue;
		cell->text.p = t->joined.p + at;
		at += cell->text.n;
	}
}

const struct table_cell *
table_at(const struct table *t, size_t r, size_t c)
{
	if (r >= t->nrows || c >= t->rows[r].cells)
		return NULL;
	return &t->cells[t->rows[r].first + c];
}
