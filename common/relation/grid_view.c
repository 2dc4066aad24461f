/* grid_view: the numbers under one header; see grid_view.h. */
#include "relation/grid_view.h"

#include <stdlib.h>

#include "base/mem.h"
#include "relation/cell_header.h"

static void
lay_out(struct grid_view *v)
{
	size_t size = (v->to - v->from) * v->n;

	while (v->cap < size)
		v->cells = mem_grow(v->cells, v->cap, &v->cap, sizeof(*v->cells));
	for (size_t i = 0; i < size; i++)
		v->cells[i] = NONE;
	for (size_t r = v->from; r < v->to; r++)
		for (size_t i = 0; i < v->g->rows[r].nmentions; i++) {
			size_t k = v->g->rows[r].mentions + i;
			const struct mention *m = &v->ms->at[k];

			if (m->id != 0 && m->cell.whole && m->cell.under < v->n)
				v->cells[(r - v->from) * v->n + m->cell.under] = k;
		}
}

bool
grid_view_take(struct grid_view *v, const struct grid *g, struct mentions *ms, size_t from)
{
	const struct grid_row *rows = g->rows;

	v->g = g;
	v->ms = ms;
	v->from = from;
	v->to = from + 1;
	v->n = g->table->cols;
	v->header = rows[from].header;
	if (rows[from].is_header || rows[from].is_numbers)
		return false;
	while (v->to < g->table->nrows && !rows[v->to].is_header && !rows[v->to].is_numbers &&
	    rows[v->to].header == v->header)
		v->to++;
	if (v->header == NONE || v->n < 3 || v->n > GRID_VIEW_MOST)
		return false;
	lay_out(v);
	return true;
}

void
grid_view_close(struct grid_view *v)
{
	free(v->cells);
	*v = (struct grid_view){ 0 };
}

struct span
grid_view_header(const struct grid_view *v, size_t column)
{
	const struct table_cell *cell = table_at(v->g->table, v->header, column);

	/* 增长率 beside two rows of 2022年, 2023年 and their columns stands in the first. */
	for (size_t r = v->header; r > 0 && r < v->g->table->nrows && v->g->rows[r - 1].is_header &&
	    (cell == NULL || header_is_rest(cell->text) || v->g->rows[r].repeats); r--)
		cell = table_at(v->g->table, r - 1, column);
	return cell == NULL ? SPAN("") : cell->text;
}

bool
grid_view_adds(const struct mention *a, const struct mention *b)
{
	return relate_same_unit(a, b) || (a->q.kind == KIND_BARE && b->q.kind == KIND_COUNT) ||
	    (a->q.kind == KIND_COUNT && b->q.kind == KIND_BARE);
}

bool
grid_view_is_fraction(const struct mention *d, const struct mention *a, const struct mention *b)
{
	struct decimal off;

	return a->q.kind == KIND_PERCENT && b->q.kind == KIND_PERCENT &&
	    decimal_sub(a->q.value, b->q.value, &off) && decimal_shift(off, -2, &off) &&
	    decimal_sub(off, d->q.value, &off) && decimal_add(off, off, &off) &&
	    decimal_cmp(decimal_abs(off), d->q.quantum) <= 0;
}

void
grid_view_share_unit(struct grid_view *v, const struct mention *m, const struct mention *count)
{
	struct mention *own = &v->ms->at[m - v->ms->at];
	struct unit_hint hint = { count->q.kind, count->q.unit, 0 };

	if (m->q.kind == KIND_BARE && count->q.kind == KIND_COUNT &&
	    quantity_apply(&own->q, &hint))
		own->dimension = count->dimension;
}

bool
grid_view_percent(const struct grid_view *v, size_t column)
{
	for (size_t r = v->from; r < v->to; r++)
		if (grid_view_at(v, r, column) != NULL)
			return grid_view_at(v, r, column)->q.kind == KIND_PERCENT;
	return false;
}
