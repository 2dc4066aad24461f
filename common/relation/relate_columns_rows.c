/* relate_columns_rows: what the rows of a table say of an equation between its columns; see
 * relate_columns_parts.h. */
#include "relation/relate_columns_parts.h"

#include "language/date.h"
#include "relation/cell_header_words.h"
#include "text/blank.h"

enum {
	FEW_ROWS = 2,		/* so many may all be wrong */
	VOTERS = 64		/* rows asked about one equation */
};

/* The mentions of an equation in a row, result first, and the terms' signs. */
struct instance {
	struct mention *result;
	const struct mention *at[TERMS_MAX];
	struct term terms[TERMS_MAX];
	bool minus[TERMS_MAX];
	size_t n;
};

static bool
is_number(const struct mention *m)
{
	return m != NULL && m->q.op == OP_EQ && (m->q.kind == KIND_MONEY ||
	    m->q.kind == KIND_COUNT || m->q.kind == KIND_BARE || m->q.kind == KIND_PERCENT);
}

/* The year that row r is of: its first cell that is not empty says nothing else.  0: none. */
static int
year_of_row(const struct grid_view *v, size_t r)
{
	const struct table_cell *cell;
	struct span text = { "", 0 };

	for (size_t c = 0; text.n == 0 && (cell = table_at(v->g->table, r, c)) != NULL; c++)
		text = blank_trim(cell->text);

	return header_is_year(text) ? date_year_in(text) : 0;
}

size_t
equation_row_before(const struct grid_view *v, size_t r)
{
	int year = year_of_row(v, r);

	if (year == 0)
		return NONE;
	if (r > v->from && year_of_row(v, r - 1) == year - 1)
		return r - 1;
	return r + 1 < v->to && year_of_row(v, r + 1) == year - 1 ? r + 1 : NONE;
}

/* The row that term i of an equation stands in, for row r; NONE: none. */
static size_t
row_of_term(const struct columns *c, const struct equation *e, size_t r, size_t i)
{
	if (i != 1)
		return r;
	if (e->yearly)
		return equation_row_before(c->v, r);
	if (e->running)		/* a total has nothing new for what has come together */
		return r > c->v->from && !c->v->g->rows[r].is_total ? r - 1 : NONE;
	return e->form == FORM_SHARE ? e->base : r;
}

/* Reads row r; false if it says nothing about the equation.  An empty cell adds
 * nothing to a sum; nowhere else may one be. */
static bool
read_row(const struct columns *c, const struct equation *e, size_t r, struct instance *in)
{
	*in = (struct instance){ .result = grid_view_at(c->v, r, e->result) };
	if (!is_number(in->result) || (e->form == FORM_SHARE && r == e->base))
		return false;
	for (size_t i = 0; i < e->n; i++) {
		size_t row = row_of_term(c, e, r, i);
		const struct mention *m = row == NONE ? NULL :
		    grid_view_at(c->v, row, e->terms[i]);

		if (m == NULL && e->form == FORM_SUM)
			continue;
		if (!is_number(m) || (e->form == FORM_SUM && !relate_same_unit(m, in->result)))
			return false;
		in->minus[in->n] = e->minus[i];
		in->terms[in->n] = relate_term(m);
		in->at[in->n++] = m;
	}
	return in->n >= 2 && !in->minus[0];
}

/* Rows in which the operands are nothing or alike prove nothing. */
static bool
is_telling(const struct equation *e, const struct instance *in)
{
	for (size_t i = 1; i < in->n; i++)
		if (decimal_sign(in->at[i]->q.value) == 0)
			return false;
	return decimal_sign(in->at[0]->q.value) != 0 && (e->form == FORM_PRODUCT ||
	    decimal_sign(in->result->q.value) != 0 ||
	    decimal_cmp(in->at[0]->q.value, in->at[1]->q.value) != 0);
}

static bool
sum_terms(const struct instance *in, struct term parts[TERMS_MAX])
{
	for (size_t i = 0; i < in->n; i++) {
		parts[i] = in->terms[i];
		if (in->minus[i])
			parts[i].value = decimal_neg(parts[i].value);
	}
	return in->n > 0;
}

/* A change without its sign (▲, or none at all) where it fell. */
static bool
falls(const struct equation *e, const struct instance *in)
{
	return (e->form == FORM_GROWTH || (e->form == FORM_SUM && in->n == 2 && in->minus[1])) &&
	    !e->is_signed && decimal_sign(in->result->q.value) > 0 &&
	    decimal_cmp(in->terms[0].value, in->terms[1].value) < 0;
}

/* What a percentage is of: the term or, of a growth, what was added to it. */
static bool
quotient_terms(const struct equation *e, const struct instance *in, struct term q[2])
{
	q[0] = in->terms[0];
	q[1] = in->terms[1];
	if (e->form == FORM_AVERAGE)	/* closure_rate compares 100·a/b */
		return decimal_shift(q[0].value, -2, &q[0].value) &&
		    decimal_shift(q[0].quantum, -2, &q[0].quantum);
	if (e->form != FORM_GROWTH)
		return true;
	return falls(e, in) ? decimal_sub(q[1].value, q[0].value, &q[0].value) :
	    decimal_sub(q[0].value, q[1].value, &q[0].value);
}

static bool
holds(const struct equation *e, const struct instance *in)
{
	struct term result = relate_term(in->result), parts[TERMS_MAX];
	struct decimal product, off;

	switch (e->form) {
	case FORM_SUM:
		return sum_terms(in, parts) && closure_sum(&result, parts, in->n);
	case FORM_GROWTH:
	case FORM_SHARE:
	case FORM_AVERAGE:
		return quotient_terms(e, in, parts) && closure_rate(&parts[0], &parts[1], &result);
	case FORM_PRODUCT:
		return decimal_mul(in->terms[0].value, in->terms[1].value, &product) &&
		    decimal_sub(result.value, product, &off) &&
		    decimal_cmp(decimal_abs(off), result.quantum) <= 0;
	}
	return false;
}

/* Does one slip explain the miss? */
static bool
is_slip(const struct equation *e, const struct instance *in)
{
	struct term result = relate_term(in->result), parts[TERMS_MAX];

	if (e->form == FORM_SUM)
		return sum_terms(in, parts) &&
		    closure_slip(&result, parts, in->n) != SLIP_NONE;
	return e->form != FORM_PRODUCT && quotient_terms(e, in, parts) &&
	    closure_rate_slip(&parts[0], &parts[1], &result);
}

void
equation_weigh(const struct columns *c, struct equation *e)
{
	size_t to = c->v->to - c->v->from > VOTERS ? c->v->from + VOTERS : c->v->to;

	e->asked = e->holds = 0;
	for (size_t r = c->v->from; r < to && !e->is_signed; r++) {
		const struct mention *m = grid_view_at(c->v, r, e->result);

		e->is_signed = m != NULL && decimal_sign(m->q.value) < 0;
	}
	for (size_t r = c->v->from; r < to; r++) {
		struct instance in;

		if (!read_row(c, e, r, &in) || !is_telling(e, &in))
			continue;
		e->asked++;
		e->holds += holds(e, &in);
	}
}

static void
link_row(struct columns *c, const struct equation *e, const struct instance *in, bool likely)
{
	static const char *const formats[] = { NULL, "$/$-1", "$/$", "$*$", "$/$" };
	static const enum relation rels[] = {
		REL_SUM, REL_GROWTH, REL_SHARE, REL_AVERAGE, REL_AVERAGE
	};
	enum relation rel = rels[e->form];
	const char *fixed = formats[e->form];
	char format[2 * TERMS_MAX];
	size_t ids[TERMS_MAX], used = 0;
	bool fell = falls(e, in);

	for (size_t i = 0; i < in->n; i++) {
		if (i > 0)
			format[used++] = in->minus[i] ? '-' : '+';
		format[used++] = '$';
		ids[i] = in->at[fell && e->form == FORM_SUM ? in->n - 1 - i : i]->id;
	}
	format[used] = '\0';
	if (e->form == FORM_SUM && in->n == 2 && in->minus[1])
		rel = REL_DELTA;
	if (e->form == FORM_GROWTH && fell)
		fixed = "1-$/$";
	if (!mention_linked(in->result, rel) && !mention_linked(in->result, REL_LIKELY))
		mentions_link(c->v->ms, in->result, likely ? REL_LIKELY : rel,
		    e->form == FORM_SUM ? format : fixed, ids);
}

/* 支出比上年增长 7.18, as the rows have shown: per cent, though no header says so. */
static void
give_percent(struct mention *m)
{
	static const struct unit_hint percent = { KIND_PERCENT, { "%", 1 }, 0 };

	if (m->q.kind == KIND_BARE)
		quantity_apply(&m->q, &percent);
}

void
equation_link(struct columns *c, const struct equation *e)
{
	bool believed = e->holds > 0 && 2 * e->holds >= e->asked;

	if (!believed && (e->vague || e->holds > 0 || e->asked > FEW_ROWS))
		return;
	for (size_t r = c->v->from; r < c->v->to; r++) {
		struct instance in;

		if (!read_row(c, e, r, &in) || (!believed && !is_slip(e, &in)))
			continue;
		if (e->form == FORM_GROWTH)
			give_percent(in.result);
		link_row(c, e, &in, !believed);
	}
}

void
equation_offer(const struct columns *c, struct equation *best, struct equation *e)
{
	equation_weigh(c, e);
	if (best->n == 0 || e->holds > best->holds ||
	    (e->holds == best->holds && (e->asked < best->asked || (best->vague && !e->vague))))
		*best = *e;
}

void
equation_add(struct equation *e, size_t column, bool minus)
{
	if (e->n < TERMS_MAX) {
		e->minus[e->n] = minus;
		e->terms[e->n++] = column;
	}
}
