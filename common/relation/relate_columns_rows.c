/* relate_columns_rows: what the rows of a table say of an equation between its columns; see
 * relate_columns_parts.h. */
#include "relation/relate_columns_parts.h"

#include "language/date.h"
#include "language/misprint.h"
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
	long long times;	/* of a product */
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
	if (e->run == RUN_STEP)
		return r > c->v->from ? r - 1 : NONE;
	return e->form == FORM_SHARE ? e->base : r;
}

/* Is row r of a total, 合计 or 全年, to which what has come together by then is nothing new? */
static bool
is_total_row(const struct grid_view *v, size_t r)
{
	return v->g->rows[r].is_total || derived_word("whole", grid_label(v->g, r), true);
}

/* Adds m to what is read; false if it cannot be a term of e. */
static bool
add_term(const struct equation *e, struct instance *in, const struct mention *m, bool minus)
{
	bool adds = e->form == FORM_SUM || e->form == FORM_MEAN;

	if (m == NULL && e->form == FORM_SUM)
		return true;
	if (!is_number(m) || in->n == TERMS_MAX || (adds && !grid_view_adds(m, in->result)))
		return false;
	in->minus[in->n] = minus;
	in->terms[in->n] = relate_term(m);
	in->at[in->n++] = m;
	return true;
}

/* The rows up to r that a running total adds up; the first is but itself, and says that the
 * total begins with it. */
static bool
read_run(const struct columns *c, const struct equation *e, size_t r, struct instance *in)
{
	size_t from = c->v->from;

	if (e->run == RUN_SINCE && (r == from ||
	    !add_term(e, in, grid_view_at(c->v, from++, e->result), false)))
		return false;
	for (; from <= r; from++)
		if (!is_total_row(c->v, from) &&
		    !add_term(e, in, grid_view_at(c->v, from, e->terms[0]), false))
			return false;
	return in->n >= 2 || (in->n == 1 && r == c->v->from);
}

/* How often a product is to be taken, 12 in 月数; false: the row does not say. */
static bool
read_times(const struct columns *c, const struct equation *e, size_t r, struct instance *in)
{
	enum { TIMES_MAX = 400 };
	const struct mention *m = e->times == NONE ? NULL : grid_view_at(c->v, r, e->times);
	struct decimal times;

	in->times = 1;
	if (e->times == NONE)
		return true;
	if (!is_number(m))
		return false;
	times = decimal_trim(m->q.value);
	in->times = times.scale == 0 && times.c > 0 && times.c <= TIMES_MAX ?
	    (long long)times.c : 0;
	return in->times != 0;
}

/* 追加（减）: where a row does not come out with its number added, and does with that taken off,
 * or its result is less than the first, that is meant. */
static void
settle_sign(const struct equation *e, struct instance *in)
{
	struct term result = relate_term(in->result), parts[TERMS_MAX];
	size_t at = e->either;

	if (at == 0 || e->form != FORM_SUM || e->n != 2 || in->n != 2)
		return;
	memcpy(parts, in->terms, in->n * sizeof *parts);
	if (closure_sum(&result, parts, in->n))
		return;
	parts[at].value = decimal_neg(parts[at].value);
	in->minus[at] = closure_sum(&result, parts, in->n) ||
	    decimal_cmp(result.value, parts[0].value) < 0;
}

/* Reads row r; false if it says nothing about the equation.  An empty cell adds
 * nothing to a sum; nowhere else may one be. */
static bool
read_row(const struct columns *c, const struct equation *e, size_t r, struct instance *in)
{
	*in = (struct instance){ .result = grid_view_at(c->v, r, e->result) };
	if (!is_number(in->result) || (e->form == FORM_SHARE && r == e->base) ||
	    ((e->run != RUN_NONE || e->form == FORM_PRODUCT) && is_total_row(c->v, r)) ||
	    !read_times(c, e, r, in))
		return false;
	if (e->run == RUN_ALL || e->run == RUN_SINCE)
		return read_run(c, e, r, in);
	for (size_t i = 0; i < e->n; i++) {
		size_t row = row_of_term(c, e, r, i);

		if (!add_term(e, in, row == NONE ? NULL :
		    grid_view_at(c->v, row, e->terms[i]), e->minus[i]))
			return false;
	}
	settle_sign(e, in);
	return in->n >= 2 && !in->minus[0];
}

/* Rows in which the operands are nothing or alike prove nothing. */
static bool
is_telling(const struct equation *e, const struct instance *in)
{
	for (size_t i = 1; i < in->n; i++)
		if (decimal_sign(in->at[i]->q.value) == 0)
			return false;
	if (in->n == 1)
		return true;
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
	if (e->falls)
		return true;
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

/* amount, count, each: do they make it to one unit of its last place? */
static bool
makes_amount(const struct term *t, const void *times)
{
	struct decimal product, off;

	return decimal_mul(t[1].value, t[2].value, &product) &&
	    decimal_mul(product, decimal_of(*(const long long *)times), &product) &&
	    decimal_sub(t[0].value, product, &off) &&
	    decimal_cmp(decimal_abs(off), t[0].quantum) <= 0;
}

static const struct misprint_test amount_test = { makes_amount, NULL };

/* Is the result what the terms are on average, as far as they are rounded? */
static bool
is_mean(const struct instance *in)
{
	struct decimal off, slack, n = decimal_of((long long)in->n);

	if (!decimal_mul(in->result->q.value, n, &off) ||
	    !decimal_mul(in->result->q.quantum, n, &slack))
		return false;
	for (size_t i = 0; i < in->n; i++)
		if (!decimal_sub(off, in->terms[i].value, &off))
			return false;
	return decimal_add(off, off, &off) && decimal_cmp(decimal_abs(off), slack) <= 0;
}

static bool
holds(const struct equation *e, const struct instance *in)
{
	struct term result = relate_term(in->result), parts[TERMS_MAX];

	switch (e->form) {
	case FORM_SUM:
		return sum_terms(in, parts) && closure_sum(&result, parts, in->n);
	case FORM_GROWTH:
	case FORM_SHARE:
	case FORM_AVERAGE:
		return quotient_terms(e, in, parts) && closure_rate(&parts[0], &parts[1], &result);
	case FORM_PRODUCT:
		parts[0] = result;
		memcpy(&parts[1], in->terms, 2 * sizeof *parts);
		return makes_amount(parts, &in->times);
	case FORM_MEAN:
		return is_mean(in);
	}
	return false;
}

/* 7 at 12.33 is 86.33: does a product miss its amount by no more than the price has lost in
 * rounding? */
static bool
is_rounded(const struct equation *e, const struct instance *in)
{
	struct decimal off, slack;

	return e->form == FORM_PRODUCT && !holds(e, in) &&
	    decimal_mul(in->terms[0].value, in->terms[1].value, &off) &&
	    decimal_mul(off, decimal_of(in->times), &off) &&
	    decimal_sub(in->result->q.value, off, &off) &&
	    decimal_mul(in->terms[0].value, in->terms[1].quantum, &slack) &&
	    decimal_mul(slack, decimal_of(in->times), &slack) &&
	    decimal_add(slack, in->result->q.quantum, &slack) &&
	    decimal_mul(off, decimal_of(2), &off) &&
	    decimal_cmp(decimal_abs(off), decimal_abs(slack)) <= 0;
}

/* May the price of a row be rounded, as its digits say or those of other rows? */
static bool
may_be_rounded(const struct equation *e, const struct instance *in)
{
	return is_rounded(e, in) && (e->rounded > 1 ||
	    decimal_cmp(in->terms[1].quantum, decimal_of(1)) < 0);
}

/* Does one slip explain the miss of a product whose numbers are not round?  Those are one slip
 * from making one another too often. */
static bool
is_slip_of_product(const struct instance *in)
{
	enum { TELLING = 8 };		/* digits of all three */
	struct term t[3] = { relate_term(in->result), in->terms[0], in->terms[1] };
	int digits = 0;

	for (size_t i = 0; i < 3; i++)
		digits += closure_digits(&t[i], &t[i], 0);
	return digits >= TELLING && misprint_explains(t, 3, &amount_test, &in->times);
}

/* Does one slip explain the miss? */
static bool
is_slip(const struct equation *e, const struct instance *in)
{
	struct term result = relate_term(in->result), parts[TERMS_MAX];

	if (e->form == FORM_PRODUCT)
		return is_slip_of_product(in);

	if (e->form == FORM_SUM)
		return sum_terms(in, parts) &&
		    closure_slip(&result, parts, in->n) != SLIP_NONE;
	return e->form != FORM_MEAN && quotient_terms(e, in, parts) &&
	    closure_rate_slip(&parts[0], &parts[1], &result);
}

/* 收入 | 支出 | 结余 | 提取基金: is what row r lacks of a sum, or has too much, the number of a
 * column that the equation does not name, so that this belongs to it? */
static bool
is_of_another(const struct columns *c, const struct equation *e, size_t r,
    const struct instance *in)
{
	struct term result = relate_term(in->result), parts[TERMS_MAX];
	struct decimal off;

	if (e->form != FORM_SUM || !sum_terms(in, parts) ||
	    closure_sum(&result, parts, in->n) ||
	    !closure_residue(&result, parts, in->n, &off) || decimal_sign(off) == 0)
		return false;
	for (size_t i = 0; i < c->v->n; i++) {
		const struct mention *m = grid_view_at(c->v, r, i);
		bool named = i == e->result;

		for (size_t k = 0; k < e->n; k++)
			named |= i == e->terms[k];
		if (!named && is_number(m) && grid_view_adds(m, in->result) &&
		    decimal_cmp(decimal_abs(m->q.value), decimal_abs(off)) == 0)
			return true;
	}
	return false;
}

/* Is a number of the column less than nothing, so that its signs mean something? */
static bool
has_signs(const struct grid_view *v, size_t column, size_t to)
{
	for (size_t r = v->from; r < to; r++)
		if (grid_view_at(v, r, column) != NULL &&
		    decimal_sign(grid_view_at(v, r, column)->q.value) < 0)
			return true;
	return false;
}

void
equation_weigh(const struct columns *c, struct equation *e)
{
	size_t to = c->v->to - c->v->from > VOTERS ? c->v->from + VOTERS : c->v->to;

	e->asked = e->holds = e->rounded = 0;
	e->is_signed = has_signs(c->v, e->result, to);
	for (size_t i = 1; i < e->n; i++)
		if (derived_word("either", grid_view_header(c->v, e->terms[i]), false) &&
		    !has_signs(c->v, e->terms[i], to))
			e->either = i;
	for (size_t r = c->v->from; r < to; r++) {
		struct instance in;

		if (!read_row(c, e, r, &in) || !is_telling(e, &in) ||
		    is_of_another(c, e, r, &in))
			continue;
		e->asked++;
		e->holds += holds(e, &in);
		e->rounded += is_rounded(e, &in);
	}
}

/* The expression of the row's relation, as mentions_link takes it. */
static void
write_format(const struct equation *e, const struct instance *in, bool fell, struct buf *out)
{
	static const char *const formats[] = { NULL, "$/$-1", "$/$", "$*$", "$/$", NULL };

	if (formats[e->form] != NULL)
		buf_add_str(out, e->form == FORM_GROWTH && fell ? "1-$/$" : formats[e->form]);
	for (size_t i = 0; formats[e->form] == NULL && i < in->n; i++)
		buf_add_str(out, i == 0 ? "$" : in->minus[i] ? "-$" : "+$");
	if (e->form == FORM_MEAN)
		buf_addf(out, "/=%zu", in->n);
	if (in->times > 1)
		buf_addf(out, "*%lld", in->times);
}

static void
link_row(struct columns *c, const struct equation *e, const struct instance *in, bool likely)
{
	static const enum relation rels[] = {
		REL_SUM, REL_GROWTH, REL_SHARE, REL_AVERAGE, REL_AVERAGE, REL_AVERAGE
	};
	enum relation rel = rels[e->form];
	struct buf format = BUF_INIT;
	size_t ids[TERMS_MAX];
	bool fell = falls(e, in);

	if (in->n < 2)
		return;
	for (size_t i = 0; i < in->n; i++)
		ids[i] = in->at[fell && e->form == FORM_SUM ? in->n - 1 - i : i]->id;
	if (e->form == FORM_SUM && in->n == 2 && in->minus[1])
		rel = REL_DELTA;
	if (rel == REL_DELTA && grid_view_is_fraction(in->result, in->at[0], in->at[1]))
		return;
	if (e->form == FORM_SUM)
		for (size_t i = 0; i < in->n; i++) {
			grid_view_share_unit(c->v, in->result, in->at[i]);
			grid_view_share_unit(c->v, in->at[i], in->result);
		}
	write_format(e, in, fell, &format);
	if (!mention_linked(in->result, rel) && !mention_linked(in->result, REL_LIKELY))
		mentions_link(c->v->ms, in->result, likely ? REL_LIKELY : rel,
		    buf_str(&format), ids);
	buf_release(&format);
}

/* 支出比上年增长 7.18, as the rows have shown: per cent, though no header says so. */
static void
give_percent(struct mention *m)
{
	static const struct unit_hint percent = { KIND_PERCENT, { "%", 1 }, 0 };

	if (m->q.kind == KIND_BARE)
		quantity_apply(&m->q, &percent);
}

/* Do so many rows hold that the others are wrong: half of them, but of a product two of three,
 * for what is paid may be less than that (折扣)? */
static bool
is_believed(const struct equation *e)
{
	if (e->form == FORM_PRODUCT && e->asked > FEW_ROWS)
		return 3 * e->holds >= 2 * e->asked;
	return e->holds > 0 && 2 * e->holds >= e->asked;
}

void
equation_link(struct columns *c, const struct equation *e)
{
	bool believed = is_believed(e);

	if (!believed && (e->vague || e->holds > 0 || e->asked > FEW_ROWS))
		return;
	for (size_t r = c->v->from; r < c->v->to; r++) {
		struct instance in;

		if (!read_row(c, e, r, &in) || (!believed && !is_slip(e, &in)) ||
		    may_be_rounded(e, &in) || is_of_another(c, e, r, &in))
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
