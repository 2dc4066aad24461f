/* check_limits_books: the outlay of the whole unit is not more than its budget. */
#include "check/check_limits_parts.h"

#include "language/grammar.h"

static void
take_larger(struct check *c, size_t *at, size_t entry)
{
	if (*at == NONE || decimal_cmp(check_entry(c, entry)->figure.value,
	    check_entry(c, *at)->figure.value) > 0)
		*at = entry;
}

/* 本年支出520万元，年末结转40万元，支出总计560万元: does what entry adds up hold what was not
 * spent? */
static bool
holds_left(struct check *c, size_t entry)
{
	struct relations r = check_relations(c, entry);

	while (relations_next(&r)) {
		if (r.relation != REL_SUM || !formula_next(&r.expression, &c->scratch.formula))
			continue;
		for (size_t i = 0; i < c->scratch.formula.n; i++) {
			size_t at = ledger_find(c->in->ledger, c->scratch.formula.ids[i]);

			if (at != NONE &&
			    word_table_ends(&qualifiers, "brought",
			    check_entry(c, at)->name))
				return true;
		}
	}
	return false;
}

/* Only of one year: the first year met is the report's.  A budget must be
 * called by its name: any paragraph may speak of some 预算. */
void
books_see(struct check *c, struct books *b, size_t entry)
{
	const struct item *item = &c->in->items[entry];
	const struct figure *f = &check_entry(c, entry)->figure;

	if (f->kind != KIND_MONEY ||
	    !word_table_is(&name_words, "spending", item->name) ||
	    decimal_sign(f->value) <= 0)
		return;
	if (item->year != 0 && b->year != 0 && item->year != b->year)
		return;
	if ((item->side == SIDE_INITIAL || item->side == SIDE_BUDGET) &&
	    check_has_any(c, entry, REL_PART, REL_WITHIN))
		return;		/* 预算69万元，其中年初预算57万元: not all of it */
	if (item->side == SIDE_INITIAL || item->side == SIDE_BUDGET)
		take_larger(c, item->trust == ITEM_SURE ? &b->budget : &b->other, entry);
	else if (item->side == SIDE_FINAL && !holds_left(c, entry))
		take_larger(c, &b->outlay, entry);
	else
		return;
	if (b->year == 0)
		b->year = item->year;
}

/* 年初预算1,850万元超支19.25万元，实际支出1,869.25万元: does the text say right behind the budget
 * how much more was spent? */
static bool
is_told_as_excess(struct check *c, const struct books *b)
{
	size_t next = b->budget + 1;
	struct relations r;

	if (next >= c->in->ledger->n || !limits_on_line(c, next, b->budget) ||
	    !check_has(c, next, REL_DELTA))
		return false;
	r = check_relations(c, next);
	while (relations_next(&r))
		if (r.relation == REL_DELTA && formula_next(&r.expression, &c->scratch.formula) &&
		    c->scratch.formula.n == 2 &&
		    c->scratch.formula.ids[0] == check_entry(c, b->outlay)->figure.id &&
		    c->scratch.formula.ids[1] == check_entry(c, b->budget)->figure.id)
			return true;
	return false;
}

/* 年初预算2,390.00万元，…超出年初预算73.90万元: does the text tell, wherever, the very
 * excess of the outlay over the first budget of the year?  Then it is no oversight. */
static bool
is_excess_printed(const struct check *c, const struct books *b, struct decimal excess)
{
	if (c->in->items[b->budget].side != SIDE_INITIAL)
		return false;
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		const struct figure *f = &check_entry(c, i)->figure;

		if (f->table == 0 && f->kind == KIND_MONEY &&
		    decimal_cmp(f->value, excess) == 0)
			return true;
	}
	return false;
}

/* An outlay of more than half as much again is not that budget's; one that
 * another budget covers is in order. */
static bool
is_of_budget(const struct check *c, const struct books *b, struct decimal outlay,
    struct decimal budget)
{
	struct decimal most;

	if (!decimal_mul(budget, decimal_make(15, 1), &most) ||
	    decimal_cmp(outlay, most) > 0)
		return false;
	return b->other == NONE || decimal_cmp(budget, outlay) >= 0 ||
	    decimal_cmp(check_entry(c, b->other)->figure.value, outlay) < 0;
}

/* 年初预算为2,105.30万元，支出决算为2,105.30万元: the outlay said right behind budget, which
 * is of what the budget is of (one fund, say); else the largest of all. */
static size_t
outlay_of(const struct check *c, const struct books *b)
{
	size_t next = b->budget + 1;
	const struct figure *budget = &check_entry(c, b->budget)->figure, *f;

	if (next >= c->in->ledger->n || c->in->items[next].side != SIDE_FINAL)
		return b->outlay;
	f = &check_entry(c, next)->figure;
	return f->table == 0 && budget->table == 0 && f->para == budget->para &&
	    f->kind == KIND_MONEY && word_table_ends(&name_words, "accounts", f->label) &&
	    !check_has_any(c, next, REL_PART, REL_WITHIN) ? next : b->outlay;
}

/* The number of the outlay of which rate says what part of the budget it is; 0: of none. */
static size_t
outlay_in_rate(struct check *c, const struct books *b, size_t rate)
{
	struct relations r;

	if (rate >= c->in->ledger->n || check_entry(c, rate)->figure.kind != KIND_PERCENT ||
	    !limits_on_line(c, rate, b->budget) || check_entry(c, rate)->figure.table != 0)
		return 0;
	r = check_relations(c, rate);
	while (relations_next(&r))
		if ((r.relation == REL_RATE || r.relation == REL_SHARE) &&
		    formula_next(&r.expression, &c->scratch.formula) && c->scratch.formula.n == 2 &&
		    c->scratch.formula.ids[1] == check_entry(c, b->budget)->figure.id)
			return c->scratch.formula.ids[0];
	return 0;
}

/* 年中追加152万元, 上年结转86万元, but not 含上年结转86万元: was what name tells there besides the
 * first budget of the year? */
static bool
comes_besides(struct span name)
{
	return word_table_in(&name_words, "added", name) ||
	    (word_table_ends(&qualifiers, "brought", name) &&
	    word_table_in(&qualifiers, "earlier", name) &&
	    !word_table_starts(&qualifiers, "opening", name));
}

/* 年初预算1,480万元，上年结转30万元，…可用资金1,662万元: does entry add up the budget and more? */
static bool
adds_to_budget(struct check *c, const struct books *b, size_t entry)
{
	struct relations r = check_relations(c, entry);

	while (relations_next(&r)) {
		if (r.relation != REL_SUM || !formula_next(&r.expression, &c->scratch.formula))
			continue;
		for (size_t i = 0; i < c->scratch.formula.n; i++)
			if (c->scratch.formula.ids[i] == check_entry(c, b->budget)->figure.id)
				return true;
	}
	return false;
}

/* 年初预算1,480万元，年中追加152万元，全年支出1,599万元: does what was added right behind the
 * first budget of the year, or what was left of the year before, or what that became (调整为
 * 1,632万元), cover the outlay? */
static bool
is_added_to(struct check *c, const struct books *b)
{
	const struct figure *outlay = &check_entry(c, b->outlay)->figure;
	struct decimal covered = check_entry(c, b->budget)->figure.value;
	size_t i = b->budget + 1, end = i + REACH_BEHIND;

	if (c->in->items[b->budget].side != SIDE_INITIAL ||
	    decimal_cmp(outlay->value, covered) <= 0)
		return false;
	for (; i < end && i < c->in->ledger->n && limits_on_line(c, i, b->budget); i++) {
		const struct figure *f = &check_entry(c, i)->figure;

		if (f->kind == KIND_MONEY && decimal_cmp(f->value, outlay->value) >= 0 &&
		    (word_table_is(&name_words, "budget", f->label) ||
		    word_table_in(&qualifiers, "amended", f->label) ||
		    adds_to_budget(c, b, i)))
			return true;
		if (f->kind == KIND_MONEY && comes_besides(f->label) &&
		    !check_has_any(c, i, REL_PART, REL_WITHIN) &&
		    !decimal_add(covered, f->value, &covered))
			return false;
	}
	return decimal_cmp(covered, outlay->value) >= 0;
}

/* 支出598万元，完成年初预算512万元的117%; 年初预算512万元，支出598万元，完成年初预算的117%: does
 * the text say right behind the budget what part of it another outlay is, or there or behind
 * both what part this one is that is more than the first budget of the year, which may be?
 * Those are tested as rates. */
static bool
is_told_as_rate(struct check *c, const struct books *b, size_t spent)
{
	const struct figure *budget = &check_entry(c, b->budget)->figure;
	const struct figure *outlay = &check_entry(c, spent)->figure;
	size_t told = outlay_in_rate(c, b, b->budget + 1);

	if (told != 0 && told != outlay->id)
		return true;
	return c->in->items[b->budget].side == SIDE_INITIAL &&
	    decimal_cmp(outlay->value, budget->value) > 0 && (told != 0 ||
	    outlay_in_rate(c, b, b->budget + 2) == outlay->id);
}

/* 项目 | 年初预算 | 决算数: what was spent may well be more than was planned in January, which a
 * table does not tell. */
static bool
is_first_of_table(const struct check *c, const struct books *b)
{
	return c->in->items[b->budget].side == SIDE_INITIAL &&
	    check_entry(c, b->budget)->figure.table != 0;
}

void
books_compare(struct check *c, const struct books *b)
{
	const struct figure *budget, *outlay;
	enum finding_severity severity = FINDING_OK;
	struct decimal difference;
	struct buf line = BUF_INIT;
	struct slot slots[2];
	size_t spent;

	if (b->budget == NONE || b->outlay == NONE)
		return;
	spent = outlay_of(c, b);
	if (is_told_as_rate(c, b, spent) || is_told_as_excess(c, b) ||
	    (check_entry(c, b->budget)->figure.table == 0 && is_added_to(c, b)))
		return;
	budget = &check_entry(c, b->budget)->figure;
	outlay = &check_entry(c, spent)->figure;
	if (!is_of_budget(c, b, outlay->value, budget->value) ||
	    !decimal_sub(outlay->value, budget->value, &difference) ||
	    (decimal_sign(difference) > 0 &&
	    (is_first_of_table(c, b) || is_excess_printed(c, b, difference))))
		return;
	if (decimal_sign(difference) > 0)
		severity = FINDING_WARNING;
	if (!check_wanted(c, severity))
		return;
	check_begin(c, severity, RULE_BUDGET, spent,
	    (struct computed){ budget->value, difference });
	findings_operand(c->out.findings, b->budget);
	buf_add_uint(&line, budget->line);
	slots[0] = (struct slot){ "line", buf_span(&line) };
	slots[1] = (struct slot){ "otherlabel", budget->label };
	check_say(c, severity == FINDING_OK ? "budget.ok" : "budget.warning", slots, 2);
	buf_release(&line);
}
