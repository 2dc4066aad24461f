/* relate_percents: columns of per cent that say so nowhere; see relate_percents.h. */
#include "relation/relate_percents.h"

#include "relation/derived.h"

enum {
	VOTERS = 64,		/* rows asked about a pair of columns */
	LEAST = 2,		/* rows that a reading must hold in; of rates, one more */
	TELLING = 100		/* units of the last place: fewer digits say little */
};

/* Column target as how much column a is of, or is over, column b. */
struct percent_claim {
	size_t target, a, b;
	bool growth;
	size_t asked, holds, differences;	/* rows; by chance 110 - 100 is 10, as 10 % */
};

static bool
is_amount(const struct mention *m)
{
	return m != NULL && m->q.op == OP_EQ && (m->q.kind == KIND_MONEY ||
	    m->q.kind == KIND_COUNT || m->q.kind == KIND_BARE);
}

/* The number of cell m as it is written, without the unit of its table. */
static bool
as_written(const struct grid_view *v, const struct mention *m, struct quantity *q)
{
	const struct table_cell *cell = table_at(v->g->table, m->cell.row - 1, m->cell.column - 1);

	return cell != NULL && quantity_cell(cell->text, q) && q->kind == KIND_BARE;
}

/* May nothing but numbers tell what the column holds: has it no title, or only one that speaks of
 * a change, and no per cent in its cells? */
static bool
is_candidate(const struct grid_view *v, size_t column, bool *titled)
{
	struct span header = grid_view_header(v, column);
	size_t r = v->from;

	while (r < v->to && grid_view_at(v, r, column) == NULL)
		r++;
	if (r == v->to || !is_amount(grid_view_at(v, r, column)))
		return false;
	*titled = header.n != 0;
	return !*titled || derived_word("change", header, false);
}

/* Does the claim hold in the row of amounts a and b?  A fall may be told without its sign. */
static bool
holds(const struct percent_claim *k, const struct mention *a, const struct mention *b,
    const struct quantity *q)
{
	struct term part = relate_term(a), base = relate_term(b);
	struct term rate = { q->value, q->quantum, false };

	if (k->growth && !decimal_sub(part.value, base.value, &part.value))
		return false;
	if (closure_rate(&part, &base, &rate))
		return true;
	rate.value = decimal_neg(rate.value);
	return k->growth && decimal_sign(part.value) < 0 && closure_rate(&part, &base, &rate);
}

/* Has the number decimals, and three digits?  100% and whole numbers of a table of counts are what
 * many things are of each other. */
static bool
is_telling(const struct quantity *q)
{
	struct decimal units;

	return decimal_cmp(q->quantum, decimal_of(1)) < 0 &&
	    decimal_cmp(decimal_abs(q->value), decimal_of(TELLING)) != 0 &&
	    decimal_div(decimal_abs(q->value), q->quantum, 0, &units) &&
	    decimal_cmp(units, decimal_of(TELLING)) >= 0;
}

/* Is target the difference of a and b in this row, as an amount?  Then it is no per cent. */
static bool
is_difference(const struct mention *a, const struct mention *b, const struct mention *target)
{
	struct term x = relate_term(a), y = relate_term(b), z = relate_term(target);

	if (!relate_same_unit(a, target))
		return false;
	if (closure_difference(&x, &y, &z))
		return true;
	z.value = decimal_neg(z.value);
	return closure_difference(&x, &y, &z);
}

/* Asks the rows; a claim is believed that holds in two at least whose numbers tell, of a rate in
 * three, in two of three of all, and in twice as many as the difference of the two amounts. */
static bool
is_believed(const struct grid_view *v, struct percent_claim *k)
{
	size_t telling = 0, least = k->growth ? LEAST : LEAST + 1;

	k->asked = k->holds = k->differences = 0;
	for (size_t r = v->from; r < v->to && k->asked < VOTERS; r++) {
		const struct mention *t = grid_view_at(v, r, k->target),
		    *a = grid_view_at(v, r, k->a), *b = grid_view_at(v, r, k->b);
		struct quantity q;

		if (t == NULL || decimal_sign(t->q.value) == 0)
			continue;
		if (!is_amount(a) || !is_amount(b) || !relate_same_unit(a, b) ||
		    decimal_sign(b->q.value) <= 0 || !as_written(v, t, &q))
			continue;
		k->asked++;
		k->differences += is_difference(a, b, t);
		if (holds(k, a, b, &q)) {
			k->holds++;
			telling += is_telling(&q);
		}
		if (k->asked == LEAST && k->holds == 0)
			return false;
	}
	return telling >= least && k->holds * 3 >= k->asked * 2 &&
	    k->holds >= 2 * k->differences;
}

/* Has the cells of the column be per cent. */
static void
turn(const struct relate_words *words, struct grid_view *v, size_t column)
{
	for (size_t r = v->from; r < v->to; r++) {
		struct mention *m = grid_view_at(v, r, column);
		struct quantity q;

		if (m == NULL || !is_amount(m) || !as_written(v, m, &q))
			continue;
		m->q.kind = KIND_PERCENT;
		m->q.value = m->q.high = q.value;
		m->q.quantum = q.quantum;
		m->q.unit = SPAN("%");
		m->dimension = relate_dimension(words, &m->q);
	}
}

/* What a title would say of the column: growth or rate, in every row. */
static void
link(struct grid_view *v, const struct percent_claim *k)
{
	for (size_t r = v->from; r < v->to; r++) {
		struct mention *t = grid_view_at(v, r, k->target);
		const struct mention *a = grid_view_at(v, r, k->a), *b = grid_view_at(v, r, k->b);
		struct quantity q;

		if (t == NULL || t->q.kind != KIND_PERCENT || !is_amount(a) || !is_amount(b) ||
		    !as_written(v, t, &q))
			continue;
		mentions_link(v->ms, t, k->growth ? REL_GROWTH : REL_RATE, !k->growth ? "$/$" :
		    decimal_cmp(a->q.value, b->q.value) < 0 && decimal_sign(q.value) > 0 ?
		    "1-$/$" : "$/$-1", (size_t[]){ a->id, b->id });
	}
}

static void
find_percents(const struct relate_words *words, struct grid_view *v, size_t column)
{
	bool titled;

	if (!is_candidate(v, column, &titled))
		return;
	for (size_t a = 0; a < v->n; a++)
		for (size_t b = 0; b < v->n; b++) {
			struct percent_claim k = { column, a, b, true, 0, 0, 0 };

			if (a == b || a == column || b == column)
				continue;
			if (!is_believed(v, &k) &&
			    (titled || (k.growth = false, !is_believed(v, &k))))
				continue;
			turn(words, v, column);
			if (!titled)
				link(v, &k);
			return;
		}
}

void
relate_percents(struct grid_view *view, const struct relate_words *words, const struct grid *g,
    struct mentions *ms)
{
	for (size_t from = 0; from < g->table->nrows; from = view->to) {
		if (!grid_view_take(view, g, ms, from) || view->to - view->from < LEAST)
			continue;
		for (size_t c = 1; c < view->n; c++)
			find_percents(words, view, c);
	}
}
