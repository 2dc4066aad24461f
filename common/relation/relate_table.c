/* relate_table: how the figures of a table belong together; see
 * relate_table.h. */
#include "relation/relate_table_parts.h"

#include <stdlib.h>

#include "language/date.h"
#include "relation/cell_header_words.h"
#include "relation/cell_text.h"
#include "relation/derived.h"
#include "relation/relate_table_rate.h"
#include "relation/relate_total.h"

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

struct mention *
table_in_row(const struct table_relations *tr, size_t r, unsigned purpose)
{
	const struct grid_row *row = &tr->g->rows[r];
	unsigned rather = purpose == PURPOSE_MARK ? PURPOSE_WEIGHED : 0;
	struct mention *found = NULL;

	if ((row->purposes & (purpose | rather)) == 0)
		return NULL;
	for (size_t i = 0; i < row->nmentions && (found == NULL || rather != 0); i++) {
		struct mention *m = table_mention(tr, r, i);

		if (m->id == 0)
			continue;
		if ((m->cell.purpose & rather) != 0)
			return m;
		if (found == NULL && (m->cell.purpose & purpose) != 0)
			found = m;
	}
	return found;
}

static void
relate_target(const struct table_relations *tr, size_t r)
{
	const struct mention *target = table_in_row(tr, r, PURPOSE_TARGET);
	struct mention *actual = table_in_row(tr, r, PURPOSE_ACTUAL);

	if (target == NULL || actual == NULL || target == actual ||
	    target->q.kind != actual->q.kind)
		return;
	mentions_link(tr->ms, actual, REL_ACTUAL, "$", &target->id);
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
	size_t column = tr->ms->at[from].cell.column;

	column_clear(tr);
	for (size_t i = from; i < tr->ms->n; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (m->cell.header != tr->ms->at[from].cell.header ||
		    tr->g->rows[m->cell.row - 1].is_header)
			break;
		if (m->cell.column == column && !m->cell.whole && m->id != 0 &&
		    m->q.kind == KIND_MONEY && m->q.op == OP_EQ && !m->member)
			column_add(tr, i);
	}
	if (tr->nparts < 2)
		return;
	if (fit_of(tr, totals[!likely]) > fit_of(tr, total))
		total = totals[!likely];
	for (size_t i = 0; i < tr->nparts; i++) {
		struct mention *m = &tr->ms->at[tr->parts[i]];

		mentions_link(tr->ms, m, REL_PART, second ? "$#2" : "$", &total->id);
		m->member = true;
	}
}

static bool
has_numbers(const struct table_relations *tr, size_t r)
{
	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++)
		if (table_mention(tr, r, i)->cell.whole)
			return true;
	return false;
}

static void
relate_sources(struct table_relations *tr, size_t r)
{
	const struct mention *totals[2] = {
		table_in_row(tr, r, PURPOSE_BUDGET), table_in_row(tr, r, PURPOSE_FINAL)
	};
	size_t groups = 0;

	if (totals[0] == NULL || totals[1] == NULL || !totals[0]->cell.whole ||
	    totals[0]->q.kind != KIND_MONEY || totals[1]->q.kind != KIND_MONEY)
		return;
	for (size_t i = tr->g->rows[r].mentions + tr->g->rows[r].nmentions; i < tr->ms->n; i++) {
		const struct mention *m = &tr->ms->at[i];

		if (m->cell.row > r + 12 || (m->cell.purpose & PURPOSE_WEIGHT) != 0)
			break;
		if (!m->cell.whole && m->id != 0 && m->q.kind == KIND_MONEY &&
		    m->q.op == OP_EQ && !m->member && m->phrase.n != 0 &&
		    !has_numbers(tr, m->cell.row - 1)) {
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
	struct mention *change = table_in_row(tr, r, PURPOSE_CHANGE);
	const struct mention *now = NULL, *before = NULL;
	const struct grid_row *row = &tr->g->rows[r];
	size_t ids[2];
	bool falls;

	if (change == NULL || change->q.kind == KIND_PERCENT)
		return;
	for (size_t i = 0; i < row->nmentions; i++) {
		const struct mention *m = table_mention(tr, r, i);

		if (m->id == 0 || m == change || m->cell.header == NONE ||
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
	mentions_link(tr->ms, change, REL_DELTA, "$-$", ids);
}

/* Does row r say a weight that is none, 3,468.50分?  Then its cells stand in the columns of
 * others. */
static bool
is_shifted(const struct table_relations *tr, size_t r)
{
	enum { MARKS_MOST = 1000 };

	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++) {
		const struct mention *m = table_mention(tr, r, i);

		if (m->id != 0 && (m->cell.purpose & PURPOSE_WEIGHT) != 0 &&
		    m->q.kind == KIND_SCORE && decimal_cmp(m->q.value, decimal_of(MARKS_MOST)) > 0)
			return true;
	}
	return false;
}

/* The number of row r below the same header as m, of whatever kind; NULL: none. */
static const struct mention *
in_column_of(const struct table_relations *tr, size_t r, const struct mention *m)
{
	for (size_t i = 0; i < tr->g->rows[r].nmentions; i++) {
		const struct mention *other = table_mention(tr, r, i);

		if (other->id != 0 && other->cell.whole && other->cell.under == m->cell.under &&
		    other->cell.header == m->cell.header)
			return other;
	}
	return NULL;
}

/* Is row a of the year behind that of row b, or of this year where b is of the last? */
static bool
is_year_behind(const struct grid *g, size_t a, size_t b)
{
	struct span x = grid_label(g, a), y = grid_label(g, b);
	int later = header_is_year(x) ? date_year_in(x) : 0;
	int earlier = header_is_year(y) ? date_year_in(y) : 0;

	if (later != 0 || earlier != 0)
		return earlier != 0 && later == earlier + 1;
	return derived_word("now", x, true) && derived_word("before", y, true);
}

/* Links m of a row 增减, in a column that has both numbers: the difference, or per cent of the
 * earlier one.  What fell may stand there without its sign. */
static void
relate_change_of_rows(const struct table_relations *tr, struct mention *m,
    const struct mention *now, const struct mention *before)
{
	bool percent = m->q.kind == KIND_PERCENT && now->q.kind != KIND_PERCENT;
	bool falls = decimal_sign(m->q.value) > 0 &&
	    decimal_cmp(now->q.value, before->q.value) < 0;
	size_t ids[2] = { now->id, before->id };

	if (falls && !percent) {
		ids[0] = before->id;
		ids[1] = now->id;
	}
	if (percent)
		mentions_link(tr->ms, m, REL_GROWTH, falls ? "1-$/$" : "$/$-1", ids);
	else if (relate_same_unit(now, m))
		mentions_link(tr->ms, m, REL_DELTA, "$-$", ids);
}

/* 2022年; 2023年; 增减: the row says how far the two above are apart. */
static void
relate_change_row(const struct table_relations *tr, size_t r)
{
	const struct grid_row *rows = tr->g->rows;
	size_t now = r - 1, before = r - 2;

	if (r < 2 || rows[r].label == NONE || rows[now].header != rows[r].header ||
	    rows[before].header != rows[r].header ||
	    !derived_word("change", rows[r].name, true))
		return;
	if (is_year_behind(tr->g, before, now)) {
		now = r - 2;
		before = r - 1;
	} else if (!is_year_behind(tr->g, now, before))
		return;
	for (size_t i = 0; i < rows[r].nmentions; i++) {
		struct mention *m = table_mention(tr, r, i);
		const struct mention *x = in_column_of(tr, now, m);
		const struct mention *y = in_column_of(tr, before, m);

		if (m->id != 0 && m->cell.whole && x != NULL && y != NULL && relate_same_unit(x, y))
			relate_change_of_rows(tr, m, x, y);
	}
}

/* What each row says by itself, whatever stands above and below it. */
static void
relate_rows(struct table_relations *tr)
{
	for (size_t r = 0; r < tr->g->table->nrows; r++) {
		if (tr->g->rows[r].nmentions == 0 || is_shifted(tr, r))
			continue;
		table_relate_marks(tr, r);
		relate_target(tr, r);
		relate_row_rates(tr, r);
		table_relate_cell_rates(tr, r);
		relate_changes(tr, r);
		relate_change_row(tr, r);
	}
}

/* Parents of rows that go on with a 其中： above them; before the breakdowns, which go by the
 * parents. */
static void
adopt_rows(struct table_relations *tr)
{
	for (size_t r = 0; r < tr->g->table->nrows; r++)
		if (tr->g->rows[r].is_total)
			total_adopt(tr, r);
	total_adopt_free(tr);
}

static void
relate_totals(struct table_relations *tr)
{
	for (size_t r = 0; r < tr->g->table->nrows; r++) {
		if (!tr->g->rows[r].is_total)
			continue;
		table_relate_score_total(tr, r, PURPOSE_WEIGHT);
		table_relate_score_total(tr, r, PURPOSE_MARK);
		table_relate_group_total(tr, r);
		total_relate(tr, r);
	}
}

void
relate_table(struct table_relations *tr, const struct relate_words *words,
    const struct grid *g, struct mentions *ms)
{
	tr->g = g;
	tr->ms = ms;
	tr->words = words;
	table_find_parents(tr);
	relate_rows(tr);
	if (g->half == 0)
		table_relate_groups(tr);
	adopt_rows(tr);
	table_relate_breakdowns(tr);
	relate_totals(tr);
	for (size_t r = 0; r < g->table->nrows; r++)
		if (g->rows[r].nmentions != 0 && !g->rows[r].is_total)
			relate_sources(tr, r);
	table_relate_cell_totals(ms);
}
