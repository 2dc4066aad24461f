/* relate_column: figures of one column as parts of a total; see relate_column.h. */
#include "relation/relate_column.h"

#include "base/mem.h"
#include "relation/cell_text.h"
#include "relation/derived.h"
#include "text/character.h"

void
column_clear(struct table_relations *tr)
{
	tr->nparts = 0;
}

void
column_add(struct table_relations *tr, size_t i)
{
	tr->parts = mem_grow(tr->parts, tr->nparts, &tr->parts_cap, sizeof *tr->parts);
	while (tr->terms_cap <= tr->nparts)
		tr->terms = mem_grow(tr->terms, tr->terms_cap, &tr->terms_cap, sizeof *tr->terms);
	tr->terms[tr->nparts] = relate_term(&tr->ms->at[i]);
	tr->parts[tr->nparts++] = i;
}

bool
column_closes(const struct table_relations *tr, const struct mention *total)
{
	struct term term = relate_term(total);

	return tr->nparts >= 2 && closure_sum(&term, tr->terms, tr->nparts);
}

bool
column_is_near(const struct table_relations *tr, const struct mention *total)
{
	struct term term = relate_term(total);
	struct decimal off;

	if (closure_slip(&term, tr->terms, tr->nparts) != SLIP_NONE)
		return true;
	return closure_residue(&term, tr->terms, tr->nparts, &off) &&
	    decimal_mul(decimal_abs(off), decimal_of(10), &off) &&
	    decimal_cmp(off, decimal_abs(total->q.value)) <= 0;
}

/* Is a part as large as total or larger, and one no larger and more than nothing? */
static bool
is_between(const struct table_relations *tr, const struct mention *total)
{
	bool above = false, below = false;

	for (size_t i = 0; i < tr->nparts; i++) {
		int order = decimal_cmp(tr->terms[i].value, total->q.value);

		above |= order >= 0;
		below |= order <= 0 && decimal_sign(tr->terms[i].value) > 0;
	}
	return above && below;
}

/* 87.23 below 83.3, 94.4, 85.8 and 85.4: is total what the parts are on average, rounded? */
static bool
is_mean(const struct table_relations *tr, const struct mention *total)
{
	struct decimal off, slack, n = decimal_of((int64_t)tr->nparts), sum = decimal_of(0);

	for (size_t i = 0; i < tr->nparts; i++)
		if (!decimal_add(sum, tr->terms[i].value, &sum))
			return false;
	return decimal_mul(total->q.value, n, &off) && decimal_sub(off, sum, &off) &&
	    decimal_mul(total->q.quantum, n, &slack) && decimal_add(off, off, &off) &&
	    decimal_cmp(decimal_abs(off), slack) <= 0;
}

/* 100·(a/100)/b: is each so much of a for one of b, as it is printed? */
static bool
is_quotient(const struct mention *each, const struct mention *a, const struct mention *b)
{
	struct term x, y = relate_term(b), z = relate_term(each);

	if (a == NULL || b == NULL || decimal_cmp(y.value, decimal_of(1)) <= 0)
		return false;
	x = relate_term(a);
	return decimal_shift(x.value, -2, &x.value) && decimal_shift(x.quantum, -2, &x.quantum) &&
	    closure_rate(&x, &y, &z);
}

/* Are total and parts, three of them at least and all but one, what their rows have in the
 * column of a for each in that of b? */
static bool
is_for_each(const struct table_relations *tr, const struct mention *total,
    const struct mention *a, const struct mention *b)
{
	enum { TELLING = 3 };
	size_t missed = !is_quotient(total, a, b);

	for (size_t i = 0; i < tr->nparts && missed < 2; i++) {
		const struct mention *m = &tr->ms->at[tr->parts[i]];
		size_t r = m->cell.row - 1;
		const struct mention *x = column_mention(tr, r, a), *y = column_mention(tr, r, b);

		missed += x == NULL || y == NULL || !is_quotient(m, x, y);
	}
	return missed < 2 && tr->nparts + 1 - missed >= TELLING;
}

/* 班级数 | 学生数 | 班均: does the table itself show that total is an average, whatever it is
 * called? */
static bool
is_average(const struct table_relations *tr, const struct mention *total)
{
	size_t r = total->cell.row - 1;
	const struct grid_row *row = &tr->g->rows[r];

	for (size_t i = 0; i < row->nmentions; i++)
		for (size_t k = 0; k < row->nmentions; k++) {
			const struct mention *a = table_mention(tr, r, i);
			const struct mention *b = table_mention(tr, r, k);

			if (i != k && a != total && b != total && a->id != 0 && b->id != 0 &&
			    a->cell.whole && b->cell.whole && is_for_each(tr, total, a, b))
				return true;
		}
	return false;
}

/* 院均收入、院均支出、院均床位: is in every column of total's row, three or more, one of its parts'
 * rows more than that?  No row of sums is so. */
static bool
is_row_exceeded(const struct table_relations *tr, const struct mention *total)
{
	enum { LEAST = 3 };
	const struct grid_row *row = &tr->g->rows[total->cell.row - 1];
	size_t columns = 0;

	for (size_t i = 0; i < row->nmentions; i++) {
		const struct mention *m = table_mention(tr, total->cell.row - 1, i), *x;
		bool exceeded = false;

		if (m->id == 0 || !m->cell.whole)
			continue;
		for (size_t k = 0; k < tr->nparts && !exceeded; k++) {
			x = column_mention(tr, tr->ms->at[tr->parts[k]].cell.row - 1, m);
			exceeded = x != NULL && decimal_cmp(x->q.value, m->q.value) > 0;
		}
		if (!exceeded)
			return false;
		columns++;
	}
	return columns >= LEAST;
}

/* Does s end in a group of fewer than three digits, 365,00: an amount that has lost its end? */
static bool
ends_torn(struct span s)
{
	enum { GROUP = 3 };
	size_t n = 0;

	while (n < s.n && byte_is_digit(s.p[s.n - n - 1]))
		n++;
	return n != 0 && n < GROUP && n + 1 < s.n && s.p[s.n - n - 1] == ',' &&
	    byte_is_digit(s.p[s.n - n - 2]);
}

/* Is an amount in the column of total, under its header, torn or run together with a name that
 * stands on its line?  Then a part is not known. */
static bool
is_torn(const struct table_relations *tr, const struct mention *total)
{
	size_t header = tr->g->rows[total->cell.row - 1].header, c = total->cell.column - 1;

	for (size_t r = 0; r < tr->g->table->nrows; r++)
		if (tr->g->rows[r].header == header &&
		    (ends_torn(cell_text(tr->g, r, c)) || cell_is_mixed(tr->g, r, c)))
			return true;
	return false;
}

/* 96.85 below 98.34 and 94.05, and no header: may they be per cent? */
static bool
may_be_percents(const struct table_relations *tr, const struct mention *total)
{
	struct decimal most = decimal_of(100);
	bool may = decimal_cmp(decimal_abs(total->q.value), most) <= 0;

	for (size_t i = 0; i < tr->nparts; i++)
		may = may && decimal_cmp(decimal_abs(tr->terms[i].value), most) <= 0;
	return may;
}

bool
column_is_no_sum(const struct table_relations *tr, const struct mention *total)
{
	struct span header = grid_header(tr->g, total);
	size_t last = tr->nparts - 1;
	bool average = derived_word("average", header, false);

	if (tr->nparts < 2)
		return false;
	if (is_torn(tr, total))
		return true;
	if (is_between(tr, total) && (average || total->q.kind == KIND_SCORE ||
	    span_has(total->q.unit, SPAN("/")) || derived_word("each", header, false) ||
	    (total->q.kind == KIND_BARE && header.n == 0 && may_be_percents(tr, total)) ||
	    is_mean(tr, total) || is_average(tr, total)))
		return true;
	if ((average && is_average(tr, total)) || is_row_exceeded(tr, total))
		return true;
	return (derived_word("running", header, false) || derived_word("left", header, false)) &&
	    decimal_cmp(tr->terms[last].value, total->q.value) == 0;
}

void
column_link(struct table_relations *tr, const struct mention *total, enum relation rel)
{
	size_t id = total->id;

	for (size_t i = 0; i < tr->nparts; i++) {
		mentions_link(tr->ms, &tr->ms->at[tr->parts[i]], rel, "$", &id);
		tr->ms->at[tr->parts[i]].member = true;
	}
}

struct mention *
column_mention(const struct table_relations *tr, size_t r, const struct mention *like)
{
	if (tr->g->rows[r].is_change)
		return NULL;
	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++) {
		struct mention *m = table_mention(tr, r, i);

		if (m->id != 0 && m->cell.whole && m->cell.under == like->cell.under &&
		    relate_same_unit(m, like))
			return m;
	}
	return NULL;
}

bool
column_adds_up(const struct table_relations *tr, const struct mention *m)
{
	return m->id != 0 && m->cell.whole && !(m->q.kind == KIND_MONEY &&
	    derived_word("average", grid_header(tr->g, m), false)) &&
	    (m->q.kind == KIND_MONEY || m->q.kind == KIND_COUNT || m->q.kind == KIND_BARE);
}

void
column_collect(struct table_relations *tr, size_t from, size_t to, size_t p,
    const struct mention *total)
{
	column_clear(tr);
	for (size_t r = from; r < to; r++) {
		const struct mention *m;

		if ((p != NONE && tr->parent[r] != p) ||
		    (p == NONE && (tr->parent[r] != NONE || tr->g->rows[r].is_total)))
			continue;
		m = column_mention(tr, r, total);
		if (m != NULL)
			column_add(tr, (size_t)(m - tr->ms->at));
	}
}
