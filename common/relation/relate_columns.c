/* relate_columns: columns that follow from others; see relate_columns.h. */
#include "relation/relate_columns_parts.h"

#include "relation/relate_balance.h"

enum {
	PAIRS_MAX = 16		/* readings weighed for one column and identity */
};

/* --- what headers say ----------------------------------------------------------------- */

/* 净值 = 原值 - 折旧: the columns that a rule of balances.tsv names. */
static void
by_identity(const struct columns *c, size_t result, const struct equation_rule *rule,
    struct equation *best)
{
	const struct equation_term *first = &rule->term[0], *second = &rule->term[1];
	size_t tries = 0;

	for (size_t i = 0; i < c->v->n; i++)
		for (size_t k = 0; k < c->v->n; k++) {
			struct equation e = equation_of(FORM_SUM, result);

			if (i == k || i == result || k == result || !c->amounts[i] ||
			    !c->amounts[k] || tries == PAIRS_MAX ||
			    !operand_words_name(&first->words, grid_view_header(c->v, i),
			    c->side[i]) ||
			    !operand_words_name(&second->words, grid_view_header(c->v, k),
			    c->side[k]))
				continue;
			tries++;
			e.vague = true;
			equation_add(&e, i, false);
			equation_add(&e, k, second->minus);
			equation_offer(c, best, &e);
		}
}

/* The only column of amounts with a role; NONE: none, or several. */
static size_t
column_of_role(const struct columns *c, struct span role, size_t result)
{
	size_t found = NONE;

	for (size_t i = 0; i < c->v->n; i++) {
		if (i == result || !c->amounts[i] || c->role[i] == NULL ||
		    !span_eq(role, span_of(c->role[i])))
			continue;
		if (found != NONE)
			return NONE;
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

		if (column != NONE)
			equation_add(e, column, term->minus);
		else if (!term->optional)
			return false;
		added += column != NONE && !term->minus;
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
		struct equation e = equation_of(FORM_SUM, result);

		/* One column less another: a third may be taken off, too (减值准备). */
		e.vague = rules->at[i].term[1].minus;
		if (span_eq(rules->at[i].result, span_of(c->role[result])) &&
		    add_roles(c, &rules->at[i], &e))
			equation_offer(c, best, &e);
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
	bool percent = grid_view_percent(c->v, result);
	struct equation e = equation_of(percent ? FORM_GROWTH : FORM_SUM, result);

	e.falls = percent && derived_falls(grid_view_header(c->v, result));
	for (size_t i = 0; i < c->v->n; i++) {
		if (i == result || !c->amounts[i])
			continue;
		if (is_other_flow(c, result, i))
			return;
		if (derived_word("change", grid_view_header(c->v, i), false))
			continue;
		if (e.n == 2)
			return;
		equation_add(&e, i, e.n == 1);
	}
	if (e.n < 2 ||
	    (!is_later(c, e.terms[0], e.terms[1]) && !is_later(c, e.terms[1], e.terms[0])))
		return;
	if (is_later(c, e.terms[1], e.terms[0])) {
		size_t swap = e.terms[0];

		e.terms[0] = e.terms[1];
		e.terms[1] = swap;
	}
	equation_offer(c, best, &e);
}

/* 2022年, 2023年 … one below the other: what a column says of the change since the year
 * before, in the column of which most of it holds. */
static void
by_years(const struct columns *c, size_t result, struct equation *best)
{
	bool percent = grid_view_percent(c->v, result);

	if (c->v->to - c->v->from < 2 || (equation_row_before(c->v, c->v->from) == NONE &&
	    equation_row_before(c->v, c->v->from + 1) == NONE))
		return;
	for (size_t i = 0; i < c->v->n; i++)
		for (enum form form = percent ? FORM_GROWTH : FORM_SUM; form <= FORM_GROWTH;
		    form++) {
			struct equation e = equation_of(form, result);

			if (i == result || !c->amounts[i])
				continue;
			e.yearly = true;
			equation_add(&e, i, false);
			equation_add(&e, i, true);
			equation_weigh(c, &e);
			if (e.holds > 0)
				equation_offer(c, best, &e);
		}
}

/* 占比: the nearest column of amounts to the left over its total row, else one further
 * left that holds. */
static void
by_share(const struct columns *c, size_t result, struct equation *best)
{
	for (size_t i = result; c->total != NONE && i-- > 0; ) {
		struct equation e = equation_of(FORM_SHARE, result);

		if (!c->amounts[i] || grid_view_at(c->v, c->total, i) == NULL)
			continue;
		e.base = c->total;
		equation_add(&e, i, false);
		equation_add(&e, i, false);
		equation_offer(c, best, &e);
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
	columns_by_flow(c, result, &best);
	if (c->amounts[result] && derived_word("running", header, false))
		columns_by_running_total(c, result, &best);
	if (derived_word("change", header, false)) {
		by_years(c, result, &best);
		by_change(c, result, &best);
	} else if (grid_view_percent(c->v, result) && derived_word("share", header, false))
		by_share(c, result, &best);
	else if (derived_word("average", header, false)) {
		columns_by_mean(c, result, &best);
		columns_by_average(c, result, &best);
	} else
		columns_by_product(c, result, &best);
	if (best.n > 0)
		equation_link(c, &best);
}

/* --- the table -------------------------------------------------------------------------- */

/* The row of highest rank, the first of them. */
static size_t
total_row(const struct grid_view *v)
{
	size_t found = NONE;

	for (size_t r = v->from; r < v->to; r++)
		if (v->g->rows[r].is_total && (found == NONE ||
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
	size_t numbers = NONE;

	for (size_t from = 0; from < g->table->nrows; from = cr->view.to) {
		if (g->rows[from].is_numbers)
			numbers = from;
		if (g->rows[from].is_header)
			numbers = NONE;
		if (!grid_view_take(&cr->view, g, ms, from))
			continue;
		relate_view(words, &cr->view);
		derived_relate(&cr->view, numbers);
	}
}

