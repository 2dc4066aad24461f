/* check_stray: numbers of which nobody can say what they are of: rows and columns that stand in
 * text without their table. */
#include "check/check_rules.h"

#include "language/total_name.h"
#include "relation/cell.h"

/* A number in text that took its unit from a caption. */
static bool
is_scrap(const struct figure *f)
{
	return f->table == 0 && f->kind == KIND_MONEY && f->raw.n != 0 &&
	    f->raw.p[f->raw.n - 1] <= '9' && f->raw.p[f->raw.n - 1] >= '0';
}

/* 三公经费 24.80 28.00 21.64 in text: a row without its table, and who knows which
 * column is meant. */
static bool
is_one_of_scraps(const struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;

	if (!is_scrap(f))
		return false;
	for (int step = -1; step <= 1; step += 2) {
		size_t k = i + (size_t)step;

		if (k < c->in->ledger->n && check_entry(c, k)->figure.para == f->para &&
		    is_scrap(&check_entry(c, k)->figure))
			return true;
	}
	return false;
}

/* 公务用车费 over 预算数 | 决算数, and the layout of a page shifted these: the number beside e in
 * its row has no name at all, so that e may have half of its own. */
static bool
is_beside_nameless(const struct entry *e, const struct figure *f)
{
	return f->label.n == 0 && f->row == e->figure.row && f->kind == e->figure.kind;
}

/* （2021年分别为4.52万元、3.75万元）: does but a mark stand between a and b, of one name? */
static bool
are_of_a_breath(const struct figure *a, const struct figure *b)
{
	return a->table == 0 && b->table == 0 && a->line == b->line && a->year == b->year &&
	    a->kind == KIND_MONEY && b->kind == KIND_MONEY &&
	    a->col + a->raw.n + strlen("、") == b->col && span_eq(a->label, b->label);
}

/* One of several that are told in a breath for as many things, by the name of one of these. */
static bool
is_of_several(const struct check *c, size_t i)
{
	const struct figure *f = &check_entry(c, i)->figure;

	return (i > 0 && are_of_a_breath(&check_entry(c, i - 1)->figure, f)) ||
	    (i + 1 < c->in->ledger->n && are_of_a_breath(f, &check_entry(c, i + 1)->figure));
}

/* Numbers of one label next to each other under no header that tells them
 * apart: the columns were lost, so who knows which one is meant. */
static bool
is_one_of_row(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);

	if (e->figure.table == 0)
		return is_one_of_scraps(c, i) || is_of_several(c, i);
	for (int step = -1; step <= 1; step += 2) {
		size_t k = i + (size_t)step;
		const struct figure *f;

		if (k >= c->in->ledger->n)
			continue;
		f = &check_entry(c, k)->figure;
		if (f->table == e->figure.table && (is_beside_nameless(e, f) ||
		    (span_eq(f->label, e->figure.label) &&
		    (f->row == e->figure.row ? f->column != e->figure.column :
		    e->header.n == 0))))
			return true;
	}
	return false;
}

/* 编制数: 办公室 12, 业务科 18, 合计 30: of a column whose header names the quantity,
 * the rows with names of their own are parts of it, and only the total is it. */
static bool
is_one_of_column(const struct check *c, size_t i)
{
	const struct entry *e = check_entry(c, i);

	if (e->figure.table == 0 || e->header.n == 0 || total_name_is(e->name))
		return false;
	for (size_t k = i > REACH_COLUMN ? i - REACH_COLUMN : 0;
	    k < c->in->ledger->n && k <= i + REACH_COLUMN; k++) {
		const struct entry *o = check_entry(c, k);

		if (o->figure.table == e->figure.table && o->figure.row != e->figure.row &&
		    span_eq(o->header, e->header) && !span_eq(o->name, e->name) &&
		    span_eq(c->in->items[k].name, c->in->items[i].name))
			return true;
	}
	return false;
}

bool
check_is_stray(const struct check *c, size_t i)
{
	return is_one_of_row(c, i) || is_one_of_column(c, i);
}
