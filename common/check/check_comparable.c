/* check_comparable: may two statements of one name be of one quantity, or does what stands
 * around them tell them apart? */
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

/* 支出合计 is the year's, 支出总计 what is left over with it: they differ by that, in
 * columns (本年支出合计|决算数) too. */
static bool
is_year_against_all(const struct entry *a, const struct entry *b)
{
	return word_table_ends(&name_words, "total", a->name) &&
	    word_table_ends(&name_words, "grandtotal", b->name);
}

/* Bytes that a and b have in common at their ends. */
static size_t
common_end(struct span a, struct span b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n])
		n++;
	return n;
}

/* 行政编制8名，实有7名；工勤编制1名，实有1名: the count right before each of the two, of
 * another kind and by the same word, says of whom it speaks. */
static bool
is_of_neighbour(struct check *c, const struct statement *a, const struct statement *b)
{
	const struct entry *x, *y, *ea, *eb;
	size_t end;

	if (a->entry == 0 || b->entry == 0 || a->item.trust == ITEM_PLAIN)
		return false;
	ea = check_entry(c, a->entry);
	eb = check_entry(c, b->entry);
	x = check_entry(c, a->entry - 1);
	y = check_entry(c, b->entry - 1);
	if (ea->figure.table != 0 || eb->figure.table != 0 || !span_eq(ea->name, eb->name) ||
	    x->figure.line != ea->figure.line || y->figure.line != eb->figure.line ||
	    !repeat_same_kind(x, ea) || !repeat_same_kind(y, eb))
		return false;
	end = common_end(x->name, y->name);
	return end >= strlen("数") && end < x->name.n && end < y->name.n;
}

/* Do the figures right beside a and b, on their line, go by one name, be it with its owner
 * (乙中心编制)? */
static bool
has_alike_beside(const struct check *c, size_t a, size_t b, int beside)
{
	const struct entry *x, *y;

	if (beside < 0 ? a == 0 || b == 0 : a + 1 >= c->in->ledger->n || b + 1 >= c->in->ledger->n)
		return false;
	x = check_entry(c, beside < 0 ? a - 1 : a + 1);
	y = check_entry(c, beside < 0 ? b - 1 : b + 1);
	return x->name.n != 0 && y->name.n != 0 && repeat_same_kind(x, y) &&
	    (span_ends(x->name, y->name) || span_ends(y->name, x->name)) &&
	    x->figure.line == y->figure.line && x->figure.line == check_entry(c, a)->figure.line;
}

/* 甲中心编制8名，另一中心编制6名; 编制8名，实有7名；…编制6名，实有6名: counts by one label on one
 * line, right behind each other or each beside the same other: of two owners, as nobody counts the
 * same thing twice in a breath. */
static bool
are_of_two_owners(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct entry *x = check_entry(c, a->entry), *y = check_entry(c, b->entry);
	size_t first = a->entry < b->entry ? a->entry : b->entry;

	if (x->figure.kind != KIND_COUNT || x->figure.table != 0 || y->figure.table != 0 ||
	    x->figure.line != y->figure.line || !span_eq(x->name, y->name))
		return false;
	return first + 1 == a->entry || first + 1 == b->entry ||
	    has_alike_beside(c, a->entry, b->entry, -1) ||
	    has_alike_beside(c, a->entry, b->entry, 1);
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

/* 预算数、支出数 over 合计、财政拨款 each: do the two stand in one row of a table, in columns of
 * one name?  Those are merged headers' own. */
static bool
are_of_two_columns(const struct figure *x, const struct figure *y)
{
	return x->table != 0 && x->table == y->table && x->row == y->row &&
	    x->column != y->column && span_eq(x->label, y->label);
}

/* 得分分别为90分、92分和94分: do the two stand in one row, in which no more than a character parts
 * each figure from the next, so that they are of as many things? */
static bool
are_of_a_row(const struct check *c, const struct statement *a, const struct statement *b)
{
	enum { GLYPH = 3 };	/* bytes of a mark or an ideograph */
	size_t first = a->entry < b->entry ? a->entry : b->entry;
	size_t last = a->entry < b->entry ? b->entry : a->entry;

	for (size_t i = first; i < last; i++) {
		const struct figure *f = &check_entry(c, i)->figure;
		const struct figure *next = &check_entry(c, i + 1)->figure;

		if (f->table != 0 || next->table != 0 || f->line != next->line ||
		    next->col > f->col + f->raw.n + GLYPH)
			return false;
	}
	return true;
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
	return before->line == f->line && is_of_fund(before->label) &&
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

/* Does what stands right beside a and b go by one name as well, and differ?  beside: -1, 1. */
static bool
differs_beside(const struct check *c, size_t a, size_t b, int beside)
{
	const struct entry *x, *y;
	struct decimal difference;

	if (beside < 0 ? a == 0 || b == 0 : a + 1 >= c->in->ledger->n || b + 1 >= c->in->ledger->n)
		return false;
	x = check_entry(c, beside < 0 ? a - 1 : a + 1);
	y = check_entry(c, beside < 0 ? b - 1 : b + 1);
	return x->figure.kind == KIND_MONEY && x->name.n != 0 && span_eq(x->name, y->name) &&
	    x->figure.line == check_entry(c, a)->figure.line &&
	    y->figure.line == check_entry(c, b)->figure.line && repeat_same_kind(x, y) &&
	    repeat_compare(x, y, &difference) == VERDICT_FAILS;
}

/* 本年人员经费500万元、公用经费120万元，上年人员经费480万元、公用经费110万元: does what stands
 * right before a and b go by one name in two years, so that 上年 may hold for the next as well? */
static bool
follow_two_years(const struct check *c, size_t a, size_t b)
{
	const struct figure *x, *y;

	if (a == 0 || b == 0)
		return false;
	x = &check_entry(c, a - 1)->figure;
	y = &check_entry(c, b - 1)->figure;
	return (x->year != y->year || (c->in->items[a - 1].side == SIDE_PRIOR) !=
	    (c->in->items[b - 1].side == SIDE_PRIOR)) && x->kind == KIND_MONEY &&
	    c->in->items[a - 1].name.n != 0 &&
	    x->line == check_entry(c, a)->figure.line &&
	    y->line == check_entry(c, b)->figure.line &&
	    (span_ends(x->label, y->label) || span_ends(y->label, x->label));
}

/* 预算安排情况 / 基本支出1,042万元，项目支出1,345万元。 / 预算执行情况 /
 * 基本支出1,002万元，项目支出1,245万元。: two names in a row, in two sections or paragraphs
 * (批复预算：… / 实际支出：…), and both amounts differ: not a slip each, but other books. */
static bool
are_of_two_rows(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct figure *x = &check_entry(c, a->entry)->figure;
	const struct figure *y = &check_entry(c, b->entry)->figure;

	if (x->table != 0 || y->table != 0 || x->kind != KIND_MONEY)
		return false;
	if (x->line == y->line && span_eq(x->section, y->section))
		return follow_two_years(c, a->entry, b->entry);
	return differs_beside(c, a->entry, b->entry, -1) ||
	    differs_beside(c, a->entry, b->entry, 1);
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
	bool apart = check_entry(c, a->entry)->figure.line != check_entry(c, b->entry)->figure.line;
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

/* The amount that stands right before entry i, which says only that it was spent. */
static const struct entry *
spent_of(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i), *of;

	if (i == 0 || e->figure.table != 0 || !word_table_is(&qualifiers, "spending", e->name))
		return NULL;
	of = check_entry(c, i - 1);
	return of->figure.line == e->figure.line && repeat_same_kind(of, e) ? of : NULL;
}

/* “三公”经费预算13万元，实际支出5万元。公务接待费8万元，实际支出4万元: is each spent of what stands
 * right before it, and these are two things? */
static bool
are_spent_of_two(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct entry *x = spent_of(c, a->entry), *y = spent_of(c, b->entry);
	struct decimal difference;

	return x != NULL && y != NULL && x->figure.line == y->figure.line &&
	    x->name.n != 0 && y->name.n != 0 && !span_eq(x->name, y->name) &&
	    repeat_compare(x, y, &difference) == VERDICT_FAILS;
}

/* The amount in its line that the rate at entry i stands right behind; NULL: it stands behind
 * none. */
static const struct entry *
rated_before(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i), *of = i == 0 ? NULL : check_entry(c, i - 1);

	return of != NULL && of->figure.table == 0 && of->figure.line == e->figure.line &&
	    (of->figure.kind == KIND_MONEY || of->figure.kind == KIND_COUNT) ? of : NULL;
}

/* 甲资金完成90万元，执行率90%；乙资金完成60万元，执行率80%; 一季度执行率20%，二季度执行率45%: do
 * two rates of a line stand each behind an amount of its own, or side by side? */
static bool
are_rates_of_two(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct figure *f = &check_entry(c, a->entry)->figure;
	const struct figure *g = &check_entry(c, b->entry)->figure;
	const struct entry *x, *y;

	if (f->kind != KIND_PERCENT || f->table != 0 || g->table != 0 || f->line != g->line)
		return false;
	if (a->entry + 1 == b->entry || b->entry + 1 == a->entry)
		return true;
	x = rated_before(c, a->entry);
	y = rated_before(c, b->entry);
	return x != NULL && y != NULL && x->name.n != 0 && y->name.n != 0 &&
	    !span_eq(x->name, y->name);
}

/* 甲项目实际支出120万元。乙项目实际支出80万元。支出合计200万元: is one of the two a total, and
 * the other one of several by its name in the same paragraph? */
static bool
are_total_and_part(const struct check *c, size_t total, size_t part)
{
	const struct entry *t = check_entry(c, total), *p = check_entry(c, part);

	if (p->figure.table != 0 || p->figure.line != t->figure.line ||
	    !word_table_ends(&name_words, "total", t->name) ||
	    word_table_ends(&name_words, "total", p->name))
		return false;
	for (size_t i = total; i-- > 0 && check_entry(c, i)->figure.line == t->figure.line; ) {
		const struct entry *e = check_entry(c, i);

		if (i != part && e->figure.table == 0 &&
		    span_eq(e->name, p->name) && repeat_same_kind(e, p))
			return true;
	}
	return false;
}

/* 甲项目：自评得分96分, and 乙项目：自评得分88分 below it: does what they stand under name
 * another owner of each? */
static bool
are_of_two_scopes(const struct figure *x, const struct figure *y)
{
	return x->scope.n != 0 && y->scope.n != 0 && !span_eq(x->scope, y->scope);
}

/* 自评得分95.5分 of all that the organ does, and 总分 97.99 in the form of one project: is x a mark
 * in such a form, and does y say of no project that it is of it? */
static bool
are_of_whole_and_form(const struct figure *x, const struct figure *y)
{
	return x->kind == KIND_SCORE && x->table != 0 && y->table == 0 && y->scope.n == 0 &&
	    word_table_in(&owners, "form", x->scope) &&
	    !word_table_in(&owners, "owner", y->label);
}

/* 群众满意度, and not 执行率 of whatever the section is about: does the name of a rate say whose it
 * is? */
static bool
is_of_somebody(const struct check *c, const struct entry *e)
{
	struct span prefix;

	return relate_rate_name(c->in->words->sides, e->figure.label, &prefix) != NONE &&
	    prefix.n != 0;
}

/* 2023年收入总计1,986.45万元 in one section, 2023年收入总计1,968.45万元 in another: amounts (or
 * rates: 群众满意度96.50%, 95.60%) of one year by one label, two digits swapped, and too many of
 * them to be so alike by chance.  Other edits may be what was added meanwhile (固定资产,
 * 预算数). */
static bool
are_misprinted(const struct check *c, const struct statement *a, const struct statement *b)
{
	enum { LEAST_NAMED = 4, LEAST_NEAR = 5, LEAST_RATE = 3 };	/* digits */
	const struct entry *x = check_entry(c, a->entry), *y = check_entry(c, b->entry);
	bool plain = a->item.trust == ITEM_PLAIN;
	bool rate = x->figure.kind == KIND_PERCENT && x->places > 0 && is_of_somebody(c, x);
	int digits = hint_digits(x->figure.value);

	return (x->figure.kind == KIND_MONEY || rate) &&
	    x->figure.table == 0 && y->figure.table == 0 && x->figure.line != y->figure.line &&
	    x->scale == y->scale && x->places == y->places &&
	    (plain || span_eq(x->figure.label, y->figure.label)) &&
	    digits >= (rate ? LEAST_RATE : plain ? LEAST_NAMED : LEAST_NEAR) &&
	    digits == hint_digits(y->figure.value) &&
	    hint_edit(x, y->figure.value) == EDIT_SWAP;
}

/* Between labels that no table knows only text and tables are compared, and of two
 * that only resemble a name neither vouches for the other, but for amounts with two
 * digits swapped. */
bool
statements_compare(struct check *c, struct forms *forms, const struct statement *a,
    const struct statement *b)
{
	const struct entry *ea = check_entry(c, a->entry), *eb = check_entry(c, b->entry);
	const struct figure *x = &ea->figure, *y = &eb->figure;

	if (is_part_of(c, x, y->id) || is_part_of(c, y, x->id) || forms_apart(forms, ea, eb) ||
	    are_of_two_scopes(x, y) || are_of_two_columns(x, y) || are_of_whole_and_form(x, y) ||
	    are_of_whole_and_form(y, x))
		return false;
	if (are_siblings(c, a, b) || are_of_a_row(c, a, b) || are_told_apart(c, a, b) ||
	    are_of_two_funds(c, a, b))
		return false;
	if (is_of_neighbour(c, a, b) || (a->item.trust == ITEM_NEAR &&
	    b->item.trust == ITEM_NEAR && !are_misprinted(c, a, b)))
		return false;
	if (are_over_two_bases(c, a, b) || are_spent_of_two(c, a, b) || are_rates_of_two(c, a, b))
		return false;
	if (are_of_two_owners(c, a, b) || are_of_two_totals(c, a, b) || are_of_two_rows(c, a, b))
		return false;
	if (are_total_and_part(c, a->entry, b->entry) || are_total_and_part(c, b->entry, a->entry))
		return false;
	if (is_year_against_all(ea, eb) || is_year_against_all(eb, ea) ||
	    is_of_fund_against_all(c, a->entry, b->entry) ||
	    is_of_fund_against_all(c, b->entry, a->entry))
		return false;
	if (a->item.trust != ITEM_PLAIN)
		return true;
	return (x->table == 0) != (y->table == 0) || are_misprinted(c, a, b);
}
