/* table: how a grid is put together, cell by cell; see table.h. */
#include "block/table.h"

#include <stdlib.h>

#include "base/mem.h"
#include "block/table_levels.h"
#include "block/table_settle.h"
#include "block/table_spread.h"
#include "text/amount.h"
#include "text/character.h"

void
table_init(struct table *t)
{
	*t = (struct table){ .number = 0 };
}

void
table_reset(struct table *t)
{
	t->number = 0;
	t->cut = t->loose = t->aligned = false;
	t->nrows = t->cols = t->ncells = t->npieces = t->ncopies = 0;
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
	free(t->copies);
	buf_release(&t->title);
	buf_release(&t->unit);
	buf_release(&t->joined);
	table_init(t);
}

void
table_add_row(struct table *t, size_t line)
{
	t->rows = mem_grow(t->rows, t->nrows, &t->rows_cap, sizeof *t->rows);
	table_put_row(t, line);
}

void
table_add_cell(struct table *t)
{
	t->cells = mem_grow(t->cells, t->ncells, &t->cells_cap,
	    sizeof *t->cells);
	table_put_cell(t);
}

void
table_add_piece(struct table *t, size_t start, size_t end)
{
	t->pieces = mem_grow(t->pieces, t->npieces, &t->pieces_cap,
	    sizeof *t->pieces);
	table_put_piece(t, start, end);
}

/* Room for n more elements in an array that has used of cap. */
static void *
room(void *p, size_t used, size_t *cap, size_t n, size_t size)
{
	if (*cap - used >= n)
		return p;
	*cap = used + n > *cap * 2 ? used + n : *cap * 2;
	return mem_resize(p, *cap, size);
}

void
table_reserve(struct table *t, size_t n)
{
	t->rows = room(t->rows, t->nrows, &t->rows_cap, n, sizeof *t->rows);
	t->cells = room(t->cells, t->ncells, &t->cells_cap, n, sizeof *t->cells);
	t->pieces = room(t->pieces, t->npieces, &t->pieces_cap, n, sizeof *t->pieces);
}

void
table_add_torn(struct table *t, size_t start, size_t end)
{
	table_add_piece(t, start, end);
	t->pieces[t->npieces - 1].torn = t->cells[t->ncells - 1].pieces > 1;
}

/* Copies a piece behind what joined already has of its cell, from byte cell on. */
static void
join_piece(struct table *t, struct span text, const struct table_piece *piece,
    bool first, size_t cell)
{
	struct buf *out = &t->joined;

	if (!first && !piece->torn && !amount_is_torn(span_slice(buf_span(out), cell, out->n),
	    span_slice(text, piece->start, piece->end)))
		buf_add_char(out, '\n');
	else if (!first && out->n != 0 && character_is_letter((unsigned char)out->p[out->n - 1]) &&
	    character_is_letter((unsigned char)text.p[piece->start]))
		buf_add_char(out, ' ');
	t->copies = mem_grow(t->copies, t->ncopies, &t->copies_cap,
	    sizeof *t->copies);
	t->copies[t->ncopies++] = (struct table_copy){
		(uint32_t)out->n, piece->start
	};
	buf_add_span(out, span_slice(text, piece->start, piece->end));
}

/* Cells of several pieces get a text of their own in joined: first all the
 * bytes, then the spans, because joined moves while it grows. */
static void
join_pieces(struct table *t, struct span text, struct table_cell *cell)
{
	cell->text.n = t->joined.n;
	for (size_t k = 0; k < cell->pieces; k++)
		join_piece(t, text, &t->pieces[cell->first + k], k == 0, cell->text.n);
	cell->text.n = t->joined.n - cell->text.n;
}

void
table_finish(struct table *t, struct span text)
{
	size_t at = 0;

	buf_reset(&t->joined);
	t->ncopies = 0;
	for (size_t i = 0; i < t->ncells; i++) {
		struct table_cell *cell = &t->cells[i];

		if (cell->pieces == 1)
			cell->text = span_slice(text, t->pieces[cell->first].start,
			    t->pieces[cell->first].end);
		else if (cell->pieces > 1)
			join_pieces(t, text, cell);
	}
	for (size_t i = 0; i < t->ncells && at < t->joined.n; i++) {
		struct table_cell *cell = &t->cells[i];

		if (cell->pieces < 2)
			continue;
		cell->text.p = t->joined.p + at;
		at += cell->text.n;
	}
	table_spread(t);
	if (t->aligned) {
		table_levels(t);
		table_settle(t);
	}
}

bool
table_is_torn(const struct table *t)
{
	enum { LEAST = 2 };
	size_t torn = 0;

	for (size_t r = 1; r < t->nrows && torn < LEAST; r++)
		for (size_t c = 0; c < t->rows[r].cells && torn < LEAST; c++) {
			const struct table_cell *above = table_at(t, r - 1, c),
			    *cell = table_at(t, r, c);

			torn += above != NULL && cell->pieces != 0 && above->pieces != 0 &&
			    amount_is_torn(above->text, cell->text);
		}
	return torn == LEAST;
}

static bool
points_into(const char *p, struct span text)
{
	return p >= text.p && p <= text.p + text.n;
}

size_t
table_offset(const struct table *t, struct span text, const char *p)
{
	if (t->joined.n != 0 && points_into(p, buf_span(&t->joined)))
		return text.n + (size_t)(p - t->joined.p);
	return points_into(p, text) ? (size_t)(p - text.p) : 0;
}

struct span
table_bytes(const struct table *t, struct span text, size_t offset, size_t n)
{
	if (offset < text.n)
		return span_slice(text, offset, offset + n);
	return span_slice(buf_span(&t->joined), offset - text.n, offset - text.n + n);
}

size_t
table_origin(const struct table *t, struct span text, size_t offset)
{
	size_t low = 0, high = t->ncopies, at = offset - text.n;

	if (offset < text.n || high == 0)
		return offset;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (t->copies[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return t->copies[low].start + (at - t->copies[low].at);
}
