/* check_comparable: may two statements of one name be of one quantity, or do their names, or
 * what check_beside and check_linked know, tell them apart? */
#include "check/check_same.h"

#include "check/repeat.h"
#include "language/grammar.h"

/* 支出合计 is the year's, 支出总计 what is left over with it: they differ by that, in
 * columns (本年支出合计|决算数) too. */
static bool
is_year_against_all(const struct entry *a, const struct entry *b)
{
	return word_table_ends(&name_words, "total", a->name) &&
	    word_table_ends(&name_words, "grandtotal", b->name);
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

/* 评价总分100分，…。综合得分91.3分: is one of the two, a line apart at most, what could be got? */
static bool
are_full_and_got(const struct check *c, const struct statement *a, const struct statement *b)
{
	size_t x = check_entry(c, a->entry)->figure.para;
	size_t y = check_entry(c, b->entry)->figure.para;

	return (x > y ? x - y : y - x) <= 1 &&
	    (check_is_scheme(c, a->entry) || check_is_scheme(c, b->entry));
}

/* 预算数、支出数 over 合计、财政拨款 each: do the two stand in one row of a table, in columns of
 * one name?  Those are merged headers' own. */
static bool
are_of_two_columns(const struct figure *x, const struct figure *y)
{
	return x->table != 0 && x->table == y->table && x->row == y->row &&
	    x->column != y->column && span_eq(x->label, y->label);
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
	    x->figure.table == 0 && y->figure.table == 0 && x->figure.para != y->figure.para &&
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

	if (forms_apart(forms, ea, eb) || are_of_two_scopes(x, y) || are_of_two_columns(x, y) ||
	    are_full_and_got(c, a, b) ||
	    are_of_whole_and_form(x, y) || are_of_whole_and_form(y, x) ||
	    is_year_against_all(ea, eb) || is_year_against_all(eb, ea))
		return false;
	if (statements_differ_beside(c, a, b) || statements_differ_by_links(c, a, b))
		return false;
	if (a->item.trust == ITEM_NEAR && b->item.trust == ITEM_NEAR && !are_misprinted(c, a, b))
		return false;
	if (a->item.trust != ITEM_PLAIN)
		return true;
	return (x->table == 0) != (y->table == 0) || are_misprinted(c, a, b);
}
