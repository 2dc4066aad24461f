/* derived_formulas: columns that say what they are made of; see derived_formulas.h. */
#include "relation/derived_formulas.h"

#include "language/closure.h"
#include "relation/relate.h"

enum { JURY = 3 };	/* rows that can refuse a formula */

/* The columns' formulas, and the view that they are read from. */
struct formulas {
	struct grid_view *v;
	struct column_formula of[GRID_VIEW_MOST];
};

/* One row of a formula: its number, and those that it is made of, the first `above` of them above
 * the line of a quotient. */
struct formula_row {
	struct mention *result;
	const struct mention *at[COLUMN_TERMS];
	struct derived_terms terms;
	size_t above;
};

void
derived_link_sum(struct grid_view *v, struct mention *m, const struct derived_terms *terms)
{
	char format[2 * COLUMN_TERMS];
	bool difference = terms->n == 2 && terms->signs[1] < 0;
	enum relation rel = difference ? REL_DELTA : REL_SUM;
	size_t used = 0;

	for (size_t i = 0; i < terms->n; i++) {
		if (i > 0)
			format[used++] = terms->signs[i] < 0 ? '-' : '+';
		format[used++] = '$';
	}
	format[used] = '\0';
	if (!mention_linked(m, rel))
		mentions_link(v->ms, m, rel, format, terms->ids);
}

/* The cell of column c in the row that numbers the columns; nothing if there is none. */
static struct span
number_cell(const struct grid_view *v, size_t numbers, size_t c)
{
	const struct table_cell *cell =
	    numbers == NONE ? NULL : table_at(v->g->table, numbers, c);

	return cell == NULL ? SPAN("") : cell->text;
}

/* Reads the formulas of the row numbers, or of the headers where it is NONE; false if no column
 * has one. */
static bool
read_formulas(struct formulas *s, size_t numbers)
{
	bool any = false;

	for (size_t c = 0; c < s->v->n; c++) {
		struct column_formula *f = &s->of[c];

		if (!(numbers != NONE ? column_formula_read(number_cell(s->v, numbers, c), f) :
		    column_formula_behind(grid_view_header(s->v, c), f)))
			*f = (struct column_formula){ .own = COLUMN_NOTHING };
		any |= f->shape != COLUMN_PLAIN;
	}
	return any;
}

/* The one column that has this number; NONE if there is none, or another one. */
static size_t
column_of(const struct formulas *s, unsigned number)
{
	size_t found = NONE;

	for (size_t c = 0; c < s->v->n; c++)
		if (s->of[c].own == number) {
			if (found != NONE)
				return NONE;
			found = c;
		}
	return found;
}

/* The terms of row r that have a number; false if that is too few to say anything.  In a sum an
 * empty cell adds nothing. */
static bool
find_terms(const struct formulas *s, const struct column_formula *f, size_t r,
    struct formula_row *row)
{
	row->terms.n = 0;
	row->above = f->above;
	for (size_t i = 0; i < f->n; i++) {
		size_t c = column_of(s, f->terms[i]);
		const struct mention *m = c == NONE ? NULL : grid_view_at(s->v, r, c);

		if (c == NONE || m == row->result || (m == NULL && f->shape != COLUMN_SUM))
			return false;
		if (m == NULL)
			continue;
		row->at[row->terms.n] = m;
		row->terms.signs[row->terms.n] = f->signs[i];
		row->terms.ids[row->terms.n++] = m->id;
	}
	return row->terms.n > 1 && row->terms.signs[0] > 0;
}

/* Reads row r of column c; false if it does not tell. */
static bool
read_row(const struct formulas *s, size_t c, size_t r, struct formula_row *row)
{
	row->result = grid_view_at(s->v, r, c);
	return row->result != NULL && find_terms(s, &s->of[c], r, row);
}

/* The sum of the terms from..to, as precise as the finest of them; false if it is out of range. */
static bool
add_terms(const struct formula_row *row, size_t from, size_t to, struct term *sum)
{
	*sum = relate_term(row->at[from]);
	for (size_t i = from + 1; i < to; i++) {
		struct term t = relate_term(row->at[i]);

		if (!decimal_add(sum->value, t.value, &sum->value))
			return false;
		if (decimal_cmp(t.quantum, sum->quantum) < 0)
			sum->quantum = t.quantum;
	}
	return true;
}

/* Does a row keep the sum? */
static bool
sum_holds(const struct formula_row *row)
{
	struct term total = relate_term(row->result), parts[COLUMN_TERMS];

	for (size_t i = 0; i < row->terms.n; i++) {
		parts[i] = relate_term(row->at[i]);
		if (row->terms.signs[i] < 0)
			parts[i].value = decimal_neg(parts[i].value);
	}
	return closure_sum(&total, parts, row->terms.n);
}

/* Does a row keep the quotient, or the growth? */
static bool
quotient_holds(const struct formula_row *row, enum column_shape shape)
{
	struct term above, below, result = relate_term(row->result);

	return add_terms(row, 0, row->above, &above) &&
	    add_terms(row, row->above, row->terms.n, &below) &&
	    (shape != COLUMN_GROWTH ||
	    decimal_sub(above.value, below.value, &above.value)) &&
	    closure_rate(&above, &below, &result);
}

static bool
product_holds(const struct formula_row *row)
{
	struct term result = relate_term(row->result);
	struct decimal product;

	return decimal_mul(row->at[0]->q.value, row->at[1]->q.value, &product) &&
	    decimal_cmp(product, result.value) == 0;
}

static bool
row_holds(const struct formula_row *row, enum column_shape shape)
{
	return shape == COLUMN_SUM ? sum_holds(row) :
	    shape == COLUMN_PRODUCT ? product_holds(row) : quotient_holds(row, shape);
}

/* The numbers of column c are per cent, so its formula says, though no header does. */
static void
give_percent(struct formulas *s, size_t c)
{
	static const struct unit_hint percent = { KIND_PERCENT, { "%", 1 }, 0 };

	for (size_t r = s->v->from; r < s->v->to; r++) {
		struct mention *m = grid_view_at(s->v, r, c);

		if (m != NULL && m->q.kind == KIND_BARE)
			quantity_apply(&m->q, &percent);
	}
}

/* Do the rows keep the formula of column c, or are there too few to refuse it? */
static bool
is_believed(const struct formulas *s, size_t c)
{
	size_t asked = 0, holds = 0;

	for (size_t r = s->v->from; r < s->v->to; r++) {
		struct formula_row row;

		if (!read_row(s, c, r, &row))
			continue;
		asked++;
		holds += row_holds(&row, s->of[c].shape);
	}
	return asked < JURY || 2 * holds >= asked;
}

/* $/$, ($+$)/$ and so on. */
static void
write_ratio(const struct formula_row *row, struct buf *out)
{
	size_t ends[] = { row->above, row->terms.n };

	for (size_t side = 0, i = 0; side < 2; side++) {
		bool several = ends[side] - i > 1;

		buf_add_str(out, side == 0 ? "" : "/");
		buf_add_str(out, several ? "(" : "");
		for (size_t first = i; i < ends[side]; i++)
			buf_add_str(out, i == first ? "$" : "+$");
		buf_add_str(out, several ? ")" : "");
	}
}

static void
link_quotient(struct formulas *s, const struct column_formula *f, const struct formula_row *row)
{
	struct mention *m = row->result;
	struct buf format = BUF_INIT;
	enum relation rel = f->shape == COLUMN_GROWTH ? REL_GROWTH :
	    m->q.kind == KIND_PERCENT ? REL_RATE : REL_AVERAGE;

	if (mention_linked(m, rel) || (rel == REL_RATE && mention_linked(m, REL_SHARE)))
		return;
	write_ratio(row, &format);
	if (f->shape == COLUMN_GROWTH)
		buf_add_str(&format, "-1");
	mentions_link(s->v->ms, m, rel, buf_str(&format), row->terms.ids);
	buf_release(&format);
}

static void
link_row(struct formulas *s, const struct column_formula *f, const struct formula_row *row)
{
	switch (f->shape) {
	case COLUMN_PLAIN:
		break;
	case COLUMN_SUM:
		derived_link_sum(s->v, row->result, &row->terms);
		break;
	case COLUMN_RATIO:
	case COLUMN_GROWTH:
		link_quotient(s, f, row);
		break;
	case COLUMN_PRODUCT:
		if (!mention_linked(row->result, REL_AVERAGE))
			mentions_link(s->v->ms, row->result, REL_AVERAGE, "$*$",
			    row->terms.ids);
		break;
	}
}

/* Links what the row numbers says, or the headers where it is NONE. */
static void
relate_formulas(struct grid_view *v, size_t numbers)
{
	struct formulas s = { .v = v };
	struct formula_row row;

	if (!read_formulas(&s, numbers))
		return;
	for (size_t c = 0; c < v->n; c++) {
		if (s.of[c].percent)
			give_percent(&s, c);
		if (s.of[c].shape == COLUMN_PLAIN || !is_believed(&s, c))
			continue;
		for (size_t r = v->from; r < v->to; r++)
			if (read_row(&s, c, r, &row))
				link_row(&s, &s.of[c], &row);
	}
}

void
derived_by_formulas(struct grid_view *v, size_t numbers)
{
	if (numbers != NONE)
		relate_formulas(v, numbers);
	relate_formulas(v, NONE);
}
