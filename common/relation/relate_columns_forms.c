/* relate_columns_forms: columns that are made of amounts and of how many there are; see
 * relate_columns_parts.h. */
#include "relation/relate_columns_parts.h"

enum { ROWS_TELLING = 2 };	/* so many must hold where words say little */

static bool
says(const struct columns *c, size_t column, const char *what)
{
	return derived_word(what, grid_view_header(c->v, column), false);
}

/* The first number of a column; NULL: none. */
static const struct mention *
first_of(const struct columns *c, size_t column)
{
	for (size_t r = c->v->from; r < c->v->to; r++)
		if (grid_view_at(c->v, r, column) != NULL)
			return grid_view_at(c->v, r, column);
	return NULL;
}

void
columns_by_running_total(const struct columns *c, size_t result, struct equation *best)
{
	static const enum run runs[] = { RUN_ALL, RUN_SINCE, RUN_STEP };

	for (size_t i = 0; i < c->v->n; i++)
		for (size_t k = 0; k < sizeof runs / sizeof *runs; k++) {
			struct equation e = equation_of(FORM_SUM, result);

			if (i == result || !c->amounts[i])
				continue;
			e.run = runs[k];
			equation_add(&e, i, false);
			equation_add(&e, result, false);
			equation_weigh(c, &e);
			if (e.holds >= ROWS_TELLING)
				equation_offer(c, best, &e);
		}
}

/* Does column say how much each is: 标准, 万元/公里?  An average is made of the others. */
static bool
is_each(const struct columns *c, size_t column)
{
	const struct mention *m = first_of(c, column);

	return (says(c, column, "each") || (m != NULL &&
	    m->q.unit.n != 0 && memchr(m->q.unit.p, '/', m->q.unit.n) != NULL)) &&
	    !says(c, column, "average");
}

/* Offers so many of column count at so much each, and the same so many times over. */
static void
offer_product(const struct columns *c, size_t count, size_t each, struct equation *best,
    struct equation e)
{
	equation_add(&e, count, false);
	equation_add(&e, each, false);
	for (size_t i = 0; i <= c->v->n; i++) {
		e.times = i < c->v->n ? i : NONE;
		if (i < c->v->n && (i == count || i == each || i == e.result ||
		    !c->amounts[i] || !says(c, i, "times")))
			continue;
		equation_weigh(c, &e);
		if (!e.vague || e.holds >= ROWS_TELLING)
			equation_offer(c, best, &e);
	}
}

void
columns_by_product(const struct columns *c, size_t result, struct equation *best)
{
	struct equation e;

	if (!c->amounts[result] || is_each(c, result))
		return;
	e = equation_of(FORM_PRODUCT, result);
	e.vague = !says(c, result, "amount");
	for (size_t k = 0; k < c->v->n; k++)
		for (size_t i = 0; k != result && c->amounts[k] && is_each(c, k) &&
		    i < c->v->n; i++)
			if (i != k && i != result && c->amounts[i] && !is_each(c, i))
				offer_product(c, i, k, best, e);
}

void
columns_by_average(const struct columns *c, size_t result, struct equation *best)
{
	for (size_t i = 0; i < c->v->n; i++)
		for (size_t k = 0; k < c->v->n; k++) {
			struct equation e = equation_of(FORM_AVERAGE, result);

			if (i == k || i == result || k == result || !c->amounts[i] ||
			    !c->amounts[k])
				continue;
			e.vague = true;
			equation_add(&e, i, false);
			equation_add(&e, k, false);
			equation_offer(c, best, &e);
		}
}

void
columns_by_mean(const struct columns *c, size_t result, struct equation *best)
{
	struct equation e = equation_of(FORM_MEAN, result);
	size_t from = result;

	if (!says(c, result, "mean"))
		return;
	while (from > 0 && c->amounts[from - 1])
		from--;
	for (size_t i = from; i < result; i++)
		equation_add(&e, i, false);
	e.vague = true;
	if (result - from >= 2 && result - from <= TERMS_MAX)
		equation_offer(c, best, &e);
}

/* The same of a word of a rule. */
static bool
says_role(const struct columns *c, size_t column, struct span role)
{
	char word[sizeof(uint64_t) + 1] = "";	/* senses_key tells no more apart */

	memcpy(word, role.p, role.n < sizeof word - 1 ? role.n : sizeof word - 1);
	return says(c, column, word);
}

/* Adds the columns that say term: all if it is optional, else the only one.  False if there is
 * none, or there are several. */
static bool
add_term(const struct columns *c, const struct equation_term *term, struct equation *e)
{
	size_t found = 0;

	for (size_t i = 0; i < c->v->n; i++)
		if (i != e->result && c->amounts[i] && says_role(c, i, term->role)) {
			equation_add(e, i, term->minus);
			found++;
		}
	return term->optional || found == 1;
}

void
columns_by_flow(const struct columns *c, size_t result, struct equation *best)
{
	const struct equation_rules *rules = &c->words->equations.columns;

	for (size_t row = 0; c->amounts[result] && row < rules->n; row++) {
		const struct equation_rule *rule = &rules->at[row];
		struct equation e = equation_of(FORM_SUM, result);
		size_t i = 0;

		if (!says_role(c, result, rule->result))
			continue;
		while (i < rule->n && add_term(c, &rule->term[i], &e))
			i++;
		e.vague = true;
		if (i == rule->n && e.n >= 2 && e.n < TERMS_MAX)
			equation_offer(c, best, &e);
	}
}
