/* check_sum: totals and their parts, contained parts, differences.
 *
 * Figures that name the same total in the same words of the column of form one
 * list.  A list with one reading is certain; one that offers several (a nested
 * 其中) is ambiguous, and is believed to miss only when no reading closes.
 */
#include "check/check_sum_parts.h"

#include "check/subtotals.h"
#include "language/grammar.h"

enum { COMBINATIONS_MAX = 8 };	/* ambiguous lists tried together with certain ones */

static void
add_list(struct check *c, const struct sums *s, size_t list, size_t total)
{
	const struct list *l = &s->lists[list];

	for (size_t i = 0; i < l->n; i++)
		if (s->members[l->first + i].entry != total)
			addends_add(&c->scratch.terms, s->members[l->first + i].entry, 1);
}

static struct tally
run_tally(struct check *c, size_t total)
{
	struct tally t = tally_sum(c->in->ledger, total, &c->scratch.terms);

	if (t.overflow)
		check_overflow(c, total);
	return t;
}

/* Parts that exceed their total: one is enough, and no list need be complete. */
static void
report_within(struct check *c, size_t total, const struct tally *tally)
{
	enum finding_severity severity = FINDING_OK;

	if (decimal_sign(tally->difference) < 0 && tally->verdict == VERDICT_ROUNDING)
		severity = FINDING_ROUNDING;
	if (decimal_sign(tally->difference) < 0 && tally->verdict == VERDICT_FAILS)
		severity = tally->rough || tally->mixed ? FINDING_WARNING : FINDING_ERROR;
	check_report_tally(c, RULE_WITHIN, severity, total, tally);
}

static void
report_sum(struct check *c, enum rule rule, size_t total, const struct tally *tally,
    bool likely)
{
	enum finding_severity severity = FINDING_OK;

	if (tally->verdict == VERDICT_ROUNDING)
		severity = FINDING_ROUNDING;
	if (tally->verdict == VERDICT_FAILS)
		severity = likely || tally->rough || tally->mixed || tally->unitless ?
		    FINDING_WARNING : FINDING_ERROR;
	check_report_tally(c, rule, severity, total, tally);
}

/* A single part proves its total only in a table: a group of marks with one
 * row, or a figure that was mistyped in one of the two places. */
static bool
is_sole_part(const struct check *c, size_t total, const struct tally *tally)
{
	const struct entry *e = check_entry(c, total);
	size_t part = c->scratch.terms.list[0].entry;

	if (e->figure.table == 0 || e->figure.table != check_entry(c, part)->figure.table)
		return false;
	return e->figure.kind == KIND_SCORE || hint_edit(e, tally->computed) != EDIT_NONE;
}

/* What is missing from 总分 is the weight of 预算执行率 in the form above, which a
 * converter has made a table of its own. */
static bool
is_in_form_above(const struct check *c, size_t total, const struct tally *tally)
{
	enum { LEAST = 5, FULL = 100 };	/* a weight; all of them */
	const struct figure *f = &check_entry(c, total)->figure;

	if (f->kind != KIND_SCORE || f->table < 2 ||
	    (word_table_ends(&qualifiers, "full", f->label) &&
	    decimal_cmp(f->value, decimal_of(FULL)) != 0) ||
	    decimal_cmp(tally->difference, decimal_of(LEAST)) < 0)
		return false;
	for (size_t i = total, left = REACH_FORM; i-- > 0 && left-- > 0; ) {
		const struct entry *e = check_entry(c, i);
		struct decimal written;	/* without the unit that a wrong column gave it */

		if (e->figure.table != 0 && e->figure.table + 1 < f->table)
			break;
		if (e->figure.table + 1 == f->table && e->figure.kind != KIND_PERCENT &&
		    decimal_shift(e->figure.value, -e->scale, &written) &&
		    decimal_cmp(written, tally->difference) == 0)
			return true;
	}
	return false;
}

static void
report(struct check *c, size_t total, const struct tally *tally)
{
	if (tally->verdict == VERDICT_NONE || is_in_form_above(c, total, tally))
		return;
	if (c->scratch.terms.n < 2 && tally->verdict == VERDICT_FAILS &&
	    is_sole_part(c, total, tally))
		check_report_tally(c, RULE_SUM, check_entry(c, total)->figure.kind ==
		    KIND_SCORE ? FINDING_ERROR : FINDING_WARNING, total, tally);
	else if (c->scratch.terms.n < 2)
		report_within(c, total, tally);
	else
		report_sum(c, RULE_SUM, total, tally, false);
}

static bool
is_within(const struct sums *s, size_t list)
{
	return s->members[s->lists[list].first].within;
}

static bool
is_ambiguous(const struct sums *s, size_t list)
{
	return s->lists[list].readings > 1;
}

/* The certain lists of one total and breakdown: claims from..to. */
static void
load_certain(struct check *c, const struct sums *s, size_t from, size_t to)
{
	c->scratch.terms.n = 0;
	for (size_t i = from; i < to; i++)
		if (!is_ambiguous(s, s->claims[i].list) && !is_within(s, s->claims[i].list))
			add_list(c, s, s->claims[i].list, s->claims[i].total);
}

/* The certain parts together with one ambiguous list. */
static bool
closes_with(struct check *c, struct sums *s, size_t from, size_t to, size_t list)
{
	struct tally t;

	load_certain(c, s, from, to);
	add_list(c, s, list, s->claims[from].total);
	t = tally_sum(c->in->ledger, s->claims[from].total, &c->scratch.terms);
	if (t.verdict != VERDICT_HOLDS && t.verdict != VERDICT_ROUNDING)
		return false;
	s->lists[list].settled = true;
	report(c, s->claims[from].total, &t);
	return true;
}

/* 2,949 of 2,857 with its items and 92 with its: closes once the items are left out. */
static bool
closes_with_fewer(struct check *c, size_t total, struct tally *t)
{
	struct tally fewer = tally_sum(c->in->ledger, total, &c->scratch.terms);

	if (fewer.verdict != VERDICT_HOLDS && fewer.verdict != VERDICT_ROUNDING)
		return false;
	*t = fewer;
	return true;
}

/* Is the sum twice, three or four times the total, and the first part that total or the second?
 * Then the levels of a classification are listed one below the other, each in full. */
static bool
is_sum_of_levels(struct check *c, const struct tally *t)
{
	enum { LEVELS = 4, PARTS = 3 };
	const struct addend *parts = t->terms->list;
	struct decimal sum, first;

	if (t->terms->n < PARTS)
		return false;
	first = check_entry(c, parts[0].entry)->figure.value;
	if (decimal_cmp(first, t->stated) != 0 &&
	    decimal_cmp(first, check_entry(c, parts[1].entry)->figure.value) != 0)
		return false;
	for (int64_t n = 2; n <= LEVELS; n++)
		if (decimal_mul(t->stated, decimal_of(n), &sum) &&
		    decimal_cmp(sum, t->computed) == 0)
			return true;
	return false;
}

/* Leaves out of the certain lists, claims from..to, what is counted in others; where all is
 * but nothing tells what, there is no verdict. */
static bool
closes_by_subtotals(struct check *c, const struct sums *s, size_t from, size_t to,
    struct tally *t)
{
	size_t total = s->claims[from].total;

	if (t->verdict != VERDICT_FAILS || decimal_sign(t->difference) >= 0 ||
	    check_entry(c, total)->figure.table == 0)
		return false;
	if (is_sum_of_levels(c, t)) {
		t->verdict = VERDICT_NONE;
		return true;
	}
	load_certain(c, s, from, to);
	if (subtotals_drop(c->in->ledger, &c->scratch.terms) && closes_with_fewer(c, total, t))
		return true;
	load_certain(c, s, from, to);
	return subtotals_nest(c->in->ledger, &c->scratch.terms, total) &&
	    closes_with_fewer(c, total, t);
}

static void
check_certain(struct check *c, struct sums *s, size_t from, size_t to)
{
	struct tally t;
	size_t tried = 0;

	load_certain(c, s, from, to);
	if (c->scratch.terms.n == 0)
		return;
	t = run_tally(c, s->claims[from].total);
	for (size_t i = from; i < to && t.verdict == VERDICT_FAILS; i++) {
		if (!is_ambiguous(s, s->claims[i].list) || ++tried > COMBINATIONS_MAX)
			continue;
		if (closes_with(c, s, from, to, s->claims[i].list))
			return;
	}
	if (!closes_by_subtotals(c, s, from, to, &t))
		load_certain(c, s, from, to);
	report(c, s->claims[from].total, &t);
}

/* 新增就业2320人，其中失业人员990人、困难人员330人: is more than a third of the total missing,
 * so that one digit of few makes it up by chance? */
static bool
lacks_much(struct check *c, const struct hint *hint, size_t total, const struct tally *tally)
{
	enum { FEW = 2, TELLING = 4 };	/* parts, digits */
	struct decimal thrice;

	return hint->edit == EDIT_DIGIT && c->scratch.terms.n <= FEW &&
	    check_entry(c, total)->figure.kind == KIND_COUNT &&
	    hint_digits(check_entry(c, hint->entry)->figure.value) < TELLING &&
	    decimal_mul(tally->difference, decimal_of(3), &thrice) &&
	    decimal_cmp(thrice, check_entry(c, total)->figure.value) > 0;
}

/* May a slip explain what the parts, two of them, miss of total by chance? */
static bool
may_be_chance(struct check *c, size_t total)
{
	enum { FEW = 2 };
	struct term whole = { .value = check_entry(c, total)->figure.value }, parts[FEW];
	size_t n = c->scratch.terms.n;

	for (size_t i = 0; i < n && n <= FEW; i++)
		parts[i].value = check_entry(c, c->scratch.terms.list[i].entry)->figure.value;
	return n <= FEW && closure_may_be_chance(&whole, parts, n);
}

/* A list that need not be complete, yet would be but for one slip in a number
 * long enough for that to be no accident. */
static bool
is_slip(struct check *c, size_t total, const struct tally *tally)
{
	const struct entry *e = check_entry(c, total);
	struct hint hint;

	if (tally->verdict != VERDICT_FAILS || tally->rough || tally->mixed ||
	    decimal_sign(tally->difference) < 0 || hint_digits(e->figure.value) < 3)
		return false;
	if (e->figure.table == 0 && may_be_chance(c, total))
		return false;
	if (c->scratch.terms.n == 1)	/* 其中：一般公共预算: most of it, and need not be all */
		return false;
	hint = hint_sum(c->in->ledger, total, tally);
	return (hint.edit == EDIT_SWAP || hint.edit == EDIT_DIGIT ||
	    hint.edit == EDIT_TEN || hint.edit == EDIT_TEN_THOUSAND) &&
	    !(e->figure.table == 0 && lacks_much(c, &hint, total, tally)) &&
	    hint_digits(check_entry(c, hint.entry)->figure.value) >= 3;
}

/* Is more than a third of the total missing?  Then the list has only been begun. */
static bool
is_begun(struct check *c, size_t total, const struct tally *tally)
{
	struct decimal thrice;

	return decimal_mul(tally->difference, decimal_of(3), &thrice) &&
	    decimal_cmp(thrice, check_entry(c, total)->figure.value) > 0;
}

static void
check_within(struct check *c, const struct sums *s, const struct claim *claim)
{
	struct tally t;

	c->scratch.terms.n = 0;
	add_list(c, s, claim->list, claim->total);
	if (c->scratch.terms.n == 0)
		return;
	t = run_tally(c, claim->total);
	if (is_slip(c, claim->total, &t) ||
	    (s->members[s->lists[claim->list].first].likely && c->scratch.terms.n > 1 &&
	    t.verdict == VERDICT_FAILS && !is_begun(c, claim->total, &t)))
		check_report_tally(c, RULE_SUM, FINDING_WARNING, claim->total, &t);
	else if (t.verdict != VERDICT_NONE)
		report_within(c, claim->total, &t);
}

/* Each reading of an ambiguous list alone; the likeliest speaks for a miss. */
static void
check_ambiguous(struct check *c, const struct sums *s, size_t list)
{
	struct span expression = s->members[s->lists[list].first].expression;
	struct tally likeliest = { .verdict = VERDICT_NONE };
	size_t stated = 0;

	while (formula_next(&expression, &c->scratch.formula)) {
		size_t total = ledger_find(c->in->ledger, c->scratch.formula.ids[0]);
		struct tally t;

		if (total == NONE || c->scratch.formula.shape != SHAPE_ONE)
			continue;
		c->scratch.terms.n = 0;
		add_list(c, s, list, total);
		t = run_tally(c, total);
		if (t.verdict == VERDICT_HOLDS || t.verdict == VERDICT_ROUNDING) {
			report(c, total, &t);
			return;
		}
		if (likeliest.verdict == VERDICT_NONE) {
			likeliest = t;
			stated = total;
		}
	}
	c->scratch.terms.n = 0;
	add_list(c, s, list, stated);
	report(c, stated, &likeliest);
}

static void
check_lists(struct check *c, struct sums *s)
{
	size_t from = 0;

	while (from < s->nclaims) {
		size_t to = from;

		while (to < s->nclaims && s->claims[to].total == s->claims[from].total &&
		    s->claims[to].group == s->claims[from].group)
			to++;
		check_certain(c, s, from, to);
		for (size_t i = from; i < to; i++)
			if (is_within(s, s->claims[i].list) && s->claims[i].rank == 0)
				check_within(c, s, &s->claims[i]);
		from = to;
	}
	for (size_t i = 0; i < s->nlists; i++)
		if (is_ambiguous(s, i) && !is_within(s, i) && !s->lists[i].settled)
			check_ambiguous(c, s, i);
}

/* Loads A+B+C (or A-B) of c->scratch.formula; false if a figure is missing. */
static bool
load_formula(struct check *c)
{
	const struct formula *f = &c->scratch.formula;
	int sign = f->shape == SHAPE_DIFFERENCE ? -1 : 1;

	c->scratch.terms.n = 0;
	for (size_t i = 0; i < f->n; i++) {
		size_t at = ledger_find(c->in->ledger, f->ids[i]);

		if (at == NONE)
			return false;
		addends_add(&c->scratch.terms, at,
		    i == 0 ? 1 : formula_takes_away(f, i) ? -1 : sign);
	}
	return true;
}

/* A figure that says itself what it is the sum or difference of; likely: that
 * only its label suggests it. */
static void
check_own(struct check *c, size_t entry, struct span expression, enum shape shape,
    bool likely)
{
	struct span rest = expression;
	struct tally likeliest = { .verdict = VERDICT_NONE };
	enum rule rule = shape == SHAPE_SUM ? RULE_SUM : RULE_DELTA;
	struct span first = { NULL, 0 };

	while (rest.n > 0) {
		struct span reading = rest;
		struct tally t;

		if (!formula_next(&rest, &c->scratch.formula))
			break;
		if (c->scratch.formula.shape != shape || !load_formula(c))
			continue;
		t = run_tally(c, entry);
		if (t.verdict == VERDICT_HOLDS || t.verdict == VERDICT_ROUNDING) {
			report_sum(c, rule, entry, &t, likely);
			return;
		}
		if (likeliest.verdict == VERDICT_NONE) {
			likeliest = t;
			first = reading;
		}
	}
	if (likeliest.verdict == VERDICT_NONE)
		return;
	formula_next(&first, &c->scratch.formula);
	load_formula(c);
	report_sum(c, rule, entry, &likeliest, likely);
}

static void
check_formulas(struct check *c)
{
	for (size_t i = 0; i < c->in->ledger->n; i++) {
		struct relations r = check_relations(c, i);

		if (!check_has(c, i, REL_SUM) && !check_has(c, i, REL_DELTA) &&
		    !check_has(c, i, REL_LIKELY))
			continue;
		while (relations_next(&r)) {
			if (r.relation == REL_SUM || r.relation == REL_LIKELY)
				check_own(c, i, r.expression, SHAPE_SUM, r.relation == REL_LIKELY);
			if (r.relation == REL_DELTA || r.relation == REL_LIKELY)
				check_own(c, i, r.expression, SHAPE_DIFFERENCE,
				    r.relation == REL_LIKELY);
		}
	}
}

void
check_sums(struct check *c)
{
	struct sums s;

	sums_read(c, &s);
	check_lists(c, &s);
	check_formulas(c);
	sums_release(&s);
}
