/* check_beside: does what stands right beside two statements of one name, in their paragraphs, tell
 * them apart? */
#include "check/check_same.h"

#include "check/repeat.h"
#include "language/grammar.h"

/* 行政编制8名，实有7名；工勤编制1名，实有1名: the count right before each of the two, of
 * another kind and by the same word, says of whom it speaks. */
static bool
is_of_neighbour(const struct check *c, const struct statement *a, const struct statement *b)
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
	    x->figure.para != ea->figure.para || y->figure.para != eb->figure.para ||
	    !repeat_same_kind(x, ea) || !repeat_same_kind(y, eb))
		return false;
	end = glyph_common_end(x->name, y->name);
	return end >= strlen("数") && end < x->name.n && end < y->name.n;
}

/* Do the figures right beside a and b, in their paragraph, go by one name, be it with its owner
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
	    x->figure.para == y->figure.para && x->figure.para == check_entry(c, a)->figure.para;
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
	    x->figure.para != y->figure.para || !span_eq(x->name, y->name))
		return false;
	return first + 1 == a->entry || first + 1 == b->entry ||
	    has_alike_beside(c, a->entry, b->entry, -1) ||
	    has_alike_beside(c, a->entry, b->entry, 1);
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

		if (f->table != 0 || next->table != 0 || f->para != next->para ||
		    next->col > f->col + f->raw.n + GLYPH)
			return false;
	}
	return true;
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
	    x->figure.para == check_entry(c, a)->figure.para &&
	    y->figure.para == check_entry(c, b)->figure.para && repeat_same_kind(x, y) &&
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
	    x->para == check_entry(c, a)->figure.para &&
	    y->para == check_entry(c, b)->figure.para &&
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
	if (x->para == y->para && span_eq(x->section, y->section))
		return follow_two_years(c, a->entry, b->entry);
	return differs_beside(c, a->entry, b->entry, -1) ||
	    differs_beside(c, a->entry, b->entry, 1);
}

/* The amount that stands right before entry i, which says only that it was spent. */
static const struct entry *
spent_of(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i), *of;

	if (i == 0 || e->figure.table != 0 || !word_table_is(&qualifiers, "spending", e->name))
		return NULL;
	of = check_entry(c, i - 1);
	return of->figure.para == e->figure.para && repeat_same_kind(of, e) ? of : NULL;
}

/* “三公”经费预算13万元，实际支出5万元。公务接待费8万元，实际支出4万元: is each spent of what stands
 * right before it, and these are two things? */
static bool
are_spent_of_two(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct entry *x = spent_of(c, a->entry), *y = spent_of(c, b->entry);
	struct decimal difference;

	return x != NULL && y != NULL && x->figure.para == y->figure.para &&
	    x->name.n != 0 && y->name.n != 0 && !span_eq(x->name, y->name) &&
	    repeat_compare(x, y, &difference) == VERDICT_FAILS;
}

/* 资金总额320万元；实际支出306万元: is one of the two spent of the other, which says no outlay? */
static bool
is_spent_of_other(const struct check *c, const struct statement *a, const struct statement *b)
{
	const struct entry *x = check_entry(c, a->entry), *y = check_entry(c, b->entry);

	return (spent_of(c, a->entry) == y && !word_table_in(&name_words, "outlay", y->name)) ||
	    (spent_of(c, b->entry) == x && !word_table_in(&name_words, "outlay", x->name));
}

/* The amount in its line that the rate at entry i stands right behind; NULL: it stands behind
 * none. */
static const struct entry *
rated_before(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i), *of = i == 0 ? NULL : check_entry(c, i - 1);

	return of != NULL && of->figure.table == 0 && of->figure.para == e->figure.para &&
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

	if (f->kind != KIND_PERCENT || f->table != 0 || g->table != 0 || f->para != g->para)
		return false;
	if (a->entry + 1 == b->entry || b->entry + 1 == a->entry)
		return true;
	x = rated_before(c, a->entry);
	y = rated_before(c, b->entry);
	return x != NULL && y != NULL && x->name.n != 0 && y->name.n != 0 &&
	    !span_eq(x->name, y->name);
}

bool
statements_differ_beside(const struct check *c, const struct statement *a,
    const struct statement *b)
{
	return are_of_a_row(c, a, b) || is_of_neighbour(c, a, b) || are_spent_of_two(c, a, b) ||
	    is_spent_of_other(c, a, b) ||
	    are_rates_of_two(c, a, b) || are_of_two_owners(c, a, b) ||
	    are_of_two_rows(c, a, b);
}
