/* relate_columns: columns that follow from others; see relate_columns.h. */
#include "report/relate_columns.h"

#include "report/cell_header_words.h"
#include "report/date.h"
#include "report/relate_balance.h"
#include "text/blank.h"

enum {
	TERMS_MAX = 6,
	PAIRS_MAX = 16,		/* readings weighed for one column and identity */
	FEW_ROWS = 2,		/* so many may all be wrong */
	VOTERS = 64		/* rows asked about one equation */
};

enum form { FORM_SUM, FORM_GROWTH, FORM_SHARE, FORM_PRODUCT, FORM_AVERAGE };

/* result = what the form makes of the terms, in every row.  FORM_SHARE: the term
 * in the row over the term in row base. */
struct equation {
	enum form form;
	size_t result;		/* columns */
	size_t terms[TERMS_MAX];
	bool minus[TERMS_MAX];
	size_t n;
	size_t base;
	bool yearly;		/* the second term stands in the row of the year before */
	bool running;		/* the second term stands in the row above */
	bool is_signed;		/* the result is negative somewhere: its signs mean something */
	bool vague;		/* its words fit other columns, too: one row must hold */
	size_t asked, holds;	/* rows */
};

struct columns {
	const struct relate_words *words;
	struct grid_view *v;
	size_t total;		/* row of the total; SIZE_MAX: none */
	const char *role[GRID_VIEW_MOST];	/* in a balance; NULL */
	enum side side[GRID_VIEW_MOST];
	bool amounts[GRID_VIEW_MOST];
};

/* --- one row ------------------------------------------------------------------------- */

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

/* The year that row r is of: its first cell says nothing else.  0: none. */
static int
year_of_row(const struct grid_view *v, size_t r)
{
	const struct table_cell *cell = table_at(v->g->table, r, 0);
	struct span text = cell == NULL ? (struct span){ "", 0 } : blank_trim(cell->text);

	return header_is_year(text) ? date_year_in(text) : 0;
}

/* The row next to r that is of the year before; SIZE_MAX: none is. */
static size_t
row_before(const struct grid_view *v, size_t r)
{
	int year = year_of_row(v, r);

	if (year == 0)
		return SIZE_MAX;
	if (r > v->from && year_of_row(v, r - 1) == year - 1)
		return r - 1;
	return r + 1 < v->to && year_of_row(v, r + 1) == year - 1 ? r + 1 : SIZE_MAX;
}

/* The row that term i of an equation stands in, for row r; SIZE_MAX: none. */
static size_t
row_of_term(const struct columns *c, const struct equation *e, size_t r, size_t i)
{
	if (i != 1)
		return r;
	if (e->yearly)
		return row_before(c->v, r);
	if (e->running)
		return r > c->v->from ? r - 1 : SIZE_MAX;
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
		const struct mention *m = row == SIZE_MAX ? NULL :
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

/* --- the rows of an equation -------------------------------------------------------- */

static void
weigh(const struct columns *c, struct equation *e)
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
	static const char *const rels[] = { "sum", "growth", "share", "average", "average" };
	const char *rel = rels[e->form], *fixed = formats[e->form];
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
		rel = "delta";
	if (e->form == FORM_GROWTH && fell)
		fixed = "1-$/$";
	if (!mention_linked(in->result, rel) && !mention_linked(in->result, "likely"))
		mentions_link(c->v->ms, in->result, likely ? "likely" : rel,
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

static void
link_rows(struct columns *c, const struct equation *e)
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

/* Keeps the equation that more rows hold of; of two that none does, that of more words. */
static void
offer(const struct columns *c, struct equation *best, struct equation *e)
{
	weigh(c, e);
	if (best->n == 0 || e->holds > best->holds ||
	    (e->holds == best->holds && (e->asked < best->asked || (best->vague && !e->vague))))
		*best = *e;
}

/* --- what headers say ----------------------------------------------------------------- */

static void
add_term(struct equation *e, size_t column, bool minus)
{
	if (e->n < TERMS_MAX) {
		e->minus[e->n] = minus;
		e->terms[e->n++] = column;
	}
}

/* 净值 = 原值 - 折旧: the columns that a rule of balances.tsv names. */
static void
by_identity(const struct columns *c, size_t result, const struct equation_rule *rule,
    struct equation *best)
{
	const struct equation_term *first = &rule->term[0], *second = &rule->term[1];
	size_t tries = 0;

	for (size_t i = 0; i < c->v->n; i++)
		for (size_t k = 0; k < c->v->n; k++) {
			struct equation e = { .form = FORM_SUM, .result = result, .vague = true };

			if (i == k || i == result || k == result || !c->amounts[i] ||
			    !c->amounts[k] || tries == PAIRS_MAX ||
			    !operand_words_name(&first->words, grid_view_header(c->v, i),
			    c->side[i]) ||
			    !operand_words_name(&second->words, grid_view_header(c->v, k),
			    c->side[k]))
				continue;
			tries++;
			add_term(&e, i, false);
			add_term(&e, k, second->minus);
			offer(c, best, &e);
		}
}

/* The only column of amounts with a role; SIZE_MAX: none, or several. */
static size_t
column_of_role(const struct columns *c, struct span role, size_t result)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < c->v->n; i++) {
		if (i == result || !c->amounts[i] || c->role[i] == NULL ||
		    !span_eq(role, span_of(c->role[i])))
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

/* Adds the columns that rule names; false if one is missing, or there are too few.  What
 * is left of a single column may have lost more than the rule knows of. */
static bool
add_roles(const struct columns *c, const struct equation_rule *rule, struct equation *e)
{
	size_t added = 0;

	for (size_t i = 0; i < rule->n; i++) {
		const struct equation_term *term = &rule->term[i];
		size_t column = column_of_role(c, term->role, e->result);

		if (column != SIZE_MAX)
			add_term(e, column, term->minus);
		else if (!term->optional)
			return false;
		added += column != SIZE_MAX && !term->minus;
	}
	e->vague = added == 1;
	return e->n >= 2;
}

/* 年初结转 本年收入 本年支出 年末结转: the rules of balances.tsv that it has the columns of. */
static void
by_balance(const struct columns *c, size_t result, struct equation *best)
{
	const struct equation_rules *rules = &c->words->equations.sentence;

	for (size_t i = 0; c->role[result] != NULL && i < rules->n; i++) {
		/* One column less another: a third may be taken off, too (减值准备). */
		struct equation e = { .form = FORM_SUM, .result = result,
			.vague = rules->at[i].term[1].minus };

		if (span_eq(rules->at[i].result, span_of(c->role[result])) &&
		    add_roles(c, &rules->at[i], &e))
			offer(c, best, &e);
	}
}

/* The year of the first number of a column; 0: none. */
static int
year_of(const struct columns *c, size_t column)
{
	for (size_t r = c->v->from; r < c->v->to; r++)
		if (grid_view_at(c->v, r, column) != NULL)
			return grid_view_at(c->v, r, column)->year;
	return 0;
}

/* Is column a later than b: by its year, else by its words (上年 本年, 预算 决算)? */
static bool
is_later(const struct columns *c, size_t a, size_t b)
{
	int x = year_of(c, a), y = year_of(c, b);

	if (x != y && x != 0 && y != 0)
		return x > y;
	return derived_word("now", grid_view_header(c->v, a), false) &&
	    derived_word("before", grid_view_header(c->v, b), false);
}

/* 年初数 本年增加 本年减少 年末数: is what one of both columns holds what came in, and the
 * other's what went out?  Then neither is all of the change. */
static bool
is_other_flow(const struct columns *c, size_t a, size_t b)
{
	struct span x = grid_view_header(c->v, a), y = grid_view_header(c->v, b);

	return (derived_word("in", x, false) && derived_word("out", y, false)) ||
	    (derived_word("out", x, false) && derived_word("in", y, false));
}

/* 增减额, 增减%: the later less the earlier, where there are but two. */
static void
by_change(const struct columns *c, size_t result, struct equation *best)
{
	struct equation e = { .form = grid_view_percent(c->v, result) ? FORM_GROWTH : FORM_SUM,
	    .result = result };

	for (size_t i = 0; i < c->v->n; i++) {
		if (i == result || !c->amounts[i])
			continue;
		if (is_other_flow(c, result, i))
			return;
		if (derived_word("change", grid_view_header(c->v, i), false))
			continue;
		if (e.n == 2)
			return;
		add_term(&e, i, e.n == 1);
	}
	if (e.n < 2 ||
	    (!is_later(c, e.terms[0], e.terms[1]) && !is_later(c, e.terms[1], e.terms[0])))
		return;
	if (is_later(c, e.terms[1], e.terms[0])) {
		size_t swap = e.terms[0];

		e.terms[0] = e.terms[1];
		e.terms[1] = swap;
	}
	offer(c, best, &e);
}

/* 2022年, 2023年 … one below the other: what a column says of the change since the year
 * before, in the column of which most of it holds. */
static void
by_years(const struct columns *c, size_t result, struct equation *best)
{
	bool percent = grid_view_percent(c->v, result);

	if (c->v->to - c->v->from < 2 || (row_before(c->v, c->v->from) == SIZE_MAX &&
	    row_before(c->v, c->v->from + 1) == SIZE_MAX))
		return;
	for (size_t i = 0; i < c->v->n; i++)
		for (enum form form = percent ? FORM_GROWTH : FORM_SUM; form <= FORM_GROWTH;
		    form++) {
			struct equation e = { .form = form, .result = result, .yearly = true };

			if (i == result || !c->amounts[i])
				continue;
			add_term(&e, i, false);
			add_term(&e, i, true);
			weigh(c, &e);
			if (e.holds > 0)
				offer(c, best, &e);
		}
}

/* 累计支出: what the row has in another column and what was there a row above. */
static void
by_running_total(const struct columns *c, size_t result, struct equation *best)
{
	for (size_t i = 0; i < c->v->n; i++) {
		struct equation e = { .form = FORM_SUM, .result = result, .running = true };

		if (i == result || !c->amounts[i])
			continue;
		add_term(&e, i, false);
		add_term(&e, result, false);
		weigh(c, &e);
		if (e.holds >= 2)
			offer(c, best, &e);
	}
}

/* 占比: the nearest column of amounts to the left over its total row, else one further
 * left that holds. */
static void
by_share(const struct columns *c, size_t result, struct equation *best)
{
	for (size_t i = result; c->total != SIZE_MAX && i-- > 0; ) {
		struct equation e = { .form = FORM_SHARE, .result = result, .base = c->total };

		if (!c->amounts[i] || grid_view_at(c->v, c->total, i) == NULL)
			continue;
		add_term(&e, i, false);
		add_term(&e, i, false);
		offer(c, best, &e);
	}
}

/* 人数 标准 金额: so many at so much each. */
static void
by_product(const struct columns *c, size_t result, struct equation *best)
{
	for (size_t i = 0; i < c->v->n; i++)
		for (size_t k = 0; k < c->v->n; k++) {
			struct equation e = { .form = FORM_PRODUCT, .result = result };

			if (i == k || i == result || k == result || !c->amounts[i] ||
			    !c->amounts[k] ||
			    derived_word("each", grid_view_header(c->v, i), false) ||
			    !derived_word("each", grid_view_header(c->v, k), false))
				continue;
			add_term(&e, i, false);
			add_term(&e, k, false);
			offer(c, best, &e);
		}
}

/* 人数 支出 人均支出: any two columns, if they give it in some row. */
static void
by_average(const struct columns *c, size_t result, struct equation *best)
{
	for (size_t i = 0; i < c->v->n; i++)
		for (size_t k = 0; k < c->v->n; k++) {
			struct equation e = { .form = FORM_AVERAGE, .result = result,
			    .vague = true };

			if (i == k || i == result || k == result || !c->amounts[i] ||
			    !c->amounts[k])
				continue;
			add_term(&e, i, false);
			add_term(&e, k, false);
			offer(c, best, &e);
		}
}

static void
relate_result(struct columns *c, size_t result)
{
	struct span header = grid_view_header(c->v, result);
	const struct equations *e = &c->words->equations;
	uint64_t named = wordset_in(&e->results, header);
	struct equation best = { .n = 0 };

	for (size_t row = 0; named != 0 && row < e->passage.n; row++)
		if ((e->results.row[row] & named) != 0)
			by_identity(c, result, &e->passage.at[row], &best);
	by_balance(c, result, &best);
	if (c->amounts[result] && derived_word("running", header, false))
		by_running_total(c, result, &best);
	if (derived_word("change", header, false)) {
		by_years(c, result, &best);
		by_change(c, result, &best);
	} else if (grid_view_percent(c->v, result) && derived_word("share", header, false))
		by_share(c, result, &best);
	else if (derived_word("average", header, false))
		by_average(c, result, &best);
	else if (derived_word("amount", header, false))
		by_product(c, result, &best);
	if (best.n > 0)
		link_rows(c, &best);
}

/* --- the table -------------------------------------------------------------------------- */

/* The row of highest rank, the first of them. */
static size_t
total_row(const struct grid_view *v)
{
	size_t found = SIZE_MAX;

	for (size_t r = v->from; r < v->to; r++)
		if (v->g->rows[r].is_total && (found == SIZE_MAX ||
		    v->g->rows[r].rank > v->g->rows[found].rank))
			found = r;
	return found;
}

static bool
has_amounts(const struct grid_view *v, size_t column)
{
	for (size_t r = v->from; r < v->to; r++) {
		const struct mention *m = grid_view_at(v, r, column);

		if (m != NULL)
			return m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT ||
			    m->q.kind == KIND_BARE;
	}
	return false;
}

static void
relate_view(const struct relate_words *words, struct grid_view *v)
{
	struct columns c = { .words = words, .v = v, .total = total_row(v) };

	for (size_t i = 0; i < v->n; i++) {
		struct span header = grid_view_header(v, i);

		c.amounts[i] = has_amounts(v, i);
		c.role[i] = header.n == 0 ? NULL : balance_role(words, header);
		c.side[i] = relate_side(words, header);
	}
	for (size_t i = 0; i < v->n; i++)
		if (grid_view_header(v, i).n != 0 && (c.amounts[i] || grid_view_percent(v, i)))
			relate_result(&c, i);
}

void
column_relations_close(struct column_relations *cr)
{
	grid_view_close(&cr->view);
}

void
relate_columns(struct column_relations *cr, const struct relate_words *words,
    const struct grid *g, struct mentions *ms)
{
	size_t numbers = SIZE_MAX;

	for (size_t from = 0; from < g->table->nrows; from = cr->view.to) {
		if (g->rows[from].is_numbers)
			numbers = from;
		if (g->rows[from].is_header)
			numbers = SIZE_MAX;
		if (!grid_view_take(&cr->view, g, ms, from))
			continue;
		relate_view(words, &cr->view);
		derived_relate(&cr->derived, &cr->view, numbers);
	}
}
