/* relate_table: how the figures of a table belong together; see
 * relate_table.h. */
#include "report/relate_table.h"

#include "report/grammar.h"
#include "report/qualifier.h"
#include "report/relate_codes.h"
#include "report/relate_funds.h"
#include "report/relate_numbered.h"
#include "report/relate_table_rate.h"
#include "report/relate_total.h"

#include <stdlib.h>

#include "base/mem.h"

enum { BREAKDOWN_MAX = 1000 };	/* rows that break down one row */

void
table_relations_open(struct table_relations *tr)
{
	*tr = (struct table_relations){ .parts = NULL };
}

void
table_relations_close(struct table_relations *tr)
{
	free(tr->parts);
	free(tr->terms);
	free(tr->parent);
}

/* The mention of row r in a column for purpose.  A mark that has been weighed in a column
 * of its own is out of a hundred, whatever the weight. */
static struct mention *
in_row(const struct table_relations *tr, size_t r, unsigned purpose)
{
	const struct grid_row *row = &tr->g->rows[r];
	unsigned rather = purpose == PURPOSE_MARK ? PURPOSE_WEIGHED : 0;
	struct mention *found = NULL;

	for (size_t i = 0; i < row->nmentions && (found == NULL || rather != 0); i++) {
		struct mention *m = table_mention(tr, r, i);

		if (m->id == 0)
			continue;
		if ((m->purpose & rather) != 0)
			return m;
		if (found == NULL && (m->purpose & purpose) != 0)
			found = m;
	}
	return found;
}

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
	const struct mention *actual = in_row(tr, r, PURPOSE_ACTUAL);
	const struct mention *target = in_row(tr, r, PURPOSE_TARGET);
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
	return r > 0 && tr->g->rows[r].is_total && in_row(tr, r - 1, PURPOSE_MARK) != NULL &&
	    in_row(tr, r - 1, PURPOSE_WEIGHT) != NULL;
}

/* 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 得分: the weight of mark is the nearest
 * before it, or the first of the row. */
static const struct mention *
weight_of(const struct table_relations *tr, size_t r, const struct mention *mark)
{
	const struct grid_row *row = &tr->g->rows[r];
	const struct mention *found = in_row(tr, r, PURPOSE_WEIGHT);

	for (size_t i = 0; mark != NULL && i < row->nmentions; i++) {
		const struct mention *m = &tr->ms->at[row->mentions + i];

		if (m->id != 0 && (m->purpose & PURPOSE_WEIGHT) != 0 && m < mark)
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

/* 得分 against 分值, and the mark for execution: weight times rate. */
static void
relate_marks(const struct table_relations *tr, size_t r)
{
	struct mention *mark = in_row(tr, r, PURPOSE_MARK);
	const struct mention *weight = weight_of(tr, r, mark);
	const struct mention *rate = in_row(tr, r, PURPOSE_RATE);
	size_t ids[2];

	if (mark == NULL || weight == NULL || mark == weight || mark->q.kind == KIND_PERCENT ||
	    !is_weight(weight))
		return;
	ids[0] = weight->id;
	if (rate == NULL)
		rate = named_rate(tr, r, weight, mark);
	if (rate != NULL && rate->q.kind == KIND_PERCENT && !sums_marks(tr, r)) {
		ids[1] = rate->id;
		mentions_link(tr->ms, mark, "score", "$*$", ids);
	} else
		mentions_link(tr->ms, mark, "score", "$", ids);
}

static void
relate_target(const struct table_relations *tr, size_t r)
{
	const struct mention *target = in_row(tr, r, PURPOSE_TARGET);
	struct mention *actual = in_row(tr, r, PURPOSE_ACTUAL);

	if (target == NULL || actual == NULL || target == actual ||
	    target->q.kind != actual->q.kind)
		return;
	mentions_link(tr->ms, actual, "actual", "$", &target->id);
}

/* 产出指标（50分）: the weights of the rows that the cell spans.  A group of one
 * row is believed where another group of the table has added up: a converter
 * that lost the empty cells would show one row of many. */
static void
relate_group_mark(struct table_relations *tr, size_t i, bool *trusted)
{
	size_t first = tr->ms->at[i].row - 1, cell = tr->ms->at[i].column - 1, r;
	size_t cells = tr->g->table->rows[first].cells;

	column_clear(tr);
	for (r = first; r < tr->g->table->nrows; r++) {
		const struct table_cell *c = table_at(tr->g->table, r, cell);
		const struct mention *weight;

		if (tr->g->rows[r].is_header || tr->g->table->rows[r].cells != cells ||
		    (r > first && (tr->g->rows[r].is_total ||
		    (c != NULL && c->pieces != 0 && c->text.n != 0))))
			break;
		weight = in_row(tr, r, PURPOSE_WEIGHT);
		if (weight != NULL && weight->id != 0)
			column_add(tr, (size_t)(weight - tr->ms->at));
	}
	if (tr->nparts >= 2) {
		column_link(tr, &tr->ms->at[i], "part");
		*trusted |= column_closes(tr, &tr->ms->at[i]);
	} else if (tr->nparts == 1 && *trusted)
		mentions_link(tr->ms, &tr->ms->at[tr->parts[0]], "same", "$", &tr->ms->at[i].id);
}

/* Does the cell hold a name and, at its end, the weight m, and no rule by which marks
 * are given (指标清晰得3分，否则不得分; 实际次数÷计划次数×30分)? */
static bool
ends_with_weight(const struct grid *g, const struct mention *m)
{
	enum { NAME_MAX = 60 };	/* bytes */
	static const char *const closing[] = { "）", ")", "】", "]", " ", "　", "\n", "\t" };
	const struct table_cell *cell = table_at(g->table, m->row - 1, m->column - 1);
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
	return text.n == 0 && !qualifier_in("rule", span_slice(cell->text, 0, m->q.start));
}

/* 产出（50分）: the weight of a group, written with its name. */
static bool
is_group_mark(const struct table_relations *tr, const struct mention *m)
{
	return m->row != 0 && !m->whole_cell && m->id != 0 && m->q.kind == KIND_SCORE &&
	    m->q.op == OP_EQ && in_row(tr, m->row - 1, PURPOSE_WEIGHT) != NULL &&
	    ends_with_weight(tr->g, m);
}

static void
relate_group_marks(struct table_relations *tr)
{
	bool trusted = false;

	for (size_t i = 0; i < tr->ms->n; i++) {
		if (is_group_mark(tr, &tr->ms->at[i]))
			relate_group_mark(tr, i, &trusted);
	}
}

/* 总分100 = 10＋50＋30＋10: the groups above it and the weights of rows that stand
 * in none, if they add up; each group is tested by its own rows. */
static void
relate_group_total(struct table_relations *tr, size_t r)
{
	const struct mention *total = in_row(tr, r, PURPOSE_WEIGHT);
	size_t column = SIZE_MAX, groups = 0, from = r, to = tr->g->rows[r].mentions;

	if (total == NULL || total->q.kind != KIND_SCORE)
		return;
	while (from > 0 && !tr->g->rows[from - 1].is_total)
		from--;
	from = from < r && tr->g->rows[from].mentions < to ? tr->g->rows[from].mentions : to;
	for (size_t i = from; i < to; i++)
		if (is_group_mark(tr, &tr->ms->at[i]) && tr->ms->at[i].column < column)
			column = tr->ms->at[i].column;
	column_clear(tr);
	for (size_t i = from; i < to; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (is_group_mark(tr, m) && m->column == column) {
			column_add(tr, i);
			groups++;
		} else if (groups == 0 && (m->purpose & PURPOSE_WEIGHT) != 0 &&
		    m == in_row(tr, m->row - 1, PURPOSE_WEIGHT))
			column_add(tr, i);
	}
	if (groups < 2 || !column_closes(tr, total))
		return;
	for (size_t i = 0; i < tr->nparts; i++)
		mentions_link(tr->ms, &tr->ms->at[tr->parts[i]], "part", "$#2", &total->id);
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

			n += m->id != 0 && (m->purpose & purpose) != 0;
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
		column_link(tr, total, "part");
}

/* 总分 where there are several columns of weights: each of its own. */
static void
relate_column_totals(struct table_relations *tr, size_t r, unsigned purpose)
{
	const struct grid_row *row = &tr->g->rows[r];

	for (size_t i = 0; i < row->nmentions; i++) {
		const struct mention *m = &tr->ms->at[row->mentions + i];

		if (m->id != 0 && m->whole_cell && (m->purpose & purpose) != 0 &&
		    m->q.kind == KIND_SCORE)
			relate_column_total(tr, r, m);
	}
}

/* 总分: all weights or all marks above it, back to the last total. */
static void
relate_score_total(struct table_relations *tr, size_t r, unsigned purpose)
{
	struct mention *total = in_row(tr, r, purpose);

	if (total == NULL || total->q.kind != KIND_SCORE)
		return;
	if (has_several(tr, r, purpose)) {
		relate_column_totals(tr, r, purpose);
		return;
	}
	column_clear(tr);
	for (size_t up = r; up-- > 0; ) {
		const struct mention *m = in_row(tr, up, purpose);

		if (m != NULL && tr->g->rows[up].is_total)
			break;
		if (m != NULL && m->q.kind == KIND_SCORE)
			column_add(tr, (size_t)(m - tr->ms->at));
	}
	if (tr->nparts >= 2 && (column_closes(tr, total) || !column_is_no_sum(tr, total)))
		column_link(tr, total, "part");
}

/* A single part that is the whole of its total, and not nothing. */
static bool
repeats(const struct table_relations *tr, const struct mention *total)
{
	return decimal_sign(total->q.value) != 0 &&
	    decimal_cmp(tr->terms[0].value, total->q.value) == 0;
}

/* Whether the rows under p are all of its parts: some column adds up, a
 * single part repeats its total, or the only column misses by what one wrong
 * digit would do. */
static bool
breakdown_closes(struct table_relations *tr, size_t p, size_t from, size_t to)
{
	const struct grid_row *row = &tr->g->rows[p];
	size_t columns = 0, slips = 0;

	for (size_t i = 0; i < row->nmentions; i++) {
		struct mention *total = table_mention(tr, p, i);
		struct term term = relate_term(total);

		if (!column_adds_up(tr, total) || decimal_sign(total->q.value) == 0)
			continue;
		column_collect(tr, from, to, p, total);
		if (tr->nparts == 1 && repeats(tr, total))
			return true;
		if (tr->nparts < 2)
			continue;
		if (column_closes(tr, total))
			return true;
		columns++;
		slips += closure_slip(&term, tr->terms, tr->nparts) == SLIP_TELLING;
	}
	return columns == 1 && slips == 1;
}

/* A part can only exceed its total where nothing is negative. */
static bool
any_negative(const struct table_relations *tr, const struct mention *total)
{
	bool negative = decimal_sign(total->q.value) < 0;

	for (size_t i = 0; i < tr->nparts; i++)
		negative |= decimal_sign(tr->terms[i].value) < 0;
	return negative;
}

/* Do the parts in hand exceed their total by one of them: told twice, or in two rows? */
static bool
exceeds_by_part(const struct table_relations *tr, const struct mention *total)
{
	struct term term = relate_term(total);
	struct decimal residue;

	if (tr->nparts < 3 || !closure_residue(&term, tr->terms, tr->nparts, &residue))
		return false;
	residue = decimal_neg(residue);
	for (size_t i = 0; i < tr->nparts; i++)
		if (decimal_sign(residue) > 0 && decimal_cmp(tr->terms[i].value, residue) == 0)
			return true;
	return false;
}

/* Links, column by column, the rows under p to p.  Codes leave nothing out: what is too
 * much there is an error. */
static void
link_breakdown(struct table_relations *tr, size_t p, size_t from, size_t to)
{
	bool whole = breakdown_closes(tr, p, from, to);

	for (size_t i = 0; i < tr->g->rows[p].nmentions; i++) {
		const struct mention *total = table_mention(tr, p, i);

		if (!column_adds_up(tr, total))
			continue;
		column_collect(tr, from, to, p, total);
		if (tr->nparts != 0 && (whole || (tr->coded && exceeds_by_part(tr, total))))
			column_link(tr, total, "part");
		else if (tr->nparts != 0 && !any_negative(tr, total))
			column_link(tr, total, "within");
	}
}

/* Sets parent of each row by indentation, within the rows of one header, and by
 * code where there are codes, else by list number. */
static void
find_parents(struct table_relations *tr)
{
	const struct grid *g = tr->g;

	while (tr->parent_cap < g->table->nrows)
		tr->parent = mem_grow(tr->parent, tr->parent_cap, &tr->parent_cap,
		    sizeof *tr->parent);
	for (size_t r = 0; r < g->table->nrows; r++) {
		const struct grid_row *row = &g->rows[r];
		size_t p = r == 0 ? SIZE_MAX : r - 1;

		tr->parent[r] = SIZE_MAX;
		if (row->label == SIZE_MAX || row->is_header)
			continue;
		while (p != SIZE_MAX && g->rows[p].header == row->header &&
		    g->rows[p].label != SIZE_MAX && g->rows[p].indent >= row->indent)
			p = tr->parent[p];
		if (p != SIZE_MAX && g->rows[p].header == row->header &&
		    g->rows[p].label == row->label && g->rows[p].indent < row->indent)
			tr->parent[r] = p;
	}
	tr->coded = relate_codes(g, tr->parent);
	if (!tr->coded) {
		relate_numbered(g, tr->parent);
		relate_funds(g, tr->parent);
	}
}

static void
relate_breakdowns(struct table_relations *tr)
{
	size_t rows = tr->g->table->nrows, end;

	for (size_t p = 0; p + 1 < rows; p++) {
		if (tr->parent[p + 1] != p)
			continue;
		for (end = p + 1; end < rows && end - p <= BREAKDOWN_MAX &&
		    tr->parent[end] != SIZE_MAX && tr->parent[end] >= p; end++)
			continue;
		link_breakdown(tr, p, p + 1, end);
	}
}

/* How well the parts in hand make up a total: 2 they do, 1 but for a slip. */
static int
fit_of(const struct table_relations *tr, const struct mention *total)
{
	struct term term = relate_term(total);

	if (column_closes(tr, total))
		return 2;
	return tr->nparts != 0 && closure_slip(&term, tr->terms, tr->nparts) == SLIP_TELLING;
}

/* Sources and uses written inside cells (一般公共预算：557.67), one group for
 * each column of such cells: parts of one of the totals, the one they add up
 * to, else totals[likely].  second: the totals have been broken down before. */
static void
relate_written_parts(struct table_relations *tr, const struct mention *const totals[2],
    size_t likely, size_t from, bool second)
{
	const struct mention *total = totals[likely];
	size_t column = tr->ms->at[from].column;

	column_clear(tr);
	for (size_t i = from; i < tr->ms->n; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (m->header != tr->ms->at[from].header || tr->g->rows[m->row - 1].is_header)
			break;
		if (m->column == column && !m->whole_cell && m->id != 0 &&
		    m->q.kind == KIND_MONEY && m->q.op == OP_EQ && !m->member)
			column_add(tr, i);
	}
	if (tr->nparts < 2)
		return;
	if (fit_of(tr, totals[!likely]) > fit_of(tr, total))
		total = totals[!likely];
	for (size_t i = 0; i < tr->nparts; i++) {
		struct mention *m = &tr->ms->at[tr->parts[i]];

		mentions_link(tr->ms, m, "part", second ? "$#2" : "$", &total->id);
		m->member = true;
	}
}

static bool
has_numbers(const struct table_relations *tr, size_t r)
{
	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++)
		if (table_mention(tr, r, i)->whole_cell)
			return true;
	return false;
}

static void
relate_sources(struct table_relations *tr, size_t r)
{
	const struct mention *totals[2] = {
		in_row(tr, r, PURPOSE_BUDGET), in_row(tr, r, PURPOSE_FINAL)
	};
	size_t groups = 0;

	if (totals[0] == NULL || totals[1] == NULL || !totals[0]->whole_cell ||
	    totals[0]->q.kind != KIND_MONEY || totals[1]->q.kind != KIND_MONEY)
		return;
	for (size_t i = tr->g->rows[r].mentions + tr->g->rows[r].nmentions; i < tr->ms->n; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (m->row > r + 12 || (m->purpose & PURPOSE_WEIGHT) != 0)
			break;
		if (!m->whole_cell && m->id != 0 && m->q.kind == KIND_MONEY &&
		    m->q.op == OP_EQ && !m->member && m->phrase.n != 0 &&
		    !has_numbers(tr, m->row - 1)) {
			relate_written_parts(tr, totals, groups > 0, i, groups > 0);
			groups++;
		}
	}
}

/* 增减额: this year's column less last year's; a decrease may be given
 * without its sign (▲). */
static void
relate_changes(const struct table_relations *tr, size_t r)
{
	struct mention *change = in_row(tr, r, PURPOSE_CHANGE);
	const struct mention *now = NULL, *before = NULL;
	const struct grid_row *row = &tr->g->rows[r];
	size_t ids[2];
	bool falls;

	if (change == NULL || change->q.kind == KIND_PERCENT)
		return;
	for (size_t i = 0; i < row->nmentions; i++) {
		const struct mention *m = table_mention(tr, r, i);

		if (m->id == 0 || m == change || m->header == SIZE_MAX ||
		    !relate_same_unit(m, change))
			continue;
		if (now == NULL || m->year > now->year) {
			before = now;
			now = m;
		} else if (before == NULL || m->year > before->year)
			before = m;
	}
	if (now == NULL || before == NULL || now->year == before->year)
		return;
	falls = decimal_sign(change->q.value) > 0 &&
	    decimal_cmp(now->q.value, before->q.value) < 0;
	ids[falls] = now->id;
	ids[!falls] = before->id;
	mentions_link(tr->ms, change, "delta", "$-$", ids);
}

void
relate_table(struct table_relations *tr, const struct relate_words *words,
    const struct grid *g, struct mentions *ms)
{
	tr->g = g;
	tr->ms = ms;
	tr->words = words;
	find_parents(tr);
	for (size_t r = 0; r < g->table->nrows; r++) {
		if (g->rows[r].nmentions == 0)
			continue;
		relate_marks(tr, r);
		relate_target(tr, r);
		relate_row_rates(tr, r);
		relate_changes(tr, r);
	}
	if (g->half == 0)
		relate_group_marks(tr);
	for (size_t r = 0; r < g->table->nrows; r++)
		if (g->rows[r].is_total)
			total_adopt(tr, r);
	total_adopt_free(tr);
	relate_breakdowns(tr);
	for (size_t r = 0; r < g->table->nrows; r++) {
		if (!g->rows[r].is_total)
			continue;
		relate_score_total(tr, r, PURPOSE_WEIGHT);
		relate_score_total(tr, r, PURPOSE_MARK);
		relate_group_total(tr, r);
		total_relate(tr, r);
	}
	for (size_t r = 0; r < g->table->nrows; r++)
		if (g->rows[r].nmentions != 0 && !g->rows[r].is_total)
			relate_sources(tr, r);
}
