/* relate_table_marks: marks and weights of a table, of its rows, groups and totals (domain.md §2,
 * row 16); see relate_table_parts.h. */
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

/* Does a row of the table stand right above the first group, with a weight of its own and
 * nothing in the column of the groups?  Then names merged over rows stand in the middle of
 * theirs, and the rows below a name are not all of its group. */
static bool
is_off_its_rows(const struct table_relations *tr, size_t i)
{
	size_t r = tr->ms->at[i].cell.row - 1, cell = tr->ms->at[i].cell.column - 1;
	const struct table_cell *c = r == 0 ? NULL : table_at(tr->g->table, r - 1, cell);

	return r > 0 && !tr->g->rows[r - 1].is_header && !tr->g->rows[r - 1].is_total &&
	    table_in_row(tr, r - 1, PURPOSE_WEIGHT) != NULL &&
	    (c == NULL || c->pieces == 0 || c->text.n == 0);
}

/* Does the cell hold a name and, at its end, the weight m, and no rule by which marks
 * are given (指标清晰得3分，否则不得分; 实际次数÷计划次数×30分)? */
static bool
ends_with_weight(const struct grid *g, const struct mention *m)
{
	enum { NAME_MAX = 60 };	/* bytes */
	static const char *const closing[] = { "）", ")", "】", "]", " ", "　", "\n", "\t" };
	const struct table_cell *cell = table_at(g->table, m->cell.row - 1, m->cell.column - 1);
	struct span text;

	if (cell == NULL || cell->text.n > NAME_MAX || m->q.end > cell->text.n)
		return false;
	text = span_slice(cell->text, m->q.end, cell->text.n);
	for (size_t i = 0; i < sizeof closing / sizeof *closing; )
		if (span_starts(text, span_of(closing[i]))) {
			text = span_slice(text, strlen(closing[i]), text.n);
			i = 0;
		} else
			i++;
	return text.n == 0 &&
	    !word_table_in(&qualifiers, "rule", span_slice(cell->text, 0, m->q.start));
}

/* 产出（50分）: the weight of a group, written with its name. */
static bool
is_group_mark(const struct table_relations *tr, const struct mention *m)
{
	return m->cell.row != 0 && !m->cell.whole && m->id != 0 && m->q.kind == KIND_SCORE &&
	    m->q.op == OP_EQ && table_in_row(tr, m->cell.row - 1, PURPOSE_WEIGHT) != NULL &&
	    ends_with_weight(tr->g, m);
}

/* The rows of a group: those that the cell with its weight spans, as far as one sees.  A row
 * with fewer cells than the first has lost some, and so the rest of the group (cut); one with
 * more has a remark at its end. */
struct group_rows {
	size_t first, end;
	bool cut;
};

static struct group_rows
rows_of_group(const struct table_relations *tr, const struct mention *m)
{
	const struct table *table = tr->g->table;
	size_t first = m->cell.row - 1, r;

	for (r = first; r < table->nrows; r++) {
		const struct table_cell *c = table_at(table, r, m->cell.column - 1);

		if (tr->g->rows[r].is_header || (r > first && (tr->g->rows[r].is_total ||
		    (c != NULL && c->pieces != 0 && c->text.n != 0))))
			break;
		if (table->rows[r].cells < table->rows[first].cells)
			return (struct group_rows){ first, r, true };
	}
	return (struct group_rows){ first, r, false };
}

/* The group in the same column before m (step -1) or behind it (1); NULL: there is none. */
static const struct mention *
group_beside(const struct table_relations *tr, const struct mention *m, int step)
{
	for (const struct mention *e = m; (e += step) >= tr->ms->at && e < tr->ms->at + tr->ms->n;)
		if (e->cell.column == m->cell.column && is_group_mark(tr, e))
			return e;
	return NULL;
}

/* What the weight of m exceeds that of the rows by; false: it cannot be told. */
static bool
lack_of(const struct table_relations *tr, const struct mention *m, const struct group_rows *rows,
    struct decimal *lack)
{
	*lack = m->q.value;
	for (size_t r = rows->first; r < rows->end; r++) {
		const struct mention *weight = table_in_row(tr, r, PURPOSE_WEIGHT);

		if (weight != NULL && !decimal_sub(*lack, weight->q.value, lack))
			return false;
	}
	return true;
}

/* Where the second of two groups begins.  A merged cell that a page break has cut shows its
 * name on the second page alone, so that its first rows seem to be of the group above, which
 * has too much by just what the second lacks.  NONE: they are what one of the two needs. */
static size_t
border_of(const struct table_relations *tr, const struct mention *a, const struct mention *b)
{
	struct group_rows above = rows_of_group(tr, a), below = rows_of_group(tr, b);
	struct decimal over, lack, moved = decimal_of(0);

	if (above.cut || below.cut || above.end != below.first ||
	    !lack_of(tr, a, &above, &over) || !lack_of(tr, b, &below, &lack) ||
	    decimal_sign(over) >= 0 || decimal_sign(lack) <= 0)
		return below.first;
	over = decimal_neg(over);
	for (size_t r = above.end; r-- > above.first + 1; ) {
		const struct mention *weight = table_in_row(tr, r, PURPOSE_WEIGHT);
		bool of_above, of_below;

		if (weight != NULL && !decimal_add(moved, weight->q.value, &moved))
			break;
		of_above = decimal_cmp(moved, over) == 0;
		of_below = decimal_cmp(moved, lack) == 0;
		if (of_above || of_below)
			return of_above && of_below ? r : NONE;
	}
	return below.first;
}

/* The rows of the group whose weight is m, but for a merged cell cut by a page break; none
 * where that is in doubt. */
static struct group_rows
rows_in_doubt(const struct table_relations *tr, const struct mention *m)
{
	struct group_rows rows = rows_of_group(tr, m);
	const struct mention *before = group_beside(tr, m, -1), *next = group_beside(tr, m, 1);
	size_t first = before == NULL ? rows.first : border_of(tr, before, m);
	size_t end = next == NULL ? rows.end : border_of(tr, m, next);

	if (first == NONE || end == NONE)
		return (struct group_rows){ 0, 0, false };
	rows.first = first;
	rows.end = end < rows.end ? end : rows.end;
	return rows;
}

/* 产出指标（50分）: the weights of the rows that the cell spans.  A group of one
 * row is believed where another group of the table has added up: a converter
 * that lost the empty cells would show one row of many. */
static void
relate_group_mark(struct table_relations *tr, size_t i, bool off, bool *trusted)
{
	struct group_rows rows = rows_in_doubt(tr, &tr->ms->at[i]);

	column_clear(tr);
	for (size_t r = rows.first; r < rows.end; r++) {
		const struct mention *weight = table_in_row(tr, r, PURPOSE_WEIGHT);

		if (weight != NULL && weight->id != 0)
			column_add(tr, (size_t)(weight - tr->ms->at));
	}
	if (tr->nparts >= 2) {
		if ((off || rows.cut) && !column_closes(tr, &tr->ms->at[i]))
			return;
		column_link(tr, &tr->ms->at[i], REL_PART);
		*trusted |= column_closes(tr, &tr->ms->at[i]);
	} else if (tr->nparts == 1 && *trusted)
		mentions_link(tr->ms, &tr->ms->at[tr->parts[0]], REL_SAME, "$", &tr->ms->at[i].id);
}

/* Is m a group's weight in a column that has none in the row of the table's first one?  Then it is
 * no group inside another: a converter has put groups of one level into several columns. */
static bool
is_apart(const struct table_relations *tr, const struct mention *first, const struct mention *m)
{
	const struct grid_row *row = &tr->g->rows[first->cell.row - 1];

	for (size_t i = 0; i < row->nmentions; i++) {
		const struct mention *e = &tr->ms->at[row->mentions + i];

		if (e->cell.column == m->cell.column && is_group_mark(tr, e))
			return false;
	}
	return m->cell.column != first->cell.column;
}

/* Does the table have such a one? */
static bool
are_apart(const struct table_relations *tr)
{
	const struct mention *first = NULL;

	for (size_t i = 0; i < tr->ms->n; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (!is_group_mark(tr, m))
			continue;
		if (first == NULL)
			first = m;
		if (is_apart(tr, first, m))
			return true;
	}
	return false;
}

void
table_relate_groups(struct table_relations *tr)
{
	bool trusted = false, off = are_apart(tr), first = true;

	for (size_t i = 0; i < tr->ms->n; i++) {
		if (!is_group_mark(tr, &tr->ms->at[i]))
			continue;
		off |= first && is_off_its_rows(tr, i);
		first = false;
		relate_group_mark(tr, i, off, &trusted);
	}
}

void
table_relate_group_total(struct table_relations *tr, size_t r)
{
	const struct mention *total = table_in_row(tr, r, PURPOSE_WEIGHT);
	size_t column = NONE, groups = 0, from = r, to = tr->g->rows[r].mentions;

	if (total == NULL || total->q.kind != KIND_SCORE)
		return;
	while (from > 0 && !tr->g->rows[from - 1].is_total)
		from--;
	from = from < r && tr->g->rows[from].mentions < to ? tr->g->rows[from].mentions : to;
	for (size_t i = from; i < to; i++)
		if (is_group_mark(tr, &tr->ms->at[i]) && tr->ms->at[i].cell.column < column)
			column = tr->ms->at[i].cell.column;
	column_clear(tr);
	for (size_t i = from; i < to; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (is_group_mark(tr, m) && m->cell.column == column) {
			column_add(tr, i);
			groups++;
		} else if (groups == 0 && (m->cell.purpose & PURPOSE_WEIGHT) != 0 &&
		    m == table_in_row(tr, m->cell.row - 1, PURPOSE_WEIGHT))
			column_add(tr, i);
	}
	if (groups < 2 || !column_closes(tr, total))
		return;
	for (size_t i = 0; i < tr->nparts; i++)
		mentions_link(tr->ms, &tr->ms->at[tr->parts[i]], REL_PART, "$#2", &total->id);
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

		if (m != NULL && tr->g->rows[up].is_total)
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
