/* relate_table_breakdown: rows of a table that break down the row above them; see
 * relate_table_parts.h. */
#include "relation/relate_table_parts.h"

#include "base/mem.h"
#include "language/grammar.h"
#include "language/label.h"
#include "relation/relate_codes.h"
#include "relation/relate_deducted.h"
#include "relation/relate_funds.h"
#include "relation/relate_nested.h"
#include "relation/relate_numbered.h"
#include "text/blank.h"

enum {
	BREAKDOWN_MAX = 1000,	/* rows that break down one row */
	UNMARKED_MAX = 24	/* those that only the numbers show to do so */
};

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

/* A column that does not add up, and by far: of shares, say, and not called so. */
static bool
is_odd_column(const struct table_relations *tr, const struct mention *total)
{
	return tr->nparts > 1 && !column_closes(tr, total) &&
	    (column_is_no_sum(tr, total) || !column_is_near(tr, total));
}

/* 净值; 原值; 减：累计折旧: does a row under p say that it is taken off those before it? */
static bool
has_deduction(const struct table_relations *tr, size_t p, size_t from, size_t to)
{
	for (size_t r = from; r < to; r++)
		if (tr->parent[r] == p && deducted_is_row(tr, r))
			return true;
	return false;
}

/* Links, column by column, the row p to the two rows under it, the second of which is taken off the
 * first. */
static void
link_deduction(struct table_relations *tr, size_t p, size_t from, size_t to)
{
	for (size_t i = 0; i < tr->g->rows[p].nmentions; i++) {
		struct mention *total = table_mention(tr, p, i);

		if (!column_adds_up(tr, total) || total->nlinks != 0)
			continue;
		column_collect(tr, from, to, p, total);
		if (tr->nparts == 2)
			mentions_link(tr->ms, total, REL_DELTA, "$-$", (size_t[]){
			    tr->ms->at[tr->parts[0]].id, tr->ms->at[tr->parts[1]].id });
	}
}

/* Links, column by column, the rows under p to p.  Codes leave nothing out: what is too
 * much there is an error. */
static void
link_breakdown(struct table_relations *tr, size_t p, size_t from, size_t to)
{
	bool whole = breakdown_closes(tr, p, from, to);

	if (!whole && has_deduction(tr, p, from, to)) {
		link_deduction(tr, p, from, to);
		return;
	}
	for (size_t i = 0; i < tr->g->rows[p].nmentions; i++) {
		const struct mention *total = table_mention(tr, p, i);

		if (!column_adds_up(tr, total))
			continue;
		column_collect(tr, from, to, p, total);
		if (tr->nested && is_odd_column(tr, total))
			continue;
		if (tr->nparts != 0 && (whole || (tr->coded && exceeds_by_part(tr, total))))
			column_link(tr, total, REL_PART);
		else if (tr->nparts != 0 && !any_negative(tr, total))
			column_link(tr, total, REL_WITHIN);
	}
}

/* May row r be one of those below row p that nothing marks as its parts? */
static bool
is_unmarked(const struct table_relations *tr, size_t p, size_t r)
{
	const struct grid_row *row = &tr->g->rows[r];
	struct label label;

	return row->label != NONE && row->header == tr->g->rows[p].header &&
	    !row->is_header && !row->is_total && row->nmentions != 0 &&
	    tr->parent[r] == NONE && label_read(grid_label(tr->g, r), &label) == 0;
}

/* Do the rows from p on to the one before end add up to row p in two columns, or three of
 * them in one? */
static bool
is_broken_down(struct table_relations *tr, size_t p, size_t end)
{
	size_t columns = 0;

	for (size_t i = 0; i < tr->g->rows[p].nmentions; i++) {
		const struct mention *total = table_mention(tr, p, i);

		if (!column_adds_up(tr, total) || decimal_sign(total->q.value) == 0)
			continue;
		column_collect(tr, p + 1, end, NONE, total);
		if (column_closes(tr, total))
			columns += tr->nparts > 2 ? 2 : 1;
	}
	return columns >= 2;
}

/* 项目支出 with its projects below it, neither indented nor numbered: the fewest rows that add
 * up to it are its parts. */
static void
find_unmarked(struct table_relations *tr)
{
	for (size_t p = 0; p + 2 < tr->g->table->nrows; p++) {
		size_t end = p + 1;
		bool found = false;

		if (tr->g->rows[p].label == NONE || tr->g->rows[p].is_header ||
		    !word_table_ends(&name_words, "itemized", grid_label(tr->g, p)))
			continue;
		while (!found && end < tr->g->table->nrows && end - p <= UNMARKED_MAX &&
		    is_unmarked(tr, p, end))
			found = is_broken_down(tr, p, ++end);
		for (size_t r = p + 1; found && r < end; r++)
			tr->parent[r] = p;
	}
}

static bool
is_less(struct decimal part, struct decimal total)
{
	return decimal_cmp(decimal_abs(part), decimal_abs(total)) < 0;
}

/* Is row p, 其中：购置费, less than row r in every column?  Then r is no part of it, but set
 * under it, or more than that where the blanks before p were lost. */
static bool
is_beside_part(const struct table_relations *tr, size_t p, size_t r)
{
	const struct grid_row *row = &tr->g->rows[p];

	if (row->nmentions == 0 || tr->parent[p] == NONE ||
	    !word_table_starts(&particles, "parts", blank_trim(grid_label(tr->g, p))))
		return false;
	for (size_t i = 0; i < row->nmentions; i++) {
		const struct mention *m = table_mention(tr, p, i);
		const struct mention *below = column_mention(tr, r, m);

		if (below == NULL || !is_less(m->q.value, below->q.value))
			return false;
	}
	return true;
}

void
table_find_parents(struct table_relations *tr)
{
	const struct grid *g = tr->g;

	while (tr->parent_cap < g->table->nrows)
		tr->parent = mem_grow(tr->parent, tr->parent_cap, &tr->parent_cap,
		    sizeof *tr->parent);
	for (size_t r = 0; r < g->table->nrows; r++) {
		const struct grid_row *row = &g->rows[r];
		size_t p = r == 0 ? NONE : r - 1;

		tr->parent[r] = NONE;
		if (row->label == NONE || row->is_header)
			continue;
		while (p != NONE && g->rows[p].header == row->header &&
		    g->rows[p].label != NONE && g->rows[p].indent >= row->indent)
			p = tr->parent[p];
		if (p != NONE && is_beside_part(tr, p, r))
			p = tr->parent[p];
		if (p != NONE && g->rows[p].header == row->header &&
		    g->rows[p].label == row->label && g->rows[p].indent < row->indent)
			tr->parent[r] = p;
	}
	tr->coded = relate_codes(g, tr->parent);
	tr->nested = false;
	if (!tr->coded) {
		relate_deducted_find(tr);
		relate_nested(tr);
		relate_numbered(g, tr->parent);
		relate_funds(g, tr->parent);
		find_unmarked(tr);
	}
}

void
table_relate_breakdowns(struct table_relations *tr)
{
	size_t rows = tr->g->table->nrows, end;

	for (size_t p = 0; p + 1 < rows; p++) {
		if (tr->parent[p + 1] != p)
			continue;
		for (end = p + 1; end < rows && end - p <= BREAKDOWN_MAX &&
		    tr->parent[end] != NONE && tr->parent[end] >= p; end++)
			continue;
		link_breakdown(tr, p, p + 1, end);
	}
	relate_deducted(tr);
}
