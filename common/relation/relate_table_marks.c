/* relate_table_marks: marks and weights of a table, of its rows and totals (domain.md §2, row
 * 16); see relate_table_parts.h. */
#include "relation/relate_table_parts.h"

#include "language/grammar.h"
#include "relation/cell_text.h"

/* 预算执行率, and 执行率 alone, which is that of the budget; 政策执行率 is of something else. */
static bool
is_budget_rate(struct span label)
{
	return word_table_ends(&name_words, "budgetrate", label) ||
	    word_table_is(&name_words, "executed", label);
}

/* 预算执行率 as an indicator: what was reached, where the mark is weight times
 * that rate.  The full mark is for a target that was met. */
static const struct mention *
named_rate(const struct table_relations *tr, size_t r,
    const struct mention *weight, const struct mention *mark)
{
	const struct mention *actual = table_in_row(tr, r, PURPOSE_ACTUAL);
	const struct mention *target = table_in_row(tr, r, PURPOSE_TARGET);
	struct term term, whole, rate;

	if (actual == NULL || actual->q.kind != KIND_PERCENT ||
	    decimal_cmp(actual->q.value, decimal_of(100)) > 0 ||
	    !word_table_ends(&name_words, "rate", grid_label(tr->g, r)))
		return NULL;
	if (target != NULL && decimal_cmp(target->q.value, decimal_of(100)) == 0 &&
	    is_budget_rate(grid_label(tr->g, r)))
		return actual;
	term = relate_term(mark);
	whole = relate_term(weight);
	rate = relate_term(actual);
	term.exact = whole.exact = true;	/* marks are not rounded */
	return decimal_cmp(mark->q.value, weight->q.value) != 0 &&
	    closure_rate(&term, &whole, &rate) &&
	    decimal_cmp(actual->q.value, decimal_of(100)) < 0 ? actual : NULL;
}

/* A total below rows with weights and marks of their own: its mark is their sum. */
static bool
sums_marks(const struct table_relations *tr, size_t r)
{
	return r > 0 && tr->g->rows[r].is_total && table_in_row(tr, r - 1, PURPOSE_MARK) != NULL &&
	    table_in_row(tr, r - 1, PURPOSE_WEIGHT) != NULL;
}

/* 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 得分: the weight of mark is the nearest
 * before it, or the first of the row. */
static const struct mention *
weight_of(const struct table_relations *tr, size_t r, const struct mention *mark)
{
	const struct grid_row *row = &tr->g->rows[r];
	const struct mention *found = table_in_row(tr, r, PURPOSE_WEIGHT);

	for (size_t i = 0; mark != NULL && i < row->nmentions; i++) {
		const struct mention *m = &tr->ms->at[row->mentions + i];

		if (m->id != 0 && (m->cell.purpose & PURPOSE_WEIGHT) != 0 && m < mark)
			found = m;
	}
	return found;
}

/* May m be the weight of a mark?  3.5公里 has come from another column into its own. */
static bool
is_weight(const struct mention *m)
{
	return m->q.kind == KIND_SCORE || m->q.kind == KIND_BARE || m->q.kind == KIND_PERCENT;
}

void
table_relate_marks(const struct table_relations *tr, size_t r)
{
	struct mention *mark = table_in_row(tr, r, PURPOSE_MARK);
	const struct mention *weight = weight_of(tr, r, mark);
	const struct mention *rate = table_in_row(tr, r, PURPOSE_RATE);
	size_t ids[2];

	if (mark == NULL || weight == NULL || mark == weight || mark->q.kind == KIND_PERCENT ||
	    !is_weight(weight))
		return;
	ids[0] = weight->id;
	if (rate == NULL)
		rate = named_rate(tr, r, weight, mark);
	if (rate != NULL && rate->q.kind == KIND_PERCENT && !sums_marks(tr, r)) {
		ids[1] = rate->id;
		mentions_link(tr->ms, mark, REL_SCORE, "$*$", ids);
	} else
		mentions_link(tr->ms, mark, REL_SCORE, "$", ids);
}

/* Have rows above r, back to the last total, several numbers for purpose? */
static bool
has_several(const struct table_relations *tr, size_t r, unsigned purpose)
{
	for (size_t up = r; up-- > 0 && !tr->g->rows[up].is_total; ) {
		const struct grid_row *row = &tr->g->rows[up];
		size_t n = 0;

		for (size_t i = 0; i < row->nmentions; i++) {
			const struct mention *m = &tr->ms->at[row->mentions + i];

			n += m->id != 0 && (m->cell.purpose & purpose) != 0;
		}
		if (n > 1)
			return true;
	}
	return false;
}

/* All of total's column above it in row r, back to the last total. */
static void
relate_column_total(struct table_relations *tr, size_t r, const struct mention *total)
{
	column_clear(tr);
	for (size_t up = r; up-- > 0 && !tr->g->rows[up].is_total; ) {
		const struct mention *m = column_mention(tr, up, total);

		if (m != NULL && m->q.kind == KIND_SCORE)
			column_add(tr, (size_t)(m - tr->ms->at));
	}
	if (tr->nparts >= 2)
		column_link(tr, total, REL_PART);
}

/* 总分 where there are several columns of weights: each of its own. */
static void
relate_column_totals(struct table_relations *tr, size_t r, unsigned purpose)
{
	const struct grid_row *row = &tr->g->rows[r];

	for (size_t i = 0; i < row->nmentions; i++) {
		const struct mention *m = &tr->ms->at[row->mentions + i];

		if (m->id != 0 && m->cell.whole && (m->cell.purpose & purpose) != 0 &&
		    m->q.kind == KIND_SCORE)
			relate_column_total(tr, r, m);
	}
}

/* Do the full marks beside the parts add up to that beside total?  Then so do the marks, and a
 * total between them (9.04 for 90.04) is no average. */
static bool
do_weights_add_up(const struct table_relations *tr, const struct mention *total)
{
	const struct mention *full = table_in_row(tr, total->cell.row - 1, PURPOSE_WEIGHT);
	struct decimal sum = decimal_of(0);

	if (full == NULL || full == total)
		return false;
	for (size_t i = 0; i < tr->nparts; i++) {
		size_t r = tr->ms->at[tr->parts[i]].cell.row - 1;
		const struct mention *weight = table_in_row(tr, r, PURPOSE_WEIGHT);

		if (weight == NULL || !decimal_add(sum, weight->q.value, &sum))
			return false;
	}
	return decimal_cmp(sum, full->q.value) == 0;
}

/* Is m a mark or, for a weight, so much of a hundred (权重（%）)? */
static bool
may_be_added(const struct mention *m, unsigned purpose)
{
	return m->q.kind == KIND_SCORE ||
	    (m->q.kind == KIND_PERCENT && purpose == PURPOSE_WEIGHT && m->cell.whole);
}

/* 年度资金总额 | … | 执行率 | 得分: is row r that of the budget's execution, marked in a form that
 * does not print its weight, and is missing that?  The weight is the national one, or that of
 * which the mark is the rate, or the mark itself. */
static bool
is_unprinted_weight(const struct table_relations *tr, size_t r, const struct decimal *missing)
{
	enum { NATIONAL = 10 };
	const struct mention *mark = table_in_row(tr, r, PURPOSE_MARK);
	const struct mention *rate = table_in_row(tr, r, PURPOSE_RATE);
	struct term weight = { *missing, decimal_of(1), true }, a, b;

	if (mark == NULL || rate == NULL || table_in_row(tr, r, PURPOSE_WEIGHT) != NULL ||
	    mark->q.kind != KIND_SCORE || decimal_cmp(mark->q.value, *missing) > 0)
		return false;
	a = relate_term(mark);
	b = relate_term(rate);
	return decimal_cmp(*missing, decimal_of(NATIONAL)) == 0 ||
	    decimal_cmp(*missing, mark->q.value) == 0 || closure_rate(&a, &weight, &b);
}

/* Does row r have the number that is missing in the column of total, whatever a header that was
 * torn makes of it? */
static bool
has_missing(const struct table_relations *tr, size_t r, const struct mention *total,
    const struct decimal *missing)
{
	struct quantity q;

	return cell_number(tr->g, r, total->cell.column - 1, &q) &&
	    q.kind == KIND_BARE && decimal_cmp(q.value, *missing) == 0;
}

/* Is all that the weights or marks in hand lack of total one in its column that was not taken for
 * such, or a weight that the form does not print? */
static bool
lacks_known(const struct table_relations *tr, size_t r, const struct mention *total,
    unsigned purpose)
{
	struct term term = relate_term(total);
	struct decimal missing;

	if (!closure_residue(&term, tr->terms, tr->nparts, &missing) ||
	    decimal_sign(missing) <= 0)
		return false;
	for (size_t up = r; up-- > 0 && !tr->g->rows[up].is_total; )
		if ((purpose == PURPOSE_WEIGHT && is_unprinted_weight(tr, up, &missing)) ||
		    (table_in_row(tr, up, purpose) == NULL &&
		    has_missing(tr, up, total, &missing)))
			return true;
	return false;
}

/* Has a row from..to-1 of the part of the table that header heads a number for purpose? */
static bool
has_in_rows(const struct table_relations *tr, size_t header, size_t from, size_t to,
    unsigned purpose)
{
	for (size_t r = from; r < to; r++)
		if (tr->g->rows[r].header == header && table_in_row(tr, r, purpose) != NULL)
			return true;
	return false;
}

/* 资金（万元） | 合计 | 400 | 392 | 10 | 98% | 9.8 above the indicators: does total row r add up
 * the amounts of its part of the table, of which it alone is marked?  Its mark is one of those
 * that 总分 adds up. */
static bool
is_marked_alone(const struct table_relations *tr, size_t r, unsigned purpose)
{
	size_t header = tr->g->rows[r].header;

	return header != NONE && !has_in_rows(tr, header, 0, r, purpose) &&
	    !has_in_rows(tr, header, r + 1, tr->g->table->nrows, purpose);
}

void
table_relate_score_total(struct table_relations *tr, size_t r, unsigned purpose)
{
	struct mention *total = table_in_row(tr, r, purpose);

	if (total == NULL || !may_be_added(total, purpose))
		return;
	if (has_several(tr, r, purpose)) {
		relate_column_totals(tr, r, purpose);
		return;
	}
	column_clear(tr);
	for (size_t up = r; up-- > 0; ) {
		const struct mention *m = table_in_row(tr, up, purpose);

		if (m != NULL && tr->g->rows[up].is_total && !is_marked_alone(tr, up, purpose))
			break;
		if (m != NULL && m->q.kind == total->q.kind)
			column_add(tr, (size_t)(m - tr->ms->at));
	}
	if (lacks_known(tr, r, total, purpose))
		return;
	if (tr->nparts >= 2 && (column_closes(tr, total) || !column_is_no_sum(tr, total) ||
	    do_weights_add_up(tr, total)))
		column_link(tr, total, REL_PART);
}
