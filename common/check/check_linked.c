/* check_linked: does what two statements of one name are made of, or are parts of, tell them
 * apart? */
#include "check/check_same.h"

#include "check/repeat.h"
#include "language/grammar.h"

/* 总支出125万元，其中本年支出116万元: one name, yet not one quantity; nor what is
 * worked out from the other. */
static bool
is_part_of(struct check *c, const struct figure *f, size_t id)
{
	return check_names(c, f, 1u << REL_PART | 1u << REL_LIKELY | 1u << REL_WITHIN |
	    1u << REL_SUM | 1u << REL_DELTA, id);
}

/* 35岁以下40人、36至50岁52人: parts of one list, so two of them. */
static bool
are_siblings(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct figure *x = &check_entry(c, a->entry)->figure;
	const struct figure *y = &check_entry(c, b->entry)->figure;

	return x->table == 0 && y->table == 0 && x->of.n != 0 && span_eq(x->of, y->of) &&
	    span_eq(x->rel, y->rel) && check_has_any(c, a->entry, REL_PART, REL_WITHIN);
}

/* Is id one of those that f is the difference, the share or the rate of? */
static bool
is_between(struct check *c, const struct figure *f, size_t id)
{
	return check_names(c, f, 1u << REL_DELTA | 1u << REL_SHARE | 1u << REL_RATE, id);
}

/* 执行率98.45%，较上年的97.20%提高1.25个百分点; 支出合计6,700万元。财政拨款支出6,300万元，占支出
 * 合计的94.03%: is it stated right behind them how far they are apart, or what share one is of the
 * other? */
static bool
are_told_apart(struct check *c, const struct statement *a, const struct statement *b)
{
	enum { BEHIND = 2 };
	size_t last = a->entry > b->entry ? a->entry : b->entry;

	for (size_t i = last + 1; i < c->in->ledger->n && i <= last + BEHIND; i++) {
		const struct figure *f = &check_entry(c, i)->figure;

		if (is_between(c, f, check_entry(c, a->entry)->figure.id) &&
		    is_between(c, f, check_entry(c, b->entry)->figure.id))
			return true;
	}
	return false;
}

/* The entry that i is said to be a part of; NONE: none, or one of several. */
static size_t
part_of(struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;
	struct relations r = relations_of(f);

	while (relations_next(&r))
		if ((r.relation == REL_PART || r.relation == REL_WITHIN ||
		    r.relation == REL_LIKELY) &&
		    formula_next(&r.expression, &c->scratch.formula) &&
		    c->scratch.formula.shape == SHAPE_ONE)
			return ledger_find(c->in->ledger, c->scratch.formula.ids[0]);
	return NONE;
}

/* The same of a figure of the text. */
static size_t
total_of(struct check *c, size_t i)
{
	return check_entry(c, i)->figure.table != 0 ? NONE : part_of(c, i);
}

/* Does a name speak of one fund, or of what the treasury grants? */
static bool
is_of_fund(struct span name)
{
	return word_table_in(&qualifiers, "fund", name) ||
	    word_table_in(&name_words, "granted", name);
}

/* 一般公共预算支出1,280万元，其中项目支出580万元, and 项目支出850 of 合计 1,550 in a form: is text
 * a part of what is of one fund, and cell of another total that does not say so? */
static bool
is_of_fund_against_all(struct check *c, size_t text, size_t cell)
{
	const struct entry *e = check_entry(c, cell);
	size_t x, y;
	struct decimal difference;

	if (e->figure.table == 0 || e->figure.kind != KIND_MONEY || is_of_fund(e->header) ||
	    (x = total_of(c, text)) == NONE || !is_of_fund(check_entry(c, x)->figure.label) ||
	    (y = part_of(c, cell)) == NONE || is_of_fund(check_entry(c, y)->figure.label))
		return false;
	return repeat_compare(check_entry(c, x), check_entry(c, y), &difference) == VERDICT_FAILS;
}

/* 财政拨款支出年初预算5,600万元，支出决算6,300万元: is entry i of one fund, or of the treasury, by
 * its name or, where that tells what became of a budget, by the budget's right before it? */
static bool
is_entry_of_fund(const struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure, *before;

	if (is_of_fund(f->label))
		return true;
	if (i == 0 || c->in->items[i].side != SIDE_FINAL)
		return false;
	before = &check_entry(c, i - 1)->figure;
	return before->para == f->para && is_of_fund(before->label) &&
	    (c->in->items[i - 1].side == SIDE_INITIAL || c->in->items[i - 1].side == SIDE_BUDGET);
}

/* 支出合计6,700万元。…财政拨款支出6,300万元: is one of them, in the text, of a fund by its name,
 * and the other of all there is? */
static bool
are_of_two_funds(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct figure *x = &check_entry(c, a->entry)->figure;
	const struct figure *y = &check_entry(c, b->entry)->figure;

	return x->table == 0 && y->table == 0 && x->kind == KIND_MONEY &&
	    is_entry_of_fund(c, a->entry) != is_entry_of_fund(c, b->entry);
}

/* 甲中心支出100万元，其中公用经费40万元；乙中心支出80万元，其中公用经费30万元: parts of two totals
 * that differ. */
static bool
are_of_two_totals(struct check *c, const struct statement *a, const struct statement *b)
{
	size_t x = total_of(c, a->entry), y;
	struct decimal difference;

	if (x == NONE || (y = total_of(c, b->entry)) == NONE || x == y)
		return false;
	return repeat_same_kind(check_entry(c, x), check_entry(c, y)) &&
	    repeat_compare(check_entry(c, x), check_entry(c, y),
	    &difference) == VERDICT_FAILS;
}

/* The sum right behind entry i in its paragraph that the figure there is added into; NONE: none. */
static size_t
sum_behind(struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;

	for (size_t k = i + 1; k <= i + REACH_BEHIND && k < c->in->ledger->n; k++) {
		const struct figure *sum = &check_entry(c, k)->figure;

		if (f->table == 0 && sum->para == f->para &&
		    check_names(c, sum, 1u << REL_SUM, f->id))
			return k;
	}
	return NONE;
}

/* 批复：基本7万元，项目11万元，共18万元。决算：基本8万元，项目13万元，共21万元: is each added up
 * with others, to sums that are not as far apart as the two are, so that the others differ as
 * well? */
static bool
are_of_two_sums(struct check *c, const struct statement *a, const struct statement *b)
{
	size_t one = sum_behind(c, a->entry), other = sum_behind(c, b->entry);
	struct decimal apart, sums;

	return one != NONE && other != NONE && one != other &&
	    decimal_sub(check_entry(c, one)->figure.value,
	    check_entry(c, other)->figure.value, &sums) &&
	    decimal_sub(check_entry(c, a->entry)->figure.value,
	    check_entry(c, b->entry)->figure.value, &apart) &&
	    decimal_sign(sums) != 0 && decimal_cmp(sums, apart) != 0;
}

/* The amount that entry i, a rate, is said to be over; NONE: none is. */
static size_t
base_of(struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;
	struct relations r = relations_of(f);

	while (relations_next(&r))
		if (r.relation == REL_RATE && formula_next(&r.expression, &c->scratch.formula) &&
		    c->scratch.formula.n == 2)
			return ledger_find(c->in->ledger, c->scratch.formula.ids[1]);
	return NONE;
}

/* 基本支出预算100万元，执行90万元，执行率90%；项目支出预算50万元，执行40万元，执行率80%: rates
 * over two amounts; in two paragraphs those may be one amount, misprinted. */
static bool
are_over_two_bases(struct check *c, const struct statement *a, const struct statement *b)
{
	bool apart = check_entry(c, a->entry)->figure.para != check_entry(c, b->entry)->figure.para;
	size_t x, y;
	struct decimal difference;

	if (check_entry(c, a->entry)->figure.kind != KIND_PERCENT ||
	    (x = base_of(c, a->entry)) == NONE || (y = base_of(c, b->entry)) == NONE ||
	    x == y)
		return false;
	if (apart && hint_edit(check_entry(c, x),
	    check_entry(c, y)->figure.value) != EDIT_NONE)
		return false;
	return repeat_same_kind(check_entry(c, x), check_entry(c, y)) &&
	    repeat_compare(check_entry(c, x), check_entry(c, y),
	    &difference) == VERDICT_FAILS;
}

/* 甲项目实际支出120万元。乙项目实际支出80万元。支出合计200万元: is one of the two a total, and
 * the other one of several by its name in the same paragraph? */
static bool
are_total_and_part(const struct check *c, size_t total, size_t part)
{
	const struct entry *t = check_entry(c, total), *p = check_entry(c, part);

	if (p->figure.table != 0 || p->figure.para != t->figure.para ||
	    !word_table_ends(&name_words, "total", t->name) ||
	    word_table_ends(&name_words, "total", p->name))
		return false;
	for (size_t i = total; i-- > 0 && check_entry(c, i)->figure.para == t->figure.para; ) {
		const struct entry *e = check_entry(c, i);

		if (i != part && e->figure.table == 0 &&
		    span_eq(e->name, p->name) && repeat_same_kind(e, p))
			return true;
	}
	return false;
}

/* Is a a part of b, its total among parts, or of one fund where b is of all? */
static bool
is_apart_from(struct check *c, const struct statement *a, const struct statement *b)
{
	return is_part_of(c, &check_entry(c, a->entry)->figure,
	    check_entry(c, b->entry)->figure.id) ||
	    are_total_and_part(c, a->entry, b->entry) ||
	    is_of_fund_against_all(c, a->entry, b->entry);
}

/* 预算执行率 | = | 100 | % | 97.20: is the entry what another of its row was to reach? */
static bool
is_target(struct check *c, size_t entry)
{
	const struct figure *f = &check_entry(c, entry)->figure;

	for (size_t i = entry + 1; f->table != 0 && i < c->in->ledger->n; i++) {
		const struct figure *other = &check_entry(c, i)->figure;

		if (other->table != f->table || other->row != f->row)
			break;
		if (check_names(c, other, 1u << REL_ACTUAL, f->id))
			return true;
	}
	return false;
}

bool
statements_differ_by_links(struct check *c, const struct statement *a, const struct statement *b)
{
	return is_apart_from(c, a, b) || is_apart_from(c, b, a) || are_siblings(c, a, b) ||
	    are_told_apart(c, a, b) || are_of_two_funds(c, a, b) ||
	    are_over_two_bases(c, a, b) || are_of_two_totals(c, a, b) ||
	    are_of_two_sums(c, a, b) ||
	    is_target(c, a->entry) != is_target(c, b->entry);
}
