/* check_account: what the text says of an account of the classification against the row
 * of that account in the tables (domain.md §2, row 18).
 *
 * “农林水支出（类）…（款）行政运行（项）”1,240.60万元: many rows are called 行政运行, but
 * few of them below such a 款; whose row stands below whose, their relations say.  One
 * account may be spent from several funds, and the tables tell of one or all of them:
 * the text is right if it says what one of them does, and surely wrong only if they
 * all say something else, the same.
 */
#include "check/check_rules.h"

#include "check/repeat.h"
#include "language/account.h"
#include "language/grammar.h"
#include "language/total_name.h"
#include "relation/cell.h"

enum { ACCOUNTS_MAX = 256, ROWS_MAX = 8 };

/* An account as the text states it, and the cells of its rows. */
struct told {
	struct account account;
	size_t entry;
	size_t cells[ROWS_MAX];
	size_t n;
};

static bool
is_amount(const struct entry *e)
{
	return e->figure.kind == KIND_MONEY && !e->rough && !e->bound;
}

/* The account that a figure of the text states: its amount, or what was spent of it. */
static bool
read_told(const struct check *c, size_t i, struct told *t)
{
	const struct entry *e = check_entry(c, i);
	struct span rest;

	if (e->figure.table != 0 || !is_amount(e) || check_has(c, i, REL_SAME) ||
	    check_has(c, i, REL_DELTA) || !account_read(e->figure.label, &t->account))
		return false;
	rest = span_slice(e->figure.label, t->account.end, e->figure.label.n);
	if (rest.n != 0 && relate_side(c->in->words->sides, rest) != SIDE_FINAL)
		return false;
	t->entry = i;
	t->n = 0;
	return true;
}

size_t
check_cell_above(struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;
	struct relations r = relations_of(f);

	while (relations_next(&r)) {
		if (r.relation != REL_PART && r.relation != REL_LIKELY && r.relation != REL_WITHIN)
			continue;
		while (formula_next(&r.expression, &c->scratch.formula)) {
			size_t at = c->scratch.formula.n != 1 ? NONE :
			    ledger_find(c->in->ledger, c->scratch.formula.ids[0]);
			const struct figure *p = at == NONE ? NULL :
			    &check_entry(c, at)->figure;

			if (p != NULL && p->table == f->table && p->column == f->column &&
			    p->row < f->row)
				return at;
		}
	}
	return NONE;
}

/* Does cell i stand in the row of the account: by its name, and the rows above it by
 * theirs?  The 类 is often shortened and not asked for below itself. */
static bool
is_row_of(struct check *c, const struct account *a, size_t i)
{
	size_t level = a->n - 1;
	size_t above;

	if (!span_eq(check_entry(c, i)->name, a->level[level]))
		return false;
	above = check_cell_above(c, i);
	if (level == 0)
		return above == NONE || total_name_is(check_entry(c, above)->name);
	return above != NONE &&
	    span_eq(check_entry(c, above)->name, a->level[level - 1]);
}

/* 合计, 本年支出合计: the column that holds all of an account's amount. */
static bool
is_whole_column(const struct check *c, const struct entry *e)
{
	return (total_name_is(e->header) || word_table_ends(&name_words, "total", e->header)) &&
	    relate_side(c->in->words->sides, e->header) != SIDE_INCOME;
}

static void
find_rows(struct check *c, struct told *told, size_t n)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		const struct entry *e = check_entry(c, i);

		if (e->figure.table == 0 || !is_amount(e) || !is_whole_column(c, e))
			continue;
		for (size_t k = 0; k < n; k++) {
			const struct figure *f = &check_entry(c, told[k].entry)->figure;

			if (told[k].n < ROWS_MAX && (f->year == 0 || e->figure.year == 0 ||
			    f->year == e->figure.year) && is_row_of(c, &told[k].account, i))
				told[k].cells[told[k].n++] = i;
		}
	}
}

/* Do all cells print one value? */
static bool
is_unanimous(const struct check *c, const struct told *t)
{
	struct decimal difference;

	for (size_t k = 1; k < t->n; k++)
		if (repeat_compare(check_entry(c, t->cells[k]), check_entry(c, t->cells[0]),
		    &difference) != VERDICT_HOLDS)
			return false;
	return true;
}

/* Is entry i what the text says was granted and spent in all, in the year of f? */
static bool
is_all_granted(const struct check *c, size_t i, const struct figure *f)
{
	const struct entry *e = check_entry(c, i);
	const struct item *item = &c->in->items[i];

	return e->figure.table == 0 && is_amount(e) && item->side == SIDE_FINAL &&
	    word_table_is(&name_words, "spending", item->name) &&
	    word_table_in(&name_words, "granted", e->figure.label) &&
	    (f->year == 0 || e->figure.year == 0 || f->year == e->figure.year);
}

/* Is all that was granted, told in entry i, the total of the column that cell stands in?  Of a
 * column without a total nobody knows. */
static bool
is_total_of(const struct check *c, size_t i, const struct figure *cell)
{
	struct decimal difference;
	bool any = false;

	for (size_t k = 0; k < c->in->ledger->n; k++) {
		const struct entry *e = check_entry(c, k);

		if (e->figure.table != cell->table || e->figure.column != cell->column ||
		    !total_name_is(e->name))
			continue;
		if (repeat_compare(check_entry(c, i), e, &difference) == VERDICT_HOLDS)
			return true;
		any = true;
	}
	return !any;
}

/* 财政拨款支出3,172.66万元, and a table of all that was spent, 3,421.73: does the text tell what
 * was granted, and never that it is all that the table of its account's row has?  No more can
 * have been granted for one account than was spent. */
static bool
is_of_grants_alone(const struct check *c, const struct told *t)
{
	const struct figure *cell = &check_entry(c, t->cells[0])->figure;
	bool told = false;

	if (decimal_cmp(check_entry(c, t->entry)->figure.value, cell->value) > 0)
		return false;
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		if (!is_all_granted(c, i, &check_entry(c, t->entry)->figure))
			continue;
		if (is_total_of(c, i, cell))
			return false;
		told = true;
	}
	return told;
}

/* Certain only of an account that is told with all its levels and, but for a slip, by
 * every table alike. */
static void
report_miss(struct check *c, const struct told *t)
{
	const struct entry *e = check_entry(c, t->entry), *o = check_entry(c, t->cells[0]);
	struct decimal difference;
	bool slip = repeat_near(e, o, true);

	if (!is_unanimous(c, t) || (!account_is_whole(&t->account) && !slip) ||
	    is_of_grants_alone(c, t))
		return;
	repeat_compare(e, o, &difference);
	check_twice(c, account_is_whole(&t->account) && (slip || repeat_near(e, o, false)) ?
	    FINDING_ERROR : FINDING_WARNING, t->entry, t->cells[0], difference);
}

static void
check_told(struct check *c, const struct told *t)
{
	enum verdict best = VERDICT_FAILS;
	struct decimal difference, least = decimal_of(0);
	size_t like = 0;

	for (size_t k = 0; k < t->n && best != VERDICT_HOLDS; k++) {
		enum verdict v = repeat_compare(check_entry(c, t->entry),
		    check_entry(c, t->cells[k]), &difference);

		if (v == VERDICT_HOLDS || (v == VERDICT_ROUNDING && best == VERDICT_FAILS)) {
			best = v;
			like = k;
			least = difference;
		}
	}
	if (best == VERDICT_FAILS)
		report_miss(c, t);
	else if (best == VERDICT_ROUNDING || c->out.all)
		check_twice(c, best == VERDICT_HOLDS ? FINDING_OK : FINDING_ROUNDING,
		    t->entry, t->cells[like], least);
}

void
check_accounts(struct check *c)
{
	struct told told[ACCOUNTS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < c->in->ledger->n && n < ACCOUNTS_MAX; i++)
		n += read_told(c, i, &told[n]);
	if (n == 0)
		return;
	find_rows(c, told, n);
	for (size_t k = 0; k < n; k++)
		if (told[k].n > 0)
			check_told(c, &told[k]);
}
